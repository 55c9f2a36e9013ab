#include "desktop/shell/tour.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "desktop/shell/shell.hpp"
#include "desktop/ui/key.hpp"

namespace echelon::desktop {

void Shell::start_tour() {
  if (desk_.view() == nullptr && !desk_.busy()) desk_.open_demo();
  tour_.start();
}

void Tour::end() {
  at_.reset();
  finished_ = true;
}

void Tour::turn(int by) {
  const auto next = static_cast<std::ptrdiff_t>(*at_) + by;
  if (next < 0) return;
  if (next >= static_cast<std::ptrdiff_t>(stops_)) return end();
  at_ = static_cast<std::size_t>(next);
  entered_ = false;
}

void Tour::take_keys(const Ui& ui) {
  // Enter presses the button that the keyboard is at, if it is at one.
  const bool at_button = ui.focus.shown() && ui.focus.item().starts_with("tour/");
  const bool enter = pressed({Key::enter, {}}) || pressed({Key::keypad_enter, {}});
  if ((enter && !at_button) || pressed({Key::right, {}})) return turn(1);
  if (pressed({Key::left, {}}) || pressed({Key::backspace, {}})) turn(-1);
}

void Tour::enter(Shell& shell, Ui& ui, const TourStop& stop) {
  if (entered_) return;
  entered_ = true;
  close_popups();
  shell.go_to(stop.where);
  if (!stop.pointing.empty()) shell.look_for(ui, stop.pointing.front());
  ui.wants_frame = true;
}

std::optional<Tour::Frame> Tour::frame_of(const Ui& ui, const TourStop& stop) {
  const ImVec2 screen = ImGui::GetIO().DisplaySize;
  std::optional<Frame> frame;
  const auto take = [&](const Item& item) {
    if (item.x0 >= screen.x || item.y0 >= screen.y || item.x1 <= 0 || item.y1 <= 0) return;
    const Frame one{{item.x0, item.y0}, {item.x1, item.y1}};
    const Frame all = frame.value_or(one);
    frame = Frame{{std::min(all.from.x, one.from.x), std::min(all.from.y, one.from.y)},
                  {std::max(all.to.x, one.to.x), std::max(all.to.y, one.to.y)}};
  };
  const auto take_named = [&](const std::string& id) {
    if (!id.ends_with('*')) {
      if (const Item* item = ui.items.find(id); item != nullptr) take(*item);
      return;
    }
    const std::string part = id.substr(0, id.size() - 1);
    for (const Item& each : ui.items.items()) {
      if (each.in_sight && each.id.find(part) != std::string::npos) take(each);
    }
  };
  for (const std::string& id : stop.pointing) take_named(id);
  if (!frame && !stop.otherwise.empty()) take_named(stop.otherwise);
  if (!frame) return frame;
  const float air = ui.px(6);
  frame->from = {std::max(2.0F, frame->from.x - air), std::max(2.0F, frame->from.y - air)};
  frame->to = {std::min(screen.x - 2, frame->to.x + air), std::min(screen.y - 2, frame->to.y + air)};
  return frame;
}

void Tour::draw_dim(Ui& ui, const std::optional<Frame>& frame) const {
  const ImVec2 screen = ImGui::GetIO().DisplaySize;
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const Colour dim = with_alpha(rgb(0x0B1420), ui.theme.dark ? 0xA0 : 0x80);
  if (!frame) {
    list.AddRectFilled({0, 0}, screen, dim);
    return;
  }
  list.AddRectFilled({0, 0}, {screen.x, frame->from.y}, dim);
  list.AddRectFilled({0, frame->to.y}, screen, dim);
  list.AddRectFilled({0, frame->from.y}, {frame->from.x, frame->to.y}, dim);
  list.AddRectFilled({frame->to.x, frame->from.y}, {screen.x, frame->to.y}, dim);
  list.AddRect(frame->from, frame->to, ui.palette().accent, ui.px(6), 0, ui.px(2.5F));
}

namespace {

/// Where a card of that size stands beside what it speaks of: right, left, under, above, else in the middle.
ImVec2 place_of(ImVec2 size, ImVec2 from, ImVec2 to, bool framed, float air) {
  const ImVec2 screen = ImGui::GetIO().DisplaySize;
  ImVec2 at((screen.x - size.x) / 2, (screen.y - size.y) / 2);
  if (framed) {
    if (to.x + air + size.x <= screen.x - air) {
      at = {to.x + air, from.y};
    } else if (from.x - air - size.x >= air) {
      at = {from.x - air - size.x, from.y};
    } else if (to.y + air + size.y <= screen.y - air) {
      at = {to.x - size.x, to.y + air};
    } else if (from.y - air - size.y >= air) {
      at = {to.x - size.x, from.y - air - size.y};
    } else {
      at = {screen.x - size.x - air, screen.y - size.y - air};
    }
  }
  at.x =
      std::floor(std::clamp(at.x, std::min(air, screen.x - size.x), std::max(air, screen.x - size.x - air)));
  at.y =
      std::floor(std::clamp(at.y, std::min(air, screen.y - size.y), std::max(air, screen.y - size.y - air)));
  return at;
}

bool card_button(Ui& ui, const char* id, const Words& label, ImVec2 at, bool strong) {
  const std::string said = ui.title(label);
  const ImVec2 size(ui.measure(said, Face::body).x + 2 * ui.px(12),
                    ui.line_height(Face::body) + 2 * ui.px(5));
  ImGui::SetCursorScreenPos(at);
  const bool hit = ui.clicked(id, size);
  ui.log_item(id);
  const bool pointed = ImGui::IsItemHovered();
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const Palette& p = ui.palette();
  const Colour ground =
      strong ? (pointed ? blend(p.accent, p.text, 0.15) : p.accent) : (pointed ? p.hover : p.card);
  list.AddRectFilled(at, {at.x + size.x, at.y + size.y}, ground, ui.px(6));
  ui.draw_text(list, {at.x + ui.px(12), at.y + ui.px(5)}, said, Face::body, strong ? p.on_accent : p.muted);
  return hit;
}

float button_width(Ui& ui, const Words& label) {
  return ui.measure(ui.title(label), Face::body).x + 2 * ui.px(12);
}

}  // namespace

void Tour::draw_buttons(Ui& ui, ImVec2 from, float width) {
  const Words next = *at_ + 1 == stops_ ? Words{"完成", "done"} : Words{"下一步", "next"};
  const Words back{"上一步", "back"};
  const Words skip{"跳过", "skip"};
  const float right = from.x + width;
  int turned = 0;
  bool over = false;
  const float next_at = right - button_width(ui, next);
  if (card_button(ui, "next", next, {next_at, from.y}, true)) turned = 1;
  if (*at_ > 0 && card_button(ui, "back", back, {next_at - ui.px(4) - button_width(ui, back), from.y}, false))
    turned = -1;
  if (*at_ + 1 < stops_) over = card_button(ui, "skip", skip, {from.x - ui.px(12), from.y}, false);
  if (over) return end();
  if (turned != 0) turn(turned);
}

void Tour::draw_card(Ui& ui, const TourStop& stop, const std::optional<Frame>& frame) {
  const ImVec2 screen = ImGui::GetIO().DisplaySize;
  const float pad = ui.px(18);
  const float width = std::min(ui.px(380), screen.x - ui.px(16)) - 2 * pad;
  const auto lines = ui.wrapped(ui.typesetter().set(ui.say(stop.says), Face::body), Face::body, width);
  const float caption = ui.line_height(Face::caption);
  const float body = ui.line_height(Face::body);
  const float title = ui.line_height(Face::title);
  const float buttons = body + 2 * ui.px(5);
  const float height =
      caption + ui.px(4) + title + ui.px(6) + body * static_cast<float>(lines.size()) + ui.px(14) + buttons;
  const ImVec2 size(width + 2 * pad, height + 2 * pad);
  const Frame around = frame.value_or(Frame{});
  const ImVec2 at = place_of(size, around.from, around.to, frame.has_value(), ui.px(14));
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddRectFilled({at.x, at.y + ui.px(3)}, {at.x + size.x, at.y + size.y + ui.px(3)}, 0x40000000,
                     ui.px(12));
  list.AddRectFilled(at, {at.x + size.x, at.y + size.y}, ui.palette().card, ui.px(12));
  list.AddRect(at, {at.x + size.x, at.y + size.y}, ui.palette().border, ui.px(12));
  ui.log_rect("card", at, {at.x + size.x, at.y + size.y});
  ui.items.last().key = 0;  // only read
  ImVec2 pen(at.x + pad, at.y + pad);
  ui.draw_text(list, pen, std::to_string(*at_ + 1) + " / " + std::to_string(stops_), Face::caption,
               ui.palette().accent);
  const float r = ui.px(2.5F);
  for (std::size_t i = 0; i < stops_; ++i) {
    const float x = pen.x + width - r - static_cast<float>(stops_ - 1 - i) * ui.px(11);
    list.AddCircleFilled({x, pen.y + caption / 2}, r, i <= *at_ ? ui.palette().accent : ui.palette().border);
  }
  pen.y += caption + ui.px(4);
  ui.draw_text(list, pen, ui.say(stop.title), Face::title, ui.palette().text, width);
  pen.y += title + ui.px(6);
  ImGui::SetCursorScreenPos(pen);
  ui.paragraph(ui.say(stop.says), Face::body, ui.palette().text, width);
  pen.y += body * static_cast<float>(lines.size()) + ui.px(14);
  draw_buttons(ui, pen, width);
}

void Tour::draw(Shell& shell, Ui& ui, Desk& desk) {
  if (std::exchange(finished_, false)) {
    desk.settings.kept["tour.seen"] = "1";
    desk.save_settings();
  }
  if (!at_) return;
  if (desk.view() == nullptr) {
    if (!desk.busy()) end();  // the office was closed, or could not be opened
    return;
  }
  const std::vector<TourStop> stops = tour_stops(ui, desk);
  stops_ = stops.size();
  take_keys(ui);
  if (!at_) return;
  const TourStop& stop = stops[std::min(*at_, stops.size() - 1)];
  enter(shell, ui, stop);
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize(ImGui::GetIO().DisplaySize);
  ImGui::SetNextWindowFocus();  // above the toasts too
  const ScopeStyle padding(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
  const ScopeColour ground(ImGuiCol_WindowBg, 0);
  const ScopeWindow window(
      "###tour", ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings);
  const ScopePath path(ui, "tour");
  const auto frame = frame_of(ui, stop);
  draw_dim(ui, frame);
  draw_card(ui, stop, frame);
}

}  // namespace echelon::desktop
