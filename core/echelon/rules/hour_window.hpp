#pragma once

#include <optional>

#include "echelon/model/snapshot.hpp"
#include "echelon/rules/hour_rule.hpp"

namespace echelon {

/// The window of years or cycles that holds a day; nothing before the first cycle, and for other kinds.
[[nodiscard]] std::optional<Period> window_holding(const HourWindow& window, Date day);
/// The one after.
[[nodiscard]] Period window_after(const HourWindow& window, Period period);

/// Days of both ends included; 0 when it ends before it begins.
[[nodiscard]] inline std::int64_t days_in(Period period) {
  return period.to < period.from ? 0 : std::int64_t{period.to.days()} - period.from.days() + 1;
}

/// `amount` × part / whole (0 ≤ part ≤ whole, whole > 0), rounded down to a multiple of `step`; exactly
/// `amount` when part is the whole.
[[nodiscard]] Decimal share_of(Decimal amount, std::int64_t part, std::int64_t whole, Decimal step);

}  // namespace echelon
