#include <algorithm>

#include "echelon/base/error.hpp"
#include "echelon/base/text.hpp"
#include "echelon/exchange/import_columns.hpp"
#include "echelon/exchange/sheet_file.hpp"

namespace echelon {
namespace {

std::string cell_of(const SheetRow& row, std::size_t column) {
  return column < row.cells.size() ? clean_cell(row.cells[column].text) : std::string();
}

std::string_view key_of(ImportKind kind, const std::string& name) {
  const std::string wanted = header_key(name);
  for (const ImportColumn& column : import_columns(kind)) {
    for (const std::string_view known :
         {column.key, std::string_view(column.title.zh), std::string_view(column.title.en)}) {
      if (header_key(known) == wanted) return column.key;
    }
  }
  return {};
}

}  // namespace

ColumnMap read_column_map(const std::filesystem::path& path, ImportKind kind) {
  const Sheet sheet = SheetFile::open(path).read();
  const bool headed = !sheet.rows.empty() && header_key(cell_of(sheet.rows.front(), 0)) == "our" &&
                      header_key(cell_of(sheet.rows.front(), 1)) == "theirs";
  if (!headed) {
    throw Error(Fault::request,
                {"列对照文件的表头应为 our,theirs", "a map of columns begins with the header our,theirs"},
                {"第一列写 Echelon 的列名，第二列写表中的表头",
                 "give Echelon's column in the first column and the sheet's heading in the second"},
                {sheet.file, {}, 1, {}});
  }
  ColumnMap map;
  for (std::size_t i = 1; i < sheet.rows.size(); ++i) {
    const SheetRow& row = sheet.rows[i];
    const std::string ours = cell_of(row, 0);
    const std::string_view key = key_of(kind, ours);
    const Place place{sheet.file, {}, row.number, "our"};
    if (key.empty()) {
      const std::string shown = first_code_points(ours, 60);
      throw Error(Fault::request,
                  {import_kind_words(kind).zh + "没有“" + shown + "”这一列",
                   import_kind_words(kind).en + " has no column \"" + shown + "\""},
                  {"用模板中的列名", "use the names of the template's columns"}, place);
    }
    if (std::ranges::any_of(map.names, [&](const auto& pair) { return pair.first == key; })) {
      throw Error(Fault::request, {"同一列对照了两次", "a column is mapped twice"},
                  {"删去其中一行", "delete one of the rows"}, place);
    }
    if (!cell_of(row, 1).empty()) map.names.emplace_back(key, cell_of(row, 1));
  }
  return map;
}

}  // namespace echelon
