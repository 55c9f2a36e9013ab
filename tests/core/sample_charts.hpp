#pragma once

// Charts of every kind with friendly and with awkward numbers, for whoever draws them all.

#include <cmath>
#include <limits>
#include <random>
#include <string>
#include <vector>

#include "echelon/view/board.hpp"
#include "echelon/view/chart.hpp"
#include "echelon/view/flow.hpp"

namespace samples {

using namespace echelon;

inline constexpr double missing = std::numeric_limits<double>::quiet_NaN();

inline Words school(std::size_t i) {
  static const std::vector<Words> names{
      {"第一中学", "First Middle School"},
      {"滨海新区外国语实验学校（东校区）", "Coastal New District Foreign Language School (East)"},
      {"育才小学", "Yucai Primary"},
      {"市第二幼儿园", "Second Municipal Kindergarten"},
      {"职业教育中心", "Vocational Centre"},
      {"㛃䶮𬭎中学", "Yandong School"}};
  const Words& name = names[i % names.size()];
  if (i < names.size()) return name;
  return {name.zh + std::to_string(i), name.en + " " + std::to_string(i)};
}

inline Chart chart_of(ChartKind kind, std::string id, Words title) {
  Chart chart;
  chart.id = std::move(id);
  chart.kind = kind;
  chart.title = std::move(title);
  return chart;
}

inline Series series_of(Words name, std::vector<double> y, Tone tone) {
  Series series;
  series.name = std::move(name);
  series.y = std::move(y);
  series.tone = tone;
  return series;
}

/// `columns` categories with three series of numbers around `scale`.
inline Chart bars(ChartKind kind, std::string id, std::size_t columns, double scale,
                  bool horizontal = false) {
  Chart chart = chart_of(kind, std::move(id), {"各校学时", "hours by school"});
  std::mt19937 random(3);
  chart.horizontal = horizontal;
  chart.unit = {"学时", "hours"};
  chart.y_title = {"学时", "hours"};
  for (std::size_t i = 0; i < columns; ++i) chart.labels.push_back(school(i));
  const std::vector<Words> names{{"已完成", "done"}, {"进行中", "under way"}, {"逾期未完成", "overdue"}};
  const std::vector<Tone> tones{Tone::series_1, Tone::series_2, Tone::series_3};
  for (std::size_t s = 0; s < 3; ++s) {
    std::vector<double> y;
    for (std::size_t i = 0; i < columns; ++i)
      y.push_back(std::round(scale * static_cast<double>(random() % 1000)) / 10);
    chart.series.push_back(series_of(names[s], std::move(y), tones[s]));
  }
  return chart;
}

inline Chart line(std::string id, std::size_t points, bool band, bool days = false) {
  Chart chart = chart_of(ChartKind::line, std::move(id), {"历年人数与预测", "people by year, and forecast"});
  chart.x_title = days ? Words{"日期", "day"} : Words{"年份", "year"};
  chart.y_title = {"人", "people"};
  chart.unit = {"人", "people"};
  chart.days = days;
  std::mt19937 random(4);
  Series one = series_of({"在册", "on the books"}, {}, Tone::series_1);
  Series two = series_of({"上级", "upper tier"}, {}, Tone::series_2);
  double level = 500;
  for (std::size_t i = 0; i < points; ++i) {
    const double x = static_cast<double>(i) + (days ? 20'000 : points > 100 ? 0 : 2015);
    level += static_cast<double>(random() % 41) - 20;
    one.x.push_back(x);
    one.y.push_back(level);
    two.x.push_back(x);
    two.y.push_back(level * 0.4 + static_cast<double>(random() % 30));
    if (!band) continue;
    one.low.push_back(level - 30);
    one.high.push_back(level + 45);
  }
  chart.series = {one, two};
  chart.marks.push_back({600, {"编制上限", "establishment"}, Tone::caution});
  return chart;
}

inline Chart scatter(std::string id, std::size_t points) {
  Chart chart = chart_of(ChartKind::scatter, std::move(id), {"学时与得分", "hours and points"});
  chart.x_title = {"学时", "hours"};
  chart.y_title = {"分", "points"};
  chart.unit = {"分", "points"};
  std::mt19937 random(5);
  std::normal_distribution<double> bell(0, 1);
  for (const auto& [name, tone] :
       {std::pair{Words{"小学", "primary"}, Tone::series_1}, {Words{"中学", "secondary"}, Tone::series_2}}) {
    Series series = series_of(name, {}, tone);
    for (std::size_t i = 0; i < points / 2; ++i) {
      const double x = 60 + 15 * bell(random);
      series.x.push_back(x);
      series.y.push_back(40 + x * 0.5 + 6 * bell(random));
    }
    chart.series.push_back(std::move(series));
  }
  return chart;
}

inline Chart boxes(std::string id, std::size_t columns, bool horizontal) {
  Chart chart = chart_of(ChartKind::box, std::move(id), {"评审人打分的分布", "how reviewers score"});
  chart.horizontal = horizontal;
  chart.unit = {"分", "points"};
  (horizontal ? chart.x_title : chart.y_title) = {"分", "points"};
  std::mt19937 random(6);
  std::normal_distribution<double> bell(0, 1);
  for (const auto& [name, tone] : {std::pair{Words{"初评", "first round"}, Tone::series_1},
                                   {Words{"复评", "second round"}, Tone::series_3}}) {
    std::vector<std::vector<double>> groups(columns);
    for (std::size_t i = 0; i < columns; ++i) {
      const std::size_t count = i == 2 ? 0 : i == 3 ? 1 : 40;
      for (std::size_t n = 0; n < count; ++n)
        groups[i].push_back(75 + static_cast<double>(i % 7) +
                            6 * bell(random) * (random() % 20 == 0 ? 3 : 1));
    }
    chart.series.push_back(box_series(name, groups, tone));
  }
  for (std::size_t i = 0; i < columns; ++i) chart.labels.push_back(school(i));
  return chart;
}

inline Chart heat(std::string id, std::size_t rows, std::size_t columns, bool negative = false) {
  Chart chart = chart_of(ChartKind::heat_map, std::move(id), {"各校缺口", "gaps by school"});
  std::mt19937 random(7);
  for (std::size_t c = 0; c < columns; ++c)
    chart.labels.push_back(
        {"第" + std::to_string(c + 1) + "类学时要求", "requirement " + std::to_string(c + 1)});
  for (std::size_t r = 0; r < rows; ++r) {
    chart.row_labels.push_back(school(r));
    Series series = series_of(school(r), {}, Tone::series_1);
    for (std::size_t c = 0; c < columns; ++c)
      series.y.push_back(static_cast<double>(random() % 120) - (negative ? 60 : 0));
    chart.series.push_back(std::move(series));
  }
  chart.series[0].y[0] = 0;
  if (columns > 1) chart.series[0].y[1] = missing;
  return chart;
}

inline Chart funnel(std::string id, std::size_t steps) {
  Chart chart =
      chart_of(ChartKind::funnel, std::move(id), {"逐项条件后的人数", "people left after each requirement"});
  chart.unit = {"人", "people"};
  Series series = series_of({"剩余", "left"}, {}, Tone::series_1);
  double left = 12'480;
  for (std::size_t i = 0; i < steps; ++i) {
    chart.labels.push_back(
        i == 1 ? Words{"近三年未受处分且年度考核均合格以上", "no sanction, every yearly appraisal passed"}
               : Words{"第" + std::to_string(i + 1) + "步", "step " + std::to_string(i + 1)});
    series.y.push_back(std::round(left));
    left *= 0.3 + 0.2 * static_cast<double>(i % 4);
  }
  chart.series = {series};
  return chart;
}

inline Chart floating(std::string id) {
  Chart chart = chart_of(ChartKind::bar, std::move(id), {"评审人的严宽", "severity of reviewers"});
  chart.horizontal = true;
  chart.x_title = {"分", "points"};
  for (std::size_t i = 0; i < 5; ++i) chart.labels.push_back(school(i));
  Series range = series_of({"区间", "interval"}, {3, 2, 1, 4, -1}, Tone::muted);
  range.low = {-1, 0, -3, 2, -2};
  Series middle = series_of({"估计", "estimate"}, {1, 1, -1, 3, -1.5}, Tone::series_1);
  middle.low = middle.y;
  chart.series = {range, middle};
  chart.marks.push_back({0, {"平均", "mean"}, Tone::caution});
  return chart;
}

/// Every kind, plain and awkward.
inline std::vector<Chart> charts() {
  std::vector<Chart> all;
  std::mt19937 random(8);
  std::normal_distribution<double> bell(72, 14);
  std::vector<double> hours(2000);
  for (double& value : hours) value = std::round(std::max(0.0, bell(random)));
  for (const ChartKind kind : {ChartKind::bar, ChartKind::stacked_bar}) {
    const std::string name = kind == ChartKind::bar ? "bar" : "stacked";
    for (const bool horizontal : {false, true}) {
      const std::string way = horizontal ? "-right" : "-up";
      all.push_back(bars(kind, name + way, 6, 1, horizontal));
      all.push_back(bars(kind, name + way + "-40", 40, 1e6, horizontal));
      all.push_back(bars(kind, name + way + "-one", 1, 1, horizontal));
      Chart negative = bars(kind, name + way + "-negative", 6, 1, horizontal);
      for (double& value : negative.series[1].y) value = -value;
      negative.series[0].y[2] = missing;
      all.push_back(negative);
    }
  }
  Chart whole = bars(ChartKind::stacked_bar, "whole-up", 6, 1);
  whole.whole = true;
  all.push_back(whole);
  whole.id = "whole-right";
  whole.horizontal = true;
  all.push_back(whole);
  Chart huge = bars(ChartKind::bar, "huge", 4, 1e290);
  huge.series[0].y[0] = 1.7e308;
  huge.series[1].y[1] = std::numeric_limits<double>::infinity();
  all.push_back(huge);
  all.push_back(histogram_of("histogram", {"学时分布", "hours"}, hours, {"学时", "hours"}));
  all.push_back(
      histogram_of("histogram-one", {"学时分布", "hours"}, std::vector<double>{5}, {"学时", "hours"}));
  all.push_back(line("line-band", 12, true));
  all.push_back(line("line-10000", 10'000, true));
  all.push_back(line("line-days", 400, false, true));
  Chart gaps = line("line-gaps", 12, true);
  gaps.series[0].y[3] = gaps.series[0].y[5] = gaps.series[1].y[0] = missing;
  all.push_back(gaps);
  Chart step = line("step", 20, false);
  step.kind = ChartKind::step;
  all.push_back(step);
  all.push_back(line("line-one", 1, false));
  Chart categories = bars(ChartKind::line, "line-categories", 12, 1);
  all.push_back(categories);
  all.push_back(scatter("scatter", 200));
  all.push_back(scatter("scatter-10000", 10'000));
  all.push_back(boxes("box-up", 6, false));
  all.push_back(boxes("box-up-40", 40, false));
  all.push_back(boxes("box-right", 6, true));
  all.push_back(heat("heat", 8, 6));
  all.push_back(heat("heat-40", 12, 40, true));
  all.push_back(funnel("funnel", 6));
  all.push_back(funnel("funnel-one", 1));
  all.push_back(floating("floating"));
  Chart empty = chart_of(ChartKind::bar, "empty", {"空", "empty"});
  all.push_back(empty);
  Chart none = bars(ChartKind::line, "all-missing", 3, 1);
  for (Series& series : none.series)
    for (double& value : series.y) value = missing;
  all.push_back(none);
  return all;
}

inline Timeline timeline() {
  Timeline made;
  made.id = "timeline";
  made.title = {"一轮遴选的步骤", "the steps of a round"};
  const Date day = Date::from_days(20'700);
  for (std::size_t i = 0; i < 6; ++i) {
    const int start = static_cast<int>(i) * 20;
    made.rows.push_back(
        {school(i),
         {{{"申报与学校推荐公示", "nomination"},
           day.plus_days(start),
           day.plus_days(start + 14),
           Tone::series_1},
          {{"复核", "review"}, day.plus_days(start + 15), day.plus_days(start + 24), Tone::series_2}}});
  }
  made.today = day.plus_days(47);
  return made;
}

inline Board board() {
  Board made;
  made.id = "board";
  made.title = {"本学期的班次", "sessions of the term"};
  const Date day = Date::from_days(20'700);
  for (std::size_t i = 0; i < 8; ++i) {
    Board::Row row;
    row.key = std::to_string(i);
    row.name = school(i);
    row.note = {row.key + "/30", row.key + "/30"};
    for (int bar = 0; bar < 3; ++bar) {
      const Date from = day.plus_days(static_cast<int>(i) * 9 + bar * 30);
      row.bars.push_back({from, from.plus_days(static_cast<int>(i % 3)), 0.3 + 0.1 * static_cast<double>(i),
                          Tone::series_1});
    }
    made.rows.push_back(row);
  }
  made.today = day.plus_days(40);
  return made;
}

inline StateGrid states() {
  StateGrid made;
  made.id = "attendance";
  made.row_title = {"姓名", "name"};
  made.note_title = {"学校", "school"};
  made.states = {{{"未记录", "not noted"}, {"", ""}, Tone::muted, 0},
                 {{"出席", "present"}, {"出", "P"}, Tone::good, 'p'},
                 {{"缺席", "absent"}, {"缺", "A"}, Tone::bad, 'a'}};
  for (int i = 0; i < 9; ++i)
    made.columns.push_back({"第" + std::to_string(i + 1) + "次集中", "meeting " + std::to_string(i + 1)});
  made.rows = 10;
  made.key = [](std::size_t row) { return std::to_string(row); };
  made.name = [](std::size_t row) {
    return row == 3 ? std::string("阿卜杜热合曼·买买提") : "张" + std::to_string(row);
  };
  made.note = [](std::size_t row) { return school(row).zh; };
  made.cell = [](std::size_t row, std::size_t column) {
    return StateGrid::Cell{(row + column * 2) % 3, false};
  };
  made.empty = {"没有人", "nobody"};
  return made;
}

inline FlowChart flow() {
  FlowChart made;
  made.id = "flow";
  made.title = {"梯队流动", "flow between tiers"};
  made.unit = {"人", "people"};
  made.flow_unit = {"人每年", "people a year"};
  for (std::size_t i = 0; i < 5; ++i) {
    const std::string key = std::to_string(i);
    made.nodes.push_back({key,
                          {"第" + key + "层级名称较长的", "tier " + key + " with a long name"},
                          i,
                          900.0 / std::pow(3, i),
                          Tone::series_1,
                          {}});
  }
  made.flows = {{0, 1, 60, Tone::series_1, false, {}},
                {1, 2, 20, Tone::series_1, false, {}},
                {2, 3, 5, Tone::series_1, true, {}},
                {3, 4, 3, Tone::series_1, false, {}},
                {0, 2, 8, Tone::series_2, false, {}}};
  made.square_root = true;
  return made;
}

}  // namespace samples
