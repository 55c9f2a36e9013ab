#pragma once

#include <vector>

#include "echelon/base/words.hpp"
#include "echelon/exchange/import_columns.hpp"
#include "echelon/model/vocabulary.hpp"

namespace echelon {

// Within exchange: what the columns of several imports share.

/// The person that a row is about: 工号, and the other names of it.
[[nodiscard]] ImportColumn person_column();
/// 形式: face to face, online, school-based.
[[nodiscard]] ImportColumn mode_column();

/// All values of a closed list that a sheet can say.
template <class E>
[[nodiscard]] std::vector<Words> choices_of() {
  std::vector<Words> choices;
  for (const E value : all<E>()) {
    if (code(value) != "unknown") choices.push_back(words(value));
  }
  return choices;
}

}  // namespace echelon
