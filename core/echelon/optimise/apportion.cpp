#include "echelon/optimise/apportion.hpp"

#include <algorithm>
#include <numeric>

#include "echelon/base/error.hpp"
#include "echelon/optimise/wide.hpp"

namespace echelon {
namespace {

using optimise::Wide;

constexpr std::int64_t largest_size = 1'000'000'000'000;
constexpr std::int64_t most_seats = 1'000'000;

void check(std::int64_t seats, const std::vector<Claim>& claims) {
  const auto wrong = [](const Claim& claim) {
    return claim.size < 0 || claim.size > largest_size || claim.min < 0 || claim.max.value_or(0) < 0;
  };
  if (seats < 0 || seats > most_seats || std::ranges::any_of(claims, wrong))
    throw Error(Fault::request,
                {.zh = "名额或规模为负数或过大，无法分配名额",
                 .en = "a size or a number of seats is negative or too large to apportion"},
                {.zh = "请填写不超过一万亿的非负整数（名额不超过一百万）",
                 .en = "use whole numbers from 0 to 10^12, and at most 10^6 seats"});
}

/// A claim's turn for its next seat: who has the greater size over divisor goes first. Huntington–Hill
/// compares squares.
class NextSeat {
 public:
  NextSeat(Apportionment method, const std::vector<Claim>& claims, const std::vector<std::int64_t>& given)
      : method_(method), claims_(claims), given_(given) {}

  /// Heap order: does `a` stand behind `b`?
  [[nodiscard]] bool operator()(std::size_t a, std::size_t b) const {
    const auto [size_a, divisor_a] = quotient(a);
    const auto [size_b, divisor_b] = quotient(b);
    if (divisor_a == 0 || divisor_b == 0) {
      if (divisor_a != divisor_b) return divisor_b == 0;
      return size_a != size_b ? size_a < size_b : a > b;
    }
    const auto left = size_a * divisor_b;
    const auto right = size_b * divisor_a;
    return left != right ? left < right : a > b;
  }

 private:
  struct Quotient {
    Wide size;
    Wide divisor;
  };
  [[nodiscard]] Quotient quotient(std::size_t i) const {
    const Wide size = claims_[i].size;
    const Wide n = given_[i];
    switch (method_) {
      case Apportionment::webster:
        return {size, 2 * n + 1};
      case Apportionment::adams:
        return {size, n};
      case Apportionment::dhondt:
        return {size, n + 1};
      default:
        return {size * size, n * (n + 1)};
    }
  }
  Apportionment method_;
  const std::vector<Claim>& claims_;
  const std::vector<std::int64_t>& given_;
};

bool may_have_more(const Claim& claim, std::int64_t given) {
  return claim.size > 0 && given < claim.max.value_or(most_seats);
}

bool serve_by_divisors(Apportionment method, std::int64_t left, const std::vector<Claim>& claims,
                       std::vector<std::int64_t>& given) {
  const NextSeat behind(method, claims, given);
  std::vector<std::size_t> heap;
  for (std::size_t i = 0; i < claims.size(); ++i)
    if (may_have_more(claims[i], given[i])) heap.push_back(i);
  std::ranges::make_heap(heap, behind);
  for (; left > 0; --left) {
    if (heap.empty()) return false;
    std::ranges::pop_heap(heap, behind);
    const auto first = heap.back();
    heap.pop_back();
    ++given[first];
    if (!may_have_more(claims[first], given[first])) continue;
    heap.push_back(first);
    std::ranges::push_heap(heap, behind);
  }
  return true;
}

/// Shares of those not yet fixed at a bound; whoever falls below the minimum or above the maximum is fixed
/// there, the side with the greater misfit first, and the rest share what is left.
bool serve_by_remainders(std::int64_t seats, const std::vector<Claim>& claims,
                         std::vector<std::int64_t>& given) {
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < claims.size(); ++i)
    if (may_have_more(claims[i], given[i])) open.push_back(i);
  for (;;) {
    auto left = seats - std::accumulate(given.begin(), given.end(), std::int64_t{0});
    for (const auto i : open) left += given[i];
    Wide total = 0;
    for (const auto i : open) total += claims[i].size;
    if (open.empty()) return left == 0;
    Wide below = 0;
    Wide above = 0;
    for (const auto i : open) {
      const auto share = left * Wide{claims[i].size};
      below += std::max<Wide>(0, claims[i].min * total - share);
      above += std::max<Wide>(0, share - claims[i].max.value_or(most_seats) * total);
    }
    if (below > 0 || above > 0) {
      std::erase_if(open, [&](std::size_t i) {
        const auto share = left * Wide{claims[i].size};
        const auto max = claims[i].max.value_or(most_seats);
        const auto fixed = below >= above ? claims[i].min * total > share : share > max * total;
        if (fixed) given[i] = below >= above ? claims[i].min : max;
        return fixed;
      });
      continue;
    }
    for (const auto i : open) given[i] = static_cast<std::int64_t>(left * Wide{claims[i].size} / total);
    std::ranges::stable_sort(open, std::greater{},
                             [&](std::size_t i) { return left * Wide{claims[i].size} % total; });
    auto rest = left;
    for (const auto i : open) rest -= given[i];
    for (const auto i : open) {
      if (rest == 0) break;
      if (given[i] < claims[i].max.value_or(most_seats)) ++given[i], --rest;
    }
    return rest == 0;
  }
}

}  // namespace

std::optional<std::vector<std::int64_t>> apportion(Apportionment method, std::int64_t seats,
                                                   const std::vector<Claim>& claims) {
  check(seats, claims);
  std::vector<std::int64_t> given;
  Wide promised = 0;
  for (const auto& claim : claims) {
    if (claim.max && *claim.max < claim.min) return std::nullopt;
    given.push_back(claim.min);
    promised += claim.min;
  }
  if (promised > seats) return std::nullopt;
  const auto left = seats - static_cast<std::int64_t>(promised);
  const auto served = method == Apportionment::hamilton ? serve_by_remainders(seats, claims, given)
                                                        : serve_by_divisors(method, left, claims, given);
  if (!served) return std::nullopt;
  return given;
}

}  // namespace echelon
