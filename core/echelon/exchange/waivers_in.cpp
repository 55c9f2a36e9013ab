#include "echelon/base/text.hpp"
#include "echelon/exchange/import_walk.hpp"
#include "echelon/exchange/records_in.hpp"
#include "echelon/exchange/rows_seen.hpp"

namespace echelon {
namespace {

/// In the order of `import_columns(ImportKind::waivers)`.
enum WaiverColumn : std::size_t { id, started_on, reason, authority, rule, ended_on };

WaiverRow read_row(ImportWalk& walk, RowsSeen& seen) {
  WaiverRow row;
  row.row = walk.row();
  walk.require_all();
  row.id = walk.id(id);
  walk.name_person(row.id);
  row.rule = walk.text(rule, 200);
  row.authority = walk.text(authority, 200);
  const auto from = walk.date(started_on);
  const auto to = walk.date(ended_on);
  if (from) row.from = from->date;
  if (to) row.to = to->date;
  // A month alone ends with its last day.
  if (to && !to->day_given) {
    row.to = to->date.plus_months(1).plus_days(-1);
    walk.month_ended(ended_on);
  }
  if (from && to && row.to < row.from) {
    walk.problem(ended_on, {"结束日期早于开始日期", "it ends before it begins"},
                 {"核对两个日期", "check both dates"});
  }
  // Not as a choice: what was written may be a note on health, and is repeated nowhere.
  const auto said = read<WaiverReason>(fold_width(without_spaces(walk.text(reason))));
  if (said) row.reason = *said;
  if (!said && walk.given(reason)) {
    Words list{"可填：", "one of: "};
    for (const WaiverReason each : all<WaiverReason>()) {
      const bool first = each == all<WaiverReason>().front();
      list.zh += (first ? "" : "、") + words(each).zh;
      list.en += (first ? "" : ", ") + words(each).en;
    }
    walk.problem(reason, {"事由不在清单内", "the reason is not on the list"}, list);
  }
  row.extra = walk.extra();
  const long earlier = seen.earlier({row.id, row.rule, row.from.iso()}, row.row);
  if (earlier != 0) {
    walk.problem(started_on,
                 {"该人同一规则、同一天开始的免修已在第 " + std::to_string(earlier) + " 行",
                  "row " + std::to_string(earlier) + " already has a waiver that begins on this day"},
                 {"保留正确的一行", "keep the right one"});
  }
  return row;
}

}  // namespace

ImportedRows<WaiverRow> read_waivers(const Sheet& sheet, const ColumnMap& map, const Progress& progress) {
  ImportWalk walk(sheet, ImportKind::waivers, map, progress);
  RowsSeen seen;
  ImportedRows<WaiverRow> imported;
  while (walk.next()) {
    WaiverRow row = read_row(walk, seen);
    if (walk.accept()) imported.rows.push_back(std::move(row));
  }
  imported.report = walk.finish();
  return imported;
}

ImportedRows<WaiverRow> read_waivers(const std::filesystem::path& file, const ImportOptions& options,
                                     const Progress& progress) {
  return read_waivers(sheet_for_import(file, ImportKind::waivers, options, progress), options.map, progress);
}

}  // namespace echelon
