#pragma once

#include <cstdint>

namespace echelon::optimise {

/// 128 bits: sums of scores times prices never overflow.
__extension__ using Wide = __int128;

/// Prices are integers in units of 2^-price_bits millionths, so that a bound is exact whatever the prices
/// are.
constexpr int price_bits = 40;

[[nodiscard]] constexpr Wide scaled_up(Wide value) { return value * (Wide{1} << price_bits); }
/// Rounded towards minus infinity.
[[nodiscard]] constexpr Wide scaled_down(Wide value) { return value >> price_bits; }

}  // namespace echelon::optimise
