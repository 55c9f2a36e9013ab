#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/eight_bytes.hpp"
#include "echelon/command/digest.hpp"

namespace cli {

/// Gathers bytes and hashes them by the block.
class CanonicalBytes {
 public:
  void number(std::uint64_t value, unsigned width = 8) {
    make_room();
    put(value, width);
  }
  void text(std::string_view text) {
    number(text.size());
    flush();
    digest_.add(text);
  }
  /// Each number's distance from `least` in `width` bytes.
  template <unsigned width, class Number>
  void numbers(std::span<const Number> column, std::uint64_t least) {
    constexpr std::size_t most = block / 8;
    for (std::size_t from = 0; from < column.size(); from += most) {
      flush();
      for (const Number each : column.subspan(from, std::min(most, column.size() - from)))
        put(static_cast<std::uint64_t>(std::int64_t{each}) - least, width);
    }
  }
  std::string hex() {
    flush();
    return digest_.hex();
  }

 private:
  static constexpr std::size_t block = std::size_t{1} << 14;

  void put(std::uint64_t value, unsigned width) {
    put_eight_bytes(bytes_.data() + size_, value);
    size_ += width;
  }
  void make_room() {
    if (size_ >= block) flush();
  }
  void flush() {
    digest_.add({bytes_.data(), size_});
    size_ = 0;
  }

  echelon::Digest digest_;
  std::array<char, block + 8> bytes_{};
  std::size_t size_ = 0;
};

/// The least number, the width of the differences from it, then these; nothing of an empty column.
template <class Number>
void add_column(CanonicalBytes& out, const std::vector<Number>& column) {
  if (column.empty()) return;
  Number least = column.front();
  Number greatest = least;
  for (const Number each : column) {
    least = std::min(least, each);
    greatest = std::max(greatest, each);
  }
  const auto base = static_cast<std::uint64_t>(std::int64_t{least});
  const std::uint64_t range = static_cast<std::uint64_t>(std::int64_t{greatest}) - base;
  const unsigned width = range == 0         ? 0
                         : range < 1U << 8  ? 1
                         : range < 1U << 16 ? 2
                         : range >> 32 == 0 ? 4
                                            : 8;
  out.number(base);
  out.number(width);
  const std::span<const Number> numbers(column);
  if (width == 1) out.template numbers<1>(numbers, base);
  if (width == 2) out.template numbers<2>(numbers, base);
  if (width == 4) out.template numbers<4>(numbers, base);
  if (width == 8) out.template numbers<8>(numbers, base);
}

}  // namespace cli
