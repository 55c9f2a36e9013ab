#include "desktop/surface/column_values.hpp"

#include <algorithm>

#include "echelon/base/text_pinyin.hpp"

namespace echelon::desktop {
namespace {
constexpr std::size_t rows_between_looks_at_the_clock = 64;
}

bool ColumnValues::update(const Table& table, std::size_t column, std::chrono::microseconds budget) {
  if (column != column_ || revision_ != table.revision || rows_ != table.rows) {
    *this = {};
    column_ = column;
    revision_ = table.revision;
    rows_ = table.rows;
  }
  if (done_) return true;
  const auto end = std::chrono::steady_clock::now() + budget;
  while (at_ < table.rows && !too_many_) {
    const Cell cell = table.cell(at_, column);
    numbers_ = numbers_ || cell.number.has_value();
    ++counts_[cell.text];
    too_many_ = counts_.size() > most;
    if (++at_ % rows_between_looks_at_the_clock == 0 && std::chrono::steady_clock::now() >= end) return false;
  }
  finish();
  return true;
}

void ColumnValues::finish() {
  done_ = true;
  for (const auto& [text, rows] : counts_) values_.push_back({text, rows});
  counts_.clear();
  if (values_.size() > most) values_.resize(most);
  std::ranges::stable_sort(values_, {}, [](const Value& each) { return name_sort_key(each.text); });
}

}  // namespace echelon::desktop
