#pragma once

#include <cstdint>
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

/// A part that says something when pointed at: `says`, or what `Picture::tell` makes of it.
struct HotSpot {
  static constexpr std::uint32_t none = 0xFFFFFFFFU;
  Box box;
  std::string says;
  std::uint32_t series = none;  ///< of the chart as shown; none: all that stand at `index`
  std::uint32_t index = 0;
  float cross = -1;  ///< where a line down the plot goes while this is pointed at; below 0: none
};

/// The name of a series, to be pressed to hide the series or to show it.
struct LegendItem {
  Box box;
  std::string key;  ///< the series' name in English
  bool hidden = false;
};

/// Where in a picture the values lie, for those that can be seen from nearer.
struct PlotArea {
  Box box;  ///< without extent: there is none
  double x_from = 0;
  double x_to = 1;
  double y_from = 0;
  double y_to = 1;
  bool zooms_x = false;
  bool zooms_y = false;
};

/// A drawing as numbers: the same on the screen, on paper and in tests.
struct Picture {
  float width = 0;
  float height = 0;
  std::vector<Stroke> strokes;
  std::vector<HotSpot> hot;
  std::vector<LegendItem> legend;
  PlotArea plot;
  std::function<std::string(const HotSpot&)> tell;  ///< for hot spots that say nothing by themselves

  [[nodiscard]] std::string said(const HotSpot& spot) const {
    return spot.says.empty() && tell ? tell(spot) : spot.says;
  }

  void line(std::vector<Spot> spots, Ink ink, float thickness = 1);
  void polygon(std::vector<Spot> spots, Ink ink);
  void rectangle(Box box, Ink ink, float rounding = 0);
  void text(Spot at, std::string text, Face face, Ink ink, float align = 0);
  void point_at(Box box, std::string says) { hot.push_back({box, std::move(says)}); }
  /// A part about the value at `index` of a series, or of all; `tell` says what.
  void point_at(Box box, std::uint32_t series, std::size_t index, float cross = -1) {
    hot.push_back({box, {}, series, static_cast<std::uint32_t>(index), cross});
  }
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
