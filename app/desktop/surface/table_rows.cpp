#include "desktop/surface/table_rows.hpp"

#include <algorithm>
#include <numeric>

#include "echelon/base/text.hpp"
#include "echelon/base/text_pinyin.hpp"

namespace echelon::desktop {
namespace {

constexpr std::size_t rows_between_looks_at_the_clock = 64;
constexpr std::size_t worth_a_thread = 40'000;

std::string folded(std::string_view text) {
  std::string lower = fold_width(text);
  std::ranges::transform(lower, lower.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return lower;
}

/// Whether names can be spelled now. ICU's table of readings takes some 70 ms to load, once in a process and
/// only when a table is first sorted or searched: beside the frames, waited for no longer than `budget`.
bool can_spell(std::chrono::microseconds budget) {
  static const std::shared_future<void> loaded =
      std::async(std::launch::async, [] { static_cast<void>(name_sort_key("梯")); }).share();
  return loaded.wait_for(budget) == std::future_status::ready;
}

template <class T>
bool is_running(const std::future<T>& future) {
  return future.valid() && future.wait_for(std::chrono::seconds(0)) == std::future_status::timeout;
}

}  // namespace

bool TableRows::passes(const Filter& filter, const Cell& cell) {
  if (!filter.texts.empty() && !std::ranges::binary_search(filter.texts, cell.text)) return false;
  if (!filter.least && !filter.most) return true;
  return cell.number && (!filter.least || *cell.number >= *filter.least) &&
         (!filter.most || *cell.number <= *filter.most);
}

void TableRows::show_own_order() {
  own_order_ = true;
  order_.clear();
  ++version_;
}

void TableRows::start(const Table& table, const Wish& wish) {
  const bool same_rows = started_ && revision_ == table.revision && rows_ == table.rows;
  if (!same_rows || wish.language != wish_.language) search_texts_.clear();
  started_ = true;
  revision_ = table.revision;
  rows_ = table.rows;
  if (!same_rows) show_own_order();
  asked_ = wish;
  wish_ = wish;
  std::erase_if(wish_.sorts, [&](const Sort& each) { return each.column >= table.columns.size(); });
  std::erase_if(wish_.filters, [&](const Filter& each) { return each.column >= table.columns.size(); });
  needle_ = folded(without_spaces(wish.search));
  next_.clear();
  keys_.clear();
  std::erase_if(abandoned_, [](const auto& each) { return !is_running(each); });
  if (is_running(sorting_)) abandoned_.push_back(std::move(sorting_));
  sorting_ = {};
  at_ = 0;
  if (!needle_.empty()) {
    step_ = Step::search_texts;
    at_ = search_texts_.size();
  } else if (!wish_.filters.empty()) {
    step_ = Step::filter;
  } else if (!wish_.sorts.empty()) {
    next_.resize(rows_);
    std::iota(next_.begin(), next_.end(), 0U);
    step_ = Step::sort_keys;
  } else {
    show_own_order();
    step_ = Step::done;
  }
}

void TableRows::make_search_text(const Table& table, std::size_t row) {
  if (search_texts_.empty()) search_texts_.reserve(rows_);
  std::string text;
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    if (!table.columns[column].searched) continue;
    const Cell cell = table.cell(row, column);
    if (cell.text.empty()) continue;
    text += folded(cell.text);
    text += '\n';
    const std::string initials = pinyin_initials(cell.text);
    if (!initials.empty()) text += initials + '\n';
  }
  search_texts_.push_back(std::move(text));
}

void TableRows::filter_row(const Table& table, std::size_t row) {
  if (!needle_.empty() && search_texts_[row].find(needle_) == std::string::npos) return;
  for (const Filter& each : wish_.filters)
    if (!passes(each, table.cell(row, each.column))) return;
  next_.push_back(static_cast<std::uint32_t>(row));
}

void TableRows::make_sort_keys(const Table& table) {
  if (keys_.empty()) keys_.reserve(next_.size() * wish_.sorts.size());  // moving them is slower than making
  for (const Sort& each : wish_.sorts) {
    const Cell cell = table.cell(next_[at_], each.column);
    const bool is_number = cell.number.has_value();
    keys_.push_back({cell.number.value_or(0), is_number, !is_number && cell.text.empty(),
                     is_number ? std::string() : name_sort_key(cell.text)});
  }
  ++at_;
}

TableRows::Order TableRows::sorted(const std::vector<Key>& keys, const Order& rows,
                                   const std::vector<Sort>& sorts) {
  // Negative: the first stands before the second. What is not there stands last, whichever way the rest runs.
  const auto order_of = [&](const Key& x, const Key& y, bool down) {
    if (x.is_empty != y.is_empty) return y.is_empty ? -1 : 1;
    if (x.is_number != y.is_number) return x.is_number ? -1 : 1;
    const int up = x.is_number ? (x.number < y.number   ? -1
                                  : x.number > y.number ? 1
                                                        : 0)
                               : x.text.compare(y.text);
    return down ? -up : up;
  };
  std::vector<std::uint32_t> places(rows.size());
  std::iota(places.begin(), places.end(), 0U);
  std::ranges::stable_sort(places, [&](std::uint32_t a, std::uint32_t b) {
    for (std::size_t i = 0; i < sorts.size(); ++i) {
      const int order = order_of(keys[a * sorts.size() + i], keys[b * sorts.size() + i], sorts[i].descending);
      if (order != 0) return order < 0;
    }
    return false;
  });
  Order order(rows.size());
  for (std::size_t i = 0; i < places.size(); ++i) order[i] = rows[places[i]];
  return order;
}

void TableRows::begin_sorting() {
  // The keys go where they were used: freeing a million texts takes longer than a frame.
  auto sort = [keys = std::move(keys_), rows = std::move(next_), sorts = wish_.sorts]() mutable {
    const std::vector<Key> own = std::move(keys);
    return sorted(own, rows, sorts);
  };
  keys_ = {};
  next_ = {};
  const auto how = at_ >= worth_a_thread ? std::launch::async : std::launch::deferred;
  sorting_ = std::async(how, std::move(sort));
  step_ = Step::sorting;
}

void TableRows::after_filter() {
  if (wish_.sorts.empty()) {
    finish(std::move(next_));
    return;
  }
  at_ = 0;
  step_ = Step::sort_keys;
}

void TableRows::finish(Order order) {
  order_ = std::move(order);
  own_order_ = false;
  ++version_;
  step_ = Step::done;
  keys_.clear();
}

bool TableRows::step(const Table& table) {
  switch (step_) {
    case Step::done:
      return true;
    case Step::search_texts:
      if (at_ < rows_) {
        make_search_text(table, at_++);
      } else {
        at_ = 0;
        step_ = Step::filter;
      }
      return false;
    case Step::filter:
      if (at_ < rows_) {
        filter_row(table, at_++);
      } else {
        after_filter();
      }
      return false;
    case Step::sort_keys:
      if (at_ < next_.size()) {
        make_sort_keys(table);
      } else {
        begin_sorting();
      }
      return false;
    case Step::sorting:
      if (!is_running(sorting_)) finish(sorting_.get());
      return false;
  }
  return true;
}

bool TableRows::update(const Table& table, const Wish& wish, std::chrono::microseconds budget) {
  if (!started_ || revision_ != table.revision || rows_ != table.rows || !(wish == asked_))
    start(table, wish);
  const bool spells = step_ == Step::search_texts || step_ == Step::sort_keys;
  if (spells && !can_spell(budget)) return false;
  const auto end = std::chrono::steady_clock::now() + budget;
  for (;;) {
    for (std::size_t i = 0; i < rows_between_looks_at_the_clock; ++i) {
      if (step(table)) return true;
      if (step_ == Step::sorting && is_running(sorting_)) return false;
    }
    if (std::chrono::steady_clock::now() >= end) return false;
  }
}

}  // namespace echelon::desktop
