#include "echelon/view/picture.hpp"

#include "echelon/base/text.hpp"

namespace echelon {

void Picture::line(std::vector<Spot> spots, Ink ink, float thickness) {
  strokes.push_back({Stroke::Kind::line, ink, std::move(spots), thickness, {}, Face::caption, 0});
}

void Picture::polygon(std::vector<Spot> spots, Ink ink) {
  strokes.push_back({Stroke::Kind::polygon, ink, std::move(spots), 0, {}, Face::caption, 0});
}

void Picture::rectangle(Box box, Ink ink, float rounding) {
  strokes.push_back(
      {Stroke::Kind::rectangle, ink, {{box.x0, box.y0}, {box.x1, box.y1}}, rounding, {}, Face::caption, 0});
}

void Picture::text(Spot at, std::string text, Face face, Ink ink, float align) {
  strokes.push_back({Stroke::Kind::text, ink, {at}, 0, std::move(text), face, align});
}

std::string Letters::fitted(const std::string& text, Face face, float most) const {
  if (width(text, face) <= most) return text;
  std::string kept;
  for (std::string_view rest = text; !rest.empty();) {
    std::string longer = kept;
    append_code_point(longer, take_code_point(rest));
    if (width(longer + "…", face) > most) break;
    kept = std::move(longer);
  }
  return kept + "…";
}

}  // namespace echelon
