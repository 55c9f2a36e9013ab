#include "hour_history.hpp"

#include <algorithm>
#include <set>

namespace echelon::rules_tests {

std::vector<History::Record> known_records(const History& history, Date as_of) {
  std::vector<History::Record> known;
  for (const History::Record& record : history.records) {
    if (record.ended_on <= as_of) known.push_back(record);
  }
  std::ranges::stable_sort(known, {}, &History::Record::ended_on);
  return known;
}

namespace {

void add(Snapshot& snapshot, const History& history, std::size_t number) {
  People& people = snapshot.people;
  std::string id = std::to_string(number);
  id.insert(0, 6 - id.size(), '0');
  people.id.push_back("T" + id);
  people.name.emplace_back("示例人");
  people.gender.push_back(Gender::female);
  people.birth_date.emplace_back();
  people.hired_on.push_back(history.hired);
  people.in_service.push_back(history.hired <= snapshot.as_of ? 1 : 0);
  people.degree.push_back(Degree::bachelor);
  people.title.push_back(history.title);
  people.title_on.push_back(history.title_on);
  people.post_grade.push_back(0);
  people.school.push_back(nobody);
  people.role.push_back(history.role);
  people.role_on.push_back(history.role_on);
  people.at_school_since.push_back(history.role_on);
  people.stage.push_back(history.stage);
  people.subject.push_back(Symbol::empty);
  for (const History::Post& post : history.posts)
    snapshot.postings.push({nobody, post.role, history.stage, Symbol::empty, post.from, post.to});
  for (std::size_t i = 0; i < history.tiers.size(); ++i) {
    TierHeld held = history.tiers[i];
    held.ladder = snapshot.symbols.intern(history.tier_names[i].first);
    held.tier = snapshot.symbols.intern(history.tier_names[i].second);
    snapshot.tiers.push(held);
  }
  for (const History::Record& record : known_records(history, snapshot.as_of)) {
    snapshot.training.push({snapshot.symbols.intern("示例课程"), snapshot.symbols.intern(record.category),
                            record.hours, record.started_on, record.ended_on, record.mode,
                            static_cast<std::int16_t>(record.attendance_permille)});
  }
  std::vector<History::Waived> waivers = history.waivers;
  std::ranges::stable_sort(waivers, {}, [](const auto& each) { return std::pair(each.from, each.rule); });
  for (const History::Waived& waived : waivers) {
    if (waived.from > snapshot.as_of) continue;
    snapshot.waivers.push(
        {snapshot.symbols.intern(waived.rule), Symbol::empty, waived.from, waived.to, WaiverReason::other});
  }
}

}  // namespace

Snapshot hours_snapshot(const std::vector<History>& people, Date as_of) {
  Snapshot snapshot;
  snapshot.as_of = as_of;
  for (std::size_t i = 0; i < people.size(); ++i) {
    add(snapshot, people[i], i);
    snapshot.postings.close_person();
    snapshot.titles.close_person();
    snapshot.tiers.close_person();
    snapshot.tier_reviews.close_person();
    snapshot.training.close_person();
    snapshot.awards.close_person();
    snapshot.assessments.close_person();
    snapshot.mentees.close_person();
    snapshot.mentors.close_person();
    snapshot.waivers.close_person();
  }
  return snapshot;
}

}  // namespace echelon::rules_tests
