#include "cli/edge_ids.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

#include "cli/eight_bytes.hpp"

namespace cli {
namespace {

constexpr std::size_t most_digits = 9;

/// The number that the last `digits` characters write, or −1.
std::int64_t number_at_end(std::string_view id, std::size_t digits) {
  const char* at = id.data() + id.size() - digits;
  std::int64_t high = 0;
  if (digits > 8) {
    if (*at < '0' || *at > '9') return -1;
    high = std::int64_t{*at - '0'} * 100'000'000;
    ++at;
    --digits;
  }
  const std::uint64_t above = above_zero(eight_bytes(at)) << (64 - 8 * digits);
  return other_than_digits(above) == 0 ? high + number_of(above) : -1;
}

}  // namespace

void VertexIds::append(std::size_t vertex, std::string& to) const {
  if (digits_ == 0) {
    to += texts_[vertex];
    return;
  }
  to += beginning_;
  std::array<char, most_digits> text{};
  std::uint32_t number = numbers_[vertex];
  for (std::size_t i = digits_; i-- > 0; number /= 10) text[i] = static_cast<char>('0' + number % 10);
  to.append(text.data(), digits_);
}

bool DigitIds::begin(std::string_view first) {
  while (digits_ < std::min(first.size(), most_digits)) {
    const char c = first[first.size() - digits_ - 1];
    if (c < '0' || c > '9') break;
    ++digits_;
  }
  if (digits_ == 0) return false;
  beginning_ = first.substr(0, first.size() - digits_);
  std::size_t numbers = 1;
  for (std::size_t i = 0; i < digits_; ++i) numbers *= 10;
  if (numbers > most_numbers_) return false;
  there_.resize(numbers / 64 + 1);
  return true;
}

bool DigitIds::take(std::span<const std::string_view> ids, std::uint32_t* numbers) {
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const std::string_view id = ids[i];
    if (digits_ == 0 && !begin(id)) return false;
    if (id.size() != beginning_.size() + digits_ || !id.starts_with(beginning_)) return false;
    const std::int64_t number = number_at_end(id, digits_);
    if (number < 0) return false;
    there_[static_cast<std::size_t>(number) / 64] |= std::uint64_t{1} << number % 64;
    numbers[i] = static_cast<std::uint32_t>(number);
  }
  return true;
}

VertexIds DigitIds::finish() {
  before_.resize(there_.size());
  std::uint32_t count = 0;
  for (std::size_t word = 0; word < there_.size(); ++word) {
    before_[word] = count;
    count += static_cast<std::uint32_t>(std::popcount(there_[word]));
  }
  if (digits_ == 0) return {};
  std::vector<std::uint32_t> numbers;
  numbers.reserve(count);
  for (std::size_t word = 0; word < there_.size(); ++word)
    for (std::uint64_t bits = there_[word]; bits != 0; bits &= bits - 1)
      numbers.push_back(
          static_cast<std::uint32_t>(64 * word + static_cast<std::size_t>(std::countr_zero(bits))));
  return {beginning_, digits_, std::move(numbers)};
}

std::uint32_t DigitIds::place(std::uint32_t number) const {
  const std::uint64_t below = there_[number / 64] & ((std::uint64_t{1} << number % 64) - 1);
  return before_[number / 64] + static_cast<std::uint32_t>(std::popcount(below));
}

/// Multiplies and folds eight bytes at a time (after Wang Yi, *wyhash*, 2019). Which id has which number does
/// not depend on it.
std::uint64_t TextIds::hash_of(std::string_view id) {
  constexpr std::uint64_t odd = 0x9E3779B97F4A7C15U;
  std::uint64_t hash = id.size() * odd;
  for (std::size_t i = 0; i < id.size(); i += 8) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, id.data() + i, std::min<std::size_t>(8, id.size() - i));
    hash = (hash ^ bytes) * odd;
    hash ^= hash >> 32;
  }
  hash *= 0xD6E8FEB86659FD93U;
  return hash ^ hash >> 32;
}

bool TextIds::take(std::span<const std::string_view> ids, std::uint32_t* numbers) {
  constexpr std::size_t together = 32;
  std::array<std::uint64_t, together> hashes{};
  for (std::size_t from = 0; from < ids.size(); from += together) {
    const std::size_t count = std::min(together, ids.size() - from);
    if (3 * (ids_.size() + count) > 2 * slots_.size()) make_more_slots();
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t i = 0; i < count; ++i) {
      hashes[i] = hash_of(ids[from + i]);
      __builtin_prefetch(&slots_[hashes[i] & mask]);
    }
    for (std::size_t i = 0; i < count; ++i) {
      const Slot& slot = slots_[hashes[i] & mask];
      if (slot.number != free) ids_.prefetch(slot.number);
    }
    for (std::size_t i = 0; i < count; ++i) numbers[from + i] = find_or_add(ids[from + i], hashes[i]);
  }
  return ids_.size() < free;
}

std::uint32_t TextIds::find_or_add(std::string_view id, std::uint64_t hash) {
  const std::size_t mask = slots_.size() - 1;
  const auto tag = static_cast<std::uint32_t>(hash >> 32);
  for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
    Slot& slot = slots_[at];
    if (slot.number == free) {
      slot = {tag, static_cast<std::uint32_t>(ids_.size())};
      ids_.push_back(id);
      return slot.number;
    }
    if (slot.tag == tag && ids_[slot.number] == id) return slot.number;
  }
}

void TextIds::make_more_slots() {
  const std::size_t size = 2 * slots_.size();
  std::vector<Slot>().swap(slots_);
  slots_.resize(size);
  for (std::uint32_t number = 0; number < ids_.size(); ++number) {
    const std::uint64_t hash = hash_of(ids_[number]);
    std::size_t at = hash & (size - 1);
    while (slots_[at].number != free) at = (at + 1) & (size - 1);
    slots_[at] = {static_cast<std::uint32_t>(hash >> 32), number};
  }
}

VertexIds TextIds::finish() {
  std::vector<Slot>().swap(slots_);
  const std::vector<std::uint32_t> order = bytewise_order(ids_);
  places_.resize(order.size());
  PoolIds ordered;
  ordered.reserve(order.size(), ids_.all().size());
  for (std::size_t place = 0; place < order.size(); ++place) {
    places_[order[place]] = static_cast<std::uint32_t>(place);
    ordered.push_back(ids_[order[place]]);
  }
  ids_ = {};
  return VertexIds(std::move(ordered));
}

}  // namespace cli
