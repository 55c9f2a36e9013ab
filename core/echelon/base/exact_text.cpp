#include "echelon/base/exact_text.hpp"

#include <array>
#include <charconv>

namespace echelon {

std::string exact_text(double value) {
  std::array<char, 40> digits{};
  return {digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr};
}

}  // namespace echelon
