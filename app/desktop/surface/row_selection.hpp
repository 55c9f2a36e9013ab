#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <unordered_set>
#include <vector>

#include "desktop/surface/table_rows.hpp"
#include "echelon/view/table.hpp"

namespace echelon::desktop {

/// Which rows of a table are selected, among them the current one that arrows move and details follow. Lives
/// through changes of the table by the rows' keys; a selection of more than `most_kept` rows ends with the
/// table's revision. For tables with keys only.
class RowSelection {
 public:
  static constexpr std::size_t most_kept = 20'000;

  /// Finds the selected rows again after the table changed, for about `budget`; true when all were looked
  /// for.
  bool update(const Table& table, std::chrono::microseconds budget);

  [[nodiscard]] std::size_t size() const { return count_; }
  [[nodiscard]] bool has(std::size_t row) const { return row < chosen_.size() && chosen_[row]; }
  /// The key of the current row, also while the table does not hold it; empty when there is none.
  [[nodiscard]] const std::string& current() const { return current_; }
  [[nodiscard]] bool is_current(std::size_t row) const { return !current_.empty() && row == current_row_; }
  /// Where the current row is shown; `rows.size()` when it is not.
  [[nodiscard]] std::size_t place_of_current(const TableRows& rows) const;
  /// Selected rows that the search and the filters hide.
  [[nodiscard]] std::size_t hidden(const TableRows& rows) const;
  /// Keys of the selected rows: those that are shown in their order, then those that are hidden.
  [[nodiscard]] std::vector<std::string> keys(const Table& table, const TableRows& rows) const;
  /// The rows themselves, likewise.
  [[nodiscard]] std::vector<std::size_t> rows(const TableRows& rows) const;

  void clear();
  /// The row alone; it becomes the current one.
  void choose(const Table& table, std::size_t row);
  /// By key, before the table is known.
  void choose(std::string_view key);
  /// Adds the row or takes it away.
  void toggle(const Table& table, std::size_t row);
  /// All from the row where the selection began to this place, and no other.
  void extend(const Table& table, const TableRows& rows, std::size_t place);
  void choose_all(const Table& table, const TableRows& rows);
  /// Changes whenever the selection does.
  [[nodiscard]] std::uint64_t version() const { return version_; }

 private:
  void put(const Table& table, std::size_t row, bool in);
  void make_current(const Table& table, std::size_t row);
  void forget_rows();

  std::vector<bool> chosen_;  ///< by row of the table's revision
  std::size_t count_ = 0;
  std::unordered_set<std::string> keys_;  ///< of the chosen, while they are few enough
  bool keyed_ = true;
  std::string current_;
  std::size_t current_row_ = 0;
  std::string began_;  ///< where Shift extends from
  std::size_t began_row_ = 0;
  std::uint64_t revision_ = 0;
  std::size_t table_rows_ = 0;
  bool looking_ = true;  ///< for the rows of the keys
  std::size_t at_ = 0;
  std::uint64_t version_ = 0;
};

}  // namespace echelon::desktop
