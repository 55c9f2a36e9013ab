#include <algorithm>
#include <cmath>

#include "echelon/view/axis.hpp"
#include "echelon/view/chart_layout.hpp"
#include "echelon/view/text_places.hpp"

namespace echelon {
namespace {

/// The days from the first bar to the last, on the width between names and notes.
struct Days {
  double first = 0;
  double last = 0;
  float from = 0;
  float to = 0;
  void take(Date day) {
    if (!day.known()) return;
    first = any_ ? std::min<double>(first, day.days()) : day.days();
    last = any_ ? std::max<double>(last, day.days()) : day.days();
    any_ = true;
  }
  void add_air() {
    first -= 2;
    last += 3;
  }
  [[nodiscard]] float x_of(double day) const {
    return from + static_cast<float>((day - first) / (last - first)) * (to - from);
  }

 private:
  bool any_ = false;
};

Days days_of(const Board& board, float width, const Letters& letters) {
  Days days;
  float names = 0;
  float notes = 0;
  for (const Board::Row& row : board.rows) {
    names = std::max(names, letters.width(row.name.in(letters.language), Face::caption));
    notes = std::max(notes, letters.width(row.note.in(letters.language), Face::caption));
    for (const Board::Bar& bar : row.bars) {
      days.take(bar.from);
      days.take(bar.to);
    }
  }
  days.take(board.today);
  days.add_air();
  days.from = std::min(names, width * 0.36F) + letters.px(10);
  days.to = std::max(days.from + 1, width - std::min(notes, width * 0.2F) - letters.px(10));
  return days;
}

void draw_row(const Board::Row& row, const Days& days, float y, float high, Picture& picture,
              const Letters& letters) {
  const std::string& name = row.name.in(letters.language);
  const float text_y = y + (high - letters.height(Face::caption)) / 2;
  put_name(picture, letters, {0, text_y}, name, days.from - letters.px(10), {Tone::plain, 1});
  picture.text({picture.width, text_y},
               letters.fitted(row.note.in(letters.language), Face::caption, picture.width - days.to),
               Face::caption, {row.note_tone, 1}, 1);
  for (const Board::Bar& bar : row.bars) {
    if (!bar.from.known() || !bar.to.known()) continue;
    const float x0 = days.x_of(bar.from.days());
    const float x1 = std::max(days.x_of(bar.to.days() + 1), x0 + letters.px(5));
    const float top = y + letters.px(5);
    const float bottom = y + high - letters.px(6);
    const auto fill = static_cast<float>(std::clamp(bar.fill, 0.0, 1.0));
    picture.rectangle({x0, top, x1, bottom}, {bar.tone, 0.25F}, letters.px(2));
    picture.rectangle({x0, bottom - (bottom - top) * fill, x1, bottom}, {bar.tone, 1}, letters.px(2));
    picture.point_at({x0, top, x1, bottom},
                     name + "\n" + bar.from.iso() + (bar.to == bar.from ? "" : " ~ " + bar.to.iso()));
  }
}

}  // namespace

Picture lay_out(const Board& board, float width, const Letters& letters) {
  Picture picture;
  picture.width = width;
  float y = draw_heading(picture, letters, board.title);
  const float caption = letters.height(Face::caption);
  if (board.rows.empty()) {
    picture.text({0, y}, letters.fitted(board.empty.in(letters.language), Face::body, width), Face::body,
                 {Tone::muted, 1});
    picture.height = y + letters.height(Face::body);
    return picture;
  }
  const Days days = days_of(board, width, letters);
  const float high = letters.px(26);
  const float top = y + caption + letters.px(2);
  const float bottom = top + high * static_cast<float>(board.rows.size());
  picture.height = bottom + letters.px(4);
  const float mark = letters.width("2026-00", Face::caption) + letters.px(14);
  const int most = std::max(1, static_cast<int>((days.to - days.from) / mark));
  for (const DayMark& each : day_marks(days.first, days.last, most)) {
    const float x = days.x_of(each.at);
    picture.line({{x, top}, {x, bottom}}, {Tone::muted, 0.2F});
    picture.text({x, y}, each.name, Face::caption, {Tone::muted, 1});
  }
  y = top;
  for (const Board::Row& row : board.rows) {
    draw_row(row, days, y, high, picture, letters);
    y += high;
  }
  if (board.today.known()) {
    const float x = days.x_of(board.today.days());
    picture.line({{x, top}, {x, bottom}}, {Tone::accent, 1}, letters.px(1.5F));
  }
  settle(picture, letters);
  return picture;
}

}  // namespace echelon
