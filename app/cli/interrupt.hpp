#pragma once

#include <memory>
#include <stop_token>

#include "echelon/base/progress.hpp"

namespace cli {

/// Turns Ctrl-C (and a request to end) into the cancelling of the work under way; a second one ends the
/// program at once. Where the office is written, the second one too leaves it as it was before.
class Interrupt {
 public:
  Interrupt();
  ~Interrupt();
  Interrupt(const Interrupt&) = delete;
  Interrupt& operator=(const Interrupt&) = delete;

  /// Shows one line that is written over and over when standard error is a terminal, and nothing else.
  [[nodiscard]] echelon::Progress progress(echelon::Language language);

 private:
  struct Line;
  std::shared_ptr<std::stop_source> stop_;
  std::shared_ptr<Line> line_;
};

}  // namespace cli
