#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace echelon {

/// What the sheet says a cell holds. CSV knows only `empty` and `text`.
enum class CellKind : std::uint8_t { empty, text, number, date, boolean, error };

/// One cell as UTF-8 text: numbers in their shortest exact form, dates in ISO (`2024-03` where the format
/// shows no day, `2024-03-01T09:30:00` with a time of day), booleans as TRUE and FALSE, errors by their name
/// (#N/A;
/// `#FORMULA` where a formula was never computed). The text lives as long as the sheet it came from.
struct SheetCell {
  std::string_view text;
  CellKind kind = CellKind::empty;
  bool spread = false;  ///< belongs to another cell of a merged range, whose value is repeated here
};

struct SheetRow {
  long number = 0;               ///< the sheet's own, from 1; for CSV the line on which the row begins
  std::vector<SheetCell> cells;  ///< by column; may be shorter than other rows
};

/// A merged range, ends included, from 1.
struct MergedRange {
  long first_row = 0;
  long last_row = 0;
  long first_column = 0;
  long last_column = 0;
  friend bool operator==(const MergedRange&, const MergedRange&) = default;
};

/// Keeps texts alive for the cells that refer to them; texts never move.
class TextStore {
 public:
  [[nodiscard]] std::string_view keep(std::string_view text);
  /// Keeps a whole text as it is, without copying it.
  [[nodiscard]] std::string_view adopt(std::string text);
  /// Keeps another store's texts alive with its own.
  void hold(std::shared_ptr<const TextStore> other) { held_ = std::move(other); }
  /// Lets go of all texts.
  void clear();

 private:
  std::vector<std::unique_ptr<char[]>> blocks_;
  std::vector<std::unique_ptr<std::string>> whole_;
  std::shared_ptr<const TextStore> held_;
  char* next_ = nullptr;
  std::size_t free_ = 0;
};

/// A sheet in memory, in the order and with the row numbers of the file. Rows without any cell are left out.
/// Copies share their texts.
struct Sheet {
  std::string file;  ///< as it is shown to people; empty when it never was a file
  std::string name;  ///< empty for CSV
  bool serial_1904 = false;
  std::vector<SheetRow> rows;
  std::vector<MergedRange> merged;
  std::shared_ptr<const TextStore> texts;
};

/// Takes the rows one by one; their texts live only during the call. False stops the reading.
using RowSink = std::function<bool(const SheetRow& row)>;

/// `A`, `Z`, `AA` … for 1, 26, 27 …
[[nodiscard]] std::string column_letters(std::size_t column);

/// Bounds against files that would fill the memory. Exceeding one is an Error that names it.
struct ReadLimits {
  std::uintmax_t container_bytes = 20ULL << 20;  ///< an XLSX file as it lies on the disk
  std::uintmax_t inflated_bytes = 100ULL << 20;  ///< what is unpacked from it
  double ratio = 200;                            ///< unpacked to packed
  std::uintmax_t text_bytes = 1ULL << 30;        ///< a CSV file
  std::size_t cells = 4'000'000;                 ///< of one sheet in memory
};

}  // namespace echelon
