// What several reports say alike.

#include "echelon/base/error.hpp"
#include "echelon/office/reports.hpp"

namespace echelon {

const RoundView& ReportSources::require_round() const {
  if (round != nullptr) return *round;
  throw Error(Fault::request, {"还没有遴选通知", "no call was ever opened"},
              {"先发布遴选通知", "open a call first"});
}

const RoundView& ReportSources::require_result() const {
  const RoundView& view = require_round();
  if (!view.call.decisions.empty()) return view;
  throw Error(Fault::request, {"还没有遴选结果", "there is no result yet"},
              {"先正式遴选", "run the selection first"});
}

const std::string& ReportSources::name(PersonIndex person) const {
  return snapshot.people.name[static_cast<std::size_t>(person)];
}

const std::string& ReportSources::id(PersonIndex person) const {
  return snapshot.people.id[static_cast<std::size_t>(person)];
}

std::string ReportSources::school(SchoolIndex at) const {
  return at == nobody ? std::string() : snapshot.schools[static_cast<std::size_t>(at)].name;
}

std::string ReportSources::school_of(PersonIndex person) const {
  return school(snapshot.people.school[static_cast<std::size_t>(person)]);
}

std::string ReportSources::subject(PersonIndex person) const {
  const Symbol subject = snapshot.people.subject[static_cast<std::size_t>(person)];
  return in(subject_words(snapshot.text(subject)));
}

std::string ReportSources::stage(PersonIndex person) const {
  const Stage stage = snapshot.people.stage[static_cast<std::size_t>(person)];
  return stage == Stage::unknown ? std::string() : in(words(stage));
}

std::string ReportSources::heading() const {
  const std::string& title = round == nullptr ? std::string() : round->call.title;
  if (title.empty() || title == program.name.zh || title == program.name.en) return in(program.name);
  return in(program.name) + (language == Language::chinese ? "：" : ": ") + title;
}

}  // namespace echelon
