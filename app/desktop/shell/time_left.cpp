#include "desktop/shell/time_left.hpp"

#include <algorithm>
#include <vector>

namespace echelon::desktop {
namespace {

constexpr std::size_t kept = 12;
constexpr double least_stretch = 0.2;  ///< seconds between two points
constexpr double least_done = 0.02;
constexpr double least_seconds = 1;

}  // namespace

void TimeLeft::saw(double done, double seconds) {
  done = std::clamp(done, 0.0, 1.0);
  if (!points_.empty() && (done < points_.back().done || seconds < points_.back().seconds)) points_.clear();
  if (points_.empty()) points_.push_back({0, 0});
  if (seconds - points_.back().seconds < least_stretch) return;
  points_.push_back({done, seconds});
  if (points_.size() > kept) points_.pop_front();
}

std::optional<double> TimeLeft::at(double seconds) const {
  if (points_.size() < 2 || points_.back().done < least_done || seconds < least_seconds) return std::nullopt;
  const Point& last = points_.back();
  std::vector<double> speeds;
  for (std::size_t i = 1; i < points_.size(); ++i) {
    const double stretch = points_[i].seconds - points_[i - 1].seconds;
    speeds.push_back((points_[i].done - points_[i - 1].done) / stretch);
  }
  // A job that stood still for most of the last stretches goes at its pace over the whole.
  const auto middle = speeds.begin() + static_cast<std::ptrdiff_t>(speeds.size() / 2);
  std::ranges::nth_element(speeds, middle);
  const double speed = *middle > 0 ? *middle : last.done / last.seconds;
  if (!(speed > 0)) return std::nullopt;
  const double left = (1 - last.done) / speed - (seconds - last.seconds);
  return std::max(0.0, left);
}

}  // namespace echelon::desktop
