#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "echelon/plugin/panel.hpp"

namespace echelon::panels {

/// What is counted.
struct HoursWish {
  std::string rule;  ///< empty: every rule
  std::optional<Stage> stage;
  std::string town;             ///< empty: all
  SchoolIndex school = nobody;  ///< a school's view
  bool only_school = false;     ///< `school` holds, also when it is no school
};

/// Where people stand. With several rules each person counts once, by the worst.
struct HourTally {
  std::size_t bound = 0;
  std::size_t met = 0;
  std::size_t open = 0;  ///< short, with time left (days of grace included)
  std::size_t overdue = 0;
  std::size_t unknown = 0;  ///< cannot be said
  [[nodiscard]] std::size_t unmet() const { return open + overdue + unknown; }
};

/// One cell of schools × what is asked.
struct HourGap {
  std::size_t bound = 0;
  std::size_t unmet = 0;
  Decimal missing;
};

/// What falls due in a month.
struct HourMonth {
  std::size_t due = 0;
  std::size_t unmet = 0;
  std::size_t misses = 0;  ///< of those, at the present pace
};

/// Everyone's hours counted once. Linear in standings.
struct HourYear {
  /// A column of the heat map: a rule, or a part of the one rule.
  struct Asked {
    Words name;
    Words unit;
  };
  HourTally all;
  std::vector<HourTally> by_school;  ///< as the snapshot's schools
  std::array<HourTally, 7> by_stage{};
  std::array<HourTally, 6> by_title{};
  std::vector<Asked> asked;
  std::vector<HourGap> gaps;            ///< schools × `asked`
  std::vector<std::size_t> short_ones;  ///< positions in the standings: the overdue first
  /// How much of what is asked is done: standings by tenths of it, the last with all of it or more. Those
  /// from whom nothing is asked are not in it.
  std::array<std::size_t, 11> done_tenths{};
  HourMonth before;                    ///< due before the month of the date
  std::array<HourMonth, 24> months{};  ///< from the month of the date on
  HourMonth after;                     ///< due later
  std::size_t hasty = 0;  ///< of the misses from this month on: those whose pace rests on few days
};
[[nodiscard]] HourYear count_hours(const PanelContext& context, const HoursWish& wish);

/// Whether the pace rests on less than 60 days of a period that has just begun, and says little.
[[nodiscard]] bool is_hasty(const HourStanding& standing, Date as_of);

/// The forecast of a standing; null when it has none.
[[nodiscard]] const HourForecast* forecast_of(const HoursView& hours, std::size_t standing);

}  // namespace echelon::panels
