#include "echelon/exchange/import_walk.hpp"
#include "echelon/exchange/records_in.hpp"
#include "echelon/exchange/rows_seen.hpp"

namespace echelon {
namespace {

/// In the order of `import_columns(ImportKind::awards)`.
enum AwardColumn : std::size_t { id, award, level, awarded_on, grade, role, subject, pupils };

AwardRow read_row(ImportWalk& walk, RowsSeen& seen) {
  AwardRow row;
  row.row = walk.row();
  walk.require_all();
  row.id = walk.id(id);
  walk.name_person(row.id);
  row.award = walk.text(award, 200);
  row.level = walk.choice<AwardLevel>(level).value_or(AwardLevel::unknown);
  if (const auto date = walk.date(awarded_on)) row.awarded_on = date->date;
  row.grade = walk.choice<AwardGrade>(grade).value_or(AwardGrade::unknown);
  row.role = walk.choice<AwardRole>(role).value_or(AwardRole::self);
  row.subject = canonical_subject(walk.text(subject, 50));
  row.pupils = walk.whole_number(pupils, 0, 10'000).value_or(0);
  row.extra = walk.extra();
  const long earlier = seen.earlier({row.id, row.award, row.awarded_on.iso(), code(row.level),
                                     code(row.grade), code(row.role), row.subject},
                                    row.row);
  if (earlier != 0) {
    walk.count_note({"有 # 行与前面某行相同，按多名学生分别获奖读入",
                     "# rows repeat an earlier one; read as awards of several pupils"});
  }
  return row;
}

}  // namespace

ImportedRows<AwardRow> read_awards(const Sheet& sheet, const ColumnMap& map, const Progress& progress) {
  ImportWalk walk(sheet, ImportKind::awards, map, progress);
  RowsSeen seen;
  ImportedRows<AwardRow> imported;
  while (walk.next()) {
    AwardRow row = read_row(walk, seen);
    if (walk.accept()) imported.rows.push_back(std::move(row));
  }
  imported.report = walk.finish();
  return imported;
}

ImportedRows<AwardRow> read_awards(const std::filesystem::path& file, const ImportOptions& options,
                                   const Progress& progress) {
  return read_awards(sheet_for_import(file, ImportKind::awards, options, progress), options.map, progress);
}

}  // namespace echelon
