#pragma once

#include <chrono>
#include <cstdint>
#include <future>
#include <string>
#include <vector>

#include "echelon/base/words.hpp"
#include "echelon/view/table.hpp"

namespace echelon::desktop {

/// Which rows of a table are shown, in which order: searched by characters and by pinyin initials, sorted by
/// a column (numbers by value, text as its language sorts; equal rows keep the table's own order). Works in
/// slices, so that no frame waits for a large table; until it is done the old order is shown.
class TableRows {
 public:
  struct Wish {
    int column = -1;  ///< −1: the table's own order
    bool descending = false;
    std::string search;
    Language language = Language::chinese;
    friend bool operator==(const Wish&, const Wish&) = default;
  };

  /// Works towards `wish` for about `budget`; true when the order shown fulfils it.
  bool update(const Table& table, const Wish& wish, std::chrono::microseconds budget);

  [[nodiscard]] std::size_t size() const { return own_order_ ? rows_ : order_.size(); }
  [[nodiscard]] std::size_t row(std::size_t at) const { return own_order_ ? at : order_[at]; }

 private:
  using Order = std::vector<std::uint32_t>;
  struct Key {
    double number = 0;
    bool is_number = false;
    std::string text;
  };
  enum class Step { done, search_texts, filter, sort_keys, sorting };

  void start(const Table& table, const Wish& wish);
  bool step(const Table& table);
  void make_search_text(const Table& table, std::size_t row);
  void finish(Order order);

  Wish wish_;
  std::uint64_t revision_ = 0;
  std::size_t rows_ = 0;
  bool started_ = false;
  bool own_order_ = true;
  Order order_;
  Step step_ = Step::done;
  std::size_t at_ = 0;
  std::vector<std::string> search_texts_;  ///< of the rows so far; holds while revision and language stay
  std::string needle_;
  Order next_;
  std::vector<Key> keys_;
  std::future<Order> sorting_;
};

}  // namespace echelon::desktop
