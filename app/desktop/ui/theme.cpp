#include "desktop/ui/theme.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>

namespace echelon::desktop {
namespace {

ImVec4 vec(Colour colour) { return ImGui::ColorConvertU32ToFloat4(colour); }

void apply_colours(const Palette& p, ImVec4* colours) {
  const auto set = [&](ImGuiCol which, Colour colour) { colours[which] = vec(colour); };
  for (int i = 0; i < ImGuiCol_COUNT; ++i) set(i, p.sunken);
  set(ImGuiCol_Text, p.text);
  set(ImGuiCol_TextDisabled, p.muted);
  set(ImGuiCol_WindowBg, p.page);
  set(ImGuiCol_ChildBg, 0);
  set(ImGuiCol_PopupBg, p.card);
  set(ImGuiCol_Border, p.border);
  set(ImGuiCol_BorderShadow, 0);
  set(ImGuiCol_FrameBgHovered, p.hover);
  set(ImGuiCol_FrameBgActive, p.hover);
  set(ImGuiCol_ScrollbarBg, 0);
  set(ImGuiCol_ScrollbarGrab, blend(p.page, p.muted, 0.35));
  set(ImGuiCol_ScrollbarGrabHovered, blend(p.page, p.muted, 0.55));
  set(ImGuiCol_ScrollbarGrabActive, p.muted);
  set(ImGuiCol_CheckMark, p.accent);
  set(ImGuiCol_SliderGrab, p.accent);
  set(ImGuiCol_SliderGrabActive, p.accent);
  set(ImGuiCol_Button, p.sunken);
  set(ImGuiCol_ButtonHovered, p.hover);
  set(ImGuiCol_ButtonActive, p.chosen);
  set(ImGuiCol_Header, p.chosen);
  set(ImGuiCol_HeaderHovered, p.hover);
  set(ImGuiCol_HeaderActive, p.chosen);
  set(ImGuiCol_Separator, p.border);
  set(ImGuiCol_SeparatorHovered, p.accent);
  set(ImGuiCol_SeparatorActive, p.accent);
  set(ImGuiCol_TableHeaderBg, p.sunken);
  set(ImGuiCol_TableBorderStrong, p.border);
  set(ImGuiCol_TableBorderLight, blend(p.card, p.border, 0.6));
  set(ImGuiCol_TableRowBg, 0);
  set(ImGuiCol_TableRowBgAlt, 0);
  set(ImGuiCol_TextSelectedBg, p.chosen);
  set(ImGuiCol_NavHighlight, 0);  // `Focus` marks the item itself
  set(ImGuiCol_ModalWindowDimBg, 0x66000000);
}

}  // namespace

float Theme::px(float length) const { return std::max(1.0F, std::round(length * scale)); }

void apply(const Theme& theme) {
  ImGuiStyle& style = ImGui::GetStyle();
  const auto px = [&](float length) { return theme.px(length); };
  style = ImGuiStyle();
  style.WindowPadding = {px(16), px(16)};
  style.FramePadding = {px(10), px(5)};
  style.ItemSpacing = {px(8), px(8)};
  style.ItemInnerSpacing = {px(6), px(6)};
  style.CellPadding = {px(8), px(4)};
  style.IndentSpacing = px(16);
  style.ScrollbarSize = px(12);
  style.GrabMinSize = px(14);
  style.WindowRounding = 0;
  style.ChildRounding = px(8);
  style.FrameRounding = px(6);
  style.PopupRounding = px(8);
  style.ScrollbarRounding = px(6);
  style.GrabRounding = px(6);
  style.WindowBorderSize = 0;
  style.ChildBorderSize = 0;
  style.FrameBorderSize = theme.high_contrast ? 1.0F : 0.0F;  // the ground alone would not show a field
  style.PopupBorderSize = 1;
  style.DisabledAlpha = 0.5F;
  style.AntiAliasedLinesUseTex = false;
  style.CircleTessellationMaxError = 0.2F;
  apply_colours(theme.palette(), style.Colors);
}

}  // namespace echelon::desktop
