#pragma once

#include "desktop/ui/scope.hpp"

namespace echelon::desktop {

/// In a window with a margin at its right: the scroll bar stands in the margin, so what is drawn is as wide
/// with it as without and does not jump when it comes.
class ScopeScrollInMargin : Scope {
 public:
  ScopeScrollInMargin();
  ~ScopeScrollInMargin();

 private:
  float taken_;
};

}  // namespace echelon::desktop
