#include "mentor_brute.hpp"

#include <algorithm>
#include <tuple>

namespace mentor_brute {

using echelon::MentorProblem;

namespace {

std::vector<MentorProblem::Pair> list_of(const MentorProblem& problem, std::int32_t mentee) {
  std::vector<MentorProblem::Pair> list;
  for (const auto& pair : problem.pairs)
    if (pair.mentee == mentee && !pair.banned) list.push_back(pair);
  std::sort(list.begin(), list.end(), [](const auto& a, const auto& b) {
    return std::tie(a.mentee_rank, a.mentor) < std::tie(b.mentee_rank, b.mentor);
  });
  return list;
}

const MentorProblem::Pair* pair_of(const MentorProblem& problem, std::int32_t mentee, std::int32_t mentor) {
  for (const auto& pair : problem.pairs)
    if (pair.mentee == mentee && pair.mentor == mentor) return &pair;
  return nullptr;
}

void extend(const MentorProblem& problem, Mentors& mentor, std::vector<std::int32_t>& room,
            const std::function<void(const Mentors&)>& see) {
  if (mentor.size() == static_cast<std::size_t>(problem.mentees)) {
    see(mentor);
    return;
  }
  mentor.push_back(-1);
  extend(problem, mentor, room, see);
  for (const auto& pair : list_of(problem, static_cast<std::int32_t>(mentor.size()) - 1)) {
    auto& left = room[static_cast<std::size_t>(pair.mentor)];
    if (left == 0) continue;
    --left;
    mentor.back() = pair.mentor;
    extend(problem, mentor, room, see);
    ++left;
  }
  mentor.pop_back();
}

}  // namespace

void for_each_matching(const MentorProblem& problem, const std::function<void(const Mentors&)>& see) {
  Mentors mentor;
  auto room = problem.capacity;
  extend(problem, mentor, room, see);
}

bool is_stable(const MentorProblem& problem, const Mentors& mentor, bool weakly_preferred) {
  const auto prefers = [&](std::int32_t own, std::int32_t other) {
    return weakly_preferred ? own <= other : own < other;
  };
  for (const auto& pair : problem.pairs) {
    const auto now = mentor[static_cast<std::size_t>(pair.mentee)];
    if (pair.banned || now == pair.mentor) continue;
    if (now >= 0 && !prefers(pair.mentee_rank, pair_of(problem, pair.mentee, now)->mentee_rank)) continue;
    std::int32_t held = 0;
    bool would_change = false;
    for (std::int32_t other = 0; other < problem.mentees; ++other) {
      if (mentor[static_cast<std::size_t>(other)] != pair.mentor) continue;
      ++held;
      would_change =
          would_change || prefers(pair.mentor_rank, pair_of(problem, other, pair.mentor)->mentor_rank);
    }
    if (held < problem.capacity[static_cast<std::size_t>(pair.mentor)] || would_change) return false;
  }
  return true;
}

std::int64_t pairs_of(const Mentors& mentor) {
  return std::count_if(mentor.begin(), mentor.end(), [](auto m) { return m >= 0; });
}

std::int64_t fit_of(const MentorProblem& problem, const Mentors& mentor) {
  std::int64_t sum = 0;
  for (std::size_t m = 0; m < mentor.size(); ++m)
    if (mentor[m] >= 0) sum += pair_of(problem, static_cast<std::int32_t>(m), mentor[m])->fit;
  return sum;
}

std::vector<std::size_t> standing(const MentorProblem& problem, const Mentors& mentor) {
  std::vector<std::size_t> places;
  for (std::size_t m = 0; m < mentor.size(); ++m) {
    const auto list = list_of(problem, static_cast<std::int32_t>(m));
    const auto at =
        std::find_if(list.begin(), list.end(), [&](const auto& p) { return p.mentor == mentor[m]; });
    places.push_back(static_cast<std::size_t>(at - list.begin()));
  }
  return places;
}

MentorProblem random_problem(std::mt19937& draw) {
  const auto below = [&](int n) { return static_cast<std::int32_t>(draw() % static_cast<unsigned>(n)); };
  MentorProblem problem;
  problem.mentees = below(6);
  problem.capacity.resize(static_cast<std::size_t>(1 + below(4)));
  for (auto& each : problem.capacity) each = below(4) == 0 ? below(4) : 1 + below(2);
  const int ranks = 1 + below(4);
  const int fits = 1 + below(6);
  const int density = 1 + below(4);
  for (std::int32_t m = 0; m < problem.mentees; ++m)
    for (std::int32_t j = 0; j < static_cast<std::int32_t>(problem.capacity.size()); ++j)
      if (below(4) < density)
        problem.pairs.push_back({m, j, below(fits) - (below(3) == 0 ? 1 : 0), 1 + below(ranks),
                                 1 + below(ranks), below(12) == 0});
  std::shuffle(problem.pairs.begin(), problem.pairs.end(), draw);
  return problem;
}

}  // namespace mentor_brute
