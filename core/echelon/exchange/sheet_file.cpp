#include "echelon/exchange/sheet_file.hpp"

#include <array>
#include <fstream>
#include <optional>

#include "echelon/base/error.hpp"
#include "echelon/base/text.hpp"
#include "echelon/base/text_decode.hpp"
#include "echelon/exchange/csv.hpp"
#include "echelon/exchange/csv_guard.hpp"
#include "echelon/exchange/merge_spread.hpp"
#include "echelon/exchange/xlsx_parts.hpp"

namespace echelon {

struct SheetFile::Content {
  std::string name;
  ReadLimits limits;
  std::vector<SheetTab> tabs;
  std::string text;  ///< of CSV
  // Of XLSX:
  std::optional<XlsxContainer> container;
  XlsxBook book;
  std::vector<NumberLook> styles;
  std::shared_ptr<TextStore> strings_store;
  std::vector<std::string_view> strings;
};

namespace {

/// Adds the file to an error that does not know it.
template <class Call>
auto in_file(const std::string& file, Call&& call) {
  try {
    return call();
  } catch (const Error& error) {
    Place place = error.place();
    if (!place.file.empty()) throw;
    place.file = file;
    throw Error(error.fault(), error.happened(), error.remedy(), place);
  }
}

Error too_large(std::uintmax_t most_bytes) {
  const std::string most = std::to_string(most_bytes >> 20);
  return {Fault::request,
          {"文件超过 " + most + " MB", "the file is larger than " + most + " MB"},
          {"请删去图片和多余的行列，或分成几个文件",
           "remove pictures and surplus rows, or split it into several files"}};
}

/// Throws for content that is known to be something else than a table.
void refuse_other_formats(std::string_view bytes) {
  const auto refuse = [](Words what, Words remedy) {
    throw Error(Fault::request, std::move(what), std::move(remedy));
  };
  const Words save_as{"请在 Excel 或 WPS 中打开，另存为 .xlsx 后再试",
                      "open it in Excel, save it as .xlsx and try again"};
  if (bytes.empty())
    refuse({"文件是空的", "the file is empty"}, {"请检查是否选对了文件", "check that it is the right file"});
  if (bytes.starts_with("\xD0\xCF\x11\xE0")) {
    constexpr std::string_view encrypted("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0", 32);
    if (bytes.find(encrypted) != std::string_view::npos) {
      refuse({"文件有打开密码", "the file is encrypted"},
             {"请在 Excel 中取消密码后另存", "remove the password in Excel and save it again"});
    }
    refuse({"这是旧版 Excel 文件（.xls）", "this is an old Excel file (.xls)"}, save_as);
  }
  if (bytes.starts_with("%PDF"))
    refuse({"这是 PDF 文件", "this is a PDF file"},
           {"请提供原始的 Excel 或 CSV 文件", "provide the Excel or CSV file it was made from"});
  const std::string_view front = bytes.substr(0, 512);
  if (front.find("<html") != std::string_view::npos || front.find("<HTML") != std::string_view::npos)
    refuse({"这是网页文件，只是扩展名像 Excel", "this is a web page that only calls itself a table"},
           save_as);
}

void open_xlsx(SheetFile::Content& content, std::string bytes) {
  if (bytes.size() > content.limits.container_bytes) throw too_large(content.limits.container_bytes);
  content.container.emplace(std::move(bytes), content.name, content.limits);
  content.book = read_xlsx_book(*content.container);
  for (const XlsxTab& tab : content.book.tabs) content.tabs.push_back({tab.name, tab.hidden});
  if (content.tabs.empty()) {
    throw Error(Fault::request, {"工作簿里没有工作表", "the workbook has no sheets"},
                {"请检查是否选对了文件", "check that it is the right file"});
  }
  content.styles = read_xlsx_styles(*content.container, content.book.styles_part);
  content.strings_store = std::make_shared<TextStore>();
  content.strings = read_xlsx_strings(*content.container, content.book.strings_part, content.limits.cells,
                                      *content.strings_store);
}

void open_text(SheetFile::Content& content, std::string bytes, const std::string& encoding) {
  if (bytes.size() > content.limits.text_bytes) throw too_large(content.limits.text_bytes);
  content.text = decode_text(std::move(bytes), encoding).text;
  content.tabs.emplace_back();
}

std::string quoted_names(const std::vector<SheetTab>& tabs, Language language) {
  std::string names;
  for (const SheetTab& tab : tabs) {
    if (!names.empty()) names += language == Language::chinese ? "、" : ", ";
    names += first_code_points(tab.name, 40);
  }
  return names;
}

bool holds_anything(const Sheet& sheet) {
  for (const SheetRow& row : sheet.rows) {
    for (const SheetCell& cell : row.cells) {
      if (cell.kind != CellKind::empty && !clean_cell(cell.text).empty()) return true;
    }
  }
  return false;
}

/// In CSV an apostrophe before a formula's sign is not part of the text.
void take_guards_off(SheetRow& row) {
  for (SheetCell& cell : row.cells) cell.text = without_formula_guard(cell.text);
}

}  // namespace

SheetFile::SheetFile(std::unique_ptr<Content> content) : content_(std::move(content)) {}
SheetFile::SheetFile(SheetFile&&) noexcept = default;
SheetFile& SheetFile::operator=(SheetFile&&) noexcept = default;
SheetFile::~SheetFile() = default;

std::string read_whole_file(const std::filesystem::path& path, std::uintmax_t most_bytes) {
  return in_file(path.string(), [&] {
    std::error_code failed;
    if (!std::filesystem::is_regular_file(path, failed)) {
      throw Error(Fault::request, {"没有这个文件", "there is no such file"},
                  {"请检查路径和文件名", "check the path and the name"});
    }
    const std::uintmax_t size = std::filesystem::file_size(path, failed);
    if (!failed && size > most_bytes) throw too_large(most_bytes);
    std::ifstream in(path, std::ios::binary);
    std::string bytes(failed ? 0 : static_cast<std::size_t>(size), '\0');
    in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (failed || !in) {
      throw Error(Fault::environment, {"文件读不出来", "the file cannot be read"},
                  {"请检查权限，并确认文件没有被其他程序占用",
                   "check its permissions and that no other program holds it"});
    }
    return bytes;
  });
}

SheetFile SheetFile::open(const std::filesystem::path& path, const SheetFileOptions& options) {
  const std::uintmax_t most = std::max(options.limits.text_bytes, options.limits.container_bytes);
  return from_bytes(read_whole_file(path, most), path.string(), options);
}

SheetFile SheetFile::from_bytes(std::string bytes, std::string name, const SheetFileOptions& options) {
  auto content = std::make_unique<Content>();
  content->name = std::move(name);
  content->limits = options.limits;
  in_file(content->name, [&] {
    refuse_other_formats(bytes);
    if (bytes.starts_with("PK\x03\x04")) {
      open_xlsx(*content, std::move(bytes));
    } else {
      open_text(*content, std::move(bytes), options.encoding);
    }
  });
  return SheetFile(std::move(content));
}

const std::vector<SheetTab>& SheetFile::tabs() const { return content_->tabs; }
const std::string& SheetFile::name() const { return content_->name; }

Sheet SheetFile::read(std::size_t tab, const Progress& progress) const {
  const Content& content = *content_;
  return in_file(content.name, [&] {
    Sheet sheet;
    if (!content.container) {
      sheet = read_csv_sheet(content.text, content.limits, progress);
      for (SheetRow& row : sheet.rows) take_guards_off(row);
    } else {
      auto texts = std::make_shared<TextStore>();
      std::size_t cells = 0;
      const XlsxTab& from = content.book.tabs.at(tab);
      sheet.name = from.name;
      sheet.merged = read_xlsx_sheet(
          *content.container, from.part,
          {content.strings, content.styles, content.book.serial_1904, from.name}, *texts,
          [&](const SheetRow& row) {
            cells += row.cells.size();
            if (cells > content.limits.cells) {
              throw Error(Fault::request, {"工作表的单元格太多", "the sheet has too many cells"},
                          {"请分成几个文件", "split it into several files"}, {{}, from.name, row.number, {}});
            }
            if (sheet.rows.size() % 1024 == 0) progress.check();
            sheet.rows.push_back(row);
            return true;
          });
      // The shared strings live as long as the sheet that shows them.
      texts->hold(content.strings_store);
      sheet.texts = std::move(texts);
      sheet.serial_1904 = content.book.serial_1904;
      spread_merged_cells(sheet, content.limits.cells);
    }
    sheet.file = content.name;
    return sheet;
  });
}

Sheet SheetFile::read(std::string_view name, const Progress& progress) const {
  const std::string wanted = clean_cell(name);
  for (std::size_t i = 0; i < tabs().size(); ++i) {
    if (wanted.empty() && tabs()[i].hidden) continue;
    if (!wanted.empty() && content_->container && clean_cell(tabs()[i].name) != wanted) continue;
    Sheet sheet = read(i, progress);
    if (!wanted.empty() || holds_anything(sheet)) return sheet;
  }
  if (wanted.empty()) {
    throw Error(Fault::request, {"文件里没有任何内容", "the file holds nothing"},
                {"请检查是否选对了文件；隐藏的工作表要用名称指定",
                 "check that it is the right file; a hidden sheet must be named"},
                {content_->name, {}, 0, {}});
  }
  throw Error(Fault::request,
              {"没有名为“" + first_code_points(wanted, 40) + "”的工作表",
               "there is no sheet named \"" + first_code_points(wanted, 40) + "\""},
              {"现有工作表：" + quoted_names(tabs(), Language::chinese),
               "the sheets are: " + quoted_names(tabs(), Language::english)},
              {content_->name, {}, 0, {}});
}

void SheetFile::stream(std::size_t tab, const RowSink& sink, const Progress& progress) const {
  const Content& content = *content_;
  in_file(content.name, [&] {
    if (!content.container) {
      read_csv_text(
          content.text, csv_separator(content.text),
          [&](const SheetRow& row) {
            SheetRow plain = row;
            take_guards_off(plain);
            return sink(plain);
          },
          progress);
      return;
    }
    TextStore texts;
    const XlsxTab& from = content.book.tabs.at(tab);
    read_xlsx_sheet(*content.container, from.part,
                    {content.strings, content.styles, content.book.serial_1904, from.name}, texts,
                    [&](const SheetRow& row) {
                      if (row.number % 1024 == 0) progress.check();
                      const bool more = sink(row);
                      texts.clear();
                      return more;
                    });
  });
}

}  // namespace echelon
