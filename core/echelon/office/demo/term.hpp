#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "echelon/model/records.hpp"
#include "echelon/model/snapshot.hpp"
#include "echelon/rules/calendar.hpp"

namespace echelon::demo {

/// A term of training around the snapshot's day: what is on offer, who asked for it, what was held in the
/// summer before, and a few waivers.
struct DemoTerm {
  Batch batch;
  std::vector<std::string> to_close;  ///< sessions held, with attendance, each to be closed on its last day
};

/// The term: about 90 sessions of 26 courses on the days after `snapshot.as_of`, with seats for a third of
/// the people they are meant for, so that not everyone finds room; wishes of the people and nominations by
/// their schools. Nothing is held on a holiday, nor on a Saturday that is worked. Sizes follow the number of
/// people in service. The same snapshot, calendar and seed give the same rows.
[[nodiscard]] DemoTerm make_term(std::uint64_t seed, const Snapshot& snapshot,
                                 const WorkingCalendar& calendar);

}  // namespace echelon::demo
