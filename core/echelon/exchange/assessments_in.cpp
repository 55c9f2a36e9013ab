#include <charconv>

#include "echelon/base/text.hpp"
#include "echelon/exchange/import_walk.hpp"
#include "echelon/exchange/records_in.hpp"
#include "echelon/exchange/rows_seen.hpp"

namespace echelon {
namespace {

/// In the order of `import_columns(ImportKind::assessments)`.
enum AssessmentColumn : std::size_t { id, year, kind, result };

/// `2023`, `2023年`, `2023年度`.
void read_year(ImportWalk& walk, AssessmentRow& row) {
  std::string said = fold_width(without_spaces(walk.text(year)));
  for (const std::string_view unit : {"度", "年"}) {
    if (said.ends_with(unit)) said.resize(said.size() - unit.size());
  }
  const auto [end, error] = std::from_chars(said.data(), said.data() + said.size(), row.year);
  const bool whole = error == std::errc() && end == said.data() + said.size();
  if (!said.empty() && (!whole || row.year < 1980 || row.year > 2100)) {
    walk.problem(year, {"年度应为 1980–2100 的年份", "the year must be one from 1980 to 2100"},
                 {"写成 2023", "write it as 2023"});
  }
}

AssessmentRow read_row(ImportWalk& walk, RowsSeen& seen) {
  AssessmentRow row;
  row.row = walk.row();
  walk.require_all();
  row.id = walk.id(id);
  walk.name_person(row.id);
  read_year(walk, row);
  row.kind = walk.choice<AssessmentKind>(kind).value_or(AssessmentKind::annual);
  row.result = walk.choice<AssessmentResult>(result).value_or(AssessmentResult::unknown);
  row.extra = walk.extra();
  const long earlier = seen.earlier({row.id, std::to_string(row.year), code(row.kind)}, row.row);
  if (earlier != 0) {
    walk.problem(id,
                 {"该人该年度的同类考核已在第 " + std::to_string(earlier) + " 行",
                  "row " + std::to_string(earlier) + " already has this assessment of that year"},
                 {"保留正确的一行", "keep the right one"});
  }
  return row;
}

}  // namespace

ImportedRows<AssessmentRow> read_assessments(const Sheet& sheet, const ColumnMap& map,
                                             const Progress& progress) {
  ImportWalk walk(sheet, ImportKind::assessments, map, progress);
  RowsSeen seen;
  ImportedRows<AssessmentRow> imported;
  while (walk.next()) {
    AssessmentRow row = read_row(walk, seen);
    if (walk.accept()) imported.rows.push_back(std::move(row));
  }
  imported.report = walk.finish();
  return imported;
}

ImportedRows<AssessmentRow> read_assessments(const std::filesystem::path& file, const ImportOptions& options,
                                             const Progress& progress) {
  return read_assessments(sheet_for_import(file, ImportKind::assessments, options, progress), options.map,
                          progress);
}

}  // namespace echelon
