#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace echelon {

/// How seats are divided among schools in proportion to their size (Balinski and Young, *Fair
/// Representation*, 1982).
enum class Apportionment {
  hamilton,         ///< largest remainders
  webster,          ///< Sainte-Laguë: divisors 1, 3, 5, …
  adams,            ///< divisors 0, 1, 2, …: everyone with a claim gets a first seat before anyone a second
  dhondt,           ///< Jefferson: divisors 1, 2, 3, …
  huntington_hill,  ///< divisors √(n(n+1)): everyone with a claim gets a first seat before anyone a second
};

/// One school's claim to seats. Index in the list is the tie order.
struct Claim {
  std::int64_t size =
      0;  ///< 0 to 10^12: teachers, pupils …; without size there is no seat beyond the minimum
  std::int64_t min = 0;
  std::optional<std::int64_t> max = std::nullopt;
};

/// Divides `seats` among the claims, in exact integers; equal claims are served in tie order. Minima are
/// given first and count towards a claim's share; nobody goes above the maximum. Nothing where minima exceed
/// the seats, a minimum exceeds its maximum, or maxima (or a lack of size) leave seats over. Throws Error
/// when a number is negative or beyond 10^12, or there are more than 10^6 seats. Cost: O(seats × log claims).
[[nodiscard]] std::optional<std::vector<std::int64_t>> apportion(Apportionment method, std::int64_t seats,
                                                                 const std::vector<Claim>& claims);

}  // namespace echelon
