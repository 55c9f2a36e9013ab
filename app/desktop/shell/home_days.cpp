// The coming weeks: working days, days off, and what falls on them.

#include <algorithm>
#include <array>
#include <cmath>

#include "desktop/shell/home_parts.hpp"
#include "desktop/shell/shell.hpp"

namespace echelon::desktop {
namespace {

constexpr std::size_t shown_at_first = 6;
constexpr std::array<const char*, 7> chinese_heads{"一", "二", "三", "四", "五", "六", "日"};
constexpr std::array<const char*, 7> english_heads{"Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"};

/// `working day`, and what is due, a line each.
std::string said_of(Ui& ui, const Overview& overview, const OverviewDay& day) {
  const Words kind = day.make_up                   ? Words{"调休上班", "worked instead of a holiday"}
                     : day.holiday && !day.working ? Words{"法定节假日", "public holiday"}
                     : day.working                 ? Words{"工作日", "working day"}
                                                   : Words{"休息日", "day off"};
  std::string text = ui.say(day_words(day.day, true)) + "  ·  " + ui.say(kind);
  std::size_t more = 0;
  std::size_t listed = 0;
  for (const Deadline& each : overview.deadlines) {
    if (each.on != day.day) continue;
    constexpr std::size_t most = 6;
    if (++listed > most) {
      ++more;
      continue;
    }
    text += "\n" + ui.title(each.what);
    if (each.count > 0) text += "  " + std::to_string(each.count) + " " + ui.say(each.unit);
  }
  if (more > 0) text += "\n… +" + std::to_string(more);
  return text;
}

/// The grid of days while it is drawn.
class DayGrid {
 public:
  DayGrid(Ui& ui, const Overview& overview) : ui_(ui), overview_(overview) {}

  void draw() {
    from_ = ImGui::GetCursorScreenPos();
    const float all = ImGui::GetContentRegionAvail().x;
    wide_ = std::floor(all / 7);
    high_ = ui_.line_height(Face::body) + ui_.px(12);
    const float heads = ui_.line_height(Face::caption) + ui_.px(4);
    const bool chinese = ui_.language == Language::chinese;
    for (std::size_t i = 0; i < 7; ++i) {
      const char* head = chinese ? chinese_heads.at(i) : english_heads.at(i);
      centred(from_.x + wide_ * (static_cast<float>(i) + 0.5F), from_.y, head, Face::caption,
              ui_.palette().muted);
    }
    const std::size_t weeks = overview_.days.size() / 7;
    for (std::size_t i = 0; i < overview_.days.size(); ++i) {
      const std::size_t week = i / 7;
      draw_day(overview_.days[i], {from_.x + wide_ * static_cast<float>(i % 7),
                                   from_.y + heads + high_ * static_cast<float>(week)});
    }
    ImGui::SetCursorScreenPos(from_);
    ImGui::Dummy({all, heads + high_ * static_cast<float>(weeks)});
  }

 private:
  void centred(float middle, float y, std::string_view text, Face face, Colour colour) {
    ui_.draw_text(*ImGui::GetWindowDrawList(), {middle - ui_.measure(text, face).x / 2, y}, text, face,
                  colour);
  }

  [[nodiscard]] std::size_t due_on(Date day) const {
    return static_cast<std::size_t>(
        std::ranges::count(overview_.deadlines, day, [](const Deadline& each) { return each.on; }));
  }

  void draw_day(const OverviewDay& day, ImVec2 at) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float gap = ui_.px(1);
    const ImVec2 to(at.x + wide_ - gap, at.y + high_ - gap);
    ImGui::SetCursorScreenPos(at);
    const ScopeId id(day.day.days());
    ui_.clicked("day", {wide_, high_});
    ui_.log_item("day:" + day.day.iso());
    ui_.items.last().key = 0;  // only read
    const bool pointed = ImGui::IsItemHovered();
    const bool today = day.day == overview_.as_of;
    const bool past = day.day < overview_.as_of;
    if (!day.working) list.AddRectFilled(at, to, ui_.palette().sunken, ui_.px(4));
    if (pointed) list.AddRectFilled(at, to, ui_.palette().hover, ui_.px(4));
    const float middle = at.x + (wide_ - gap) / 2;
    const float text = at.y + ui_.px(3);
    if (today)
      list.AddRectFilled({middle - ui_.px(14), text - ui_.px(1)},
                         {middle + ui_.px(14), text + ui_.line_height(Face::body) + ui_.px(1)},
                         ui_.palette().accent, ui_.px(6));
    const Colour ink = today  ? ui_.palette().on_accent
                       : past ? blend(ui_.palette().card, ui_.palette().muted, 0.6)
                              : tint(day);
    const std::string number = std::to_string(day.day.day());
    const float half = ui_.measure(number, Face::body).x / 2;
    // In a narrow cell the number makes room for the mark.
    const float aside = std::max(0.0F, middle + half + mark_width(day) - to.x);
    centred(middle - aside, text, number, today ? Face::strong : Face::body, ink);
    draw_mark(list, day, at, to);
    draw_dots(list, day, middle, to.y - ui_.px(3));
    if (pointed) ui_.tip(said_of(ui_, overview_, day));
  }

  /// 休 and 班 as in Chinese calendars; in English the tint alone, and the note when pointed at.
  void draw_mark(ImDrawList& list, const OverviewDay& day, ImVec2 at, ImVec2 to) {
    const float wide = mark_width(day);
    if (wide > 0) ui_.draw_text(list, {to.x - wide, at.y}, mark_of(day), Face::caption, tint(day));
  }

  [[nodiscard]] std::string_view mark_of(const OverviewDay& day) const {
    if (ui_.language != Language::chinese || wide_ - ui_.px(1) < ui_.px(32)) return {};
    return day.make_up ? "班" : is_off(day) ? "休" : "";
  }
  /// With the air at its right; 0 for none.
  [[nodiscard]] float mark_width(const OverviewDay& day) {
    const std::string_view mark = mark_of(day);
    return mark.empty() ? 0 : ui_.measure(mark, Face::caption).x + ui_.px(2);
  }

  [[nodiscard]] static bool is_off(const OverviewDay& day) { return day.holiday && day.day.weekday() < 5; }
  [[nodiscard]] Colour tint(const OverviewDay& day) const {
    if (day.make_up) return ui_.palette().caution;
    if (is_off(day)) return ui_.palette().good;
    return day.working ? ui_.palette().text : ui_.palette().muted;
  }

  void draw_dots(ImDrawList& list, const OverviewDay& day, float middle, float y) {
    const std::size_t due = std::min<std::size_t>(3, due_on(day.day));
    const float r = ui_.px(2);
    const float step = ui_.px(6);
    for (std::size_t i = 0; i < due; ++i) {
      const float x = middle + step * (static_cast<float>(i) - static_cast<float>(due - 1) / 2);
      list.AddCircleFilled({x, y - r}, r, ui_.palette().accent);
    }
  }

  Ui& ui_;
  const Overview& overview_;
  ImVec2 from_{};
  float wide_ = 0;
  float high_ = 0;
};

Words left_words(const Deadline& each, Date today) {
  if (each.on == today) return {"今天", "today"};
  const std::string days = std::to_string(each.working_days);
  return {days + " 个工作日", days + (each.working_days == 1 ? " working day" : " working days")};
}

bool draw_deadline(Ui& ui, const Deadline& each, Date today, bool line) {
  const float caption = ui.line_height(Face::caption);
  const float height = ui.line_height(Face::body) + caption + 2 * ui.px(6);
  const LinkRow row = link_row(ui, "due:" + each.id + "@" + each.on.iso(), height, line);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float y = row.from.y + ui.px(6);
  const float second = y + ui.line_height(Face::body);
  const float dates = std::max(ui.measure(ui.say({"12月31日", "31 Dec"}), Face::body).x,
                               ui.measure(ui.say({"星期三", "Wed"}), Face::caption).x) +
                      ui.px(12);
  ui.draw_text(list, {row.from.x, y}, ui.say(short_day_words(each.on, today)), Face::body, ui.palette().text);
  Words weekday = weekday_words(each.on);
  weekday.en.resize(3);
  ui.draw_text(list, {row.from.x, second}, ui.say(weekday), Face::caption, ui.palette().muted);
  const float left = row.from.x + dates;
  const float room = row.to.x - left;
  const bool whole =
      ui.draw_text(list, {left, y}, ui.title(each.what), Face::body,
                   row.pointed ? ui.palette().accent : ui.palette().text, std::max(1.0F, room));
  const float counted = draw_right(ui, list, row.to.x, second, ui.say(left_words(each, today)), Face::caption,
                                   each.working_days <= 1 ? ui.palette().caution : ui.palette().muted, room);
  if (each.count > 0)
    ui.draw_text(list, {left, second}, std::to_string(each.count) + " " + ui.say(each.unit), Face::caption,
                 ui.palette().muted, std::max(1.0F, counted - left - ui.px(8)));
  if (!whole) ui.hint(ui.title(each.what));
  return row.pressed;
}

}  // namespace

void draw_home_days(ImguiSurface& surface, const Overview& overview) {
  DayGrid(surface.ui(), overview).draw();
}

void draw_home_deadlines(Shell& shell, ImguiSurface& surface, const Overview& overview) {
  Ui& ui = surface.ui();
  if (overview.deadlines.empty()) {
    surface.text({"这几周没有到期的事。", "Nothing is due in these weeks."}, Tone::muted);
    return;
  }
  std::string& all = surface.remember("all-days");
  const std::size_t count = overview.deadlines.size();
  const std::size_t shown = all.empty() ? std::min(shown_at_first, count) : count;
  {
    const ScopeStyle spacing(ImGuiStyleVar_ItemSpacing, ImVec2(ui.px(8), 0));
    for (std::size_t i = 0; i < shown; ++i) {
      const Deadline& each = overview.deadlines[i];
      const ScopeId number(static_cast<int>(i));
      if (draw_deadline(ui, each, overview.as_of, true)) shell.go_to(each.where);
    }
  }
  if (count <= shown_at_first) return;
  ImGui::Dummy({0, ui.px(2)});
  const std::string more = std::to_string(count - shown_at_first);
  if (surface.button("more-days", all.empty() ? Words{"再看 " + more + " 件", more + " more"}
                                              : Words{"收起", "show fewer"}))
    all = all.empty() ? "1" : "";
}

}  // namespace echelon::desktop
