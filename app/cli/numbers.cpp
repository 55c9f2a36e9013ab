#include "cli/numbers.hpp"

#include <array>
#include <cstdio>

namespace cli {

std::string short_text(double value) {
  std::array<char, 64> digits{};
  std::snprintf(digits.data(), digits.size(), "%.2f", value);
  std::string text = digits.data();
  if (text.find('.') == std::string::npos) return text;
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text == "-0" ? "0" : text;
}

}  // namespace cli
