#include <algorithm>

#include "desktop/surface/imgui_surface.hpp"

namespace echelon::desktop {

void ImguiSurface::separator() {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImGui::Dummy({ImGui::GetContentRegionAvail().x, ui_.px(9)});
  const float y = at.y + ui_.px(4);
  ImGui::GetWindowDrawList()->AddLine({at.x, y}, {ImGui::GetItemRectMax().x, y}, ui_.palette().border);
}

void ImguiSurface::in_card(const std::function<void()>& draw) {
  if (cards_ > 0) {
    draw();
    return;
  }
  ScopeLayers layers;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  const float pad = ui_.px(16);
  struct Open {
    int& cards;
    explicit Open(int& count) : cards(count) { ++cards; }
    ~Open() { --cards; }
    Open(const Open&) = delete;
    Open& operator=(const Open&) = delete;
  };
  {
    const Open open(cards_);
    const ScopeInset inset(pad);
    ImGui::Dummy({0, pad - ImGui::GetStyle().ItemSpacing.y});
    draw();
    ImGui::Dummy({0, pad - ImGui::GetStyle().ItemSpacing.y});
  }
  const ImVec2 end(at.x + width, ImGui::GetItemRectMax().y);
  layers.to_back();
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddRectFilled(at, end, ui_.palette().card, ui_.px(8));
  list.AddRect(at, end, ui_.palette().border, ui_.px(8));
}

void ImguiSurface::group(std::string_view id, const Words& title, const std::function<void()>& draw) {
  const ScopePath path(ui_, id);
  if (cards_ > 0) separator();
  in_card([&] {
    if (!title.empty()) ui_.line(ui_.title(title), Face::strong, ui_.palette().text);
    draw();
  });
}

void ImguiSurface::foldable(std::string_view id, const Words& title, bool open_at_first,
                            const std::function<void()>& draw) {
  std::string& open = ui_.memory.try_emplace(ui_.path(id) + "#open", open_at_first ? "1" : "").first->second;
  const ScopePath path(ui_, id);
  in_card([&] {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const ImVec2 size(ImGui::GetContentRegionAvail().x, ui_.line_height(Face::strong) + ui_.px(4));
    if (ui_.clicked("fold", size)) open = open.empty() ? "1" : "";
    ui_.log_item("fold");
    const bool pointed = ImGui::IsItemHovered();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const Colour colour = pointed ? ui_.palette().accent : ui_.palette().text;
    const float r = ui_.px(4);
    const ImVec2 c(at.x + r + ui_.px(1), at.y + size.y / 2);
    if (open.empty()) {
      list.AddTriangleFilled({c.x - r * 0.6F, c.y - r}, {c.x + r * 0.8F, c.y}, {c.x - r * 0.6F, c.y + r},
                             colour);
    } else {
      list.AddTriangleFilled({c.x - r, c.y - r * 0.6F}, {c.x + r, c.y - r * 0.6F}, {c.x, c.y + r * 0.8F},
                             colour);
    }
    ui_.draw_text(list, {at.x + ui_.px(18), at.y + ui_.px(2)}, ui_.title(title), Face::strong, colour);
    if (!open.empty()) draw();
  });
}

void ImguiSurface::tabs(std::string_view id, std::span<const Tab> tabs) {
  if (tabs.empty()) return;
  std::string& chosen = ui_.memory[ui_.path(id) + "#tab"];
  if (std::ranges::none_of(tabs, [&](const Tab& tab) { return tab.id == chosen; })) chosen = tabs.front().id;
  const ScopePath path(ui_, id);
  const float left = ImGui::GetCursorScreenPos().x;
  const float right = left + ImGui::GetContentRegionAvail().x;
  const float high = ui_.line_height(Face::body) + ui_.px(14);
  {
    const ScopeStyle spacing(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
    for (std::size_t i = 0; i < tabs.size(); ++i) {
      const Tab& tab = tabs[i];
      const std::string title = ui_.title(tab.title);
      const float wide = ui_.measure(title, Face::strong).x + ui_.px(24);
      if (i > 0 && ImGui::GetItemRectMax().x + wide <= right) ImGui::SameLine();
      const ImVec2 at = ImGui::GetCursorScreenPos();
      const ScopeId scope(tab.id);
      if (ui_.clicked("tab", {wide, high})) chosen = tab.id;
      ui_.log_item("tab:" + tab.id);
      const bool active = chosen == tab.id;
      ui_.items.last().current = active;
      const bool pointed = ImGui::IsItemHovered();
      ImDrawList& list = *ImGui::GetWindowDrawList();
      const Face face = active ? Face::strong : Face::body;
      const Colour colour = active || pointed ? ui_.palette().accent : ui_.palette().muted;
      const float text = ui_.measure(title, face).x;
      ui_.draw_text(list, {at.x + (wide - text) / 2, at.y + ui_.px(6)}, title, face, colour);
      if (i == 0 || at.x == left)
        list.AddLine({left, at.y + high}, {right, at.y + high}, ui_.palette().border);
      if (active) list.AddLine({at.x, at.y + high}, {at.x + wide, at.y + high}, colour, ui_.px(2));
    }
  }
  ImGui::Dummy({0, ui_.px(8)});
  for (const Tab& tab : tabs) {
    if (tab.id != chosen) continue;
    const ScopePath inside(ui_, tab.id);
    tab.draw();
  }
}

}  // namespace echelon::desktop
