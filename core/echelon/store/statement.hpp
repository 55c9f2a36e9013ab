#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "echelon/base/date.hpp"
#include "echelon/base/decimal.hpp"

namespace echelon {

/// Bytes given to a statement as bytes, not as text.
struct Bytes {
  std::string_view bytes;
};

/// Text that stays where it is until the statement has run; it is not copied.
struct Lent {
  std::string_view text;
};

/// One prepared statement of SQL: bind, step, read; or bind, run. It keeps the file open as long as it lives.
/// Values are copied when bound, unless lent. Columns count from 0, values from 1 in the order of the
/// question marks.
class Statement {
 public:
  Statement(Statement&&) noexcept;
  Statement& operator=(Statement&&) noexcept;
  ~Statement();

  /// Sets the values of all question marks and makes ready to run again.
  template <class... Values>
  Statement& with(const Values&... values) {
    reset();
    int index = 0;
    (bind(++index, values), ...);
    return *this;
  }

  void bind(int index, std::int64_t value);
  void bind(int index, int value) { bind(index, static_cast<std::int64_t>(value)); }
  void bind(int index, std::string_view text);
  void bind(int index, const std::string& text) { bind(index, std::string_view(text)); }
  void bind(int index, const char* text) { bind(index, std::string_view(text)); }
  void bind(int index, Lent text);
  void bind(int index, Bytes bytes);
  void bind(int index, Date date);
  void bind(int index, Decimal value) { bind(index, value.millionths()); }
  /// Nothing becomes NULL.
  void bind(int index, const std::optional<Decimal>& value);

  /// True while there is a row to read.
  bool step();
  /// Runs to the end; returns the number of rows changed.
  int run();
  void reset();

  [[nodiscard]] std::int64_t integer(int column) const;
  [[nodiscard]] int whole(int column) const { return static_cast<int>(integer(column)); }
  /// Valid until the next step.
  [[nodiscard]] std::string_view text(int column) const;
  [[nodiscard]] std::string string(int column) const { return std::string(text(column)); }
  [[nodiscard]] Date date(int column) const;
  [[nodiscard]] Decimal decimal(int column) const { return Decimal::from_millionths(integer(column)); }
  [[nodiscard]] bool null(int column) const { return kind(column) == Kind::null; }
  enum class Kind { null, integer, text, other };
  [[nodiscard]] Kind kind(int column) const;

 private:
  friend class Store;
  struct Prepared;
  explicit Statement(std::unique_ptr<Prepared> prepared);
  std::unique_ptr<Prepared> prepared_;
};

/// A date as the office stores it, 20240301; 0 when unknown.
[[nodiscard]] std::int64_t stored_date(Date date);
/// Unknown for 0 and for numbers that are no day.
[[nodiscard]] Date read_stored_date(std::int64_t number);

}  // namespace echelon
