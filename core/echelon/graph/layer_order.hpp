#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "echelon/graph/layout.hpp"
#include "echelon/graph/layout_components.hpp"

namespace echelon {

/// Within the layered layout: the layers of one part with their nodes in order. Every arrow runs from a layer
/// to the next.
class LayerOrder {
 public:
  /// `edges` go from a layer to the next one; `layer` of each node.
  LayerOrder(std::span<const std::uint32_t> layer, std::span<const LayoutEdge> edges);

  /// Orders by medians, down and up in turn, `sweeps` times, and keeps the best order met.
  void improve(int sweeps);
  /// Arrows that cross, all layers together.
  [[nodiscard]] std::size_t crossings() const;
  [[nodiscard]] const std::vector<std::vector<std::uint32_t>>& layers() const { return layers_; }
  /// Places along the layers, in their order, at least 1 apart, each as near its neighbours as that allows.
  [[nodiscard]] std::vector<float> places() const;

 private:
  void number();
  void order_by_medians(std::size_t layer, const LayoutRows& rows);
  void place(std::size_t layer, const LayoutRows& rows, std::vector<float>& places) const;

  LayoutRows down_;
  LayoutRows up_;
  std::vector<std::vector<std::uint32_t>> layers_;
  std::vector<std::uint32_t> position_;  ///< of each node within its layer
};

}  // namespace echelon
