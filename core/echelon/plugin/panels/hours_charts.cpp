#include "echelon/plugin/panels/hours_charts.hpp"

#include <algorithm>
#include <cmath>

namespace echelon::panels {
namespace {

Chart bars(const char* id, const Words& title) {
  return people_bars(id, title,
                     {{{"逾期", "overdue"}, {}, {}, {}, {}, Tone::bad},
                      {{"未满", "short"}, {}, {}, {}, {}, Tone::series_1},
                      {{"无法认定", "cannot be said"}, {}, {}, {}, {}, Tone::muted}});
}

void add_bar(Chart& chart, const Words& name, const HourTally& tally) {
  chart.labels.push_back(name);
  chart.series[0].y.push_back(static_cast<double>(tally.overdue));
  chart.series[1].y.push_back(static_cast<double>(tally.open));
  chart.series[2].y.push_back(static_cast<double>(tally.unknown));
}

/// Series of naughts only say nothing.
Chart without_empty(Chart chart) {
  std::erase_if(chart.series, [&](const Series& series) {
    return chart.series.size() > 1 && std::ranges::all_of(series.y, [](double y) { return y == 0; });
  });
  return chart;
}

template <class E, std::size_t N>
Chart by_group(Chart chart, const std::array<HourTally, N>& tallies) {
  for (const E value : all<E>()) {
    const HourTally& tally = tallies[static_cast<std::size_t>(value)];
    if (tally.bound > 0) add_bar(chart, words(value), tally);
  }
  return without_empty(std::move(chart));
}

/// Schools with anybody short, the worst first.
std::vector<std::size_t> worst_first(const HourYear& year, const auto& badness) {
  std::vector<std::size_t> order;
  for (std::size_t school = 0; school < year.by_school.size(); ++school) {
    if (year.by_school[school].unmet() > 0) order.push_back(school);
  }
  std::ranges::stable_sort(order, std::greater<>(), badness);
  return order;
}

}  // namespace

Chart people_bars(const char* id, const Words& title, std::vector<Series> series) {
  Chart chart;
  chart.id = id;
  chart.kind = ChartKind::stacked_bar;
  chart.horizontal = true;
  chart.title = title;
  chart.x_title = {"人", "people"};
  chart.unit = chart.x_title;
  chart.series = std::move(series);
  return chart;
}

Chart worst_schools(const PanelContext& context, const HourYear& year) {
  constexpr std::size_t most = 12;
  auto order = worst_first(year, [&](std::size_t school) { return year.by_school[school].unmet(); });
  const std::string all = std::to_string(order.size());
  if (order.size() > most) order.resize(most);
  const std::string shown = std::to_string(order.size());
  Chart chart = bars("by-school", {"未达标最多的学校（" + all + " 所中的 " + shown + " 所）",
                                   "schools with most people short (" + shown + " of " + all + ")"});
  for (const std::size_t school : order) {
    const std::string& name = context.snapshot.schools[school].name;
    add_bar(chart, {name, name}, year.by_school[school]);
  }
  return without_empty(std::move(chart));
}

Chart short_by_stage(const HourYear& year) {
  return by_group<Stage>(bars("by-stage", {"各学段未达标人数", "people short, by stage"}), year.by_stage);
}

Chart short_by_title(const HourYear& year) {
  return by_group<Title>(bars("by-title", {"各职称未达标人数", "people short, by title"}), year.by_title);
}

Chart done_histogram(const HourYear& year) {
  Chart chart;
  chart.id = "done";
  chart.kind = ChartKind::histogram;
  chart.title = {"已完成要求的比例", "how much of what is asked is done"};
  chart.y_title = {"人次", "standings"};
  chart.unit = chart.y_title;
  Series series{{"人次", "standings"}, {}, {}, {}, {}, Tone::series_3};
  for (std::size_t tenth = 0; tenth < year.done_tenths.size(); ++tenth) {
    const std::string from = std::to_string(10 * tenth);
    chart.labels.push_back(tenth == 10 ? Words{"≥100%", "≥100%"} : Words{from + "%", from + "%"});
    series.y.push_back(static_cast<double>(year.done_tenths[tenth]));
  }
  chart.series.push_back(std::move(series));
  return chart;
}

Chart deadline_curve(const PanelContext& context, const HourYear& year) {
  Chart chart;
  chart.id = "deadlines";
  chart.kind = ChartKind::line;
  chart.title = {"到期曲线：今后各月到期而尚未达标的人次",
                 "deadlines: standings short that fall due, by month"};
  chart.y_title = {"人次", "standings"};
  chart.unit = chart.y_title;
  Series unmet{{"到期时尚缺（现状）", "short as things stand"}, {}, {}, {}, {}, Tone::series_1};
  Series misses{{"照此进度将逾期（预测）", "will miss at the present pace"}, {}, {}, {}, {}, Tone::series_2};
  const auto add = [&](const Words& name, const HourMonth& month) {
    chart.labels.push_back(name);
    unmet.y.push_back(static_cast<double>(month.unmet));
    misses.y.push_back(static_cast<double>(month.misses));
  };
  Date month = context.snapshot.as_of;
  for (const HourMonth& each : year.months) {
    const std::string name = month.iso().substr(0, 7);
    add({name, name}, each);
    month = month.plus_months(1);
  }
  if (year.after.due > 0) add({"更晚", "later"}, year.after);
  chart.series = {unmet, misses};
  return chart;
}

Chart gap_heat_map(const PanelContext& context, const HourYear& year, bool share, std::size_t most) {
  const std::size_t columns = year.asked.size();
  const auto percent = [](const HourGap& gap) {
    return gap.bound == 0
               ? 0.0
               : std::round(100.0 * static_cast<double>(gap.unmet) / static_cast<double>(gap.bound));
  };
  const auto value = [&](const HourGap& gap) {
    return share ? percent(gap) : std::round(gap.missing.value() * 10) / 10;
  };
  // Units differ between columns, so the order goes by people: the share, or the number, of those short.
  auto order = worst_first(year, [&](std::size_t school) {
    const HourTally& tally = year.by_school[school];
    const auto unmet = static_cast<double>(tally.unmet());
    return share ? unmet / static_cast<double>(tally.bound) : unmet;
  });
  if (order.size() > most) order.resize(most);
  Chart chart;
  chart.id = "heat";
  chart.kind = ChartKind::heat_map;
  chart.title = share
                    ? Words{"各校未达标的比例（%），最差的在前", "share of people short (%), the worst first"}
                    : Words{"各校所缺总量，最差的在前", "what people are missing together, the worst first"};
  for (const HourYear::Asked& asked : year.asked) {
    chart.labels.push_back(share ? asked.name
                                 : Words{asked.name.zh + "（" + asked.unit.zh + "）",
                                         asked.name.en + " (" + asked.unit.en + ")"});
  }
  for (const std::size_t school : order) {
    const std::string& name = context.snapshot.schools[school].name;
    chart.row_labels.push_back({name, name});
    Series row;
    row.name = {name, name};
    for (std::size_t column = 0; column < columns; ++column)
      row.y.push_back(value(year.gaps[school * columns + column]));
    chart.series.push_back(std::move(row));
  }
  return chart;
}

}  // namespace echelon::panels
