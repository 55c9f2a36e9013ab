#include <charconv>
#include <cmath>

#include "echelon/base/date.hpp"
#include "echelon/exchange/xlsx_parts.hpp"

namespace echelon {
namespace {

constexpr long last_row = 1'048'576;
constexpr long last_column = 16'384;

/// Shortest text that reads back as the same number; whole numbers without a point.
std::string shortest(double value) {
  std::array<char, 64> buffer{};
  const bool plain = std::abs(value) < 1e21 && (value == 0 || std::abs(value) >= 1e-7);
  const auto [end, error] =
      plain ? std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed)
            : std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
  return {buffer.data(), end};
}

std::optional<double> read_double(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

/// Up to 15 digits without a leading zero: already the shortest form.
bool is_short_whole_number(std::string_view text) {
  if (text.empty() || text.size() > 15 || (text.front() == '0' && text.size() > 1)) return false;
  return text.find_first_not_of("0123456789") == std::string_view::npos;
}

std::string two_digits(long number) {
  return {static_cast<char>('0' + number / 10), static_cast<char>('0' + number % 10)};
}

/// A serial number as an ISO date; nothing when it is no day that Excel has.
std::optional<std::string> date_text(double serial, NumberLook look, bool serial_1904) {
  if (serial < 0 || serial > 200'000) return std::nullopt;
  auto days = static_cast<std::int32_t>(serial);
  auto seconds = static_cast<long>(std::lround((serial - days) * 86'400));
  if (seconds == 86'400) {
    ++days;
    seconds = 0;
  }
  // Counted from 1900, Excel has a day 60 that never was, and what lies before it is one day late.
  if (!serial_1904 && (days == 0 || days == 60)) return std::nullopt;
  const Date origin = serial_1904 ? *Date::of(1904, 1, 1) : *Date::of(1899, 12, days < 60 ? 31 : 30);
  const Date date = origin.plus_days(days);
  if (date.year() > 2200) return std::nullopt;
  std::string text = date.iso();
  if (look == NumberLook::month && date.day() == 1) return text.substr(0, 7);
  if (seconds != 0) {
    text += 'T' + two_digits(seconds / 3600) + ':' + two_digits(seconds / 60 % 60) + ':' +
            two_digits(seconds % 60);
  }
  return text;
}

class SheetListener : public XmlListener {
 public:
  SheetListener(const XlsxContainer& container, const XlsxSheetContext& context, TextStore& texts,
                const RowSink& sink)
      : container_(container), context_(context), texts_(texts), sink_(sink) {}

  void start(std::string_view name, const XmlAttributes& attributes) override {
    if (name == "sheetData") in_data_ = true;
    if (name == "mergeCell") merge(attributes.find("ref"));
    if (!in_data_) return;
    if (name == "c") {
      start_cell(attributes);
    } else if (name == "v" || name == "t") {
      taking_ = !phonetic_;
    } else if (name == "row") {
      start_row(attributes);
    } else if (name == "f") {
      formula_ = true;
    } else if (name == "rPh") {
      phonetic_ = true;
    }
  }

  void end(std::string_view name) override {
    if (name == "sheetData") in_data_ = false;
    if (!in_data_) return;
    if (name == "c") {
      end_cell();
    } else if (name == "v" || name == "t") {
      taking_ = false;
    } else if (name == "row") {
      if (!row_.cells.empty()) done_ = done_ || !sink_(row_);
      row_.cells.clear();
    } else if (name == "rPh") {
      phonetic_ = false;
    }
  }

  void text(std::string_view characters) override {
    if (taking_) value_ += characters;
  }
  [[nodiscard]] bool done() const override { return done_; }

  std::vector<MergedRange> merged;

 private:
  [[noreturn]] void damaged(Words what) const {
    throw damaged_xlsx(std::move(what), {container_.file(), context_.sheet, row_.number, {}});
  }

  void merge(const char* range) {
    const std::string_view text = range == nullptr ? "" : range;
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos) return;
    const auto first = read_cell_reference(text.substr(0, colon));
    const auto last = read_cell_reference(text.substr(colon + 1));
    if (!first || !last || last->row < first->row || last->column < first->column) return;
    merged.push_back({first->row, last->row, first->column, last->column});
  }

  void start_row(const XmlAttributes& attributes) {
    long number = row_.number + 1;
    if (const char* const given = attributes.find("r")) {
      const std::string_view text(given);
      std::from_chars(text.data(), text.data() + text.size(), number);
    }
    if (number <= row_.number || number > last_row) {
      damaged({"工作表的行号次序混乱", "the sheet's row numbers are out of order"});
    }
    row_.number = number;
    row_.cells.clear();
    column_ = 0;
  }

  void start_cell(const XmlAttributes& attributes) {
    ++column_;  // cells without an address follow each other, empty ones too
    if (const char* const given = attributes.find("r")) {
      const auto reference = read_cell_reference(given);
      if (!reference) damaged({"单元格的地址不对", "a cell's address is wrong"});
      column_ = reference->column;
    }
    if (column_ > last_column) damaged({"一行的单元格太多", "a row has too many cells"});
    const char* const type = attributes.find("t");
    type_ = type == nullptr ? "n" : type;
    const char* const style = attributes.find("s");
    style_ = 0;
    if (style != nullptr) {
      const std::string_view text(style);
      std::from_chars(text.data(), text.data() + text.size(), style_);
    }
    value_.clear();
    formula_ = false;
  }

  void end_cell() {
    const SheetCell cell = read_cell();
    if (cell.kind == CellKind::empty) return;
    const auto index = static_cast<std::size_t>(column_ - 1);
    if (row_.cells.size() <= index) row_.cells.resize(index + 1);
    row_.cells[index] = cell;
  }

  SheetCell read_cell() {
    if (value_.empty()) {
      if (formula_ && type_ != "str") return {"#FORMULA", CellKind::error, false};
      return {};
    }
    if (type_ == "s") return shared();
    if (type_ == "n") return number();
    if (type_ == "b")
      return {value_ == "0" || value_ == "false" ? "FALSE" : "TRUE", CellKind::boolean, false};
    if (type_ == "e") return {texts_.keep(value_), CellKind::error, false};
    if (type_ == "d") return {texts_.keep(value_), CellKind::date, false};
    undo_xlsx_escapes(value_);
    return {texts_.keep(value_), CellKind::text, false};
  }

  SheetCell shared() {
    std::size_t index = 0;
    const auto [end, error] = std::from_chars(value_.data(), value_.data() + value_.size(), index);
    if (error != std::errc() || end != value_.data() + value_.size() || index >= context_.strings.size())
      damaged({"单元格引用了不存在的文字", "a cell refers to a text that is not there"});
    const std::string_view text = context_.strings[index];
    return {text, text.empty() ? CellKind::empty : CellKind::text, false};
  }

  SheetCell number() {
    const NumberLook look = style_ < context_.styles.size() ? context_.styles[style_] : NumberLook::number;
    if (look == NumberLook::number && is_short_whole_number(value_))
      return {texts_.keep(value_), CellKind::number, false};
    const auto value = read_double(value_);
    if (!value) return {texts_.keep(value_), CellKind::error, false};
    if (look != NumberLook::number) {
      if (const auto date = date_text(*value, look, context_.serial_1904))
        return {texts_.keep(*date), CellKind::date, false};
    }
    return {texts_.keep(shortest(*value)), CellKind::number, false};
  }

  const XlsxContainer& container_;
  const XlsxSheetContext& context_;
  TextStore& texts_;
  const RowSink& sink_;
  SheetRow row_;
  std::string value_;
  std::string type_;
  std::size_t style_ = 0;
  long column_ = 0;
  bool in_data_ = false;
  bool taking_ = false;
  bool phonetic_ = false;
  bool formula_ = false;
  bool done_ = false;
};

}  // namespace

std::optional<CellReference> read_cell_reference(std::string_view text) {
  CellReference reference;
  std::size_t i = 0;
  for (; i < text.size(); ++i) {
    const char letter = static_cast<char>(text[i] >= 'a' && text[i] <= 'z' ? text[i] - 32 : text[i]);
    if (letter < 'A' || letter > 'Z') break;
    reference.column = reference.column * 26 + (letter - 'A' + 1);
    if (reference.column > last_column) return std::nullopt;
  }
  const auto [end, error] = std::from_chars(text.data() + i, text.data() + text.size(), reference.row);
  const bool whole = error == std::errc() && end == text.data() + text.size();
  if (!whole || reference.column == 0 || reference.row < 1 || reference.row > last_row) return std::nullopt;
  return reference;
}

std::vector<MergedRange> read_xlsx_sheet(const XlsxContainer& container, const std::string& part,
                                         const XlsxSheetContext& context, TextStore& texts,
                                         const RowSink& sink) {
  SheetListener listener(container, context, texts, sink);
  read_xml(container, part, listener);
  return std::move(listener.merged);
}

}  // namespace echelon
