#include "echelon/rules/training_sums.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

namespace echelon {
namespace {

/// Each row of `width` becomes one of `width + 1`.
void widen(std::vector<std::int64_t>& rows, std::size_t width) {
  const std::size_t count = width == 0 ? 0 : rows.size() / width;
  std::vector<std::int64_t> wider;
  wider.reserve(rows.capacity() + count);
  for (std::size_t at = 0; at < count; ++at) {
    const auto row = rows.begin() + static_cast<std::ptrdiff_t>(at * width);
    wider.insert(wider.end(), row, row + static_cast<std::ptrdiff_t>(width));
    wider.push_back(0);
  }
  rows = std::move(wider);
}

}  // namespace

Decimal CategoryHours::total(PersonIndex person) const {
  const auto sums = of(person);
  return Decimal::from_millionths(std::accumulate(sums.begin(), sums.end(), std::int64_t{0}));
}

CategoryHours hours_by_category(const Snapshot& people, Period ended) {
  constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();
  CategoryHours sums;
  std::vector<std::uint32_t> place(people.symbols.size(), none);
  std::vector<std::int64_t> own;  // of the person at hand
  // Days as numbers, so that a record costs two comparisons; unknown ones come before all.
  const std::int32_t from =
      ended.from.known() ? ended.from.days() : std::numeric_limits<std::int32_t>::min() + 1;
  const std::int32_t to = ended.to.known() ? ended.to.days() : std::numeric_limits<std::int32_t>::max();
  std::size_t people_without = 0;  // at the beginning, before there is any category
  for (PersonIndex person = 0; person < people.size(); ++person) {
    std::ranges::fill(own, 0);
    for (const Training& training : people.training.of(person)) {
      if (training.ended_on.days() < from || training.ended_on.days() > to) continue;
      std::uint32_t& at = place[static_cast<std::size_t>(training.category)];
      if (at == none) {
        at = static_cast<std::uint32_t>(own.size());
        if (own.empty()) {
          sums.millionths.reserve(static_cast<std::size_t>(people.size()) * 8);
          sums.millionths.assign(people_without, 0);
        } else {
          widen(sums.millionths, own.size());
        }
        own.push_back(0);
        sums.categories.push_back(training.category);
      }
      own[at] += training.hours.millionths();
    }
    if (own.empty()) ++people_without;
    sums.millionths.insert(sums.millionths.end(), own.begin(), own.end());
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
