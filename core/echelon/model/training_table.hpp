#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "echelon/base/date.hpp"
#include "echelon/base/decimal.hpp"
#include "echelon/model/records.hpp"

namespace echelon {

/// Training records by the million, 40 bytes each: what repeats is a number into a list of texts.
struct TrainingTable {
  struct Row {
    std::uint32_t person = 0;  ///< into `people`
    std::uint32_t course = 0;  ///< into `texts`, like the next two
    std::uint32_t category = 0;
    std::uint32_t provider = 0;
    Date ended_on;
    Date started_on;
    std::uint32_t hours_millionths = 0;
    std::uint32_t certificate = 0;  ///< into `certificates`; 0 none
    std::uint32_t line = 0;         ///< of the file
    std::int16_t attendance_permille = -1;
    TrainingMode mode = TrainingMode::unknown;
    [[nodiscard]] Decimal hours() const { return Decimal::from_millionths(hours_millionths); }
  };

  std::vector<std::string> people;  ///< in bytewise order once `sorted` was called, as are the texts
  std::vector<std::string> texts{std::string()};
  std::string certificates =
      std::string(1, '\0');  ///< the length in two bytes, then the text, one after another
  std::vector<Row> rows;

  /// The place of a certificate's number of at most 65,535 bytes in `certificates`.
  std::uint32_t keep_certificate(std::string_view text);
  [[nodiscard]] std::string_view certificate(const Row& row) const;
  /// The row as a record of its own.
  [[nodiscard]] TrainingRecord record(const Row& row) const;
  /// Puts people, texts and rows into their order: by person, day of the end, course, and then everything
  /// else a record says. The order of the rows before makes no difference to the result, but for rows alike
  /// in all but their lines.
  void sort();
  /// Whether `a` comes before `b` in that order; of a sorted table.
  [[nodiscard]] bool before(const Row& a, const Row& b) const;
};

}  // namespace echelon
