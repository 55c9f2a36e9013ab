#pragma once

#include <bit>
#include <cstdint>
#include <cstring>

namespace cli {

// Eight characters at once, the first in the lowest byte (Lemire, *Quickly parsing eight digits*, 2018).

inline std::uint64_t lowest_first(std::uint64_t bytes) {
  if constexpr (std::endian::native == std::endian::little) return bytes;
  std::uint64_t turned = 0;
  for (unsigned i = 0; i < 64; i += 8) turned |= (bytes >> i & 0xFF) << (56 - i);
  return turned;
}
inline std::uint64_t eight_bytes(const char* from) {
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, from, sizeof bytes);
  return lowest_first(bytes);
}
inline void put_eight_bytes(char* to, std::uint64_t bytes) {
  bytes = lowest_first(bytes);
  std::memcpy(to, &bytes, sizeof bytes);
}

/// What each byte is above '0': below 10 for a digit.
inline std::uint64_t above_zero(std::uint64_t bytes) { return bytes ^ 0x3030303030303030U; }

/// The highest bit of each byte that `above_zero` makes no digit; above the first one bits may be wrong.
inline std::uint64_t other_than_digits(std::uint64_t above) {
  return (above | (above + 0x7676767676767676U)) & 0x8080808080808080U;
}

/// The number that eight digits write, each as `above_zero` gives it.
inline std::int64_t number_of(std::uint64_t above) {
  above = (above * 2561) >> 8 & 0x00FF00FF00FF00FFU;
  above = (above * 6553601) >> 16 & 0x0000FFFF0000FFFFU;
  return static_cast<std::int64_t>((above * 42949672960001U) >> 32);
}

}  // namespace cli
