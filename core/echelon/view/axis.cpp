#include "echelon/view/axis.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include "echelon/base/date.hpp"
#include "echelon/base/spoken.hpp"

namespace echelon {
namespace {

std::string printed(const char* form, int places, double value) {
  std::array<char, 400> text{};
  std::snprintf(text.data(), text.size(), form, places, value);
  return text.data();
}

std::string without_ending_noughts(std::string said) {
  if (said.find('.') == std::string::npos) return said;
  while (said.back() == '0') said.pop_back();
  if (said.back() == '.') said.pop_back();
  return said == "-0" ? "0" : said;
}

std::string with_commas(std::string said) {
  const std::size_t first = said.front() == '-' ? 1 : 0;
  std::size_t end = std::min(said.find('.'), said.size());
  while (end > first + 3) {
    end -= 3;
    said.insert(end, ",");
  }
  return said;
}

/// How many places a multiple of `step` needs.
int places_of(double step) {
  int places = 0;
  for (double scaled = step; places < 12 && std::abs(scaled - std::round(scaled)) > 1e-6 * scaled; ++places)
    scaled *= 10;
  return places;
}

struct Unit {
  double size;
  const char* name;
};

/// The largest unit in which a tick of such an axis reads short.
Unit unit_of(double most, double step, Language language) {
  constexpr std::array<Unit, 3> chinese{{{1e12, "万亿"}, {1e8, "亿"}, {1e4, "万"}}};
  constexpr std::array<Unit, 3> english{{{1e12, "T"}, {1e9, "B"}, {1e6, "M"}}};
  for (const Unit unit : language == Language::chinese ? chinese : english) {
    const double from = unit.size == 1e4 ? 1e5 : unit.size;
    if (most >= from && step >= unit.size / 20) return unit;
  }
  return {1, ""};
}

}  // namespace

double round_step(double rough, bool nearest) {
  if (!std::isfinite(rough) || rough <= 0) return 1;
  const double power = std::pow(10, std::floor(std::log10(rough)));
  constexpr std::array<double, 5> round{1, 2, 2.5, 5, 10};
  double best = 10 * power;
  for (const double each : round) {
    const double step = each * power;
    if (!nearest && step >= rough * 0.999) return step;
    if (nearest && std::abs(std::log(step / rough)) < std::abs(std::log(best / rough))) best = step;
  }
  return best;
}

Axis axis_over(double least, double most, int wanted, bool from_zero) {
  if (!(least <= most) || !std::isfinite(least) || !std::isfinite(most)) return {};
  least = std::clamp(least, -axis_most, axis_most);
  most = std::clamp(most, -axis_most, axis_most);
  if (from_zero) {
    least = std::min(least, 0.0);
    most = std::max(most, 0.0);
  }
  // Closer together than their own last places there is nothing to part them.
  const double size = std::max(std::abs(least), std::abs(most));
  if (most - least <= size * 1e-9) most = least + std::max(size * 1e-3, size == 0 ? 1.0 : 1e-290);
  // Of a few more or less the ticks that leave the least empty at the ends.
  Axis best;
  double best_score = -1e9;
  for (int count = std::max(1, wanted - 1); count <= wanted + 2; ++count) {
    const double step = round_step((most - least) / count, false);
    const Axis axis{std::floor(least / step + 1e-9) * step, std::ceil(most / step - 1e-9) * step, step};
    const double parts = std::round((axis.to - axis.from) / step);
    const double score = (most - least) / (axis.to - axis.from) - 0.06 * std::abs(parts - wanted);
    if (score > best_score + 1e-9) {
      best_score = score;
      best = axis;
    }
  }
  return best;
}

Axis axis_within(double from, double to, int wanted) {
  if (!(from < to) || !std::isfinite(from) || !std::isfinite(to)) return axis_over(from, to, wanted, false);
  return {from, to, round_step((to - from) / std::max(1, wanted), false)};
}

std::vector<double> Axis::ticks() const {
  std::vector<double> values;
  const double count = std::round((to - from) / step);
  for (int i = 0; i <= count && i < 100; ++i) {
    const double tick = from + step * i;
    values.push_back(std::abs(tick) < step * 1e-9 ? 0 : tick);
  }
  return values;
}

std::vector<double> Axis::ticks_within() const {
  std::vector<double> values;
  const double first = std::ceil(from / step - 1e-9);
  for (int i = 0; i < 100; ++i) {
    const double tick = (first + i) * step;
    if (tick > to + step * 1e-9) break;
    values.push_back(std::abs(tick) < step * 1e-9 ? 0 : tick);
  }
  return values;
}

std::string Axis::name(double tick, Language language) const {
  const double most = std::max(std::abs(from), std::abs(to));
  if (most >= 1e16 || (most < 1e-4 && most > 0)) return tick == 0 ? "0" : printed("%.*g", 3, tick);
  const Unit unit = unit_of(most, step, language);
  if (tick == 0) return "0";
  return with_commas(printed("%.*f", places_of(step / unit.size), tick / unit.size)) + unit.name;
}

std::vector<DayMark> day_marks(double from, double to, int most) {
  std::vector<DayMark> marks;
  constexpr double farthest = 3e6;  // some eight thousand years either way
  if (!(from <= to) || from < -farthest || to > farthest) return marks;
  const int first = static_cast<int>(std::ceil(from));
  const int last = static_cast<int>(std::floor(to));
  most = std::max(1, most);
  for (const int step : {1, 2, 7, 14}) {
    if ((last - first) / step + 1 > most || last - first > 60) continue;
    for (int day = first; day <= last; day += step)
      marks.push_back({static_cast<double>(day), Date::from_days(day).iso().substr(5)});
    return marks;
  }
  const Date begin = Date::from_days(first);
  for (const int months : {1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 12000}) {
    marks.clear();
    const int start = begin.year() * 12 + begin.month() - 1;
    for (int month = start - start % months; static_cast<int>(marks.size()) <= most; month += months) {
      const auto date = Date::of(month / 12, month % 12 + 1, 1);
      if (!date || date->days() > last) break;
      if (date->days() < first) continue;
      marks.push_back({static_cast<double>(date->days()),
                       months >= 12 ? std::to_string(date->year()) : date->iso().substr(0, 7)});
    }
    if (static_cast<int>(marks.size()) <= most) return marks;
  }
  return marks;
}

std::string chart_number(double value) {
  const double size = std::abs(value);
  if ((size >= 1e16 && std::isfinite(value)) || (size > 0 && size < 1e-6)) return printed("%.*g", 4, value);
  if (size > 0 && size < 0.005)
    return without_ending_noughts(printed("%.*f", 8, std::stod(printed("%.*g", 3, value))));
  return grouped(value);
}

}  // namespace echelon
