#include "echelon/plugin/panels/pipeline_parts.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <set>

#include "echelon/plugin/panels/parts.hpp"

namespace echelon::panels {

std::string choose_id(Surface& surface, const std::string& field, const Words& label,
                      std::vector<std::string> ids, std::vector<Words> names, const Words& everything) {
  if (!everything.empty()) {
    ids.insert(ids.begin(), "");
    names.insert(names.begin(), everything);
  }
  if (ids.empty()) return {};
  std::string& kept = surface.remember(field);
  const auto found = std::find(ids.begin(), ids.end(), kept);
  std::size_t at = found == ids.end() ? 0 : static_cast<std::size_t>(found - ids.begin());
  if (surface.choice(field, label, at, names)) kept = ids[at];
  return ids[at];
}

const Ladder* choose_ladder(Surface& surface, const PipelineView& view) {
  std::vector<std::string> ids;
  std::vector<Words> names;
  for (const Ladder* ladder : view.ladders) {
    ids.push_back(ladder->id);
    names.push_back(ladder->name);
  }
  const std::string chosen = choose_id(surface, "ladder", {"梯队", "ladder"}, ids, names);
  for (const Ladder* ladder : view.ladders) {
    if (ladder->id == chosen) return ladder;
  }
  return nullptr;
}

void choose_whom(Surface& surface, const PanelContext& context, PipelineWish& wish) {
  const Snapshot& snapshot = context.snapshot;
  std::vector<std::string> ids;
  std::vector<Words> names;
  for (const School& school : snapshot.schools) {
    ids.push_back(school.id);
    names.push_back({school.name, school.name});
  }
  const std::string school =
      choose_id(surface, "school", {"学校", "school"}, ids, names, {"全部学校", "every school"});
  wish.school = school.empty() ? nobody : snapshot.find_school(school);
  ids.clear();
  names.clear();
  for (const Stage stage : all<Stage>()) {
    if (stage == Stage::unknown) continue;
    ids.emplace_back(code(stage));
    names.push_back(words(stage));
  }
  const std::string stage =
      choose_id(surface, "stage", {"学段", "stage"}, ids, names, {"全部学段", "every stage"});
  wish.stage = stage.empty() ? std::nullopt : read<Stage>(stage);
  std::set<std::string> subjects;
  for (const Symbol subject : snapshot.people.subject) {
    if (subject != Symbol::empty) subjects.insert(snapshot.text(subject));
  }
  ids.assign(subjects.begin(), subjects.end());
  names.clear();
  for (const std::string& subject : ids) names.push_back(subject_words(subject));
  wish.subject =
      choose_id(surface, "subject", {"学科", "subject"}, ids, names, {"全部学科", "every subject"});
}

std::string one_place(double value) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.1f", value);
  std::string said = text.data();
  if (said.ends_with(".0")) said.resize(said.size() - 2);
  return said;
}

Words tier_name(const Ladder& ladder, std::size_t tier) {
  return tier < ladder.tiers.size() ? ladder.tiers[tier].name : Words{"未进入梯队", "no tier"};
}

std::string person_said(const PanelContext& context, PersonIndex person) {
  const std::string& name = name_of(context, person);
  const std::string& id = id_of(context, person);
  return name.empty() || name == id ? id : name + " (" + id + ")";  // pseudonyms stand alone
}

Words listed(const std::vector<std::string>& names) {
  Words list;
  for (const std::string& name : names) {
    list.zh += (list.zh.empty() ? "" : "、") + name;
    list.en += (list.en.empty() ? "" : ", ") + name;
  }
  return list;
}

std::string chain_said(const PanelContext& context, const std::vector<std::uint32_t>& chain) {
  constexpr std::size_t most = 12;
  const auto& people = context.pipeline->mentors->people;
  std::string text;
  for (std::size_t i = 0; i < chain.size(); ++i) {
    if (chain.size() > most && i == most / 2) {
      text += " → …";
      i = chain.size() - most / 2;
    }
    text += (i == 0 ? "" : " → ") + name_of(context, people[chain[i]]);
  }
  return text;
}

void look_at_chosen(Surface& surface, const PanelContext& context, const std::string& table,
                    const std::string& chosen) {
  std::string& before = surface.remember(table + "-chosen");
  if (before == chosen) return;
  before = chosen;
  if (!chosen.empty() && context.person != nullptr) *context.person = chosen;
}

std::uint64_t revision_of(const PanelContext& context, const std::string& choice) {
  return context.revision * 1'000'033U + std::hash<std::string>()(choice);
}

bool draw_no_pipeline(Surface& surface, const PanelContext& context) {
  if (context.pipeline != nullptr && !context.pipeline->ladders.empty()) return false;
  surface.text({"这个项目没有梯队。", "This program has no ladder."}, Tone::muted);
  return true;
}

}  // namespace echelon::panels
