#include <algorithm>
#include <map>

#include "echelon/base/error.hpp"
#include "echelon/exchange/csv.hpp"
#include "echelon/exchange/csv_cursor.hpp"

namespace echelon {
namespace {

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
