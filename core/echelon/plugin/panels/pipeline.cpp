#include <algorithm>
#include <array>
#include <cmath>

#include "echelon/base/spoken.hpp"
#include "echelon/plugin/panels.hpp"
#include "echelon/plugin/panels/parts.hpp"
#include "echelon/plugin/panels/pipeline_parts.hpp"

namespace echelon::panels {
namespace {

constexpr std::array series{Tone::series_1, Tone::series_2, Tone::series_3,
                            Tone::series_4, Tone::series_5, Tone::series_6};

/// One ladder as it is looked at.
struct Looked {
  const PanelContext& context;
  const Ladder& ladder;
  const PipelineCount& count;
  PipelineLimit limit;
  std::string shown;  ///< which people are counted

  [[nodiscard]] std::string period() const {
    return std::to_string(count.years.front()) + "–" + std::to_string(count.years.back());
  }
  [[nodiscard]] const PipelineFlow* flow(std::size_t from, std::size_t to) const {
    for (const PipelineFlow& each : count.flows) {
      if (each.from == from && each.to == to) return &each;
    }
    return nullptr;
  }
  [[nodiscard]] double a_year(const PipelineFlow* each) const {
    return each == nullptr ? 0 : static_cast<double>(each->total()) / static_cast<double>(count.years.size());
  }
  [[nodiscard]] Words step_name(std::size_t step) const {
    const LadderStep& each = ladder.steps[step];
    const Words from = tier_name(ladder, each.from);
    const Words to = tier_name(ladder, each.to);
    return {from.zh + " → " + to.zh, from.en + " → " + to.en};
  }
};

/// The tiers from the lowest up, a column each.
FlowChart ladder_flow(const Looked& looked) {
  FlowChart chart;
  chart.id = "ladder-flow";
  chart.title = {"梯队与晋升（年均，" + looked.period() + "）",
                 "the tiers and who rises (a year on average, " + looked.period() + ")"};
  chart.unit = {"现有人数", "people now"};
  chart.flow_unit = {"人/年", "people a year"};
  chart.square_root = true;
  auto order = looked.ladder.from_the_top();
  std::reverse(order.begin(), order.end());
  std::vector<std::size_t> place(order.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    const std::size_t tier = order[i];
    place[tier] = i;
    const double in = looked.a_year(looked.flow(PipelineFlow::outside, tier));
    const double out = looked.a_year(looked.flow(tier, PipelineFlow::outside));
    const std::string came = one_place(in);
    const std::string left = one_place(out);
    chart.nodes.push_back({looked.ladder.tiers[tier].id,
                           looked.ladder.tiers[tier].name,
                           i,
                           static_cast<double>(looked.count.stock[tier].back()),
                           Tone::series_1,
                           {"年均直接进入 " + came + " 人，退出或离任 " + left + " 人",
                            came + " enter a year from outside, " + left + " end or leave"}});
  }
  for (std::size_t s = 0; s < looked.ladder.steps.size(); ++s) {
    const LadderStep& step = looked.ladder.steps[s];
    const double moved = looked.a_year(looked.flow(step.from, step.to));
    const PipelineLimit::Step& limit = looked.limit.steps[s];
    Words says;
    if (limit.limited) {
      const std::string places = std::to_string(limit.capacity);
      says = {"每年名额 " + places, places + " " + noun_for(places, "place") + " a year"};
    }
    chart.flows.push_back(
        {place[step.from], place[step.to], std::round(moved * 10) / 10, Tone::series_3, limit.in_cut, says});
  }
  for (const PipelineFlow& flow :
       looked.count.flows) {  // falls back, and jumps that no step of the ladder is
    const bool inside = flow.from != PipelineFlow::outside && flow.to != PipelineFlow::outside;
    const bool step =
        std::any_of(looked.ladder.steps.begin(), looked.ladder.steps.end(),
                    [&](const auto& each) { return each.from == flow.from && each.to == flow.to; });
    if (!inside || step) continue;
    chart.flows.push_back({place[flow.from],
                           place[flow.to],
                           std::round(looked.a_year(&flow) * 10) / 10,
                           place[flow.to] < place[flow.from] ? Tone::bad : Tone::series_2,
                           false,
                           {}});
  }
  return chart;
}

Chart stock_by_year(const Looked& looked) {
  Chart chart;
  chart.id = "stock-by-year";
  chart.kind = ChartKind::line;
  chart.unit = {"人", "people"};
  chart.title = {"各层级年末人数", "people in each tier at the year's end"};
  std::size_t colour = 0;
  for (const std::size_t tier : looked.ladder.from_the_top()) {
    Series each{looked.ladder.tiers[tier].name, {}, {}, {}, {}, series.at(colour++ % series.size())};
    // The lowest tiers are so many that the others would lie on the ground.
    const bool lowest = std::none_of(looked.ladder.steps.begin(), looked.ladder.steps.end(),
                                     [&](const LadderStep& step) { return step.to == tier; });
    if (lowest && looked.ladder.tiers.size() > 3) continue;
    for (std::size_t y = 0; y < looked.count.years.size(); ++y) {
      each.x.push_back(looked.count.years[y]);
      each.y.push_back(looked.count.stock[tier][y]);
    }
    chart.series.push_back(std::move(each));
  }
  return chart;
}

Chart moves_by_year(const Looked& looked) {
  Chart chart;
  chart.id = "moves-by-year";
  chart.kind = ChartKind::stacked_bar;
  chart.unit = {"人", "people"};
  chart.title = {"历年晋升人数", "people who rose, by year"};
  for (const int year : looked.count.years)
    chart.labels.push_back({std::to_string(year), std::to_string(year)});
  for (std::size_t s = 0; s < looked.ladder.steps.size(); ++s) {
    const LadderStep& step = looked.ladder.steps[s];
    const PipelineFlow* flow = looked.flow(step.from, step.to);
    if (flow == nullptr) continue;
    Series each{looked.step_name(s), {}, {}, {}, {}, series.at(s % series.size())};
    for (const int moved : flow->moved) each.y.push_back(moved);
    chart.series.push_back(std::move(each));
  }
  return chart;
}

/// The highest tiers that the bureau itself raises to.
Words names_of_tops(const Looked& looked) {
  Words names;
  for (const std::size_t tier : looked.limit.tops) {
    const Words& name = looked.ladder.tiers[tier].name;
    names.zh += (names.zh.empty() ? "" : "、") + name.zh;
    names.en += (names.en.empty() ? "" : ", ") + name.en;
  }
  return names;
}

void draw_figures(Surface& surface, const Looked& looked) {
  const auto order = looked.ladder.from_the_top();
  int held = 0;
  for (const auto& stock : looked.count.stock) held += stock.back();
  int rose = 0;
  int fell = 0;
  const std::size_t last = looked.count.years.size() - 1;
  for (const PipelineFlow& flow : looked.count.flows) {
    const bool up =
        std::any_of(looked.ladder.steps.begin(), looked.ladder.steps.end(),
                    [&](const auto& each) { return each.from == flow.from && each.to == flow.to; });
    rose += up ? flow.moved[last] : 0;
    fell += flow.to == PipelineFlow::outside ? flow.moved[last] : 0;
  }
  const std::string year = std::to_string(looked.count.years.back());
  const std::array<double, 5> fifths{1, 1, 1, 1, 1};
  surface.columns("pipeline-figures", fifths, [&](std::size_t column) {
    if (column == 0)
      surface.figure({"在梯队中", "on the ladder"}, std::to_string(held),
                     {"持有任一层级的人", "hold any tier"});
    if (column == 1) {
      const std::size_t top = order.front();
      surface.figure({"最高层级", "in the top tier"}, std::to_string(looked.count.stock[top].back()),
                     looked.ladder.tiers[top].name, Tone::good);
    }
    if (column == 2)
      surface.figure({"今年晋升", "rose this year"}, std::to_string(rose),
                     {year + " 年至今", year + " so far"}, Tone::accent);
    if (column == 3)
      surface.figure({"今年退出", "ended this year"}, std::to_string(fell),
                     {"任期结束、退回或离任", "lapsed, ended or left"},
                     fell > 0 ? Tone::caution : Tone::plain);
    if (column == 4)
      surface.figure({"每年最多到达", "can reach a year"}, std::to_string(looked.limit.reach_top),
                     names_of_tops(looked));
  });
}

Words names_of_cut(const Looked& looked) {
  Words names;
  for (const PipelineLimit::Step& step : looked.limit.steps) {
    if (!step.in_cut) continue;
    const Words name = looked.step_name(step.step);
    names.zh += (names.zh.empty() ? "" : "、") + name.zh;
    names.en += (names.en.empty() ? "" : ", ") + name.en;
  }
  return names;
}

void draw_bottleneck(Surface& surface, const Looked& looked) {
  const PipelineLimit& limit = looked.limit;
  const Words cut = names_of_cut(looked);
  const Words top = names_of_tops(looked);
  const std::string reach = std::to_string(limit.reach_top);
  if (cut.empty()) {
    const std::string came = std::to_string(limit.newcomers);
    surface.text({"瓶颈不在台阶上：每年新进 " + came + " 人，各步都容得下，每年最多 " + reach + " 人登顶。",
                  "No step holds anyone up: " + came + " newcomers a year pass every step; " + reach +
                      " a year can reach the top."});
  } else {
    surface.text({"最窄处：" + cut.zh + "。每年最多 " + reach + " 人能到“" + top.zh + "”。",
                  "Narrowest: " + cut.en + ". At most " + reach + " a year can reach " + top.en + "."},
                 Tone::caution);
  }
  if (limit.widen_first) {
    const Words step = looked.step_name(*limit.widen_first);
    const std::string by = std::to_string(limit.widen_by);
    const std::string then = std::to_string(limit.then_reach);
    surface.text(
        {"先放宽“" + step.zh + "”：多 " + by + " 个名额，每年可达 " + then + " 人；再多就要放宽别的台阶。",
         "Widen " + step.en + " first: " + by + " more places make it " + then +
             " a year; beyond that other steps hold."},
        Tone::accent);
  } else if (!cut.empty()) {
    surface.text({"单独放宽任何一步都不起作用，须几步一起放宽。",
                  "Widening one step alone brings nothing; several must be widened together."},
                 Tone::muted);
  }
}

/// How long those who went on had waited, step by step.
void draw_waits(Surface& surface, const Looked& looked) {
  Chart chart;
  chart.id = "waits";
  chart.kind = ChartKind::box;
  chart.horizontal = true;
  chart.title = {"晋升前的等待", "how long people wait for each step"};
  chart.unit = {"年", "years"};
  chart.x_title = chart.unit;
  Series waiting;
  waiting.name = {"等待", "wait"};
  for (std::size_t step = 0; step < looked.ladder.steps.size(); ++step) {
    const BoxNumbers& waits = looked.count.passages[step].waits;
    if (waits.count == 0) continue;
    chart.labels.push_back(looked.step_name(step));
    waiting.y.push_back(waits.median);
    waiting.boxes.push_back(waits);
  }
  if (waiting.boxes.empty()) return;
  chart.series.push_back(std::move(waiting));
  surface.chart(chart);
}

void draw_steps(Surface& surface, const Looked& looked) {
  const Language language = surface.language();
  Table table;
  table.id = "steps";
  table.columns = {{"step", {"台阶", "step"}, 3.6},
                   {"moved", {"年均晋升", "rise a year"}, 0.85, false},
                   {"places", {"每年名额", "places a year"}, 0.95, false},
                   {"one_more", {"多一名额登顶＋", "one more adds"}, 1.12, false},
                   {"went_on", {"五年内晋升", "on in 5 years"}, 1, false},
                   {"median", {"等待中位（年）", "wait (years)"}, 1.12, false},
                   {"quarters", {"四分位", "quartiles"}, 0.9, false},
                   {"waiting", {"现持下层", "waiting now"}, 0.95, false}};
  table.rows = looked.ladder.steps.size();
  table.visible_rows = static_cast<int>(std::max<std::size_t>(1, table.rows));
  table.revision = revision_of(looked.context, looked.shown);
  table.searchable = false;
  table.empty = {"这个梯队没有台阶。", "This ladder has no steps."};
  table.key = [&](std::size_t row) { return looked.ladder.steps[row].id; };
  table.cell = [&, language](std::size_t row, std::size_t column) -> Cell {
    const PipelinePassage& passage = looked.count.passages[row];
    const PipelineLimit::Step& limit = looked.limit.steps[row];
    const auto number = [](double value, const std::string& text) {
      return Cell{text, value, Tone::plain, std::nullopt};
    };
    const LadderStep& step = looked.ladder.steps[row];
    switch (column) {
      case 0:
        return {looked.step_name(row).in(language), std::nullopt, limit.in_cut ? Tone::caution : Tone::plain,
                std::nullopt};
      case 1: {
        const double moved = looked.a_year(looked.flow(step.from, step.to));
        return number(moved, one_place(moved));
      }
      case 2:
        return limit.limited
                   ? number(limit.capacity, std::to_string(limit.capacity))
                   : Cell{Words{"不限", "no limit"}.in(language), std::nullopt, Tone::muted, std::nullopt};
      case 3:
        return limit.limited ? number(limit.one_more, std::to_string(limit.one_more))
                             : Cell{"–", -1.0, Tone::muted, std::nullopt};
      case 4: {
        if (passage.reached == 0) return {"–", -1.0, Tone::muted, std::nullopt};
        const double share = static_cast<double>(passage.went_on) / passage.reached;
        return {one_place(100 * share) + "%", 100 * share, Tone::plain, share};
      }
      case 5:
        return passage.waiting.count == 0 ? Cell{"–", 1e9, Tone::muted, std::nullopt}
                                          : number(passage.waiting.median, one_place(passage.waiting.median));
      case 6:
        return {passage.waiting.count == 0
                    ? "–"
                    : one_place(passage.waiting.low) + " – " + one_place(passage.waiting.high),
                std::nullopt, Tone::muted, std::nullopt};
      default:
        return number(passage.waiting_now, std::to_string(passage.waiting_now));
    }
  };
  surface.table(table);
}

std::string shown_by(const PipelineWish& wish) {
  const int stage = wish.stage ? static_cast<int>(*wish.stage) : -1;
  return wish.ladder + "/" + std::to_string(wish.school) + "/" + std::to_string(stage) + "/" + wish.subject +
         "/" + std::to_string(wish.from_year);
}

void draw(Surface& surface, const PanelContext& context) {
  surface.heading({"梯队流动", "The pipeline"});
  if (draw_no_pipeline(surface, context)) return;
  const PipelineView& view = *context.pipeline;
  PipelineWish wish;
  const Ladder* ladder = nullptr;
  const std::array<double, 2> halves{1, 1};
  surface.columns("pipeline-choices", halves, [&](std::size_t column) {
    if (column == 0) {
      ladder = choose_ladder(surface, view);
      double years = 10;
      std::string& kept = surface.remember("years", "10");
      if (!kept.empty()) years = std::stod(kept);
      if (surface.number_field("years", {"统计年数", "years counted"}, years, 1, 30, 1))
        kept = std::to_string(static_cast<int>(years));
      wish.from_year = context.snapshot.as_of.year() - static_cast<int>(years) + 1;
    } else {
      choose_whom(surface, context, wish);
    }
  });
  if (ladder == nullptr) return;
  wish.ladder = ladder->id;
  const auto count = view.count(wish);
  const Looked looked{context, *ladder, *count, view.limit(ladder->id, *count), shown_by(wish)};
  draw_figures(surface, looked);
  draw_bottleneck(surface, looked);
  surface.flow(ladder_flow(looked));
  const std::array<double, 2> same{1, 1};
  surface.columns("pipeline-years", same, [&](std::size_t column) {
    if (column == 0) surface.chart(stock_by_year(looked));
    if (column == 1) surface.chart(moves_by_year(looked));
  });
  surface.group("steps-card", {"每一步", "step by step"}, [&] {
    draw_steps(surface, looked);
    draw_waits(surface, looked);
    surface.text(
        {"人员计入截至日期所在的学校、学段与学科；离任者计入最后所在。五年内晋升：到达下层已满五年者中的比例"
         "。",
         "People count to the school, stage and subject of the date; those who left, to their last. On in "
         "five years: of those who reached the lower tier at least five years ago. Wait: the median."},
        Tone::muted);
  });
}

}  // namespace

Panel pipeline() {
  return {"pipeline", {"梯队流动", "Pipeline"}, {ViewerRole::hr, ViewerRole::researcher}, draw};
}

}  // namespace echelon::panels
