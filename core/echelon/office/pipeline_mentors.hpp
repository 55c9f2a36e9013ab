#pragma once

#include <memory>
#include <vector>

#include "echelon/plugin/pipeline_view.hpp"

namespace echelon {

/// Everyone ever paired, with what follows from it. `raised`: by person, 1 for who holds today a tier that
/// rounds raise to. Descendants are walked for each person: the sum of their numbers.
[[nodiscard]] std::shared_ptr<const MentorGraph> build_mentors(const Snapshot& snapshot,
                                                               const std::vector<std::uint8_t>& raised);

/// Teachers' teachers and pupils' pupils of a node, each with the fewest generations between.
[[nodiscard]] Lineage lineage_of(const MentorGraph& graph, std::uint32_t node);

/// Of those from whom both learned, directly or through others, the ones with the fewest generations to both
/// together; one of the two counts when the other learned from them.
[[nodiscard]] std::vector<std::uint32_t> common_mentors(const MentorGraph& graph, std::uint32_t one,
                                                        std::uint32_t other);

}  // namespace echelon
