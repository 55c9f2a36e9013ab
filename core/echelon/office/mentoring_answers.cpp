// A matching of mentors in words and numbers for people.

#include <algorithm>
#include <set>

#include "echelon/office/mentoring.hpp"

namespace echelon {
namespace {

std::size_t place(std::int32_t position) { return static_cast<std::size_t>(position); }

/// The first few ids, joined.
std::string listed(const std::vector<std::string>& ids) {
  constexpr std::size_t most = 4;
  std::string text;
  for (std::size_t i = 0; i < std::min(most, ids.size()); ++i) text += (i == 0 ? "" : ", ") + ids[i];
  return ids.size() > most ? text + " …" : text;
}

ProposedPair proposed(const Snapshot& snapshot, const MentorInputs& inputs, const MentorInputs::Pair& pair,
                      const std::set<std::string>& taken) {
  ProposedPair made;
  made.mentee = snapshot.find_person(inputs.mentees[place(pair.mentee)].id);
  made.mentor = snapshot.find_person(inputs.mentors[place(pair.mentor)].id);
  made.fit = Decimal::from_millionths(pair.fit());
  for (std::size_t part = 0; part < fit_parts; ++part)
    if (pair.parts.at(part) > 0)
      made.parts.emplace_back(words(static_cast<FitPart>(part)),
                              Decimal::from_millionths(pair.parts.at(part)));
  made.taken = taken.contains(inputs.mentees[place(pair.mentee)].id);
  return made;
}

Words moves_words(const MentorInputs& inputs, const std::vector<MentorMatching::Move>& moves) {
  std::vector<std::string> who;
  who.reserve(moves.size());
  for (const auto& move : moves) who.push_back(inputs.mentees[place(move.mentee)].id);
  const std::string ids = listed(who);
  return moves.back().from < 0 ? Words{ids + "（末一人新得师傅）", ids + " (the last one gets a mentor)"}
                               : Words{ids + "（换师傅）", ids + " (change mentors)"};
}

void add_places(const Snapshot& snapshot, const MentorsFound& found, MentorProposal& proposal) {
  for (std::size_t j = 0; j < found.matching.places.size(); ++j) {
    const auto& each = found.matching.places[j];
    if (each.moves.empty()) continue;
    proposal.places.push_back({snapshot.find_person(found.inputs.mentors[j].id), each.gain.pairs,
                               Decimal::from_millionths(each.gain.fit),
                               moves_words(found.inputs, each.moves)});
  }
  std::stable_sort(proposal.places.begin(), proposal.places.end(), [](const auto& a, const auto& b) {
    return std::pair(a.pairs, a.fit) > std::pair(b.pairs, b.fit);
  });
}

/// The first step that was not passed and its day; 0 and the end of the term when all are.
void set_next(const MentoringTerms& terms, Date today, MentorPairCard& card) {
  const auto& pair = *card.pair;
  for (int step = 1; step <= 3 && card.next == 0; ++step) {
    const bool passed =
        std::any_of(pair.milestones.begin(), pair.milestones.end(),
                    [&](const MentorMilestone& each) { return each.step == step && each.passed; });
    if (passed) continue;
    card.next = step;
    card.due = pair.started_on.plus_months(terms.milestone_months.at(static_cast<std::size_t>(step) - 1));
  }
  if (card.next == 0) card.due = pair.until;
  card.overdue = card.due.known() && card.due <= today;
}

}  // namespace

Words lacking_words(const MentorInputs& inputs, const MentorMatching& matching,
                    const MentorMatching::Unmatched& lacking) {
  std::vector<std::string> ids;
  ids.reserve(lacking.full.size());
  for (const auto mentor : lacking.full) ids.push_back(inputs.mentors[place(mentor)].id);
  const std::string full = listed(ids);
  switch (lacking.why) {
    case MentorMatching::Why::none:
      return {"没有学科相近、教龄足够的师傅", "no mentor is near in subject and senior enough"};
    case MentorMatching::Why::banned:
      return {"可带的师傅都要求回避", "every mentor who would do is banned"};
    case MentorMatching::Why::costs:
      return {"结对会降低总契合度", "any pair would lower the total fit"};
    case MentorMatching::Why::full:
      break;
  }
  if (matching.by == MatchBy::stable)
    return {"师傅已带满同样或更合意的人：" + full, "full of mentees they like as much or more: " + full};
  if (!lacking.can_be_placed) return {"师傅没有空位：" + full, "without a free place: " + full};
  const std::string pairs = std::to_string(lacking.if_placed.pairs);
  const std::string fit = Decimal::from_millionths(lacking.if_placed.fit).text();
  return {"已满：" + full + "；若安排此人，配对数 " + pairs + "，总契合度 " + fit,
          "full: " + full + "; placing this one: pairs " + pairs + ", total fit " + fit};
}

MentorWay way_of(const Snapshot& snapshot, const MentorInputs& inputs, const MentorMatching& matching) {
  const MentorProblem problem = mentor_problem(inputs);
  MentorWay way;
  way.by = matching.by;
  way.pairs = matching.pairs;
  way.fit = Decimal::from_millionths(matching.fit);
  way.bound = matching.bound;
  way.proven = matching.proven;
  way.blocking = static_cast<std::int64_t>(blocking_pairs(problem, matching.mentor).size());
  for (const auto& pair : problem.pairs) {
    if (matching.mentor[place(pair.mentee)] != pair.mentor) continue;
    way.first_wishes += pair.mentee_rank == 1 ? 1 : 0;
    const auto* one = snapshot.school_of(snapshot.find_person(inputs.mentees[place(pair.mentee)].id));
    const auto* other = snapshot.school_of(snapshot.find_person(inputs.mentors[place(pair.mentor)].id));
    way.same_school += one != nullptr && one == other ? 1 : 0;
  }
  return way;
}

MentorProposal proposal_view(const Snapshot& snapshot, const MentoringRecords& records, std::int64_t run,
                             const MentorsFound& found) {
  std::set<std::string> taken;
  for (const auto& pair : records.pairs)
    if (pair.approved() || pair.running()) taken.insert(pair.mentee);
  MentorProposal proposal;
  proposal.run = run;
  proposal.as_of = found.inputs.as_of;
  proposal.way = way_of(snapshot, found.inputs, found.matching);
  for (const auto& pair : found.inputs.pairs) {
    if (found.matching.mentor[place(pair.mentee)] != pair.mentor) continue;
    proposal.pairs.push_back(proposed(snapshot, found.inputs, pair, taken));
    proposal.open += proposal.pairs.back().taken ? 0 : 1;
  }
  for (const auto& each : found.matching.unmatched)
    proposal.lacking.push_back({snapshot.find_person(found.inputs.mentees[place(each.mentee)].id),
                                lacking_words(found.inputs, found.matching, each)});
  add_places(snapshot, found, proposal);
  return proposal;
}

std::vector<MentorPairCard> pair_cards(const Snapshot& snapshot, const MentoringRecords& records,
                                       const MentoringTerms& terms, bool approved) {
  std::vector<MentorPairCard> cards;
  for (const auto& pair : records.pairs) {
    if (approved ? !pair.approved() : !pair.running() || pair.started_on > snapshot.as_of) continue;
    MentorPairCard card{&pair, snapshot.find_person(pair.mentor), snapshot.find_person(pair.mentee), 0, {},
                        false};
    if (!approved) set_next(terms, snapshot.as_of, card);
    cards.push_back(card);
  }
  std::stable_sort(cards.begin(), cards.end(),
                   [](const MentorPairCard& a, const MentorPairCard& b) { return a.due < b.due; });
  return cards;
}

}  // namespace echelon
