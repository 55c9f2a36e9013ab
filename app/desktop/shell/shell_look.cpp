// Language, scale, light and dark.

#include <cmath>

#include "desktop/shell/bar_button.hpp"
#include "desktop/shell/shell.hpp"

namespace echelon::desktop {

void Shell::draw_look(Ui& ui) {
  const Words other = ui.language == Language::chinese ? Words{"EN", "EN"} : Words{"中文", "中文"};
  action_button(ui, "language", other, "language");
  ImGui::SameLine(0, 0);
  const std::string percent = std::to_string(static_cast<int>(std::lround(ui.theme.scale * 100))) + "%";
  if (bar_button(ui, "scale", percent, true,
                 ui.say({"显示比例  Ctrl+加号 / Ctrl+减号", "Scale  Ctrl+plus / Ctrl+minus"}))) {
    ImGui::OpenPopup("scale-popup");
  }
  {
    const ScopeStyle padding(ImGuiStyleVar_WindowPadding, ImVec2(ui.px(10), ui.px(8)));
    if (const ScopePopup popup("scale-popup"); popup) {
      for (const int choice : {75, 100, 125, 150, 175, 200, 250, 300}) {
        const std::string id = "scale-" + std::to_string(choice);
        const bool current = std::lround(ui.theme.scale * 100) == choice;
        if (ImGui::Selectable(ui.label(std::to_string(choice) + "%", id).c_str(), current)) {
          ui.theme.scale = static_cast<float>(choice) / 100;
          desk_.settings.scale = ui.theme.scale;
          desk_.save_settings();
          ui.wants_frame = true;
        }
        ui.log_item(id);
        ui.items.last().current = current;
      }
    }
  }
  ImGui::SameLine(0, 0);
  const Words look = ui.theme.dark ? Words{"浅色", "Light"} : Words{"深色", "Dark"};
  action_button(ui, "look", look, "dark");
}

}  // namespace echelon::desktop
