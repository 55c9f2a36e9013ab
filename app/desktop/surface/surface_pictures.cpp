#include <imgui_internal.h>

#include "desktop/paint/painter_imgui.hpp"
#include "desktop/surface/chart_hand.hpp"
#include "desktop/surface/imgui_surface.hpp"
#include "echelon/exchange/picture_file.hpp"
#include "echelon/view/chart_layout.hpp"

namespace echelon::desktop {
namespace {

/// An arrow down onto a line: keep this.
void draw_sign(ImDrawList& list, ImVec2 at, float size, Colour colour, float thick) {
  const float x = at.x + size / 2;
  const float top = at.y + size * 0.22F;
  const float tip = at.y + size * 0.6F;
  const float wing = size * 0.17F;
  list.AddLine({x, top}, {x, tip}, colour, thick);
  list.AddLine({x - wing, tip - wing}, {x, tip}, colour, thick);
  list.AddLine({x + wing, tip - wing}, {x, tip}, colour, thick);
  list.AddLine({at.x + size * 0.24F, at.y + size * 0.78F}, {at.x + size * 0.76F, at.y + size * 0.78F}, colour,
               thick);
}

}  // namespace

bool ImguiSurface::save_button(std::string_view id, float width) {
  const ScopePath path(ui_, id);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float size = ui_.px(24);
  const ImVec2 corner(at.x + width - size, at.y);
  ImGui::SetCursorScreenPos(corner);
  const bool hit = ui_.clicked("save-picture", {size, size});
  ui_.log_item("save-picture");
  const bool pointed = ImGui::IsItemHovered();
  ui_.hint(ui_.say({"保存图片或数据（.png、.svg、.pdf、.csv）",
                    "save the picture or its numbers (.png, .svg, .pdf, .csv)"}));
  ImGui::SetCursorScreenPos(at);
  const bool near =
      ImGui::IsWindowHovered() && ImGui::IsMouseHoveringRect(at, {at.x + width, at.y + ui_.px(220)});
  if (pointed || near) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImVec2 end(corner.x + size, corner.y + size);
    list.AddRectFilled(corner, end, pointed ? ui_.palette().hover : ui_.palette().card, ui_.px(5));
    draw_sign(list, corner, size, pointed ? ui_.palette().accent : ui_.palette().muted, ui_.px(1.5F));
  }
  return hit;
}

template <class Drawn>
void ImguiSurface::draw_picture(const Drawn& drawn) {
  in_card([&] {
    const float width = ImGui::GetContentRegionAvail().x;
    if (save_button(drawn.id, width))
      ui_.picture_to_save = std::make_shared<PictureFile>(picture_file(drawn, ui_.language));
    const float from = ImGui::GetCursorScreenPos().y;
    paint(ui_, lay_out(drawn, width, letters_of(ui_)));
    ui_.log_rect(drawn.id, {ImGui::GetItemRectMin().x, from}, ImGui::GetItemRectMax());
  });
}

/// A press shows the whole chart again; beside the button that saves. True when it was pressed.
bool ImguiSurface::whole_button(float width) {
  const std::string said = ui_.say({"还原", "show all"});
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const ImVec2 size(ui_.measure(said, Face::caption).x + ui_.px(16), ui_.px(22));
  const ImVec2 corner(at.x + width - ui_.px(28) - size.x, at.y);
  ImGui::SetCursorScreenPos(corner);
  const bool hit = ui_.clicked("show-all", size);
  ui_.log_item("show-all");
  const bool pointed = ImGui::IsItemHovered();
  ui_.hint(ui_.say({"显示所有系列和整条横轴", "show every series and the whole axis"}));
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const ImVec2 end(corner.x + size.x, corner.y + size.y);
  list.AddRectFilled(corner, end, pointed ? ui_.palette().hover : ui_.palette().sunken, ui_.px(5));
  ui_.draw_text(list, {corner.x + ui_.px(8), corner.y + (size.y - ui_.line_height(Face::caption)) / 2}, said,
                Face::caption, ui_.palette().accent);
  ImGui::SetCursorScreenPos(at);
  return hit;
}

void ImguiSurface::chart(const Chart& chart) {
  in_card([&] {
    const float width = ImGui::GetContentRegionAvail().x;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    {
      ScopeLayers layers;
      const bool save = save_button(chart.id, width);
      const ScopePath path(ui_, chart.id);
      ChartState& state = ui_.state<ChartState>("chart");
      if (save)
        ui_.picture_to_save = std::make_shared<PictureFile>(picture_file(chart, ui_.language, state.view));
      if (!state.view.is_whole() && whole_button(width)) {
        state.reset();
        ui_.wants_frame = true;
      }
      layers.to_back();
      ChartHand(ui_, chart, state).draw(width);
    }
    ui_.log_rect(chart.id, at, {at.x + width, ImGui::GetCursorScreenPos().y});
  });
}

void ImguiSurface::timeline(const Timeline& timeline) { draw_picture(timeline); }
void ImguiSurface::flow(const FlowChart& flow) { draw_picture(flow); }

}  // namespace echelon::desktop
