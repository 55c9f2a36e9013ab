#pragma once

#include <set>
#include <string>
#include <vector>

#include "echelon/base/nearest.hpp"
#include "echelon/model/vocabulary.hpp"
#include "echelon/rules/program.hpp"

namespace echelon {

/// A word of a closed list. Throws Error naming the parameter and the words there are.
template <class E>
[[nodiscard]] E listed_word(const Parameters& parameters, std::string_view name, const std::string& word) {
  if (const auto value = read<E>(word)) return *value;
  std::vector<std::string> codes;
  for (const E each : all<E>()) codes.emplace_back(code(each));
  parameters.refuse(name, {"的“" + word + "”不在词表中", "says '" + word + "', which is not on the list"},
                    {"可用：" + joined(codes), "use one of: " + joined(codes)});
}

/// The parameter as one value of a closed list.
template <class E>
[[nodiscard]] E listed(const Parameters& parameters, std::string_view name) {
  return listed_word<E>(parameters, name, parameters.text(name));
}

/// The parameter as values of a closed list, at least one.
template <class E>
[[nodiscard]] std::set<E> all_listed(const Parameters& parameters, std::string_view name) {
  std::set<E> values;
  for (const std::string& word : parameters.some_texts(name))
    values.insert(listed_word<E>(parameters, name, word));
  return values;
}

}  // namespace echelon
