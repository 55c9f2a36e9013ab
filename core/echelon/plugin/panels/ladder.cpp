// The ladder from the top: its tiers as figures, its people as a table, one of them as a card.

#include <algorithm>
#include <array>

#include "echelon/plugin/panels.hpp"
#include "echelon/plugin/panels/ladder_parts.hpp"

namespace echelon::panels {
namespace {

Cell plain(std::string text) { return {std::move(text), std::nullopt, Tone::plain, std::nullopt}; }
Cell number(int value, Tone tone = Tone::plain) {
  return {std::to_string(value), static_cast<double>(value), tone, std::nullopt};
}

/// Someone as the tables show them.
struct Line {
  const LadderStanding* standing = nullptr;
  StepNear near;
};

struct TierCount {
  int people = 0;
  int due = 0;
  int overdue = 0;
  int can_move = 0;
  int within_a_year = 0;
};

std::vector<TierCount> counts(const PanelContext& context, const LadderSight& sight,
                              const std::vector<Line>& lines) {
  std::vector<TierCount> tiers(sight.ladder->tiers.size());
  for (const Line& line : lines) {
    TierCount& tier = tiers[line.standing->tier];
    ++tier.people;
    tier.due += line.standing->state == TierState::due ? 1 : 0;
    tier.overdue += line.standing->state == TierState::awaits ? 1 : 0;
    tier.can_move += line.near.eligible ? 1 : 0;
    const bool soon = !line.near.eligible && line.near.earliest.known() &&
                      line.near.earliest <= context.snapshot.as_of.plus_years(1);
    tier.within_a_year += soon ? 1 : 0;
  }
  return tiers;
}

void draw_figures(Surface& surface, const std::vector<TierCount>& tiers) {
  TierCount all;
  for (const TierCount& tier : tiers) {
    all.people += tier.people;
    all.due += tier.due;
    all.overdue += tier.overdue;
    all.can_move += tier.can_move;
    all.within_a_year += tier.within_a_year;
  }
  const std::array<double, 4> quarters{1, 1, 1, 1};
  surface.columns("figures", quarters, [&](std::size_t column) {
    if (column == 0) surface.figure({"在梯队上", "on the ladder"}, std::to_string(all.people));
    if (column == 1)
      surface.figure({"现在可上一级", "can move up now"}, std::to_string(all.can_move), {}, Tone::good);
    if (column == 2)
      surface.figure({"一年内可上一级", "can within a year"}, std::to_string(all.within_a_year),
                     {"仅凭时间推移", "by time alone"}, Tone::accent);
    if (column == 3)
      surface.figure({"任期待考核", "reviews due"}, std::to_string(all.due + all.overdue),
                     {"其中逾期 " + std::to_string(all.overdue), std::to_string(all.overdue) + " overdue"},
                     all.overdue > 0 ? Tone::bad : Tone::caution);
  });
}

/// The step by which people of the tier go up, as words: places a year, where its round stands.
std::string step_said(const LadderSight& sight, std::size_t tier, Language language) {
  std::string text;
  for (const LadderStepView& view : sight.steps) {
    if (view.step->from != tier) continue;
    if (!text.empty()) text += language == Language::chinese ? "；" : "; ";
    text += "→ " + tier_name(sight, view.step->to).in(language);
    if (view.step->yearly_places > 0) {
      const std::string places = std::to_string(view.step->yearly_places);
      text += Words{"，每年 " + places + " 人", ", " + places + "/year"}.in(language);
      text += Words{"，", ", "}.in(language) +
              (view.call ? words(*view.call) : Words{"未开评", "no round"}).in(language);
    }
  }
  return text;
}

/// Returns the position of the tier picked; nothing while none is.
std::optional<std::size_t> tier_table(Surface& surface, const PanelContext& context, const LadderSight& sight,
                                      const std::vector<TierCount>& tiers, std::uint64_t key) {
  const std::vector<std::size_t> order = sight.ladder->from_the_top();
  const Language language = surface.language();
  double most = 1;
  for (const TierCount& tier : tiers) most = std::max(most, static_cast<double>(tier.people));
  Table table;
  table.id = "tiers";
  table.columns = {{"tier", {"层级", "tier"}, 2.7},
                   {"people", {"人数", "people"}, 0.85},
                   {"term", {"任期", "term"}, 0.95},
                   {"due", {"待考核", "due"}, 0.7},
                   {"overdue", {"逾期", "overdue"}, 0.85},
                   {"can_move", {"现在可上", "can move"}, 0.98},
                   {"soon", {"一年内可上", "in a year"}, 1.06},
                   {"step", {"上一级", "step up"}, 5.05}};
  table.rows = order.size();
  table.empty = {"这个梯队没有层级。", "This ladder has no tiers."};
  table.revision = context.revision * 1'000'033U + key;
  table.visible_rows = static_cast<int>(order.size());
  table.searchable = false;
  table.key = [&](std::size_t row) { return sight.ladder->tiers[order[row]].id; };
  table.cell = [&, language, most](std::size_t row, std::size_t column) -> Cell {
    const std::size_t at = order[row];
    const TierCount& tier = tiers[at];
    const int months = sight.ladder->tiers[at].term_months;
    if (column == 0) return plain(tier_name(sight, at).in(language));
    if (column == 1) return {std::to_string(tier.people), tier.people, Tone::plain, tier.people / most};
    if (column == 2) {
      if (months == 0) return plain(Words{"长期", "for good"}.in(language));
      const bool whole = months % 12 == 0;
      const int many = whole ? months / 12 : months;
      const std::string count = std::to_string(many);
      const std::string plural = many == 1 ? "" : "s";
      return plain((whole ? Words{count + " 年", count + " year" + plural}
                          : Words{count + " 个月", count + " month" + plural})
                       .in(language));
    }
    if (column == 3) return number(tier.due, tier.due > 0 ? Tone::caution : Tone::muted);
    if (column == 4) return number(tier.overdue, tier.overdue > 0 ? Tone::bad : Tone::muted);
    if (column == 5) return number(tier.can_move, tier.can_move > 0 ? Tone::good : Tone::muted);
    if (column == 6) return number(tier.within_a_year, tier.within_a_year > 0 ? Tone::accent : Tone::muted);
    return plain(step_said(sight, at, language));
  };
  const std::string picked = surface.table(table);
  return picked.empty() ? std::nullopt : sight.ladder->find_tier(picked);
}

/// Which of the people are shown.
std::size_t choose_shown(Surface& surface) {
  static const std::array<Words, 4> shown{{{"全部", "everyone"},
                                           {"现在可上一级", "can move up now"},
                                           {"一年内可上一级", "can move up within a year"},
                                           {"任期待考核", "review due or overdue"}}};
  std::string& kept = surface.remember("shown", "0");
  auto which = static_cast<std::size_t>(kept.front() - '0');
  if (surface.choice("shown", {"显示", "show"}, which, shown)) kept = std::to_string(which);
  return which;
}

bool is_shown(const PanelContext& context, const Line& line, std::size_t which) {
  const StepNear& near = line.near;
  if (which == 1) return near.eligible;
  if (which == 2)
    return !near.eligible && near.earliest.known() && near.earliest <= context.snapshot.as_of.plus_years(1);
  return which != 3 || line.standing->state != TierState::held;
}

std::string people_table(Surface& surface, const PanelContext& context, const LadderSight& sight,
                         const std::vector<Line>& lines, std::uint64_t key) {
  const Language language = surface.language();
  Table table;
  table.id = "people";
  table.columns = {{"id", {"工号", "id"}, 0.92},          {"name", {"姓名", "name"}, 0.82},
                   {"school", {"学校", "school"}, 1.65},  {"subject", {"学科", "subject"}, 1.1},
                   {"tier", {"层级", "tier"}, 2.07},      {"since", {"取得", "since"}, 1.03},
                   {"until", {"任期至", "until"}, 1.03},  {"state", {"任期状态", "term"}, 1.34},
                   {"next", {"上一级", "next step"}, 1.4}};
  table.rows = lines.size();
  table.revision = context.revision * 1'000'033U + key;
  table.visible_rows = 10;
  table.empty = {"没有这样的人员。还没有层级记录的，请导入“梯队层级”。",
                 "There is no one to show. Where no tiers are recorded yet, import 'tiers'."};
  table.key = [&](std::size_t row) { return id_of(context, lines[row].standing->person); };
  table.cell = [&, language](std::size_t row, std::size_t column) -> Cell {
    const LadderStanding& standing = *lines[row].standing;
    const PersonIndex person = standing.person;
    if (column == 0) return plain(id_of(context, person));
    if (column == 1) return plain(name_of(context, person));
    if (column == 2)
      return plain(school_name(context, context.snapshot.people.school[static_cast<std::size_t>(person)]));
    if (column == 3) return plain(subject_of(context, person, language));
    if (column == 4) return plain(tier_name(sight, standing.tier).in(language));
    if (column == 5) return plain(standing.since.iso());
    if (column == 6) return plain(until_said(standing, language));
    if (column == 7)
      return {words(standing.state).in(language), std::nullopt, tone_of(standing.state), std::nullopt};
    const StepNear& near = lines[row].near;
    const Tone tone = near.eligible ? Tone::good : near.earliest.known() ? Tone::accent : Tone::muted;
    return {said(near).in(language), std::nullopt, tone, std::nullopt};
  };
  return surface.table(table);
}

/// For HR: everyone at once along a step that goes without a round, or onto the ladder.
void draw_all_at_once(Surface& surface, const PanelContext& context, const LadderSight& sight,
                      const LadderFilter& filter) {
  if (context.viewer.role != ViewerRole::hr) return;
  const auto offer = [&](const std::string& id, std::size_t to, const std::string& from,
                         const std::vector<PersonIndex>& people, const Words& label) {
    if (people.empty()) return;
    const std::string count = std::to_string(people.size());
    const std::string counted = count + (people.size() == 1 ? " person" : " people");
    if (!surface.confirmed_button(id, {label.zh + "（" + count + " 人）", label.en + " (" + counted + ")"},
                                  {count + " 人自 " + context.snapshot.as_of.iso() + " 起为" +
                                       tier_name(sight, to).zh + "，记为一条台账，可以撤销。",
                                   counted + " will be '" + tier_name(sight, to).en + "' from " +
                                       context.snapshot.as_of.iso() + ", as one entry that can be undone."}))
      return;
    CommandRequest request{"tiers.promote", {}};
    request.with("ladder", sight.ladder->id).with("tier", sight.ladder->tiers[to].id);
    if (!from.empty()) request.with("from", from);
    request.with("on", context.snapshot.as_of.iso());
    for (const PersonIndex person : people) request.with("person", id_of(context, person));
    context.request(request);
  };
  for (const LadderStepView& view : sight.steps) {
    // What someone outside grants one by one (a step to the top) is no matter of the crowd.
    if (!view.step->program.empty() || sight.ladder->tiers[view.step->from].term_months > 0) continue;
    std::vector<PersonIndex> eligible;
    for (std::size_t i = 0; i < view.people.size(); ++i) {
      if (view.findings.eligible(static_cast<PersonIndex>(i)) && filter.takes(context, view.people[i]))
        eligible.push_back(view.people[i]);
    }
    offer("promote-" + view.step->id, view.step->to, sight.ladder->tiers[view.step->from].id, eligible,
          {"符合条件的" + tier_name(sight, view.step->from).zh + "转为" + tier_name(sight, view.step->to).zh,
           "those eligible: " + view.step->name.en});
  }
  std::vector<PersonIndex> outside;
  for (const PersonIndex person : sight.outside) {
    if (filter.takes(context, person)) outside.push_back(person);
  }
  const std::size_t bottom = sight.ladder->from_the_top().back();
  offer("enter", bottom, {}, outside,
        {"未入梯队的记为" + tier_name(sight, bottom).zh,
         "enter those outside as '" + tier_name(sight, bottom).en + "'"});
}

std::vector<Line> lines_of(const PanelContext& context, const LadderSight& sight,
                           const LadderFilter& filter) {
  std::vector<Line> lines;
  lines.reserve(sight.people.size());
  for (const LadderStanding& standing : sight.people) {
    if (filter.takes(context, standing.person)) lines.push_back({&standing, nearest_step(sight, standing)});
  }
  return lines;
}

void draw(Surface& surface, const PanelContext& context) {
  surface.heading({"梯队", "The ladder"});
  const LadderSight* sight = choose_ladder(surface, context);
  if (sight == nullptr) return;
  const LadderFilter filter = choose_filter(surface, context, *sight);
  std::vector<Line> lines = lines_of(context, *sight, filter);
  const std::vector<TierCount> tiers = counts(context, *sight, lines);
  const std::uint64_t key =
      filter.key * 31U + static_cast<std::uint64_t>(sight - context.ladders->ladders.data());
  draw_figures(surface, tiers);
  const std::optional<std::size_t> picked = tier_table(surface, context, *sight, tiers, key);
  draw_all_at_once(surface, context, *sight, filter);
  const std::size_t which = choose_shown(surface);
  std::erase_if(lines, [&](const Line& line) {
    return (picked && line.standing->tier != *picked) || !is_shown(context, line, which);
  });
  const std::vector<int> high = sight->ladder->heights();
  std::ranges::stable_sort(lines, std::greater<>(),
                           [&](const Line& line) { return high[line.standing->tier]; });
  const std::uint64_t shown_key = (key * 11U + (picked ? *picked + 1 : 0)) * 5U + which;
  const std::string chosen = people_table(surface, context, *sight, lines, shown_key);
  const PersonIndex person = chosen.empty() ? nobody : context.snapshot.find_person(chosen);
  if (person == nobody) {
    surface.text(
        {"选中一个层级只看该层级；选中一人，查看其经历、上一级的每项条件与可办的事。",
         "Pick a tier to see it alone; pick someone for the way so far, what the next step asks, and what "
         "can be done."},
        Tone::muted);
    return;
  }
  draw_ladder_person(surface, context, *sight, person);
}

}  // namespace

Panel ladder() {
  return {
      "ladder", {"梯队", "Ladder"}, {ViewerRole::hr, ViewerRole::principal, ViewerRole::researcher}, draw};
}

}  // namespace echelon::panels
