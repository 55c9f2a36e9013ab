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

}  // namespace

void TableRows::start(const Table& table, const Wish& wish) {
  const bool same_rows = started_ && revision_ == table.revision && rows_ == table.rows;
  if (!same_rows || wish.language != wish_.language) search_texts_.clear();
  if (!same_rows) {
    own_order_ = true;
    order_.clear();
  }
  started_ = true;
  revision_ = table.revision;
  rows_ = table.rows;
  wish_ = wish;
  needle_ = folded(without_spaces(wish.search));
  next_.clear();
  keys_.clear();
  if (sorting_.valid()) sorting_.wait();
  sorting_ = {};
  at_ = 0;
  if (!needle_.empty()) {
    step_ = Step::search_texts;
    at_ = search_texts_.size();
  } else if (wish.column >= 0) {
    next_.resize(rows_);
    std::iota(next_.begin(), next_.end(), 0U);
    step_ = Step::sort_keys;
  } else {
    own_order_ = true;
    order_.clear();
    step_ = Step::done;
  }
}

void TableRows::make_search_text(const Table& table, std::size_t row) {
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

void TableRows::finish(Order order) {
  order_ = std::move(order);
  own_order_ = false;
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
        if (search_texts_[at_].find(needle_) != std::string::npos)
          next_.push_back(static_cast<std::uint32_t>(at_));
        ++at_;
      } else if (wish_.column >= 0) {
        at_ = 0;
        step_ = Step::sort_keys;
      } else {
        finish(std::move(next_));
      }
      return false;
    case Step::sort_keys:
      if (at_ < next_.size()) {
        const Cell cell = table.cell(next_[at_++], static_cast<std::size_t>(wish_.column));
        keys_.push_back({cell.number.value_or(0), cell.number.has_value(),
                         cell.number ? std::string() : name_sort_key(cell.text)});
      } else {
        auto sort = [keys = std::move(keys_), rows = std::move(next_), down = wish_.descending] {
          std::vector<std::uint32_t> places(rows.size());
          std::iota(places.begin(), places.end(), 0U);
          const auto less = [&](std::uint32_t a, std::uint32_t b) {
            const Key& x = keys[a];
            const Key& y = keys[b];
            const auto is_empty = [](const Key& key) { return !key.is_number && key.text.empty(); };
            // What is not there stands last, whichever way the rest runs.
            if (is_empty(x) != is_empty(y)) return is_empty(y);
            if (x.is_number != y.is_number) return x.is_number;
            if (x.is_number) return down ? y.number < x.number : x.number < y.number;
            return down ? y.text < x.text : x.text < y.text;
          };
          std::ranges::stable_sort(places, less);
          Order order(rows.size());
          for (std::size_t i = 0; i < places.size(); ++i) order[i] = rows[places[i]];
          return order;
        };
        const auto how = at_ >= worth_a_thread ? std::launch::async : std::launch::deferred;
        sorting_ = std::async(how, std::move(sort));
        step_ = Step::sorting;
      }
      return false;
    case Step::sorting:
      if (sorting_.wait_for(std::chrono::seconds(0)) == std::future_status::timeout) return false;
      finish(sorting_.get());
      return false;
  }
  return true;
}

bool TableRows::update(const Table& table, const Wish& wish, std::chrono::microseconds budget) {
  if (!started_ || revision_ != table.revision || rows_ != table.rows || !(wish == wish_)) start(table, wish);
  const auto end = std::chrono::steady_clock::now() + budget;
  for (;;) {
    for (std::size_t i = 0; i < rows_between_looks_at_the_clock; ++i) {
      if (step(table)) return true;
      if (step_ == Step::sorting &&
          sorting_.wait_for(std::chrono::seconds(0)) == std::future_status::timeout) {
        return false;
      }
    }
    if (std::chrono::steady_clock::now() >= end) return false;
  }
}

}  // namespace echelon::desktop
