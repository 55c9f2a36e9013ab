#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "echelon/model/mentoring.hpp"
#include "echelon/model/snapshot.hpp"
#include "echelon/optimise/mentor_matching.hpp"
#include "echelon/rules/mentoring_terms.hpp"

namespace echelon {

/// Someone who may mentor.
struct MentorCard {
  PersonIndex person = nobody;
  std::string tier;
  int running = 0;   ///< mentees, approved ones included
  int free = 0;      ///< places
  int possible = 0;  ///< mentees waiting that could be theirs
};

/// Someone who needs a mentor.
struct MenteeCard {
  PersonIndex person = nobody;
  bool named = false;  ///< by a wish of their own, not by first years
  int possible = 0;    ///< mentors
};

/// What one of the three ways comes to.
struct MentorWay {
  MatchBy by = MatchBy::stable;
  std::int64_t pairs = 0;
  Decimal fit;
  std::int64_t blocking = 0;      ///< pairs who would both rather have each other
  std::int64_t first_wishes = 0;  ///< mentees who get a mentor they like best
  std::int64_t same_school = 0;
  std::int64_t bound = 0;  ///< pairs; for `fit` millionths
  bool proven = false;
};

/// A pair of the latest proposal.
struct ProposedPair {
  PersonIndex mentee = nobody;
  PersonIndex mentor = nobody;
  Decimal fit;
  std::vector<std::pair<Words, Decimal>> parts;  ///< that are above 0
  bool taken = false;                            ///< the mentee has been given a mentor since
};

struct MentorProposal {
  std::int64_t run = 0;
  MentorWay way;
  Date as_of;
  std::vector<ProposedPair> pairs;  ///< by mentee
  struct Lacking {
    PersonIndex mentee = nobody;
    Words why;
  };
  std::vector<Lacking> lacking;
  struct Place {
    PersonIndex mentor = nobody;
    std::int64_t pairs = 0;
    Decimal fit;
    Words moves;  ///< who would change, in words
  };
  std::vector<Place> places;  ///< where one place more brings something, most first
  int open = 0;               ///< pairs that can still be approved
};

/// A pair that is approved or running, and what comes next.
struct MentorPairCard {
  const MentorPair* pair = nullptr;
  PersonIndex mentor = nobody;
  PersonIndex mentee = nobody;
  int next = 0;  ///< milestone 1 to 3; 0: none is left
  Date due;      ///< of the next milestone, or of the end when none is left
  bool overdue = false;
};

/// Mentoring as of the office's date. Stands on its own; pairs point into `records`.
struct MentoringView {
  std::shared_ptr<const Snapshot> snapshot;
  std::shared_ptr<const MentoringRecords> records;
  MentoringTerms terms;
  std::vector<MentorCard> mentors;
  std::vector<MenteeCard> mentees;
  std::vector<MentorWay> ways;  ///< stable, largest, fit, as of now; empty when there is no one to pair
  std::optional<MentorProposal> proposal;
  std::vector<MentorPairCard> approved;  ///< to be signed
  std::vector<MentorPairCard> running;   ///< by when something is due
};

}  // namespace echelon
