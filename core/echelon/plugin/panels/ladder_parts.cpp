#include "echelon/plugin/panels/ladder_parts.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace echelon::panels {
namespace {

/// A choice that is kept by its code.
template <class Codes>
std::size_t kept_choice(Surface& surface, const char* id, const Words& label, const Codes& codes,
                        const std::vector<Words>& names) {
  std::string& kept = surface.remember(id);
  const auto found = std::find(codes.begin(), codes.end(), kept);
  std::size_t chosen = found == codes.end() ? 0 : static_cast<std::size_t>(found - codes.begin());
  if (surface.choice(id, label, chosen, names)) kept = codes[chosen];
  return chosen;
}

std::size_t choose_school(Surface& surface, const PanelContext& context) {
  std::vector<std::string> codes{""};
  std::vector<Words> names{{"全部学校", "all schools"}};
  for (const School& school : context.snapshot.schools) {
    codes.push_back(school.id);
    names.push_back({school.name, school.name});
  }
  return kept_choice(surface, "school", {"学校", "school"}, codes, names);
}

}  // namespace

const LadderSight* choose_ladder(Surface& surface, const PanelContext& context) {
  if (context.ladders == nullptr || context.ladders->ladders.empty()) return nullptr;
  const auto& ladders = context.ladders->ladders;
  if (ladders.size() == 1) return &ladders.front();
  std::vector<std::string> codes;
  std::vector<Words> names;
  for (const LadderSight& sight : ladders) {
    codes.push_back(sight.ladder->id);
    names.push_back(sight.ladder->name);
  }
  return &ladders[kept_choice(surface, "ladder", {"梯队", "ladder"}, codes, names)];
}

bool LadderFilter::takes(const PanelContext& context, PersonIndex person) const {
  const People& people = context.snapshot.people;
  const auto p = static_cast<std::size_t>(person);
  if (context.viewer.role == ViewerRole::principal && people.school[p] != own_school(context)) return false;
  return (stage == Stage::unknown || people.stage[p] == stage) &&
         (subject == Symbol::empty || people.subject[p] == subject) &&
         (school == nobody || people.school[p] == school);
}

LadderFilter choose_filter(Surface& surface, const PanelContext& context, const LadderSight& sight) {
  LadderFilter filter;
  const bool one_school = context.viewer.role == ViewerRole::principal;
  std::set<Stage> stages;
  std::set<Symbol> taught;
  for (const LadderStanding& each : sight.people) {
    const auto p = static_cast<std::size_t>(each.person);
    stages.insert(context.snapshot.people.stage[p]);
    taught.insert(context.snapshot.people.subject[p]);
  }
  stages.erase(Stage::unknown);
  taught.erase(Symbol::empty);
  std::set<std::string> subjects;
  for (const Symbol subject : taught) subjects.insert(context.snapshot.text(subject));
  std::vector<std::string> stage_codes{""};
  std::vector<Words> stage_names{{"全部学段", "all stages"}};
  for (const Stage each : stages) {
    stage_codes.emplace_back(code(each));
    stage_names.push_back(words(each));
  }
  std::vector<std::string> subject_codes{""};
  std::vector<Words> subject_names{{"全部学科", "all subjects"}};
  for (const std::string& each : subjects) {
    subject_codes.push_back(each);
    subject_names.push_back(subject_words(each));
  }
  std::size_t stage = 0;
  std::size_t subject = 0;
  std::size_t school = 0;
  const std::array<double, 3> thirds{1, 1, 1};
  surface.columns("filter", thirds, [&](std::size_t column) {
    if (column == 0) stage = kept_choice(surface, "stage", {"学段", "stage"}, stage_codes, stage_names);
    if (column == 1)
      subject = kept_choice(surface, "subject", {"学科", "subject"}, subject_codes, subject_names);
    if (column == 2 && !one_school) school = choose_school(surface, context);
  });
  if (stage > 0) filter.stage = read<Stage>(stage_codes[stage]).value_or(Stage::unknown);
  if (subject > 0) filter.subject = context.snapshot.symbols.find(subject_codes[subject]);
  if (school > 0) filter.school = static_cast<SchoolIndex>(school - 1);
  filter.key = (stage * 97U + subject) * 100'003U + school;
  return filter;
}

std::string until_said(const LadderStanding& standing, Language language) {
  return standing.until.known() ? standing.until.iso() : Words{"长期", "for good"}.in(language);
}

Tone tone_of(TierState state) {
  return state == TierState::held ? Tone::plain : state == TierState::due ? Tone::caution : Tone::bad;
}

const Words& tier_name(const LadderSight& sight, std::size_t tier) { return sight.ladder->tiers[tier].name; }

Words tier_said(const LadderSight& sight, const Snapshot& snapshot, Symbol tier) {
  const std::string& text = snapshot.text(tier);
  const auto found = sight.ladder->find_tier(text);
  return found ? tier_name(sight, *found) : Words{text, text};
}

StepNear nearest_step(const LadderSight& sight, const LadderStanding& standing) {
  StepNear best;
  const auto order = [](const StepNear& near) {
    return std::tuple(near.step == nullptr, !near.eligible, !near.earliest.known(), near.earliest,
                      near.unmet);
  };
  for (const LadderStepView& step : sight.steps) {
    if (step.step->from != standing.tier) continue;
    const auto position = step.position_of(standing.person);
    if (!position) continue;
    const auto at = static_cast<PersonIndex>(*position);
    StepNear near{&step, step.findings.eligible(at), step.findings.earliest(at), 0};
    for (const Finding& finding : step.findings.of(at)) near.unmet += finding.met ? 0 : 1;
    if (order(near) < order(best)) best = near;
  }
  return best;
}

Words said(const StepNear& near) {
  if (near.step == nullptr) return {"已到顶", "at the top"};
  if (near.eligible) return {"现在即可", "can move now"};
  if (near.earliest.known()) return {near.earliest.iso() + " 起", "from " + near.earliest.iso()};
  const std::string count = std::to_string(near.unmet);
  return {"还差 " + count + " 项", count + " to go"};
}

}  // namespace echelon::panels
