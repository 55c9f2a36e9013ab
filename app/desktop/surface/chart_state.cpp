#include "desktop/surface/chart_state.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

#include "desktop/paint/painter_imgui.hpp"
#include "echelon/view/chart_layout.hpp"

namespace echelon::desktop {

const Picture& ChartState::picture(Ui& ui, const Chart& chart, float width) {
  std::uint64_t key = fingerprint(chart);
  key = key * 31 + std::bit_cast<std::uint32_t>(width);
  key = key * 31 + std::bit_cast<std::uint32_t>(ui.theme.scale);
  key = key * 2 + (ui.language == Language::chinese ? 1 : 0);
  if (key == key_) return picture_;
  picture_ = lay_out(chart, width, letters_of(ui), view);
  if (!view.x && picture_.plot.zooms_x) whole_ = ViewRange{picture_.plot.x_from, picture_.plot.x_to};
  if (read != none && read >= picture_.hot.size()) read = none;
  key_ = key;
  return picture_;
}

void ChartState::press(const Chart& chart, const std::string& series, bool alone) {
  key_ = 0;
  std::vector<std::string> others;
  for (const Series& each : chart.series) {
    if (each.name.en != series) others.push_back(each.name.en);
  }
  if (alone) {
    view.hidden = view.hidden == others ? std::vector<std::string>() : others;
    return;
  }
  const auto found = std::ranges::find(view.hidden, series);
  if (found != view.hidden.end()) {
    view.hidden.erase(found);
  } else {
    view.hidden.push_back(series);
  }
}

double ChartState::x_at(float x) const {
  const PlotArea& plot = picture_.plot;
  const double share =
      std::clamp(static_cast<double>((x - plot.box.x0) / std::max(1.0F, plot.box.width())), 0.0, 1.0);
  return plot.x_from + share * (plot.x_to - plot.x_from);
}

void ChartState::set_x(double from, double to) {
  if (!picture_.plot.zooms_x || !(from < to)) return;
  if (whole_) {
    // As wide as it was, pushed back inside.
    const double wide = std::min(to - from, whole_->to - whole_->from);
    from = std::clamp(from, whole_->from, whole_->to - wide);
    to = from + wide;
    if (wide < (whole_->to - whole_->from) * 1e-6) return;
    if (from <= whole_->from && to >= whole_->to) {
      view.x.reset();
      key_ = 0;
      return;
    }
  }
  view.x = ViewRange{from, to};
  key_ = 0;
}

void ChartState::zoom(float x, double factor) {
  const PlotArea& plot = picture_.plot;
  const double held = x_at(x);
  const double from = view.x ? view.x->from : plot.x_from;
  const double to = view.x ? view.x->to : plot.x_to;
  set_x(held - (held - from) / factor, held + (to - held) / factor);
}

void ChartState::pan(float right) {
  const PlotArea& plot = picture_.plot;
  if (!view.x) return;
  const double by = static_cast<double>(right / std::max(1.0F, plot.box.width())) * (plot.x_to - plot.x_from);
  set_x(view.x->from - by, view.x->to - by);
}

void ChartState::choose(Spot a, Spot b) {
  const PlotArea& plot = picture_.plot;
  if (plot.zooms_y && std::abs(a.y - b.y) > 4) {
    const auto y_at = [&](float y) {
      const double share =
          std::clamp(static_cast<double>((plot.box.y1 - y) / std::max(1.0F, plot.box.height())), 0.0, 1.0);
      return plot.y_from + share * (plot.y_to - plot.y_from);
    };
    const double low = std::min(y_at(a.y), y_at(b.y));
    const double high = std::max(y_at(a.y), y_at(b.y));
    if (high > low) view.y = ViewRange{low, high};
    key_ = 0;
  }
  set_x(x_at(std::min(a.x, b.x)), x_at(std::max(a.x, b.x)));
}

void ChartState::reset() {
  view = {};
  key_ = 0;
}

}  // namespace echelon::desktop
