#include "cli/numbers.hpp"

#include <array>
#include <charconv>
#include <cstdio>

#include "echelon/base/error.hpp"

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

std::int64_t whole_number(const std::string& text, const std::string& option) {
  std::int64_t value = -1;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (failed != std::errc() || end != text.data() + text.size() || value < 0) {
    throw echelon::Error(echelon::Fault::request,
                         {option + " 应为 0 至 2^63-1 的整数，而不是“" + text + "”",
                          option + " must be a whole number from 0 to 2^63 - 1, not `" + text + "`"},
                         {"请改正", "correct it"});
  }
  return value;
}

echelon::Decimal decimal_option(const std::string& text, const std::string& option, std::int64_t most) {
  const auto value = echelon::Decimal::read_exactly(text);
  if (!value || *value < echelon::Decimal() || *value > echelon::Decimal::of(most)) {
    const std::string limit = std::to_string(most);
    throw echelon::Error(
        echelon::Fault::request,
        {option + " 应为 0 至 " + limit + " 的数，至多六位小数，而不是“" + text + "”",
         option + " must be a number from 0 to " + limit + " with at most six places, not `" + text + "`"},
        {"请改正", "correct it"});
  }
  return *value;
}

}  // namespace cli
