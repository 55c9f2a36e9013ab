#pragma once

#include <string>

#include "echelon/model/request.hpp"
#include "echelon/office/mentor_run.hpp"
#include "echelon/office/office.hpp"
#include "echelon/plugin/mentoring_view.hpp"

namespace echelon {

// For the sources of this folder only.

/// The rules that hold on the office's day. Throws Error when the file cannot be read.
[[nodiscard]] MentoringTerms mentoring_terms(const std::filesystem::path& data, Date day);
[[nodiscard]] std::filesystem::path mentoring_rules_file(const std::filesystem::path& data);

/// Before `mentor.approve`: no mentor without a tier or a free place, no pair that is banned. Before
/// `mentor.sign`: puts in the end of the term where none is given. Throws Error in words.
void check_mentors(const Office& office, const MentoringTerms& terms, CommandRequest& request);

/// A recorded proposal in terms of the snapshot of now.
[[nodiscard]] MentorProposal proposal_view(const Snapshot& snapshot, const MentoringRecords& records,
                                           std::int64_t run, const MentorsFound& found);
/// What a matching comes to in numbers.
[[nodiscard]] MentorWay way_of(const Snapshot& snapshot, const MentorInputs& inputs,
                               const MentorMatching& matching);
/// Why a mentee has none, in words.
[[nodiscard]] Words lacking_words(const MentorInputs& inputs, const MentorMatching& matching,
                                  const MentorMatching::Unmatched& lacking);
/// Who needs a mentor, by person, as in `mentor_inputs`. Linear in people.
[[nodiscard]] std::vector<PersonIndex> waiting_for_mentors(const Snapshot& snapshot,
                                                           const MentoringRecords& records,
                                                           const MentoringTerms& terms);
/// Approved and running pairs with what comes next, those due first.
[[nodiscard]] std::vector<MentorPairCard> pair_cards(const Snapshot& snapshot,
                                                     const MentoringRecords& records,
                                                     const MentoringTerms& terms, bool approved);

}  // namespace echelon
