#include <algorithm>
#include <numeric>
#include <tuple>

#include "echelon/optimise/mentor_matching.hpp"

namespace echelon {
namespace {

using Pair = MentorProblem::Pair;

void order_side(std::vector<Pair>& pairs, std::int32_t Pair::*side, std::int32_t Pair::*rank) {
  const auto wish = [&](std::size_t i) {
    const auto given = pairs[i].*rank;
    return std::tuple(pairs[i].*side, given == 0 ? INT32_MAX : given, given == 0 ? -pairs[i].fit : 0);
  };
  std::vector<std::size_t> by(pairs.size());
  std::iota(by.begin(), by.end(), std::size_t{0});
  std::sort(by.begin(), by.end(), [&](std::size_t a, std::size_t b) { return wish(a) < wish(b); });
  std::vector<std::int32_t> place(pairs.size());
  for (std::size_t i = 0; i < by.size(); ++i) {
    const bool first = i == 0 || pairs[by[i]].*side != pairs[by[i - 1]].*side;
    place[by[i]] = first ? 1 : place[by[i - 1]] + (wish(by[i]) == wish(by[i - 1]) ? 0 : 1);
  }
  for (std::size_t i = 0; i < place.size(); ++i) pairs[i].*rank = place[i];
}

}  // namespace

void order_wishes(MentorProblem& problem) {
  order_side(problem.pairs, &Pair::mentee, &Pair::mentee_rank);
  order_side(problem.pairs, &Pair::mentor, &Pair::mentor_rank);
}

}  // namespace echelon
