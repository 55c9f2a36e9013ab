#include "desktop/shell/trail.hpp"

namespace echelon::desktop {
namespace {
constexpr std::size_t remembered = 100;
}

void Trail::note(const std::string& page) {
  if (page.empty() || (!pages_.empty() && pages_[at_] == page)) return;
  if (!pages_.empty()) pages_.resize(at_ + 1);
  pages_.push_back(page);
  if (pages_.size() > remembered) pages_.erase(pages_.begin());
  at_ = pages_.size() - 1;
}

void Trail::back(std::string& page) {
  if (can_go_back()) page = pages_[--at_];
}

void Trail::forward(std::string& page) {
  if (can_go_forward()) page = pages_[++at_];
}

void Trail::clear() {
  pages_.clear();
  at_ = 0;
}

}  // namespace echelon::desktop
