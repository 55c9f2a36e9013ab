#include "echelon/exchange/header.hpp"

#include <algorithm>
#include <map>

#include "echelon/base/error.hpp"
#include "echelon/base/text.hpp"

namespace echelon {
namespace {

constexpr std::size_t rows_searched = 50;

/// Which column a heading may mean, and how good the claim is (0 the best).
struct Claim {
  std::size_t column = 0;
  std::size_t rank = 0;
};
using Claims = std::map<std::string, Claim>;

/// Every heading by which a column is known. `--map` outranks titles, titles outrank aliases.
Claims claims_of(const std::vector<ImportColumn>& columns, const ColumnMap& map) {
  Claims claims;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    for (const auto& [ours, theirs] : map.names) {
      if (ours == columns[i].key) claims.insert_or_assign(header_key(theirs), Claim{i, 0});
    }
  }
  for (std::size_t i = 0; i < columns.size(); ++i) {
    for (const std::string_view title :
         {columns[i].key, std::string_view(columns[i].title.zh), std::string_view(columns[i].title.en)})
      claims.try_emplace(header_key(title), Claim{i, 1});
  }
  for (std::size_t i = 0; i < columns.size(); ++i) {
    for (std::size_t a = 0; a < columns[i].aliases.size(); ++a)
      claims.try_emplace(header_key(columns[i].aliases[a]), Claim{i, 2 + a});
  }
  return claims;
}

const SheetRow* row_above(const Sheet& sheet, std::size_t index) {
  if (index == 0 || sheet.rows[index - 1].number + 1 != sheet.rows[index].number) return nullptr;
  return &sheet.rows[index - 1];
}

std::optional<Claim> claim_of(const Claims& claims, const SheetRow* above, const SheetRow& row,
                              std::size_t column) {
  const std::string key = header_key(row.cells[column].text);
  if (key.empty()) return std::nullopt;
  if (const auto found = claims.find(key); found != claims.end()) return found->second;
  if (above == nullptr || column >= above->cells.size()) return std::nullopt;
  const auto found = claims.find(header_key(above->cells[column].text) + key);
  if (found == claims.end()) return std::nullopt;
  return found->second;
}

/// A heading merged over several columns stands for the first of them.
bool continues_the_left(const SheetRow& row, std::size_t column) {
  return column > 0 && row.cells[column].spread && row.cells[column - 1].text == row.cells[column].text;
}

struct Candidate {
  std::vector<std::optional<std::size_t>> at;
  std::vector<std::size_t> ranks;
  std::vector<std::optional<std::size_t>> rivals;  ///< another sheet column with as good a claim
  std::size_t known = 0;
};

Candidate candidate_at(const Sheet& sheet, std::size_t index, std::size_t column_count,
                       const Claims& claims) {
  const SheetRow& row = sheet.rows[index];
  using Places = std::vector<std::optional<std::size_t>>;
  Candidate candidate{Places(column_count), std::vector<std::size_t>(column_count), Places(column_count), 0};
  for (std::size_t column = 0; column < row.cells.size(); ++column) {
    if (row.cells[column].text.size() > 200 || continues_the_left(row, column)) continue;
    const auto claim = claim_of(claims, row_above(sheet, index), row, column);
    if (!claim) continue;
    auto& place = candidate.at[claim->column];
    if (!place || claim->rank < candidate.ranks[claim->column]) {
      candidate.known += place ? 0 : 1;
      place = column;
      candidate.rivals[claim->column].reset();
      candidate.ranks[claim->column] = claim->rank;
    } else if (claim->rank == candidate.ranks[claim->column]) {
      candidate.rivals[claim->column] = column;
    }
  }
  return candidate;
}

std::vector<std::string> titles_at(const Sheet& sheet, std::size_t index) {
  std::size_t width = 0;
  for (const SheetRow& row : sheet.rows) width = std::max(width, row.cells.size());
  std::vector<std::string> titles(width);
  const SheetRow& row = sheet.rows[index];
  for (std::size_t i = 0; i < row.cells.size(); ++i)
    titles[i] = first_code_points(clean_cell(row.cells[i].text), 60);
  return titles;
}

bool has_content_below(const Sheet& sheet, std::size_t header, std::size_t column) {
  for (std::size_t i = header + 1; i < sheet.rows.size(); ++i) {
    const auto& cells = sheet.rows[i].cells;
    if (column < cells.size() && !cells[column].spread && !clean_cell(cells[column].text).empty())
      return true;
  }
  return false;
}

void list_unknown(const Sheet& sheet, Header& header) {
  const auto& heading = sheet.rows[header.row_index];
  for (std::size_t column = 0; column < header.titles.size(); ++column) {
    if (std::ranges::find(header.at, std::optional(column)) != header.at.end()) continue;
    if (header.titles[column].empty()) {
      if (has_content_below(sheet, header.row_index, column))
        header.unknown.emplace_back(column, column_letters(column + 1));
    } else if (!continues_the_left(heading, column)) {
      header.unknown.emplace_back(column, header.titles[column]);
    }
  }
}

void refuse_rivals(const Sheet& sheet, const Candidate& candidate, const Header& header) {
  for (std::size_t i = 0; i < candidate.at.size(); ++i) {
    if (!candidate.rivals[i]) continue;
    const std::string first = column_letters(*candidate.at[i] + 1);
    const std::string second = column_letters(*candidate.rivals[i] + 1);
    throw Error(
        Fault::request,
        {"有两列表头同名：" + first + " 列和 " + second + " 列",
         "two columns have the same heading: " + first + " and " + second},
        {"改掉其中一列的表头，或用 --map 指明", "rename one of them, or say which is meant with --map"},
        {sheet.file, sheet.name, sheet.rows[header.row_index].number, header.titles[*candidate.at[i]]});
  }
}

void refuse_absent_mapped(const Sheet& sheet, const ColumnMap& map, const Header& header) {
  for (const auto& [ours, theirs] : map.names) {
    const std::string key = header_key(theirs);
    if (std::ranges::any_of(header.titles,
                            [&](const std::string& title) { return header_key(title) == key; }))
      continue;
    throw Error(Fault::request,
                {"对照文件中的表头“" + first_code_points(theirs, 60) + "”在表中没有",
                 "the heading \"" + first_code_points(theirs, 60) + "\" of the map file is not in the sheet"},
                {"检查 --map 文件的第二列", "check the second column of the --map file"},
                {sheet.file, sheet.name, sheet.rows[header.row_index].number, {}});
  }
}

std::string names_of(const std::vector<const ImportColumn*>& columns, Language language) {
  std::string names;
  for (const ImportColumn* const column : columns) {
    if (!names.empty()) names += language == Language::chinese ? "、" : ", ";
    names += column->title.in(language);
  }
  return names;
}

}  // namespace

std::size_t Header::known_count() const {
  return static_cast<std::size_t>(
      std::ranges::count_if(at, [](const auto& place) { return place.has_value(); }));
}

std::optional<Header> find_header(const Sheet& sheet, const std::vector<ImportColumn>& columns,
                                  const ColumnMap& map) {
  const Claims claims = claims_of(columns, map);
  Candidate best;
  Header header;
  for (std::size_t i = 0; i < sheet.rows.size() && i < rows_searched; ++i) {
    Candidate candidate = candidate_at(sheet, i, columns.size(), claims);
    if (candidate.known <= best.known) continue;
    best = std::move(candidate);
    header.row_index = i;
  }
  if (best.known < 2) return std::nullopt;
  header.at = best.at;
  header.titles = titles_at(sheet, header.row_index);
  refuse_rivals(sheet, best, header);
  refuse_absent_mapped(sheet, map, header);
  list_unknown(sheet, header);
  return header;
}

Header require_header(const Sheet& sheet, ImportKind kind, const ColumnMap& map) {
  const std::vector<ImportColumn>& columns = import_columns(kind);
  const auto header = find_header(sheet, columns, map);
  std::vector<const ImportColumn*> absent;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].required && (!header || !header->at[i])) absent.push_back(&columns[i]);
  }
  if (header && absent.empty()) return *header;
  const Words remedy{"补上这些列，或用 --map 把它们与表中的列对应起来",
                     "add these columns, or say with --map which of the sheet's columns they are"};
  const Place place{sheet.file, sheet.name, header ? sheet.rows[header->row_index].number : 0, {}};
  if (!header) {
    throw Error(Fault::request,
                {"前 50 行里找不到表头；" + import_kind_words(kind).zh + "必须有的列：" +
                     names_of(absent, Language::chinese),
                 "no header was found in the first 50 rows; columns that " + import_kind_words(kind).en +
                     " must have: " + names_of(absent, Language::english)},
                remedy, place);
  }
  throw Error(Fault::request,
              {"表头缺少必须有的列：" + names_of(absent, Language::chinese),
               "the header lacks required columns: " + names_of(absent, Language::english)},
              remedy, place);
}

}  // namespace echelon
