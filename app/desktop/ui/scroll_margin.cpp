#include "desktop/ui/scroll_margin.hpp"

#include <imgui_internal.h>

#include <algorithm>

namespace echelon::desktop {

ScopeScrollInMargin::ScopeScrollInMargin() {
  ImGuiWindow& window = *ImGui::GetCurrentWindow();
  taken_ = std::min(window.ScrollbarSizes.x, window.WindowPadding.x / 2);
  window.WorkRect.Max.x += taken_;
  window.ContentRegionRect.Max.x += taken_;
}
ScopeScrollInMargin::~ScopeScrollInMargin() {
  ImGuiWindow& window = *ImGui::GetCurrentWindow();
  window.WorkRect.Max.x -= taken_;
  window.ContentRegionRect.Max.x -= taken_;
}

}  // namespace echelon::desktop
