#include <algorithm>
#include <array>

#include "echelon/plugin/panels.hpp"
#include "echelon/plugin/panels/parts.hpp"

namespace echelon::panels {
namespace {

std::string name_of_key(const BoundKey& key) {
  return key.quota + "/" + key.value + (key.is_min ? "/min" : "/max");
}

Words side(bool is_min) { return is_min ? Words{"至少", "at least"} : Words{"至多", "at most"}; }

/// The bound whose row is selected; at first the one with the greatest price.
const BoundChoice& draw_bounds(Surface& surface, const PanelContext& context,
                               const std::vector<BoundChoice>& bounds) {
  const Language language = surface.language();
  Table table;
  table.id = "bounds";
  table.columns = {{"quota", {"名额约束", "quota"}, 1.7},
                   {"side", {"界限", "bound"}, 0.8},
                   {"at", {"现为", "now"}, 0.6, false},
                   {"price", {"放宽一人得", "price"}, 1.1, false}};
  table.rows = bounds.size();
  table.empty = {"没有约束有代价：放宽哪一条都不会更好。",
                 "No bound costs anything: none is worth relaxing."};
  table.revision = context.revision;
  table.searchable = bounds.size() > 12;
  table.visible_rows = static_cast<int>(std::min<std::size_t>(bounds.size(), 18));
  table.key = [&](std::size_t row) { return name_of_key(bounds[row].key); };
  table.cell = [&, language](std::size_t row, std::size_t column) -> Cell {
    const BoundChoice& bound = bounds[row];
    if (column == 0) return {bound.name.in(language), std::nullopt, Tone::plain, std::nullopt};
    if (column == 1) return {side(bound.key.is_min).in(language), std::nullopt, Tone::muted, std::nullopt};
    if (column == 2) {
      return {std::to_string(bound.bound), static_cast<double>(bound.bound), Tone::plain, std::nullopt};
    }
    const bool free = bound.price == Decimal();
    return {free ? "–" : readable(bound.price), bound.price.value(), free ? Tone::muted : Tone::caution,
            std::nullopt};
  };
  const std::string selected = surface.table(table);
  const auto found = std::ranges::find_if(
      bounds, [&](const BoundChoice& each) { return name_of_key(each.key) == selected; });
  return found != bounds.end() ? *found
                               : *std::ranges::max_element(bounds, std::ranges::less(), &BoundChoice::price);
}

/// Points lost against no bound, the present bound, and where no list is possible.
Chart frontier_chart(const QuotaFrontier& frontier) {
  Chart chart;
  chart.id = "frontier";
  chart.kind = ChartKind::line;
  const Words bound = side(frontier.key.is_min);
  chart.title = {frontier.name.zh + bound.zh + "几人，代价几分",
                 frontier.name.en + ", " + bound.en + " so many: what it costs"};
  chart.x_title = {bound.zh + "（人）", bound.en + " (people)"};
  Series lost{{"比不设约束少的分", "points less than without it"}, {}, {}, {}, {}, Tone::series_1};
  double most = 0;
  for (const auto& [at, total] : frontier.points) {
    if (!total || !frontier.unbounded) continue;
    lost.x.push_back(at);
    lost.y.push_back((*frontier.unbounded - *total).value());
    most = std::max(most, lost.y.back());
  }
  if (most <= 0) most = 1;
  chart.series.push_back(lost);
  Series none{{"无解", "no solution"}, {}, {}, {}, {}, Tone::bad};
  const auto shade = [&](double at) {
    none.x.push_back(at);
    none.y.push_back(0);
    none.low.push_back(0);
    none.high.push_back(most);
  };
  // Half a person further on either side, so that a single value that cannot be met is seen too.
  const auto& points = frontier.points;
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (points[i].total) continue;
    if (i > 0 && points[i - 1].total) shade(points[i].bound - 0.5);
    shade(points[i].bound);
    if (i + 1 < points.size() && points[i + 1].total) shade(points[i].bound + 0.5);
  }
  if (!none.x.empty()) chart.series.push_back(none);
  if (frontier.present && frontier.now && frontier.unbounded) {
    const double cost = (*frontier.unbounded - *frontier.now).value();
    const double at = *frontier.present;
    const std::string number = std::to_string(*frontier.present);
    chart.series.push_back({{"现为 " + number, "now " + number}, {at, at}, {0, cost}, {}, {}, Tone::caution});
  }
  return chart;
}

void draw_step(Surface& surface, const PanelContext& context, const QuotaFrontier& frontier,
               const QuotaFrontier::Step& step) {
  const Words bound = side(frontier.key.is_min);
  const std::string number = std::to_string(step.bound);
  const bool gains = step.gain > Decimal();
  const std::string points = (gains ? "+" : step.gain == Decimal() ? "±" : "") + readable(step.gain);
  surface.text(
      {bound.zh + " " + number + " 人：总分 " + points, bound.en + " " + number + ": total " + points},
      gains ? Tone::good : Tone::plain);
  draw_moves(surface, context, step.enter, step.leave);
  if (step.enter.empty() && step.leave.empty()) {
    surface.text({"名单不变。", "The same people."}, Tone::muted);
  }
}

void draw_frontier(Surface& surface, const PanelContext& context, const QuotaFrontier& frontier) {
  surface.chart(frontier_chart(frontier));
  surface.text(frontier.says, Tone::accent);
  const std::array<double, 2> halves{1, 1};
  surface.columns("steps", halves, [&](std::size_t column) {
    const auto& step = column == 0 ? frontier.looser : frontier.tighter;
    const Words title = column == 0 ? Words{"放宽一人", "one looser"} : Words{"收紧一人", "one tighter"};
    surface.group(column == 0 ? "looser" : "tighter", title, [&] {
      if (step) {
        draw_step(surface, context, frontier, *step);
      } else if (column == 1 && frontier.now) {
        surface.text({"无解：没有名单能满足。", "No solution: no list would meet it."}, Tone::bad);
      } else {
        surface.text({"不能再放宽。", "It cannot be loosened."}, Tone::muted);
      }
    });
  });
}

void draw(Surface& surface, const PanelContext& context) {
  surface.heading({"名额约束的代价", "What the quotas cost"});
  if (context.round == nullptr) {
    draw_no_round(surface, context);
    return;
  }
  if (!context.round->selection) {
    surface.text({"还没有材料齐全的候选人。", "No candidate is complete yet."}, Tone::muted);
    return;
  }
  const auto bounds = context.round->bounds();
  if (!bounds) {
    draw_computing(surface);
    return;
  }
  if (bounds->empty()) {
    surface.text({"没有名额约束。", "There are no quotas."}, Tone::muted);
    return;
  }
  const std::array<double, 2> parts{1, 1.4};
  const BoundChoice* bound = nullptr;
  surface.columns("cost", parts, [&](std::size_t column) {
    if (column == 0) {
      surface.group("bounds-card", {"选一条约束", "choose a bound"},
                    [&] { bound = &draw_bounds(surface, context, *bounds); });
    } else if (const auto frontier = context.round->frontier(bound->key)) {
      draw_frontier(surface, context, *frontier);
    } else {
      draw_computing(surface);
    }
  });
}

}  // namespace

Panel cost() { return {"cost", {"代价", "Cost"}, {ViewerRole::hr}, draw}; }

}  // namespace echelon::panels
