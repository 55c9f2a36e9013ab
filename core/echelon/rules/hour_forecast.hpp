#pragma once

#include <cstddef>
#include <vector>

#include "echelon/rules/hour_standing.hpp"

namespace echelon {

/// What becomes of a standing that is not met, if hours go on as in its `recent` days: those of the last
/// twelve months that lie in the window, or since the person was hired.
struct HourForecast {
  std::size_t standing = 0;  ///< position in `HourStandings::all()`
  bool misses = false;       ///< the total or a part's minimum will not be reached by the deadline
  Date reached;              ///< the day by which all will be reached; unknown: never at this pace
};

/// One month of the deadline curve.
struct HourDeadlines {
  Date month;           ///< its first day
  std::size_t due = 0;  ///< standings that fall due in it
  std::size_t unmet = 0;
  std::size_t misses = 0;  ///< of those, by the forecast
};

/// The day by which the standing is reached at its pace; the snapshot's date when it is met, unknown when
/// never. Whole days, rounded up; maxima that would cut later hours are not foreseen.
[[nodiscard]] Date reached_at_pace(const HourStanding& standing, std::span<const HourPartStanding> parts,
                                   Date as_of);

/// A forecast for every standing that is not met and can be said.
[[nodiscard]] std::vector<HourForecast> forecast(const HourStandings& standings, Date as_of);

/// Every month in which something falls due, by time; what was due before `as_of` and is unmet stands in its
/// month. `rule` empty: all rules.
[[nodiscard]] std::vector<HourDeadlines> deadlines(const HourStandings& standings, Date as_of,
                                                   std::string_view rule = {});

}  // namespace echelon
