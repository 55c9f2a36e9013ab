#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "echelon/view/chart.hpp"
#include "echelon/view/typeface.hpp"

namespace echelon {

struct Spot {
  float x = 0;
  float y = 0;
  friend bool operator==(const Spot&, const Spot&) = default;
};

struct Box {
  float x0 = 0;
  float y0 = 0;
  float x1 = 0;
  float y1 = 0;
  [[nodiscard]] float width() const { return x1 - x0; }
  [[nodiscard]] float height() const { return y1 - y0; }
  [[nodiscard]] bool contains(Spot spot) const {
    return spot.x >= x0 && spot.x < x1 && spot.y >= y0 && spot.y < y1;
  }
  friend bool operator==(const Box&, const Box&) = default;
};

/// A meaning, and how strongly it stands out from the ground: 1 is the full colour.
struct Ink {
  Tone tone = Tone::plain;
  float strength = 1;
};

/// One stroke of a picture. Which members count depends on the kind.
struct Stroke {
  enum class Kind { line, polygon, rectangle, text };
  Kind kind = Kind::line;
  Ink ink;
  std::vector<Spot> spots;  ///< line: two or more; polygon: convex; rectangle: two corners; text: its anchor
  float width = 1;          ///< of a line; rounding of a rectangle
  std::string text;
  Face face = Face::caption;
  float align = 0;  ///< text: 0 begins at the anchor, 0.5 is centred on it, 1 ends there; y is the line's top
};

/// A part that says something when pointed at.
struct HotSpot {
  Box box;
  std::string says;
};

/// A drawing as numbers: the same on the screen, on paper and in tests.
struct Picture {
  float width = 0;
  float height = 0;
  std::vector<Stroke> strokes;
  std::vector<HotSpot> hot;

  void line(std::vector<Spot> spots, Ink ink, float thickness = 1);
  void polygon(std::vector<Spot> spots, Ink ink);
  void rectangle(Box box, Ink ink, float rounding = 0);
  void text(Spot at, std::string text, Face face, Ink ink, float align = 0);
  void point_at(Box box, std::string says) { hot.push_back({box, std::move(says)}); }
};

/// How wide and high text is, for whoever lays a picture out.
struct Letters {
  std::function<float(std::string_view, Face)> width;
  std::function<float(Face)> height;
  float scale = 1;
  Language language = Language::chinese;

  [[nodiscard]] float px(float length) const { return length * scale; }
  /// The text, cut with an ellipsis where it is wider than `most`.
  [[nodiscard]] std::string fitted(const std::string& text, Face face, float most) const;
};

}  // namespace echelon
