#include "echelon/exchange/import_walk.hpp"
#include "echelon/exchange/records_in.hpp"
#include "echelon/exchange/rows_seen.hpp"

namespace echelon {
namespace {

/// In the order of `import_columns(ImportKind::nominations)`.
enum NominationColumn : std::size_t { program, school, id, statement, rank };

struct Seen {
  RowsSeen people;
  RowsSeen ranks;
};

void check_repeated(ImportWalk& walk, const NominationRow& row, Seen& seen) {
  const Words keep{"保留正确的一行", "keep the right one"};
  if (const long earlier = seen.people.earlier({row.program, row.id}, row.row); earlier != 0) {
    const std::string first = std::to_string(earlier);
    walk.problem(id, {"该人已在第 " + first + " 行推荐", "the person is already nominated in row " + first},
                 keep);
  }
  if (row.rank == 0) return;
  const long earlier = seen.ranks.earlier({row.program, row.school, std::to_string(row.rank)}, row.row);
  if (earlier == 0) return;
  const std::string first = std::to_string(earlier);
  walk.problem(
      rank,
      {"该校的这一排序已在第 " + first + " 行", "the school gave this rank in row " + first + " already"},
      keep);
}

NominationRow read_row(ImportWalk& walk, Seen& seen) {
  NominationRow row;
  row.row = walk.row();
  walk.require_all();
  row.program = walk.text(program);
  row.school = walk.text(school);
  row.id = walk.id(id);
  walk.name_person(row.id);
  row.statement = walk.text(statement, 5000);
  row.rank = walk.whole_number(rank, 1, 1000).value_or(0);
  row.extra = walk.extra();
  check_repeated(walk, row, seen);
  return row;
}

}  // namespace

ImportedRows<NominationRow> read_nominations(const Sheet& sheet, const ColumnMap& map,
                                             const Progress& progress) {
  ImportWalk walk(sheet, ImportKind::nominations, map, progress);
  Seen seen;
  ImportedRows<NominationRow> imported;
  while (walk.next()) {
    NominationRow row = read_row(walk, seen);
    if (walk.accept()) imported.rows.push_back(std::move(row));
  }
  imported.report = walk.finish();
  return imported;
}

ImportedRows<NominationRow> read_nominations(const std::filesystem::path& file, const ImportOptions& options,
                                             const Progress& progress) {
  return read_nominations(sheet_for_import(file, ImportKind::nominations, options, progress), options.map,
                          progress);
}

}  // namespace echelon
