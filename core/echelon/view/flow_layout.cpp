#include <algorithm>
#include <cmath>
#include <numeric>

#include "echelon/view/axis.hpp"
#include "echelon/view/capital.hpp"
#include "echelon/view/chart_layout.hpp"
#include "echelon/view/text_places.hpp"

namespace echelon {
namespace {

bool is_drawable(const FlowChart& chart) {
  const auto good = [](double value) { return std::isfinite(value) && value >= 0; };
  const bool nodes = std::all_of(chart.nodes.begin(), chart.nodes.end(),
                                 [&](const FlowChart::Node& node) { return good(node.value); });
  const bool flows = std::all_of(chart.flows.begin(), chart.flows.end(), [&](const FlowChart::Flow& flow) {
    return good(flow.value) && flow.from < chart.nodes.size() && flow.to < chart.nodes.size();
  });
  return nodes && flows && !chart.nodes.empty();
}

/// One end of a band, along the side of a bar.
struct End {
  float x = 0;
  float y0 = 0;
  float y1 = 0;
};

struct Bar {
  double in = 0;  ///< sums of the bands
  double out = 0;
  double size = 0;  ///< before scaling
  Box box;
};

class FlowDrawing {
 public:
  FlowDrawing(const FlowChart& chart, float width, const Letters& letters)
      : chart_(chart), letters_(letters), bars_(chart.nodes.size()) {
    picture_.width = width;
  }

  Picture draw() {
    float y = draw_title();
    if (!is_drawable(chart_)) {
      picture_.text({0, y}, say({"还没有数据。", "No data yet."}), Face::body, {Tone::muted, 1});
      picture_.height = y + letters_.height(Face::body);
      return picture_;
    }
    y = draw_notes(y);
    y = draw_headings(y);
    for (const auto& node : chart_.nodes)
      name_lines_ = std::max(name_lines_, lines_of(say(node.name), node.column).size());
    inside_ = {0, y, picture_.width, y + letters_.px(300)};
    picture_.height = inside_.y1;
    measure();
    place_bars();
    place_ends();
    for (std::size_t f = 0; f < chart_.flows.size(); ++f) draw_band(f);
    for (std::size_t n = 0; n < bars_.size(); ++n) draw_bar(n);
    for (std::size_t f = 0; f < chart_.flows.size(); ++f) draw_band_label(f);
    settle(picture_, letters_);
    return picture_;
  }

 private:
  [[nodiscard]] const std::string& say(const Words& words) const { return words.in(letters_.language); }
  [[nodiscard]] double height_of(double value) const { return chart_.square_root ? std::sqrt(value) : value; }
  [[nodiscard]] float gap() const {
    return static_cast<float>(name_lines_ + 1) * letters_.height(Face::caption) + letters_.px(8);
  }

  float draw_title() {
    if (chart_.title.empty()) return 0;
    picture_.text({0, 0},
                  letters_.fitted(titled(chart_.title, letters_.language), Face::strong, picture_.width),
                  Face::strong, {Tone::plain, 1});
    return letters_.height(Face::strong) + letters_.px(4);
  }

  float draw_notes(float y) {
    std::string note = say({"柱：", "bars: "}) + say(chart_.unit);
    note += say({"；带：", "; bands: "}) + say(chart_.flow_unit.empty() ? chart_.unit : chart_.flow_unit);
    if (chart_.square_root) note += say({"；高度按平方根缩放", "; heights by the square root"});
    picture_.text({0, y}, letters_.fitted(note, Face::caption, picture_.width), Face::caption,
                  {Tone::muted, 1});
    return y + letters_.height(Face::caption) + letters_.px(6);
  }

  float draw_headings(float y) {
    columns_ = 1;
    for (const auto& node : chart_.nodes) columns_ = std::max(columns_, node.column + 1);
    bar_wide_ = letters_.px(14);
    if (chart_.columns.empty()) return y;
    for (std::size_t c = 0; c < std::min(columns_, chart_.columns.size()); ++c)
      put({x_of(c) + bar_wide_ / 2, y}, say(chart_.columns[c]), Face::caption, {Tone::muted, 1}, c);
    return y + letters_.height(Face::caption) + letters_.px(6);
  }

  [[nodiscard]] float x_of(std::size_t column) const {
    if (columns_ == 1) return (picture_.width - bar_wide_) / 2;
    return (picture_.width - bar_wide_) * static_cast<float>(column) / static_cast<float>(columns_ - 1);
  }
  /// How wide a column's texts may be, so that neighbours never meet.
  [[nodiscard]] float room(std::size_t column) const {
    if (columns_ == 1) return picture_.width;
    const float step = x_of(1) - x_of(0);
    const bool edge = column == 0 || column + 1 == columns_;
    const bool beside = column == 1 || column + 2 == columns_;
    const float wide = edge ? 0.6F * step + bar_wide_ / 2 : beside ? 0.8F * step : step;
    return wide - letters_.px(6);
  }
  /// A name in one line, or where it is too wide and has words in two.
  [[nodiscard]] std::vector<std::string> lines_of(const std::string& name, std::size_t column) const {
    if (letters_.width(name, Face::caption) <= room(column)) return {name};
    std::size_t best = std::string::npos;
    float least = 0;
    for (std::size_t at = name.find(' '); at != std::string::npos; at = name.find(' ', at + 1)) {
      const float wide = std::max(letters_.width(name.substr(0, at), Face::caption),
                                  letters_.width(name.substr(at + 1), Face::caption));
      if (best != std::string::npos && wide >= least) continue;
      best = at;
      least = wide;
    }
    if (best == std::string::npos) return {name};
    return {name.substr(0, best), name.substr(best + 1)};
  }
  /// A text centred over a bar, at the edges within the picture.
  void put(Spot at, const std::string& text, Face face, Ink ink, std::size_t column) {
    const std::string fitted = letters_.fitted(text, face, room(column));
    const float half = letters_.width(fitted, face) / 2;
    if (column == 0 && at.x < half) {
      picture_.text({0, at.y}, fitted, face, ink, 0);
    } else if (column + 1 == columns_ && at.x + half > picture_.width) {
      picture_.text({picture_.width, at.y}, fitted, face, ink, 1);
    } else {
      picture_.text(at, fitted, face, ink, 0.5F);
    }
  }

  void measure() {
    for (const auto& flow : chart_.flows) {
      bars_[flow.from].out += flow.value;
      bars_[flow.to].in += flow.value;
    }
    for (std::size_t n = 0; n < bars_.size(); ++n)
      bars_[n].size = height_of(std::max({chart_.nodes[n].value, bars_[n].in, bars_[n].out}));
    scale_ = 1e9;
    for (std::size_t c = 0; c < columns_; ++c) {
      double size = 0;
      std::size_t count = 0;
      for (std::size_t n = 0; n < bars_.size(); ++n) {
        if (chart_.nodes[n].column != c) continue;
        size += bars_[n].size;
        ++count;
      }
      const double high = static_cast<double>(inside_.height() - gap() * static_cast<float>(count));
      if (size > 0) scale_ = std::min(scale_, std::max(high, 1.0) / size);
    }
  }

  void place_bars() {
    for (std::size_t c = 0; c < columns_; ++c) {
      float used = 0;
      for (std::size_t n = 0; n < bars_.size(); ++n) {
        if (chart_.nodes[n].column == c) used += gap() + high(bars_[n]);
      }
      float y = inside_.y0 + (inside_.height() - used) / 2;
      for (std::size_t n = 0; n < bars_.size(); ++n) {
        if (chart_.nodes[n].column != c) continue;
        y += gap();
        bars_[n].box = {x_of(c), y, x_of(c) + bar_wide_, y + high(bars_[n])};
        y += high(bars_[n]);
      }
    }
  }
  [[nodiscard]] float high(const Bar& bar) const {
    return std::max(letters_.px(2), static_cast<float>(bar.size * scale_));
  }

  /// Bands leave a bar in the order of the bars they go to, so that they do not cross at it.
  void place_ends() {
    from_.resize(chart_.flows.size());
    to_.resize(chart_.flows.size());
    std::vector<std::size_t> order(chart_.flows.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    for (const bool leaving : {true, false}) {
      const auto near = [&](std::size_t f) { return leaving ? chart_.flows[f].from : chart_.flows[f].to; };
      const auto far = [&](std::size_t f) { return leaving ? chart_.flows[f].to : chart_.flows[f].from; };
      std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return bars_[far(a)].box.y0 < bars_[far(b)].box.y0;
      });
      std::vector<double> used(bars_.size(), 0);
      for (const std::size_t f : order) {
        const Bar& bar = bars_[near(f)];
        const double total = leaving ? bar.out : bar.in;
        if (total <= 0) continue;
        const auto all = static_cast<float>(height_of(total) * scale_);
        const float top = (bar.box.y0 + bar.box.y1 - all) / 2;
        const auto share = [&](double part) { return top + all * static_cast<float>(part / total); };
        const bool right = chart_.nodes[near(f)].column < chart_.nodes[far(f)].column;
        End& end = leaving ? from_[f] : to_[f];
        end = {right ? bar.box.x1 : bar.box.x0, share(used[near(f)]),
               share(used[near(f)] + chart_.flows[f].value)};
        used[near(f)] += chart_.flows[f].value;
      }
    }
  }

  void draw_band(std::size_t f) {
    const FlowChart::Flow& flow = chart_.flows[f];
    if (flow.value <= 0 || chart_.nodes[flow.from].column == chart_.nodes[flow.to].column) return;
    constexpr int pieces = 14;
    const End& a = from_[f];
    const End& b = to_[f];
    const auto at = [&](int i) {
      const float t = static_cast<float>(i) / pieces;
      const float s = t * t * (3 - 2 * t);
      const float thin = letters_.px(1) / 2;
      const float middle = (a.y0 + a.y1) / 2 + s * ((b.y0 + b.y1) - (a.y0 + a.y1)) / 2;
      const float half = std::max(thin, ((a.y1 - a.y0) * (1 - s) + (b.y1 - b.y0) * s) / 2);
      return End{a.x + t * (b.x - a.x), middle - half, middle + half};
    };
    const Ink ink = flow.narrow ? Ink{Tone::caution, 0.5F} : Ink{flow.tone, 0.35F};
    for (int i = 0; i < pieces; ++i) {
      const End l = at(i);
      const End r = at(i + 1);
      // A little over the next piece, so that no seam shows between their smooth edges.
      const float over = i + 1 < pieces ? (r.x > l.x ? 1.0F : -1.0F) : 0.0F;
      picture_.polygon({{l.x, l.y0}, {r.x + over, r.y0}, {r.x + over, r.y1}, {l.x, l.y1}}, ink);
      const float reach = letters_.px(2);
      picture_.point_at({std::min(l.x, r.x), std::min(l.y0, r.y0) - reach, std::max(l.x, r.x),
                         std::max(l.y1, r.y1) + reach},
                        says_of(flow));
    }
  }

  [[nodiscard]] std::string says_of(const FlowChart::Flow& flow) const {
    std::string text = say(chart_.nodes[flow.from].name) + " → " + say(chart_.nodes[flow.to].name) + "\n" +
                       chart_number(flow.value) + " " +
                       say(chart_.flow_unit.empty() ? chart_.unit : chart_.flow_unit);
    if (flow.narrow) text += "\n" + say({"最窄的一步", "the narrowest step"});
    if (!flow.says.empty()) text += "\n" + say(flow.says);
    return text;
  }

  void draw_band_label(std::size_t f) {
    const FlowChart::Flow& flow = chart_.flows[f];
    constexpr std::size_t most = 16;
    // What jumps a column or runs back lies over others; it tells its number when pointed at.
    const bool onwards = chart_.nodes[flow.to].column == chart_.nodes[flow.from].column + 1;
    const bool wanted = flow.narrow || (onwards && chart_.flows.size() <= most);
    if (flow.value <= 0 || !wanted || chart_.nodes[flow.from].column == chart_.nodes[flow.to].column) return;
    const float caption = letters_.height(Face::caption);
    const float x = (from_[f].x + to_[f].x) / 2;
    const float y = (from_[f].y0 + from_[f].y1 + to_[f].y0 + to_[f].y1) / 4;
    const float half = (from_[f].y1 - from_[f].y0 + to_[f].y1 - to_[f].y0) / 4;
    const bool inside = 2 * half >= caption + letters_.px(2);
    const float top = inside ? y - caption / 2 : y - half - caption - letters_.px(1);
    picture_.text({x, top}, chart_number(flow.value), Face::caption, {Tone::plain, 1}, 0.5F);
    if (flow.narrow) {
      picture_.text({x, y + half + letters_.px(3)},
                    letters_.fitted("▲ " + say({"最窄", "narrowest"}), Face::caption, x_of(1) - x_of(0)),
                    Face::caption, {Tone::caution, 1}, 0.5F);
    }
  }

  void draw_bar(std::size_t n) {
    const FlowChart::Node& node = chart_.nodes[n];
    const Box& box = bars_[n].box;
    picture_.rectangle(box, {node.tone, 1}, letters_.px(2));
    const float caption = letters_.height(Face::caption);
    const float middle = (box.x0 + box.x1) / 2;
    const double value = node.value > 0 ? node.value : std::max(bars_[n].in, bars_[n].out);
    const std::vector<std::string> lines = lines_of(say(node.name), node.column);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const float above = static_cast<float>(lines.size() - i + 1) * caption + letters_.px(2);
      put({middle, box.y0 - above}, lines[i], Face::caption, {Tone::plain, 1}, node.column);
    }
    put({middle, box.y0 - caption - letters_.px(2)}, chart_number(value), Face::caption, {Tone::muted, 1},
        node.column);
    const float reach = letters_.px(4);
    std::string text = say(node.name) + "\n" + chart_number(value) + " " + say(chart_.unit);
    if (!node.says.empty()) text += "\n" + say(node.says);
    // In front of the bands, which begin at the bar.
    picture_.hot.insert(picture_.hot.begin(),
                        {{box.x0 - reach, box.y0 - reach, box.x1 + reach, box.y1 + reach}, std::move(text)});
  }

  const FlowChart& chart_;
  const Letters& letters_;
  Picture picture_;
  Box inside_;
  std::size_t columns_ = 1;
  std::size_t name_lines_ = 1;  ///< of the name that has most
  float bar_wide_ = 0;
  double scale_ = 1;
  std::vector<Bar> bars_;
  std::vector<End> from_;
  std::vector<End> to_;
};

}  // namespace

Picture lay_out(const FlowChart& flow, float width, const Letters& letters) {
  return FlowDrawing(flow, width, letters).draw();
}

}  // namespace echelon
