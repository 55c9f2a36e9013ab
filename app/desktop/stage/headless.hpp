#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "desktop/stage/stage.hpp"

namespace echelon::desktop {

/// A hand for a stage without a window: points, clicks and types by the stable ids of the item log.
class Hand {
 public:
  /// `draw` is the frame; `busy` says whether something beside the frames is still at work.
  Hand(Stage& stage, std::function<void(Ui&)> draw, std::function<bool()> busy);

  /// Draws until nothing moves any more. Throws std::runtime_error when that never happens.
  void settle();
  /// One frame.
  void frame();
  [[nodiscard]] bool sees(std::string_view id) const { return stage_.ui().items.find(id) != nullptr; }
  /// Scrolls to the item and clicks its middle. Throws std::runtime_error naming the ids there are when it is
  /// not there.
  void click(std::string_view id, Modifiers modifiers = {});
  void point_at(std::string_view id);
  /// Presses on one item and lets go on the other.
  void drag(std::string_view id, std::string_view onto);
  /// Presses on one item, moves so far and lets go.
  void drag_by(std::string_view id, float right, float down);
  void type(std::string_view text);
  void press(Key key, Modifiers modifiers = {});
  /// Clicks a field, empties it and types.
  void fill(std::string_view field, std::string_view text);
  /// Whether any text drawn in the last frame holds `part`.
  [[nodiscard]] bool reads(std::string_view part);
  void picture(const std::filesystem::path& file) const;

  int width = 1280;
  int height = 800;

  /// The pointer to a place, in pixels; beyond the edges it points at nothing.
  void move_to(float x, float y);

 private:
  void push_button(bool down, Modifiers modifiers = {});
  Stage& stage_;
  std::function<void(Ui&)> draw_;
  std::function<bool()> busy_;
  bool more_ = false;
};

}  // namespace echelon::desktop
