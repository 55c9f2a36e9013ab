#include <algorithm>
#include <array>

#include "echelon/base/text.hpp"
#include "echelon/exchange/read_rows.hpp"
#include "echelon/exchange/records_in.hpp"

namespace echelon {
namespace {

/// In the order of `import_columns(ImportKind::tiers)`.
enum TierColumn : std::size_t { id, tier, since, ladder, until };

/// Words that people write where there is no end.
bool is_open_end(const std::string& said) {
  constexpr std::array<std::string_view, 9> words{"至今", "长期", "现任", "永久",   "无",
                                                  "-",    "—",    "now",  "present"};
  return std::ranges::find(words, said) != words.end();
}

TierRow read_tier(ImportWalk& walk, RowsSeen& seen) {
  TierRow row;
  row.row = walk.row();
  walk.require_all();
  row.id = walk.id(id);
  walk.name_person(row.id);
  row.tier = walk.text(tier, 100);
  row.ladder = walk.text(ladder, 100);
  if (const auto from = walk.date(since)) row.since = from->date;
  if (walk.given(until) && !is_open_end(fold_width(without_spaces(walk.text(until))))) {
    if (const auto to = walk.date(until)) {
      row.until = to->day_given ? to->date : to->date.plus_months(1).plus_days(-1);
      if (row.since.known() && row.until < row.since) {
        walk.problem(until, {"截止早于取得时间", "it ends before it begins"},
                     {"核对两个日期", "check both dates"});
      }
    }
  }
  row.extra = walk.extra();
  const long earlier = seen.earlier({row.id, row.ladder, row.tier, row.since.iso()}, row.row);
  if (earlier != 0) {
    walk.problem(since,
                 {"该人同一层级、同一取得时间已在第 " + std::to_string(earlier) + " 行",
                  "row " + std::to_string(earlier) + " already has this tier from this day"},
                 {"保留正确的一行", "keep the right one"});
  }
  return row;
}

}  // namespace

ImportedRows<TierRow> read_tiers(const std::filesystem::path& file, const ImportOptions& options,
                                 const Progress& progress) {
  return read_rows(file, ImportKind::tiers, options, progress, &read_tier);
}

}  // namespace echelon
