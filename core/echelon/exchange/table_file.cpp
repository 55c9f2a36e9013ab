#include "echelon/exchange/table_file.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "echelon/base/decimal.hpp"
#include "echelon/base/error.hpp"
#include "echelon/exchange/csv.hpp"
#include "echelon/exchange/csv_guard.hpp"

namespace echelon {
namespace {

constexpr std::size_t rows_between_looks_at_the_clock = 64;

/// `+12.5`, `−3` and `1,234` as programs read them; any other text as it is.
std::string written(const Cell& cell) {
  if (!cell.number) return cell.text;
  std::string plain;
  for (std::size_t at = 0; at < cell.text.size();) {
    static constexpr std::string_view minus = "−";
    if (std::string_view(cell.text).substr(at).starts_with(minus)) {
      plain += '-';
      at += minus.size();
    } else {
      if (cell.text[at] != ',' && (cell.text[at] != '+' || at > 0)) plain += cell.text[at];
      ++at;
    }
  }
  return Decimal::read(plain) ? plain : cell.text;
}

bool is_blank(const std::vector<std::string>& row) {
  return std::ranges::all_of(row, [](const std::string& cell) { return cell.empty(); });
}

}  // namespace

TablePart whole(const Table& table) {
  TablePart part;
  part.rows.resize(table.rows);
  std::iota(part.rows.begin(), part.rows.end(), std::size_t{0});
  for (std::size_t column = 0; column < table.columns.size(); ++column)
    if (table.columns[column].shown) part.columns.push_back(column);
  return part;
}

TablePaper::TablePaper(const Table& table, TablePart part, Language language) : part_(std::move(part)) {
  paper_.title = table.id;
  paper_.language = language;
  paper_.landscape = part_.columns.size() > 6;
  for (const std::size_t at : part_.columns) {
    const Column& column = table.columns[at];
    paper_.columns.push_back({column.title.in(language), column.width});
  }
  paper_.rows.reserve(part_.rows.size());
}

bool TablePaper::work(const Table& table, std::chrono::microseconds budget) {
  const auto end = std::chrono::steady_clock::now() + budget;
  while (paper_.rows.size() < part_.rows.size()) {
    std::vector<std::string>& cells = paper_.rows.emplace_back();
    cells.reserve(part_.columns.size());
    for (std::size_t i = 0; i < part_.columns.size(); ++i) {
      const Cell cell = table.cell(part_.rows[paper_.rows.size() - 1], part_.columns[i]);
      paper_.columns[i].number = paper_.columns[i].number || cell.number.has_value();
      cells.push_back(written(cell));
    }
    const bool look = paper_.rows.size() % rows_between_looks_at_the_clock == 0;
    if (look && std::chrono::steady_clock::now() >= end) break;
  }
  return paper_.rows.size() == part_.rows.size();
}

Paper table_paper(const Table& table, TablePart part, Language language) {
  TablePaper paper(table, std::move(part), language);
  while (!paper.work(table, std::chrono::seconds(1))) {
  }
  return paper.take();
}

std::string clipboard_text(const Paper& paper) {
  CsvWriter writer({'\t', false, true});
  std::vector<std::string> fields;
  for (const Paper::Column& column : paper.columns) fields.push_back(guarded_from_formulas(column.title));
  writer.row(fields);
  for (const auto& row : paper.rows) {
    fields.clear();
    for (const std::string& cell : row) fields.push_back(guarded_from_formulas(cell));
    writer.row(fields);
  }
  return writer.bytes();
}

std::vector<std::vector<std::string>> read_clipboard(std::string_view text) {
  constexpr std::size_t most_cells = 4'000'000;
  std::vector<std::vector<std::string>> rows;
  std::size_t count = 0;
  // Tabs alone part cells: a comma in a single column is text.
  read_csv_text(text, '\t', [&](const SheetRow& row) {
    std::vector<std::string> cells;
    for (const SheetCell& cell : row.cells) cells.emplace_back(without_formula_guard(cell.text));
    count += cells.size();
    if (!is_blank(cells)) rows.push_back(std::move(cells));
    return count <= most_cells;
  });
  if (count > most_cells) {
    throw Error(Fault::request, {"剪贴板上的表格太大", "the table on the clipboard is too large"},
                {"另存为文件后导入", "save it as a file and import that"});
  }
  return rows;
}

}  // namespace echelon
