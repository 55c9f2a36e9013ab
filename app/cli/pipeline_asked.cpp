#include "cli/pipeline_asked.hpp"

#include <algorithm>

#include "echelon/base/error.hpp"

namespace cli {

using echelon::Error;
using echelon::Fault;
using echelon::Ladder;
using echelon::PersonIndex;
using echelon::Words;

namespace {

[[noreturn]] void refuse(const Words& what, const Words& remedy = {}) {
  throw Error(Fault::request, what, remedy);
}

/// The first program with ladders; they stand in one program.
std::shared_ptr<const echelon::PipelineView> view_of(const echelon::Office& office) {
  for (const auto& program : office.programs()) {
    if (!program.ladders.empty()) return office.pipeline(program.id);
  }
  refuse({"没有加载带梯队的项目", "no program with ladders is loaded"},
         {"用 plugins 查看哪些插件没有加载", "see by 'plugins' which were not loaded"});
}

}  // namespace

PipelineAsked::PipelineAsked(const echelon::Office& office, const PipelineOptions& options)
    : view_(view_of(office)) {
  std::string there;
  for (const Ladder* ladder : view_->ladders) {
    there += (there.empty() ? "" : ", ") + ladder->id;
    if (options.ladder.empty() || ladder->id == options.ladder) ladders_.push_back(ladder);
  }
  if (ladders_.empty())
    refuse({"没有名为 " + options.ladder + " 的梯队", "there is no ladder " + options.ladder},
           {"可用：" + there, "there are " + there});
  const auto& snapshot = *view_->snapshot;
  if (!options.school.empty()) {
    wish_.school = snapshot.find_school(options.school);
    if (wish_.school == echelon::nobody)
      refuse({"没有学校 " + options.school, "there is no school " + options.school});
  }
  if (!options.stage.empty()) {
    wish_.stage = echelon::read<echelon::Stage>(options.stage);
    if (!wish_.stage) {
      refuse({"没有学段 " + options.stage, "there is no stage " + options.stage},
             {"可用：kindergarten、primary、junior、senior、vocational、special",
              "there are kindergarten, primary, junior, senior, vocational, special"});
    }
  }
  if (!options.subject.empty()) {
    wish_.subject = echelon::canonical_subject(options.subject);
    if (snapshot.symbols.find(wish_.subject) == echelon::Symbol::empty)
      refuse({"没有学科 " + options.subject, "there is no subject " + options.subject},
             {"请核对花名册里的任教学科", "see the subjects in the roster"});
  }
  wish_.from_year = options.from_year;
  wish_.to_year = options.to_year;
}

echelon::PipelineWish PipelineAsked::wish(const Ladder& ladder) const {
  echelon::PipelineWish wish = wish_;
  wish.ladder = ladder.id;
  return wish;
}

bool PipelineAsked::wants(PersonIndex person) const {
  const auto& people = view_->snapshot->people;
  const auto p = static_cast<std::size_t>(person);
  return (wish_.school == echelon::nobody || people.school[p] == wish_.school) &&
         (!wish_.stage || people.stage[p] == *wish_.stage) &&
         (wish_.subject.empty() || view_->snapshot->text(people.subject[p]) == wish_.subject);
}

PersonIndex PipelineAsked::find(const std::string& person) const {
  if (person.empty())
    refuse({"没有给出工号", "no person was given"},
           {"例如 pipeline lineage T00001", "such as pipeline lineage T00001"});
  const PersonIndex found = view_->snapshot->find_person(person);
  if (found == echelon::nobody) refuse({"没有工号为 " + person + " 的人员", "there is no person " + person});
  return found;
}

}  // namespace cli
