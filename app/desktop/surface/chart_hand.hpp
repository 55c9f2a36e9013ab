#pragma once

#include "desktop/surface/chart_state.hpp"

namespace echelon::desktop {

/// A chart in a window: painted, and whatever mouse and keys do with it. Draws at the cursor, takes the
/// picture's room.
///
/// Mouse: a name of the legend hides its series or shows it, with Shift or twice alone; dragging over the
/// plot chooses the stretch to be seen, with Shift moves it; the wheel zooms with Ctrl, or once the chart was
/// clicked at; a double click shows everything again. Keys, once it was clicked at or reached by Tab: arrows,
/// Home and End read one part after another, + and − zoom, 0 shows everything.
class ChartHand {
 public:
  ChartHand(Ui& ui, const Chart& chart, ChartState& state) : ui_(ui), chart_(chart), state_(state) {}

  void draw(float width);

 private:
  void take_legend(const Picture& picture, ImVec2 origin);
  void take_mouse(const Picture& picture, ImVec2 origin, bool over);
  void take_wheel(const Picture& picture, ImVec2 origin);
  void take_drag(const Picture& picture, Spot mouse);
  void take_keys(const Picture& picture);
  void draw_read_out(const Picture& picture, ImVec2 origin, const HotSpot& spot, bool by_keys);
  void draw_stretch(const Picture& picture, ImVec2 origin);

  Ui& ui_;
  const Chart& chart_;
  ChartState& state_;
};

}  // namespace echelon::desktop
