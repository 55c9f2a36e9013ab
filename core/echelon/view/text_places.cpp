#include "echelon/view/text_places.hpp"

#include <algorithm>
#include <cmath>

#include "echelon/base/text.hpp"

namespace echelon {
namespace {

/// The rooms that are taken, found by the height they lie at.
class Taken {
 public:
  explicit Taken(float band) : band_(std::max(1.0F, band)) {}

  [[nodiscard]] bool is_free(const Box& box) const {
    for (std::size_t at = row(box.y0); at <= row(box.y1) && at < rows_.size(); ++at) {
      const bool met = std::ranges::any_of(rows_[at], [&](const Box& other) {
        return box.x0 < other.x1 && other.x0 < box.x1 && box.y0 < other.y1 && other.y0 < box.y1;
      });
      if (met) return false;
    }
    return true;
  }
  void take(const Box& box) {
    if (rows_.size() <= row(box.y1)) rows_.resize(row(box.y1) + 1);
    for (std::size_t at = row(box.y0); at <= row(box.y1); ++at) rows_[at].push_back(box);
  }

 private:
  [[nodiscard]] std::size_t row(float y) const { return static_cast<std::size_t>(std::max(0.0F, y) / band_); }
  float band_;
  std::vector<std::vector<Box>> rows_;
};

/// Moves the text inside, cuts it where it must be; false when there is no room for it at all.
bool bring_inside(Stroke& text, const Picture& picture, const Letters& letters) {
  Box room = room_of(text, letters);
  if (!std::isfinite(room.x0) || !std::isfinite(room.y0) || room.height() > picture.height) return false;
  if (room.width() > picture.width) {
    text.text = letters.fitted(text.text, text.face, picture.width);
    room = room_of(text, letters);
    if (room.width() > picture.width) return false;
  }
  text.spots[0].x += std::max(0.0F, -room.x0) - std::max(0.0F, room.x1 - picture.width);
  text.spots[0].y = std::clamp(text.spots[0].y, 0.0F, picture.height - room.height());
  return true;
}

bool opens(char32_t point) {
  return std::u32string_view(U"（《「“【(").find(point) != std::u32string_view::npos;
}
bool closes(char32_t point) {
  return std::u32string_view(U"）》」”】，。、；：！？)").find(point) != std::u32string_view::npos;
}

/// Where a line may end: after a space, a hyphen or a stroke, between characters of which one is Chinese;
/// never after an opening mark or before a closing one.
std::vector<std::size_t> ends_of_pieces(std::string_view text) {
  std::vector<std::size_t> ends;
  std::string_view rest = text;
  while (!rest.empty()) {
    const char32_t point = take_code_point(rest);
    std::string_view after = rest;
    const char32_t next = after.empty() ? U' ' : take_code_point(after);
    const bool between = point >= 0x2E80 || next >= 0x2E80 || point == U'“' || point == U'”';
    const bool allowed = point == U' ' || point == U'-' || point == U'/' || between;
    if (rest.empty() || (allowed && !opens(point) && !closes(next)))
      ends.push_back(text.size() - rest.size());
  }
  return ends;
}

std::string trimmed(std::string text) {
  while (!text.empty() && text.back() == ' ') text.pop_back();
  const std::size_t first = text.find_first_not_of(' ');
  return first == std::string::npos ? std::string() : text.substr(first);
}

}  // namespace

Box room_of(const Stroke& text, const Letters& letters) {
  const float wide = letters.width(text.text, text.face);
  const float x = text.spots[0].x - text.align * wide;
  return {x, text.spots[0].y, x + wide, text.spots[0].y + letters.height(text.face)};
}

void settle(Picture& picture, const Letters& letters) {
  Taken taken(letters.height(Face::caption));
  std::erase_if(picture.strokes, [&](Stroke& stroke) {
    if (stroke.kind != Stroke::Kind::text) {
      for (Spot& spot : stroke.spots)
        spot = {std::clamp(spot.x, 0.0F, picture.width), std::clamp(spot.y, 0.0F, picture.height)};
      return false;
    }
    if (stroke.text.empty() || stroke.text == "…" || !bring_inside(stroke, picture, letters)) return true;
    Box room = room_of(stroke, letters);
    // Lines one below the other may touch.
    room = {room.x0 + 0.25F, room.y0 + 0.25F, room.x1 - 0.25F, room.y1 - 0.25F};
    if (!taken.is_free(room)) return true;
    taken.take(room);
    return false;
  });
}

std::vector<std::string> in_lines(const Letters& letters, const std::string& text, Face face, float room,
                                  std::size_t lines) {
  std::vector<std::string> made;
  const std::vector<std::size_t> ends = ends_of_pieces(text);
  const std::size_t pieces = ends.size();
  std::size_t from = 0;
  for (std::size_t piece = 0; piece < pieces && made.size() + 1 < lines;) {
    std::size_t last = piece;
    while (last + 1 < pieces &&
           letters.width(trimmed(text.substr(from, ends[last + 1] - from)), face) <= room)
      ++last;
    made.push_back(letters.fitted(trimmed(text.substr(from, ends[last] - from)), face, room));
    from = ends[last];
    piece = last + 1;
  }
  if (from < text.size()) made.push_back(letters.fitted(trimmed(text.substr(from)), face, room));
  return made;
}

void put_name(Picture& picture, const Letters& letters, Spot at, const std::string& name, float room, Ink ink,
              float align) {
  const std::string fitted = letters.fitted(name, Face::caption, room);
  if (fitted != name) {
    const float wide = letters.width(fitted, Face::caption);
    const float x = at.x - align * wide;
    picture.point_at({x, at.y, x + wide, at.y + letters.height(Face::caption)}, name);
  }
  picture.text(at, fitted, Face::caption, ink, align);
}

}  // namespace echelon
