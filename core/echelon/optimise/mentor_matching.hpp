#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "echelon/base/progress.hpp"

namespace echelon {

/// Mentees looking for mentors. Both are named by their positions, and the positions are the *tie order*:
/// where nothing else decides, the smaller goes first.
struct MentorProblem {
  /// A mentee and a mentor who may work together. Without a row they may not.
  struct Pair {
    std::int32_t mentee = 0;
    std::int32_t mentor = 0;
    std::int64_t fit = 0;          ///< whole (millionths of a point); may be below 0
    std::int32_t mentee_rank = 1;  ///< which wish of the mentee's: 1 before 2; equal ranks are liked equally
    std::int32_t mentor_rank = 1;  ///< the same of the mentor's
    bool banned = false;           ///< may not after all; kept to explain
  };
  std::int32_t mentees = 0;
  std::vector<std::int32_t> capacity;  ///< of each mentor
  std::vector<Pair> pairs;             ///< one for a mentee and a mentor, in any order
};

/// `stable`: no mentee and mentor both strictly prefer each other to what they have (*weak* stability), and
/// among such matchings as many pairs as can be found. `largest`: most pairs, among those the greatest total
/// fit. `fit`: the greatest total fit.
enum class MatchBy : std::uint8_t { stable, largest, fit };

struct MentorEffort {
  /// How many pairs the search for the largest stable matching may look at; 0: only the approximation.
  std::int64_t steps = 20'000'000;
};

struct MentorMatching {
  struct Move {
    std::int32_t mentee = -1;
    std::int32_t from = -1;  ///< mentor; −1: none
    std::int32_t to = -1;
  };
  /// What a change brings: pairs first, then fit.
  struct Gain {
    std::int64_t pairs = 0;
    std::int64_t fit = 0;
    friend bool operator==(const Gain&, const Gain&) = default;
  };
  struct Place {
    /// `largest`, `fit`: the best with one more place less the best without (by `fit` the pairs are those of
    /// the moves).
    Gain gain;
    std::vector<Move> moves;  ///< who would change, in turn; empty when no one would
  };
  enum class Why : std::uint8_t {
    none,    ///< stands in no row
    banned,  ///< every row is banned
    full,    ///< every mentor that would do is full
    costs,   ///< `fit`: mentors have places, but every such pair would lower the total
  };
  struct Unmatched {
    std::int32_t mentee = -1;
    Why why = Why::none;
    std::vector<std::int32_t> full;  ///< mentors without a free place, in the mentee's order
    /// `largest`, `fit`: how the whole would change if this mentee were given a place: nothing above 0.
    Gain if_placed;
    bool can_be_placed = false;  ///< some mentor of theirs has any place at all
  };

  MatchBy by = MatchBy::stable;
  std::vector<std::int32_t> mentor;  ///< of each mentee; −1: none
  std::int64_t pairs = 0;
  std::int64_t fit = 0;
  /// No answer of this kind is better: `stable` and `largest` count pairs, `fit` sums fits.
  std::int64_t bound = 0;
  bool proven = false;               ///< the bound is reached
  bool super_stable = false;         ///< `stable`: stays stable however equal wishes are put in order
  std::vector<Place> places;         ///< of each mentor: what one place more would bring
  std::vector<Unmatched> unmatched;  ///< in tie order
};

/// Matches mentees to mentors, exactly and always to the same answer, whatever the order of `pairs`.
///
/// `largest` and `fit`: successive shortest paths with prices (Kuhn 1955; Edmonds and Karp 1972), O(mentees ×
/// pairs × log) at worst; among equal totals the first in tie order: the first mentee gets the best that any
/// such matching gives them by their own ranks (ties: the first mentor; nobody comes last), then the second,
/// and so on. `stable`: largest weakly stable is NP-hard (Iwama, Manlove, Miyazaki and Morita 1999); always
/// at least two thirds of the largest (Király 2013), exact where the instance or the search proves it. What
/// one place more brings is exact for `largest` and `fit`; for `stable` it is the chain of moves that leads
/// from this matching to a stable one (Blum, Roth and Rothblum 1997). Throws Error on positions out of range,
/// two rows for a pair, ranks below 1, negative capacities and fits whose sums leave 64 bits; Cancelled when
/// `progress` asks for it.
[[nodiscard]] MentorMatching match_mentors(const MentorProblem& problem, MatchBy by,
                                           const MentorEffort& effort = {}, const Progress& progress = {});

/// Turns what each side wrote into places in order from 1, for who may leave ranks out: a rank of 0 is none,
/// and stands behind all that are given; those without a rank are ordered by fit, equal fits alike.
void order_wishes(MentorProblem& problem);

/// A mentee and a mentor who would both rather have each other (strictly) than what `mentor` gives them.
struct BlockingPair {
  std::int32_t mentee = -1;
  std::int32_t mentor = -1;
  std::int32_t instead_of = -1;  ///< the mentor's mentee who would have to go; −1: there is a free place
  friend bool operator==(const BlockingPair&, const BlockingPair&) = default;
};
/// All of them, by mentee, then mentor. Shares nothing with the solvers. `mentor` must be a matching.
[[nodiscard]] std::vector<BlockingPair> blocking_pairs(const MentorProblem& problem,
                                                       const std::vector<std::int32_t>& mentor);
/// Why `mentor` is no matching of the problem: a mentor over capacity, a pair without a row or banned. Empty
/// when it is one.
[[nodiscard]] std::string matching_fault(const MentorProblem& problem,
                                         const std::vector<std::int32_t>& mentor);

}  // namespace echelon
