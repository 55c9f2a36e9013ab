#include "desktop/ui/rare_characters.hpp"

#include <mutex>
#include <unordered_map>
#include <vector>

#include "echelon/base/text.hpp"

namespace echelon::desktop {
namespace {

constexpr char32_t first_slot = 0xA000;
constexpr char32_t last_slot = 0xA48C;
constexpr char32_t replacement = 0xFFFD;

/// Grows while the program runs and never forgets, so that a slot always means the same character.
struct Slots {
  std::mutex guard;
  std::unordered_map<char32_t, char32_t> slot;
  std::vector<char32_t> character;
};

Slots& slots() {
  static Slots all;
  return all;
}

bool is_slot(char32_t character) { return character >= first_slot && character <= last_slot; }

}  // namespace

char32_t slot_of(char32_t character) {
  if (character <= 0xFFFF) return character;
  Slots& all = slots();
  const std::scoped_lock lock(all.guard);
  if (const auto found = all.slot.find(character); found != all.slot.end()) return found->second;
  const char32_t next = first_slot + static_cast<char32_t>(all.character.size());
  if (!is_slot(next)) return replacement;
  all.slot.emplace(character, next);
  all.character.push_back(character);
  return next;
}

char32_t behind_slot(char32_t slot) {
  if (!is_slot(slot)) return slot;
  Slots& all = slots();
  const std::scoped_lock lock(all.guard);
  const std::size_t at = slot - first_slot;
  return at < all.character.size() ? all.character[at] : slot;
}

char32_t next_character(std::string_view text, std::size_t& at) {
  std::string_view rest = text.substr(at);
  const char32_t character = take_code_point(rest);
  at = text.size() - rest.size();
  return character;
}

std::optional<std::string> with_slots(std::string_view text) {
  bool rare = false;
  for (const char byte : text) rare = rare || static_cast<unsigned char>(byte) >= 0xF0;
  if (!rare) return std::nullopt;
  std::string mapped;
  for (std::size_t at = 0; at < text.size();) append_code_point(mapped, slot_of(next_character(text, at)));
  return mapped;
}

std::string without_slots(std::string_view text) {
  std::string mapped;
  mapped.reserve(text.size());
  for (std::size_t at = 0; at < text.size();)
    append_code_point(mapped, behind_slot(next_character(text, at)));
  return mapped;
}

}  // namespace echelon::desktop
