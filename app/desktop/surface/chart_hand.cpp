#include "desktop/surface/chart_hand.hpp"

#include <imgui_internal.h>

#include <algorithm>
#include <cmath>

#include "desktop/paint/painter_imgui.hpp"

namespace echelon::desktop {
namespace {

ImVec2 moved(ImVec2 origin, float x, float y) { return {origin.x + x, origin.y + y}; }

bool pressed(ImGuiKey key) { return ImGui::IsKeyPressed(ImGui::GetKeyIndex(key)); }

}  // namespace

void ChartHand::draw(float width) {
  const Picture& picture = state_.picture(ui_, chart_, width);
  const ImVec2 cursor = ImGui::GetCursorScreenPos();
  const ImVec2 origin(std::floor(cursor.x), std::floor(cursor.y));
  // Drawn first, names of the legend are pressed before the picture they lie on.
  take_legend(picture, origin);
  ImGui::SetCursorScreenPos(origin);
  ImGui::Dummy({picture.width, picture.height});
  const ImRect room(origin, moved(origin, picture.width, picture.height));
  const ImGuiID id = ImGui::GetID("chart");
  ImGui::ItemAdd(room, id, nullptr, ImGuiItemFlags_Inputable);
  if ((GImGui->LastItemData.StatusFlags & ImGuiItemStatusFlags_FocusedByTabbing) != 0)
    ImGui::SetFocusID(id, ImGui::GetCurrentWindow());
  bool over = false;
  bool held = false;
  ImGui::ButtonBehavior(room, id, &over, &held);
  state_.focused = ImGui::IsItemFocused();
  const Box plot = picture.plot.box;
  if (picture.plot.zooms_x)
    ui_.log_rect("plot", moved(origin, plot.x0, plot.y0), moved(origin, plot.x1, plot.y1));
  if (!held) {
    if (state_.dragged_from && ImGui::IsItemDeactivated()) {
      const ImVec2 mouse = ImGui::GetMousePos();
      state_.choose({*state_.dragged_from, state_.dragged_y}, {mouse.x - origin.x, mouse.y - origin.y});
    }
    state_.dragged_from.reset();
  }
  if (!ImGui::IsItemVisible()) return;
  paint_strokes(ui_, *ImGui::GetWindowDrawList(), origin, picture);
  if (state_.focused) {
    ImGui::GetWindowDrawList()->AddRect(moved(origin, -ui_.px(4), -ui_.px(2)),
                                        moved(origin, picture.width + ui_.px(4), picture.height + ui_.px(4)),
                                        blend(ui_.palette().card, ui_.palette().accent, 0.5), ui_.px(4));
  }
  // What the hand does changes the picture of the next frame; this one stays as it was drawn.
  if (over || held) take_mouse(picture, origin, over);
  if (state_.focused) take_keys(picture);
}

void ChartHand::take_legend(const Picture& picture, ImVec2 origin) {
  std::string pressed_name;
  bool alone = false;
  for (const LegendItem& item : picture.legend) {
    const ScopeId id(item.key);
    ImGui::SetCursorScreenPos(moved(origin, item.box.x0, item.box.y0));
    const bool hit = ui_.clicked("series", {item.box.width(), item.box.height()});
    ui_.log_item("legend:" + item.key);
    if (ImGui::IsItemHovered()) {
      ImGui::GetWindowDrawList()->AddRectFilled(
          moved(origin, item.box.x0 - ui_.px(3), item.box.y0 - ui_.px(1)),
          moved(origin, item.box.x1 + ui_.px(3), item.box.y1 + ui_.px(1)), ui_.palette().hover, ui_.px(3));
      ui_.hint(ui_.say(
          item.hidden ? Words{"显示此系列（Shift 或双击：只看它）", "show it (Shift or twice: it alone)"}
                      : Words{"隐藏此系列（Shift 或双击：只看它）", "hide it (Shift or twice: it alone)"}));
    }
    if (!hit) continue;
    pressed_name = item.key;
    alone = ImGui::GetIO().KeyShift || ImGui::GetIO().MouseClickedLastCount[0] == 2;
  }
  if (!pressed_name.empty()) {
    state_.press(chart_, pressed_name, alone);
    ui_.wants_frame = true;
  }
}

void ChartHand::take_mouse(const Picture& picture, ImVec2 origin, bool over) {
  const ImVec2 at = ImGui::GetMousePos();
  const Spot mouse{at.x - origin.x, at.y - origin.y};
  if (over && ImGui::IsMouseClicked(0)) state_.read = ChartState::none;
  if (over && picture.plot.box.contains(mouse) && ImGui::IsMouseDoubleClicked(0)) {
    state_.reset();
    state_.dragged_from.reset();
    ui_.wants_frame = true;
    return;
  }
  if (ImGui::IsItemActive()) take_drag(picture, mouse);
  if (over) take_wheel(picture, origin);
  if (state_.dragged_from) {
    draw_stretch(picture, origin);
    return;
  }
  if (!over) return;
  const HotSpot* best = nullptr;
  float nearest = 0;
  for (const HotSpot& spot : picture.hot) {
    if (!spot.box.contains(mouse)) continue;
    const float dx = (spot.box.x0 + spot.box.x1) / 2 - mouse.x;
    const float dy = (spot.box.y0 + spot.box.y1) / 2 - mouse.y;
    const float far = chart_.kind == ChartKind::scatter ? dx * dx + dy * dy : 0;
    if (best != nullptr && far >= nearest) continue;
    best = &spot;
    nearest = far;
  }
  if (best != nullptr) draw_read_out(picture, origin, *best, false);
}

void ChartHand::take_drag(const Picture& picture, Spot mouse) {
  if (!picture.plot.zooms_x || !ImGui::IsMouseDragging(0, ui_.px(4))) return;
  const ImVec2 moved_by = ImGui::GetMouseDragDelta(0, 0);
  const Spot begun{mouse.x - moved_by.x, mouse.y - moved_by.y};
  if (!picture.plot.box.contains(begun)) return;
  if (ImGui::GetIO().KeyShift) {
    state_.pan(ImGui::GetIO().MouseDelta.x);
  } else if (!state_.dragged_from) {
    state_.dragged_from = begun.x;
    state_.dragged_y = begun.y;
  }
}

void ChartHand::take_wheel(const Picture& picture, ImVec2 origin) {
  const ImGuiIO& io = ImGui::GetIO();
  if (!picture.plot.zooms_x || !(state_.focused || io.KeyCtrl)) return;
  ImGui::SetItemUsingMouseWheel();
  if (io.MouseWheel == 0) return;
  state_.zoom(ImGui::GetMousePos().x - origin.x, std::pow(1.25, static_cast<double>(io.MouseWheel)));
  ui_.wants_frame = true;
}

void ChartHand::take_keys(const Picture& picture) {
  const std::size_t count = picture.hot.size();
  const int step = (pressed(ImGuiKey_RightArrow) || pressed(ImGuiKey_DownArrow) ? 1 : 0) -
                   (pressed(ImGuiKey_LeftArrow) || pressed(ImGuiKey_UpArrow) ? 1 : 0);
  if (step != 0 && count > 0) {
    const bool first = state_.read >= count;
    const auto next = static_cast<std::ptrdiff_t>(state_.read) + step;
    state_.read = first ? (step > 0 ? 0 : count - 1)
                        : static_cast<std::size_t>(
                              std::clamp<std::ptrdiff_t>(next, 0, static_cast<std::ptrdiff_t>(count) - 1));
  }
  if (count > 0 && pressed(ImGuiKey_Home)) state_.read = 0;
  if (count > 0 && pressed(ImGuiKey_End)) state_.read = count - 1;
  const bool reads = state_.read < count;
  const Box plot = picture.plot.box;
  const float middle = (plot.x0 + plot.x1) / 2;
  const float at = reads ? (picture.hot[state_.read].box.x0 + picture.hot[state_.read].box.x1) / 2 : middle;
  for (const ImWchar typed : ImGui::GetIO().InputQueueCharacters) {
    if (ImGui::GetIO().KeyCtrl) continue;
    if (typed == '+' || typed == '=') state_.zoom(at, 1.5);
    if (typed == '-') state_.zoom(at, 1 / 1.5);
    if (typed == '0') state_.reset();
    ui_.wants_frame = true;
  }
  if (reads && !ImGui::IsItemHovered()) {
    draw_read_out(picture, ImGui::GetItemRectMin(), picture.hot[state_.read], true);
  } else if (reads) {
    // The mouse lies on the picture: what the keys have come to is shown until it moves.
    const ImVec2 delta = ImGui::GetIO().MouseDelta;
    if (delta.x != 0 || delta.y != 0) state_.read = ChartState::none;
    if (state_.read < count) draw_read_out(picture, ImGui::GetItemRectMin(), picture.hot[state_.read], true);
  }
}

void ChartHand::draw_read_out(const Picture& picture, ImVec2 origin, const HotSpot& spot, bool by_keys) {
  if (!by_keys && state_.read != ChartState::none) return;
  ImDrawList& list = *ImGui::GetWindowDrawList();
  if (spot.cross >= 0) {
    const float x = std::round(origin.x + spot.cross);
    list.AddLine({x, origin.y + picture.plot.box.y0}, {x, origin.y + picture.plot.box.y1},
                 ui_.palette().muted, ui_.px(1));
  } else {
    const ImVec2 from = moved(origin, spot.box.x0, spot.box.y0);
    const ImVec2 to = moved(origin, spot.box.x1, spot.box.y1);
    list.AddRectFilled(from, to, with_alpha(ui_.palette().text, 18), ui_.px(2));
    if (by_keys) list.AddRect(from, to, ui_.palette().accent, ui_.px(2), 0, ui_.px(1.5F));
  }
  const std::string said = picture.said(spot);
  if (said.empty()) return;
  if (by_keys) {
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    const float x = origin.x + (spot.cross >= 0 ? spot.cross : spot.box.x1) + ui_.px(10);
    const float y = origin.y + std::max(spot.box.y0, 0.0F) + ui_.px(10);
    ImGui::SetNextWindowPos({std::min(x, screen.x - ui_.px(240)), std::min(y, screen.y - ui_.px(120))});
  }
  ui_.tip(said);
}

void ChartHand::draw_stretch(const Picture& picture, ImVec2 origin) {
  const ImVec2 mouse = ImGui::GetMousePos();
  const Box plot = picture.plot.box;
  const float a = std::clamp(*state_.dragged_from, plot.x0, plot.x1);
  const float b = std::clamp(mouse.x - origin.x, plot.x0, plot.x1);
  const bool both = picture.plot.zooms_y;
  const float top =
      both ? std::clamp(std::min(state_.dragged_y, mouse.y - origin.y), plot.y0, plot.y1) : plot.y0;
  const float bottom =
      both ? std::clamp(std::max(state_.dragged_y, mouse.y - origin.y), plot.y0, plot.y1) : plot.y1;
  const ImVec2 from = moved(origin, std::min(a, b), top);
  const ImVec2 to = moved(origin, std::max(a, b), bottom);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddRectFilled(from, to, with_alpha(ui_.palette().accent, 40));
  list.AddRect(from, to, ui_.palette().accent);
}

}  // namespace echelon::desktop
