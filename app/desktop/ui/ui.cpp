#include "desktop/ui/ui.hpp"

#include <imgui_internal.h>

#include <algorithm>

#include "desktop/ui/wrap.hpp"

namespace echelon::desktop {
namespace {

/// How far above the window's contents ImGui's current window lies.
int layer_here() {
  const ImGuiContext& g = *ImGui::GetCurrentContext();
  const ImGuiWindow& root = *g.CurrentWindow->RootWindow;
  if ((root.Flags & ImGuiWindowFlags_Popup) != 0) return 1 + g.BeginPopupStack.Size;
  const bool plain = (root.Flags & (ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoBringToFrontOnFocus)) != 0;
  return plain ? 0 : 1;
}

}  // namespace

ScopePath::ScopePath(Ui& ui, std::string_view part) : ui_(ui), length_(ui.path_.size()), id_(part) {
  if (!ui_.path_.empty()) ui_.path_ += '/';
  ui_.path_ += part;
}

ScopePath::~ScopePath() { ui_.path_.resize(length_); }

std::string Ui::path(std::string_view id) const {
  return path_.empty() ? std::string(id) : path_ + "/" + std::string(id);
}

void Ui::log_item(std::string_view id, bool enabled) {
  log_rect(id, ImGui::GetItemRectMin(), ImGui::GetItemRectMax(), enabled);
}

void Ui::log_rect(std::string_view id, ImVec2 from, ImVec2 to, bool enabled) {
  // Of the window, not of a column of a table: a row reaches over all of them.
  const ImRect clip = ImGui::GetCurrentWindow()->InnerClipRect;
  const ImVec2 middle((from.x + to.x) / 2, (from.y + to.y) / 2);
  const ImGuiLastItemData& last = ImGui::GetCurrentContext()->LastItemData;
  Item item{path(id), from.x, from.y, to.x, to.y, enabled, clip.Contains(middle), last.ID, layer_here()};
  item.is_text = (last.InFlags & ImGuiItemFlags_Inputable) != 0;
  if (!items.reveal.empty() && ItemLog::matches(item.id, items.reveal)) {
    // The search field heads a table: whoever is led to it comes for the rows below it.
    const float below = item.id.ends_with("/search") ? std::min(px(420), clip.GetHeight() * 0.8F) : 0;
    ImGui::ScrollToBringRectIntoView(ImGui::GetCurrentWindow(), ImRect(from, {to.x, to.y + below}));
    items.reveal.clear();
    wants_frame = true;
  }
  focus.saw(item, clip.Min, clip.Max);
  items.add(std::move(item));
}

ImVec2 Ui::measure(std::string_view text, Face face) {
  const std::string_view set = typesetter_.set(text, face);
  const ImFont* font = typesetter_.font(face);
  return font->CalcTextSizeA(font->FontSize, FLT_MAX, 0, set.data(), set.data() + set.size());
}

bool Ui::draw_text(ImDrawList& list, ImVec2 at, std::string_view text, Face face, Colour colour,
                   float width) {
  items.add_text(text);
  const std::string_view set = typesetter_.set(text, face);
  ImFont* font = typesetter_.font(face);
  at = ImVec2(IM_FLOOR(at.x), IM_FLOOR(at.y));
  const char* end = set.data() + set.size();
  const float wide = width > 0 ? font->CalcTextSizeA(font->FontSize, FLT_MAX, 0, set.data(), end).x : 0;
  if (width <= 0 || wide <= width) {
    list.AddText(font, font->FontSize, at, colour, set.data(), end);
    return true;
  }
  const float dots = font->GetCharAdvance(font->EllipsisChar);
  const char* cut = set.data();
  const float room =
      font->CalcTextSizeA(font->FontSize, std::max(0.0F, width - dots), 0, set.data(), end, &cut).x;
  list.AddText(font, font->FontSize, at, colour, set.data(), cut);
  static constexpr std::string_view ellipsis = "…";
  list.AddText(font, font->FontSize, ImVec2(at.x + room, at.y), colour, ellipsis.data(),
               ellipsis.data() + ellipsis.size());
  return false;
}

void Ui::line(std::string_view text, Face face, Colour colour) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImGui::Dummy(measure(text, face));
  draw_text(*ImGui::GetWindowDrawList(), at, text, face, colour);
}

std::vector<std::string_view> Ui::wrapped(std::string_view text, Face face, float width) {
  const ImFont* font = typesetter_.font(face);
  return wrap(text, width, [font](char32_t character) {
    return font->GetCharAdvance(static_cast<ImWchar>(character & 0xFFFFU));
  });
}

void Ui::paragraph(std::string_view text, Face face, Colour colour, float width) {
  const std::string_view set = typesetter_.set(text, face);
  items.add_text(text);
  if (width <= 0) width = ImGui::GetContentRegionAvail().x;
  ImFont* font = typesetter_.font(face);
  const auto lines = wrapped(set, face, width);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImDrawList& list = *ImGui::GetWindowDrawList();
  float y = IM_FLOOR(at.y);
  float widest = 0;
  const bool is_long = lines.size() > 100;  // as a licence is: only what is in sight is drawn
  for (const std::string_view line : lines) {
    const char* end = line.data() + line.size();
    if (is_long && !ImGui::IsRectVisible(ImVec2(at.x, y), ImVec2(at.x + width, y + font->FontSize))) {
      widest = width;
      y += font->FontSize;
      continue;
    }
    widest = std::max(widest, font->CalcTextSizeA(font->FontSize, FLT_MAX, 0, line.data(), end).x);
    list.AddText(font, font->FontSize, ImVec2(IM_FLOOR(at.x), y), colour, line.data(), end);
    y += font->FontSize;
  }
  ImGui::Dummy(ImVec2(widest, font->FontSize * static_cast<float>(std::max<std::size_t>(1, lines.size()))));
}

void Ui::hint(std::string_view text) {
  if (!text.empty() && ImGui::IsItemHovered(ImGuiHoveredFlags_AllowWhenDisabled)) tip(text);
}

void Ui::tip(std::string_view text) {
  const ScopeStyle padding(ImGuiStyleVar_WindowPadding, ImVec2(px(10), px(8)));
  const ScopeStyle corners(ImGuiStyleVar_WindowRounding, px(6));
  const ScopeColour edge(ImGuiCol_Border, palette().border);
  const ScopeTooltip tooltip;
  const float width = std::min(px(360), measure(text, Face::body).x + 1);
  paragraph(text, Face::body, palette().text, width);
}

std::string Ui::label(std::string_view text, std::string_view id, Face face) {
  items.add_text(text);
  std::string made(typesetter_.set(text, face));
  made += "###";
  made += id;
  return made;
}

}  // namespace echelon::desktop
