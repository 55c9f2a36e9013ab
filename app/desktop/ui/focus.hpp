#pragma once

#include <imgui.h>

#include <map>
#include <string>
#include <string_view>

#include "desktop/ui/item_log.hpp"

namespace echelon::desktop {

class Ui;

/// Which item the keyboard is at. It goes by the log of items: the tab key steps from one to the next in the
/// order in which they are drawn, Enter and space press the one it is at, F6 goes on to the next part of the
/// window. Items that belong together (rows of a table, tabs, pages, choices: `row:…`, `tab:…`, `option-…`
/// under one path) are one stop; arrow keys go about within (a table's or board's own keys choose another
/// row, and the mark follows). While something lies above, only its items count. A text field that has the
/// keyboard keeps every key but the tab key.
class Focus {
 public:
  /// The full id of the item; empty for none.
  [[nodiscard]] const std::string& item() const { return item_; }
  /// Whether it is marked: the last thing used was the keyboard.
  [[nodiscard]] bool shown() const { return shown_; }
  /// To the item whose id is `id` or ends in `/` and `id`, once it is drawn; a text field begins to listen.
  void ask_for(std::string id) { asked_ = std::move(id); }
  /// Presses the item in the next frame as Enter would.
  void press(const Item& item, bool as_text);
  /// To the next part of the window, or back.
  void turn_part(Ui& ui, int step);
  /// Whether the menu key was pressed on this item, by full id: it opens what a right click opens.
  [[nodiscard]] bool menu_asked(std::string_view item) const { return item == menu_; }

  /// Before a frame is drawn: takes the keys.
  void begin_frame(Ui& ui);
  /// Each item that is drawn.
  void saw(const Item& item, ImVec2 clip_from, ImVec2 clip_to);
  /// After a frame was drawn: marks the item.
  void end_frame(Ui& ui);

 private:
  void follow_layers(Ui& ui);
  void follow_mouse(const Ui& ui);
  void follow_row(const Ui& ui);
  void take_keys(Ui& ui);
  void step(Ui& ui, int step);
  void turn(Ui& ui, float right, float down);
  void go_to(Ui& ui, const Item& item);
  void enter_layer(Ui& ui);

  std::string item_;
  std::string row_;  ///< the current one of the rows among which the item is
  std::string asked_;
  std::string menu_;
  bool shown_ = false;
  bool moved_ = false;  ///< ImGui is to hear of it when the item is drawn
  int layer_ = 0;
  bool entering_ = false;
  std::map<int, std::string> left_;             ///< where it was when something came above, by layer
  std::map<std::string, std::string> last_in_;  ///< by part
  struct Mark {
    ImVec2 from;
    ImVec2 to;
    ImVec2 clip_from;
    ImVec2 clip_to;
    bool seen = false;
  } mark_;
};

}  // namespace echelon::desktop
