#include <algorithm>
#include <array>

#include "echelon/base/text.hpp"
#include "echelon/exchange/read_rows.hpp"
#include "echelon/exchange/records_in.hpp"

namespace echelon {
namespace {

/// In the order of `import_columns(ImportKind::mentor_wishes)`.
enum WishColumn : std::size_t { id, other, rank };

bool says_never(ImportWalk& walk) {
  constexpr std::array<std::string_view, 5> never{"回避", "不愿", "never", "no", "x"};
  const std::string said = header_key(walk.cell(rank).text);
  return std::find(never.begin(), never.end(), said) != never.end();
}

MentorWishRow read_wish(ImportWalk& walk, RowsSeen& seen) {
  MentorWishRow row;
  row.row = walk.row();
  walk.require_all();
  row.id = walk.id(id);
  walk.name_person(row.id);
  row.other = walk.id(other);
  if (!row.id.empty() && row.id == row.other)
    walk.problem(other, {"志愿对象是本人", "the wish is for oneself"}, {"核对两个工号", "check both ids"});
  if (!says_never(walk)) row.rank = walk.whole_number(rank, 0, 1000).value_or(0);
  row.extra = walk.extra();
  if (const long earlier = seen.earlier({row.id, row.other}, row.row); earlier != 0) {
    const std::string first = std::to_string(earlier);
    walk.problem(other,
                 {"此人对同一对象的志愿已在第 " + first + " 行",
                  "row " + first + " already has this person's wish for the same one"},
                 {"保留正确的一行", "keep the right one"});
  }
  return row;
}

}  // namespace

ImportedRows<MentorWishRow> read_mentor_wishes(const std::filesystem::path& file,
                                               const ImportOptions& options, const Progress& progress) {
  return read_rows(file, ImportKind::mentor_wishes, options, progress, &read_wish);
}

}  // namespace echelon
