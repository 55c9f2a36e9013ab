#pragma once

#include <map>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "echelon/base/error.hpp"
#include "echelon/exchange/sheet_file.hpp"

namespace echelon::exchange_tests {

/// XLSX files made by hand, part by part, so that every oddity can be written down. Parts are stored
/// uncompressed.
class BookMaker {
 public:
  /// A book of one visible sheet `Sheet1` whose rows are `rows` (the XML inside sheetData).
  explicit BookMaker(const std::string& rows = {});
  /// Replaces or adds a part.
  BookMaker& part(const std::string& name, const std::string& text);
  BookMaker& without(const std::string& name);
  /// Sheets in the order of calls; the first call replaces the one of the constructor. `state`: visible,
  /// hidden, veryHidden.
  BookMaker& sheet(const std::string& name, const std::string& rows, const std::string& state = "visible");
  /// What stands behind sheetData of the sheet added last.
  BookMaker& after_rows(const std::string& xml);
  BookMaker& strings(const std::string& items);  ///< the `<si>` of the shared strings
  BookMaker& styles(const std::string& formats, const std::string& cells);
  BookMaker& date1904();

  [[nodiscard]] std::string bytes() const;
  [[nodiscard]] SheetFile open(const SheetFileOptions& options = {}) const;
  /// The first visible sheet.
  [[nodiscard]] Sheet read() const;

 private:
  struct Tab {
    std::string name;
    std::string rows;
    std::string state;
    std::string after;
  };
  std::vector<Tab> tabs_;
  bool own_tabs_ = false;
  bool date1904_ = false;
  std::map<std::string, std::string> parts_;
  std::map<std::string, bool> removed_;
};

/// The container's bytes for parts that may be anything.
std::string zipped(const std::vector<std::pair<std::string, std::string>>& parts);

/// Each row as `number: a|b|c`, lines apart; empty cells are nothing, spread ones have a `^` before them.
std::string shown(const Sheet& sheet);

/// A sheet as a CSV's, from rows of cells.
Sheet sheet_of(const std::vector<std::vector<std::string>>& rows);

/// The error that a call ends with; fails the test when there is none.
template <class Call>
Error error_of(Call&& call) {
  try {
    call();
  } catch (const Error& error) {
    return error;
  }
  throw std::logic_error("no Error was thrown");
}

}  // namespace echelon::exchange_tests
