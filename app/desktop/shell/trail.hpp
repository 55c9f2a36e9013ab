#pragma once

#include <string>
#include <vector>

namespace echelon::desktop {

/// The pages in the order in which they were seen, to go back and forward.
class Trail {
 public:
  /// Notes where the user is, once a frame.
  void note(const std::string& page);
  [[nodiscard]] bool can_go_back() const { return at_ > 0; }
  [[nodiscard]] bool can_go_forward() const { return at_ + 1 < pages_.size(); }
  void back(std::string& page);
  void forward(std::string& page);
  void clear();

 private:
  std::vector<std::string> pages_;
  std::size_t at_ = 0;
};

}  // namespace echelon::desktop
