#include "desktop/ui/scope.hpp"

#include <imgui_internal.h>

namespace echelon::desktop {

ScopeWindow::ScopeWindow(const char* id, ImGuiWindowFlags flags) { ImGui::Begin(id, nullptr, flags); }
ScopeWindow::~ScopeWindow() { ImGui::End(); }

ScopeChild::ScopeChild(std::string_view id, ImVec2 size, ImGuiWindowFlags flags) {
  ImGui::BeginChild(ImGui::GetID(id.data(), id.data() + id.size()), size, false, flags);
}
ScopeChild::~ScopeChild() { ImGui::EndChild(); }

ScopePopup::ScopePopup(const char* id) : open_(ImGui::BeginPopup(id)) {}
ScopePopup::~ScopePopup() {
  if (open_) ImGui::EndPopup();
}

bool close_popups() {
  if (ImGui::GetCurrentContext()->OpenPopupStack.empty()) return false;
  ImGui::ClosePopupToLevel(0, true);
  return true;
}

ScopeTooltip::ScopeTooltip() { ImGui::BeginTooltip(); }
ScopeTooltip::~ScopeTooltip() { ImGui::EndTooltip(); }

ScopeDragSource::ScopeDragSource()
    : open_(ImGui::BeginDragDropSource(ImGuiDragDropFlags_SourceNoHoldToOpenOthers)) {}
ScopeDragSource::~ScopeDragSource() {
  if (open_) ImGui::EndDragDropSource();
}

ScopeDragTarget::ScopeDragTarget() : open_(ImGui::BeginDragDropTarget()) {}
ScopeDragTarget::~ScopeDragTarget() {
  if (open_) ImGui::EndDragDropTarget();
}

ScopeCombo::ScopeCombo(const char* id, const char* shown)
    : open_(ImGui::BeginCombo(id, shown, ImGuiComboFlags_NoArrowButton)) {}
ScopeCombo::~ScopeCombo() {
  if (open_) ImGui::EndCombo();
}

ScopeTable::ScopeTable(const char* id, int columns, ImGuiTableFlags flags, ImVec2 size)
    : open_(ImGui::BeginTable(id, columns, flags, size)) {}
ScopeTable::~ScopeTable() {
  if (open_) ImGui::EndTable();
}

ScopeGroup::ScopeGroup() { ImGui::BeginGroup(); }
ScopeGroup::~ScopeGroup() { ImGui::EndGroup(); }

ScopeDisabled::ScopeDisabled(bool disabled) { ImGui::BeginDisabled(disabled); }
ScopeDisabled::~ScopeDisabled() { ImGui::EndDisabled(); }

ScopeId::ScopeId(std::string_view id) { ImGui::PushID(id.data(), id.data() + id.size()); }
ScopeId::ScopeId(int id) { ImGui::PushID(id); }
ScopeId::~ScopeId() { ImGui::PopID(); }

ScopeColour::ScopeColour(ImGuiCol which, Colour colour) { ImGui::PushStyleColor(which, colour); }
ScopeColour::~ScopeColour() { ImGui::PopStyleColor(); }

ScopeStyle::ScopeStyle(ImGuiStyleVar which, ImVec2 value) { ImGui::PushStyleVar(which, value); }
ScopeStyle::ScopeStyle(ImGuiStyleVar which, float value) { ImGui::PushStyleVar(which, value); }
ScopeStyle::~ScopeStyle() { ImGui::PopStyleVar(); }

ScopeFace::ScopeFace(const Typesetter& typesetter, Face face) { ImGui::PushFont(typesetter.font(face)); }
ScopeFace::~ScopeFace() { ImGui::PopFont(); }

ScopeWidth::ScopeWidth(float width) { ImGui::PushItemWidth(width); }
ScopeWidth::~ScopeWidth() { ImGui::PopItemWidth(); }

ScopeClip::ScopeClip(ImVec2 from, ImVec2 to) { ImGui::PushClipRect(from, to, true); }
ScopeClip::~ScopeClip() { ImGui::PopClipRect(); }

ScopeLayers::ScopeLayers() : list_(*ImGui::GetWindowDrawList()) {
  splitter_.Split(&list_, 2);
  splitter_.SetCurrentChannel(&list_, 1);
}
ScopeLayers::~ScopeLayers() { splitter_.Merge(&list_); }
void ScopeLayers::to_back() { splitter_.SetCurrentChannel(&list_, 0); }

ScopeInset::ScopeInset(float margin) : margin_(margin) {
  ImGuiWindow& window = *ImGui::GetCurrentWindow();
  work_edge_ = window.WorkRect.Max.x;
  content_edge_ = window.ContentRegionRect.Max.x;
  ImGui::BeginGroup();
  ImGui::Indent(margin_);
  window.WorkRect.Max.x -= margin_;
  window.ContentRegionRect.Max.x -= margin_;
}
ScopeInset::~ScopeInset() {
  ImGuiWindow& window = *ImGui::GetCurrentWindow();
  window.WorkRect.Max.x = work_edge_;
  window.ContentRegionRect.Max.x = content_edge_;
  ImGui::Unindent(margin_);
  ImGui::EndGroup();
}

}  // namespace echelon::desktop
