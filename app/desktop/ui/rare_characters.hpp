#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace echelon::desktop {

// ImGui's characters have 16 bits, some names do not fit: 𬭎, 𠮷. Such a character is drawn and edited
// under a spare slot of the basic plane (the Yi syllables, which no office uses; ImGui's fields drop the
// private-use area), and put back at the doors: what is typed, the clipboard, a field's text.

/// The slot that stands for `character`: itself within the basic plane. U+FFFD when all slots are taken.
[[nodiscard]] char32_t slot_of(char32_t character);
/// The character behind a slot; any other character is itself.
[[nodiscard]] char32_t behind_slot(char32_t slot);

/// The text with slots for characters beyond the basic plane; nothing when it has none.
[[nodiscard]] std::optional<std::string> with_slots(std::string_view text);
/// The text as people write it.
[[nodiscard]] std::string without_slots(std::string_view text);

/// Reads one character and advances `at`; U+FFFD for bytes that are no UTF-8.
[[nodiscard]] char32_t next_character(std::string_view text, std::size_t& at);

}  // namespace echelon::desktop
