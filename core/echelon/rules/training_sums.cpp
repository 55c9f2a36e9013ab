#include "echelon/rules/training_sums.hpp"

#include <limits>
#include <numeric>

namespace echelon {
namespace {

/// A row of `width` for each person becomes one of `width + 1`.
std::vector<std::int64_t> widened(const std::vector<std::int64_t>& rows, std::size_t width,
                                  std::size_t people) {
  std::vector<std::int64_t> wider;
  wider.reserve(people * (width + 1));
  for (std::size_t at = 0; at < people; ++at) {
    for (std::size_t i = 0; i < width; ++i) wider.push_back(rows[at * width + i]);
    wider.push_back(0);
  }
  return wider;
}

}  // namespace

Decimal CategoryHours::total(PersonIndex person) const {
  const auto sums = of(person);
  return Decimal::from_millionths(std::accumulate(sums.begin(), sums.end(), std::int64_t{0}));
}

CategoryHours hours_by_category(const Snapshot& people, Period ended) {
  constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();
  CategoryHours sums;
  const auto count = static_cast<std::size_t>(people.size());
  std::vector<std::uint32_t> place(people.symbols.size(), none);
  // Days as numbers, so that a record costs two comparisons.
  const std::int32_t from =
      ended.from.known() ? ended.from.days() : std::numeric_limits<std::int32_t>::min() + 1;
  const std::int32_t to = ended.to.known() ? ended.to.days() : std::numeric_limits<std::int32_t>::max();
  for (PersonIndex person = 0; person < people.size(); ++person) {
    for (const Training& training : people.training.of(person)) {
      if (training.ended_on.days() < from || training.ended_on.days() > to) continue;
      std::uint32_t& at = place[static_cast<std::size_t>(training.category)];
      if (at == none) {
        at = static_cast<std::uint32_t>(sums.categories.size());
        sums.millionths = widened(sums.millionths, sums.categories.size(), count);
        sums.categories.push_back(training.category);
      }
      sums.millionths[static_cast<std::size_t>(person) * sums.categories.size() + at] +=
          training.hours.millionths();
    }
  }
  return sums;
}

std::vector<PersonIndex> people_below(const CategoryHours& sums, const Snapshot& people, Decimal hours) {
  std::vector<PersonIndex> below;
  for (PersonIndex person = 0; person < people.size(); ++person) {
    if (sums.total(person) < hours) below.push_back(person);
  }
  return below;
}

}  // namespace echelon
