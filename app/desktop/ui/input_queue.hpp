#pragma once

#include <cstdint>
#include <deque>

struct ImGuiIO;

namespace echelon::desktop {

/// The keys that the desktop knows; printable text arrives as characters, not as keys.
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
  a,
  c,
  f,
  k,
  v,
  x,
  y,
  z,
  minus,
  equal,
  zero,
  count
};

struct Modifiers {
  bool control = false;
  bool shift = false;
  bool alt = false;
};

/// One thing the user did.
struct InputEvent {
  enum class Kind : std::uint8_t { move, button, wheel, key, character };
  Kind kind = Kind::move;
  float x = 0;  ///< position, or the wheel's steps
  float y = 0;
  int button = 0;  ///< 0 left, 1 right, 2 middle
  bool down = false;
  Key key = Key::none;
  Modifiers modifiers;
  char32_t character = 0;
};

/// Hands events to ImGui so that none is lost however few frames there are: a key pressed and released
/// between two frames is seen down in one frame and up in the next.
class InputQueue {
 public:
  /// Tells ImGui which index stands for which key. Once, after the context was made.
  static void map_keys(ImGuiIO& io);

  void push(const InputEvent& event) { waiting_.push_back(event); }
  /// Feeds what fits into this frame, before ImGui's own NewFrame; true when more is waiting for the next.
  bool feed(ImGuiIO& io);
  [[nodiscard]] bool empty() const { return waiting_.empty(); }

 private:
  struct Frame;
  [[nodiscard]] static bool fits(const InputEvent& event, const Frame& frame);
  static void apply(const InputEvent& event, Frame& frame, ImGuiIO& io);
  std::deque<InputEvent> waiting_;
};

}  // namespace echelon::desktop
