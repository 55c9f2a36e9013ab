#pragma once

#include <cstdint>
#include <optional>

#include "desktop/ui/ui.hpp"
#include "echelon/view/chart_view.hpp"
#include "echelon/view/picture.hpp"

namespace echelon::desktop {

/// A chart between frames: what a hand chose to see of it, and the picture of that, laid out again only when
/// the numbers, the width, the letters or what is seen changed.
class ChartState {
 public:
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  ChartView view;
  std::size_t read = none;            ///< the part that the keys have come to
  bool focused = false;               ///< keys and the wheel are its
  std::optional<float> dragged_from;  ///< x in the picture where a stretch begins that is being chosen
  float dragged_y = 0;

  [[nodiscard]] const Picture& picture(Ui& ui, const Chart& chart, float width);

  /// Hides the series or shows it again; with `alone` shows only it, or all when it was alone already.
  void press(const Chart& chart, const std::string& series, bool alone);
  /// From nearer (above 1) or farther, holding what stands at x of the picture where it is.
  void zoom(float x, double factor);
  /// By so many pixels.
  void pan(float right);
  /// The stretch between two places of the picture; of scatters also between two heights.
  void choose(Spot a, Spot b);
  void reset();

 private:
  void set_x(double from, double to);
  [[nodiscard]] double x_at(float x) const;

  std::uint64_t key_ = 0;
  Picture picture_;
  std::optional<ViewRange> whole_;  ///< of x, as it was without zoom
};

}  // namespace echelon::desktop
