#pragma once

#include <string>
#include <string_view>

namespace echelon {

// A spreadsheet takes a CSV field that begins with `= + - @` for a formula, quoted or not. An apostrophe in
// front makes it text. These two are inverse for every text; core/docs/decisions/0030 says why this way.

/// The text with an apostrophe in front if a spreadsheet would run it: where the first thing in it, after
/// apostrophes and then white space and characters no one sees, is one of `= + - @` or a full-width form of
/// them, or where it begins with a tab or line break. A plain negative number stays as it is.
[[nodiscard]] std::string guarded_from_formulas(std::string_view text);

/// The text without the one apostrophe that the guard put in front; any other text as it is.
[[nodiscard]] std::string_view without_formula_guard(std::string_view text);

}  // namespace echelon
