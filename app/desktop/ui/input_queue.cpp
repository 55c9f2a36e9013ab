#include "desktop/ui/input_queue.hpp"

#include <imgui.h>

#include <bitset>

#include "desktop/ui/rare_characters.hpp"

namespace echelon::desktop {

struct InputQueue::Frame {
  std::bitset<static_cast<std::size_t>(Key::count)> keys;
  unsigned buttons = 0;
  bool moved = false;
  bool wheeled = false;
  bool typed = false;
};

void InputQueue::map_keys(ImGuiIO& io) {
  const auto map = [&io](ImGuiKey imgui, Key ours) { io.KeyMap[imgui] = static_cast<int>(ours); };
  // Not the tab key: `Focus` moves from item to item.
  map(ImGuiKey_LeftArrow, Key::left);
  map(ImGuiKey_RightArrow, Key::right);
  map(ImGuiKey_UpArrow, Key::up);
  map(ImGuiKey_DownArrow, Key::down);
  map(ImGuiKey_PageUp, Key::page_up);
  map(ImGuiKey_PageDown, Key::page_down);
  map(ImGuiKey_Home, Key::home);
  map(ImGuiKey_End, Key::end);
  map(ImGuiKey_Insert, Key::insert);
  map(ImGuiKey_Delete, Key::remove);
  map(ImGuiKey_Backspace, Key::backspace);
  map(ImGuiKey_Space, Key::space);
  map(ImGuiKey_Enter, Key::enter);
  map(ImGuiKey_KeyPadEnter, Key::keypad_enter);
  map(ImGuiKey_Escape, Key::escape);
  map(ImGuiKey_A, Key::a);
  map(ImGuiKey_C, Key::c);
  map(ImGuiKey_V, Key::v);
  map(ImGuiKey_X, Key::x);
  map(ImGuiKey_Y, Key::y);
  map(ImGuiKey_Z, Key::z);
}

bool InputQueue::fits(const InputEvent& event, const Frame& frame) {
  switch (event.kind) {
    case InputEvent::Kind::move:
      return frame.buttons == 0 && !frame.wheeled;
    case InputEvent::Kind::button:
      return (frame.buttons & (1U << event.button)) == 0 && !frame.wheeled && frame.keys.none();
    case InputEvent::Kind::wheel:
      return frame.buttons == 0;
    case InputEvent::Kind::key:
      return !frame.keys.test(static_cast<std::size_t>(event.key)) && !frame.typed && frame.buttons == 0;
    case InputEvent::Kind::character:
      return frame.keys.none() && frame.buttons == 0;
  }
  return true;
}

void InputQueue::apply(const InputEvent& event, Frame& frame, ImGuiIO& io) {
  switch (event.kind) {
    case InputEvent::Kind::move:
      io.MousePos = ImVec2(event.x, event.y);
      frame.moved = true;
      break;
    case InputEvent::Kind::button:
      io.MouseDown[event.button] = event.down;
      io.KeyCtrl = event.modifiers.control;
      io.KeyShift = event.modifiers.shift;
      io.KeyAlt = event.modifiers.alt;
      frame.buttons |= 1U << event.button;
      break;
    case InputEvent::Kind::wheel:
      io.MouseWheelH += event.x;
      io.MouseWheel += event.y;
      frame.wheeled = true;
      break;
    case InputEvent::Kind::key:
      io.KeysDown[static_cast<int>(event.key)] = event.down;
      io.KeyCtrl = event.modifiers.control;
      io.KeyShift = event.modifiers.shift;
      io.KeyAlt = event.modifiers.alt;
      frame.keys.set(static_cast<std::size_t>(event.key));
      break;
    case InputEvent::Kind::character:
      io.AddInputCharacter(slot_of(event.character));
      frame.typed = true;
      break;
  }
}

bool InputQueue::feed(ImGuiIO& io) {
  Frame frame;
  while (!waiting_.empty() && fits(waiting_.front(), frame)) {
    apply(waiting_.front(), frame, io);
    waiting_.pop_front();
  }
  return !waiting_.empty();
}

}  // namespace echelon::desktop
