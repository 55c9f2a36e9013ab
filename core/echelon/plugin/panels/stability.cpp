#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include "echelon/plugin/panels.hpp"
#include "echelon/plugin/panels/parts.hpp"

namespace echelon::panels {
namespace {

double percent(const Stability& stability, const Stability::Share& share) {
  return 100.0 * share.times / stability.weightings;
}

std::string percent_said(double value) {
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), "%.1f%%", value);
  return text.data();
}

bool is_chosen(const PanelContext& context, PersonIndex person) {
  const auto& chosen = context.round->selection->chosen;
  return std::ranges::find(chosen, person) != chosen.end();
}

/// In some weightings but not in all; of many the nearest to a half, in the order given.
std::vector<Stability::Share> around_the_cut(const Stability& stability) {
  constexpr std::size_t most = 24;
  std::vector<Stability::Share> shares;
  std::ranges::copy_if(stability.shares, std::back_inserter(shares), [&](const Stability::Share& share) {
    return share.times > 0 && share.times < stability.weightings;
  });
  if (shares.size() <= most) return shares;
  const auto from_half = [&](const Stability::Share& share) {
    return std::abs(2 * share.times - stability.weightings);
  };
  std::ranges::stable_sort(shares, std::ranges::less(), from_half);
  shares.resize(most);
  std::ranges::stable_sort(shares, std::ranges::greater(), &Stability::Share::times);
  return shares;
}

void draw_shares(Surface& surface, const PanelContext& context, const Stability& stability) {
  Chart chart;
  chart.id = "shares";
  chart.kind = ChartKind::stacked_bar;
  chart.horizontal = true;
  chart.title = {"在多少权重下入选（%）", "chosen in so many of the weightings (%)"};
  Series chosen{{"现入选", "chosen now"}, {}, {}, {}, {}, Tone::good};
  Series others{{"现未入选", "not chosen now"}, {}, {}, {}, {}, Tone::series_2};
  for (const Stability::Share& share : around_the_cut(stability)) {
    const bool in = is_chosen(context, share.person);
    const double value = percent(stability, share);
    const std::string label = name_of(context, share.person) + "  " + percent_said(value);
    chart.labels.push_back({label, label});
    chosen.y.push_back(in ? value : 0);
    others.y.push_back(in ? 0 : value);
  }
  if (chart.labels.empty()) {
    surface.text(
        {"无论权重怎样变动，入选的都是同样的人。", "However the weights moved, the same people were chosen."},
        Tone::good);
    return;
  }
  chart.series = {chosen, others};
  chart.marks.push_back({100, {"总是", "always"}, Tone::muted});
  surface.chart(chart);
}

void draw_range_bars(Surface& surface, const Stability& stability) {
  Chart chart;
  chart.id = "ranges";
  chart.kind = ChartKind::bar;
  chart.horizontal = true;
  chart.title = {"每项权重的余地：在此之间名单不变", "room of each weight: between the ends the list stays"};
  chart.x_title = {"权重（分）", "weight (points)"};
  // As far as the greatest weight doubled; the table has the ends beyond that.
  double most = 0;
  for (const auto& range : stability.ranges) most = std::max(most, 2 * range.weight.value());
  Series room{{"名单不变", "the list stays"}, {}, {}, {}, {}, Tone::series_1};
  Series now{{"现行权重", "weight in force"}, {}, {}, {}, {}, Tone::caution};
  for (const auto& range : stability.ranges) {
    chart.labels.push_back(range.name);
    room.low.push_back(range.from.value());
    room.y.push_back(range.to ? std::min(range.to->value(), most) : most);
    now.low.push_back(range.weight.value());
    now.y.push_back(range.weight.value());
  }
  chart.series = {room, now};
  surface.chart(chart);
}

std::string moves(const PanelContext& context, const std::vector<PersonIndex>& enter,
                  const std::vector<PersonIndex>& leave, Language language) {
  if (enter.empty() && leave.empty()) return "–";
  return "+ " + names_of(context, enter, language) + "  − " + names_of(context, leave, language);
}

void draw_ranges(Surface& surface, const PanelContext& context, const Stability& stability) {
  const Language language = surface.language();
  const auto& ranges = stability.ranges;
  Table table;
  table.id = "weight-ranges";
  table.columns = {{"criterion", {"评分项", "criterion"}, 1.8}, {"weight", {"权重", "weight"}, 0.6, false},
                   {"from", {"从", "from"}, 0.7, false},        {"to", {"到", "to"}, 0.7, false},
                   {"below", {"再低则", "any lower"}, 1.8},     {"above", {"再高则", "any higher"}, 1.8}};
  table.rows = ranges.size();
  table.empty = {"没有可以变动的权重。", "There is no weight to vary."};
  table.revision = context.revision;
  table.searchable = false;
  table.visible_rows = static_cast<int>(ranges.size());
  table.key = [&](std::size_t row) { return ranges[row].criterion; };
  table.cell = [&, language](std::size_t row, std::size_t column) -> Cell {
    const Stability::Range& range = ranges[row];
    const auto number = [](Decimal value) -> Cell {
      return {short_number(value), value.value(), Tone::plain, std::nullopt};
    };
    if (column == 0) return {range.name.in(language), std::nullopt, Tone::plain, std::nullopt};
    if (column == 1) return number(range.weight);
    if (column == 2) return number(range.from);
    if (column == 3) return range.to ? number(*range.to) : Cell{"∞", 1e12, Tone::muted, std::nullopt};
    const bool below = column == 4;
    return {moves(context, below ? range.enter_below : range.enter_above,
                  below ? range.leave_below : range.leave_above, language),
            std::nullopt, Tone::muted, std::nullopt};
  };
  surface.table(table);
}

void draw_everyone(Surface& surface, const PanelContext& context, const Stability& stability) {
  const Language language = surface.language();
  const auto& shares = stability.shares;
  Table table;
  table.id = "shares-table";
  table.columns = {{"id", {"工号", "id"}, 1},
                   {"name", {"姓名", "name"}, 1},
                   {"school", {"学校", "school"}, 1.8},
                   {"total", {"总分", "total"}, 0.8, false},
                   {"share", {"入选比例", "share chosen"}, 1, false},
                   {"state", {"现在", "now"}, 0.9}};
  table.rows = shares.size();
  table.empty = {"没有人的结果会随权重变化。", "Nobody depends on the weights."};
  table.revision = context.revision;
  table.key = [&](std::size_t row) { return id_of(context, shares[row].person); };
  table.cell = [&, language](std::size_t row, std::size_t column) -> Cell {
    const Stability::Share& share = shares[row];
    const Candidate& candidate = *context.round->candidate(share.person);
    if (column == 0) return {id_of(context, share.person), std::nullopt, Tone::plain, std::nullopt};
    if (column == 1) return {name_of(context, share.person), std::nullopt, Tone::plain, std::nullopt};
    if (column == 2) return {school_name(context, candidate.school), std::nullopt, Tone::plain, std::nullopt};
    if (column == 3) {
      return {short_number(candidate.total), candidate.total.value(), Tone::plain, std::nullopt};
    }
    if (column == 4) {
      const double value = percent(stability, share);
      return {percent_said(value), value, Tone::plain, value / 100};
    }
    const bool in = is_chosen(context, share.person);
    return {(in ? Words{"入选", "chosen"} : Words{"未入选", "not chosen"}).in(language), in ? 0.0 : 1.0,
            in ? Tone::good : Tone::muted, std::nullopt};
  };
  surface.table(table);
}

void draw_figures(Surface& surface, const Stability& stability) {
  const auto count = [&](auto&& which) {
    return std::to_string(std::ranges::count_if(stability.shares, which));
  };
  const std::array<double, 4> quarters{1, 1, 1, 1};
  surface.columns("stability-figures", quarters, [&](std::size_t column) {
    if (column == 0) {
      surface.figure({"权重组数", "weightings"}, std::to_string(stability.weightings),
                     {"每项各自 ±" + std::to_string(stability.spread_percent) + "%，种子 " +
                          std::to_string(stability.seed),
                      "each weight within ±" + std::to_string(stability.spread_percent) + "%, seed " +
                          std::to_string(stability.seed)});
    }
    if (column == 1) {
      surface.figure({"总是入选", "always chosen"},
                     count([&](const auto& share) { return share.times == stability.weightings; }), {},
                     Tone::good);
    }
    if (column == 2) {
      surface.figure({"时进时出", "sometimes chosen"}, count([&](const auto& share) {
                       return share.times > 0 && share.times < stability.weightings;
                     }),
                     {}, Tone::caution);
    }
    if (column == 3) {
      surface.figure({"从未入选", "never chosen"}, count([](const auto& share) { return share.times == 0; }));
    }
  });
}

void draw(Surface& surface, const PanelContext& context) {
  surface.heading({"名单有多稳", "How stable the list is"});
  if (context.round == nullptr) {
    draw_no_round(surface, context);
    return;
  }
  if (!context.round->selection || context.round->selection->status != SelectionStatus::optimal) {
    surface.text({"还没有可用的名单。", "There is no list yet."}, Tone::muted);
    return;
  }
  const auto stability = context.round->stability();
  if (!stability) {
    draw_computing(surface);
    return;
  }
  draw_figures(surface, *stability);
  const std::array<double, 2> halves{1, 1.2};
  surface.columns("stability", halves, [&](std::size_t column) {
    if (column == 0) {
      draw_shares(surface, context, *stability);
    } else {
      draw_range_bars(surface, *stability);
    }
  });
  surface.group("ranges-card", {"权重越出余地时谁进谁出", "who moves when a weight leaves its room"},
                [&] { draw_ranges(surface, context, *stability); });
  surface.group("shares-card", {"每个人", "everyone"}, [&] { draw_everyone(surface, context, *stability); });
}

}  // namespace

Panel stability() { return {"stability", {"稳定性", "Stability"}, {ViewerRole::hr}, draw}; }

}  // namespace echelon::panels
