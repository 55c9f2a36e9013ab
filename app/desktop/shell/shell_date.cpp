// The office's name and the day as of which everything is looked at; pressed, it asks for another day.

#include "desktop/shell/shell.hpp"
#include "echelon/base/spoken.hpp"

namespace echelon::desktop {

void Shell::draw_date(Ui& ui, ImVec2 from, ImVec2 to) {
  const OfficeView& view = *desk_.view();
  const std::string name = view.path.stem().string();
  const Words day = said_date(view.as_of);
  const std::string date = ui.say({"截至 " + day.zh, "As of " + day.en});
  const float pad = ui.px(8);
  const float room = to.x - from.x - ui.px(16) - 3 * pad;
  const float widest = std::min(
      room, std::max(ui.measure(name, Face::strong).x, ui.measure(date, Face::caption).x + ui.px(14)));
  const ImVec2 at(from.x + ui.px(24) - pad, from.y + ui.px(3));
  const ImVec2 size(widest + 2 * pad, to.y - from.y - ui.px(6));
  ImGui::SetCursorScreenPos(at);
  if (ui.clicked("date", size) || opens("date")) ImGui::OpenPopup("date-popup");
  ui.log_item("date");
  const bool pointed = ImGui::IsItemHovered();
  ui.hint(ui.say({"换一个日期来看：资格、教龄、公示期都按这一天计算，台账不变。",
                  "Look at another day: eligibility, years and the publicity period follow it; the ledger "
                  "stays as it is."}));
  ImDrawList& list = *ImGui::GetWindowDrawList();
  if (pointed) list.AddRectFilled(at, {at.x + size.x, at.y + size.y}, ui.palette().hover, ui.px(6));
  const float caption = ui.line_height(Face::caption);
  const float y = to.y - caption - ui.px(6);
  ui.draw_text(list, {at.x + pad, from.y + ui.px(6)}, name, Face::strong, ui.palette().text, widest);
  ui.draw_text(list, {at.x + pad, y}, date, Face::caption, ui.palette().muted, widest);
  const ImVec2 arrow(at.x + pad + ui.measure(date, Face::caption).x + ui.px(9), y + caption / 2);
  const float r = ui.px(3);
  list.AddTriangleFilled({arrow.x - r, arrow.y - r * 0.5F}, {arrow.x + r, arrow.y - r * 0.5F},
                         {arrow.x, arrow.y + r}, ui.palette().muted);
  const ScopeStyle padding(ImGuiStyleVar_WindowPadding, ImVec2(ui.px(14), ui.px(12)));
  ImGui::SetNextWindowPos({at.x, to.y + ui.px(4)});
  if (const ScopePopup popup("date-popup"); popup) draw_date_choice(ui);
}

void Shell::draw_date_choice(Ui& ui) {
  const Date shown = desk_.view()->as_of;
  const ScopePath path(ui, "date-popup");
  ImguiSurface surface(ui);
  std::string& typed = surface.remember("day", shown.iso());
  if (ImGui::IsWindowAppearing()) typed = shown.iso();
  surface.text_field("day", {"截至日期（年-月-日）", "as of (year-month-day)"}, typed);
  const auto day = Date::from_iso(typed);
  if (!day)
    surface.text({"请写成 2024-09-02 这样的日期。", "Write a date such as 2024-09-02."}, Tone::caution);
  std::optional<Date> wanted;
  if (surface.button("show", {"按这一天查看", "show this day"}, day && *day != shown && !desk_.busy(),
                     {"已是这一天。", "This day is shown."})) {
    wanted = day;
  }
  if (surface.button("next-day", {"后一天", "a day later"}, !desk_.busy())) wanted = shown.plus_days(1);
  if (surface.button("next-week", {"后七天", "a week later"}, !desk_.busy())) wanted = shown.plus_days(7);
  if (!wanted) return;
  desk_.set_as_of(*wanted);
  ImGui::CloseCurrentPopup();
}

}  // namespace echelon::desktop
