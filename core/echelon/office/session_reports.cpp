#include "echelon/office/session_reports.hpp"

#include <algorithm>
#include <array>

#include "echelon/base/error.hpp"
#include "echelon/store/load.hpp"

namespace echelon {
namespace {

constexpr std::string_view notice_mark = "session-notice:";
constexpr std::string_view sign_in_mark = "sign-in:";
constexpr std::string_view result_mark = "session-result:";
constexpr std::string_view certificates_mark = "certificates:";

/// What stands behind the mark of a report's name.
std::string behind(std::string_view report, std::string_view mark) {
  return std::string(report.substr(mark.size()));
}

}  // namespace

bool is_session_report(std::string_view report) {
  static constexpr std::array marks{notice_mark, sign_in_mark, result_mark, certificates_mark};
  return std::ranges::any_of(marks, [&](std::string_view mark) { return report.starts_with(mark); });
}

std::string session_report_names() {
  std::string names;
  for (const std::string_view mark : {sign_in_mark, result_mark, certificates_mark})
    names += std::string(mark) + "SESSION, ";
  return names + std::string(notice_mark) + "SCHOOL, ";
}

SessionReports::SessionReports(const Office& office, const Store& store, Language language)
    : office_(office),
      store_(store),
      people_(office.snapshot()),
      sources_{*people_, office.courses(), office.sessions(), language, load_setting(store, "bureau")} {}

std::optional<std::vector<CourseCertificate>> SessionReports::certificates(std::string_view report) const {
  if (!report.starts_with(certificates_mark)) return std::nullopt;
  const Session& session = office_.session(behind(report, certificates_mark));
  return certificates_of(sources_, session, granted_by(session));
}

Paper SessionReports::paper(std::string_view report) const {
  if (report.starts_with(notice_mark)) return session_notice(sources_, behind(report, notice_mark));
  if (report.starts_with(sign_in_mark))
    return sign_in_sheet(sources_, office_.session(behind(report, sign_in_mark)));
  const Session& session = office_.session(behind(report, result_mark));
  return session_result(sources_, session, granted_by(session));
}

std::vector<Granted> SessionReports::granted_by(const Session& session) const {
  if (session.state != SessionState::closed) {
    throw Error(Fault::request,
                {"班次 " + session.id + " 尚未结班", "session " + session.id + " is not closed"},
                {"结班后才授予学时", "hours are granted when it is closed"});
  }
  std::vector<Granted> granted;
  Statement ask = store_.statement(
      "SELECT training.person, hours, attendance, certificate FROM enrolment JOIN training ON "
      "training.person = enrolment.person AND ended_on = ?2 AND course = ?3 "
      "WHERE session = ?1 AND state = 'enrolled' ORDER BY training.person, number DESC");
  ask.with(session.id, session.ends_on(), sources_.course_of(session).name);
  while (ask.step()) {
    // Were there several of a day and name, the last is the session's.
    if (!granted.empty() && granted.back().person == ask.text(0)) continue;
    granted.push_back({ask.string(0), ask.decimal(1), ask.whole(2), ask.string(3)});
  }
  return granted;
}

}  // namespace echelon
