#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "echelon/base/progress.hpp"
#include "echelon/exchange/sheet.hpp"

namespace echelon {

/// Which of comma, tab and semicolon separates the fields of UTF-8 `text`: the one that parts its first lines
/// most evenly; comma when none does.
[[nodiscard]] char csv_separator(std::string_view text);

/// Reads UTF-8 text as RFC 4180 and, where people have broken it, as they meant: a quote inside an unquoted
/// field is text, text after a closing quote belongs to the field, CR, LF and CRLF end a line, and a quote
/// that is never closed ends with its own line. Row numbers are line numbers. Blank lines are skipped. The
/// fields' texts are views into `text` where it could be, else live during the call only. Throws Cancelled.
void read_csv_text(std::string_view text, char separator, const RowSink& sink, const Progress& progress = {});

/// The same, in memory; the sheet keeps the text. Throws Error when it has more cells than `limits` allow.
[[nodiscard]] Sheet read_csv_sheet(std::string text, const ReadLimits& limits = {},
                                   const Progress& progress = {});

/// How CSV is written. The defaults suit Excel.
struct CsvStyle {
  char separator = ',';
  bool byte_order_mark = true;
  bool crlf = true;
};

/// Appends rows as CSV, quoting only where needed. A field is written as it is, whatever it begins with.
class CsvWriter {
 public:
  explicit CsvWriter(CsvStyle style = {});
  void row(const std::vector<std::string>& fields);
  /// The file's bytes so far.
  [[nodiscard]] const std::string& bytes() const { return bytes_; }

 private:
  CsvStyle style_;
  std::string bytes_;
};

}  // namespace echelon
