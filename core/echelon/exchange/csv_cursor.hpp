#pragma once

#include <string_view>

#include "echelon/exchange/sheet.hpp"

namespace echelon {

/// Within exchange: walks through a text of CSV row by row, as `read_csv_text` promises.
class CsvCursor {
 public:
  CsvCursor(std::string_view text, char separator, TextStore& texts, long line = 1)
      : at_(text.data()),
        end_(text.data() + text.size()),
        separator_(separator),
        texts_(texts),
        line_(line) {}

  [[nodiscard]] bool at_end() const { return at_ == end_; }
  /// Where the next row begins, and on which line.
  [[nodiscard]] const char* at() const { return at_; }
  [[nodiscard]] long line() const { return line_; }

  /// Reads one row; leaves `row` without cells for a blank line.
  void read(SheetRow& row);

  /// The most bytes that a quoted field can hold, and so the most it can look ahead.
  static constexpr std::ptrdiff_t longest_field = 1 << 17;

 private:
  [[nodiscard]] bool ends_field(const char* p) const { return *p == separator_ || *p == '\n' || *p == '\r'; }
  std::string_view plain();
  [[nodiscard]] const char* closing_quote() const;
  std::string_view quoted();
  std::string_view unescaped(std::string_view inside, std::string_view after);
  void end_line();

  const char* at_;
  const char* end_;
  char separator_;
  TextStore& texts_;
  long line_;
};

}  // namespace echelon
