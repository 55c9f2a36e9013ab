#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace echelon {

/// The one of `words` that `word` is most likely a misspelling of: the fewest letters to insert, delete,
/// replace or swap (Damerau 1964), of equals the first; empty when none is near enough to be meant.
[[nodiscard]] std::string nearest(std::string_view word, const std::vector<std::string>& words);

/// The words with `, ` between them.
[[nodiscard]] std::string joined(const std::vector<std::string>& words);

}  // namespace echelon
