#include <algorithm>
#include <iterator>

#include "echelon/base/error.hpp"
#include "echelon/office/report_hours.hpp"
#include "echelon/office/report_mentors.hpp"
#include "echelon/office/reports.hpp"
#include "echelon/office/session_reports.hpp"
#include "echelon/office/state.hpp"
#include "echelon/store/load.hpp"

namespace echelon {
namespace {

constexpr std::string_view template_mark = "import-template:";
/// Of everyone, or behind a colon a school's id.
constexpr std::string_view hours_short_name = "hours-short";

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
  known += std::string(hours_short_name) + "[:SCHOOL], mentor-notice:SCHOOL, mentor-agreement:SCHOOL, ";
  known += session_report_names() + std::string(template_mark) + kinds;
  throw Error(Fault::request, {"没有报表“" + report + "”", "there is no report '" + report + "'"},
              {"可用：" + known, "there are: " + known});
}

/// The template that the report's name asks for.
Paper template_named(const std::string& report, Language language) {
  const auto kind = read_import_kind(std::string_view(report).substr(template_mark.size()));
  if (!kind) refuse_report(report);
  return import_template(*kind, language);
}

/// The ledger's head in words: whoever holds the paper can tell whether the office was changed behind it.
std::string ledger_words(const Anchor& head, Language language) {
  if (head.number == 0) return Words{"台账：尚无记录", "ledger: no entry yet"}.in(language);
  const std::string number = std::to_string(head.number);
  return Words{"台账第 " + number + " 条记录 " + head.hash, "ledger entry " + number + " " + head.hash}.in(
      language);
}

/// The report that names no session: of a program, or an import's empty template.
Paper program_paper(const Office& office, const Store& store, const std::string& report,
                    const std::string& program, Language language) {
  if (report.starts_with(template_mark)) return template_named(report, language);
  const auto* named = std::ranges::find(reports, report, &NamedReport::name);
  if (named == std::end(reports)) refuse_report(report);
  return named->make({*office.snapshot(), office.program(program), office.findings(program),
                      office.round(program), language, load_setting(store, "bureau"),
                      load_setting(store, "objections_to")});
}

}  // namespace

void Office::write_report(const std::string& report, const std::string& program_id,
                          const std::filesystem::path& file, Language language) const {
  Paper paper;
  if (is_session_report(report)) {
    const SessionReports papers(*this, state_->store, language);
    if (const auto certificates = papers.certificates(report))
      return write_certificates(*certificates, language, as_of(), file);
    paper = papers.paper(report);
  } else if (is_mentor_report(report)) {
    paper = *mentor_report(report, *mentoring_view(), load_setting(state_->store, "bureau"), language);
  } else if (report == hours_short_name || report.starts_with(std::string(hours_short_name) + ":")) {
    const std::string school = report == hours_short_name ? "" : report.substr(hours_short_name.size() + 1);
    paper = hours_short_list(*snapshot(), *hours(), school, language);
  } else {
    paper = program_paper(*this, state_->store, report, program_id, language);
  }
  paper.language = language;
  paper.dated = as_of();
  paper.footer = ledger_words(state_->ledger.head(), language);
  write_paper(paper, file);
}

}  // namespace echelon
