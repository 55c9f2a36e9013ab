// The signs of the shell's own pages: strokes of one width within a square of 16 units.

#include "desktop/shell/page_icon.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <utility>

namespace echelon::desktop {
namespace {

/// Places are units from the square's upper left corner.
class Pen {
 public:
  Pen(const Ui& ui, ImVec2 middle, Colour colour)
      : list_(*ImGui::GetWindowDrawList()),
        unit_(ui.px(1)),
        corner_(middle.x - ui.px(8), middle.y - ui.px(8)),
        colour_(colour) {}

  void lines(std::initializer_list<ImVec2> points, bool closed = false) const {
    for (const ImVec2& each : points) list_.PathLineTo(at(each));
    list_.PathStroke(colour_, closed ? ImDrawFlags_Closed : ImDrawFlags_None, wide());
  }
  void box(ImVec2 from, ImVec2 to, float corner) const {
    list_.AddRect(at(from), at(to), colour_, corner * unit_, 0, wide());
  }
  void ring(ImVec2 middle, float radius) const {
    list_.AddCircle(at(middle), radius * unit_, colour_, 24, wide());
  }
  void dot(ImVec2 middle, float radius) const {
    list_.AddCircleFilled(at(middle), radius * unit_, colour_, 16);
  }
  /// The upper half of a circle, as shoulders are.
  void arch(ImVec2 middle, float radius) const {
    list_.PathArcTo(at(middle), radius * unit_, 3.14159265F, 2 * 3.14159265F, 16);
    list_.PathStroke(colour_, ImDrawFlags_None, wide());
  }

 private:
  [[nodiscard]] ImVec2 at(ImVec2 place) const {
    return {corner_.x + place.x * unit_, corner_.y + place.y * unit_};
  }
  [[nodiscard]] float wide() const { return std::max(1.0F, 1.4F * unit_); }

  ImDrawList& list_;
  float unit_;
  ImVec2 corner_;
  Colour colour_;
};

void draw_day(const Pen& pen) {
  pen.box({2, 3}, {14, 14}, 2);
  pen.lines({{2, 7}, {14, 7}});
  pen.lines({{5, 1}, {5, 4}});
  pen.lines({{11, 1}, {11, 4}});
  pen.dot({8, 10.5F}, 1.5F);
}

void draw_person(const Pen& pen) {
  pen.ring({8, 5}, 3);
  pen.arch({8, 15}, 5.5F);
}

void draw_school(const Pen& pen) {
  pen.lines({{1, 7}, {8, 2}, {15, 7}});
  pen.lines({{3, 7}, {3, 14}, {13, 14}, {13, 7}});
  pen.lines({{8, 14}, {8, 10}});
}

void draw_tray(const Pen& pen) { pen.lines({{2, 10}, {2, 14}, {14, 14}, {14, 10}}); }

void draw_import(const Pen& pen) {
  draw_tray(pen);
  pen.lines({{8, 1.5F}, {8, 10}});
  pen.lines({{4.5F, 7}, {8, 10.5F}, {11.5F, 7}});
}

void draw_hand_out(const Pen& pen) {
  draw_tray(pen);
  pen.lines({{8, 10.5F}, {8, 2}});
  pen.lines({{4.5F, 5}, {8, 1.5F}, {11.5F, 5}});
}

void draw_ledger(const Pen& pen) {
  pen.box({3, 1.5F}, {13, 14.5F}, 1.5F);
  for (const float y : {5.0F, 8.0F, 11.0F}) pen.lines({{5.5F, y}, {10.5F, y}});
}

void draw_plugins(const Pen& pen) {
  pen.box({2, 2}, {7, 7}, 1);
  pen.box({2, 9}, {7, 14}, 1);
  pen.box({9, 9}, {14, 14}, 1);
  pen.lines({{11.5F, 1.5F}, {11.5F, 7.5F}});
  pen.lines({{8.5F, 4.5F}, {14.5F, 4.5F}});
}

void draw_keys(const Pen& pen) {
  pen.box({1, 3.5F}, {15, 12.5F}, 1.5F);
  for (const float x : {4.0F, 8.0F, 12.0F}) pen.dot({x, 6.5F}, 0.9F);
  pen.lines({{5, 9.8F}, {11, 9.8F}});
}

void draw_sliders(const Pen& pen) {
  pen.lines({{1.5F, 5}, {8, 5}});
  pen.lines({{13, 5}, {14.5F, 5}});
  pen.ring({10.5F, 5}, 2.3F);
  pen.lines({{1.5F, 11}, {3, 11}});
  pen.lines({{8, 11}, {14.5F, 11}});
  pen.ring({5.5F, 11}, 2.3F);
}

}  // namespace

bool draw_page_icon(const Ui& ui, std::string_view page, ImVec2 middle, Colour colour) {
  constexpr std::array<std::pair<std::string_view, void (*)(const Pen&)>, 9> signs{{
      {"home", draw_day},
      {"people", draw_person},
      {"schools", draw_school},
      {"import", draw_import},
      {"offices", draw_hand_out},
      {"ledger", draw_ledger},
      {"plugins", draw_plugins},
      {"shortcuts", draw_keys},
      {"settings", draw_sliders},
  }};
  const auto* const found = std::ranges::find(signs, page, [](const auto& each) { return each.first; });
  if (found == signs.end()) return false;
  found->second(Pen(ui, middle, colour));
  return true;
}

}  // namespace echelon::desktop
