#pragma once

#include <chrono>
#include <cstdint>
#include <future>
#include <optional>
#include <string>
#include <vector>

#include "echelon/base/words.hpp"
#include "echelon/view/table.hpp"

namespace echelon::desktop {

/// Which rows of a table are shown, in which order: searched by characters and by pinyin initials, filtered
/// by column, sorted by one column after another (numbers by value, text as its language sorts; equal rows
/// keep the table's own order). Works in slices, so that no frame waits for a large table; until it is done
/// the old order is shown.
class TableRows {
 public:
  struct Sort {
    std::size_t column = 0;
    bool descending = false;
    friend bool operator==(const Sort&, const Sort&) = default;
  };
  /// A row stays where its cell's text is one of `texts` (sorted; any when empty) and, where an end is given,
  /// its number lies within.
  struct Filter {
    std::size_t column = 0;
    std::vector<std::string> texts;
    std::optional<double> least;
    std::optional<double> most;
    friend bool operator==(const Filter&, const Filter&) = default;
  };
  struct Wish {
    std::vector<Sort> sorts;  ///< the first decides; none: the table's own order
    std::vector<Filter> filters;
    std::string search;
    Language language = Language::chinese;
    friend bool operator==(const Wish&, const Wish&) = default;
  };

  /// Works towards `wish` for about `budget`; true when the order shown fulfils it.
  bool update(const Table& table, const Wish& wish, std::chrono::microseconds budget);

  [[nodiscard]] std::size_t size() const { return own_order_ ? rows_ : order_.size(); }
  [[nodiscard]] std::size_t row(std::size_t at) const { return own_order_ ? at : order_[at]; }
  /// Changes whenever what is shown does.
  [[nodiscard]] std::uint64_t version() const { return version_; }

  /// Whether the cell passes the filter.
  [[nodiscard]] static bool passes(const Filter& filter, const Cell& cell);

 private:
  using Order = std::vector<std::uint32_t>;
  struct Key {
    double number = 0;
    bool is_number = false;
    bool is_empty = false;
    std::string text;
  };
  enum class Step { done, search_texts, filter, sort_keys, sorting };

  void start(const Table& table, const Wish& wish);
  bool step(const Table& table);
  void make_search_text(const Table& table, std::size_t row);
  void filter_row(const Table& table, std::size_t row);
  void make_sort_keys(const Table& table);
  void begin_sorting();
  void after_filter();
  void finish(Order order);
  void show_own_order();
  [[nodiscard]] static Order sorted(const std::vector<Key>& keys, const Order& rows,
                                    const std::vector<Sort>& sorts);

  Wish asked_;  ///< as it was given
  Wish wish_;   ///< as the table allows
  std::uint64_t revision_ = 0;
  std::uint64_t version_ = 0;
  std::size_t rows_ = 0;
  bool started_ = false;
  bool own_order_ = true;
  Order order_;
  Step step_ = Step::done;
  std::size_t at_ = 0;
  std::vector<std::string> search_texts_;  ///< of the rows so far; holds while revision and language stay
  std::string needle_;
  Order next_;
  std::vector<Key> keys_;  ///< row after row, one for each sort
  std::future<Order> sorting_;
  std::vector<std::future<Order>> abandoned_;  ///< still running, wanted no more
};

}  // namespace echelon::desktop
