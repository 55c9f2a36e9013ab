#include "desktop/shell/home_parts.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace echelon::desktop {

Tone tone_of(Urgency urgency) {
  static constexpr std::array all{Tone::bad, Tone::caution, Tone::accent, Tone::muted};
  return all.at(static_cast<std::size_t>(urgency));
}

Words weekday_words(Date day) {
  static const std::array<Words, 7> all{{{"星期一", "Monday"},
                                         {"星期二", "Tuesday"},
                                         {"星期三", "Wednesday"},
                                         {"星期四", "Thursday"},
                                         {"星期五", "Friday"},
                                         {"星期六", "Saturday"},
                                         {"星期日", "Sunday"}}};
  return all.at(static_cast<std::size_t>(day.weekday()));
}

namespace {

const std::string& month_name(int month) {
  static const std::array<std::string, 12> all{"January",   "February", "March",    "April",
                                               "May",       "June",     "July",     "August",
                                               "September", "October",  "November", "December"};
  return all.at(static_cast<std::size_t>(month - 1));
}

std::string chinese_day(Date day) {
  return std::to_string(day.month()) + "月" + std::to_string(day.day()) + "日";
}

}  // namespace

Words day_words(Date day, bool year) {
  const Words weekday = weekday_words(day);
  const std::string number = std::to_string(day.year());
  return {(year ? number + "年" : "") + chinese_day(day) + " " + weekday.zh,
          weekday.en + ", " + std::to_string(day.day()) + " " + month_name(day.month()) +
              (year ? " " + number : "")};
}

Words short_day_words(Date day, Date today) {
  const std::string year = day.year() == today.year() ? "" : std::to_string(day.year());
  return {(year.empty() ? "" : year + "年") + chinese_day(day), std::to_string(day.day()) + " " +
                                                                    month_name(day.month()).substr(0, 3) +
                                                                    (year.empty() ? "" : " " + year)};
}

LinkRow link_row(Ui& ui, std::string_view id, float height, bool line) {
  LinkRow row;
  row.from = ImGui::GetCursorScreenPos();
  const ImVec2 size(ImGui::GetContentRegionAvail().x, height);
  const ScopeStyle spacing(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
  const ScopeId scope(id);
  row.pressed = ui.clicked("row", size);
  ui.log_item(id);
  row.pointed = ImGui::IsItemHovered();
  row.to = {row.from.x + size.x, row.from.y + size.y};
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float reach = ui.px(6);  // beyond the text's edge, so that the text stays aligned with its heading
  if (row.pointed)
    list.AddRectFilled({row.from.x - reach, row.from.y}, {row.to.x + reach, row.to.y}, ui.palette().hover,
                       ui.px(6));
  if (line && !row.pointed) list.AddLine(row.from, {row.to.x, row.from.y}, ui.palette().border);
  return row;
}

float draw_right(Ui& ui, ImDrawList& list, float right, float y, std::string_view text, Face face,
                 Colour colour, float width) {
  if (text.empty()) return right;
  const float wide = std::min(ui.measure(text, face).x, width);
  ui.draw_text(list, {right - wide, y}, text, face, colour, std::max(1.0F, width));
  return right - wide;
}

}  // namespace echelon::desktop
