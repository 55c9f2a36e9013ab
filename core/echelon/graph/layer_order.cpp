#include "echelon/graph/layer_order.hpp"

#include <algorithm>
#include <numeric>

namespace echelon {

LayerOrder::LayerOrder(std::span<const std::uint32_t> layer, std::span<const LayoutEdge> edges)
    : down_(layer.size(), edges, LayoutRows::Way::forward),
      up_(layer.size(), edges, LayoutRows::Way::backward),
      position_(layer.size()) {
  if (layer.empty()) return;
  layers_.resize(*std::max_element(layer.begin(), layer.end()) + std::size_t{1});
  // The first order is that of a walk in depth from the roots, which draws a tree without crossings.
  std::vector<std::uint8_t> seen(layer.size(), 0);
  std::vector<std::uint32_t> stack;
  for (std::uint32_t root = 0; root < layer.size(); ++root) {
    if (!up_.row(root).empty()) continue;
    stack.push_back(root);
    while (!stack.empty()) {
      const auto node = stack.back();
      stack.pop_back();
      if (seen[node] != 0) continue;
      seen[node] = 1;
      layers_[layer[node]].push_back(node);
      const auto row = down_.row(node);
      stack.insert(stack.end(), row.rbegin(), row.rend());
    }
  }
  number();
}

void LayerOrder::number() {
  for (const auto& nodes : layers_) {
    for (std::uint32_t i = 0; i < nodes.size(); ++i) position_[nodes[i]] = i;
  }
}

std::size_t LayerOrder::crossings() const {
  std::size_t count = 0;
  std::vector<std::uint32_t> ends;
  for (std::size_t l = 0; l + 1 < layers_.size(); ++l) {
    ends.clear();
    for (const auto node : layers_[l]) {
      const std::size_t first = ends.size();
      for (const auto other : down_.row(node)) ends.push_back(position_[other]);
      std::sort(ends.begin() + static_cast<std::ptrdiff_t>(first), ends.end());
    }
    // Pairs that stand the wrong way round, by a tree of partial sums.
    const std::size_t size = layers_[l + 1].size();
    std::vector<std::uint32_t> sums(size + 1, 0);
    for (std::size_t i = 0; i < ends.size(); ++i) {
      std::size_t not_after = 0;
      for (std::size_t at = ends[i] + std::size_t{1}; at > 0; at -= at & (~at + 1)) not_after += sums[at];
      count += i - not_after;
      for (std::size_t at = ends[i] + std::size_t{1}; at <= size; at += at & (~at + 1)) ++sums[at];
    }
  }
  return count;
}

void LayerOrder::order_by_medians(std::size_t layer, const LayoutRows& rows) {
  std::vector<std::uint32_t>& nodes = layers_[layer];
  struct Key {
    double median;
    std::uint32_t node;
  };
  std::vector<Key> moved;
  std::vector<std::size_t> free;  // the places of those that have neighbours
  std::vector<std::uint32_t> there;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const auto row = rows.row(nodes[i]);
    if (row.empty()) continue;
    there.clear();
    for (const auto other : row) there.push_back(position_[other]);
    std::sort(there.begin(), there.end());
    const std::size_t half = there.size() / 2;
    const double median = there.size() % 2 == 1 ? there[half] : (there[half - 1] + there[half]) / 2.0;
    moved.push_back({median, nodes[i]});
    free.push_back(i);
  }
  std::stable_sort(moved.begin(), moved.end(),
                   [](const Key& a, const Key& b) { return a.median < b.median; });
  for (std::size_t i = 0; i < moved.size(); ++i) nodes[free[i]] = moved[i].node;
  for (std::uint32_t i = 0; i < nodes.size(); ++i) position_[nodes[i]] = i;
}

void LayerOrder::improve(int sweeps) {
  auto best = layers_;
  std::size_t fewest = crossings();
  for (int sweep = 0; sweep < sweeps && fewest > 0; ++sweep) {
    if (sweep % 2 == 0) {
      for (std::size_t l = 1; l < layers_.size(); ++l) order_by_medians(l, up_);
    } else {
      for (std::size_t l = layers_.size() - 1; l-- > 0;) order_by_medians(l, down_);
    }
    const std::size_t now = crossings();
    if (now < fewest) {
      fewest = now;
      best = layers_;
    }
  }
  layers_ = std::move(best);
  number();
}

void LayerOrder::place(std::size_t layer, const LayoutRows& rows, std::vector<float>& places) const {
  // The least squares from what each would like, under distances of 1: with i taken off, places must not
  // fall, and runs that would are pooled at their mean.
  struct Pool {
    double sum;
    double weight;
    std::size_t count;
  };
  const auto& nodes = layers_[layer];
  std::vector<Pool> pools;
  pools.reserve(nodes.size());
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const auto row = rows.row(nodes[i]);
    double wish = places[nodes[i]];
    if (!row.empty()) {
      wish = 0;
      for (const auto other : row) wish += places[other];
      wish /= static_cast<double>(row.size());
    }
    const double weight = row.empty() ? 0.05 : 1;
    pools.push_back({(wish - static_cast<double>(i)) * weight, weight, 1});
    while (pools.size() > 1) {
      const Pool& last = pools.back();
      Pool& before = pools[pools.size() - 2];
      if (before.sum / before.weight <= last.sum / last.weight) break;
      before = {before.sum + last.sum, before.weight + last.weight, before.count + last.count};
      pools.pop_back();
    }
  }
  std::size_t i = 0;
  for (const Pool& pool : pools) {
    for (std::size_t k = 0; k < pool.count; ++k, ++i)
      places[nodes[i]] = static_cast<float>(pool.sum / pool.weight + static_cast<double>(i));
  }
}

std::vector<float> LayerOrder::places() const {
  std::vector<float> places(position_.size());
  for (std::size_t i = 0; i < places.size(); ++i) places[i] = static_cast<float>(position_[i]);
  for (int sweep = 0; sweep < 6; ++sweep) {
    for (std::size_t l = layers_.size(); l-- > 0;) place(l, down_, places);
    for (std::size_t l = 1; l < layers_.size(); ++l) place(l, up_, places);
  }
  for (std::size_t l = layers_.size(); l-- > 0;) place(l, down_, places);
  return places;
}

}  // namespace echelon
