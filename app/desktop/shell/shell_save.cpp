// Where a file is saved, and what the desktop keeps of how things look.

#include <imgui_internal.h>

#include <algorithm>
#include <utility>

#include "desktop/shell/shell.hpp"
#include "echelon/exchange/picture_file.hpp"

namespace echelon::desktop {
namespace {

Words forms_of(const std::vector<std::string>& endings) {
  std::string zh;
  std::string en;
  for (const std::string& each : endings) {
    zh += (zh.empty() ? "" : "、") + each;
    en += (en.empty() ? "" : ", ") + each;
  }
  return {"保存为（扩展名决定格式：" + zh + "）", "save as (" + en + " decides the form)"};
}

bool outside(ImVec2 from, ImVec2 to) {
  return ImGui::IsMouseClicked(ImGuiMouseButton_Left) && !ImGui::IsMouseHoveringRect(from, to, false);
}

bool enter_pressed() {
  return ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Enter), false) ||
         ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_KeyPadEnter), false);
}

}  // namespace

void Shell::lend_what_is_kept(Ui& ui) {
  ui.kept = &desk_.settings.kept;
  ui.drafts = &desk_.drafts;
  if (desk_.view() != nullptr) desk_.drafts.open(desk_.view()->path.string());
}

void Shell::take_what_is_kept(Ui& ui) {
  if (std::exchange(ui.kept_changed, false)) desk_.save_settings();
}

void Shell::take_files(Ui& ui) {
  if (ui.picture_to_save) {
    const auto picture = std::exchange(ui.picture_to_save, nullptr);
    saving_ = {{}, {}, (sheets_.folder() / (picture->name + ".png")).string(), picture};
  }
  if (ui.file_to_save) {
    const auto made = std::exchange(ui.file_to_save, nullptr);
    saving_ = {{}, {}, (sheets_.folder() / made->name).string(), {}, made};
  }
}

void Shell::draw_save_dialog(ImguiSurface& surface) {
  Ui& ui = surface.ui();
  const ImVec2 screen = ImGui::GetIO().DisplaySize;
  const float width = std::min(screen.x - ui.px(40), ui.px(640));
  ImGui::SetNextWindowPos({(screen.x - width) / 2, screen.y * 0.18F});
  ImGui::SetNextWindowSize({width, 0});
  const ScopeStyle rounding(ImGuiStyleVar_WindowRounding, ui.px(10));
  const ScopeStyle border(ImGuiStyleVar_WindowBorderSize, 1.0F);
  const ScopeStyle padding(ImGuiStyleVar_WindowPadding, ImVec2(ui.px(20), ui.px(18)));
  const ScopeColour ground(ImGuiCol_WindowBg, ui.palette().page);
  const ScopeWindow window(
      "###save", ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings);
  const ScopePath path(ui, "save");
  const bool appears = ImGui::IsWindowAppearing();
  surface.heading({"保存文件", "Save the file"});
  const Words forms = saving_->picture ? Words{"保存为（扩展名决定格式：.png、.svg、.pdf，.csv 存数据）",
                                               "save as (.png, .svg, .pdf; .csv for the numbers)"}
                      : saving_->made ? forms_of(saving_->made->endings)
                                      : forms_of({".xlsx", ".pdf", ".csv"});
  if (appears) ImGui::SetKeyboardFocusHere();
  surface.text_field("file", forms, saving_->file);
  std::error_code failed;  // a name may be too long, its folder closed to us: saving says so
  const bool exists = std::filesystem::exists(saving_->file, failed);
  if (exists)
    surface.text({"同名文件已存在，保存会替换它。", "A file of this name exists; saving replaces it."},
                 Tone::caution);
  const bool ready = !saving_->file.empty() && !desk_.busy();
  const bool pressed = surface.button("save", {"保存", "save"}, ready);
  const bool in_field = ImGui::GetIO().WantTextInput || !ui.focus.shown();
  const bool entered = ready && !appears && in_field && ImGui::IsWindowFocused() && enter_pressed();
  const bool cancel = surface.button("cancel", {"取消", "cancel"});
  const ImVec2 at = ImGui::GetWindowPos();
  const ImVec2 size = ImGui::GetWindowSize();
  const bool left = !appears && outside(at, {at.x + size.x, at.y + size.y});
  if (pressed || entered) {
    if (saving_->picture) {
      desk_.write_picture(saving_->picture, saving_->file);
    } else if (saving_->made) {
      desk_.write_file(saving_->made, saving_->file);
    } else {
      desk_.write_report(saving_->report, saving_->program, saving_->file);
    }
  }
  if (pressed || entered || cancel || left) saving_.reset();
}

}  // namespace echelon::desktop
