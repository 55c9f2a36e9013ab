#include "echelon/view/chart_names.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

#include "echelon/view/chart_view.hpp"
#include "echelon/view/picture.hpp"

namespace echelon {
namespace {

constexpr double first_year = 1900;
constexpr double last_year = 2200;

/// The sum of a category over the series.
double sum_at(const Chart& chart, std::size_t index) {
  double sum = 0;
  for (const Series& series : chart.series) {
    if (index < series.y.size() && std::isfinite(series.y[index])) sum += std::abs(series.y[index]);
  }
  return sum;
}
double sum_of(const Series& series) {
  double sum = 0;
  for (const double value : series.y) sum += std::isfinite(value) ? value : 0;
  return sum;
}

std::string place(const Chart& chart, std::uint32_t s, std::size_t index, Language language) {
  if (has_categories(chart)) return category_name(chart, index, language);
  const Series& series = chart.series[s == HotSpot::none ? 0 : s];
  if (index >= series.x.size()) return std::to_string(index + 1);
  std::string said = x_name(chart, series.x[index]);
  if (chart.kind == ChartKind::histogram && index + 1 < series.x.size())
    said += " – " + x_name(chart, series.x[index + 1]);
  if (!chart.x_title.empty()) said = chart.x_title.in(language) + "  " + said;
  return said;
}

std::string box_said(const Chart& chart, const BoxNumbers& box, Language language) {
  const auto line = [&](const Words& name, const std::string& value) {
    return "\n" + name.in(language) + "  " + value;
  };
  if (box.count == 0) return "  " + Words{"没有数值", "no values"}.in(language);
  std::string said = line({"中位数", "median"}, with_unit(chart, box.median, language));
  said += line({"四分位", "quartiles"}, chart_number(box.lower) + " – " + chart_number(box.upper));
  said += line({"须线", "whiskers"}, chart_number(box.least) + " – " + chart_number(box.most));
  if (!box.outliers.empty())
    said += line({"离群值", "outliers"},
                 std::to_string(box.outliers.size()) + "  (" + chart_number(box.outliers.front()) +
                     (box.outliers.size() > 1 ? " … " + chart_number(box.outliers.back()) : "") + ")");
  return said + line({"数量", "n"}, std::to_string(box.count));
}

/// Name, value with unit, share of one series at a place.
std::string value_said(const Chart& chart, std::uint32_t s, std::size_t index, Language language) {
  const Series& series = chart.series[s];
  if (index >= series.y.size()) return {};
  const double value = series.y[index];
  std::string said = "\n" + series.name.in(language) + "  " + with_unit(chart, value, language);
  if (chart.kind == ChartKind::stacked_bar && chart.series.size() > 1 && sum_at(chart, index) > 0)
    said += "  (" + percent(std::abs(value) / sum_at(chart, index)) + ")";
  if (chart.kind == ChartKind::histogram && sum_of(series) > 0)
    said += "  (" + percent(value / sum_of(series)) + ")";
  if (index < series.low.size() && index < series.high.size())
    said += "  (" + chart_number(series.low[index]) + " – " + chart_number(series.high[index]) + ")";
  return said;
}

/// All lines that have a point at that x.
std::string values_at(const Chart& chart, double x, Language language) {
  std::string said;
  for (std::uint32_t s = 0; s < chart.series.size(); ++s) {
    const Series& series = chart.series[s];
    const auto found = std::ranges::lower_bound(series.x, x);
    if (found == series.x.end() || *found != x) continue;
    said += value_said(chart, s, static_cast<std::size_t>(found - series.x.begin()), language);
  }
  return said;
}

}  // namespace

std::string category_name(const Chart& chart, std::size_t at, Language language) {
  return at < chart.labels.size() ? chart.labels[at].in(language) : std::to_string(at + 1);
}

bool counts_years(const Chart& chart) {
  bool any = false;
  for (const Series& series : chart.series) {
    for (const double x : series.x) {
      if (x != std::floor(x) || x < first_year || x > last_year) return false;
      any = true;
    }
  }
  return any;
}

std::string x_name(const Chart& chart, double x) {
  constexpr double farthest = 3e6;
  if (chart.days && std::abs(x) < farthest) return Date::from_days(static_cast<int>(std::lround(x))).iso();
  const bool year = x == std::floor(x) && x >= first_year && x <= last_year;
  if (year && chart.kind != ChartKind::histogram && counts_years(chart))
    return std::to_string(static_cast<int>(x));
  return chart_number(x);
}

std::string with_unit(const Chart& chart, double value, Language language) {
  const std::string number = chart_number(value);
  const std::string& unit = chart.unit.in(language);
  return unit.empty() || !std::isfinite(value) ? number : number + (unit == "%" ? "" : " ") + unit;
}

const Words& box_note() {
  static const Words note{"盒：四分位与中位数；须：1.5 倍盒长以内；点：离群值",
                          "box: quartiles and median; whiskers: within 1.5 box lengths; dots: outliers"};
  return note;
}

std::optional<double> number_in(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

std::string read_out(const Chart& shown, std::uint32_t series, std::size_t index, Language language) {
  if (shown.series.empty() || (series != HotSpot::none && series >= shown.series.size())) return {};
  std::string said = place(shown, series, index, language);
  if (shown.kind == ChartKind::box && series != HotSpot::none && index < shown.series[series].boxes.size()) {
    if (shown.series.size() > 1) said += "\n" + shown.series[series].name.in(language);
    return said + box_said(shown, shown.series[series].boxes[index], language);
  }
  const bool line = shown.kind == ChartKind::line || shown.kind == ChartKind::step;
  if (series != HotSpot::none && line && !has_categories(shown))
    return said + values_at(shown, shown.series[series].x[index], language);
  if (series != HotSpot::none) return said + value_said(shown, series, index, language);
  for (std::uint32_t s = 0; s < shown.series.size(); ++s) said += value_said(shown, s, index, language);
  return said;
}

Series box_series(const Words& name, std::span<const std::vector<double>> groups, Tone tone) {
  Series series;
  series.name = name;
  series.tone = tone;
  for (const std::vector<double>& values : groups) {
    series.boxes.push_back(box_of(values));
    const BoxNumbers& box = series.boxes.back();
    series.y.push_back(box.count > 0 ? box.median : std::numeric_limits<double>::quiet_NaN());
  }
  return series;
}

Chart histogram_of(std::string id, const Words& title, std::span<const double> values, const Words& x_title) {
  Bins bins = bins_of(values);
  Chart chart;
  chart.id = std::move(id);
  chart.kind = ChartKind::histogram;
  chart.title = title;
  chart.x_title = x_title;
  if (bins.edges.size() > 1) {
    const std::string width = chart_number(bins.edges[1] - bins.edges[0]);
    chart.note = {"组距 " + width + "（Freedman–Diaconis），n = " + std::to_string(values.size()),
                  "bins " + width + " wide (Freedman–Diaconis), n = " + std::to_string(values.size())};
  }
  Series series;
  series.name = {"数量", "number"};
  series.x = std::move(bins.edges);
  series.y = std::move(bins.counts);
  chart.series.push_back(std::move(series));
  return chart;
}

}  // namespace echelon
