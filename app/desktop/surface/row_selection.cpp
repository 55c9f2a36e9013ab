#include "desktop/surface/row_selection.hpp"

#include <algorithm>

namespace echelon::desktop {
namespace {
constexpr std::size_t rows_between_looks_at_the_clock = 256;
constexpr std::size_t nowhere = static_cast<std::size_t>(-1);
}  // namespace

void RowSelection::forget_rows() {
  chosen_.clear();
  count_ = 0;
  current_row_ = nowhere;
  began_row_ = nowhere;
  looking_ = true;
  at_ = 0;
  ++version_;
}

bool RowSelection::update(const Table& table, std::chrono::microseconds budget) {
  if (revision_ != table.revision || table_rows_ != table.rows) {
    if (!keyed_) {
      const std::string current = current_;
      clear();
      if (!current.empty()) choose(current);
    }
    revision_ = table.revision;
    table_rows_ = table.rows;
    forget_rows();
  }
  if (!looking_) return true;
  if (chosen_.size() != table.rows) chosen_.assign(table.rows, false);
  if (keys_.empty() || !table.key) at_ = table.rows;
  const auto end = std::chrono::steady_clock::now() + budget;
  while (at_ < table.rows && count_ < keys_.size()) {
    const std::string key = table.key(at_);
    if (keys_.contains(key) && !chosen_[at_]) {
      chosen_[at_] = true;
      ++count_;
      ++version_;
      if (key == current_) current_row_ = at_;
    }
    if (++at_ % rows_between_looks_at_the_clock == 0 && std::chrono::steady_clock::now() >= end) return false;
  }
  looking_ = false;
  if (count_ < keys_.size()) {  // some are gone
    std::unordered_set<std::string> still;
    for (std::size_t row = 0; row < table.rows && still.size() < count_; ++row)
      if (chosen_[row]) still.insert(table.key(row));
    keys_ = std::move(still);
    if (!current_.empty() && current_row_ == nowhere) keys_.insert(current_);  // it may come back
  }
  return true;
}

std::size_t RowSelection::place_of_current(const TableRows& rows) const {
  if (current_.empty() || current_row_ == nowhere) return rows.size();
  for (std::size_t at = 0; at < rows.size(); ++at)
    if (rows.row(at) == current_row_) return at;
  return rows.size();
}

std::size_t RowSelection::hidden(const TableRows& rows) const {
  std::size_t seen = 0;
  for (std::size_t at = 0; at < rows.size() && seen < count_; ++at) seen += has(rows.row(at)) ? 1U : 0U;
  return count_ - seen;
}

std::vector<std::size_t> RowSelection::rows(const TableRows& rows) const {
  std::vector<std::size_t> found;
  found.reserve(count_);
  for (std::size_t at = 0; at < rows.size() && found.size() < count_; ++at)
    if (has(rows.row(at))) found.push_back(rows.row(at));
  if (found.size() == count_) return found;
  std::vector<bool> seen(chosen_.size(), false);
  for (const std::size_t row : found) seen[row] = true;
  for (std::size_t row = 0; row < chosen_.size(); ++row)
    if (chosen_[row] && !seen[row]) found.push_back(row);
  return found;
}

std::vector<std::string> RowSelection::keys(const Table& table, const TableRows& rows) const {
  std::vector<std::string> found;
  for (const std::size_t row : this->rows(rows)) found.push_back(table.key(row));
  return found;
}

void RowSelection::clear() {
  keys_.clear();
  keyed_ = true;
  current_.clear();
  began_.clear();
  current_row_ = nowhere;
  began_row_ = nowhere;
  std::fill(chosen_.begin(), chosen_.end(), false);
  count_ = 0;
  ++version_;
}

void RowSelection::put(const Table& table, std::size_t row, bool in) {
  if (row >= table.rows) return;
  if (chosen_.size() != table.rows) chosen_.assign(table.rows, false);
  if (chosen_[row] == in) return;
  chosen_[row] = in;
  count_ += in ? 1U : static_cast<std::size_t>(-1);
  ++version_;
  if (!keyed_) return;
  if (!in) {
    keys_.erase(table.key(row));
  } else if (keys_.size() < most_kept) {
    keys_.insert(table.key(row));
  } else {
    keyed_ = false;
    keys_.clear();
  }
}

void RowSelection::make_current(const Table& table, std::size_t row) {
  current_ = table.key(row);
  current_row_ = row;
}

void RowSelection::choose(const Table& table, std::size_t row) {
  clear();
  put(table, row, true);
  make_current(table, row);
  began_ = current_;
  began_row_ = row;
}

void RowSelection::choose(std::string_view key) {
  clear();
  if (key.empty()) return;
  keys_.insert(std::string(key));
  current_ = key;
  began_ = current_;
  looking_ = true;
  at_ = 0;
}

void RowSelection::toggle(const Table& table, std::size_t row) {
  const bool in = !has(row);
  put(table, row, in);
  if (in) {
    make_current(table, row);
    began_ = current_;
    began_row_ = row;
    return;
  }
  if (table.key(row) != current_) return;
  keys_.erase(current_);
  current_.clear();
  current_row_ = nowhere;
  const auto left = std::find(chosen_.begin(), chosen_.end(), true);
  if (left != chosen_.end()) make_current(table, static_cast<std::size_t>(left - chosen_.begin()));
}

void RowSelection::extend(const Table& table, const TableRows& rows, std::size_t place) {
  if (place >= rows.size()) return;
  // By row while that is known, else by key.
  const std::string began = began_;
  const std::size_t began_row = began_row_;
  const auto is_begin = [&](std::size_t row) {
    return began_row != nowhere ? row == began_row : table.key(row) == began;
  };
  std::size_t from = 0;
  while (from < rows.size() && !is_begin(rows.row(from))) ++from;
  if (began.empty() || from == rows.size()) from = place;
  clear();
  for (std::size_t at = std::min(from, place); at <= std::max(from, place); ++at)
    put(table, rows.row(at), true);
  make_current(table, rows.row(place));
  began_row_ = rows.row(from);
  began_ = table.key(began_row_);
}

void RowSelection::choose_all(const Table& table, const TableRows& rows) {
  const std::string current = current_;
  const std::size_t current_row = current_row_;
  clear();
  if (rows.size() > most_kept) keyed_ = false;
  for (std::size_t at = 0; at < rows.size(); ++at) put(table, rows.row(at), true);
  if (rows.size() == 0) return;
  if (has(current_row) && !current.empty()) {
    current_ = current;
    current_row_ = current_row;
  } else {
    make_current(table, rows.row(0));
  }
  began_ = current_;
  began_row_ = current_row_;
}

}  // namespace echelon::desktop
