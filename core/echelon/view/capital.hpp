#pragma once

#include <string>

#include "echelon/base/words.hpp"

namespace echelon {

/// The words as a label, a title or the head of a column: English begins with a capital, as people expect on
/// a screen. What is the same in both languages is a name, and stays as it is.
[[nodiscard]] inline std::string titled(const Words& words, Language language) {
  std::string text = words.in(language);
  const bool lower = !text.empty() && text.front() >= 'a' && text.front() <= 'z';
  if (lower && language == Language::english && words.zh != words.en)
    text.front() = static_cast<char>(text.front() - 'a' + 'A');
  return text;
}

}  // namespace echelon
