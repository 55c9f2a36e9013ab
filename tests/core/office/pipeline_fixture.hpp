#pragma once

#include <cstdio>
#include <string>
#include <utility>
#include <vector>

#include "echelon/model/snapshot.hpp"
#include "echelon/rules/ladder.hpp"

namespace echelon::office_tests {

inline Date day(int year, int month, int of_month) { return Date::of(year, month, of_month).value(); }

inline Ladder three_steps() {
  Ladder ladder;
  ladder.id = "teacher";
  for (const char* id : {"a", "b", "c", "d"}) {
    LadderTier tier;
    tier.id = id;
    tier.name = {id, id};
    ladder.tiers.push_back(tier);
  }
  for (std::size_t s = 0; s < 3; ++s) {
    LadderStep step;
    step.id = "step" + std::to_string(s);
    step.from = s;
    step.to = s + 1;
    ladder.steps.push_back(step);
  }
  return ladder;
}

/// People who are all in service, unless they left on a day.
class Careers {
 public:
  explicit Careers(std::size_t count) : tiers(count), left(count), bonds(count) {}

  Snapshot snapshot(Date as_of) const {
    Snapshot made;
    made.as_of = as_of;
    const Symbol ladder = made.symbols.intern("teacher");
    made.schools = {{"S1", "one", SchoolKind::unknown, {}, Area::unknown, 1},
                    {"S2", "two", SchoolKind::unknown, {}, Area::unknown, 1}};
    People& p = made.people;
    const std::size_t count = tiers.size();
    made.people.gender.resize(count);
    made.people.birth_date.resize(count);
    made.people.hired_on.resize(count);
    made.people.degree.resize(count);
    made.people.title.resize(count);
    made.people.title_on.resize(count);
    made.people.post_grade.resize(count);
    made.people.role.resize(count);
    made.people.role_on.resize(count);
    made.people.at_school_since.resize(count);
    made.people.subject.resize(count);
    std::vector<std::vector<Mentorship>> mentors(count);
    for (std::size_t i = 0; i < count; ++i) {
      for (const auto& [other, from] : bonds[i])
        mentors[other].push_back({static_cast<PersonIndex>(i), Symbol::empty, Symbol::empty, from, Date()});
    }
    for (std::size_t i = 0; i < count; ++i) {
      char id[8];
      std::snprintf(id, sizeof id, "P%04d", static_cast<int>(i));
      p.id.emplace_back(id);
      p.name.push_back("人" + std::to_string(i));
      const bool gone = left[i].known() && left[i] <= as_of;
      p.in_service.push_back(gone ? 0 : 1);
      p.school.push_back(gone ? nobody : static_cast<SchoolIndex>(i % 2));
      p.stage.push_back(i % 3 == 0 ? Stage::primary : Stage::junior);
      made.postings.push({static_cast<SchoolIndex>(i % 2), Role::teacher, p.stage.back(), Symbol::empty,
                          day(1990, 1, 1), left[i]});
      made.postings.close_person();
      for (const auto& [tier, from, to] : tiers[i]) {
        if (from <= as_of) made.tiers.push({ladder, made.symbols.intern(tier), from, to});
      }
      made.tiers.close_person();
      made.tier_reviews.close_person();
      for (const auto& [other, from] : bonds[i])
        made.mentees.push({static_cast<PersonIndex>(other), Symbol::empty, Symbol::empty, from, Date()});
      made.mentees.close_person();
      for (const Mentorship& each : mentors[i]) made.mentors.push(each);
      made.mentors.close_person();
      made.titles.close_person();
      made.training.close_person();
    }
    return made;
  }

  struct Tier {
    std::string tier;
    Date from;
    Date to;
  };
  std::vector<std::vector<Tier>> tiers;
  std::vector<Date> left;
  std::vector<std::vector<std::pair<std::size_t, Date>>> bonds;
};

}  // namespace echelon::office_tests
