#include "echelon/view/network_layout.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "echelon/view/capital.hpp"
#include "echelon/view/text_places.hpp"

namespace echelon {
namespace {

/// Where places of the network stand in the picture.
struct Fit {
  float scale = 1;
  Spot shift;
  [[nodiscard]] Spot of(Spot spot) const { return {spot.x * scale + shift.x, spot.y * scale + shift.y}; }
};

Fit fit(std::span<const Spot> spots, Box inside) {
  Spot low = spots.front();
  Spot high = low;
  for (const Spot spot : spots) {
    low = {std::min(low.x, spot.x), std::min(low.y, spot.y)};
    high = {std::max(high.x, spot.x), std::max(high.y, spot.y)};
  }
  const float scale = std::min(inside.width() / std::max(1e-6F, high.x - low.x),
                               inside.height() / std::max(1e-6F, high.y - low.y));
  const float bounded = std::min(scale, 80.0F);
  return {bounded,
          {(inside.x0 + inside.x1 - bounded * (low.x + high.x)) / 2,
           (inside.y0 + inside.y1 - bounded * (low.y + high.y)) / 2}};
}

void draw_edges(const Network& network, std::span<const Spot> places, Picture& picture) {
  for (std::size_t e = 0; e < network.edges->size(); ++e) {
    const NetworkEdge edge = (*network.edges)[e];
    const bool there = network.category(edge.from) != Network::hidden &&
                       network.category(edge.to) != Network::hidden && (!network.shown || network.shown(e));
    if (!there) continue;
    const bool lit = network.lit_edge && network.lit_edge(e);
    picture.line({places[edge.from], places[edge.to]}, {lit ? Tone::accent : Tone::muted, lit ? 1.0F : 0.35F},
                 lit ? 1.2F : 0.5F);
  }
}

}  // namespace

float radius_of(const Network& network, std::size_t node) {
  const double weight = network.weight ? std::clamp(network.weight(node), 0.0, 1.0) : 0.0;
  return 2.2F + 5.0F * static_cast<float>(std::sqrt(weight));
}

float lay_out_legend(const Network& network, float y, Picture& picture, const Letters& letters) {
  std::vector<std::size_t> counts(network.categories.size(), 0);
  for (std::size_t node = 0; node < network.nodes; ++node) {
    const std::size_t category = network.category(node);
    if (category < counts.size()) ++counts[category];
  }
  const float height = letters.height(Face::caption);
  const float dot = letters.px(4);
  float x = 0;
  bool any = false;
  for (std::size_t c = 0; c < counts.size(); ++c) {
    if (counts[c] == 0) continue;
    const std::string text =
        network.categories[c].name.in(letters.language) + "  " + std::to_string(counts[c]);
    const float wide = 2 * dot + letters.px(5) + letters.width(text, Face::caption);
    if (x > 0 && x + wide > picture.width) {
      x = 0;
      y += height + letters.px(3);
    }
    const float middle = y + height / 2;
    picture.rectangle({x, middle - dot, x + 2 * dot, middle + dot}, {network.categories[c].tone, 1}, dot);
    picture.text({x + 2 * dot + letters.px(5), y}, text, Face::caption, {Tone::muted, 1});
    x += wide + letters.px(14);
    any = true;
  }
  return any ? y + height + letters.px(8) : y;
}

Picture lay_out(const Network& network, std::span<const Spot> spots, float width, const Letters& letters) {
  Picture picture;
  picture.width = width;
  float y = 0;
  if (!network.title.empty()) {
    picture.text({0, 0}, letters.fitted(titled(network.title, letters.language), Face::strong, width),
                 Face::strong, {Tone::plain, 1});
    y = letters.height(Face::strong) + letters.px(6);
  }
  if (network.nodes == 0 || spots.size() != network.nodes) {
    picture.text({0, y}, network.empty.in(letters.language), Face::body, {Tone::muted, 1});
    picture.height = y + letters.height(Face::body);
    return picture;
  }
  y = lay_out_legend(network, y, picture, letters);
  const Box inside{letters.px(12), y + letters.px(12), width - letters.px(12), y + width * 0.66F};
  picture.height = inside.y1 + letters.px(16);
  const Fit fitted = fit(spots, inside);
  std::vector<Spot> places(spots.size());
  std::transform(spots.begin(), spots.end(), places.begin(), [&](Spot spot) { return fitted.of(spot); });
  draw_edges(network, places, picture);
  std::vector<std::size_t> named;
  for (std::size_t node = 0; node < network.nodes; ++node) {
    const std::size_t category = network.category(node);
    if (category == Network::hidden) continue;
    const bool lit = network.lit && network.lit(node);
    const float radius = letters.px(1) * radius_of(network, node) * (network.nodes > 2000 ? 0.6F : 1.0F);
    const Tone tone = category < network.categories.size() ? network.categories[category].tone : Tone::muted;
    const Spot at = places[node];
    if (lit) {
      picture.rectangle(
          {at.x - radius - 1.5F, at.y - radius - 1.5F, at.x + radius + 1.5F, at.y + radius + 1.5F},
          {Tone::accent, 1}, radius + 1.5F);
    }
    picture.rectangle({at.x - radius, at.y - radius, at.x + radius, at.y + radius}, {tone, 1}, radius);
    picture.point_at({at.x - radius, at.y - radius, at.x + radius, at.y + radius}, network.name(node));
    if (lit || network.nodes <= 80 || network.weight) named.push_back(node);
  }
  // Names of those that are meant, or weigh most.
  const auto rank = [&](std::size_t node) {
    return (network.lit && network.lit(node) ? 10.0 : 0.0) + (network.weight ? network.weight(node) : 0.0);
  };
  std::stable_sort(named.begin(), named.end(),
                   [&](std::size_t a, std::size_t b) { return rank(a) > rank(b); });
  // Names that find no room are left out by `settle`, the least first.
  constexpr std::size_t most = 300;
  if (named.size() > most) named.resize(most);
  for (const std::size_t node : named) {
    picture.text({places[node].x, places[node].y + radius_of(network, node) + 1}, network.name(node),
                 Face::caption, {Tone::plain, 1}, 0.5F);
  }
  settle(picture, letters);
  return picture;
}

}  // namespace echelon
