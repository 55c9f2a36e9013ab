#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <memory>
#include <string>
#include <vector>

#include "echelon/base/words.hpp"
#include "echelon/view/chart.hpp"

namespace echelon {

/// An arrow of a network, between positions of its nodes.
struct NetworkEdge {
  std::uint32_t from = 0;
  std::uint32_t to = 0;
};

/// Who is joined to whom: points and arrows, up to tens of thousands, asked for point by point as a table is
/// for its cells. Arranging, panning, zooming, searching and selecting are the surface's; where the points
/// stand holds while `revision` and the arrangement stay, whatever is hidden or lit meanwhile.
struct Network {
  static constexpr std::size_t hidden = std::numeric_limits<std::size_t>::max();

  /// By forces: what is joined lies together. In generations: arrows run down.
  enum class Arrangement : std::uint8_t { forces, generations };
  struct Category {
    Words name;
    Tone tone = Tone::series_1;
  };

  std::string id;
  Words title;
  std::size_t nodes = 0;
  std::shared_ptr<const std::vector<NetworkEdge>> edges;  ///< never null when there are nodes
  std::uint64_t revision = 0;
  Arrangement arrangement = Arrangement::forces;

  std::function<std::string(std::size_t node)> key;   ///< stable name of a point; selection survives by it
  std::function<std::string(std::size_t node)> name;  ///< what people call it
  std::function<std::string(std::size_t node)> says;  ///< when pointed at; none where not given
  /// Position in `categories`, or `hidden`: not there as of the day that is shown.
  std::function<std::size_t(std::size_t node)> category;
  std::vector<Category> categories;  ///< the legend
  /// How much a point stands out, 0…1; 0 for all where not given.
  std::function<double(std::size_t node)> weight;
  /// Whether an arrow is there; all whose ends are, where not given.
  std::function<bool(std::size_t edge)> shown;
  /// What is to stand out from the rest: a lineage. Nothing does where not given.
  std::function<bool(std::size_t node)> lit;
  std::function<bool(std::size_t edge)> lit_edge;

  std::string choose;  ///< key of the point to be selected and brought into sight; empty: as it was
  int height = 560;    ///< in lines of a screen at scale 1
  Words empty;         ///< shown when there are no points
};

/// What the user did with a network.
struct NetworkAnswer {
  std::string chosen;   ///< key of the selected point; empty when none is
  std::string entered;  ///< in the frame of a double click or Enter: its key
};

}  // namespace echelon
