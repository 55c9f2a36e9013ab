#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "echelon/base/error.hpp"
#include "echelon/exchange/sheet.hpp"

namespace echelon {

// Within exchange: an XLSX file seen as a container of XML parts.

/// The container, read from memory under the limits on what is unpacked. One thread at a time.
class XlsxContainer {
 public:
  /// Throws Error when the bytes are no container, or it declares more than the limits allow.
  XlsxContainer(std::string bytes, std::string file, const ReadLimits& limits);
  XlsxContainer(const XlsxContainer&) = delete;
  XlsxContainer& operator=(const XlsxContainer&) = delete;
  ~XlsxContainer();

  [[nodiscard]] bool has(const std::string& part) const;
  /// Hands the part's bytes over piece by piece; false from `piece` stops. Throws Error when it is missing or
  /// damaged, or when all that was unpacked so far exceeds the limits.
  void unpack(const std::string& part, const std::function<bool(std::string_view piece)>& piece) const;
  [[nodiscard]] const std::string& file() const { return file_; }

 private:
  struct Archive;
  std::string bytes_;
  std::string file_;
  ReadLimits limits_;
  std::unique_ptr<Archive> archive_;
};

/// The attributes of an element.
class XmlAttributes {
 public:
  explicit XmlAttributes(const char** pairs) : pairs_(pairs) {}
  /// By local name, whatever the prefix; null when it is not there.
  [[nodiscard]] const char* find(std::string_view name) const;

 private:
  const char** pairs_;
};

/// Receives a part's elements by their local names.
class XmlListener {
 public:
  virtual ~XmlListener() = default;
  virtual void start(std::string_view name, const XmlAttributes& attributes) = 0;
  virtual void end(std::string_view name) = 0;
  virtual void text(std::string_view characters) = 0;
  /// Asked between pieces; true ends the reading early.
  [[nodiscard]] virtual bool done() const { return false; }
};

/// Reads a part as XML. Throws Error for XML that is not well formed, nests absurdly deep or has a DOCTYPE;
/// what the listener throws passes through.
void read_xml(const XlsxContainer& container, const std::string& part, XmlListener& listener);

struct XlsxTab {
  std::string name;
  std::string part;
  bool hidden = false;
};

struct XlsxBook {
  std::vector<XlsxTab> tabs;
  bool serial_1904 = false;
  std::string strings_part;  ///< empty when there is none
  std::string styles_part;
};
[[nodiscard]] XlsxBook read_xlsx_book(const XlsxContainer& container);

/// How a number of a style is meant.
enum class NumberLook : std::uint8_t { number, date, month };
/// By a custom format's code: a date when it shows a year or a day, a month when it shows no day.
[[nodiscard]] NumberLook number_look(std::string_view format_code);
/// By style index.
[[nodiscard]] std::vector<NumberLook> read_xlsx_styles(const XlsxContainer& container,
                                                       const std::string& part);

/// The shared strings: runs joined, phonetics left out, `_x000D_` escapes undone.
[[nodiscard]] std::vector<std::string_view> read_xlsx_strings(const XlsxContainer& container,
                                                              const std::string& part, std::size_t most,
                                                              TextStore& texts);
void undo_xlsx_escapes(std::string& text);

struct XlsxSheetContext {
  const std::vector<std::string_view>& strings;
  const std::vector<NumberLook>& styles;
  bool serial_1904 = false;
  std::string sheet;
};
/// Reads a worksheet part row by row; texts go to `texts`. Returns the merged ranges that follow the rows.
std::vector<MergedRange> read_xlsx_sheet(const XlsxContainer& container, const std::string& part,
                                         const XlsxSheetContext& context, TextStore& texts,
                                         const RowSink& sink);

/// `B7` → column 2, row 7; nothing for other text or beyond the last row and column that Excel has.
struct CellReference {
  long column = 0;
  long row = 0;
};
[[nodiscard]] std::optional<CellReference> read_cell_reference(std::string_view text);

/// "The file is damaged", with what and where.
[[nodiscard]] Error damaged_xlsx(Words what, Place place);

}  // namespace echelon
