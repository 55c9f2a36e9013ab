#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace cli {

/// A stretch of one day, in minutes from its midnight.
struct DayStretch {
  std::int32_t day = 0;  ///< since 1970-01-01
  std::int32_t from = 0;
  std::int32_t to = 24 * 60;
};

/// Reads a session's dates: days joined by `;`, each `2026-03-02` (the whole day),
/// `2026-03-02T09:00/2026-03-02T12:00` (the second date may be left out, or be a later one) or
/// `2026-03-02/2026-03-04` (each of the days as a whole). In order; nothing where the text is anything else,
/// is empty, or has two stretches that share a minute.
[[nodiscard]] std::optional<std::vector<DayStretch>> read_cohort_dates(std::string_view text);

}  // namespace cli
