#include <algorithm>
#include <map>
#include <set>

#include "echelon/office/mentor_run.hpp"
#include "echelon/office/mentoring.hpp"

namespace echelon {
namespace {

using Wishes = std::map<std::pair<std::string, std::string>, int>;

bool holds(const std::vector<std::string>& list, const std::string& text) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

/// Puts together who, then which pairs.
class MentorPool {
 public:
  MentorPool(const Snapshot& snapshot, const MentoringRecords& records, const MentoringTerms& terms)
      : snapshot_(snapshot), terms_(terms) {
    for (const auto& wish : records.wishes) {
      wishes_[{wish.person, wish.other}] = wish.rank;
      if (wish.rank > 0) wishing_.insert(wish.person);
    }
    for (const auto& pair : records.pairs) {
      if (pair.approved() || pair.running()) {
        ++running_[pair.mentor];
        has_mentor_.insert(pair.mentee);
      } else if (holds(terms.failed, pair.outcome)) {
        failed_.insert({pair.mentor, pair.mentee});
      }
    }
  }

  std::vector<PersonIndex> mentees() {
    for (PersonIndex person = 0; person < snapshot_.size(); ++person) add(person);
    return std::move(mentees_);
  }

  MentorInputs make() {
    for (PersonIndex person = 0; person < snapshot_.size(); ++person) add(person);
    for (std::size_t m = 0; m < mentees_.size(); ++m) add_pairs(m);
    made_.as_of = snapshot_.as_of;
    made_.steps = MentorEffort{}.steps;
    return std::move(made_);
  }

 private:
  [[nodiscard]] const std::string& id(PersonIndex person) const {
    return snapshot_.people.id[static_cast<std::size_t>(person)];
  }
  [[nodiscard]] Date hired(PersonIndex person) const {
    return snapshot_.people.hired_on[static_cast<std::size_t>(person)];
  }

  void add(PersonIndex person) {
    const auto p = static_cast<std::size_t>(person);
    if (snapshot_.people.in_service[p] == 0) return;
    if (const auto tier = mentor_tier(snapshot_, person, terms_)) {
      const auto running = running_.contains(id(person)) ? running_.at(id(person)) : 0;
      made_.mentors.push_back({id(person), tier->name, running, std::max(0, terms_.capacity - running)});
      mentors_.push_back({person, tier->points.millionths()});
      return;
    }
    if (has_mentor_.contains(id(person))) return;
    const bool first_years = hired(person).known() && snapshot_.people.role[p] != Role::staff &&
                             hired(person).plus_months(terms_.first_months) > snapshot_.as_of;
    const bool named = wishing_.contains(id(person));
    if (!first_years && !named) return;
    made_.mentees.push_back({id(person), snapshot_.text(snapshot_.people.subject[p]), !first_years});
    mentees_.push_back(person);
  }

  /// Points for the subjects; nothing for those that are not near.
  [[nodiscard]] std::optional<std::int64_t> subject_points(PersonIndex mentee, PersonIndex mentor) const {
    const Symbol one = snapshot_.people.subject[static_cast<std::size_t>(mentee)];
    const Symbol other = snapshot_.people.subject[static_cast<std::size_t>(mentor)];
    if (one == Symbol::empty || other == Symbol::empty) return std::nullopt;
    if (one == other) return terms_.same_subject.millionths();
    for (const auto& group : terms_.near)
      if (holds(group, snapshot_.text(one)) && holds(group, snapshot_.text(other)))
        return terms_.near_subject.millionths();
    return std::nullopt;
  }
  [[nodiscard]] std::optional<std::int64_t> place_points(PersonIndex mentee, PersonIndex mentor) const {
    const School* one = snapshot_.school_of(mentee);
    const School* other = snapshot_.school_of(mentor);
    if (one != nullptr && one == other) return terms_.same_school.millionths();
    if (one != nullptr && other != nullptr && !one->town.empty() && one->town == other->town)
      return terms_.same_town.millionths();
    if (!terms_.other_town) return std::nullopt;
    return 0;
  }
  [[nodiscard]] std::optional<std::int64_t> gap_points(PersonIndex mentee, PersonIndex mentor) const {
    if (!hired(mentee).known() || !hired(mentor).known() || hired(mentor) > hired(mentee))
      return std::nullopt;
    const int years = hired(mentor).whole_years_to(hired(mentee));
    if (years < terms_.gap_years) return std::nullopt;
    return years <= terms_.ideal_gap_years ? terms_.gap.millionths()
                                           : terms_.gap.over(Decimal::of(2)).millionths();
  }
  /// −1: none was said.
  [[nodiscard]] int wish(const std::string& person, const std::string& other) const {
    const auto found = wishes_.find({person, other});
    return found == wishes_.end() ? -1 : found->second;
  }
  [[nodiscard]] std::int64_t wish_points(int rank) const {
    return rank <= 0 ? 0 : terms_.wish.over(Decimal::of(rank)).millionths();
  }

  void add_pairs(std::size_t m) {
    const PersonIndex mentee = mentees_[m];
    std::vector<MentorInputs::Pair> found;
    for (std::size_t j = 0; j < mentors_.size(); ++j) {
      const auto& mentor = mentors_[j];
      const auto subject = subject_points(mentee, mentor.person);
      if (!subject) continue;
      const auto place = place_points(mentee, mentor.person);
      const auto gap = gap_points(mentee, mentor.person);
      if (!place || !gap) continue;
      const int own = wish(id(mentee), id(mentor.person));
      const int theirs = wish(id(mentor.person), id(mentee));
      MentorInputs::Pair pair;
      pair.mentee = static_cast<std::int32_t>(m);
      pair.mentor = static_cast<std::int32_t>(j);
      pair.parts = {*subject, *place, *gap, mentor.points, wish_points(own), wish_points(theirs)};
      pair.mentee_rank = std::max(0, own);
      pair.mentor_rank = std::max(0, theirs);
      pair.banned = own == 0 || theirs == 0 || failed_.contains({id(mentor.person), id(mentee)});
      found.push_back(pair);
    }
    keep_best(found);
    made_.pairs.insert(made_.pairs.end(), found.begin(), found.end());
  }
  /// The best so many, and whatever a wish or a ban is about.
  void keep_best(std::vector<MentorInputs::Pair>& found) const {
    const auto most = static_cast<std::size_t>(terms_.most_mentors);
    if (found.size() <= most) return;
    std::vector<std::pair<std::int64_t, std::int32_t>> order;
    order.reserve(found.size());
    for (const auto& pair : found) order.emplace_back(-pair.fit(), pair.mentor);
    std::sort(order.begin(), order.end());
    const auto last = order[most - 1];
    std::erase_if(found, [&](const MentorInputs::Pair& pair) {
      return std::pair(-pair.fit(), pair.mentor) > last && pair.mentee_rank == 0 && pair.mentor_rank == 0 &&
             !pair.banned;
    });
  }

  struct Known {
    PersonIndex person = nobody;
    std::int64_t points = 0;
  };
  const Snapshot& snapshot_;
  const MentoringTerms& terms_;
  Wishes wishes_;
  std::set<std::string> wishing_;
  std::map<std::string, int> running_;
  std::set<std::string> has_mentor_;
  std::set<std::pair<std::string, std::string>> failed_;
  std::vector<Known> mentors_;
  std::vector<PersonIndex> mentees_;
  MentorInputs made_;
};

}  // namespace

std::int64_t MentorInputs::Pair::fit() const {
  std::int64_t sum = 0;
  for (const auto part : parts) sum += part;
  return sum;
}

std::optional<MentorTier> mentor_tier(const Snapshot& snapshot, PersonIndex person,
                                      const MentoringTerms& terms) {
  for (const auto& tier : terms.tiers)
    for (const TierHeld& held : snapshot.tiers.of(person)) {
      const bool holds_now =
          held.since <= snapshot.as_of && (!held.until.known() || held.until >= snapshot.as_of);
      if (holds_now && holds(tier.names, snapshot.text(held.tier)))
        return MentorTier{snapshot.text(held.tier), tier.points};
    }
  return std::nullopt;
}

std::vector<PersonIndex> waiting_for_mentors(const Snapshot& snapshot, const MentoringRecords& records,
                                             const MentoringTerms& terms) {
  return MentorPool(snapshot, records, terms).mentees();
}

MentorInputs mentor_inputs(const Snapshot& snapshot, const MentoringRecords& records,
                           const MentoringTerms& terms) {
  return MentorPool(snapshot, records, terms).make();
}

}  // namespace echelon
