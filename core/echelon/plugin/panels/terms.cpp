// Whose term ends when: the reviews that are due, those that are late, and who may come back.

#include <algorithm>
#include <array>

#include "echelon/plugin/panels.hpp"
#include "echelon/plugin/panels/ladder_parts.hpp"

namespace echelon::panels {
namespace {

struct TermLine {
  const LadderSight* sight = nullptr;
  const LadderStanding* standing = nullptr;
};
struct LostLine {
  const LadderSight* sight = nullptr;
  const LostTier* lost = nullptr;
};

/// The half-year in which a day lies, as a number that counts them.
int half_year(Date day) { return day.year() * 2 + (day.month() > 6 ? 1 : 0); }
Words half_year_said(int half) {
  const std::string year = std::to_string(half / 2);
  return half % 2 == 0 ? Words{year + " 上", year + " H1"} : Words{year + " 下", year + " H2"};
}

Chart ends_chart(const PanelContext& context, const std::vector<TermLine>& lines) {
  Chart chart;
  chart.id = "ends";
  chart.kind = ChartKind::stacked_bar;
  chart.title = {"任期在何时届满", "when terms end"};
  chart.y_title = {"人", "people"};
  constexpr int halves = 8;
  const int first = half_year(context.snapshot.as_of);
  Series later{{"届满", "terms end"}, {}, std::vector<double>(halves, 0.0), {}, {}, Tone::series_1};
  Series late{{"逾期未考核", "review overdue"}, {}, std::vector<double>(halves, 0.0), {}, {}, Tone::series_2};
  for (const TermLine& line : lines) {
    const int at = half_year(line.standing->until) - first;
    if (line.standing->state == TierState::awaits) {
      late.y[0] += 1;
    } else if (at < halves) {
      later.y[static_cast<std::size_t>(std::max(at, 0))] += 1;
    }
  }
  // Terms of three years leave the last half-years empty.
  while (later.y.size() > 1 && later.y.back() == 0) {
    later.y.pop_back();
    late.y.pop_back();
  }
  for (int half = 0; half < static_cast<int>(later.y.size()); ++half)
    chart.labels.push_back(half_year_said(first + half));
  chart.series = {std::move(later), std::move(late)};
  return chart;
}

void draw_figures(Surface& surface, const PanelContext& context, const std::vector<TermLine>& lines,
                  std::size_t may_return) {
  int due = 0;
  int late = 0;
  int within_a_year = 0;
  for (const TermLine& line : lines) {
    due += line.standing->state == TierState::due ? 1 : 0;
    late += line.standing->state == TierState::awaits ? 1 : 0;
    const bool soon = line.standing->until >= context.snapshot.as_of &&
                      line.standing->until <= context.snapshot.as_of.plus_years(1);
    within_a_year += soon ? 1 : 0;
  }
  const std::array<double, 4> quarters{1, 1, 1, 1};
  surface.columns("figures", quarters, [&](std::size_t column) {
    if (column == 0)
      surface.figure({"逾期未考核", "reviews overdue"}, std::to_string(late),
                     {"任期已满，还没有考核", "term over, no review yet"}, late > 0 ? Tone::bad : Tone::good);
    if (column == 1)
      surface.figure({"待考核", "reviews due"}, std::to_string(due),
                     {"任期将满，尚未考核", "term ends soon, not reviewed"}, Tone::caution);
    if (column == 2)
      surface.figure({"一年内届满", "terms that end in a year"}, std::to_string(within_a_year),
                     {"含待考核，不含逾期", "with those due, not those overdue"});
    if (column == 3)
      surface.figure({"失效可恢复", "lapsed, may return"}, std::to_string(may_return),
                     {"已过等待期，可以恢复", "their waiting time is over"}, Tone::accent);
  });
}

Cell plain(std::string text) { return {std::move(text), std::nullopt, Tone::plain, std::nullopt}; }

/// The usual outcome for all that are selected: passed today, the next term begins. Each is an entry of its
/// own, since each term ends on a day of its own.
TableAction pass_reviews(const PanelContext& context, const std::vector<TermLine>& lines) {
  const std::string today = context.snapshot.as_of.iso();
  return {"pass-reviews",
          {"考核合格，续任一期", "passed: another term"},
          [&context, today](const std::vector<std::string>& keys) {
            std::vector<CommandRequest> requests;
            for (const std::string& key : keys) {
              const std::size_t at = key.find('/');
              CommandRequest request{"tier.review", {}};
              request.with("person", key.substr(at + 1)).with("ladder", key.substr(0, at));
              request.with("result", std::string(code(TermResult::passed))).with("on", today);
              requests.push_back(std::move(request));
            }
            request_each(context, requests);
          },
          [&context, &lines](const std::string& key) {
            const auto found = std::ranges::find_if(lines, [&](const TermLine& line) {
              return line.sight->ladder->id + "/" + id_of(context, line.standing->person) == key;
            });
            if (found == lines.end()) return Words{"不在表中。", "Not in the table."};
            return found->standing->state == TierState::held
                       ? Words{"任期还早，尚不需要考核。", "The term is not due for review yet."}
                       : Words();
          },
          {"所选人员的考核记为合格（" + today + "），各续任一期；逐条记入台账，可以撤销。",
           "The reviews of those selected are passed (" + today +
               "), each gets another term: an entry each, which can be undone."}};
}

std::string term_table(Surface& surface, const PanelContext& context, const std::vector<TermLine>& lines,
                       std::uint64_t key) {
  const Language language = surface.language();
  Table table;
  table.id = "terms";
  table.columns = {{"id", {"工号", "id"}, 0.87},
                   {"name", {"姓名", "name"}, 0.78},
                   {"school", {"学校", "school"}, 1.5},
                   {"ladder", {"梯队", "ladder"}, 1.38},
                   {"tier", {"层级", "tier"}, 2},
                   {"since", {"取得", "since"}, 0.93},
                   {"until", {"任期至", "term until"}, 0.93},
                   {"state", {"状态", "state"}, 1.22}};
  table.rows = lines.size();
  table.revision = context.revision * 1'000'033U + key;
  table.visible_rows = 12;
  table.empty = {"没有这样的任期。在上面换一种显示。", "There is no such term. Choose above what to show."};
  table.key = [&](std::size_t row) {
    return lines[row].sight->ladder->id + "/" + id_of(context, lines[row].standing->person);
  };
  table.cell = [&, language](std::size_t row, std::size_t column) -> Cell {
    const LadderStanding& standing = *lines[row].standing;
    const auto p = static_cast<std::size_t>(standing.person);
    if (column == 0) return plain(id_of(context, standing.person));
    if (column == 1) return plain(name_of(context, standing.person));
    if (column == 2) return plain(school_name(context, context.snapshot.people.school[p]));
    if (column == 3) return plain(lines[row].sight->ladder->name.in(language));
    if (column == 4) return plain(tier_name(*lines[row].sight, standing.tier).in(language));
    if (column == 5) return plain(standing.since.iso());
    if (column == 6) return plain(standing.until.iso());
    return {words(standing.state).in(language), std::nullopt, tone_of(standing.state), std::nullopt};
  };
  if (context.viewer.role == ViewerRole::hr) table.actions = {pass_reviews(context, lines)};
  return surface.table(table);
}

std::string lost_table(Surface& surface, const PanelContext& context, const std::vector<LostLine>& lines,
                       std::uint64_t key) {
  const Language language = surface.language();
  Table table;
  table.id = "lost";
  table.columns = {{"id", {"工号", "id"}, 1},           {"name", {"姓名", "name"}, 1},
                   {"school", {"学校", "school"}, 1.8}, {"tier", {"失效的层级", "lapsed tier"}, 1.5},
                   {"on", {"失效", "lapsed on"}, 1},    {"returns", {"最早恢复", "may return from"}, 1}};
  table.rows = lines.size();
  table.revision = context.revision * 1'000'033U + key;
  table.visible_rows = 5;
  table.empty = {"没有失效的层级。", "No tier has lapsed."};
  table.key = [&](std::size_t row) {
    return lines[row].sight->ladder->id + "/" + id_of(context, lines[row].lost->person);
  };
  table.cell = [&, language](std::size_t row, std::size_t column) -> Cell {
    const LostTier& lost = *lines[row].lost;
    if (column == 0) return plain(id_of(context, lost.person));
    if (column == 1) return plain(name_of(context, lost.person));
    if (column == 2)
      return plain(
          school_name(context, context.snapshot.people.school[static_cast<std::size_t>(lost.person)]));
    if (column == 3) return plain(tier_name(*lines[row].sight, lost.tier).in(language));
    if (column == 4) return plain(lost.lost_on.iso());
    const bool may = lost.returns <= context.snapshot.as_of;
    return {lost.returns.iso(), std::nullopt, may ? Tone::good : Tone::muted, std::nullopt};
  };
  return surface.table(table);
}

std::size_t choose_shown(Surface& surface) {
  static const std::array<Words, 4> shown{{{"待考核与逾期", "due and overdue"},
                                           {"逾期", "overdue"},
                                           {"一年内届满", "ending within a year"},
                                           {"全部任期", "all terms"}}};
  std::string& kept = surface.remember("shown", "0");
  auto which = static_cast<std::size_t>(kept.front() - '0');
  if (surface.choice("shown", {"显示", "show"}, which, shown)) kept = std::to_string(which);
  return which;
}

bool is_shown(const PanelContext& context, const LadderStanding& standing, std::size_t which) {
  if (which == 0) return standing.state != TierState::held;
  if (which == 1) return standing.state == TierState::awaits;
  return which != 2 ||
         (standing.until >= context.snapshot.as_of && standing.until <= context.snapshot.as_of.plus_years(1));
}

/// The card of whom a table's key names: `ladder/person`.
void draw_picked(Surface& surface, const PanelContext& context, const std::string& key) {
  const std::size_t at = key.find('/');
  if (at == std::string::npos) return;
  for (const LadderSight& sight : context.ladders->ladders) {
    const PersonIndex person = context.snapshot.find_person(key.substr(at + 1));
    if (sight.ladder->id == key.substr(0, at) && person != nobody)
      draw_ladder_person(surface, context, sight, person);
  }
}

void draw(Surface& surface, const PanelContext& context) {
  surface.heading({"任期与考核", "Terms and their reviews"});
  if (context.ladders == nullptr) return;
  LadderFilter everyone;
  std::vector<TermLine> lines;
  std::vector<LostLine> lost;
  for (const LadderSight& sight : context.ladders->ladders) {
    for (const LadderStanding& standing : sight.people) {
      if (standing.until.known() && everyone.takes(context, standing.person))
        lines.push_back({&sight, &standing});
    }
    for (const LostTier& each : sight.lost) {
      if (everyone.takes(context, each.person)) lost.push_back({&sight, &each});
    }
  }
  const auto may_return = std::ranges::count_if(
      lost, [&](const LostLine& line) { return line.lost->returns <= context.snapshot.as_of; });
  draw_figures(surface, context, lines, static_cast<std::size_t>(may_return));
  surface.chart(ends_chart(context, lines));
  const std::size_t which = choose_shown(surface);
  std::erase_if(lines, [&](const TermLine& line) { return !is_shown(context, *line.standing, which); });
  std::ranges::stable_sort(lines, {}, [](const TermLine& line) { return line.standing->until; });
  const std::uint64_t key = which + 7U * static_cast<std::uint64_t>(own_school(context) + 1);
  const std::string picked = term_table(surface, context, lines, key);
  if (picked.empty()) {
    surface.text(
        {"选中一人，查看经历并记录考核结果。", "Pick someone to see the way so far and to record a review."},
        Tone::muted);
  } else {
    draw_picked(surface, context, picked);
  }
  surface.foldable("lost", {"失效与恢复", "lapsed tiers"}, false, [&] {
    const std::string chosen = lost_table(surface, context, lost, key);
    if (picked.empty()) draw_picked(surface, context, chosen);
  });
}

}  // namespace

Panel terms() { return {"terms", {"任期", "Terms"}, {ViewerRole::hr, ViewerRole::principal}, draw}; }

}  // namespace echelon::panels
