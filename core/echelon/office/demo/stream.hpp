#pragma once

#include <cstdint>
#include <span>

namespace echelon::demo {

/// What a stream of numbers is for: each person has one of its own for each topic, so that no draw disturbs
/// another.
enum class Topic : std::uint8_t {
  school,
  seats,
  name,
  life,
  number,
  departure,
  transfer,
  hire,
  role,
  title,
  grade,
  tier,
  bond,
  training,
  award,
  assessment,
  reviewer,
  nomination,
  review,
  term,
  qualification
};

/// Numbers that look random and are the same on every machine (splitmix64: Steele, Lea, Flood 2014). Integers
/// only.
class Stream {
 public:
  Stream(std::uint64_t seed, Topic topic, std::uint64_t a = 0, std::uint64_t b = 0)
      : state_(mixed(mixed(mixed(seed ^ 0x51ED270B9D4F3A17U) + static_cast<std::uint64_t>(topic)) + a) + b) {}

  std::uint64_t next() { return mixed(state_ += golden); }
  /// 0 … count − 1; `count` is at least 1.
  int below(int count) {
    return static_cast<int>(((next() >> 32U) * static_cast<std::uint64_t>(count)) >> 32U);
  }
  /// Both ends included.
  int between(int low, int high) { return low + below(high - low + 1); }
  /// True in `permille` of 1000 draws.
  bool chance(int permille) { return below(1000) < permille; }
  /// A position, each as often as its weight says; the weights' sum is positive.
  std::size_t weighted(std::span<const int> weights) {
    int sum = 0;
    for (const int weight : weights) sum += weight;
    int left = below(sum);
    for (std::size_t i = 0; i < weights.size(); ++i) {
      left -= weights[i];
      if (left < 0) return i;
    }
    return weights.size() - 1;
  }
  template <class List>
  const auto& pick(const List& list) {
    return list[static_cast<std::size_t>(below(static_cast<int>(list.size())))];
  }

 private:
  static constexpr std::uint64_t golden = 0x9E3779B97F4A7C15U;
  static constexpr std::uint64_t mixed(std::uint64_t z) {
    z += golden;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31U);
  }
  std::uint64_t state_;
};

}  // namespace echelon::demo
