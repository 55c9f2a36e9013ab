#include "desktop/ui/theme.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>

namespace echelon::desktop {
namespace {

constexpr Palette light{
    .page = rgb(0xF3F5F8),
    .card = rgb(0xFFFFFF),
    .sunken = rgb(0xEEF1F5),
    .border = rgb(0xDCE1E8),
    .text = rgb(0x1B2430),
    .muted = rgb(0x5C6877),
    .accent = rgb(0x1463A8),
    .on_accent = rgb(0xFFFFFF),
    .good = rgb(0x16704A),
    .caution = rgb(0x94580A),
    .bad = rgb(0xB3261E),
    .hover = rgb(0xE8EEF5),
    .chosen = rgb(0xD8E8F7),
    .bar = rgb(0xD5E5F3),
    .series = {rgb(0x2F6DB5), rgb(0xD27A1F), rgb(0x1A8F80), rgb(0x8A5BB0), rgb(0xA48A12), rgb(0x77828F)},
};

constexpr Palette dark{
    .page = rgb(0x12161B),
    .card = rgb(0x1B2027),
    .sunken = rgb(0x252B34),
    .border = rgb(0x323A45),
    .text = rgb(0xE6EAEF),
    .muted = rgb(0x9AA6B3),
    .accent = rgb(0x66B0F2),
    .on_accent = rgb(0x0C1723),
    .good = rgb(0x5CC796),
    .caution = rgb(0xE3AC55),
    .bad = rgb(0xF28B82),
    .hover = rgb(0x262E38),
    .chosen = rgb(0x203A55),
    .bar = rgb(0x24435F),
    .series = {rgb(0x6AA5E8), rgb(0xE39A4E), rgb(0x4DBBAC), rgb(0xB68CDB), rgb(0xCDB548), rgb(0x97A2AF)},
};

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
  set(ImGuiCol_NavHighlight, p.accent);
  set(ImGuiCol_ModalWindowDimBg, 0x66000000);
}

}  // namespace

Colour blend(Colour under, Colour over, double share) {
  Colour mixed = 0xFF000000U;
  for (const unsigned shift : {0U, 8U, 16U}) {
    const double a = (under >> shift) & 0xFFU;
    const double b = (over >> shift) & 0xFFU;
    mixed |= static_cast<Colour>(std::lround(a + (b - a) * share)) << shift;
  }
  return mixed;
}

const Palette& Theme::palette() const { return dark ? desktop::dark : light; }

Colour Theme::of(Tone tone) const {
  const Palette& p = palette();
  switch (tone) {
    case Tone::plain:
      return p.text;
    case Tone::muted:
      return p.muted;
    case Tone::accent:
      return p.accent;
    case Tone::good:
      return p.good;
    case Tone::caution:
      return p.caution;
    case Tone::bad:
      return p.bad;
    default:
      return p.series[static_cast<std::size_t>(tone) - static_cast<std::size_t>(Tone::series_1)];
  }
}

Colour Theme::ground(Tone tone) const {
  const Palette& p = palette();
  if (tone == Tone::plain || tone == Tone::muted) return p.sunken;
  return blend(p.card, of(tone), dark ? 0.2 : 0.12);
}

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
  style.FrameBorderSize = 0;
  style.PopupBorderSize = 1;
  style.DisabledAlpha = 0.5F;
  style.AntiAliasedLinesUseTex = false;
  style.CircleTessellationMaxError = 0.2F;
  apply_colours(theme.palette(), style.Colors);
}

}  // namespace echelon::desktop
