#include <algorithm>
#include <cmath>
#include <optional>
#include <set>

#include "echelon/view/chart_scales.hpp"

namespace echelon {
namespace {

/// A series in the picture's units, thinned where it has more points than pixels.
struct Drawn {
  std::vector<std::size_t> at;  ///< positions in the series
  std::vector<Spot> spots;      ///< one each
};

float x_at(const Scales& scales, const Series& series, std::size_t i) {
  return scales.categories ? scales.middle_of(i) : scales.x_of(i < series.x.size() ? series.x[i] : 0);
}

/// The positions with a value, in pieces without a gap.
std::vector<std::pair<std::size_t, std::size_t>> pieces_of(const std::vector<double>& values,
                                                           std::size_t most) {
  std::vector<std::pair<std::size_t, std::size_t>> pieces;
  const std::size_t count = std::min(values.size(), most);
  for (std::size_t i = 0; i < count;) {
    if (!std::isfinite(values[i])) {
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < count && std::isfinite(values[end])) ++end;
    pieces.emplace_back(i, end);
    i = end;
  }
  return pieces;
}

Drawn thinned(const Scales& scales, const Series& series, std::size_t first, std::size_t last) {
  Drawn drawn;
  const auto columns = static_cast<std::size_t>(std::max(1.0F, scales.plot.width()));
  std::vector<double> x;
  x.reserve(last - first);
  for (std::size_t i = first; i < last; ++i) x.push_back(static_cast<double>(x_at(scales, series, i)));
  if (last - first > 3 * columns) {
    const std::span<const double> y(series.y.data() + first, last - first);
    drawn.at =
        line_corners(x, y, static_cast<double>(scales.plot.x0), static_cast<double>(scales.plot.x1), columns);
  } else {
    for (std::size_t i = 0; i < last - first; ++i) drawn.at.push_back(i);
  }
  drawn.spots.reserve(drawn.at.size());
  for (std::size_t& at : drawn.at) {
    drawn.spots.push_back({static_cast<float>(x[at]), scales.y_of(series.y[first + at])});
    at += first;
  }
  return drawn;
}

/// The part of a line that lies between two x.
std::vector<Spot> between(const std::vector<Spot>& spots, float from, float to) {
  std::vector<Spot> kept;
  const auto cut = [](Spot a, Spot b, float x) {
    return Spot{x, a.y + (b.y - a.y) * (x - a.x) / (b.x - a.x)};
  };
  for (std::size_t i = 0; i < spots.size(); ++i) {
    const Spot spot = spots[i];
    const bool inside = spot.x >= from && spot.x <= to;
    if (i > 0) {
      const Spot before = spots[i - 1];
      for (const float edge : {from, to}) {
        if ((before.x < edge && spot.x > edge)) kept.push_back(cut(before, spot, edge));
      }
    }
    if (inside) kept.push_back(spot);
  }
  return kept;
}

std::vector<Spot> with_steps(const std::vector<Spot>& spots) {
  std::vector<Spot> made;
  for (const Spot spot : spots) {
    if (!made.empty()) made.push_back({spot.x, made.back().y});
    made.push_back(spot);
  }
  return made;
}

/// The band's edges, where there are more points than pixels the widest of each pixel.
void draw_band(ChartFrame& frame, const Scales& scales, const Series& series) {
  struct Edge {
    float x;
    float low;
    float high;
  };
  std::vector<Edge> edges;
  const std::size_t count = std::min({series.low.size(), series.high.size(), series.y.size()});
  const auto draw = [&] {
    for (std::size_t i = 1; i < edges.size(); ++i) {
      const Edge& l = edges[i - 1];
      const Edge& r = edges[i];
      if (r.x < scales.plot.x0 || l.x > scales.plot.x1) continue;
      // A little over the next piece, so that no seam shows between their smooth edges.
      const float over = i + 1 < edges.size() ? 0.5F : 0.0F;
      frame.picture.polygon({{l.x, l.low}, {l.x, l.high}, {r.x + over, r.high}, {r.x + over, r.low}},
                            {series.tone, 0.18F});
    }
    edges.clear();
  };
  for (std::size_t i = 0; i < count; ++i) {
    if (!std::isfinite(series.low[i]) || !std::isfinite(series.high[i])) {
      draw();
      continue;
    }
    const float x = std::clamp(x_at(scales, series, i), scales.plot.x0, scales.plot.x1);
    const float low = scales.y_of(series.low[i]);
    const float high = scales.y_of(series.high[i]);
    if (!edges.empty() && x - edges.back().x < 1 && count > static_cast<std::size_t>(scales.plot.width())) {
      edges.back().low = std::max(edges.back().low, low);
      edges.back().high = std::min(edges.back().high, high);
    } else {
      edges.push_back({x, low, high});
    }
  }
  draw();
}

void draw_line(ChartFrame& frame, const Scales& scales, const Series& series) {
  const float dot = frame.letters.px(3);
  const bool dots =
      series.y.size() <= 24 && scales.plot.width() > 6 * dot * static_cast<float>(series.y.size());
  for (const auto& [first, last] :
       pieces_of(series.y, scales.categories ? series.y.size() : series.x.size())) {
    const Drawn drawn = thinned(scales, series, first, last);
    const bool step = frame.chart.kind == ChartKind::step;
    const auto line = between(step ? with_steps(drawn.spots) : drawn.spots, scales.plot.x0, scales.plot.x1);
    if (line.size() > 1) frame.picture.line(line, {series.tone, 1}, frame.letters.px(2));
    // What stands alone has no line to show it.
    if (!dots && last - first > 1) continue;
    for (const Spot at : drawn.spots) {
      if (at.x < scales.plot.x0 - 0.5F || at.x > scales.plot.x1 + 0.5F) continue;
      frame.picture.rectangle({at.x - dot, at.y - dot, at.x + dot, at.y + dot}, {series.tone, 1}, dot);
    }
  }
}

/// The places where lines have points, each reaching half-way to the next: pointed at they tell what stands
/// there.
void point_at_places(ChartFrame& frame, const Scales& scales) {
  struct Place {
    float x;
    std::uint32_t series;
    std::size_t index;
  };
  std::vector<Place> places;
  for (std::uint32_t s = 0; s < frame.chart.series.size(); ++s) {
    const Series& series = frame.chart.series[s];
    const std::size_t count =
        scales.categories ? series.y.size() : std::min(series.x.size(), series.y.size());
    if (scales.categories && s > 0 && count <= places.size()) continue;
    for (std::size_t i = scales.categories ? places.size() : 0; i < count; ++i) {
      const float x = x_at(scales, series, i);
      if (x < scales.plot.x0 - 0.5F || x > scales.plot.x1 + 0.5F) continue;
      places.push_back({x, scales.categories ? HotSpot::none : s, i});
    }
  }
  const auto before = [](const Place& a, const Place& b) { return a.x < b.x; };
  if (!std::ranges::is_sorted(places, before)) std::ranges::stable_sort(places, before);
  // One a pixel is all that a hand can tell apart.
  std::vector<Place> kept;
  for (const Place& place : places) {
    if (kept.empty() || place.x - kept.back().x >= 0.5F) kept.push_back(place);
  }
  for (std::size_t i = 0; i < kept.size(); ++i) {
    const float from = i == 0 ? scales.plot.x0 : (kept[i - 1].x + kept[i].x) / 2;
    const float to = i + 1 == kept.size() ? scales.plot.x1 + 1 : (kept[i].x + kept[i + 1].x) / 2;
    frame.picture.point_at({from, scales.plot.y0, to, scales.plot.y1 + 1}, kept[i].series, kept[i].index,
                           kept[i].x);
  }
}

}  // namespace

void draw_lines(ChartFrame& frame, const Scales& scales) {
  for (const Series& series : frame.chart.series) draw_band(frame, scales, series);
  for (const Series& series : frame.chart.series) draw_line(frame, scales, series);
  point_at_places(frame, scales);
}

void draw_dots(ChartFrame& frame, const Scales& scales) {
  std::size_t count = 0;
  for (const Series& series : frame.chart.series) count += series.y.size();
  const bool many = count > 2000;
  const float dot = frame.letters.px(many ? 1.5F : 2.5F);
  const Box seen{scales.plot.x0 - 0.5F, scales.plot.y0 - 0.5F, scales.plot.x1 + 0.5F, scales.plot.y1 + 0.5F};
  for (std::uint32_t s = 0; s < frame.chart.series.size(); ++s) {
    const Series& series = frame.chart.series[s];
    // Dots on the same pixel are one.
    const auto wide = static_cast<std::size_t>(scales.plot.width()) + 2;
    std::vector<bool> taken(wide * (static_cast<std::size_t>(scales.plot.height()) + 2), false);
    for (std::size_t i = 0; i < series.y.size(); ++i) {
      if (!std::isfinite(series.y[i])) continue;
      const Spot at{x_at(scales, series, i), scales.y_of(series.y[i])};
      if (!seen.contains(at)) continue;
      const auto pixel =
          static_cast<std::size_t>(at.y - seen.y0) * wide + static_cast<std::size_t>(at.x - seen.x0);
      if (taken[pixel]) continue;
      taken[pixel] = true;
      frame.picture.rectangle({at.x - dot, at.y - dot, at.x + dot, at.y + dot}, {series.tone, 1},
                              many ? 0 : dot);
      const float reach = dot + frame.letters.px(3);
      frame.picture.point_at({at.x - reach, at.y - reach, at.x + reach, at.y + reach}, s, i);
    }
  }
}

}  // namespace echelon
