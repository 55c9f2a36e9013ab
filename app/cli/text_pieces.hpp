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
  /// Goes on to the next rows; false at the end and when it gave up. Empty rows are left out.
  bool next();
  [[nodiscard]] bool gave_up() const { return gave_up_; }
  /// It gave up because the bytes are no text in UTF-8.
  [[nodiscard]] bool is_other_text() const { return other_text_; }
  /// The rows of this piece, at least one.
  [[nodiscard]] std::size_t rows() const { return rows_; }
  /// A cell of this piece as it stands in the text. Valid until `next`; eight bytes can be read from where it
  /// begins and from any of its places.
  [[nodiscard]] std::string_view raw_cell(std::size_t row, std::size_t column) const {
    const std::uint32_t* const mark = marks_.get() + first_marks_[row] + column;
    return {buffer_.get() + (mark[-1] + 1), mark[0] - mark[-1] - 1};
  }
  /// A raw cell without quotes, trimmed.
  static std::string_view unwrapped(std::string_view cell) {
    const bool plain = !cell.empty() && is_plain(cell.front()) && is_plain(cell.back());
    return plain ? cell : unwrapped_slowly(cell);
  }
  [[nodiscard]] std::string_view cell(std::size_t row, std::size_t column) const {
    return unwrapped(raw_cell(row, column));
  }
  /// The bytes of this piece's rows, and those of the whole text.
  [[nodiscard]] std::size_t bytes_of_rows() const { return begin_; }
  [[nodiscard]] std::size_t bytes() const { return bytes_; }

 private:
  enum class Kind {
    whole,
    cut,  ///< goes on behind the buffer
    strange,
  };
  struct Row {
    Kind kind = Kind::whole;
    std::size_t cells = 0;
    std::size_t after = 0;  ///< where the next row begins
  };

  /// No blank, nor a part of the ideographic one, nor a quote.
  static bool is_plain(char c) { return c > '"' && c < '\x7F'; }
  static std::string_view unwrapped_slowly(std::string_view cell);
  void start();
  void fill();
  std::size_t read(char* to, std::size_t most);
  void find_marks();
  void take_rows();
  void take_rows_with_quotes();
  /// Adds the marks of the row at `from`.
  Row split_row(std::size_t from);
  /// The place behind the line end at `at`, or 0 where the buffer does not show it.
  [[nodiscard]] std::size_t behind_line_end(std::size_t at) const;
  void take_until(std::size_t end);

  std::unique_ptr<std::FILE, int (*)(std::FILE*)> file_{nullptr, &std::fclose};
  std::string_view text_;
  std::size_t bytes_ = 0;
  bool at_end_ = false;
  bool gave_up_ = false;
  bool other_text_ = false;

  std::unique_ptr<char[]> buffer_;
  std::size_t begin_ = 0;  ///< of what has not been taken yet
  std::size_t end_ = 0;
  char separator_ = ',';
  std::size_t columns_ = 0;

  /// Where separators and line ends stand in the buffer; before them the place before the first row.
  std::unique_ptr<std::uint32_t[]> marks_;
  std::size_t mark_count_ = 0;
  std::unique_ptr<std::uint32_t[]> lines_;  ///< which of the marks are line ends
  std::size_t line_count_ = 0;
  bool has_quotes_ = false;
  bool is_ascii_ = true;
  std::size_t rows_ = 0;
  std::vector<std::uint32_t> first_marks_;  ///< of each row the mark behind its first cell
};

}  // namespace cli
