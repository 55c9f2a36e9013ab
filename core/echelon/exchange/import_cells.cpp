#include <algorithm>
#include <charconv>

#include "echelon/base/identity.hpp"
#include "echelon/base/text.hpp"
#include "echelon/exchange/import_walk.hpp"

namespace echelon {
namespace {

const Words retype{"改正后再导入", "correct it and import again"};

/// `197811166360.0`, `1.2E+17`: an id that passed through a number.
bool looks_like_printed_number(std::string_view text) {
  const bool starts = !text.empty() && text.front() >= '0' && text.front() <= '9';
  return starts && text.find_first_not_of("0123456789.eE+") == std::string_view::npos &&
         text.find_first_of(".eE") != std::string_view::npos && text.find('E') != 0;
}

/// What people write into a date column without meaning a day.
bool means_open(std::string_view text) {
  return text == "至今" || text == "今" || text == "现在" || text == "now" || text == "-" || text == "—" ||
         text == "无" || text == "/";
}

Words month_only(const ImportColumn& column) {
  return {column.title.zh + "有 # 处只写到月，按当月 1 日计",
          column.title.en + ": # given as a month only, taken as its first day"};
}

/// What a message may repeat of a cell: its beginning, and nothing of one that holds long numbers, which may
/// be a card's or a telephone's.
std::string quotable(std::string_view text) {
  std::size_t digits = 0;
  for (const char c : fold_width(text)) digits += c >= '0' && c <= '9' ? 1U : 0U;
  return digits > 4 ? "…" : first_code_points(text, 20);
}

/// `2014.1` as a number may have been 2014.10, which Excel shortened.
bool has_lost_a_zero(std::string_view text) {
  return text.size() == 6 && text[4] == '.' && text[5] == '1' &&
         text.substr(0, 4).find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace

std::string ImportWalk::clean_text(std::size_t column, std::size_t most) {
  const SheetCell from = cell(column);
  if (from.kind == CellKind::error) {
    problem(column, {"单元格是公式错误值", "the cell holds a formula's error"},
            {"在 Excel 中改成实际内容（公式可复制后“粘贴为值”）", "replace it by its value in Excel"});
    return {};
  }
  std::string text = clean_cell(from.text);
  if (has_hidden_characters(text)) {
    problem(column, {"含有看不见的控制字符", "it holds invisible control characters"},
            {"清空单元格后重新录入", "clear the cell and type it again"});
    return {};
  }
  if (text.size() > most && code_point_count(text) > most) {
    problem(column,
            {"文字太长（超过 " + std::to_string(most) + " 字）",
             "the text is too long (more than " + std::to_string(most) + " characters)"},
            {"缩短后再导入", "shorten it and import again"});
    return {};
  }
  return text;
}

std::string ImportWalk::text(std::size_t column, std::size_t most) {
  std::string text = clean_text(column, most);
  if (text.size() >= 18 && read_identity(text).number) {
    problem(column,
            {"这里是身份证号，不应填在这一列", "it is an identity number, which does not belong here"},
            {"核对各列是否错位；工号不能用身份证号",
             "see whether the columns are shifted; it cannot serve as an id"});
    return {};
  }
  return text;
}

std::string ImportWalk::private_text(std::size_t column) { return clean_text(column, 100); }

std::string ImportWalk::id(std::size_t column) {
  std::string id = fold_width(without_spaces(text(column, 64)));
  if (id.starts_with("=\"") && id.ends_with('"') && id.size() > 3) id = id.substr(2, id.size() - 3);
  if (id.starts_with('\'')) id.erase(0, 1);
  const bool too_long_for_a_number = cell(column).kind == CellKind::number && id.size() > 15;
  if (looks_like_printed_number(id) || too_long_for_a_number) {
    problem(column,
            {"编号已被 Excel 当作数字损坏", "the id was damaged by Excel, which took it for a number"},
            {"把该列设为“文本”格式后重新录入", "format the column as text and type it again"});
  }
  return id;
}

std::optional<WrittenDate> ImportWalk::date(std::size_t column) {
  if (!given(column)) return std::nullopt;
  const SheetCell from = cell(column);
  const std::string said = fold_width(text(column));
  if (said.empty() || means_open(said)) return std::nullopt;
  const Words how{"写成 2024-03-01 或 2024年3月1日", "write it as 2024-03-01"};
  if (from.kind == CellKind::number && has_lost_a_zero(said)) {
    problem(column,
            {"分不清是 1 月还是 10 月（数字格式丢了末尾的 0）",
             "it may mean January or October: as a number it lost its last zero"},
            how);
    return std::nullopt;
  }
  const auto date = read_date(said, sheet_.serial_1904);
  if (!date) {
    problem(column, {"不是有效的日期，或没有这一天", "it is no date, or a day that does not exist"}, how);
    return std::nullopt;
  }
  if (!date->day_given) {
    count_note(month_only(columns_[column]));
  }
  return date;
}

void ImportWalk::uncount_month(std::size_t column) {
  const auto counted = counted_.find(month_only(columns_[column]).en);
  if (counted != counted_.end() && --counted->second.second == 0) counted_.erase(counted);
}

void ImportWalk::month_ended(std::size_t column) {
  uncount_month(column);
  count_note({columns_[column].title.zh + "有 # 处只写到月，按当月最后一日计",
              columns_[column].title.en + ": # given as a month only, taken as its last day"});
}

void ImportWalk::month_completed(std::size_t column) {
  uncount_month(column);
  count_note({columns_[column].title.zh + "有 # 处只写到月，由身份证号补全",
              columns_[column].title.en + ": # given as a month only, completed from the identity number"});
}

std::optional<Decimal> ImportWalk::decimal(std::size_t column) {
  std::string said = fold_width(without_spaces(text(column)));
  for (const std::string_view unit : {"学时", "课时", "小时", "hours", "h"}) {
    if (said.ends_with(unit)) said.resize(said.size() - unit.size());
  }
  if (said.empty()) return std::nullopt;
  const auto value = Decimal::read(said);
  if (!value) problem(column, {"不是数字", "it is not a number"}, retype);
  return value;
}

std::optional<int> ImportWalk::whole_number(std::size_t column, int least, int most) {
  if (!given(column)) return std::nullopt;
  std::string said = fold_width(without_spaces(text(column)));
  if (said.empty()) return std::nullopt;
  int value = 0;
  const auto [end, error] = std::from_chars(said.data(), said.data() + said.size(), value);
  if (error == std::errc() && end == said.data() + said.size() && value >= least && value <= most)
    return value;
  problem(column,
          {"应为 " + std::to_string(least) + "–" + std::to_string(most) + " 的整数",
           "it must be a whole number from " + std::to_string(least) + " to " + std::to_string(most)},
          retype);
  return std::nullopt;
}

std::string ImportWalk::choice_text(std::size_t column) {
  std::string said = fold_width(text(column));
  for (char& c : said) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return said;
}

void ImportWalk::unknown_choice(std::size_t column) {
  const ImportColumn& about = columns_[column];
  const std::string said = quotable(text(column));
  Words remedy{"可填：", "one of: "};
  for (std::size_t i = 0; i < about.choices.size(); ++i) {
    remedy.zh += (i > 0 ? "、" : "") + about.choices[i].zh;
    remedy.en += (i > 0 ? ", " : "") + about.choices[i].en;
  }
  problem(column,
          {about.title.zh + "“" + said + "”不在清单内",
           "the " + about.title.en + " \"" + said + "\" is not on the list"},
          remedy);
}

bool is_before(const WrittenDate& later, const WrittenDate& earlier) {
  if (later.day_given && earlier.day_given) return later.date < earlier.date;
  return later.date.year() * 12 + later.date.month() < earlier.date.year() * 12 + earlier.date.month();
}

}  // namespace echelon
