// How wide the list of pages is.

#include <imgui_internal.h>

#include <algorithm>
#include <cmath>

#include "desktop/shell/shell.hpp"
#include "desktop/surface/table_view.hpp"

namespace echelon::desktop {
namespace {

constexpr float usual = 232;  // a program's name of eleven characters on one line
constexpr float least = 150;
constexpr float most = 420;
constexpr float room_for_a_page = 420;
constexpr const char* name = "pane.sidebar";

float kept_width(const Settings& settings) {
  const auto found = settings.kept.find(name);
  const auto width = found == settings.kept.end() ? std::nullopt : TableView::read_number(found->second);
  return std::clamp(static_cast<float>(width.value_or(usual)), least, most);
}

}  // namespace

float Shell::sidebar_width(Ui& ui) const {
  const float screen = ImGui::GetIO().DisplaySize.x;
  const float room = std::max(ui.px(least), screen - ui.px(room_for_a_page));
  return std::min(ui.px(kept_width(desk_.settings)), room);
}

void Shell::draw_sidebar_edge(Ui& ui, float x, float height) {
  const float wide = ui.px(6);
  ImGui::SetCursorScreenPos({x - wide, 0});
  ui.clicked("sidebar-edge", {wide, height});
  ui.log_item("sidebar-edge");
  const bool active = ImGui::IsItemActive();
  const bool pointed = ImGui::IsItemHovered();
  if (ImGui::IsItemActivated()) sidebar_held_ = kept_width(desk_.settings);
  if (pointed && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) {
    sidebar_held_ = usual;
    desk_.settings.kept.erase(name);
    ui.kept_changed = true;
  } else if (active) {
    const float by = ImGui::GetMouseDragDelta(ImGuiMouseButton_Left, 0).x / ui.theme.scale;
    if (by != 0)
      desk_.settings.kept[name] = TableView::number(std::round(std::clamp(sidebar_held_ + by, least, most)));
  }
  if (ImGui::IsItemDeactivated()) ui.kept_changed = true;
  if (!active && !pointed) return;
  ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
  ImGui::GetWindowDrawList()->AddLine({x, 0}, {x, height}, active ? ui.palette().accent : ui.palette().border,
                                      ui.px(2));
}

}  // namespace echelon::desktop
