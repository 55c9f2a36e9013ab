#pragma once

#include "echelon/view/flow.hpp"
#include "echelon/view/picture.hpp"

namespace echelon {

/// The chart as a picture `width` wide; it takes the height that it needs. Numbers that are none (no series,
/// no values, not finite) give the title and a sentence.
[[nodiscard]] Picture lay_out(const Chart& chart, float width, const Letters& letters);
[[nodiscard]] Picture lay_out(const Timeline& timeline, float width, const Letters& letters);
[[nodiscard]] Picture lay_out(const FlowChart& flow, float width, const Letters& letters);

// --- for the files of the single kinds
/// A picture under way: the frame is drawn, `inside` is left for the kind.
struct ChartFrame {
  const Chart& chart;
  const Letters& letters;
  Picture& picture;
  Box inside;

  [[nodiscard]] const std::string& say(const Words& words) const { return words.in(letters.language); }
  [[nodiscard]] std::string label(std::size_t at) const;
};

void lay_out_upright(ChartFrame& frame);     ///< lines, steps, bars, histogram, scatter: value runs up
void lay_out_horizontal(ChartFrame& frame);  ///< bars to the right
void lay_out_floating(ChartFrame& frame);    ///< horizontal bars that begin anywhere
void lay_out_heat_map(ChartFrame& frame);
void lay_out_funnel(ChartFrame& frame);

/// The height each kind wants under the title.
[[nodiscard]] float inside_height(const Chart& chart, const Letters& letters);
/// Whether the bars say where they begin; the height of the scale under them, 0 for others.
[[nodiscard]] bool is_floating(const Chart& chart);
[[nodiscard]] float floating_scale_height(const Chart& chart, const Letters& letters);
/// The room for names at the left of rows: what the longest asks for, at most two fifths.
[[nodiscard]] float names_width(const ChartFrame& frame, std::size_t rows);
inline constexpr float row_of_bars = 22;
inline constexpr float row_of_funnel = 30;
inline constexpr float row_of_heat = 28;

}  // namespace echelon
