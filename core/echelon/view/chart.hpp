#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "echelon/base/date.hpp"
#include "echelon/base/words.hpp"

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

enum class ChartKind : std::uint8_t { line, step, bar, stacked_bar, histogram, scatter, heat_map, funnel };

/// One series of a chart. `x` may be empty: the positions 0, 1, 2 … (categories, named by `Chart::labels`).
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
  bool horizontal = false;  ///< bars run to the right, one row a category
};

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
