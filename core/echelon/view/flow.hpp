#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "echelon/base/words.hpp"
#include "echelon/view/chart.hpp"

namespace echelon {

/// Stocks as bars in columns, what moves between them as bands: the tiers of a ladder and who rises in a
/// year, or the same tiers year after year.
struct FlowChart {
  struct Node {
    std::string key;  ///< stable, unique
    Words name;
    std::size_t column = 0;  ///< nodes of one column stand below each other in the order given
    double value = 0;        ///< the bar's height; at least what its bands need
    Tone tone = Tone::series_1;
    Words says;  ///< when pointed at, under name and value
  };
  struct Flow {
    std::size_t from = 0;  ///< positions in `nodes`, of different columns
    std::size_t to = 0;
    double value = 0;
    Tone tone = Tone::series_1;
    bool narrow = false;  ///< the step that holds the others up: marked
    Words says;
  };
  std::string id;
  Words title;
  Words unit;                  ///< of the bars: people
  Words flow_unit;             ///< of the bands: people a year; empty: as the bars
  std::vector<Words> columns;  ///< headings over the columns; may be empty
  std::vector<Node> nodes;
  std::vector<Flow> flows;
  /// Heights go by the square root, so that a tier of ten shows beside one of ten thousand; the picture says
  /// so.
  bool square_root = false;
};

}  // namespace echelon
