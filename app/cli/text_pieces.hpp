#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/plain_table.hpp"

namespace cli {

/// The rows of a delimited UTF-8 text, a piece at a time, so that the text need never be in memory as a
/// whole. For plain texts only: it gives up at whatever is better left to `read_plain_table`, which says what
/// is wrong: a file that cannot be read, bytes that are no UTF-8, NUL, a row with another number of cells,
/// quotes that are doubled or do not enclose a whole cell, rows of more than 64 KiB.
class TextPieces {
 public:
  /// Reads a file, from its beginning.
  explicit TextPieces(const std::filesystem::path& path);
  /// Reads a text without byte-order mark, which outlives this.
  explicit TextPieces(std::string_view text);

  /// The cells of the first row, trimmed; nothing where there is none or it gave up. Call it first.
  std::optional<std::vector<std::string>> header();
  /// The columns wanted of each row, ascending. After `header`, before `next`.
  void want(std::vector<std::size_t> columns) { wanted_ = std::move(columns); }

  /// Goes on to the next rows; false at the end and when it gave up. Empty rows are left out.
  bool next();
  [[nodiscard]] bool gave_up() const { return gave_up_; }
  /// It gave up because the bytes are no text in UTF-8.
  [[nodiscard]] bool is_other_text() const { return other_text_; }
  /// The rows of this piece, at least one.
  [[nodiscard]] std::size_t rows() const { return rows_; }
  /// A cell of this piece, trimmed; `wanted` counts the wanted columns. Valid until `next`.
  [[nodiscard]] std::string_view cell(std::size_t row, std::size_t wanted) const {
    const Place place = cells_[row * wanted_.size() + wanted];
    const std::string_view cell(buffer_.get() + place.begin, place.size);
    const bool plain = !cell.empty() && is_plain(cell.front()) && is_plain(cell.back());
    return plain ? cell : trimmed(cell);
  }
  /// Bytes taken so far, and bytes in all.
  [[nodiscard]] std::size_t bytes_taken() const { return bytes_taken_; }
  [[nodiscard]] std::size_t bytes() const { return bytes_; }

 private:
  struct Place {
    std::uint32_t begin = 0;
    std::uint32_t size = 0;
  };
  enum class Row {
    whole,
    cut,  ///< goes on behind the buffer
    strange,
  };

  /// No blank, nor a part of the ideographic one.
  static bool is_plain(char c) { return c > ' ' && c < '\x7F'; }
  void start();
  void fill();
  std::size_t read(char* to, std::size_t most);
  void find_marks();
  void take_rows();
  void take_rows_with_quotes();
  /// The cells of the row at `from` into `row_`, and where the next row begins.
  Row split_row(std::size_t from, std::size_t& after);
  /// The place behind the line end at `at`, or 0 where the buffer does not show it.
  [[nodiscard]] std::size_t behind_line_end(std::size_t at) const;
  void take_until(std::size_t end);

  std::unique_ptr<std::FILE, int (*)(std::FILE*)> file_{nullptr, &std::fclose};
  std::string_view text_;
  std::size_t bytes_ = 0;
  std::size_t bytes_taken_ = 0;
  bool at_end_ = false;
  bool gave_up_ = false;
  bool other_text_ = false;

  std::unique_ptr<char[]> buffer_;
  std::size_t begin_ = 0;  ///< of what has not been taken yet
  std::size_t end_ = 0;
  char separator_ = ',';
  std::size_t columns_ = 0;
  std::vector<std::size_t> wanted_;

  std::unique_ptr<std::uint32_t[]> marks_;  ///< where separators and line ends stand in the buffer
  std::size_t mark_count_ = 0;
  bool has_quotes_ = false;
  bool is_ascii_ = true;
  std::vector<Place> row_;
  std::size_t rows_ = 0;
  std::vector<Place> cells_;
};

}  // namespace cli
