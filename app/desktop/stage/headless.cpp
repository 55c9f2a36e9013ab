#include "desktop/stage/headless.hpp"

#include <chrono>
#include <stdexcept>
#include <thread>

#include "desktop/stage/raster.hpp"
#include "desktop/ui/rare_characters.hpp"

namespace echelon::desktop {

Hand::Hand(Stage& stage, std::function<void(Ui&)> draw, std::function<bool()> busy)
    : stage_(stage), draw_(std::move(draw)), busy_(std::move(busy)) {
  stage_.ui().items.keep_texts = true;
}

void Hand::frame() { more_ = stage_.frame(width, height, 1.0F / 60, draw_); }

void Hand::settle() {
  int quiet = 0;
  const auto patience = std::chrono::steady_clock::now() + std::chrono::minutes(2);
  while (quiet < 3) {
    frame();
    if (busy_()) {
      std::this_thread::sleep_for(std::chrono::milliseconds(2));
      quiet = 0;
    } else {
      quiet = more_ ? 0 : quiet + 1;
    }
    if (std::chrono::steady_clock::now() > patience)
      throw std::runtime_error("the desktop never comes to rest");
  }
}

void Hand::point_at(std::string_view id) {
  const Item* item = stage_.ui().items.find(id);
  if (item == nullptr) {  // a row that is scrolled away is drawn only when it is looked for
    stage_.ui().items.reveal = id;
    settle();
    stage_.ui().items.reveal.clear();
    item = stage_.ui().items.find(id);
  }
  if (item == nullptr) {
    std::string there;
    for (const Item& each : stage_.ui().items.items()) there += "\n  " + each.id;
    throw std::runtime_error("no item " + std::string(id) + " on the screen; there are:" + there);
  }
  if (!item->in_sight) {
    stage_.ui().items.reveal = id;
    settle();
    item = stage_.ui().items.find(id);
    if (item == nullptr)
      throw std::runtime_error("the item " + std::string(id) + " vanished while scrolling to it");
  }
  move_to((item->x0 + item->x1) / 2, (item->y0 + item->y1) / 2);
}

void Hand::move_to(float x, float y) {
  InputEvent move;
  move.kind = InputEvent::Kind::move;
  move.x = x;
  move.y = y;
  stage_.input().push(move);
  frame();
  frame();
}

void Hand::push_button(bool down, Modifiers modifiers) {
  InputEvent press;
  press.modifiers = modifiers;
  press.kind = InputEvent::Kind::button;
  press.down = down;
  stage_.input().push(press);
}

void Hand::drag(std::string_view id, std::string_view onto) {
  point_at(id);
  push_button(true);
  frame();
  frame();
  point_at(onto);
  push_button(false);
  frame();
  frame();
  settle();
}

void Hand::drag_by(std::string_view id, float right, float down) {
  point_at(id);
  const Item item = *stage_.ui().items.find(id);
  push_button(true);
  frame();
  frame();
  const float x = (item.x0 + item.x1) / 2;
  const float y = (item.y0 + item.y1) / 2;
  move_to(x + right / 2, y + down / 2);
  move_to(x + right, y + down);
  push_button(false);
  frame();
  frame();
  settle();
}

void Hand::click(std::string_view id, Modifiers modifiers) {
  point_at(id);
  push_button(true, modifiers);
  push_button(false, modifiers);
  frame();
  frame();
  settle();
}

void Hand::type(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    InputEvent event;
    event.kind = InputEvent::Kind::character;
    event.character = next_character(text, at);
    stage_.input().push(event);
  }
  settle();
}

void Hand::press(Key key, Modifiers modifiers) {
  for (const bool down : {true, false}) {
    InputEvent event;
    event.kind = InputEvent::Kind::key;
    event.key = key;
    event.down = down;
    event.modifiers = down ? modifiers : Modifiers();
    stage_.input().push(event);
  }
  settle();
}

void Hand::fill(std::string_view field, std::string_view text) {
  click(field);
  press(Key::a, {true, false, false});
  press(Key::remove);
  type(text);
}

bool Hand::reads(std::string_view part) {
  frame();
  for (const std::string& text : stage_.ui().items.texts()) {
    if (text.find(part) != std::string::npos) return true;
  }
  return false;
}

void Hand::picture(const std::filesystem::path& file) const {
  write_png(rasterise(*ImGui::GetDrawData(), *stage_.typesetter().atlas()), file);
}

}  // namespace echelon::desktop
