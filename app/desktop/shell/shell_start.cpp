// Before an office is open.

#include <algorithm>
#include <array>
#include <cmath>

#include "desktop/shell/home_parts.hpp"
#include "desktop/shell/shell.hpp"

namespace echelon::desktop {

namespace {

/// Both languages side by side, the one that is spoken marked.
void draw_languages(Ui& ui, Desk& desk, float right, float y) {
  const std::array<std::tuple<const char*, const char*, Language>, 2> all{
      {{"speak-en", "English", Language::english}, {"speak-zh", "中文", Language::chinese}}};
  for (const auto& [id, name, language] : all) {
    const ImVec2 size(ui.measure(name, Face::body).x + 2 * ui.px(12),
                      ui.line_height(Face::body) + 2 * ui.px(5));
    const ImVec2 at(right - size.x, y);
    ImGui::SetCursorScreenPos(at);
    if (ui.clicked(id, size) && ui.language != language) {
      ui.language = desk.settings.language = language;
      desk.save_settings();
      ui.wants_frame = true;
    }
    ui.log_item(id);
    const bool spoken = ui.language == language;
    const bool pointed = ImGui::IsItemHovered();
    if (spoken || pointed)
      ImGui::GetWindowDrawList()->AddRectFilled(at, {at.x + size.x, at.y + size.y},
                                                spoken ? ui.palette().chosen : ui.palette().hover, ui.px(6));
    ui.draw_text(*ImGui::GetWindowDrawList(), {at.x + ui.px(12), at.y + ui.px(5)}, name, Face::body,
                 spoken ? ui.palette().accent : ui.palette().muted);
    right = at.x - ui.px(4);
  }
}

/// A cross at the right end of a row; true when it was pressed.
bool draw_cross(Ui& ui, const LinkRow& row) {
  const float side = ui.px(26);
  const ImVec2 at(row.to.x - side, (row.from.y + row.to.y - side) / 2);
  ImGui::SetCursorScreenPos(at);
  const bool hit = ui.clicked("forget", {side, side});
  ui.log_item("forget");
  ui.hint(ui.say({"从列表中去掉（文件不动）", "Take it off the list (the file stays)"}));
  const Colour colour = ImGui::IsItemHovered() ? ui.palette().text : ui.palette().muted;
  const float r = ui.px(4);
  const ImVec2 c(at.x + side / 2, at.y + side / 2);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddLine({c.x - r, c.y - r}, {c.x + r, c.y + r}, colour, ui.px(1.5F));
  list.AddLine({c.x - r, c.y + r}, {c.x + r, c.y - r}, colour, ui.px(1.5F));
  return hit;
}

enum class RecentAnswer { none, open, forget };

RecentAnswer draw_recent_row(Ui& ui, const RecentOffice& office, std::size_t number) {
  const std::string id = "recent-" + std::to_string(number);
  const float height = ui.line_height(Face::strong) + ui.line_height(Face::caption) + 2 * ui.px(8);
  const ImVec2 back = ImGui::GetCursorScreenPos();
  const LinkRow row = link_row(ui, id, height, number > 0);
  ImGui::SetItemAllowOverlap();
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float y = row.from.y + ui.px(8);
  const float right = row.to.x - ui.px(34);
  const std::string opened = !office.opened.known() ? "" : office.opened.iso();
  const std::string note = office.missing   ? ui.say({"文件不在了", "the file is gone"})
                           : opened.empty() ? ""
                                            : ui.say({"上次打开 " + opened, "opened " + opened});
  const float left_of_note =
      draw_right(ui, list, right, y, note, Face::caption,
                 office.missing ? ui.palette().caution : ui.palette().muted, (right - row.from.x) * 0.6F);
  ui.draw_text(list, {row.from.x, y}, office.path.stem().string(), Face::strong,
               office.missing ? ui.palette().muted
               : row.pointed  ? ui.palette().accent
                              : ui.palette().text,
               std::max(1.0F, left_of_note - row.from.x - ui.px(10)));
  const bool whole =
      ui.draw_text(list, {row.from.x, y + ui.line_height(Face::strong)}, office.path.parent_path().string(),
                   Face::caption, ui.palette().muted, std::max(1.0F, right - row.from.x));
  if (!whole) ui.hint(office.path.string());
  const ScopePath path(ui, id);
  const bool forget = draw_cross(ui, row);
  ImGui::SetCursorScreenPos({back.x, row.to.y});
  if (forget) return RecentAnswer::forget;
  return row.pressed ? RecentAnswer::open : RecentAnswer::none;
}

}  // namespace

void Shell::draw_recent(ImguiSurface& surface) {
  const std::vector<RecentOffice> offices = recent_.of(desk_.settings);  // a copy: a press changes the list
  if (offices.empty()) return;
  surface.group("recent", {"最近打开", "recent files"}, [&] {
    Ui& ui = surface.ui();
    const ScopeStyle spacing(ImGuiStyleVar_ItemSpacing, ImVec2(ui.px(8), 0));
    for (std::size_t i = 0; i < offices.size(); ++i) {
      const RecentAnswer answer = draw_recent_row(ui, offices[i], i);
      if (answer == RecentAnswer::forget) {
        forget_office(desk_.settings, offices[i].path);
        desk_.save_settings();
      } else if (answer == RecentAnswer::open && offices[i].missing) {
        desk_.toast(
            {"文件不在了：" + offices[i].path.string(), "The file is gone: " + offices[i].path.string()},
            Tone::caution,
            {"接上磁盘再试，或从列表中去掉。", "Connect the disk and try again, or take it off the list."});
      } else if (answer == RecentAnswer::open) {
        desk_.open(offices[i].path);
      }
    }
  });
}

void Shell::draw_open_or_new(ImguiSurface& surface) {
  surface.foldable("open", {"打开已有的办公文件", "Open an office file"}, false, [&] {
    if (const auto file = offices_.draw(surface, desk_.settings.folders, 8)) desk_.open(*file);
  });
  surface.foldable("new", {"新建办公文件", "Make a new office"}, false, [&] {
    std::string& name = surface.remember("name", (offices_.folder() / "office.echelon").string());
    surface.text_field("name", {"文件", "file"}, name);
    std::error_code failed;
    const bool exists = std::filesystem::exists(name, failed);
    const Words why_not{"同名文件已存在，请换一个名字。", "A file of this name exists; choose another."};
    const bool may = !exists && !name.empty();
    if (surface.button("create-import", {"新建并导入花名册", "create, then import a roster"}, may, why_not)) {
      desk_.create(name);
      go_to({"import", {}, {}, {}, {{"kind", "roster"}}, {}});
    }
    if (surface.button("create", {"只新建", "create only"}, may, why_not)) desk_.create(name);
  });
  surface.text({"也可以把办公文件拖进窗口打开。", "An office file can also be dropped onto the window."},
               Tone::muted);
}

void Shell::draw_first_start(ImguiSurface& surface) {
  Ui& ui = surface.ui();
  const ImVec2 room = ImGui::GetContentRegionAvail();
  ImGui::Dummy({0, std::max(0.0F, std::min(room.y * 0.1F, ui.px(72)))});
  const bool recent = !recent_.of(desk_.settings).empty();
  const float wide = ui.px(recent ? 940 : 680);
  const ScopeInset middle(std::max(0.0F, std::floor((room.x - wide) / 2)));
  const ImVec2 top = ImGui::GetCursorScreenPos();
  const float right = top.x + ImGui::GetContentRegionAvail().x;
  draw_languages(ui, desk_, right, top.y + ui.px(4));
  ImGui::SetCursorScreenPos(top);
  ui.line(ui.say({"欢迎使用梯队", "Welcome to Echelon"}), Face::display, ui.palette().text);
  surface.text({"把人员、培训与成长记在一个文件里，并算出经得起检验的决定：谁符合条件、选谁、为什么。",
                "Keeps people, training and progress in one file and turns them into decisions that can be "
                "proved: who is eligible, whom to select, and why."},
               Tone::muted);
  ImGui::Dummy({0, ui.px(10)});
  const std::array<double, 2> halves{1, 1};
  const auto draw_begin = [&] {
    if (surface.tile("demo", {"打开演示数据", "Open the demo office"},
                     {"虚构的区县：13,000 名教师、200 所学校、十年历史。第一次需要几秒钟生成。",
                      "A made-up district: 13,000 teachers, 200 schools, ten years of history. Made in a few "
                      "seconds the first time."}))
      desk_.open_demo();
    if (surface.tile("tour", {"五步导览", "A tour in five steps"},
                     {"在演示数据上走一遍：今天要办什么、谁符合条件、为什么、怎样决定和撤销。",
                      "Through the demo office: what is to be done today, who is eligible and why, how to "
                      "decide and how to undo."}))
      start_tour();
    draw_open_or_new(surface);
  };
  if (!recent) {
    draw_begin();
    return;
  }
  surface.columns("start", halves,
                  [&](std::size_t part) { part == 0 ? draw_begin() : draw_recent(surface); });
}

void Shell::draw_waiting(ImguiSurface& surface, const Worker::Task& task) {
  const ImVec2 room = ImGui::GetContentRegionAvail();
  ImGui::Dummy({0, room.y * 0.3F});
  const ScopeInset middle(std::max(0.0F, std::floor((room.x - surface.ui().px(560)) / 2)));
  surface.group("waiting", {}, [&] {
    surface.heading(task.title);
    surface.text(task.step.empty() ? Words{"请稍候……", "One moment…"} : task.step, Tone::muted);
    surface.progress("done", {"进度", "progress"}, static_cast<double>(static_cast<int>(task.done * 100)),
                     100, {"%", "%"});
    if (task.cancellable && surface.button("cancel", {"取消", "cancel"})) desk_.cancel();
  });
}

}  // namespace echelon::desktop
