#pragma once

#include "echelon/view/palette.hpp"

namespace view_tests {

/// The kinds of sight: all three primaries, or without the first, second or third.
enum class Sight { usual, protan, deutan, tritan };

/// How far two colours are apart to an eye of the kind: CIEDE2000 of the colours as Machado, Oliveira and
/// Fernandes (2009) say they are seen without the primary.
[[nodiscard]] double difference(echelon::Colour a, echelon::Colour b, Sight sight);

/// CIEDE2000 (Sharma, Wu and Dalal 2005) of two places in CIE L*a*b*.
struct Lab {
  double l = 0;
  double a = 0;
  double b = 0;
};
[[nodiscard]] double ciede2000(const Lab& p, const Lab& q);

}  // namespace view_tests
