// What waits for the viewer, the most urgent on top.

#include <algorithm>

#include "desktop/shell/home_parts.hpp"
#include "desktop/shell/shell.hpp"

namespace echelon::desktop {
namespace {

constexpr std::size_t shown_at_first = 7;

/// One thing to do while it is drawn.
class ToDoRow {
 public:
  ToDoRow(Ui& ui, const ToDo& todo, Date today) : ui_(ui), todo_(todo) {
    due_ = todo.due_says.empty() ? ui.say(words(todo.urgency)) : ui.say(todo.due_says);
    if (todo.due.known()) due_ = ui.say(short_day_words(todo.due, today)) + " · " + due_;
  }

  /// True when it was pressed.
  bool draw(bool line) {
    const float wide = ImGui::GetContentRegionAvail().x;
    narrow_ = wide < ui_.px(440);
    const float text = ui_.line_height(Face::strong) + ui_.line_height(Face::body);
    const float height = text + (narrow_ ? ui_.line_height(Face::caption) : 0) + 2 * ui_.px(9);
    const LinkRow row = link_row(ui_, "todo:" + todo_.id, height, line);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float bar = ui_.px(3);
    list.AddRectFilled({row.from.x, row.from.y + ui_.px(11)}, {row.from.x + bar, row.to.y - ui_.px(11)},
                       ui_.theme.of(tone_of(todo_.urgency)), bar / 2);
    const ImVec2 from(row.from.x + ui_.px(14), row.from.y + ui_.px(9));
    const float right = draw_arrow(list, row);
    narrow_ ? draw_narrow(list, from, right) : draw_wide(list, from, right);
    if (!whole_) ui_.hint(ui_.say(todo_.what) + "\n" + ui_.say(todo_.why));
    return row.pressed;
  }

 private:
  float draw_arrow(ImDrawList& list, const LinkRow& row) const {
    const float r = ui_.px(4);
    const ImVec2 tip(row.to.x - ui_.px(2), (row.from.y + row.to.y) / 2);
    const Colour colour = row.pointed ? ui_.palette().accent : ui_.palette().muted;
    list.AddLine({tip.x - r, tip.y - r}, tip, colour, ui_.px(1.5F));
    list.AddLine(tip, {tip.x - r, tip.y + r}, colour, ui_.px(1.5F));
    return row.to.x - ui_.px(16);
  }

  void draw_wide(ImDrawList& list, ImVec2 from, float right) {
    const Colour tone = ui_.theme.of(tone_of(todo_.urgency));
    const float aside = std::min(ui_.px(260), (right - from.x) * 0.5F);
    const float second = from.y + ui_.line_height(Face::strong);
    const float whom =
        draw_right(ui_, list, right, from.y, ui_.say(todo_.whom), Face::strong, ui_.palette().text, aside);
    const float due = draw_right(ui_, list, right, second + ui_.px(1), due_, Face::caption, tone, aside);
    draw_left(list, from, whom - from.x - ui_.px(12), due - from.x - ui_.px(12));
  }

  void draw_narrow(ImDrawList& list, ImVec2 from, float right) {
    const float room = right - from.x;
    draw_left(list, from, room, room);
    const std::string whom = todo_.whom.empty() ? "" : ui_.say(todo_.whom) + " · ";
    const float y = from.y + ui_.line_height(Face::strong) + ui_.line_height(Face::body);
    whole_ = ui_.draw_text(list, {from.x, y}, whom + due_, Face::caption,
                           ui_.theme.of(tone_of(todo_.urgency)), room) &&
             whole_;
  }

  void draw_left(ImDrawList& list, ImVec2 from, float first, float second) {
    whole_ = ui_.draw_text(list, from, ui_.title(todo_.what), Face::strong, ui_.palette().text,
                           std::max(1.0F, first));
    whole_ = ui_.draw_text(list, {from.x, from.y + ui_.line_height(Face::strong)}, ui_.say(todo_.why),
                           Face::body, ui_.palette().muted, std::max(1.0F, second)) &&
             whole_;
  }

  Ui& ui_;
  const ToDo& todo_;
  std::string due_;
  bool narrow_ = false;
  bool whole_ = true;
};

Words heading_of(const Overview& overview) {
  const auto pressing =
      std::ranges::count_if(overview.todo, [](const ToDo& each) { return each.urgency <= Urgency::now; });
  if (pressing == 0) return {"要办的事", "to do"};
  const std::string count = std::to_string(pressing);
  return {"要办的事 · " + count + " 件不能再等", "to do · " + count + " that cannot wait"};
}

}  // namespace

void draw_home_todo(Shell& shell, ImguiSurface& surface, const Overview& overview) {
  surface.group("todo", heading_of(overview), [&] {
    Ui& ui = surface.ui();
    if (overview.todo.empty()) {
      surface.text({"现在没有要办的事。", "Nothing waits for you now."}, Tone::good);
      return;
    }
    std::string& all = surface.remember("all");
    const std::size_t shown =
        all.empty() ? std::min(shown_at_first, overview.todo.size()) : overview.todo.size();
    const ScopeStyle spacing(ImGuiStyleVar_ItemSpacing, ImVec2(ui.px(8), 0));
    ImGui::Dummy({0, ui.px(4)});
    for (std::size_t i = 0; i < shown; ++i) {
      if (ToDoRow(ui, overview.todo[i], overview.as_of).draw(i > 0)) shell.go_to(overview.todo[i].where);
    }
    if (overview.todo.size() <= shown_at_first) return;
    ImGui::Dummy({0, ui.px(8)});
    const std::string more = std::to_string(overview.todo.size() - shown_at_first);
    const Words label =
        all.empty() ? Words{"再看 " + more + " 件", more + " more"} : Words{"收起", "show fewer"};
    if (surface.button("more", label)) all = all.empty() ? "1" : "";
  });
}

}  // namespace echelon::desktop
