#pragma once

#include <cstdint>
#include <functional>

#include "echelon/base/date.hpp"
#include "echelon/model/records.hpp"

namespace echelon::demo {

/// What the made-up district is like. Everything in it is invented: the city, its schools, its people, their
/// numbers.
struct DistrictSpec {
  /// Teaching posts, 50 … 1,000,000. About 96 of 100 are filled on `as_of`; those who left in the years
  /// before come on top.
  int teachers = 13'000;
  /// Schools; 0: one for every 65 posts. At least six, never more than one for every 20 posts.
  int schools = 0;
  /// School years of history, 1 … 40; who was there at its start brings titles, posts and mentors from
  /// before.
  int years = 10;
  std::uint64_t seed = 1;
  /// Nothing in the district happens after this day.
  Date as_of;
};

/// Takes one part of a district; parts come in an order in which every row's person and school came before
/// it.
using TakePart = std::function<void(Batch&&)>;

/// The district as one batch: the same spec gives the same rows in the same order on every machine.
/// Rows stand by person (bytewise by id), then by time. Linear in posts × years.
/// Throws Error (request) for a spec outside the bounds above or without `as_of`.
[[nodiscard]] Batch make_district(const DistrictSpec& spec);

/// The same rows in parts, training of at most `people_at_once` people in each, for districts too large to
/// hold at once.
void make_district(const DistrictSpec& spec, const TakePart& take, int people_at_once = 50'000);

}  // namespace echelon::demo
