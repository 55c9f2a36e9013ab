#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "echelon/base/date.hpp"
#include "echelon/base/words.hpp"
#include "echelon/view/chart.hpp"

namespace echelon {

/// Rows with bars at their days, to choose from and to drop onto: sessions over a term.
struct Board {
  struct Bar {
    Date from;
    Date to;
    double fill = 1;  ///< 0…1: how full it is drawn
    Tone tone = Tone::series_1;
  };
  struct Row {
    std::string key;  ///< stable, unique
    Words name;
    Words note;  ///< short, at the right: 28/30
    Tone note_tone = Tone::plain;
    std::vector<Bar> bars;
    Words says;            ///< when pointed at
    bool movable = false;  ///< its bars may be dragged to other days, all together
  };
  std::string id;
  Words title;
  std::vector<Row> rows;
  Date today;             ///< marked when known
  std::string takes;      ///< id of the table whose rows may be dropped onto the bars; empty: none
  int visible_rows = 12;  ///< height; more rows scroll
  Words empty;            ///< shown when there are no rows
};

/// What the user did with a board.
struct BoardAnswer {
  std::string chosen;   ///< key of the chosen row; empty when none is
  std::string dropped;  ///< in the frame of a drop: the key of the table's row that was let go …
  std::string onto;     ///< … and of the board's row that took it
  std::string entered;  ///< in the frame in which Enter was pressed: the chosen row
  std::string moved;    ///< in the frame in which its bars were let go elsewhere: the row …
  int by_days = 0;      ///< … and how much later, never 0; below 0: earlier
};

/// A cell that was set: a click takes the next state, a key the one it stands for.
struct StateChange {
  std::size_t row = 0;
  std::size_t column = 0;
  std::size_t state = 0;
};

/// Rows × columns of small states, to be set one by one: people × meetings.
struct StateGrid {
  struct State {
    Words name;
    Words sign;  ///< one or two letters in the cell
    Tone tone = Tone::plain;
    char key = 0;  ///< typed on a cell it sets this state
  };
  struct Cell {
    std::size_t state = 0;  ///< position in `states`
    bool changed = false;   ///< set, but not saved yet
  };
  std::string id;
  Words row_title;
  std::vector<Words> columns;
  std::vector<State> states;  ///< the first is "nothing noted"
  std::size_t rows = 0;
  std::function<std::string(std::size_t row)> key;
  std::function<std::string(std::size_t row)> name;
  std::function<Cell(std::size_t row, std::size_t column)> cell;
  std::function<std::string(std::size_t row)> note;  ///< beside the name; none where not given
  Words note_title;
  bool open = true;  ///< whether states may be set
  int visible_rows = 14;
  Words empty;
  /// Takes cells that were pasted from a spreadsheet, in place of `StateChange`s; not given: none are.
  std::function<void(const std::vector<StateChange>& cells)> paste{};
};

}  // namespace echelon
