#pragma once

#include <functional>
#include <memory>
#include <string>

#include "desktop/ui/input_queue.hpp"
#include "desktop/ui/ui.hpp"

struct ImGuiContext;

namespace echelon::desktop {

/// ImGui without a window: context, letters, input, frames. A window shows what a stage draws; so does a
/// test, or a picture. One at a time in a process, one thread.
class Stage {
 public:
  Stage();
  ~Stage();
  Stage(const Stage&) = delete;
  Stage& operator=(const Stage&) = delete;

  /// Draws one frame of `width` × `height` pixels, `seconds` after the last. True when another is wanted at
  /// once: input is waiting, or something is still moving.
  bool frame(int width, int height, float seconds, const std::function<void(Ui&)>& draw);

  [[nodiscard]] Ui& ui() { return *ui_; }
  [[nodiscard]] InputQueue& input() { return input_; }
  [[nodiscard]] Typesetter& typesetter() { return typesetter_; }

  /// Where copied text goes; in memory until a window takes over.
  struct Clipboard {
    std::function<std::string()> get;
    std::function<void(const std::string&)> set;
    std::string held;
  };
  [[nodiscard]] Clipboard& clipboard() { return clipboard_; }

 private:
  InputQueue input_;
  Typesetter typesetter_;  // outlives the context, which draws from its texture
  Clipboard clipboard_;
  ImGuiContext* context_;
  std::unique_ptr<Ui> ui_;
  Theme applied_;
  bool themed_ = false;
};

}  // namespace echelon::desktop
