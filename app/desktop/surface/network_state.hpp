#pragma once

#include <cstdint>
#include <future>
#include <string>
#include <vector>

#include "desktop/stage/raster.hpp"
#include "echelon/view/network.hpp"
#include "echelon/view/picture.hpp"

namespace echelon::desktop {

/// What a network keeps between frames: where its points stand, which part of it is seen, what is selected.
class NetworkState {
 public:
  /// Starts arranging when the network is another; true once the points have their places. The work is done
  /// beside the frames.
  bool arranged(const Network& network);
  [[nodiscard]] const std::vector<Spot>& spots() const { return spots_; }

  // --- which part is seen
  /// The whole, in a box of that size.
  void fit(float width, float height);
  void zoom_at(Spot screen, float factor, Box box);
  void pan(float dx, float dy);
  void centre_on(std::size_t node, Box box);
  /// Where a point stands on the screen.
  [[nodiscard]] Spot on_screen(std::size_t node, Box box) const {
    return {box.x0 + box.width() / 2 + (spots_[node].x - middle_.x) * zoom_,
            box.y0 + box.height() / 2 + (spots_[node].y - middle_.y) * zoom_};
  }
  [[nodiscard]] float zoom() const { return zoom_; }
  [[nodiscard]] float fitted() const { return fitted_; }

  /// Draws points and arrows into the bitmap when anything that is seen has changed since it was drawn.
  void draw(const Network& network, Box box, float scale, const struct Theme& theme);
  [[nodiscard]] const Bitmap& bitmap() const { return bitmap_; }
  [[nodiscard]] std::uint64_t version() const { return version_; }
  /// Whether anything is lit, so that the rest steps back; as of the last `draw`.
  [[nodiscard]] bool any_lit() const { return any_lit_; }

  /// The point under a place of the screen; `Network::hidden` when there is none.
  [[nodiscard]] std::size_t at(Spot screen, const Network& network, Box box, float scale) const;
  /// The point of that key; `Network::hidden` when there is none that is shown.
  [[nodiscard]] static std::size_t find(const Network& network, const std::string& key);
  /// Points whose name or key holds the text, those that begin with it first.
  [[nodiscard]] const std::vector<std::size_t>& search(const Network& network, const std::string& text);

  std::string chosen;   ///< key
  std::string applied;  ///< the panel's choice that was last followed
  std::size_t found_at = 0;
  bool dragging = false;

 private:
  [[nodiscard]] std::uint64_t look_of(const Network& network, Box box, const struct Theme& theme) const;

  std::uint64_t revision_ = 0;
  std::size_t nodes_ = 0;
  Network::Arrangement arrangement_ = Network::Arrangement::forces;
  bool started_ = false;
  std::future<std::vector<Spot>> arranging_;
  std::vector<Spot> spots_;
  Spot middle_;
  float zoom_ = 0;  ///< pixels a unit; 0: to be fitted
  float fitted_ = 1;
  Bitmap bitmap_;
  std::uint64_t look_ = 0;
  std::uint64_t version_ = 0;
  bool any_lit_ = false;
  std::string searched_;
  std::vector<std::size_t> found_;
};

}  // namespace echelon::desktop
