#pragma once

#include <cstddef>
#include <deque>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "echelon/base/decimal.hpp"
#include "echelon/base/error.hpp"

namespace cli {

/// The cell without spaces, returns and ideographic spaces at either end.
[[nodiscard]] std::string_view trimmed(std::string_view cell);

/// The file's text as UTF-8 without byte-order mark. Throws Error naming the file.
[[nodiscard]] std::string read_text_file(const std::filesystem::path& path);

/// A plain file of the engines in memory: a header and rows of as many cells, blanks around each cell gone.
class PlainTable {
 public:
  [[nodiscard]] const std::string& file() const { return file_; }
  [[nodiscard]] const std::vector<std::string>& header() const { return header_; }
  [[nodiscard]] std::size_t rows() const { return row_numbers_.size(); }
  [[nodiscard]] std::string_view cell(std::size_t row, std::size_t column) const {
    return cells_[row * header_.size() + column];
  }
  /// The row's number as a sheet shows it; the header is 1.
  [[nodiscard]] long row_number(std::size_t row) const { return row_numbers_[row]; }
  [[nodiscard]] std::optional<std::size_t> find(std::string_view column) const;
  /// Throws Error naming the columns that are there.
  [[nodiscard]] std::size_t column(std::string_view name) const;
  /// The cell as a number of at most six places. Throws Error naming it.
  [[nodiscard]] echelon::Decimal number(std::size_t row, std::size_t column) const;
  /// Throws Error that names the cell.
  [[noreturn]] void refuse(std::size_t row, std::size_t column, echelon::Words what,
                           echelon::Words remedy) const;

 private:
  friend PlainTable read_plain_table(const std::filesystem::path& path);
  friend class PlainReader;

  std::string file_;
  std::string text_;
  std::deque<std::string> unquoted_;  ///< cells that do not stand in the text as they are
  std::vector<std::string> header_;
  std::vector<std::string_view> cells_;
  std::vector<long> row_numbers_;
};

/// Reads CSV or tab-separated text in UTF-8, UTF-16 or GB18030; the header says which separator. Throws Error
/// naming file and row: no such file, no text, no header, a column twice, a row with another number of cells.
[[nodiscard]] PlainTable read_plain_table(const std::filesystem::path& path);

}  // namespace cli
