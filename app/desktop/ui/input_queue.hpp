#pragma once

#include <cstdint>
#include <deque>

#include "desktop/ui/key.hpp"

struct ImGuiIO;

namespace echelon::desktop {

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
