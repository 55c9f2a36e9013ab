#include "echelon/rules/kinds.hpp"

#include "echelon/base/nearest.hpp"
#include "echelon/rules/core_kinds.hpp"

namespace echelon {
namespace {

[[noreturn]] void taken(const std::string& name) {
  throw Error(Fault::request, {"种类“" + name + "”已存在", "the kind '" + name + "' exists already"},
              {"给它另取一个名字", "give it another name"});
}

template <class Map>
[[noreturn]] void unknown(const Rule& rule, const Map& known) {
  std::vector<std::string> names;
  names.reserve(known.size());
  for (const auto& [name, make] : known) names.push_back(name);
  const std::string list = joined(names);
  const std::string meant = nearest(rule.kind, names);
  throw Error(Fault::request,
              {"“" + rule.id + "”的种类“" + rule.kind + "”不存在",
               "the kind '" + rule.kind + "' of '" + rule.id + "' does not exist"},
              meant.empty() ? Words{"可用的种类：" + list, "the kinds are: " + list}
                            : Words{"是否想写 " + meant + "？可用的种类：" + list,
                                    "did you mean " + meant + "? The kinds are: " + list},
              rule.parameters.place());
}

}  // namespace

Kinds Kinds::core() {
  Kinds kinds;
  add_core_requirements(kinds);
  add_core_criteria(kinds);
  return kinds;
}

void Kinds::add_requirement(std::string name, MakeRequirement make) {
  if (requirements_.contains(name)) taken(name);
  requirements_.emplace(std::move(name), std::move(make));
}

void Kinds::add_criterion(std::string name, MakeCriterion make) {
  if (criteria_.contains(name)) taken(name);
  criteria_.emplace(std::move(name), std::move(make));
}

std::unique_ptr<Requirement> Kinds::requirement(const Rule& rule, const Snapshot& snapshot) const {
  const auto found = requirements_.find(rule.kind);
  if (found == requirements_.end()) unknown(rule, requirements_);
  auto made = found->second(rule, snapshot);
  rule.parameters.refuse_unasked();
  return made;
}

std::unique_ptr<Criterion> Kinds::criterion(const Rule& rule, const Snapshot& snapshot) const {
  const auto found = criteria_.find(rule.kind);
  if (found == criteria_.end()) unknown(rule, criteria_);
  auto made = found->second(rule, snapshot);
  rule.parameters.refuse_unasked();
  return made;
}

std::vector<std::string> Kinds::requirement_names() const {
  std::vector<std::string> names;
  for (const auto& [name, make] : requirements_) names.push_back(name);
  return names;
}

std::vector<std::string> Kinds::criterion_names() const {
  std::vector<std::string> names;
  for (const auto& [name, make] : criteria_) names.push_back(name);
  return names;
}

Findings judge_all(const Program& program, const Kinds& kinds, const Snapshot& snapshot,
                   const HourStandings* hours) {
  std::vector<std::unique_ptr<Requirement>> requirements;
  for (const Rule* rule : program.requirements_on(snapshot.as_of))
    requirements.push_back(kinds.requirement(*rule, snapshot));
  Findings findings;
  FindingWriter writer(findings, requirements.size(), snapshot.people.id.size(), hours);
  for (PersonIndex person = 0; person < snapshot.size(); ++person) {
    for (const auto& requirement : requirements) requirement->judge(snapshot, person, writer);
  }
  return findings;
}

}  // namespace echelon
