#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "desktop/ui/ui.hpp"
#include "echelon/office/overview.hpp"

namespace echelon::desktop {

class Desk;
class Shell;

/// One thing the tour points at.
struct TourStop {
  std::string id;
  Destination where;  ///< the page it stands on
  /// Items, as ItemLog::find takes them, framed as one where they are on the screen; `…*`: all that hold what
  /// stands before the star.
  std::vector<std::string> pointing;
  std::string otherwise;  ///< what is framed when there is none of them
  Words title;
  Words says;
};

/// Five stops through the desktop: an overlay that dims all but the part it speaks of. It looks up where that
/// part is at every frame, so it holds while the window, the language or the scale change.
class Tour {
 public:
  void start() {
    at_ = 0;
    entered_ = false;
  }
  void end();
  [[nodiscard]] bool runs() const { return at_.has_value(); }
  /// The stop that is shown, from 0; 0 when none is.
  [[nodiscard]] std::size_t position() const { return at_.value_or(0); }
  /// Above everything; takes the keys that turn the pages. Waits while there is no office yet.
  void draw(Shell& shell, Ui& ui, Desk& desk);

 private:
  struct Frame {
    ImVec2 from;
    ImVec2 to;
  };
  void turn(int by);
  void take_keys(const Ui& ui);
  void enter(Shell& shell, Ui& ui, const TourStop& stop);
  [[nodiscard]] static std::optional<Frame> frame_of(const Ui& ui, const TourStop& stop);
  void draw_dim(Ui& ui, const std::optional<Frame>& frame) const;
  void draw_card(Ui& ui, const TourStop& stop, const std::optional<Frame>& frame);
  void draw_buttons(Ui& ui, ImVec2 from, float width);

  std::optional<std::size_t> at_;
  std::size_t stops_ = 0;
  bool entered_ = false;
  bool finished_ = false;
};

/// The stops for the programs that the office has.
[[nodiscard]] std::vector<TourStop> tour_stops(const Ui& ui, const Desk& desk);

}  // namespace echelon::desktop
