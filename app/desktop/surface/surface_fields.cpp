#include <imgui_internal.h>
#include <imgui_stdlib.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include "desktop/surface/imgui_surface.hpp"
#include "desktop/ui/rare_characters.hpp"

namespace echelon::desktop {
namespace {

constexpr float field_width = 380;
constexpr long short_text_lines = 4;  ///< more is a long text
constexpr long long_text_lines = 24;

/// What a slider shows while it is dragged; the panel hears of it when it is let go.
struct Dragged {
  bool active = false;
  double value = 0;
};

double on_grain(double value, double least, double most, double step) {
  const double rounded = least + std::round((value - least) / step) * step;
  return std::clamp(rounded, least, most);
}

const char* number_format(double step) {
  if (step >= 1 && step == std::floor(step)) return "%.0f";
  return step >= 0.1 ? "%.1f" : step >= 0.01 ? "%.2f" : "%.4f";
}

/// The mark of a field that opens a list, at its right end; what is written there ends before it.
void draw_chevron(const Ui& ui, ImDrawList& list, ImVec2 from, ImVec2 to, bool pointed) {
  const float room = ui.px(26);
  const ImU32 ground = ImGui::GetColorU32(pointed ? ImGuiCol_FrameBgHovered : ImGuiCol_FrameBg);
  const ImVec2 inner(to.x - ui.px(1.5F), to.y - ui.px(1.5F));
  list.AddRectFilled({to.x - room, from.y + ui.px(1.5F)}, inner, ground, ui.px(5),
                     ImDrawFlags_RoundCornersRight);
  const ImVec2 c(to.x - room / 2, (from.y + to.y) / 2 + ui.px(2));
  const float r = ui.px(4.5F);
  const ImVec2 points[]{{c.x - r, c.y - r}, c, {c.x + r, c.y - r}};
  list.AddPolyline(points, 3, ImGui::GetColorU32(ui.palette().muted), ImDrawFlags_None, ui.px(1.7F));
}

/// A box to tick, filled in the accent colour once it is.
void draw_tick_box(const Ui& ui, ImVec2 at, float side, bool ticked, bool pointed) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const Palette& p = ui.palette();
  const ImVec2 to(at.x + side, at.y + side);
  const Colour ground =
      ticked ? (pointed ? blend(p.accent, p.text, 0.15) : p.accent) : (pointed ? p.hover : p.card);
  list.AddRectFilled(at, to, ImGui::GetColorU32(ground), ui.px(4));
  if (!ticked) {
    list.AddRect(at, to, ImGui::GetColorU32(blend(p.card, p.muted, 0.75)), ui.px(4), 0, ui.px(1.3F));
    return;
  }
  const ImVec2 points[]{{at.x + side * 0.24F, at.y + side * 0.53F},
                        {at.x + side * 0.43F, at.y + side * 0.71F},
                        {at.x + side * 0.77F, at.y + side * 0.32F}};
  list.AddPolyline(points, 3, ImGui::GetColorU32(p.on_accent), ImDrawFlags_None, ui.px(2));
}

/// Opens a popup under the item that asks for it, so that the item stays in sight.
void open_below(const char* popup, float air) {
  const ImVec2 under(ImGui::GetItemRectMin().x, ImGui::GetItemRectMax().y + air);
  ImGui::OpenPopup(popup);
  ImGui::GetCurrentContext()->OpenPopupStack.back().OpenPopupPos = under;
}

}  // namespace

bool ImguiSurface::push_button(std::string_view id, const Words& label, bool enabled, const Words& why_not,
                               Weight weight) {
  const std::string said = ui_.title(label);
  const float wide = ui_.measure(said, Face::body).x + 2 * ImGui::GetStyle().FramePadding.x;
  const ImVec2 here = ImGui::GetCursorScreenPos();
  const bool beside = here.x == after_button_.x && here.y == after_button_.y;
  const float right = here.x + ImGui::GetContentRegionAvail().x;
  if (beside && ImGui::GetItemRectMax().x + ImGui::GetStyle().ItemSpacing.x + wide <= right)
    ImGui::SameLine();
  const Palette& p = ui_.palette();
  const bool strong = weight == Weight::strong && enabled;  // what cannot be done does not call
  const ScopeColour ground(ImGuiCol_Button, strong ? p.accent : p.card);
  const ScopeColour pointed(ImGuiCol_ButtonHovered, strong ? blend(p.accent, p.text, 0.15) : p.hover);
  const ScopeColour pressed(ImGuiCol_ButtonActive, strong ? blend(p.accent, p.text, 0.3) : p.chosen);
  const ScopeColour text(ImGuiCol_Text, strong ? p.on_accent : p.accent);
  const ScopeColour edge(ImGuiCol_Border, strong ? p.accent : blend(p.card, p.accent, 0.45));
  const ScopeStyle border(ImGuiStyleVar_FrameBorderSize, 1.0F);
  bool hit = false;
  {
    const ScopeDisabled disabled(!enabled);
    hit = ImGui::Button(ui_.label(said, id).c_str());
  }
  ui_.log_item(id, enabled);
  after_button_ = ImGui::GetCursorScreenPos();
  if (!enabled) ui_.hint(ui_.say(why_not));
  return hit && enabled;
}

bool ImguiSurface::button(std::string_view id, const Words& label, bool enabled, const Words& why_not) {
  return push_button(id, label, enabled, why_not, Weight::quiet);
}

bool ImguiSurface::confirmed_button(std::string_view id, const Words& label, const Words& consequence,
                                    bool enabled, const Words& why_not) {
  const std::string popup = "really-" + std::string(id);
  if (push_button(id, label, enabled, why_not, Weight::strong)) open_below(popup.c_str(), ui_.px(6));
  const ScopeStyle padding(ImGuiStyleVar_WindowPadding, ImVec2(ui_.px(16), ui_.px(14)));
  const ImVec2 back = after_button_;
  bool confirmed = false;
  if (const ScopePopup open(popup.c_str()); open) {
    const ScopePath path(ui_, id);
    const float width = std::min(ui_.px(340), ui_.measure(ui_.say(consequence), Face::body).x + 1);
    ui_.paragraph(ui_.say(consequence), Face::body, ui_.palette().text, width);
    ImGui::Dummy({0, ui_.px(2)});
    // The mark of the keyboard presses what it is at; without it Enter means what is asked.
    const bool entered = !ui_.focus.shown() && !ImGui::IsWindowAppearing() &&
                         (ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Enter), false) ||
                          ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_KeyPadEnter), false));
    confirmed = push_button("confirm", label, true, {}, Weight::strong) || entered;
    if (push_button("cancel", {"取消", "cancel"}, true, {}, Weight::quiet) || confirmed)
      ImGui::CloseCurrentPopup();
  }
  after_button_ = back;
  return confirmed;
}

void ImguiSurface::field_label(const Words& label) {
  const ScopeStyle spacing(ImGuiStyleVar_ItemSpacing, ImVec2(0, ui_.px(2)));
  ui_.line(ui_.title(label), Face::caption, ui_.palette().muted);
}

bool ImguiSurface::text_field(std::string_view id, const Words& label, std::string& value, bool lines) {
  field_label(label);
  const auto breaks = std::ranges::count(value, '\n');
  const bool is_long = lines && breaks > short_text_lines;
  const float room = ImGui::GetContentRegionAvail().x;
  const float width = is_long ? room : std::min(room, ui_.px(lines ? 560 : field_width));
  const ScopeStyle border(ImGuiStyleVar_FrameBorderSize, 1.0F);
  std::string edited(ui_.typesetter().set(value, Face::body));
  const std::string name = "###" + std::string(id);
  bool changed = false;
  if (lines) {
    // A long text is seen whole, up to a page of it.
    const auto shown = static_cast<float>(is_long ? std::min<long>(long_text_lines, breaks + 2) : 3);
    const float high = shown * ui_.line_height(Face::body) + 2 * ImGui::GetStyle().FramePadding.y;
    changed = ImGui::InputTextMultiline(name.c_str(), &edited, ImVec2(width, high));
  } else {
    const ScopeWidth wide(width);
    changed = ImGui::InputText(name.c_str(), &edited);
  }
  ui_.log_item(id);
  ui_.items.add_text(value);
  if (changed) value = without_slots(edited);
  return keep_draft(id, value, changed);
}

bool ImguiSurface::number_field(std::string_view id, const Words& label, double& value, double least,
                                double most, double step) {
  const ScopePath path(ui_, id);
  Dragged& dragged = ui_.state<Dragged>("slider");
  field_label(label);
  double shown = dragged.active ? dragged.value : value;
  const float square = ImGui::GetFrameHeight();
  const float width = std::min(ImGui::GetContentRegionAvail().x, ui_.px(field_width));
  const float gap = ui_.px(4);
  const double before = value;
  const ScopeStyle spacing(ImGuiStyleVar_ItemSpacing, ImVec2(gap, ImGui::GetStyle().ItemSpacing.y));
  {
    const ScopeWidth wide(width - 2 * (square + gap));
    ImGui::SliderScalar("###slider", ImGuiDataType_Double, &shown, &least, &most, number_format(step),
                        ImGuiSliderFlags_AlwaysClamp);
    ui_.log_item("slider");
    ui_.items.last().is_text = false;  // it listens once Enter is pressed
    ui_.items.last().is_number = true;
    dragged.active = ImGui::IsItemActive();
    dragged.value = on_grain(shown, least, most, step);
    if (ImGui::IsItemDeactivatedAfterEdit()) value = dragged.value;
  }
  for (const double sign : {-1.0, 1.0}) {
    ImGui::SameLine();
    const char* name = sign < 0 ? "less" : "more";
    const bool possible = sign < 0 ? value > least : value < most;
    const ScopeDisabled disabled(!possible);
    if (ImGui::Button(ui_.label(sign < 0 ? "–" : "+", name).c_str(), {square, square})) {
      value = on_grain(value + sign * step, least, most, step);
    }
    ui_.log_item(name, possible);
  }
  return value != before;
}

std::optional<double> ImguiSurface::dragged(std::string_view id) {
  const ScopePath path(ui_, id);
  const Dragged& dragged = ui_.state<Dragged>("slider");
  return dragged.active ? std::optional(dragged.value) : std::nullopt;
}

bool ImguiSurface::choice(std::string_view id, const Words& label, std::size_t& chosen,
                          std::span<const Words> options) {
  field_label(label);
  const ScopePath path(ui_, id);
  const ScopeWidth wide(std::min(ImGui::GetContentRegionAvail().x, ui_.px(field_width)));
  const ScopeStyle border(ImGuiStyleVar_FrameBorderSize, 1.0F);
  std::string shown;
  if (chosen < options.size()) shown = ui_.typesetter().set(ui_.say(options[chosen]), Face::body);
  ui_.items.add_text(shown);
  const ScopeStyle padding(ImGuiStyleVar_WindowPadding, ImVec2(ui_.px(8), ui_.px(8)));
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const ImVec2 end(at.x + ImGui::CalcItemWidth(), at.y + ImGui::GetFrameHeight());
  const ScopeCombo combo("###open", shown.c_str());
  draw_chevron(ui_, list, at, end, !combo && ImGui::IsItemHovered());
  if (!combo) {
    ui_.log_item("open");
    return false;
  }
  bool changed = false;
  for (std::size_t i = 0; i < options.size(); ++i) {
    const std::string name = "option-" + std::to_string(i);
    if (ImGui::Selectable(ui_.label(ui_.say(options[i]), name).c_str(), i == chosen)) {
      changed = i != chosen;
      chosen = i;
    }
    ui_.log_item(name);
    ui_.items.last().current = i == chosen;
  }
  return changed;
}

bool ImguiSurface::toggle(std::string_view id, const Words& label, bool& value) {
  const std::string said = ui_.title(label);
  const float side = ui_.px(18);
  const float line = ui_.line_height(Face::body);
  const float high = std::max(line, side) + 2 * ui_.px(3);
  const float gap = said.empty() ? 0 : ui_.px(8);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const bool changed =
      ui_.clicked(std::string(id).c_str(), {side + gap + ui_.measure(said, Face::body).x, high});
  ui_.log_item(id);
  if (changed) value = !value;
  const float box = std::floor(at.y + (high - side) / 2);
  draw_tick_box(ui_, {at.x, box}, side, value, ImGui::IsItemHovered());
  if (!said.empty()) {
    ui_.draw_text(*ImGui::GetWindowDrawList(), {at.x + side + gap, at.y + (high - line) / 2}, said,
                  Face::body, ImGui::GetColorU32(ui_.palette().text));
  }
  return changed;
}

}  // namespace echelon::desktop
