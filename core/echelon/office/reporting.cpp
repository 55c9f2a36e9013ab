// The lists to publish and to work with, each a Paper.

#include <algorithm>

#include "echelon/exchange/import_columns.hpp"
#include "echelon/exchange/paper.hpp"
#include "echelon/office/state.hpp"

namespace echelon {
namespace {

/// What a report is made of.
struct ReportSources {
  const Snapshot& snapshot;
  const Program& program;
  const Findings& findings;
  const RoundView* round;
  Language language;
};

std::string school_name(const Snapshot& snapshot, PersonIndex person) {
  const School* school = person == nobody ? nullptr : snapshot.school_of(person);
  return school == nullptr ? "" : school->name;
}

/// Name, school, subject, result: all that the public sees.
Paper publicity_list(const ReportSources& from) {
  const auto said = [&](const char* zh, const char* en) {
    return from.language == Language::chinese ? std::string(zh) : std::string(en);
  };
  Paper paper;
  paper.title = from.program.name.in(from.language) + said("遴选结果公示名单", ": list of the chosen");
  paper.columns = {{said("序号", "no."), 0.5, true},
                   {said("姓名", "name"), 1},
                   {said("学校", "school"), 2.5},
                   {said("学科", "subject"), 1}};
  for (const Decision& decision : from.round->call.decisions) {
    if (decision.outcome != "chosen" && decision.outcome != "appointed") continue;
    const PersonIndex person = from.snapshot.find_person(decision.person);
    if (person == nobody) continue;
    const auto p = static_cast<std::size_t>(person);
    paper.rows.push_back(
        {std::to_string(decision.position), from.snapshot.people.name[p], school_name(from.snapshot, person),
         subject_words(from.snapshot.text(from.snapshot.people.subject[p])).in(from.language)});
  }
  return paper;
}

}  // namespace

void Office::write_report(const std::string& report, const std::string& program_id,
                          const std::filesystem::path& file, Language language) const {
  if (report != "publicity-list") {
    throw Error(Fault::request, {"没有报表“" + report + "”", "there is no report '" + report + "'"},
                {"可用：publicity-list", "there is: publicity-list"});
  }
  const RoundView* found = round(program_id);
  if (found == nullptr) {
    throw Error(Fault::request, {"还没有遴选通知", "no call was ever opened"},
                {"先发布遴选通知", "open a call first"});
  }
  const auto people = snapshot();
  write_paper(publicity_list({*people, program(program_id), findings(program_id), found, language}), file);
}

}  // namespace echelon
