#include "echelon/optimise/mentor_matching.hpp"

#include <algorithm>

#include "../refusal.hpp"
#include "mentor_brute.hpp"

using echelon::MatchBy;
using echelon::MentorMatching;
using echelon::MentorProblem;
using mentor_brute::Mentors;

namespace {

/// What is best among all matchings, and the first in tie order that has it.
struct Best {
  std::int64_t first = INT64_MIN;
  std::int64_t second = INT64_MIN;
  Mentors mentor;
};

Best best_by(
    const MentorProblem& problem, MatchBy by,
    const std::function<bool(const Mentors&)>& allowed = [](const Mentors&) { return true; }) {
  Best best;
  mentor_brute::for_each_matching(problem, [&](const Mentors& mentor) {
    if (!allowed(mentor)) return;
    const auto pairs = by == MatchBy::largest ? mentor_brute::pairs_of(mentor) : 0;
    const auto fit = mentor_brute::fit_of(problem, mentor);
    const auto now = std::pair(pairs, fit);
    const auto was = std::pair(best.first, best.second);
    if (now < was) return;
    if (now == was && mentor_brute::standing(problem, mentor) > mentor_brute::standing(problem, best.mentor))
      return;
    best = {pairs, fit, mentor};
  });
  return best;
}

MentorProblem with_one_more(MentorProblem problem, std::size_t mentor) {
  ++problem.capacity[mentor];
  return problem;
}

/// Makes the moves, checking that each starts where it says.
Mentors moved(Mentors mentor, const std::vector<MentorMatching::Move>& moves) {
  for (const auto& move : moves) {
    CHECK(mentor[static_cast<std::size_t>(move.mentee)] == move.from);
    mentor[static_cast<std::size_t>(move.mentee)] = move.to;
  }
  return mentor;
}

void check_flow(const MentorProblem& problem, MatchBy by) {
  const auto found = echelon::match_mentors(problem, by);
  const auto best = best_by(problem, by);
  REQUIRE(found.mentor == best.mentor);
  CHECK(found.proven);
  CHECK(found.fit == best.second);
  CHECK(found.bound == (by == MatchBy::largest ? best.first : best.second));
  for (std::size_t j = 0; j < problem.capacity.size(); ++j) {
    const auto more = with_one_more(problem, j);
    const auto better = best_by(more, by);
    const auto& place = found.places[j];
    CHECK(place.gain.fit == better.second - best.second);
    if (by == MatchBy::largest) CHECK(place.gain.pairs == better.first - best.first);
    const auto after = moved(found.mentor, place.moves);
    CHECK(echelon::matching_fault(more, after).empty());
    CHECK(mentor_brute::fit_of(problem, after) == better.second);
    CHECK(mentor_brute::pairs_of(after) - found.pairs == place.gain.pairs);
  }
  for (const auto& each : found.unmatched) {
    const auto placed = best_by(problem, by, [&](const Mentors& mentor) {
      return mentor[static_cast<std::size_t>(each.mentee)] >= 0;
    });
    CHECK(each.can_be_placed == (placed.second != INT64_MIN));
    if (!each.can_be_placed) continue;
    CHECK(each.if_placed.fit == placed.second - best.second);
    CHECK(each.if_placed.pairs == placed.first - best.first);
  }
}

struct StableTally {
  int proven = 0;
  int search_needed = 0;
  int super = 0;
};

void check_stable(const MentorProblem& problem, StableTally& tally) {
  std::int64_t largest = -1;
  bool super = false;
  mentor_brute::for_each_matching(problem, [&](const Mentors& mentor) {
    if (!mentor_brute::is_stable(problem, mentor)) return;
    largest = std::max(largest, mentor_brute::pairs_of(mentor));
    super = super || mentor_brute::is_stable(problem, mentor, true);
  });
  const auto found = echelon::match_mentors(problem, MatchBy::stable);
  CHECK(echelon::matching_fault(problem, found.mentor).empty());
  CHECK(mentor_brute::is_stable(problem, found.mentor));
  CHECK(echelon::blocking_pairs(problem, found.mentor).empty());
  REQUIRE(found.pairs == largest);
  CHECK(found.proven);
  CHECK(found.super_stable == super);
  if (super) CHECK(mentor_brute::is_stable(problem, found.mentor, true));
  const auto quick = echelon::match_mentors(problem, MatchBy::stable, {0});
  CHECK(mentor_brute::is_stable(problem, quick.mentor));
  CHECK(3 * quick.pairs >= 2 * largest);
  CHECK(quick.bound >= largest);
  CHECK(quick.proven == (quick.bound == quick.pairs));
  tally.proven += quick.proven ? 1 : 0;
  tally.search_needed += quick.pairs < largest ? 1 : 0;
  tally.super += super ? 1 : 0;
  for (std::size_t j = 0; j < problem.capacity.size(); ++j) {
    const auto more = with_one_more(problem, j);
    const auto after = moved(found.mentor, found.places[j].moves);
    CHECK(echelon::matching_fault(more, after).empty());
    CHECK(mentor_brute::is_stable(more, after));
    CHECK(mentor_brute::pairs_of(after) - found.pairs == found.places[j].gain.pairs);
    CHECK(mentor_brute::fit_of(problem, after) - found.fit == found.places[j].gain.fit);
  }
}

}  // namespace

TEST_CASE(
    "the best total fit is the best of all matchings, the first in tie order, its places worth what they "
    "bring") {
  std::mt19937 draw(1);
  for (int round = 0; round < 4000; ++round) {
    CAPTURE(round);
    check_flow(mentor_brute::random_problem(draw), MatchBy::fit);
  }
}

TEST_CASE("the largest matching has most pairs, then the best fit, and is the first in tie order") {
  std::mt19937 draw(2);
  for (int round = 0; round < 4000; ++round) {
    CAPTURE(round);
    check_flow(mentor_brute::random_problem(draw), MatchBy::largest);
  }
}

TEST_CASE(
    "the stable matching has no blocking pair and is as large as any, the quick one at least two thirds") {
  std::mt19937 draw(3);
  StableTally tally;
  for (int round = 0; round < 6000; ++round) {
    CAPTURE(round);
    check_stable(mentor_brute::random_problem(draw), tally);
  }
  MESSAGE(tally.proven << " proven at once, " << tally.search_needed << " found larger by the search, "
                       << tally.super << " super-stable");
  CHECK(tally.super > 0);
}

TEST_CASE("blocking pairs are all that the definition says, each with the one who would have to go") {
  std::mt19937 draw(4);
  for (int round = 0; round < 1000; ++round) {
    const auto problem = mentor_brute::random_problem(draw);
    mentor_brute::for_each_matching(problem, [&](const Mentors& mentor) {
      const auto blocking = echelon::blocking_pairs(problem, mentor);
      CHECK(blocking.empty() == mentor_brute::is_stable(problem, mentor));
      for (const auto& each : blocking)
        if (each.instead_of >= 0) CHECK(mentor[static_cast<std::size_t>(each.instead_of)] == each.mentor);
    });
  }
}

TEST_CASE("the order of the pairs never matters") {
  std::mt19937 draw(5);
  for (int round = 0; round < 1000; ++round) {
    auto problem = mentor_brute::random_problem(draw);
    for (const auto by : {MatchBy::stable, MatchBy::largest, MatchBy::fit}) {
      const auto first = echelon::match_mentors(problem, by);
      std::shuffle(problem.pairs.begin(), problem.pairs.end(), draw);
      const auto second = echelon::match_mentors(problem, by);
      CHECK(first.mentor == second.mentor);
      REQUIRE(first.places.size() == second.places.size());
      for (std::size_t j = 0; j < first.places.size(); ++j) {
        CHECK(first.places[j].gain == second.places[j].gain);
        CHECK(first.places[j].moves.size() == second.places[j].moves.size());
      }
    }
  }
}

TEST_CASE("each without a mentor is told why") {
  MentorProblem problem;
  problem.mentees = 5;
  problem.capacity = {1, 1};
  problem.pairs = {
      {0, 0, 9, 1, 1, false}, {1, 0, 5, 1, 2, false}, {2, 1, 5, 1, 1, true}, {4, 1, -3, 1, 1, false}};
  const auto found = echelon::match_mentors(problem, MatchBy::fit);
  CHECK(found.mentor == Mentors{0, -1, -1, -1, -1});
  REQUIRE(found.unmatched.size() == 4);
  CHECK(found.unmatched[0].why == MentorMatching::Why::full);
  CHECK(found.unmatched[0].full == Mentors{0});
  CHECK(found.unmatched[0].if_placed.fit == -4);
  CHECK(found.unmatched[1].why == MentorMatching::Why::banned);
  CHECK(found.unmatched[2].why == MentorMatching::Why::none);
  CHECK(found.unmatched[3].why == MentorMatching::Why::costs);
  CHECK(found.unmatched[3].if_placed.fit == -3);
  CHECK(found.places[0].gain.fit == 5);
  CHECK(echelon::match_mentors(problem, MatchBy::largest).pairs == 2);
}

TEST_CASE("pairs that are out of range, twice there or too large are refused") {
  MentorProblem problem;
  problem.mentees = 2;
  problem.capacity = {1};
  const auto refused = [&](MentorProblem::Pair pair, const std::string& says) {
    auto bad = problem;
    bad.pairs = {{0, 0, 1, 1, 1, false}, pair};
    CHECK(echelon::refusal([&] { (void)echelon::match_mentors(bad, MatchBy::fit); }).find(says) !=
          std::string::npos);
  };
  refused({2, 0, 1, 1, 1, false}, "not listed");
  refused({1, 1, 1, 1, 1, false}, "not listed");
  refused({1, 0, 1, 0, 1, false}, "below 1");
  refused({0, 0, 2, 1, 1, false}, "two rows");
  refused({1, 0, INT64_MIN, 1, 1, false}, "too large");
  problem.capacity = {-1};
  refused({1, 0, 1, 1, 1, false}, "negative");
}
