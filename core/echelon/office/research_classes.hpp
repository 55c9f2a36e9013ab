#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "echelon/model/snapshot.hpp"

namespace echelon {

/// So many people at least share everything that a research office says of what one sees of a person.
inline constexpr std::size_t research_class = 5;

/// What research is told of a person's present state.
struct CoarsePerson {
  bool told = false;  ///< false: left out altogether, fewer than `research_class` remain
  bool gender = false;
  std::int64_t born = 0;  ///< first day of five years, as stored (19850101); 0: not told
  bool subject = false;
  bool stage = false;
};

/// One for each person, in the snapshot's order. k-anonymity (Samarati 2001) by recoding where it is needed:
/// people are put in classes by school, stage, subject, gender and five years of birth; whoever is in a class
/// of at least `research_class` keeps all of it, the rest are put in classes without the birth, then without
/// gender, subject, stage; who is still with too few is not told. Linear in people, but for sorting.
[[nodiscard]] std::vector<CoarsePerson> research_classes(const Snapshot& snapshot);

/// Of each school whether its kind and area may be told: at least `research_class` schools share them.
[[nodiscard]] std::vector<bool> research_schools(const Snapshot& snapshot);

}  // namespace echelon
