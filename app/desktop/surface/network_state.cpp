#include "desktop/surface/network_state.hpp"

#include <algorithm>
#include <bit>
#include <chrono>
#include <cmath>

#include "desktop/paint/pixel_painter.hpp"
#include "desktop/ui/theme.hpp"
#include "echelon/base/text_pinyin.hpp"
#include "echelon/exchange/picture_file.hpp"
#include "echelon/view/network_layout.hpp"

namespace echelon::desktop {
namespace {

bool edge_is_there(const Network& network, std::size_t e) {
  const NetworkEdge edge = (*network.edges)[e];
  return network.category(edge.from) != Network::hidden && network.category(edge.to) != Network::hidden &&
         (!network.shown || network.shown(e));
}

float drawn_radius(const Network& network, std::size_t node, float zoom, float scale) {
  // Smaller where the points stand close, so that they do not run into each other.
  return std::clamp(radius_of(network, node) * std::min(1.0F, 0.35F + zoom / 24), 1.2F, 9.0F) * scale;
}

}  // namespace

bool NetworkState::arranged(const Network& network) {
  const bool other = !started_ || revision_ != network.revision || nodes_ != network.nodes ||
                     arrangement_ != network.arrangement;
  if (other && !arranging_.valid()) {
    started_ = true;
    revision_ = network.revision;
    nodes_ = network.nodes;
    arrangement_ = network.arrangement;
    searched_.clear();
    found_.clear();
    spots_.clear();
    arranging_ = std::async(std::launch::async, [nodes = network.nodes, edges = network.edges,
                                                 arrangement = network.arrangement] {
      return arrange(nodes, *edges, arrangement);
    });
  }
  if (arranging_.valid()) {
    if (arranging_.wait_for(std::chrono::seconds(0)) != std::future_status::ready) return false;
    spots_ = arranging_.get();
    zoom_ = 0;
    look_ = 0;
  }
  return !other && spots_.size() == network.nodes;
}

void NetworkState::fit(float width, float height) {
  Spot low{0, 0};
  Spot high{0, 0};
  for (std::size_t i = 0; i < spots_.size(); ++i) {
    const Spot spot = spots_[i];
    low = i == 0 ? spot : Spot{std::min(low.x, spot.x), std::min(low.y, spot.y)};
    high = i == 0 ? spot : Spot{std::max(high.x, spot.x), std::max(high.y, spot.y)};
  }
  constexpr float room = 0.94F;
  constexpr float high_room = 0.88F;  // below the lowest points stand their names
  const float across = room * width / std::max(1e-3F, high.x - low.x);
  const float down = high_room * height / std::max(1e-3F, high.y - low.y);
  if (arrangement_ == Network::Arrangement::generations && across > down) {
    // Generations are rows: they may be wider, so that there is room for names.
    constexpr float widest = 3;
    const float wider = std::min(widest, across / down);
    for (Spot& spot : spots_) spot.x *= wider;
    low.x *= wider;
    high.x *= wider;
  }
  middle_ = {(low.x + high.x) / 2, (low.y + high.y) / 2};
  fitted_ = std::clamp(std::min(room * width / std::max(1e-3F, high.x - low.x), down), 0.05F, 60.0F);
  zoom_ = fitted_;
}

void NetworkState::zoom_at(Spot screen, float factor, Box box) {
  const float before = zoom_;
  zoom_ = std::clamp(zoom_ * factor, fitted_ * 0.4F, std::max(120.0F, fitted_ * 4));
  // What lies under the hand stays there.
  const float dx = screen.x - (box.x0 + box.width() / 2);
  const float dy = screen.y - (box.y0 + box.height() / 2);
  middle_.x += dx / before - dx / zoom_;
  middle_.y += dy / before - dy / zoom_;
}

void NetworkState::pan(float dx, float dy) {
  middle_.x -= dx / zoom_;
  middle_.y -= dy / zoom_;
}

void NetworkState::centre_on(std::size_t node, Box box) {
  middle_ = spots_[node];
  const float near = std::min(box.width(), box.height()) / 24;
  zoom_ = std::max(zoom_, std::min(near, 30.0F));
}

std::uint64_t NetworkState::look_of(const Network& network, Box box, const Theme& theme) const {
  std::uint64_t hash = 1469598103934665603ULL;
  const auto take = [&](std::uint64_t value) {
    hash ^= value;
    hash *= 1099511628211ULL;
  };
  for (const float each : {middle_.x, middle_.y, zoom_, box.width(), box.height(), theme.scale})
    take(std::bit_cast<std::uint32_t>(each));
  for (const bool each : {theme.dark, theme.high_contrast, theme.colour_safe}) take(each ? 1 : 0);
  for (std::size_t node = 0; node < network.nodes; ++node) {
    take(network.category(node));
    if (network.lit) take(network.lit(node) ? 1 : 0);
  }
  for (std::size_t e = 0; e < network.edges->size(); ++e) {
    if (network.shown) take(network.shown(e) ? 1 : 0);
    if (network.lit_edge) take(network.lit_edge(e) ? 1 : 0);
  }
  return hash | 1U;
}

void NetworkState::draw(const Network& network, Box box, float scale, const Theme& theme) {
  if (zoom_ == 0) fit(box.width(), box.height());
  const std::uint64_t look = look_of(network, box, theme);
  if (look == look_) return;
  look_ = look;
  ++version_;
  bitmap_.width = static_cast<int>(box.width());
  bitmap_.height = static_cast<int>(box.height());
  bitmap_.pixels.resize(static_cast<std::size_t>(bitmap_.width) * static_cast<std::size_t>(bitmap_.height));
  any_lit_ = false;
  for (std::size_t node = 0; network.lit && node < network.nodes && !any_lit_; ++node)
    any_lit_ = network.category(node) != Network::hidden && network.lit(node);
  const Palette& palette = theme.palette();
  const Colour ground = palette.card;
  PixelPainter painter(bitmap_);
  painter.fill(ground);
  const Box inside{0, 0, box.width(), box.height()};
  const float crowded = std::clamp(4000.0F / static_cast<float>(network.edges->size() + 1), 0.35F, 1.0F);
  constexpr std::size_t many = 4000;
  const bool few = network.edges->size() <= many;
  for (const bool lit : {false, true}) {
    if (lit && !any_lit_) break;
    for (std::size_t e = 0; e < network.edges->size(); ++e) {
      if (!edge_is_there(network, e) || (network.lit_edge && any_lit_ && network.lit_edge(e)) != lit)
        continue;
      const NetworkEdge edge = (*network.edges)[e];
      const Spot from = on_screen(edge.from, inside);
      const Spot to = on_screen(edge.to, inside);
      // What only passes by tells nothing, and there are thousands of it.
      if (!inside.contains(from) && !inside.contains(to) && !lit) continue;
      const float strength = lit ? 1.0F : any_lit_ ? 0.18F : 0.55F * crowded;
      painter.line(from, to, lit ? palette.accent : palette.muted, strength, lit || few);
    }
  }
  for (const bool lit : {false, true}) {
    if (lit && !any_lit_) break;
    for (std::size_t node = 0; node < network.nodes; ++node) {
      const std::size_t category = network.category(node);
      if (category == Network::hidden || (any_lit_ && network.lit(node)) != lit) continue;
      const Spot at = on_screen(node, inside);
      if (at.x < -12 || at.y < -12 || at.x > inside.x1 + 12 || at.y > inside.y1 + 12) continue;
      const Tone tone =
          category < network.categories.size() ? network.categories[category].tone : Tone::muted;
      const Colour colour = theme.of(tone);
      const float radius = drawn_radius(network, node, zoom_, scale) * (lit ? 1.3F : 1.0F);
      painter.disc(at, radius, any_lit_ && !lit ? blend(ground, colour, 0.3) : colour);
    }
  }
}

std::size_t NetworkState::at(Spot screen, const Network& network, Box box, float scale) const {
  std::size_t best = Network::hidden;
  float nearest = 0;
  for (std::size_t node = 0; node < network.nodes; ++node) {
    if (network.category(node) == Network::hidden) continue;
    const Spot spot = on_screen(node, box);
    const float dx = spot.x - screen.x;
    const float dy = spot.y - screen.y;
    const float distance = dx * dx + dy * dy;
    const float reach = drawn_radius(network, node, zoom_, scale) + 3 * scale;
    if (distance > reach * reach || (best != Network::hidden && distance >= nearest)) continue;
    best = node;
    nearest = distance;
  }
  return best;
}

std::size_t NetworkState::find(const Network& network, const std::string& key) {
  if (key.empty()) return Network::hidden;
  for (std::size_t node = 0; node < network.nodes; ++node) {
    if (network.key(node) == key) return network.category(node) == Network::hidden ? Network::hidden : node;
  }
  return Network::hidden;
}

const std::vector<std::size_t>& NetworkState::search(const Network& network, const std::string& text) {
  if (text == searched_) return found_;
  searched_ = text;
  found_.clear();
  found_at = 0;
  if (text.empty()) return found_;
  std::vector<std::size_t> within;
  const std::string initials = pinyin_initials(text);
  for (std::size_t node = 0; node < network.nodes; ++node) {
    const std::string name = network.name(node);
    const std::string key = network.key(node);
    if (name.starts_with(text) || key == text) {
      found_.push_back(node);
    } else if (name.find(text) != std::string::npos || key.find(text) != std::string::npos ||
               pinyin_initials(name).starts_with(initials)) {
      within.push_back(node);
    }
  }
  found_.insert(found_.end(), within.begin(), within.end());
  return found_;
}

}  // namespace echelon::desktop
