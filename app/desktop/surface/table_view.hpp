#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "desktop/surface/table_rows.hpp"
#include "echelon/view/table.hpp"

namespace echelon::desktop {

/// How someone looks at a table: which columns in which order and width, sorted and filtered by what,
/// searched for what. By the columns' ids, so that it can be kept while the table changes.
struct TableView {
  struct ColumnView {
    std::string id;
    bool shown = true;
    float width = 0;  ///< relative to the others; 0: the column's own
    friend bool operator==(const ColumnView&, const ColumnView&) = default;
  };
  struct SortView {
    std::string id;
    bool descending = false;
    friend bool operator==(const SortView&, const SortView&) = default;
  };
  struct FilterView {
    std::string id;
    TableRows::Filter by;  ///< its column is of no meaning
    friend bool operator==(const FilterView&, const FilterView&) = default;
  };
  std::vector<ColumnView> columns;  ///< in order; those that a table has besides stand where they stood there
  std::vector<SortView> sorts;
  std::vector<FilterView> filters;
  std::string search;
  friend bool operator==(const TableView&, const TableView&) = default;

  /// As one line without `=`; and back, as far as the text makes sense.
  [[nodiscard]] std::string text() const;
  [[nodiscard]] static TableView read(std::string_view text);

  /// In the shortest exact form.
  [[nodiscard]] static std::string number(double value);
  /// Nothing where the text is no finite number.
  [[nodiscard]] static std::optional<double> read_number(std::string_view text);

  /// Names every column of the table in `columns`, in order.
  void complete(const Table& table);
  /// The shown columns of the table, in order; at least one. After `complete`.
  [[nodiscard]] std::vector<std::size_t> shown(const Table& table) const;
  [[nodiscard]] TableRows::Wish wish(const Table& table, Language language) const;
  [[nodiscard]] const ColumnView* find(std::string_view id) const;
  [[nodiscard]] const FilterView* filter_of(std::string_view id) const;

  /// A press on a column's head: up, down, not at all; alone, or after those that are there.
  void turn_sorting(std::string_view id, bool after_others);
  /// No filter when it lets everything pass.
  void set_filter(std::string_view id, TableRows::Filter filter);
  void show_column(std::string_view id, bool shown);
  void set_width(std::string_view id, float width);
  /// One place to the left (−1) or to the right (1).
  void move_column(std::string_view id, int by);
};

/// Views by name, as one line each way.
struct NamedView {
  std::string name;
  TableView view;
};
[[nodiscard]] std::string text_of(const std::vector<NamedView>& views);
[[nodiscard]] std::vector<NamedView> read_named_views(std::string_view text);

}  // namespace echelon::desktop
