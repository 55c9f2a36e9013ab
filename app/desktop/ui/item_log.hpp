#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace echelon::desktop {

/// Something the user can act on, or read, in the last whole frame.
struct Item {
  std::string id;  ///< stable path in English: `program/selection/run`
  float x0 = 0;
  float y0 = 0;
  float x1 = 0;
  float y1 = 0;
  bool enabled = true;
  bool in_sight = true;      ///< its middle is not clipped
  std::uint32_t key = 0;     ///< ImGui's own id; 0 for what is only read
  int layer = 0;             ///< 0 the window, more for what lies above
  bool is_text = false;      ///< a field that listens as soon as the keyboard comes to it
  bool is_number = false;    ///< a slider: Enter lets a number be typed
  bool current = false;      ///< of several the chosen one: the row, the tab, the page
  bool takes_enter = false;  ///< its widget takes Enter
};

/// Where everything is, under stable ids: how tests and scripts use the desktop as a hand would.
class ItemLog {
 public:
  void begin_frame();
  void end_frame() { last_.swap(current_); }
  void add(Item item);
  /// The item that was added last, to say more of it.
  [[nodiscard]] Item& last() { return current_.back(); }

  /// The item of the last frame whose id is `id` or ends in `/` and `id`; null when there is none.
  [[nodiscard]] const Item* find(std::string_view id) const;
  [[nodiscard]] const std::vector<Item>& items() const { return last_; }
  /// Texts drawn in the last frame, in order; kept only while `keep_texts`.
  [[nodiscard]] const std::vector<std::string>& texts() const { return texts_; }
  void add_text(std::string_view text) {
    if (keep_texts) texts_.emplace_back(text);
  }

  bool keep_texts = false;
  std::string reveal;  ///< scroll to this item when it is drawn next

  static bool matches(std::string_view full, std::string_view wanted);

 private:
  std::vector<Item> current_;
  std::vector<Item> last_;
  std::vector<std::string> texts_;
};

}  // namespace echelon::desktop
