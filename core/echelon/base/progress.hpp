#pragma once

#include <functional>
#include <stop_token>

#include "echelon/base/error.hpp"

namespace echelon {

/// Handed to long work: it reports how far it is, and learns whether the user cancelled. Copies refer to the
/// same work. The default reports to no one and is never cancelled. `report` is called on the worker's
/// thread.
class Progress {
 public:
  using Report = std::function<void(double done, const Words& what)>;

  Progress() = default;
  Progress(Report report, std::stop_token stop) : report_(std::move(report)), stop_(std::move(stop)) {}

  /// `done` between 0 and 1. Throws Cancelled when the user has cancelled.
  void at(double done, const Words& what) const {
    if (report_) report_(done, what);
    check();
  }
  /// Throws Cancelled when the user has cancelled; cheap enough for inner loops.
  void check() const {
    if (stop_.stop_requested()) throw Cancelled();
  }
  [[nodiscard]] bool cancelled() const { return stop_.stop_requested(); }

 private:
  Report report_;
  std::stop_token stop_;
};

}  // namespace echelon
