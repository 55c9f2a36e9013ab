#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "echelon/model/snapshot.hpp"

namespace echelon {

/// Hours of training by person and category.
struct CategoryHours {
  std::vector<Symbol> categories;  ///< in the order in which people's records first have them
  /// Millionths of an hour: a person's hours in each of `categories`, person after person.
  std::vector<std::int64_t> millionths;

  [[nodiscard]] std::span<const std::int64_t> of(PersonIndex person) const {
    const std::size_t width = categories.size();
    return std::span(millionths).subspan(static_cast<std::size_t>(person) * width, width);
  }
  /// In all categories together.
  [[nodiscard]] Decimal total(PersonIndex person) const;
};

/// The hours of all records that end within the period. One pass over the records, on one thread; sums of
/// more than nine million million hours overflow.
[[nodiscard]] CategoryHours hours_by_category(const Snapshot& people, Period ended);

/// Who has fewer than `hours` in all, in the snapshot's order; people out of service too.
[[nodiscard]] std::vector<PersonIndex> people_below(const CategoryHours& sums, const Snapshot& people,
                                                    Decimal hours);

}  // namespace echelon
