#include "echelon/view/axis.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace echelon {

Axis axis_over(double least, double most, int wanted, bool from_zero) {
  if (!(least <= most) || !std::isfinite(least) || !std::isfinite(most)) return {};
  if (from_zero) {
    least = std::min(least, 0.0);
    most = std::max(most, 0.0);
  }
  if (most - least < 1e-9) most = least + 1;
  const double rough = (most - least) / std::max(1, wanted);
  const double power = std::pow(10, std::floor(std::log10(rough)));
  double step = 10 * power;
  for (const double round : {1.0, 2.0, 2.5, 5.0}) {
    if (round * power >= rough * 0.999) {
      step = round * power;
      break;
    }
  }
  return {std::floor(least / step + 1e-9) * step, std::ceil(most / step - 1e-9) * step, step};
}

std::vector<double> Axis::ticks() const {
  std::vector<double> values;
  const auto count = static_cast<int>(std::lround((to - from) / step));
  for (int i = 0; i <= count && i < 100; ++i) values.push_back(from + step * i);
  return values;
}

std::string chart_number(double value) {
  std::array<char, 64> text{};
  const double rounded = std::round(value * 100) / 100;
  if (rounded == std::floor(rounded)) {
    std::snprintf(text.data(), text.size(), "%.0f", rounded == 0 ? 0.0 : rounded);
  } else {
    std::snprintf(text.data(), text.size(), "%.2f", rounded);
  }
  std::string said = text.data();
  if (const auto point = said.find('.'); point != std::string::npos) {
    while (said.back() == '0') said.pop_back();
    if (said.back() == '.') said.pop_back();
  }
  const std::size_t first = said.front() == '-' ? 1 : 0;
  std::size_t end = said.find('.');
  if (end == std::string::npos) end = said.size();
  while (end > first + 3) {
    end -= 3;
    said.insert(end, ",");
  }
  return said;
}

}  // namespace echelon
