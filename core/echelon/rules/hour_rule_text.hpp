#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "echelon/base/decimal.hpp"

namespace echelon {

// Hour rules as text: what an editor needs that must leave the words and comments of a person in their place.

/// The `[[rule]]` entries of one id, as they stand in `toml`, comments within them included; empty when there
/// are none. `toml` must be a text that `read_hour_rules` reads and in which `id` stands on a line of its
/// own.
[[nodiscard]] std::string hour_rule_text(std::string_view toml, std::string_view id);

/// A number's place in a text of rules.
struct HourNumberPlace {
  std::size_t version = 0;  ///< of the `[[rule]]` entries, from 0
  std::string table;   ///< the header's name, such as `rule.window` or `rule.part`; empty: the rule's own
  std::size_t at = 0;  ///< of the tables of this name in the entry, from 0
  std::string key;
};

/// The text with the number in that place: the line's value replaced and its comment kept, or a line added at
/// the head of the table. The text as it was when there is no such table.
[[nodiscard]] std::string with_number(std::string_view toml, const HourNumberPlace& place, Decimal value);

/// The text without the line `key = …` of a rule's own table (not of its parts); as it was when there is
/// none.
[[nodiscard]] std::string without_key(std::string_view toml, std::size_t version, std::string_view key);

}  // namespace echelon
