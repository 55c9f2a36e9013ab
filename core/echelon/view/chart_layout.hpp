#pragma once

#include "echelon/view/board.hpp"
#include "echelon/view/chart_view.hpp"
#include "echelon/view/flow.hpp"
#include "echelon/view/picture.hpp"

namespace echelon {

/// The chart as a picture `width` wide, as the view shows it; it takes the height that it needs. Numbers that
/// are none (no series, no values, none finite) give the title and a sentence. In no picture does a text lie
/// over another or anything beyond the edges.
[[nodiscard]] Picture lay_out(const Chart& chart, float width, const Letters& letters,
                              const ChartView& view = {});
[[nodiscard]] Picture lay_out(const Timeline& timeline, float width, const Letters& letters);
[[nodiscard]] Picture lay_out(const FlowChart& flow, float width, const Letters& letters);
/// All rows of a board; bars are filled from below as on the screen.
[[nodiscard]] Picture lay_out(const Board& board, float width, const Letters& letters);
/// All rows of a grid, with what its signs mean. Columns that find no room at this width are left out, and
/// the picture says how many.
[[nodiscard]] Picture lay_out(const StateGrid& grid, float width, const Letters& letters);

// --- for the files of the single kinds
/// A picture under way: the frame is drawn, `inside` is left for the kind.
struct ChartFrame {
  const Chart& chart;  ///< what is shown of it
  const Letters& letters;
  Picture& picture;
  const ChartView& view;
  bool categories = true;  ///< x are categories
  Box inside;

  [[nodiscard]] const std::string& say(const Words& words) const { return words.in(letters.language); }
  [[nodiscard]] std::string label(std::size_t at) const;
};

void lay_out_upright(ChartFrame& frame);     ///< lines, steps, bars, histogram, scatter, box: value runs up
void lay_out_horizontal(ChartFrame& frame);  ///< bars to the right
void lay_out_boxes(ChartFrame& frame);       ///< boxes to the right
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
inline constexpr float row_of_funnel = 36;
inline constexpr float row_of_heat = 28;
/// The heading of a picture and a line of note under it; returns how high they are.
[[nodiscard]] float draw_heading(Picture& picture, const Letters& letters, const Words& title,
                                 const Words& note = {});

}  // namespace echelon
