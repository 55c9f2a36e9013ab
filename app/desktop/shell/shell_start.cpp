// Before an office is open.

#include <algorithm>
#include <cmath>

#include "desktop/shell/shell.hpp"

namespace echelon::desktop {

void Shell::draw_first_start(ImguiSurface& surface) {
  Ui& ui = surface.ui();
  const ImVec2 room = ImGui::GetContentRegionAvail();
  ImGui::Dummy({0, std::max(0.0F, room.y * 0.14F)});
  const ScopeInset middle(std::max(0.0F, std::floor((room.x - ui.px(680)) / 2)));
  ui.line(ui.say({"欢迎使用梯队", "Welcome to Echelon"}), Face::display, ui.palette().text);
  surface.text({"把人员、培训与成长记在一个文件里，并算出经得起检验的决定：谁符合条件、选谁、为什么。",
                "Keeps people, training and progress in one file and turns them into decisions that can be "
                "proved: who "
                "is eligible, whom to select, and why."},
               Tone::muted);
  ImGui::Dummy({0, ui.px(10)});
  if (surface.tile("demo", {"打开演示数据", "Open the demo office"},
                   {"虚构的区县：13,000 名教师、200 所学校、十年历史。第一次需要几秒钟生成。",
                    "A made-up district: 13,000 teachers, 200 schools, ten years of history. Made in a few "
                    "seconds the "
                    "first time."})) {
    desk_.open_demo();
  }
  for (std::size_t i = 0; i < std::min<std::size_t>(desk_.settings.offices.size(), 4); ++i) {
    const std::string& recent = desk_.settings.offices[i];
    const std::string name = std::filesystem::path(recent).stem().string();
    if (surface.tile("recent-" + std::to_string(i), {"继续：" + name, "Go on with " + name},
                     {recent, recent})) {
      desk_.open(recent);
      return;
    }
  }
  surface.foldable("open", {"打开已有的办公文件", "Open an office file"}, false, [&] {
    if (const auto file = offices_.draw(surface, desk_.settings.folders, 8)) desk_.open(*file);
  });
  surface.foldable("new", {"新建办公文件", "Make a new office"}, false, [&] {
    std::string& name = surface.remember("name", (offices_.folder() / "office.echelon").string());
    surface.text_field("name", {"文件", "file"}, name);
    const bool exists = std::filesystem::exists(name);
    if (surface.button("create", {"新建", "create"}, !exists && !name.empty(),
                       {"同名文件已存在，请换一个名字。", "A file of this name exists; choose another."})) {
      desk_.create(name);
    }
  });
}

void Shell::draw_waiting(ImguiSurface& surface, const Worker::Task& task) {
  const ImVec2 room = ImGui::GetContentRegionAvail();
  ImGui::Dummy({0, room.y * 0.3F});
  surface.group("waiting", {}, [&] {
    surface.heading(task.title);
    surface.text(task.step.empty() ? Words{"请稍候……", "One moment…"} : task.step, Tone::muted);
    surface.progress("done", {"进度", "progress"}, static_cast<double>(static_cast<int>(task.done * 100)),
                     100, {"%", "%"});
    if (task.cancellable && surface.button("cancel", {"取消", "cancel"})) desk_.cancel();
  });
}

}  // namespace echelon::desktop
