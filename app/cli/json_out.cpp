#include "cli/json_out.hpp"

#include <array>
#include <charconv>
#include <cmath>

#include "cli/characters.hpp"

namespace cli {

void JsonOut::separate() {
  if (!first_ && !after_key_) out_ += ',';
  first_ = false;
  after_key_ = false;
}

JsonOut& JsonOut::open(char bracket) {
  separate();
  out_ += bracket;
  first_ = true;
  return *this;
}

JsonOut& JsonOut::close(char bracket) {
  out_ += bracket;
  first_ = false;
  return *this;
}

JsonOut& JsonOut::raw(std::string_view value) {
  separate();
  out_ += value;
  return *this;
}

JsonOut& JsonOut::key(std::string_view name) {
  text(name);
  out_ += ':';
  after_key_ = true;
  return *this;
}

JsonOut& JsonOut::text(std::string_view value) {
  separate();
  out_ += '"';
  while (!value.empty()) {
    const Character next = first_character(value);
    value.remove_prefix(next.bytes.size());
    if (next.code == 0xFFFD) {
      out_ += "\xEF\xBF\xBD";
    } else if (next.code == '"' || next.code == '\\') {
      out_ += '\\';
      out_ += static_cast<char>(next.code);
    } else if (next.code == '\n') {
      out_ += "\\n";
    } else if (next.code == '\t') {
      out_ += "\\t";
    } else if (next.code < 0x20) {
      constexpr std::string_view digits = "0123456789abcdef";
      out_ += "\\u00";
      out_ += digits[next.code >> 4u];
      out_ += digits[next.code & 15u];
    } else {
      out_ += next.bytes;
    }
  }
  out_ += '"';
  return *this;
}

JsonOut& JsonOut::real(double value) {
  if (!std::isfinite(value)) return null();
  std::array<char, 40> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  return raw({digits.data(), static_cast<std::size_t>(end - digits.data())});
}

JsonOut& JsonOut::words(const echelon::Words& value) {
  return open_object().key("zh").text(value.zh).key("en").text(value.en).close_object();
}

std::string JsonOut::finish() {
  out_ += '\n';
  return std::move(out_);
}

}  // namespace cli
