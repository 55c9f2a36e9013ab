#include <algorithm>
#include <cstring>
#include <map>

#include "echelon/base/error.hpp"
#include "echelon/exchange/csv.hpp"

namespace echelon {
namespace {

/// Walks through a text field by field.
class CsvCursor {
 public:
  CsvCursor(std::string_view text, char separator, TextStore& texts)
      : at_(text.data()), end_(text.data() + text.size()), separator_(separator), texts_(texts) {}

  [[nodiscard]] bool at_end() const { return at_ == end_; }

  /// Reads one row; leaves `row` without cells for a blank line.
  void read(SheetRow& row) {
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

 private:
  [[nodiscard]] bool ends_field(const char* p) const { return *p == separator_ || *p == '\n' || *p == '\r'; }

  std::string_view plain() {
    const char* const begin = at_;
    while (at_ != end_ && !ends_field(at_)) ++at_;
    return {begin, static_cast<std::size_t>(at_ - begin)};
  }

  /// The closing quote of the field whose opening one stands at `at_`; null when the quote was not meant as
  /// one: none follows within the length of a cell, or what follows on another line closes no field.
  [[nodiscard]] const char* closing_quote() const {
    constexpr std::ptrdiff_t longest_field = 1 << 17;
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

  std::string_view quoted() {
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

  std::string_view unescaped(std::string_view inside, std::string_view after) {
    std::string field;
    for (std::size_t i = 0; i < inside.size(); ++i) {
      field += inside[i];
      if (inside[i] == '"') ++i;
    }
    return texts_.keep(field.append(after));
  }

  void end_line() {
    if (at_ == end_) return;
    if (*at_ == '\r' && at_ + 1 != end_ && at_[1] == '\n') ++at_;
    ++at_;
    ++line_;
  }

  const char* at_;
  const char* end_;
  char separator_;
  TextStore& texts_;
  long line_ = 1;
};

void walk(std::string_view text, char separator, TextStore& texts, const RowSink& sink,
          const Progress& progress) {
  CsvCursor cursor(text, separator, texts);
  SheetRow row;
  for (long count = 0; !cursor.at_end(); ++count) {
    if (count % 4096 == 0) progress.check();
    cursor.read(row);
    if (!row.cells.empty() && !sink(row)) return;
  }
}

std::size_t separators_in_first_line(std::string_view& text, char separator) {
  std::size_t count = 0;
  bool quoted = false;
  std::size_t i = 0;
  for (; i < text.size() && (quoted || (text[i] != '\n' && text[i] != '\r')); ++i) {
    if (text[i] == '"') quoted = !quoted;
    if (text[i] == separator && !quoted) ++count;
  }
  text.remove_prefix(std::min(text.size(), i + 1));
  return count;
}

}  // namespace

char csv_separator(std::string_view text) {
  char best = ',';
  std::size_t best_score = 0;
  for (const char separator : {',', '\t', ';'}) {
    std::string_view rest = text.substr(0, 65536);
    std::map<std::size_t, std::size_t> lines_by_count;
    for (int line = 0; line < 50 && !rest.empty(); ++line)
      ++lines_by_count[separators_in_first_line(rest, separator)];
    std::size_t score = 0;
    for (const auto& [count, lines] : lines_by_count) score = std::max(score, count * lines);
    if (score > best_score) {
      best_score = score;
      best = separator;
    }
  }
  return best;
}

void read_csv_text(std::string_view text, char separator, const RowSink& sink, const Progress& progress) {
  TextStore texts;
  walk(text, separator, texts, sink, progress);
}

Sheet read_csv_sheet(std::string text, const ReadLimits& limits, const Progress& progress) {
  auto texts = std::make_shared<TextStore>();
  const std::string_view kept = texts->adopt(std::move(text));
  Sheet sheet;
  std::size_t cells = 0;
  walk(
      kept, csv_separator(kept), *texts,
      [&](const SheetRow& row) {
        cells += row.cells.size();
        if (cells > limits.cells) {
          throw Error(Fault::request,
                      {"文件的单元格太多（超过 " + std::to_string(limits.cells) + " 个）",
                       "the file has too many cells (more than " + std::to_string(limits.cells) + ")"},
                      {"请分成几个文件", "split it into several files"}, {{}, {}, row.number, {}});
        }
        sheet.rows.push_back(row);
        return true;
      },
      progress);
  sheet.texts = std::move(texts);
  return sheet;
}

}  // namespace echelon
