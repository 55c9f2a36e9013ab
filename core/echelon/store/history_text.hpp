#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace echelon::store {

/// One record of training as a history has it; texts are numbers into `training_text`.
struct HistoryRecord {
  std::int64_t ended_on = 0;  ///< as stored, 20240301
  std::int64_t course = 0;
  std::int64_t number = 1;
  std::int64_t hours = 0;  ///< millionths
  std::int64_t started_on = 0;
  std::int64_t category = 0;
  std::int64_t mode = 0;
  std::int64_t provider = 0;
  std::int64_t attendance = -1;
  std::string_view certificate;  ///< as it stands between the quotes of JSON
  friend bool operator==(const HistoryRecord&, const HistoryRecord&) = default;
};

/// Text as JSON has it between quotes.
[[nodiscard]] std::string json_escaped(std::string_view text);

/// Writes histories, the same bytes for the same records.
class HistoryWriter {
 public:
  void add(const HistoryRecord& record);
  [[nodiscard]] bool empty() const { return text_.empty(); }
  /// The records added so far. Valid until `clear`.
  [[nodiscard]] std::string_view text();
  void clear() { text_.clear(); }

 private:
  std::string text_;
};

/// Reads what HistoryWriter wrote. Throws Error for anything else.
class HistoryReader {
 public:
  explicit HistoryReader(std::string_view text);
  /// False at the end. The record's certificate lives as long as the text.
  bool next(HistoryRecord& record);

 private:
  [[nodiscard]] std::int64_t number();
  [[nodiscard]] std::int64_t hours();
  [[nodiscard]] std::string_view quoted();
  void expect(char c);
  const char* at_;
  const char* end_;
};

}  // namespace echelon::store
