#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace echelon::desktop {

/// The keys that the desktop knows; printable text arrives as characters, not as keys. Letters, digits and
/// function keys each stand in their own order without a gap.
enum class Key : std::uint8_t {
  none,
  tab,
  left,
  right,
  up,
  down,
  page_up,
  page_down,
  home,
  end,
  insert,
  remove,
  backspace,
  space,
  enter,
  keypad_enter,
  escape,
  menu,
  a,
  b,
  c,
  d,
  e,
  f,
  g,
  h,
  i,
  j,
  k,
  l,
  m,
  n,
  o,
  p,
  q,
  r,
  s,
  t,
  u,
  v,
  w,
  x,
  y,
  z,
  zero,
  one,
  two,
  three,
  four,
  five,
  six,
  seven,
  eight,
  nine,
  f1,
  f2,
  f3,
  f4,
  f5,
  f6,
  f7,
  f8,
  f9,
  f10,
  f11,
  f12,
  minus,
  equal,
  comma,
  period,
  slash,
  backslash,
  semicolon,
  apostrophe,
  grave,
  left_bracket,
  right_bracket,
  count
};

/// The key so many after `first`: a letter, digit or function key.
[[nodiscard]] constexpr Key key_after(Key first, int steps) {
  return static_cast<Key>(static_cast<int>(first) + steps);
}
/// As it stands on a keyboard: `K`, `F6`, `PageDown`, `[`; empty for none.
[[nodiscard]] std::string_view name_of(Key key);

struct Modifiers {
  bool control = false;
  bool shift = false;
  bool alt = false;
  friend bool operator==(const Modifiers&, const Modifiers&) = default;
};

/// Keys that are pressed together.
struct Shortcut {
  Key key = Key::none;
  Modifiers modifiers;
  friend bool operator==(const Shortcut&, const Shortcut&) = default;
};

/// `Ctrl+Shift+Z`; empty for none.
[[nodiscard]] std::string said(const Shortcut& shortcut);
/// What `said` writes, in any letter case and order of the modifiers. Nothing for other text.
[[nodiscard]] std::optional<Shortcut> read_shortcut(std::string_view text);
/// What writes a character or moves within a text, and would be missed there.
[[nodiscard]] bool belongs_to_text(const Shortcut& shortcut);

/// Pressed in this frame, with exactly these modifiers; held keys repeat where `repeat`.
[[nodiscard]] bool pressed(const Shortcut& shortcut, bool repeat = false);
/// What was pressed in this frame; nothing where it was no key or none but a modifier.
[[nodiscard]] std::optional<Shortcut> pressed_now();

}  // namespace echelon::desktop
