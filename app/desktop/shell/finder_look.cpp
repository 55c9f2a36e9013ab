// How the palette looks, and its keys.

#include <imgui.h>
#include <imgui_stdlib.h>

#include <algorithm>
#include <cmath>

#include "desktop/shell/finder.hpp"
#include "desktop/shell/finder_parts.hpp"
#include "desktop/shell/shell.hpp"
#include "desktop/ui/key.hpp"
#include "desktop/ui/rare_characters.hpp"

namespace echelon::desktop {
namespace {

constexpr float line_height = 46;
constexpr std::size_t most_in_sight = 9;

std::size_t lines_in_sight(Ui& ui) {
  const float room = ImGui::GetIO().DisplaySize.y - ui.px(72 + 150);
  const auto fit = static_cast<std::size_t>(std::max(2.0F, room / ui.px(line_height)));
  return std::min(most_in_sight, fit);
}

/// The second line: where someone is, what group a command belongs to.
Words beside(const SearchEntry& entry) {
  Words all;
  const auto add = [&all](const Words& more) {
    all.zh += (all.zh.empty() ? "" : " · ") + more.zh;
    all.en += (all.en.empty() ? "" : " · ") + more.en;
  };
  for (const Words& each : entry.beside) add(each);
  const bool by_number = entry.kind >= FoundKind::person && entry.kind <= FoundKind::session;
  if (by_number) add({entry.id, entry.id});
  return all;
}

}  // namespace

void Finder::draw_field(const Doing& doing) {
  Ui& ui = doing.ui;
  std::string edited(ui.typesetter().set(text_, Face::title));
  const Words says{"查找人员、学校、页面、命令：汉字、拼音或英文",
                   "find people, schools, pages, commands: characters, pinyin or English"};
  const std::string hint(ui.typesetter().set(ui.say(says), Face::body));
  const ScopeStyle padding(ImGuiStyleVar_FramePadding, ImVec2(ui.px(10), ui.px(8)));
  const ScopeStyle border(ImGuiStyleVar_FrameBorderSize, 1.0F);
  {
    const ScopeWidth wide(ImGui::GetContentRegionAvail().x);
    if (ImGui::InputTextWithHint("###text", hint.c_str(), &edited)) text_ = without_slots(edited);
  }
  ui.log_item("text");
  ui.items.add_text(text_.empty() ? ui.say(says) : text_);
}

void Finder::draw_signs(const Doing& doing) {
  Ui& ui = doing.ui;
  const auto [current, text] = read_asked(text_);
  const ScopeStyle spacing(ImGuiStyleVar_ItemSpacing, ImVec2(ui.px(6), ui.px(6)));
  const float right = ImGui::GetCursorScreenPos().x + ImGui::GetContentRegionAvail().x;
  bool first = true;
  for (const FinderSign& sign : finder_signs()) {
    const std::string said = std::string(sign.marks[0]) + " " + ui.say(sign.name);
    const ImVec2 wide = ui.measure(said, Face::caption);
    const ImVec2 size(wide.x + ui.px(14), wide.y + ui.px(6));
    if (!first && ImGui::GetItemRectMax().x + ui.px(6) + size.x <= right) ImGui::SameLine();
    first = false;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const std::string id = "sign-" + std::string(code(sign.kinds.front()));
    const bool active = current == &sign;
    if (ui.clicked(id.c_str(), size)) {
      text_ = (active ? "" : std::string(sign.marks[0])) + text;
      ui.focus.ask_for("finder/text");
      ui.wants_frame = true;
    }
    ui.log_item(id);
    const bool pointed = ImGui::IsItemHovered();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const Colour ground = active ? ui.palette().chosen : pointed ? ui.palette().hover : ui.palette().sunken;
    list.AddRectFilled(at, {at.x + size.x, at.y + size.y}, ground, size.y / 2);
    ui.draw_text(list, {at.x + ui.px(7), at.y + ui.px(3)}, said, Face::caption,
                 active ? ui.palette().accent : ui.palette().muted);
  }
}

void Finder::take_keys(const Doing& doing) {
  const auto seen = static_cast<std::ptrdiff_t>(lines_in_sight(doing.ui));
  const auto count = static_cast<std::ptrdiff_t>(lines_.size());
  if (count == 0) return;
  const auto down = [](Key key) { return pressed({key, {}}, true) ? 1 : 0; };
  const std::ptrdiff_t step =
      down(Key::down) - down(Key::up) + seen * (down(Key::page_down) - down(Key::page_up));
  auto at = static_cast<std::ptrdiff_t>(at_);
  if (step == 1 || step == -1) at = (at + step + count) % count;
  if (step > 1 || step < -1) at = std::clamp<std::ptrdiff_t>(at + step, 0, count - 1);
  auto first = static_cast<std::ptrdiff_t>(first_);
  if (ImGui::IsWindowHovered() && ImGui::GetIO().MouseWheel != 0)
    first -= static_cast<std::ptrdiff_t>(std::lround(3 * ImGui::GetIO().MouseWheel));
  if (step != 0) first = std::clamp(first, at - seen + 1, at);
  at_ = static_cast<std::size_t>(at);
  first_ = static_cast<std::size_t>(
      std::clamp<std::ptrdiff_t>(first, 0, std::max<std::ptrdiff_t>(0, count - seen)));
  if (pressed({Key::enter, {}}) || pressed({Key::keypad_enter, {}})) {
    choose(doing, lines_[at_].of());
    if (!chosen_) doing.ui.focus.ask_for("finder/text");  // Enter ended the typing
  }
}

void Finder::draw_lines(const Doing& doing) {
  Ui& ui = doing.ui;
  const float width = ImGui::GetContentRegionAvail().x;
  const ScopeStyle spacing(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
  if (lines_.empty()) {
    const bool waits = coming_.valid() && doing.desk.view() != nullptr;
    ImGui::Dummy({0, ui.px(8)});
    ui.paragraph(
        ui.say(waits ? Words{"正在整理名单……", "Getting the lists ready…"}
                     : Words{"没有找到。可以换一种写法：汉字、拼音、首字母、编号。",
                             "Nothing was found. Try it another way: characters, pinyin, initials, an id."}),
        Face::body, ui.palette().muted);
    return;
  }
  const std::size_t end = std::min(first_ + lines_in_sight(ui), lines_.size());
  for (std::size_t at = first_; at < end; ++at) draw_line(doing, at, width);
}

void Finder::draw_line(const Doing& doing, std::size_t at, float width) {
  Ui& ui = doing.ui;
  const SearchEntry& entry = lines_[at].of();
  const ImVec2 from = ImGui::GetCursorScreenPos();
  const ImVec2 size(width, ui.px(line_height));
  const std::string id = "row:" + std::string(code(entry.kind)) + ":" + entry.id;
  const bool hit = ui.clicked(id.c_str(), size);
  ui.log_item(id);
  ui.items.last().current = ui.items.last().takes_enter = at == at_;
  const ImVec2 moved = ImGui::GetIO().MouseDelta;
  if (ImGui::IsItemHovered() && (moved.x != 0 || moved.y != 0)) at_ = at;
  const Words reason = finder_why_not(doing, entry);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  if (at == at_) list.AddRectFilled(from, {from.x + size.x, from.y + size.y}, ui.palette().chosen, ui.px(6));
  const float pad = ui.px(10);
  const std::string keys =
      entry.kind == FoundKind::command ? shortcut_said(entry.id, doing.desk.settings) : std::string();
  const std::string right = keys.empty() ? ui.title(words(entry.kind)) : keys;
  const float wide = ui.measure(right, Face::caption).x;
  const float room = std::max(ui.px(40), width - wide - 3 * pad);
  const Words second = reason.empty() ? beside(entry) : reason;
  const float body = ui.line_height(Face::body);
  const float caption = ui.line_height(Face::caption);
  const float both = body + (second.empty() ? 0 : caption);
  const float y = from.y + std::floor((size.y - both) / 2);
  const Colour colour = reason.empty() ? ui.palette().text : ui.palette().muted;
  ui.draw_text(list, {from.x + pad, y}, ui.title(entry.name), Face::body, colour, room);
  if (!second.empty())
    ui.draw_text(list, {from.x + pad, y + body}, ui.say(second), Face::caption, ui.palette().muted, room);
  ui.draw_text(list, {from.x + width - wide - pad, from.y + (size.y - caption) / 2}, right, Face::caption,
               ui.palette().muted);
  if (hit) choose(doing, entry);
}

void Finder::draw_foot(const Doing& doing) {
  Ui& ui = doing.ui;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  const float caption = ui.line_height(Face::caption);
  ImGui::Dummy({width, caption + ui.px(6)});
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddLine(at, {at.x + width, at.y}, ui.palette().border);
  const float y = at.y + ui.px(6);
  const std::string count = std::to_string(total_);
  const std::string found =
      lines_.empty() ? std::string() : ui.say({"共 " + count + " 项", count + " found"});
  const float wide = ui.measure(found, Face::caption).x;
  ui.draw_text(list, {at.x + width - wide, y}, found, Face::caption, ui.palette().muted);
  if (lines_.empty()) return;
  const Words does = finder_preview(doing, lines_[std::min(at_, lines_.size() - 1)].of());
  ui.draw_text(list, {at.x, y}, ui.say({"回车：" + does.zh, "Enter: " + does.en}), Face::caption,
               ui.palette().text, std::max(ui.px(40), width - wide - ui.px(16)));
}

}  // namespace echelon::desktop
