#include "desktop/paint/painter_imgui.hpp"

#include <cmath>

namespace echelon::desktop {
namespace {

void paint_stroke(Ui& ui, ImDrawList& list, ImVec2 origin, const Stroke& stroke) {
  const Colour colour = stroke.ink.strength >= 1
                            ? ui.theme.of(stroke.ink.tone)
                            : blend(ui.palette().card, ui.theme.of(stroke.ink.tone), stroke.ink.strength);
  const auto at = [&](std::size_t i) {
    return ImVec2(origin.x + stroke.spots[i].x, origin.y + stroke.spots[i].y);
  };
  switch (stroke.kind) {
    case Stroke::Kind::line: {
      std::vector<ImVec2> spots;
      for (std::size_t i = 0; i < stroke.spots.size(); ++i) spots.push_back(at(i));
      list.AddPolyline(spots.data(), static_cast<int>(spots.size()), colour, 0, stroke.width);
      break;
    }
    case Stroke::Kind::polygon: {
      std::vector<ImVec2> spots;
      for (std::size_t i = 0; i < stroke.spots.size(); ++i) spots.push_back(at(i));
      list.AddConvexPolyFilled(spots.data(), static_cast<int>(spots.size()), colour);
      break;
    }
    case Stroke::Kind::rectangle:
      list.AddRectFilled(at(0), at(1), colour, stroke.width);
      break;
    case Stroke::Kind::text: {
      ImVec2 from = at(0);
      if (stroke.align > 0) from.x -= stroke.align * ui.measure(stroke.text, stroke.face).x;
      ui.draw_text(list, from, stroke.text, stroke.face, colour);
      break;
    }
  }
}

}  // namespace

Letters letters_of(Ui& ui) {
  return {[&ui](std::string_view text, Face face) { return ui.measure(text, face).x; },
          [&ui](Face face) { return ui.line_height(face); }, ui.theme.scale, ui.language};
}

void paint_strokes(Ui& ui, ImDrawList& list, ImVec2 origin, const Picture& picture) {
  for (const Stroke& stroke : picture.strokes) paint_stroke(ui, list, origin, stroke);
}

void paint(Ui& ui, const Picture& picture) {
  const ImVec2 cursor = ImGui::GetCursorScreenPos();
  const ImVec2 origin(std::floor(cursor.x), std::floor(cursor.y));
  ImGui::Dummy(ImVec2(picture.width, picture.height));
  if (!ImGui::IsItemVisible()) return;
  paint_strokes(ui, *ImGui::GetWindowDrawList(), origin, picture);
  if (!ImGui::IsItemHovered()) return;
  const ImVec2 mouse = ImGui::GetMousePos();
  const Spot pointed{mouse.x - origin.x, mouse.y - origin.y};
  for (const HotSpot& hot : picture.hot) {
    if (hot.box.contains(pointed)) {
      ui.hint(picture.said(hot));
      break;
    }
  }
}

}  // namespace echelon::desktop
