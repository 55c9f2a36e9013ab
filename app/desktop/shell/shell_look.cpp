// Language and look at the right end of the bar.

#include "desktop/shell/appearance.hpp"
#include "desktop/shell/bar_button.hpp"
#include "desktop/shell/shell.hpp"

namespace echelon::desktop {

void Shell::dress(Ui& ui) {
  const Theme wanted = Appearance::of(desk_.settings).theme(system_look, system_scale);
  if (wanted == ui.theme) return;
  ui.theme = wanted;
  ui.wants_frame = true;
}

void Shell::draw_look(Ui& ui) {
  const Words other = ui.language == Language::chinese ? Words{"EN", "EN"} : Words{"中文", "中文"};
  action_button(ui, "language", other, "language");
  ImGui::SameLine(0, 0);
  if (bar_button(ui, "look", ui.say({"外观", "Look"}), true,
                 ui.say({"浅色与深色、对比度、配色、比例", "Light and dark, contrast, colours, scale"})))
    ImGui::OpenPopup("look-popup");
}

void Shell::draw_look_popup(Ui& ui) {
  const ScopeStyle padding(ImGuiStyleVar_WindowPadding, ImVec2(ui.px(14), ui.px(12)));
  ImGui::SetNextWindowSizeConstraints({ui.px(300), 0}, {ui.px(300), ui.px(560)});
  const ScopePopup popup("look-popup");
  if (!popup) return;
  const ScopePath path(ui, "look-popup");
  ImguiSurface surface(ui);
  draw_look_choices(*this, surface, desk_);
  if (surface.button("settings", {"全部设置", "all settings"})) {
    page = "settings";
    ImGui::CloseCurrentPopup();
  }
}

}  // namespace echelon::desktop
