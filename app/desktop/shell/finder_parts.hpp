#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "desktop/shell/actions.hpp"
#include "echelon/office/search_index.hpp"

namespace echelon::desktop {

/// A sign before a text that keeps to some kinds of things.
struct FinderSign {
  std::array<std::string_view, 2> marks;  ///< the first is shown
  std::vector<FoundKind> kinds;
  Words name;
};
[[nodiscard]] const std::array<FinderSign, 5>& finder_signs();

/// A text without its sign; no sign: null.
struct Asked {
  const FinderSign* sign = nullptr;
  std::string text;
};
[[nodiscard]] Asked read_asked(const std::string& text);

/// Whether the role sees it.
[[nodiscard]] bool finder_shows(const Doing& doing, const SearchEntry& entry);
/// Why nothing can be done with it now; no words where something can.
[[nodiscard]] Words finder_why_not(const Doing& doing, const SearchEntry& entry);
/// What choosing it does, as a sentence.
[[nodiscard]] Words finder_preview(const Doing& doing, const SearchEntry& entry);
/// Goes there, or does it.
void finder_does(const Doing& doing, const SearchEntry& entry);

}  // namespace echelon::desktop
