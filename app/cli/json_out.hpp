#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "echelon/base/date.hpp"
#include "echelon/base/decimal.hpp"
#include "echelon/base/words.hpp"

namespace cli {

/// Writes JSON as it is said: objects and lists open and close, keys come before values. Texts are UTF-8;
/// bytes that are none become U+FFFD.
class JsonOut {
 public:
  JsonOut& open_object() { return open('{'); }
  JsonOut& close_object() { return close('}'); }
  JsonOut& open_list() { return open('['); }
  JsonOut& close_list() { return close(']'); }
  JsonOut& key(std::string_view name);

  JsonOut& text(std::string_view value);
  JsonOut& whole(std::int64_t value) { return raw(std::to_string(value)); }
  /// Exactly, as a number.
  JsonOut& number(echelon::Decimal value) { return raw(value.text()); }
  /// A number that is there as decimal text.
  JsonOut& decimal(std::string_view text) { return raw(text); }
  /// The shortest text that reads back as the same value.
  JsonOut& real(double value);
  JsonOut& truth(bool value) { return raw(value ? "true" : "false"); }
  JsonOut& null() { return raw("null"); }
  /// ISO, or null when unknown.
  JsonOut& date(echelon::Date value) { return value.known() ? text(value.iso()) : null(); }
  JsonOut& words(const echelon::Words& value);

  /// The document, ending in a line feed.
  [[nodiscard]] std::string finish();

 private:
  JsonOut& open(char bracket);
  JsonOut& close(char bracket);
  JsonOut& raw(std::string_view value);
  void separate();

  std::string out_;
  bool first_ = true;
  bool after_key_ = false;
};

}  // namespace cli
