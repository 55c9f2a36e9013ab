#pragma once

#include <bit>
#include <cstdint>
#include <cstring>

namespace echelon {

/// Within exchange: the first separator or end of line from `at` on, `end` when there is none. Eight bytes
/// may be read beyond `end`.
inline const char* field_end(const char* at, const char* end, char separator) {
  constexpr std::uint64_t ones = 0x0101010101010101U;
  // The lowest bit set stands in the first byte that is zero.
  const auto zero = [](std::uint64_t x) { return (x - ones) & ~x & (ones << 7U); };
  const std::uint64_t apart = ones * static_cast<unsigned char>(separator);
  for (; std::endian::native == std::endian::little && at < end; at += 8) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, at, 8);
    const std::uint64_t found = zero(bytes ^ apart) | zero(bytes ^ ones * 10U) | zero(bytes ^ ones * 13U);
    if (found == 0) continue;
    at += std::countr_zero(found) / 8;
    return at < end ? at : end;
  }
  while (at < end && *at != separator && *at != '\n' && *at != '\r') ++at;
  return at < end ? at : end;
}

}  // namespace echelon
