#include "echelon/exchange/import_walk.hpp"

#include <algorithm>

#include "echelon/base/text.hpp"
#include "echelon/exchange/sheet_file.hpp"

namespace echelon {
namespace {

bool is_blank(const SheetCell& cell) { return cell.kind == CellKind::empty || clean_cell(cell.text).empty(); }

/// How rows below the people begin: totals, notes, lines to sign.
bool begins_like_a_note(std::string_view text) {
  const std::string folded = fold_width(without_spaces(text));
  for (const std::string_view mark :
       {"合计",       "总计",       "小计",     "共计",     "总人数",   "注:",      "注1",
        "备注",       "说明",       "填表说明", "填报说明", "填表人",   "制表",     "审核",
        "负责人",     "单位负责人", "校长签字", "填报单位", "填报日期", "填表日期", "联系人",
        "单位(盖章)", "单位盖章",   "(盖章)",   "本表",     "以上",     "以下空白", "Total",
        "total",      "TOTAL",      "Note",     "note",     "Subtotal", "Sum:"}) {
    if (folded.starts_with(mark)) return true;
  }
  return folded == "注";
}

/// Beyond this a report helps no one: the file is another than was meant.
constexpr std::size_t most_problems = 100'000;
constexpr std::size_t rows_shown = 200;

std::string with_number(std::string text, long number) {
  return text.replace(text.find('#'), 1, std::to_string(number));
}

bool is_row_counter(const std::string& title) {
  const std::string key = header_key(title);
  return key == "序号" || key == "行号" || key == "no" || key == "no." || key == "#";
}

}  // namespace

ImportWalk::ImportWalk(const Sheet& sheet, ImportKind kind, const ColumnMap& map, const Progress& progress)
    : sheet_(sheet),
      columns_(import_columns(kind)),
      progress_(progress),
      header_(require_header(sheet, kind, map)),
      next_(header_.row_index + 1) {
  report_.kind = kind;
  report_.file = sheet.file;
  report_.sheet = sheet.name;
  report_.header_row = sheet.rows[header_.row_index].number;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (header_.at[i]) shown_.push_back(i);
  }
  std::ranges::sort(shown_, {}, [&](std::size_t i) { return *header_.at[i]; });
  for (const std::size_t i : shown_) {
    report_.columns.push_back(header_.titles[*header_.at[i]]);
    report_.places.emplace(columns_[i].key, place_name(i));
  }
  list_unknown();
  if (sheet.rows.empty()) return;
  const long before_first = sheet.rows[header_.row_index].number;
  const long last = sheet.rows.back().number;
  const auto present = static_cast<long>(sheet.rows.size() - header_.row_index - 1);
  if (!sheet.name.empty()) report_.blank = last - before_first - present;
}

bool ImportWalk::next() {
  for (; next_ < sheet_.rows.size(); ++next_) {
    if (next_ % 256 == 0) {
      progress_.at(static_cast<double>(next_) / static_cast<double>(sheet_.rows.size()),
                   {"正在检查各行", "checking the rows"});
    }
    if (take(sheet_.rows[next_])) {
      ++next_;
      return true;
    }
  }
  return false;
}

bool ImportWalk::take(const SheetRow& row) {
  row_ = &row;
  const RowNature nature_of_row = nature();
  if (nature_of_row == RowNature::blank) ++report_.blank;
  if (nature_of_row == RowNature::aside) {
    ++report_.skipped;
    rows_aside_.push_back(std::to_string(row_->number));
  }
  if (nature_of_row != RowNature::person) return false;
  ++report_.read;
  person_.clear();
  return true;
}

ImportWalk::RowNature ImportWalk::nature() const {
  const SheetCell* first = nullptr;
  std::size_t filled = 0;
  std::size_t repeated = 0;
  for (const SheetCell& each : row_->cells) {
    if (is_blank(each)) continue;
    if (each.spread) {
      ++repeated;
      continue;
    }
    ++filled;
    if (first == nullptr) first = &each;
  }
  if (first == nullptr) return RowNature::blank;
  std::size_t known = 0;
  bool required = true;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const SheetCell each = cell(i);
    if (!is_blank(each) && !each.spread) ++known;
    if (columns_[i].required && is_blank(each)) required = false;
  }
  const bool across = filled == 1 && repeated > 0 && repeated + 1 >= shown_.size() / 2;
  if (!required && (begins_like_a_note(first->text) || across)) return RowNature::aside;
  if (known == 0) return RowNature::blank;
  return is_repeated_header() ? RowNature::aside : RowNature::person;
}

bool ImportWalk::is_repeated_header() const {
  std::size_t same = 0;
  for (const std::size_t i : shown_) {
    const std::size_t at = *header_.at[i];
    if (at < row_->cells.size() && header_key(row_->cells[at].text) == header_key(header_.titles[at])) ++same;
  }
  return same >= 2 && same * 2 > shown_.size();
}

bool ImportWalk::accept() {
  const bool good = close();
  if (hopeless()) refuse_hopeless();
  return good;
}

bool ImportWalk::close() {
  const bool good = problems_.empty();
  ++(good ? report_.good : report_.refused);
  if (good && !preview_full()) remember_preview();
  for (ImportProblem& each : problems_) {
    each.id = person_;
    report_.problems.push_back(std::move(each));
  }
  problems_.clear();
  return good;
}

bool ImportWalk::hopeless() const { return report_.problems.size() > most_problems; }
bool ImportWalk::preview_full() const { return report_.preview.size() >= rows_shown; }

void ImportWalk::count_good(long rows) {
  report_.read += rows;
  report_.good += rows;
}

void ImportWalk::problem_later(long row, bool good, const std::string& person, std::size_t column,
                               Words reason, Words remedy) {
  report_.problems.push_back(
      {{sheet_.file, sheet_.name, row, place_name(column)}, person, std::move(reason), std::move(remedy)});
  if (!good) return;
  --report_.good;
  ++report_.refused;
}

void ImportWalk::order_problems() {
  std::ranges::stable_sort(report_.problems, {}, [](const auto& each) { return each.place.row; });
  if (hopeless()) refuse_hopeless();
}

void ImportWalk::found_content(std::size_t sheet_column) {
  auto& unknown = header_.unknown;
  const auto at =
      std::ranges::lower_bound(unknown, sheet_column, {}, [](const auto& each) { return each.first; });
  if (at != unknown.end() && at->first == sheet_column) return;
  unknown.emplace(at, sheet_column, column_letters(sheet_column + 1));
  list_unknown();
}

void ImportWalk::list_unknown() {
  report_.unknown_columns.clear();
  for (const auto& [column, title] : header_.unknown) report_.unknown_columns.push_back(title);
}

void ImportWalk::refuse_hopeless() const {
  const ImportProblem& first = report_.problems.front();
  const std::string most = std::to_string(most_problems);
  throw Error(Fault::request,
              {"错误超过 " + most + " 处，不再逐一列出；第一处：" + first.reason.zh,
               "there are more than " + most + " faults, too many to list; the first: " + first.reason.en},
              {"请检查是否选错了文件或类型", "check that it is the right file and kind"}, first.place);
}

void ImportWalk::remember_preview() {
  std::vector<std::string> cells;
  for (const std::size_t i : shown_) cells.push_back(clean_cell(cell(i).text));
  report_.preview.push_back(std::move(cells));
}

ImportReport ImportWalk::finish() {
  for (const auto& [key, note] : counted_) {
    report_.notes.push_back(
        {with_number(note.first.zh, note.second), with_number(note.first.en, note.second)});
  }
  if (!report_.unknown_columns.empty()) {
    std::string zh = "不认识的列，另行保存：";
    std::string en = "unknown columns, kept aside: ";
    for (std::size_t i = 0; i < report_.unknown_columns.size(); ++i) {
      zh += (i > 0 ? "、" : "") + report_.unknown_columns[i];
      en += (i > 0 ? ", " : "") + report_.unknown_columns[i];
    }
    report_.notes.push_back({zh, en});
  }
  if (!rows_aside_.empty()) {
    std::string rows;
    for (std::size_t i = 0; i < rows_aside_.size() && i < 20; ++i)
      rows += (i > 0 ? ", " : "") + rows_aside_[i];
    if (rows_aside_.size() > 20) rows += " …";
    report_.notes.push_back({"合计、说明或重复的表头，未作为数据读入的行：" + rows,
                             "totals, notes or repeated headers, not read as data: rows " + rows});
  }
  return std::move(report_);
}

SheetCell ImportWalk::cell(std::size_t column) const {
  const auto& at = header_.at[column];
  return at && *at < row_->cells.size() ? row_->cells[*at] : SheetCell{};
}

bool ImportWalk::given(std::size_t column) const { return !is_blank(cell(column)); }

ExtraCells ImportWalk::extra() {
  ExtraCells extra;
  for (const auto& [column, title] : header_.unknown) {
    if (column >= row_->cells.size() || is_blank(row_->cells[column]) || is_row_counter(title)) continue;
    extra.emplace_back(title, first_code_points(clean_cell(row_->cells[column].text), 2000));
  }
  return extra;
}

std::string ImportWalk::place_name(std::size_t column) const {
  const auto& at = header_.at[column];
  if (!at) return columns_[column].title.zh;
  return column_letters(*at + 1) + " " + header_.titles[*at];
}

void ImportWalk::problem(std::size_t column, Words reason, Words remedy) {
  problems_.push_back({{sheet_.file, sheet_.name, row_->number, place_name(column)},
                       {},
                       std::move(reason),
                       std::move(remedy)});
}

void ImportWalk::count_note(Words what) {
  auto& [words, count] = counted_[what.en];
  words = std::move(what);
  ++count;
}

void ImportWalk::require_all() {
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (!columns_[i].required || given(i)) continue;
    problem(i, {columns_[i].title.zh + "没有填", "the " + columns_[i].title.en + " is missing"},
            {"补填后再导入", "fill it in and import again"});
  }
}

Sheet sheet_for_import(const std::filesystem::path& file, ImportKind kind, const ImportOptions& options,
                       const Progress& progress) {
  const SheetFile opened = SheetFile::open(file, {options.encoding, options.limits});
  if (!options.sheet.empty()) return opened.read(options.sheet, progress);
  std::optional<Sheet> first;
  for (std::size_t i = 0; i < opened.tabs().size(); ++i) {
    if (opened.tabs()[i].hidden) continue;
    Sheet sheet = opened.read(i, progress);
    if (sheet.rows.empty()) continue;
    const auto& columns = import_columns(kind);
    const auto header = find_header(sheet, columns, options.map.names.empty() ? ColumnMap{} : options.map);
    bool whole = header.has_value();
    for (std::size_t c = 0; whole && c < columns.size(); ++c) whole = !columns[c].required || header->at[c];
    if (whole) return sheet;
    if (!first) first = std::move(sheet);
  }
  if (first) return std::move(*first);
  return opened.read({}, progress);
}

}  // namespace echelon
