#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "echelon/base/date.hpp"
#include "echelon/base/decimal.hpp"
#include "echelon/base/words.hpp"

namespace echelon {

// One round of a selection program: call → nominations → reviews → selection → publicity → objections →
// decision.

enum class CallState : std::uint8_t { open, reviewing, selected, publicity, decided, withdrawn };

/// The words of a state: 推荐中, 评审中, 已遴选, 公示中, 已公布, 已撤销.
[[nodiscard]] const Words& words(CallState state);
[[nodiscard]] std::string_view code(CallState state);

struct Nomination {
  std::string school;
  std::string person;
  int rank = 0;           ///< the school's own order, 1 first; 0 not ranked
  std::string statement;  ///< 推荐意见
  Date nominated_on;
};

struct Reviewer {
  std::string id;
  std::string name;
  std::string school;  ///< id; empty for outside experts
  std::string person;  ///< id when the reviewer is in the office, for conflicts with mentors and mentees
};

/// One rater's score of one candidate on one criterion; a score that was not given is not a row.
struct Review {
  std::string reviewer;
  std::string person;
  std::string criterion;
  Decimal score;
};

struct Objection {
  std::int64_t number = 0;
  std::string person;
  Date received_on;
  std::string text;
  std::string state;  ///< open, upheld, rejected
  std::string resolution;
};

struct Decision {
  std::string person;
  std::string outcome;  ///< chosen, reserve, rejected, held, appointed
  int position = 0;     ///< place among the chosen or the reserves, 1 first
  Decimal score;
  std::int64_t run = 0;
  std::string reason;  ///< why it was held or replaced; empty otherwise
};

/// A weight or quota bound that the bureau changed for this call.
struct Adjustment {
  std::string kind;              ///< weight, quota_min, quota_max, seats, school_seats
  std::string key;               ///< the criterion's id; for quotas `<quota id>`
  std::optional<Decimal> value;  ///< nothing: no bound
};

struct Call {
  std::int64_t number = 0;
  std::string program;
  std::string title;
  CallState state = CallState::open;
  Date opened_on;
  Date closes_on;  ///< last day of nominations
  int seats = 0;
  Date publicity_from;
  Date publicity_to;
  Date decided_on;
  std::int64_t run = 0;  ///< the run that the published result rests on; 0 none
  std::vector<Nomination>
      nominations;  ///< by school, then person; withdrawn ones are gone (the ledger has them)
  std::vector<Reviewer> reviewers;
  std::vector<Review> reviews;
  std::vector<Objection> objections;
  std::vector<Decision> decisions;
  std::vector<Adjustment> adjustments;
};

}  // namespace echelon
