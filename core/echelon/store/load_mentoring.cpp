#include <algorithm>
#include <tuple>

#include "echelon/store/load.hpp"

namespace echelon {
namespace {

auto key(const MentorPair& pair) {
  return std::tie(pair.mentor, pair.mentee, pair.started_on, pair.approved_on);
}

void read_milestones(const Store& store, std::vector<MentorPair>& pairs) {
  Statement ask = store.statement(
      "SELECT mentor, mentee, started_on, step, on_day, result, note FROM mentor_milestone "
      "ORDER BY mentor, mentee, started_on, step");
  while (ask.step()) {
    const std::string mentor = ask.string(0);
    const std::string mentee = ask.string(1);
    const Date started = ask.date(2);
    const auto of = std::find_if(pairs.begin(), pairs.end(), [&](const MentorPair& pair) {
      return pair.mentor == mentor && pair.mentee == mentee && pair.started_on == started;
    });
    if (of != pairs.end())
      of->milestones.push_back({ask.whole(3), ask.date(4), ask.text(5) == "passed", ask.string(6)});
  }
}

}  // namespace

MentoringRecords load_mentoring(const Store& store) {
  const Reading one_state(store);
  MentoringRecords records;
  Statement wishes = store.statement("SELECT person, other, rank FROM mentor_wish ORDER BY person, other");
  while (wishes.step()) records.wishes.push_back({wishes.string(0), wishes.string(1), wishes.whole(2)});
  Statement signed_ones = store.statement(
      "SELECT s.mentor, s.mentee, coalesce(p.approved_on, 0), s.subject, coalesce(p.fit, 0), "
      "coalesce(p.run, 0), s.started_on, coalesce(p.until_on, 0), s.ended_on, s.outcome FROM mentorship AS s "
      "LEFT JOIN mentor_pair AS p ON p.mentor = s.mentor AND p.mentee = s.mentee "
      "AND p.started_on = s.started_on");
  Statement waiting = store.statement(
      "SELECT mentor, mentee, approved_on, subject, fit, run, started_on, until_on, 0, '' FROM mentor_pair "
      "WHERE started_on = 0");
  for (Statement* ask : {&signed_ones, &waiting})
    while (ask->step())
      records.pairs.push_back({.mentor = ask->string(0),
                               .mentee = ask->string(1),
                               .approved_on = ask->date(2),
                               .subject = ask->string(3),
                               .fit = Decimal::from_millionths(ask->integer(4)),
                               .run = ask->integer(5),
                               .started_on = ask->date(6),
                               .until = ask->date(7),
                               .ended_on = ask->date(8),
                               .outcome = ask->string(9),
                               .milestones = {}});
  std::sort(records.pairs.begin(), records.pairs.end(), [](const MentorPair& a, const MentorPair& b) {
    return std::pair(a.approved(), key(a)) < std::pair(b.approved(), key(b));
  });
  read_milestones(store, records.pairs);
  return records;
}

}  // namespace echelon
