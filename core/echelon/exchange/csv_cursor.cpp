#include "echelon/exchange/csv_cursor.hpp"

#include <cstring>

namespace echelon {

void CsvCursor::read(SheetRow& row) {
  row.number = line_;
  row.cells.clear();
  bool more = true;
  while (more) {
    const std::string_view field = at_ != end_ && *at_ == '"' ? quoted() : plain();
    row.cells.push_back({field, field.empty() ? CellKind::empty : CellKind::text, false});
    more = at_ != end_ && *at_ == separator_;
    if (more) ++at_;
  }
  if (row.cells.size() == 1 && row.cells.front().text.empty()) row.cells.clear();
  end_line();
}

std::string_view CsvCursor::plain() {
  const char* const begin = at_;
  while (at_ != end_ && !ends_field(at_)) ++at_;
  return {begin, static_cast<std::size_t>(at_ - begin)};
}

/// The closing quote of the field whose opening one stands at `at_`; null when the quote was not meant as
/// one: none follows within the length of a cell, or what follows on another line closes no field.
const char* CsvCursor::closing_quote() const {
  const char* const limit = end_ - at_ > longest_field ? at_ + longest_field : end_;
  const char* p = at_ + 1;
  while (p < limit) {
    p = static_cast<const char*>(std::memchr(p, '"', static_cast<std::size_t>(limit - p)));
    if (p == nullptr) return nullptr;
    if (p + 1 == end_ || ends_field(p + 1)) return p;
    if (p[1] != '"') {
      const std::string_view inside(at_, static_cast<std::size_t>(p - at_));
      return inside.find_first_of("\r\n") == std::string_view::npos ? p : nullptr;
    }
    p += 2;
  }
  return nullptr;
}

std::string_view CsvCursor::quoted() {
  const char* const close = closing_quote();
  if (close == nullptr) return plain();
  const std::string_view inside(at_ + 1, static_cast<std::size_t>(close - at_ - 1));
  for (const char* p = inside.data(); p != close; ++p) {
    if (*p == '\n' || (*p == '\r' && p[1] != '\n')) ++line_;
  }
  at_ = close + 1;
  const std::string_view after = plain();
  if (after.empty() && inside.find('"') == std::string_view::npos) return inside;
  return unescaped(inside, after);
}

std::string_view CsvCursor::unescaped(std::string_view inside, std::string_view after) {
  std::string field;
  for (std::size_t i = 0; i < inside.size(); ++i) {
    field += inside[i];
    if (inside[i] == '"') ++i;
  }
  return texts_.keep(field.append(after));
}

void CsvCursor::end_line() {
  if (at_ == end_) return;
  if (*at_ == '\r' && at_ + 1 != end_ && at_[1] == '\n') ++at_;
  ++at_;
  ++line_;
}

}  // namespace echelon
