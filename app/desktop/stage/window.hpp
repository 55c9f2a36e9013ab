#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "desktop/stage/stage.hpp"

namespace echelon::desktop {

/// A real window that shows a stage. It sleeps until something happens, draws three frames, and sleeps again.
class Window {
 public:
  struct Options {
    int width = 1280;
    int height = 800;
    bool shown = true;
    std::optional<std::filesystem::path> screenshot;  ///< write the picture once settled, then close
  };
  /// Throws Error when there is no display or no OpenGL.
  Window(Stage& stage, const Options& options);
  ~Window();
  Window(const Window&) = delete;
  Window& operator=(const Window&) = delete;

  /// Runs until the user closes it. While `moving`, it looks ten times a second; while `working`, a
  /// screenshot waits.
  void run(const std::function<void(Ui&)>& draw, const std::function<bool()>& moving,
           const std::function<bool()>& working);
  /// Lets a sleeping `run` draw again; from any thread.
  static void wake();
  void close();

  std::function<void(const std::vector<std::filesystem::path>&)> dropped;  ///< files drawn onto the window
  std::function<void()> after_frame;  ///< called when a frame is on the screen
  [[nodiscard]] float system_scale() const;
  /// What draws here, by name: for a report.
  [[nodiscard]] std::vector<std::pair<std::string, std::string>> facts() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace echelon::desktop
