#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "echelon/base/spoken.hpp"
#include "echelon/view/axis.hpp"
#include "echelon/view/chart.hpp"

namespace echelon {

// Within view: what values are called in words.

/// The category at a position: its name, or without names 1, 2 …
[[nodiscard]] std::string category_name(const Chart& chart, std::size_t at, Language language);
/// A value of x: a day, a year without a comma, another number.
[[nodiscard]] std::string x_name(const Chart& chart, double x);
/// Whether x are years: all whole and near our own.
[[nodiscard]] bool counts_years(const Chart& chart);
/// A value with its unit: `12,500 people`.
[[nodiscard]] std::string with_unit(const Chart& chart, double value, Language language);
/// What is above a box chart: how boxes are to be read.
[[nodiscard]] const Words& box_note();
/// A text that is a number as a whole.
[[nodiscard]] std::optional<double> number_in(std::string_view text);

}  // namespace echelon
