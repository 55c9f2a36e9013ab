#pragma once

#include <deque>
#include <optional>

namespace echelon::desktop {

/// How long a job still takes, from how far it was when. Robust: the speed is the median of the last
/// stretches, so that one stop or one leap does not throw it; nothing is said before there is enough to go
/// by, and the figure falls by itself between two reports.
class TimeLeft {
 public:
  /// `done` of 0…1 after `seconds`, both counted from the job's beginning; what goes back begins anew.
  void saw(double done, double seconds);
  /// Seconds still to go, now that `seconds` have passed; nothing while it cannot be told.
  [[nodiscard]] std::optional<double> at(double seconds) const;

 private:
  struct Point {
    double done = 0;
    double seconds = 0;
  };
  std::deque<Point> points_;
};

}  // namespace echelon::desktop
