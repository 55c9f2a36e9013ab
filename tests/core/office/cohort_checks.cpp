// What the planning board says of seats that somebody gave by hand.

#include "echelon/office/cohort_checks.hpp"

#include <doctest/doctest.h>

using namespace echelon;

namespace {

using What = CohortBreach::What;

constexpr std::int64_t million = 1'000'000;

/// Three teachers of one school, two of them of physics; three sessions: two at once, the third later and
/// after the first's course.
CohortBoard small_board() {
  CohortBoard board;
  board.snapshot = std::make_shared<const Snapshot>();
  const auto on = [](const char* text) { return std::vector<Meeting>{*read_meeting(text)}; };
  board.inputs.sessions = {{"A", "K1", "", 2, 1, 100 * million, 10 * million, on("2024-10-12")},
                           {"B", "K2", "", 1, 1, 0, 0, on("2024-10-12T09:00/12:00")},
                           {"C", "K3", "K1", 3, 2, 0, 0, on("2024-11-09")}};
  board.inputs.schools = {{"S1", 2, {{"物理", 1}}}};
  const auto seat = [](std::int32_t session, std::int64_t value) {
    return CohortInputs::Seat{session, value * million, CohortProblem::Option::Pin::none, false};
  };
  board.inputs.teachers = {{"T1", 0, "物理", 2, {}, {seat(0, 12), seat(1, 6), seat(2, 9)}},
                           {"T2", 0, "物理", 1, {"K1"}, {seat(0, 12), seat(2, 9)}},
                           {"T3", 0, "化学", 1, {}, {seat(0, 12)}}};
  board.inputs.most_per_month = 1;
  return board;
}

std::vector<What> broken(const CohortBoard& board, const CohortSeats& seats) {
  std::vector<What> kinds;
  for (const CohortBreach& each : breaches_of(board, seats)) kinds.push_back(each.what);
  return kinds;
}

}  // namespace

TEST_CASE("a board within all rules breaks none, an empty session needs no minimum") {
  CHECK(broken(small_board(), {}).empty());
  CHECK(broken(small_board(), {{0, 0}, {2, 0}}).empty());
}

TEST_CASE("each rule that seats break is said once") {
  const CohortBoard board = small_board();
  // Three in a room for two; the school has three away, both its physicists among them.
  CHECK(broken(board, {{0, 0}, {1, 0}, {2, 0}}) ==
        std::vector{What::capacity, What::away, What::away_subject});
  CHECK(broken(board, {{1, 2}}) == std::vector{What::minimum});
  CHECK(broken(board, {{0, 0}, {0, 1}}) == std::vector{What::overlap, What::month});
  // T1 has not done K1, T2 has; T1 may do it in A, a month before C.
  CHECK(broken(board, {{0, 2}, {2, 2}}) == std::vector{What::earlier, What::not_for, What::earlier});
  CHECK(broken(board, {{0, 0}, {0, 2}, {1, 2}}) == std::vector{What::away_subject});
}

TEST_CASE("the budget is held against what running sessions and their seats cost") {
  CohortBoard board = small_board();
  CHECK(cost_of(board.inputs, {{0, 0}, {2, 0}}) == Decimal::of(120));
  board.inputs.budget = 119 * million;
  CHECK(broken(board, {{0, 0}, {2, 0}}) == std::vector{What::budget});
  board.inputs.budget = 120 * million;
  CHECK(broken(board, {{0, 0}, {2, 0}}).empty());
}

TEST_CASE("a move says what it gains, costs, breaks and mends, and what the office refuses") {
  CohortBoard board = small_board();
  board.seats = {{0, 0}, {1, 0}};
  board.breaches = breaches_of(board, board.seats);
  REQUIRE(board.breaches.size() == 1);  // both physicists away
  const CohortEffect away = effect_of(board, {"T1", "A", "B"});
  CHECK(away.points == Decimal::of(-6));
  CHECK(away.cost == Decimal::of(-10));
  CHECK(away.breaks.empty());
  CHECK(away.mends.empty());  // B meets on the same day
  const CohortEffect later = effect_of(board, {"T2", "A", "C"});
  REQUIRE(later.mends.size() == 1);
  CHECK(later.mends.front().what == What::away_subject);
  REQUIRE(later.breaks.size() == 1);
  CHECK(later.breaks.front().what == What::minimum);
  CHECK(later.forbids.empty());
  const CohortEffect third = effect_of(board, {"T3", "", "A"});
  REQUIRE(third.forbids.size() == 1);
  CHECK(third.forbids.front().what == What::capacity);
  CHECK(effect_of(board, {"T9", "", "A"}).breaks.front().what == What::not_for);
}

TEST_CASE("seats of two sessions on one day count a person once as away") {
  CohortBoard board = small_board();
  board.inputs.schools.front().limit = 1;
  CHECK(broken(board, {{0, 0}, {0, 1}}) == std::vector{What::overlap, What::month});
}
