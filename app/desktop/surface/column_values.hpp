#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "echelon/view/table.hpp"

namespace echelon::desktop {

/// The different texts that stand in a column, counted in slices: what a filter offers.
class ColumnValues {
 public:
  static constexpr std::size_t most = 300;

  struct Value {
    std::string text;
    std::size_t rows = 0;
  };
  /// Works on the column for about `budget`, anew when the table changed; true when all rows were looked at.
  bool update(const Table& table, std::size_t column, std::chrono::microseconds budget);
  /// In the order in which their language sorts; at most `most`. Complete only when `update` said so.
  [[nodiscard]] const std::vector<Value>& values() const { return values_; }
  /// More than `most` different texts.
  [[nodiscard]] bool too_many() const { return too_many_; }
  /// Whether the column holds figures.
  [[nodiscard]] bool numbers() const { return numbers_; }

 private:
  void finish();

  std::size_t column_ = static_cast<std::size_t>(-1);
  std::uint64_t revision_ = 0;
  std::size_t rows_ = 0;
  std::size_t at_ = 0;
  std::map<std::string, std::size_t> counts_;
  std::vector<Value> values_;
  bool too_many_ = false;
  bool numbers_ = false;
  bool done_ = false;
};

}  // namespace echelon::desktop
