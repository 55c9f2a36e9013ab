#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "echelon/model/round.hpp"
#include "echelon/model/snapshot.hpp"

namespace echelon::demo {

/// Whom a school may nominate, and how many of them.
struct SchoolPool {
  std::string school;
  int seats = 0;
  std::vector<std::string> eligible;
};

/// What reviewers give points for, and how many at most.
struct ReviewCriterion {
  std::string id;
  Decimal most;
};

struct RoundSpec {
  std::uint64_t seed = 1;
  Date opened_on;
  Date closes_on;
  std::vector<ReviewCriterion> criteria;
  int reviewers = 9;
  int raters = 3;           ///< how many of the reviewers read each candidate
  bool of_contests = true;  ///< whether statements speak of pupils' contests, or of teaching
};

/// A round of a selection program while its reviews come in.
struct DemoRound {
  std::vector<Nomination> nominations;  ///< by school, then rank
  std::vector<Reviewer> reviewers;
  std::vector<Review> reviews;  ///< by person, then reviewer, then in the criteria's order
};

/// A plausible round: some schools stay silent or leave a seat unused; one reviewer is strict and one mild; a
/// few scores are missing; some reviewers read candidates of their own school, or whom they mentor. The order
/// of the pools and of the people in them never matters. Pools' people must be of the snapshot; others are
/// passed over.
[[nodiscard]] DemoRound make_round(const RoundSpec& spec, const Snapshot& snapshot,
                                   std::span<const SchoolPool> pools);

}  // namespace echelon::demo
