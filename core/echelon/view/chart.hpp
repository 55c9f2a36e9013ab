#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "echelon/base/date.hpp"
#include "echelon/base/words.hpp"
#include "echelon/view/distribution.hpp"

namespace echelon {

/// What a colour means, never which colour it is: the surface chooses one that reads in light and dark.
enum class Tone : std::uint8_t {
  plain,
  muted,
  accent,
  good,
  caution,
  bad,
  series_1,
  series_2,
  series_3,
  series_4,
  series_5,
  series_6
};

enum class ChartKind : std::uint8_t {
  line,
  step,
  bar,
  stacked_bar,
  histogram,
  scatter,
  heat_map,
  funnel,
  box
};

/// One series of a chart. `x` may be empty: the positions 0, 1, 2 … (categories, named by `Chart::labels`).
/// Of a histogram `x` may hold the bins' edges, one more than `y`. A value that is not finite is missing: a
/// line has a gap there. Of lines and steps `x` ascends.
struct Series {
  Words name;
  std::vector<double> x;
  std::vector<double> y;
  /// Lower edge of the band around a line; empty: no band. Of horizontal bars where each begins: all series
  /// then lie in one row, the axis need not begin at 0, a bar without length is a tick, and one that would
  /// end before it begins is not there.
  std::vector<double> low;
  std::vector<double> high;
  Tone tone = Tone::series_1;
  std::vector<BoxNumbers> boxes = {};  ///< of a box chart, one a category; `y` then holds the medians
};

/// A chart as numbers and words; how it looks is the surface's.
struct Chart {
  std::string id;
  ChartKind kind = ChartKind::bar;
  Words title;
  Words x_title;
  Words y_title;
  std::vector<Words> labels;      ///< names of the categories; columns of a heat map
  std::vector<Words> row_labels;  ///< rows of a heat map, whose series are its rows
  std::vector<Series> series;
  struct Mark {  ///< a line across the chart at a value: a target, a limit
    double at = 0;
    Words name;
    Tone tone = Tone::caution;
  };
  std::vector<Mark> marks;
  bool horizontal = false;  ///< bars and boxes run to the right, one row a category
  Words unit = {};          ///< of the values, said beside them when pointed at: people, hours
  Words note = {};          ///< a line under the title: how bins were made, what is left out
  bool whole = false;       ///< stacked bars show the shares of their sum, to 100 %
  bool days = false;        ///< `x` counts days since 1970-01-01: the axis has dates
};

/// The series of a box chart over groups of values, one a category.
[[nodiscard]] Series box_series(const Words& name, std::span<const std::vector<double>> groups,
                                Tone tone = Tone::series_1);
/// A histogram of the values by `bins_of`; its note states the rule and how wide the bins are.
[[nodiscard]] Chart histogram_of(std::string id, const Words& title, std::span<const double> values,
                                 const Words& x_title);

/// Spans of days on rows: the steps of a round, the postings of a career.
struct Timeline {
  std::string id;
  Words title;
  struct Span {
    Words name;
    Date from;
    Date to;
    Tone tone = Tone::series_1;
  };
  struct Row {
    Words name;
    std::vector<Span> spans;
  };
  std::vector<Row> rows;
  Date today;  ///< marked when known
};

}  // namespace echelon
