#include <algorithm>
#include <cmath>

#include "echelon/view/capital.hpp"
#include "echelon/view/chart_layout.hpp"
#include "echelon/view/text_places.hpp"

namespace echelon {
namespace {

/// The columns of a grid of states in a picture.
struct Grid {
  float names = 0;  ///< where the notes begin
  float cells = 0;  ///< where the cells begin
  float wide = 0;   ///< of a cell
  float high = 0;
  std::size_t shown = 0;  ///< columns
};

Grid grid_of(const StateGrid& grid, float width, const Letters& letters) {
  Grid made;
  float notes = 0;
  for (std::size_t row = 0; row < grid.rows; ++row) {
    made.names = std::max(made.names, letters.width(grid.name(row), Face::caption));
    if (grid.note) notes = std::max(notes, letters.width(grid.note(row), Face::caption));
  }
  made.names = std::min(std::max(made.names, letters.px(40)), width * 0.25F) + letters.px(8);
  made.cells = made.names + (grid.note ? std::min(notes, width * 0.25F) + letters.px(10) : 0);
  made.high = letters.px(24);
  const auto columns = static_cast<float>(std::max<std::size_t>(1, grid.columns.size()));
  made.wide = std::clamp((width - made.cells) / columns, letters.px(22), letters.px(84));
  made.shown = std::min(grid.columns.size(),
                        static_cast<std::size_t>(std::max(0.0F, (width - made.cells) / made.wide + 0.01F)));
  return made;
}

Words legend_of(const StateGrid& grid) {
  Words said;
  for (const StateGrid::State& state : grid.states) {
    if (state.sign.empty()) continue;
    said.zh += (said.zh.empty() ? "" : "　") + state.sign.zh + " " + state.name.zh;
    said.en += (said.en.empty() ? "" : "   ") + state.sign.en + " " + state.name.en;
  }
  return said;
}

void draw_columns(const StateGrid& grid, const Grid& made, float y, float high, Picture& picture,
                  const Letters& letters) {
  const auto& say = [&](const Words& words) { return titled(words, letters.language); };
  picture.text({0, y}, letters.fitted(say(grid.row_title), Face::caption, made.names - letters.px(8)),
               Face::caption, {Tone::muted, 1});
  if (grid.note)
    picture.text({made.names, y},
                 letters.fitted(say(grid.note_title), Face::caption, made.cells - made.names - letters.px(8)),
                 Face::caption, {Tone::muted, 1});
  for (std::size_t c = 0; c < made.shown; ++c) {
    const float middle = made.cells + made.wide * (static_cast<float>(c) + 0.5F);
    float top = y;
    for (const std::string& line :
         in_lines(letters, say(grid.columns[c]), Face::caption, made.wide - letters.px(4),
                  static_cast<std::size_t>(high / letters.height(Face::caption) + 0.01F))) {
      picture.text({middle, top}, line, Face::caption, {Tone::muted, 1}, 0.5F);
      top += letters.height(Face::caption);
    }
  }
}

void draw_row(const StateGrid& grid, const Grid& made, std::size_t row, float y, Picture& picture,
              const Letters& letters) {
  const float text_y = y + (made.high - letters.height(Face::caption)) / 2;
  const std::string name = grid.name(row);
  put_name(picture, letters, {0, text_y}, name, made.names - letters.px(8), {Tone::plain, 1});
  if (grid.note)
    put_name(picture, letters, {made.names, text_y}, grid.note(row), made.cells - made.names - letters.px(8),
             {Tone::muted, 1});
  for (std::size_t c = 0; c < made.shown; ++c) {
    const StateGrid::Cell cell = grid.cell(row, c);
    const StateGrid::State& state = grid.states[cell.state];
    const float x = made.cells + made.wide * static_cast<float>(c);
    const Ink ground = cell.state == 0 ? Ink{Tone::muted, 0.08F} : Ink{state.tone, 0.18F};
    picture.rectangle({x + 1, y + 2, x + made.wide - 1, y + made.high - 2}, ground, letters.px(3));
    picture.text({x + made.wide / 2, text_y}, state.sign.in(letters.language), Face::caption,
                 {cell.state == 0 ? Tone::muted : state.tone, 1}, 0.5F);
    picture.point_at(
        {x, y, x + made.wide, y + made.high},
        name + " × " + grid.columns[c].in(letters.language) + "\n" + state.name.in(letters.language));
  }
}

}  // namespace

Picture lay_out(const StateGrid& grid, float width, const Letters& letters) {
  Picture picture;
  picture.width = width;
  if (grid.rows == 0 || grid.states.empty()) {
    picture.text({0, 0}, letters.fitted(grid.empty.in(letters.language), Face::body, width), Face::body,
                 {Tone::muted, 1});
    picture.height = letters.height(Face::body);
    return picture;
  }
  const Grid made = grid_of(grid, width, letters);
  Words note = legend_of(grid);
  if (const std::size_t out = grid.columns.size() - made.shown; out > 0) {
    note.zh += "（另有 " + std::to_string(out) + " 列放不下）";
    note.en += " (" + std::to_string(out) + " more columns find no room)";
  }
  float y = draw_heading(picture, letters, {}, note);
  const float caption = letters.height(Face::caption);
  float lines = 1;
  for (const Words& column : grid.columns) {
    if (letters.width(titled(column, letters.language), Face::caption) > made.wide - letters.px(4)) lines = 2;
  }
  const float head = lines * caption + letters.px(4);
  picture.height = y + head + made.high * static_cast<float>(grid.rows) + letters.px(2);
  draw_columns(grid, made, y, lines * caption, picture, letters);
  y += head;
  for (std::size_t row = 0; row < grid.rows; ++row) {
    draw_row(grid, made, row, y, picture, letters);
    y += made.high;
  }
  settle(picture, letters);
  return picture;
}

}  // namespace echelon
