#include "cli/plain_table.hpp"

#include <algorithm>
#include <fstream>
#include <functional>
#include <iterator>
#include <set>

#include "echelon/base/text_decode.hpp"
#include "echelon/exchange/csv.hpp"

namespace cli {

using echelon::Decimal;
using echelon::Error;
using echelon::Fault;

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view wide_blank = "\xE3\x80\x80";
  for (bool more = true; more && !text.empty();) {
    more = false;
    if (text.front() == ' ' || text.front() == '\r') {
      text.remove_prefix(1);
      more = true;
    } else if (text.back() == ' ' || text.back() == '\r') {
      text.remove_suffix(1);
      more = true;
    } else if (text.starts_with(wide_blank)) {
      text.remove_prefix(wide_blank.size());
      more = true;
    } else if (text.ends_with(wide_blank)) {
      text.remove_suffix(wide_blank.size());
      more = true;
    }
  }
  return text;
}

std::string read_text_file(const std::filesystem::path& path) {
  const std::string name = path.string();
  std::error_code failed;
  if (!std::filesystem::exists(path, failed)) {
    throw Error(Fault::request, {"找不到文件", "there is no such file"},
                {"请检查文件名和所在文件夹", "check its name and folder"}, {name, {}, 0, {}});
  }
  if (std::filesystem::is_directory(path, failed)) {
    throw Error(Fault::request, {"这是文件夹，不是文件", "this is a folder, not a file"},
                {"请给出 CSV 文件", "name a CSV file"}, {name, {}, 0, {}});
  }
  std::ifstream file(path, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  if (!file) {
    throw Error(Fault::environment, {"无法读取文件", "the file cannot be read"},
                {"请检查文件权限", "check its permissions"}, {name, {}, 0, {}});
  }
  try {
    return echelon::decode_text(std::move(bytes)).text;
  } catch (const Error& error) {
    throw Error(error.fault(), error.happened(),
                {"请另存为 UTF-8 编码的文本（Excel 中选“CSV UTF-8”）",
                 "save it as text in UTF-8 (from Excel: \"CSV UTF-8\")"},
                {name, {}, 0, {}});
  }
}

/// Takes the rows of the file as they are read.
class PlainReader {
 public:
  explicit PlainReader(PlainTable& table) : table_(table) {}

  void row(const echelon::SheetRow& row) {
    if (table_.header_.empty()) {
      read_header(row);
      return;
    }
    const std::size_t columns = table_.header_.size();
    const auto is_blank = [](const echelon::SheetCell& cell) { return trimmed(cell.text).empty(); };
    if (std::ranges::all_of(row.cells, is_blank)) return;
    if (row.cells.size() != columns) {
      throw Error(
          Fault::request,
          {"这一行有 " + std::to_string(row.cells.size()) + " 格，表头有 " + std::to_string(columns) + " 列",
           "the row has " + std::to_string(row.cells.size()) + " cells, the header " +
               std::to_string(columns)},
          {"请补齐或删去多余的分隔符", "add what is missing, or remove surplus separators"},
          {table_.file_, {}, row.number, {}});
    }
    for (const echelon::SheetCell& cell : row.cells) table_.cells_.push_back(kept(trimmed(cell.text)));
    table_.row_numbers_.push_back(row.number);
  }

 private:
  void read_header(const echelon::SheetRow& row) {
    std::set<std::string> names;
    for (const echelon::SheetCell& cell : row.cells) {
      const std::string name(trimmed(cell.text));
      if (!name.empty() && !names.insert(name).second) {
        throw Error(Fault::request, {"同一列名出现两次", "a column's name stands twice"},
                    {"请改掉其中一个", "rename one of them"}, {table_.file_, {}, row.number, name});
      }
      table_.header_.push_back(name);
    }
  }
  /// The text as it stands in the file's, or a copy of it where the reader had to put it together.
  std::string_view kept(std::string_view cell) {
    const char* begin = table_.text_.data();
    const bool inside = std::less_equal<>()(begin, cell.data()) &&
                        std::less_equal<>()(cell.data() + cell.size(), begin + table_.text_.size());
    return inside ? cell : std::string_view(table_.unquoted_.emplace_back(cell));
  }

  PlainTable& table_;
};

std::optional<std::size_t> PlainTable::find(std::string_view column) const {
  const auto found = std::ranges::find(header_, column);
  if (found == header_.end()) return std::nullopt;
  return static_cast<std::size_t>(found - header_.begin());
}

std::size_t PlainTable::column(std::string_view name) const {
  if (const auto found = find(name)) return *found;
  std::string there;
  for (const std::string& each : header_) there += (there.empty() ? "" : ", ") + each;
  throw Error(Fault::request,
              {"缺少列“" + std::string(name) + "”", "the column `" + std::string(name) + "` is missing"},
              {"文件中有：" + there + "；请补上这一列或改正列名",
               "there are: " + there + "; add it or correct its name"},
              {file_, {}, 1, {}});
}

void PlainTable::refuse(std::size_t row, std::size_t column, echelon::Words what,
                        echelon::Words remedy) const {
  throw Error(Fault::request, std::move(what), std::move(remedy),
              {file_, {}, row_numbers_[row], header_[column]});
}

Decimal PlainTable::number(std::size_t row, std::size_t column) const {
  const std::string_view text = cell(row, column);
  if (text.empty()) {
    refuse(row, column, {"没有填写数值", "the number is missing"},
           {"请填写；缺失不等于零", "fill it in; missing is not zero"});
  }
  const auto number = Decimal::read_exactly(text);
  if (!number && Decimal::read(text)) {
    refuse(row, column, {"超过六位小数", "it has more than six decimal places"},
           {"请先四舍五入到六位小数", "round it to six places first"});
  }
  if (!number) {
    refuse(row, column, {"不是数值，或超出范围", "this is no number, or too large a one"},
           {"请填写普通小数，如 87.5", "write a plain decimal such as 87.5"});
  }
  return *number;
}

PlainTable read_plain_table(const std::filesystem::path& path) {
  PlainTable table;
  table.file_ = path.string();
  table.text_ = read_text_file(path);
  PlainReader reader(table);
  const std::string_view first_line =
      std::string_view(table.text_).substr(0, table.text_.find_first_of("\r\n"));
  const char separator = first_line.find('\t') == std::string_view::npos ? ',' : '\t';
  echelon::read_csv_text(table.text_, separator, [&reader](const echelon::SheetRow& row) {
    reader.row(row);
    return true;
  });
  if (table.header_.empty()) {
    throw Error(Fault::request, {"文件是空的，没有表头", "the file is empty and has no header"},
                {"第一行应为列名", "its first row must name the columns"}, {table.file_, {}, 0, {}});
  }
  return table;
}

}  // namespace cli
