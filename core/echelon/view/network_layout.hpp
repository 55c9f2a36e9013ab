#pragma once

#include <span>

#include "echelon/view/network.hpp"
#include "echelon/view/picture.hpp"

namespace echelon {

/// The whole network as a picture for paper: arrows, points in the colours of their categories, the legend,
/// the names of the points that stand out most. `spots` are the points' places, one for each node, in any
/// units.
[[nodiscard]] Picture lay_out(const Network& network, std::span<const Spot> spots, float width,
                              const Letters& letters);

/// The legend alone, from `y` down; returns where it ends. Categories of which no point is shown are left
/// out.
float lay_out_legend(const Network& network, float y, Picture& picture, const Letters& letters);

/// How large a point is drawn at scale 1, by its weight.
[[nodiscard]] float radius_of(const Network& network, std::size_t node);

}  // namespace echelon
