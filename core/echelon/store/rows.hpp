#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "echelon/store/store.hpp"

namespace echelon::store {

// Rows as bytes, the same for the same values on every machine: what digests are taken of, and what the
// pieces of a bulk entry hold.

/// Writes values one after the other.
class RowWriter {
 public:
  void integer(std::int64_t value);
  void text(std::string_view value);
  /// The value in a column of a statement's present row, whatever it is.
  void column(const Statement& row, int index);
  [[nodiscard]] std::size_t size() const { return bytes_.size(); }
  [[nodiscard]] const std::string& bytes() const { return bytes_; }
  [[nodiscard]] std::string take() { return std::move(bytes_); }
  void clear() { bytes_.clear(); }

 private:
  void number(std::uint64_t value);
  std::string bytes_;
};

/// Reads what RowWriter wrote; throws Error when the bytes are not that.
class RowReader {
 public:
  explicit RowReader(std::string_view bytes) : rest_(bytes) {}
  [[nodiscard]] bool done() const { return rest_.empty(); }
  [[nodiscard]] std::int64_t integer();
  [[nodiscard]] std::string_view text();
  /// Binds the next value, whatever it is.
  void bind(Statement& statement, int index);

 private:
  [[nodiscard]] char byte();
  [[nodiscard]] std::uint64_t number();
  [[nodiscard]] std::string_view stretch(std::uint64_t length);
  std::string_view rest_;
};

/// Begins a piece: which table and columns its rows are of, the first `keys` of them the primary key. After
/// it come the rows, column by column.
void begin_piece(RowWriter& piece, std::string_view table, std::span<const std::string> columns, int keys);
/// Inserts the rows of a piece. Throws Error when one is there already.
void insert_piece(Store& store, std::string_view piece);
/// Removes the rows of a piece. Throws Error when one is not there exactly as the piece has it.
void remove_piece(Store& store, std::string_view piece);

/// Every row of a table in the order of its key, as bytes.
void each_row(const Store& store, std::string_view table, const std::function<void(std::string_view)>& take);
/// The key of the first row in which the two offices' tables differ, as people read it; nothing when they
/// are the same.
[[nodiscard]] std::optional<std::string> first_difference(const Store& one, const Store& other,
                                                          std::string_view table);

}  // namespace echelon::store
