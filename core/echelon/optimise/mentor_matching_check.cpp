#include <algorithm>
#include <map>

#include "echelon/optimise/mentor_matching.hpp"

namespace echelon {
namespace {

using Pair = MentorProblem::Pair;

bool together(const Pair& pair, const std::vector<std::int32_t>& mentor) {
  return mentor[static_cast<std::size_t>(pair.mentee)] == pair.mentor;
}

}  // namespace

std::string matching_fault(const MentorProblem& problem, const std::vector<std::int32_t>& mentor) {
  if (mentor.size() != static_cast<std::size_t>(problem.mentees)) return "not one entry for each mentee";
  std::vector<bool> has_row(mentor.size(), false);
  for (const auto& pair : problem.pairs)
    if (together(pair, mentor)) {
      if (pair.banned) return "mentee " + std::to_string(pair.mentee) + " has a banned mentor";
      has_row[static_cast<std::size_t>(pair.mentee)] = true;
    }
  std::map<std::int32_t, std::int64_t> held;
  for (std::size_t m = 0; m < mentor.size(); ++m) {
    if (mentor[m] < 0) continue;
    if (!has_row[m]) return "mentee " + std::to_string(m) + " has a mentor without a row";
    if (++held[mentor[m]] > problem.capacity[static_cast<std::size_t>(mentor[m])])
      return "mentor " + std::to_string(mentor[m]) + " is over capacity";
  }
  return {};
}

std::vector<BlockingPair> blocking_pairs(const MentorProblem& problem,
                                         const std::vector<std::int32_t>& mentor) {
  std::vector<std::int32_t> own_rank(mentor.size(), INT32_MAX);
  std::vector<std::int64_t> held(problem.capacity.size(), 0);
  // The one each mentor likes least; the last in tie order among equals.
  std::vector<std::pair<std::int32_t, std::int32_t>> least(problem.capacity.size(), {0, -1});
  for (const auto& pair : problem.pairs) {
    if (pair.banned || !together(pair, mentor)) continue;
    const auto at = static_cast<std::size_t>(pair.mentor);
    own_rank[static_cast<std::size_t>(pair.mentee)] = pair.mentee_rank;
    ++held[at];
    least[at] = std::max(least[at], {pair.mentor_rank, pair.mentee});
  }
  std::vector<BlockingPair> found;
  for (const auto& pair : problem.pairs) {
    const auto at = static_cast<std::size_t>(pair.mentor);
    if (pair.banned || pair.mentee_rank >= own_rank[static_cast<std::size_t>(pair.mentee)]) continue;
    if (held[at] < problem.capacity[at]) {
      found.push_back({pair.mentee, pair.mentor, -1});
    } else if (pair.mentor_rank < least[at].first) {
      found.push_back({pair.mentee, pair.mentor, least[at].second});
    }
  }
  std::sort(found.begin(), found.end(), [](const BlockingPair& a, const BlockingPair& b) {
    return std::pair(a.mentee, a.mentor) < std::pair(b.mentee, b.mentor);
  });
  return found;
}

}  // namespace echelon
