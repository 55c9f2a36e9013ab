#include <algorithm>
#include <cmath>

#include "desktop/surface/imgui_surface.hpp"
#include "echelon/base/decimal.hpp"
#include "echelon/base/spoken.hpp"

namespace echelon::desktop {

namespace {
constexpr float reading_width = 860;
}

void ImguiSurface::heading(const Words& text) {
  ui_.line(ui_.title(text), Face::title, ui_.palette().text);
  ImGui::Dummy(ImVec2(0, ui_.px(2)));
}

void ImguiSurface::text(const Words& text, Tone tone) {
  if (ui_.say(text).empty()) return;
  const float width = std::min(ImGui::GetContentRegionAvail().x, ui_.px(reading_width));
  ui_.paragraph(ui_.say(text), Face::body, ui_.theme.of(tone), width);
}

void ImguiSurface::figure(const Words& name, std::string_view plain, const Words& note, Tone tone) {
  const std::string value = grouped_text(plain);
  const float pad = ui_.px(14);
  const float caption = ui_.line_height(Face::caption);
  const float display = ui_.line_height(Face::display);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const ImVec2 size(std::min(ImGui::GetContentRegionAvail().x, ui_.px(480)),
                    display + 2 * caption + 2 * ui_.px(10));
  ImGui::Dummy(size);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const ImVec2 end(at.x + size.x, at.y + size.y);
  list.AddRectFilled(at, end, ui_.palette().card, ui_.px(8));
  list.AddRect(at, end, ui_.palette().border, ui_.px(8));
  const float width = size.x - 2 * pad;
  float y = at.y + ui_.px(10);
  bool whole =
      ui_.draw_text(list, {at.x + pad, y}, ui_.title(name), Face::caption, ui_.palette().muted, width);
  y += caption;
  const bool fits = ui_.measure(value, Face::display).x <= width;
  const Face face = fits ? Face::display : Face::title;
  ui_.draw_text(list, {at.x + pad, y + (display - ui_.line_height(face)) / 2}, value, face,
                ui_.theme.of(tone), width);
  y += display;
  whole =
      ui_.draw_text(list, {at.x + pad, y}, ui_.say(note), Face::caption, ui_.palette().muted, width) && whole;
  if (!whole) ui_.hint(ui_.say(name) + (note.empty() ? "" : "\n" + ui_.say(note)));
}

void ImguiSurface::status(const Words& text, Tone tone) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const std::string said = ui_.title(text);
  const ImVec2 wide = ui_.measure(said, Face::strong);
  const ImVec2 size(wide.x + 2 * ui_.px(10), wide.y + 2 * ui_.px(2));
  ImGui::Dummy(size);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddRectFilled(at, {at.x + size.x, at.y + size.y}, ui_.theme.ground(tone), size.y / 2);
  ui_.draw_text(list, {at.x + ui_.px(10), at.y + ui_.px(2)}, said, Face::strong, ui_.theme.of(tone));
}

void ImguiSurface::progress(std::string_view id, const Words& name, double done, double target,
                            const Words& unit, double least, double most) {
  const float width = std::min(ImGui::GetContentRegionAvail().x, ui_.px(640));
  const float text = ui_.line_height(Face::body);
  const float track = ui_.px(8);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImGui::Dummy({width, text + ui_.px(4) + track});
  ui_.log_item(id);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const auto number = [](double value) {
    return grouped_text(Decimal::from_millionths(std::llround(value * 1e6)).text());
  };
  const bool per_cent = unit.en == "%" && target == 100;  // "30 %" says the whole already
  const std::string value = number(done) + (per_cent ? "" : " / " + number(target)) + " " + ui_.say(unit);
  const float value_width = ui_.measure(value, Face::body).x;
  ui_.draw_text(list, at, ui_.title(name), Face::body, ui_.palette().text, width - value_width - ui_.px(8));
  ui_.draw_text(list, {at.x + width - value_width, at.y}, value, Face::body, ui_.palette().muted);
  const bool too_many = most >= 0 && done > most;
  const bool too_few = least >= 0 && done < least;
  const bool reached = done >= target || (least >= 0 && !too_few);
  const Tone tone = too_many ? Tone::bad : too_few ? Tone::caution : reached ? Tone::good : Tone::accent;
  const double whole = std::max({target, most, done, 1e-9});
  const float y = at.y + text + ui_.px(4);
  const auto x_of = [&](double part) { return at.x + width * static_cast<float>(part / whole); };
  list.AddRectFilled({at.x, y}, {at.x + width, y + track}, ui_.palette().sunken, track / 2);
  if (done > 0) {
    list.AddRectFilled({at.x, y}, {std::max(x_of(done), at.x + track), y + track}, ui_.theme.of(tone),
                       track / 2);
  }
  for (const double mark : {least, most}) {
    if (mark < 0) continue;
    const float x = std::min(x_of(mark), at.x + width - ui_.px(1));
    list.AddLine({x, y - ui_.px(3)}, {x, y + track + ui_.px(3)}, ui_.palette().text, ui_.px(1.5F));
  }
}

void ImguiSurface::facts(std::span<const std::pair<Words, std::string>> rows) {
  float names = 0;
  for (const auto& [name, value] : rows) {
    if (!value.empty()) names = std::max(names, ui_.measure(ui_.title(name), Face::body).x);
  }
  const float gap = ui_.px(16);
  const ScopeStyle spacing(ImGuiStyleVar_ItemSpacing, ImVec2(gap, ui_.px(4)));
  for (const auto& [name, value] : rows) {
    if (value.empty()) continue;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x - names - gap;
    ImGui::Dummy({names, ui_.line_height(Face::body)});
    ui_.draw_text(*ImGui::GetWindowDrawList(), at, ui_.title(name), Face::body, ui_.palette().muted);
    ImGui::SameLine();
    ui_.paragraph(value, Face::body, ui_.palette().text, width);
  }
}

bool ImguiSurface::tile(std::string_view id, const Words& title, const Words& says) {
  const float width = ImGui::GetContentRegionAvail().x;
  const float pad = ui_.px(16);
  const auto lines =
      ui_.wrapped(ui_.typesetter().set(ui_.say(says), Face::body), Face::body, width - 2 * pad);
  const float body = ui_.line_height(Face::body);
  const float strong = ui_.line_height(Face::strong);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const ImVec2 size(width, strong + body * static_cast<float>(lines.size()) + 2 * ui_.px(12));
  const ScopeId scope(id);
  const bool hit = ui_.clicked("tile", size);
  ui_.log_item(id);
  const bool pointed = ImGui::IsItemHovered();
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const ImVec2 end(at.x + size.x, at.y + size.y);
  list.AddRectFilled(at, end, pointed ? ui_.palette().hover : ui_.palette().card, ui_.px(8));
  list.AddRect(at, end, pointed ? ui_.palette().accent : ui_.palette().border, ui_.px(8));
  float y = at.y + ui_.px(12);
  ui_.draw_text(list, {at.x + pad, y}, ui_.title(title), Face::strong, ui_.palette().accent, width - 2 * pad);
  y += strong;
  for (const std::string_view line : lines) {
    ui_.draw_text(list, {at.x + pad, y}, line, Face::body, ui_.palette().muted);
    y += body;
  }
  return hit;
}

}  // namespace echelon::desktop
