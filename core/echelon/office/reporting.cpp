#include "echelon/base/error.hpp"
#include "echelon/office/report_hours.hpp"
#include "echelon/office/reports.hpp"
#include "echelon/office/session_papers.hpp"
#include "echelon/office/state.hpp"
#include "echelon/store/load.hpp"

namespace echelon {
namespace {

constexpr std::string_view template_mark = "import-template:";
constexpr std::string_view hours_short_name = "hours-short";  // or hours-short:SCHOOL
constexpr std::string_view notice_mark = "session-notice:";
constexpr std::string_view sign_in_mark = "sign-in:";
constexpr std::string_view session_result_mark = "session-result:";
constexpr std::string_view certificates_mark = "certificates:";

/// What stands behind the mark of a report's name.
std::string behind(const std::string& report, std::string_view mark) { return report.substr(mark.size()); }

struct NamedReport {
  std::string_view name;
  Paper (*make)(const ReportSources&);
};
constexpr NamedReport reports[] = {{"publicity-list", publicity_list},
                                   {"result", result_list},
                                   {"nominations", nominations_list},
                                   {"findings", findings_list}};

[[noreturn]] void refuse_report(const std::string& report) {
  std::string known;
  for (const NamedReport& each : reports) known += std::string(each.name) + ", ";
  std::string kinds;
  for (const ImportKind kind : all_import_kinds())
    kinds += (kinds.empty() ? "" : "|") + std::string(import_kind_code(kind));
  for (const std::string_view mark : {sign_in_mark, session_result_mark, certificates_mark})
    known += std::string(mark) + "SESSION, ";
  known += std::string(hours_short_name) + "[:SCHOOL], ";
  known += std::string(notice_mark) + "SCHOOL, " + std::string(template_mark) + kinds;
  throw Error(Fault::request, {"没有报表“" + report + "”", "there is no report '" + report + "'"},
              {"可用：" + known, "there are: " + known});
}

/// The template that the report's name asks for.
Paper template_named(const std::string& report, Language language) {
  const auto kind = read_import_kind(std::string_view(report).substr(template_mark.size()));
  if (!kind) refuse_report(report);
  return import_template(*kind, language);
}

/// What closing the session gave to whom, by id. Throws Error for one that is not closed.
std::vector<Granted> granted_by(const Store& store, const Session& session, const Course& course) {
  if (session.state != SessionState::closed) {
    throw Error(Fault::request,
                {"班次 " + session.id + " 尚未结班", "session " + session.id + " is not closed"},
                {"结班后才授予学时", "hours are granted when it is closed"});
  }
  std::vector<Granted> granted;
  Statement ask = store.statement(
      "SELECT training.person, hours, attendance, certificate FROM enrolment JOIN training ON "
      "training.person = enrolment.person AND ended_on = ?2 AND course = ?3 "
      "WHERE session = ?1 AND state = 'enrolled' ORDER BY training.person, number DESC");
  ask.with(session.id, session.ends_on(), course.name);
  while (ask.step()) {
    // Were there several of a day and name, the last is the session's.
    if (!granted.empty() && granted.back().person == ask.text(0)) continue;
    granted.push_back({ask.string(0), ask.decimal(1), ask.whole(2), ask.string(3)});
  }
  return granted;
}

/// The ledger's head in words: whoever holds the paper can tell whether the office was changed behind it.
std::string ledger_words(const Anchor& head, Language language) {
  if (head.number == 0) return Words{"台账：尚无记录", "ledger: no entry yet"}.in(language);
  const std::string number = std::to_string(head.number);
  return Words{"台账第 " + number + " 条记录 " + head.hash, "ledger entry " + number + " " + head.hash}.in(
      language);
}

}  // namespace

void Office::write_report(const std::string& report, const std::string& program_id,
                          const std::filesystem::path& file, Language language) const {
  Paper paper;
  const auto people = snapshot();
  const SessionSources about_sessions{*people, courses(), sessions(), language,
                                      load_setting(state_->store, "bureau")};
  const auto granted = [&](const Session& of) {
    return granted_by(state_->store, of, about_sessions.course_of(of));
  };
  if (report.starts_with(certificates_mark)) {
    const Session& of = session(behind(report, certificates_mark));
    return write_certificates(certificates_of(about_sessions, of, granted(of)), language, as_of(), file);
  }
  if (report == hours_short_name || report.starts_with(std::string(hours_short_name) + ":")) {
    const std::string school =
        report == hours_short_name ? std::string() : report.substr(hours_short_name.size() + 1);
    paper = hours_short_list(*people, *hours(), school, language);
  } else if (report.starts_with(notice_mark)) {
    paper = session_notice(about_sessions, behind(report, notice_mark));
  } else if (report.starts_with(sign_in_mark)) {
    paper = sign_in_sheet(about_sessions, session(behind(report, sign_in_mark)));
  } else if (report.starts_with(session_result_mark)) {
    const Session& of = session(behind(report, session_result_mark));
    paper = session_result(about_sessions, of, granted(of));
  } else if (report.starts_with(template_mark)) {
    paper = template_named(report, language);
  } else {
    const NamedReport* named = nullptr;
    for (const NamedReport& each : reports) {
      if (each.name == report) named = &each;
    }
    if (named == nullptr) refuse_report(report);
    paper =
        named->make({*people, program(program_id), findings(program_id), round(program_id), language,
                     load_setting(state_->store, "bureau"), load_setting(state_->store, "objections_to")});
  }
  paper.language = language;
  paper.dated = as_of();
  paper.footer = ledger_words(state_->ledger.head(), language);
  write_paper(paper, file);
}

}  // namespace echelon
