// The plan at a glance: today, what is to be done, where each program stands, what is due.

#include <algorithm>
#include <array>

#include "desktop/shell/home_parts.hpp"
#include "desktop/shell/shell.hpp"

namespace echelon::desktop {
namespace {

Words kind_of_day(const Overview& overview) {
  const OverviewDay& day = overview.today;
  if (day.make_up) return {"调休上班", "a weekend day that is worked"};
  if (day.holiday && !day.working) return {"法定节假日", "public holiday"};
  return day.working ? Words{"工作日", "working day"} : Words{"休息日", "day off"};
}

/// The day large, the rest small beneath it.
void draw_head(Shell& shell, ImguiSurface& surface, const Overview& overview) {
  Ui& ui = surface.ui();
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float right = at.x + ImGui::GetContentRegionAvail().x;
  const Words tour{"导览", "tour"};
  const float wide = ui.measure(ui.title(tour), Face::body).x + 2 * ImGui::GetStyle().FramePadding.x;
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float room = std::max(1.0F, right - at.x - wide - ui.px(12));
  const Words day = day_words(overview.as_of, true);
  const bool fits = ui.measure(ui.say(day), Face::display).x <= room;
  const Face face = fits ? Face::display : Face::title;
  ui.draw_text(list, at, ui.say(day), face, ui.palette().text, room);
  ImGui::SetCursorScreenPos({right - wide, at.y + (ui.line_height(face) - ImGui::GetFrameHeight()) / 2});
  if (surface.button("tour", tour)) shell.start_tour();
  ImGui::SetCursorScreenPos({at.x, at.y + ui.line_height(face)});
  Words note = kind_of_day(overview);
  const auto with = [&note](const Words& more) {
    note = {note.zh + "  ·  " + more.zh, note.en + "  ·  " + more.en};
  };
  with(overview.whose);
  if (!overview.year_listed) {
    with(
        {"该年节假日尚未录入，只扣除周末", "the year's holidays are not listed, only weekends are left out"});
  }
  ui.paragraph(ui.title(note), Face::body,
               overview.today.working ? ui.palette().muted : ui.palette().caution);
  ImGui::Dummy({0, ui.px(4)});
}

/// Who is asked for that is not chosen yet.
bool draw_missing_choice(ImguiSurface& surface, const Viewer& viewer) {
  if (viewer.role == ViewerRole::principal && viewer.school.empty()) {
    surface.text({"在右上角选定学校，就能看到本校要办的事。",
                  "Choose the school at the upper right to see what it has to do."},
                 Tone::caution);
    return true;
  }
  if (viewer.role == ViewerRole::reviewer && viewer.reviewer.empty()) {
    surface.text({"在右上角选定评委，就能看到要评的人。",
                  "Choose the reviewer at the upper right to see whom to score."},
                 Tone::caution);
    return true;
  }
  return false;
}

void draw_parts(Shell& shell, ImguiSurface& surface, Desk& desk, const Overview& overview) {
  const std::array<double, 2> parts{1.62, 1};
  surface.columns("parts", parts, [&](std::size_t part) {
    if (part == 0) {
      const ImVec2 from = ImGui::GetCursorScreenPos();
      const float wide = ImGui::GetContentRegionAvail().x;
      if (overview.setting_up()) draw_home_set_up(shell, surface, overview);
      if (!overview.setting_up() || !overview.todo.empty()) draw_home_todo(shell, surface, overview);
      surface.ui().log_rect("todo-card", from, {from.x + wide, ImGui::GetItemRectMax().y});
      surface.ui().items.last().key = 0;  // only read
      draw_home_programs(shell, surface, overview);
      return;
    }
    surface.group("days", {"未来六周", "the next six weeks"}, [&] {
      draw_home_days(surface, overview);
      draw_home_deadlines(shell, surface, overview);
    });
    if (overview.viewer.role == ViewerRole::hr) draw_home_entries(shell, surface, desk, overview);
  });
}

/// What was last seen, shown on while a newer one is computed.
struct Kept {
  std::filesystem::path path;
  std::string asked;
  std::shared_ptr<const Overview> overview;
};

std::shared_ptr<const Overview> overview_now(Desk& desk) {
  const Viewer& viewer = desk.viewer;
  const std::string name = "overview/" + std::to_string(static_cast<int>(viewer.role)) + "/" + viewer.school +
                           "/" + viewer.reviewer;
  return desk.ask<Overview>(name, [viewer, data = desk.places().office.data](Office& office) {
    return std::make_shared<const Overview>(overview_of(office, data, viewer));
  });
}

}  // namespace

void draw_home_page(Shell& shell, ImguiSurface& surface, Desk& desk) {
  Kept& kept = surface.ui().state<Kept>("kept");
  const std::string asked = std::to_string(static_cast<int>(desk.viewer.role)) + "/" + desk.viewer.school +
                            "/" + desk.viewer.reviewer;
  if (kept.path != desk.view()->path || kept.asked != asked) kept = {desk.view()->path, asked, nullptr};
  if (auto fresh = overview_now(desk)) shell.overview_ = kept.overview = std::move(fresh);
  if (!kept.overview) {
    surface.heading(day_words(desk.view()->as_of, true));
    surface.text({"正在汇总……", "Looking at everything…"}, Tone::muted);
    return;
  }
  const auto held = kept.overview;  // a press may bring another one
  draw_head(shell, surface, *held);
  if (!draw_missing_choice(surface, desk.viewer)) draw_parts(shell, surface, desk, *held);
}

}  // namespace echelon::desktop
