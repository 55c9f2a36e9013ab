#pragma once

#include <vector>

#include "echelon/base/words.hpp"
#include "echelon/model/vocabulary.hpp"

namespace echelon {

/// Within exchange: all values of a closed list that a sheet can say.
template <class E>
[[nodiscard]] std::vector<Words> choices_of() {
  std::vector<Words> choices;
  for (const E value : all<E>()) {
    if (code(value) != "unknown") choices.push_back(words(value));
  }
  return choices;
}

}  // namespace echelon
