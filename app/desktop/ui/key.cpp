#include "desktop/ui/key.hpp"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <utility>

namespace echelon::desktop {
namespace {

constexpr std::size_t keys_known = static_cast<std::size_t>(Key::count);

constexpr std::array<std::string_view, keys_known> names{
    "",    "Tab",    "Left",  "Right", "Up",    "Down", "PageUp", "PageDown", "Home", "End", "Insert",
    "Del", "Backsp", "Space", "Enter", "KpEnt", "Esc",  "Menu",   "A",        "B",    "C",   "D",
    "E",   "F",      "G",     "H",     "I",     "J",    "K",      "L",        "M",    "N",   "O",
    "P",   "Q",      "R",     "S",     "T",     "U",    "V",      "W",        "X",    "Y",   "Z",
    "0",   "1",      "2",     "3",     "4",     "5",    "6",      "7",        "8",    "9",   "F1",
    "F2",  "F3",     "F4",    "F5",    "F6",    "F7",   "F8",     "F9",       "F10",  "F11", "F12",
    "-",   "=",      ",",     ".",     "/",     "\\",   ";",      "'",        "`",    "[",   "]"};

bool same_letters(std::string_view one, std::string_view other) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return std::ranges::equal(one, other, {}, lower, lower);
}

Modifiers held() {
  const ImGuiIO& io = ImGui::GetIO();
  return {io.KeyCtrl, io.KeyShift, io.KeyAlt};
}

}  // namespace

std::string_view name_of(Key key) { return key < Key::count ? names[static_cast<std::size_t>(key)] : ""; }

std::string said(const Shortcut& shortcut) {
  if (shortcut.key == Key::none) return {};
  std::string text;
  if (shortcut.modifiers.control) text += "Ctrl+";
  if (shortcut.modifiers.alt) text += "Alt+";
  if (shortcut.modifiers.shift) text += "Shift+";
  return text.append(name_of(shortcut.key));
}

std::optional<Shortcut> read_shortcut(std::string_view text) {
  Shortcut read;
  for (std::size_t sign = text.find('+'); sign != std::string_view::npos && sign + 1 < text.size();
       sign = text.find('+')) {
    const std::string_view part = text.substr(0, sign);
    bool* modifier = same_letters(part, "Ctrl")    ? &read.modifiers.control
                     : same_letters(part, "Alt")   ? &read.modifiers.alt
                     : same_letters(part, "Shift") ? &read.modifiers.shift
                                                   : nullptr;
    if (modifier == nullptr) return std::nullopt;
    *modifier = true;
    text.remove_prefix(sign + 1);
  }
  for (std::size_t i = 1; i < keys_known; ++i) {
    if (same_letters(names[i], text)) read.key = static_cast<Key>(i);
  }
  if (read.key == Key::none) return std::nullopt;
  return read;
}

bool belongs_to_text(const Shortcut& shortcut) {
  const auto [control, shift, alt] = shortcut.modifiers;
  const Key key = shortcut.key;
  const bool function_key = key >= Key::f1 && key <= Key::f12;
  if (function_key || alt || key == Key::menu) return false;
  if (!control) return true;
  constexpr std::array<Key, 14> of_texts{Key::a,    Key::c,    Key::v,      Key::x,        Key::y,
                                         Key::z,    Key::left, Key::right,  Key::up,       Key::down,
                                         Key::home, Key::end,  Key::remove, Key::backspace};
  return std::ranges::find(of_texts, key) != of_texts.end();
}

bool pressed(const Shortcut& shortcut, bool repeat) {
  return shortcut.key != Key::none && held() == shortcut.modifiers &&
         ImGui::IsKeyPressed(static_cast<int>(shortcut.key), repeat);
}

std::optional<Shortcut> pressed_now() {
  for (std::size_t i = 1; i < keys_known; ++i) {
    if (ImGui::IsKeyPressed(static_cast<int>(i), false)) return Shortcut{static_cast<Key>(i), held()};
  }
  return std::nullopt;
}

}  // namespace echelon::desktop
