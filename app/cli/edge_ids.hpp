#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/pool_ids.hpp"

namespace cli {

/// The ids of a graph's vertices in bytewise order: texts, or what all begin with and numbers of as many
/// digits each.
class VertexIds {
 public:
  VertexIds() = default;
  explicit VertexIds(PoolIds texts) : texts_(std::move(texts)) {}
  VertexIds(std::string beginning, std::size_t digits, std::vector<std::uint32_t> numbers)
      : beginning_(std::move(beginning)), digits_(digits), numbers_(std::move(numbers)) {}

  [[nodiscard]] std::size_t size() const { return digits_ > 0 ? numbers_.size() : texts_.size(); }
  void append(std::size_t vertex, std::string& to) const;
  [[nodiscard]] std::string operator[](std::size_t vertex) const {
    std::string id;
    append(vertex, id);
    return id;
  }

 private:
  PoolIds texts_;
  std::string beginning_;
  std::size_t digits_ = 0;
  std::vector<std::uint32_t> numbers_;
};

/// Ids that all begin alike and end in as many digits, at most nine: each is its own number, until all are
/// known.
class DigitIds {
 public:
  /// Of a file with so many bytes: for small ones so many numbers that few of them are ids are not worth it.
  explicit DigitIds(std::size_t file_bytes) : most_numbers_(16 * file_bytes + 100'000) {}
  /// Numbers for the ids; false where one is of another kind. Eight bytes can be read from any of their
  /// places.
  bool take(std::span<const std::string_view> ids, std::uint32_t* numbers);
  /// The ids; each number becomes the id's place among them.
  VertexIds finish();
  [[nodiscard]] std::uint32_t place(std::uint32_t number) const;

 private:
  bool begin(std::string_view first);

  std::size_t most_numbers_;
  std::string beginning_;
  std::size_t digits_ = 0;
  std::vector<std::uint64_t> there_;   ///< a bit for each number
  std::vector<std::uint32_t> before_;  ///< how many ids stand before each 64 numbers
};

/// Any ids, numbered in the order in which they first come; found by open addressing.
class TextIds {
 public:
  bool take(std::span<const std::string_view> ids, std::uint32_t* numbers);
  VertexIds finish();
  [[nodiscard]] std::uint32_t place(std::uint32_t number) const { return places_[number]; }

 private:
  struct Slot {
    std::uint32_t tag = 0;
    std::uint32_t number = free;
  };
  static constexpr std::uint32_t free = UINT32_MAX;
  static std::uint64_t hash_of(std::string_view id);
  std::uint32_t find_or_add(std::string_view id, std::uint64_t hash);
  void make_more_slots();

  PoolIds ids_;
  std::vector<Slot> slots_ = std::vector<Slot>(1024);  ///< a power of two, at most two thirds in use
  std::vector<std::uint32_t> places_;
};

}  // namespace cli
