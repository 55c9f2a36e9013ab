#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "echelon/base/date.hpp"
#include "echelon/base/progress.hpp"
#include "echelon/model/mentoring.hpp"
#include "echelon/model/snapshot.hpp"
#include "echelon/optimise/mentor_matching.hpp"
#include "echelon/rules/mentoring_terms.hpp"

namespace echelon {

/// What a fit is added up from, in this order.
enum class FitPart : std::uint8_t { subject, place, gap, tier, mentee_wish, mentor_wish };
inline constexpr std::size_t fit_parts = 6;
[[nodiscard]] const Words& words(FitPart part);

/// Everything a proposal of mentors depends on: no name, no private data, only what decides. The same inputs
/// give the same proposal, byte for byte, on every machine. Points are millionths.
struct MentorInputs {
  struct Mentor {
    std::string id;
    std::string tier;          ///< as the record says it
    std::int32_t running = 0;  ///< mentees that they have, approved ones included
    std::int32_t free = 0;     ///< places
  };
  struct Mentee {
    std::string id;
    std::string subject;
    bool named = false;  ///< not by first years, but by a wish of their own
  };
  struct Pair {
    std::int32_t mentee = 0;
    std::int32_t mentor = 0;
    std::array<std::int64_t, fit_parts> parts{};
    std::int32_t mentee_rank = 0;  ///< as wished; 0: none
    std::int32_t mentor_rank = 0;
    bool banned = false;
    [[nodiscard]] std::int64_t fit() const;
  };
  std::string rules_digest;  ///< of the mentoring rules' file
  Date as_of;
  MatchBy by = MatchBy::largest;
  std::int64_t steps = 0;       ///< of the search
  std::vector<Mentor> mentors;  ///< by id
  std::vector<Mentee> mentees;  ///< by id
  std::vector<Pair> pairs;      ///< by mentee, then mentor
};

/// Who may mentor, who needs a mentor and which of them may be paired, as the rules say.
[[nodiscard]] MentorInputs mentor_inputs(const Snapshot& snapshot, const MentoringRecords& records,
                                         const MentoringTerms& terms);
/// The tier that makes the person a mentor, as the record says it, and its points; null where none does.
struct MentorTier {
  std::string name;
  Decimal points;
};
[[nodiscard]] std::optional<MentorTier> mentor_tier(const Snapshot& snapshot, PersonIndex person,
                                                    const MentoringTerms& terms);

/// The inputs as a problem; positions are those of the inputs.
[[nodiscard]] MentorProblem mentor_problem(const MentorInputs& inputs);
/// Throws Cancelled.
[[nodiscard]] MentorMatching match_mentors(const MentorInputs& inputs, const Progress& progress = {});

/// The run bundle: inputs, digest and result as JSON with sorted keys, ending in a line feed.
[[nodiscard]] std::string mentor_bundle(const MentorInputs& inputs, const MentorMatching& matching);
/// The way back. Throws Error naming what is wrong with it.
[[nodiscard]] MentorInputs read_mentor_inputs(const std::string& bundle);

/// `stable`, `largest`, `fit`.
[[nodiscard]] std::string_view code(MatchBy by);
[[nodiscard]] const Words& words(MatchBy by);
/// Nothing for another word.
[[nodiscard]] std::optional<MatchBy> read_match_by(std::string_view text);

}  // namespace echelon
