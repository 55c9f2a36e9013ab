#include "echelon/office/planning.hpp"

#include <algorithm>
#include <map>

#include "echelon/model/audience.hpp"
#include "echelon/optimise/cohort_district.hpp"

namespace echelon {
namespace {

using Pin = CohortProblem::Option::Pin;

bool is_open(const Session& session) {
  return session.state == SessionState::planned || session.state == SessionState::published;
}

bool holds(const std::vector<std::string>& list, const std::string& text) {
  return std::ranges::find(list, text) != list.end();
}

/// Hours of the course that would still count for what a standing misses.
Decimal missing_hours(const HourStandings& hours, const HourStanding& standing, const Course& course) {
  const HourRule& rule = hours.rule(standing);
  const bool counts = (rule.categories.empty() || holds(rule.categories, course.category)) &&
                      !holds(rule.not_categories, course.category) && rule.modes.has(course.mode);
  if (!counts || standing.exempt || standing.state == HourState::met || standing.state == HourState::unknown)
    return {};
  Decimal rate = Decimal::of(1);
  if (rule.measure == HourMeasure::credits)
    rate = rule.hours_per_credit[static_cast<std::size_t>(course.mode)];
  if (rule.measure != HourMeasure::hours && rule.measure != HourMeasure::credits) return {};
  Decimal missing = standing.missing;
  const auto parts = hours.parts(standing);
  for (std::size_t p = 0; p < parts.size(); ++p) {
    const HourPart& part = rule.parts[p];
    if ((part.categories.empty() || holds(part.categories, course.category)) && part.modes.has(course.mode))
      missing = std::max(missing, parts[p].missing());
  }
  return missing.times(rate);
}

/// Builds the inputs, people in the snapshot's order.
class Planner {
 public:
  explicit Planner(const PlanningSources& sources) : from_(sources) {
    for (const Course& course : from_.courses) courses_.emplace(course.id, &course);
    for (const Session& session : from_.sessions)
      if (is_open(session) && !session.meetings.empty() && from_.term.contains(session.starts_on()))
        add(session);
      else
        note_elsewhere(session);
  }

  CohortInputs make() {
    for (PersonIndex person = 0; person < from_.snapshot.size(); ++person) add(person);
    add_schools();
    return std::move(made_);
  }

 private:
  struct Open {
    const Session* session = nullptr;
    const Course* course = nullptr;
  };

  void add(const Session& session) {
    const Course& course = *courses_.at(session.course);
    open_.push_back({&session, &course});
    // With several courses before it the session is for those who have done all of them.
    made_.sessions.push_back(
        {session.id, session.course, course.before.size() == 1 ? course.before.front() : "", session.capacity,
         session.minimum, session.cost.millionths(), session.seat_cost.millionths(), session.meetings});
  }
  /// Seats in sessions that are not planned now take their holders' time all the same.
  void note_elsewhere(const Session& session) {
    if (session.state == SessionState::cancelled) return;
    for (const Enrolment& each : session.enrolments)
      if (each.state == EnrolmentState::enrolled) elsewhere_[each.person].push_back(&session);
  }

  void add(PersonIndex person) {
    const auto p = static_cast<std::size_t>(person);
    const Snapshot& snapshot = from_.snapshot;
    CohortInputs::Teacher teacher;
    teacher.id = snapshot.people.id[p];
    Decimal longest;
    Decimal most_missing;
    for (std::size_t s = 0; s < open_.size(); ++s) {
      const auto seat = seat_of(person, s, longest, most_missing);
      if (seat) teacher.seats.push_back(*seat);
    }
    if (teacher.seats.empty()) return;
    for (const auto& [id, course] : courses_)
      for (const std::string& before : course->before)
        if (has_done(person, before) && !holds(teacher.done, before)) teacher.done.push_back(before);
    std::ranges::sort(teacher.done);
    teacher.need = need_of(teacher, longest, most_missing);
    teacher.school = snapshot.people.school[p];
    teacher.subject = snapshot.text(snapshot.people.subject[p]);
    made_.teachers.push_back(std::move(teacher));
  }

  /// As many sessions as the missing hours need, within the limit; one for who only asked; those they hold.
  [[nodiscard]] std::int32_t need_of(const CohortInputs::Teacher& teacher, Decimal longest,
                                     Decimal missing) const {
    std::int64_t need = 1;
    if (longest > Decimal() && missing > longest)
      need = (missing.millionths() + longest.millionths() - 1) / longest.millionths();
    need = std::min<std::int64_t>(need, from_.terms.sessions_per_person);
    const auto kept = std::ranges::count_if(
        teacher.seats, [](const auto& seat) { return seat.held || seat.pin == Pin::in; });
    return static_cast<std::int32_t>(std::max<std::int64_t>(need, kept));
  }

  [[nodiscard]] std::optional<CohortInputs::Seat> seat_of(PersonIndex person, std::size_t s, Decimal& longest,
                                                          Decimal& most_missing) const {
    const auto& [session, course] = open_[s];
    const std::string& id = from_.snapshot.people.id[static_cast<std::size_t>(person)];
    const Enrolment* row = session->enrolment_of(id);
    const auto p = static_cast<std::size_t>(person);
    if (from_.snapshot.people.in_service[p] == 0) return std::nullopt;
    if (row != nullptr && row->state == EnrolmentState::declined) return std::nullopt;
    CohortInputs::Seat seat{static_cast<std::int32_t>(s), 0, Pin::none, false};
    if (row != nullptr) {
      seat.pin = row->pin == EnrolmentPin::in    ? Pin::in
                 : row->pin == EnrolmentPin::out ? Pin::out
                                                 : Pin::none;
      seat.held = row->state == EnrolmentState::enrolled;
    }
    const bool asked =
        row != nullptr && (row->state != EnrolmentState::wish || row->asked_on.known() || row->rank > 0);
    if (seat.pin != Pin::in && !seat.held && !may_go(person, *session, *course)) return std::nullopt;
    const Decimal hours = useful_hours(person, *session, *course, longest, most_missing);
    if (hours == Decimal() && !asked && seat.pin != Pin::in) return std::nullopt;
    Decimal value = hours.times(from_.terms.hour);
    if (row != nullptr) value += asked_points(*row, asked);
    const School* school = from_.snapshot.school_of(person);
    const bool far =
        school != nullptr && !school->town.empty() && !session->town.empty() && school->town != session->town;
    if (far) value = value.times(from_.terms.other_town);
    seat.value = value.millionths();
    return seat;
  }

  [[nodiscard]] Decimal asked_points(const Enrolment& row, bool asked) const {
    if (row.state == EnrolmentState::enrolled) return from_.terms.enrolled;
    if (row.state == EnrolmentState::nominated) return from_.terms.nomination;
    return asked ? from_.terms.wish : Decimal();
  }

  [[nodiscard]] bool may_go(PersonIndex person, const Session& session, const Course& course) const {
    if (!is_for(course, from_.snapshot, person) || did_lately(person, course)) return false;
    if (course.before.size() > 1 &&
        !std::ranges::all_of(course.before, [&](const std::string& each) { return has_done(person, each); }))
      return false;
    const auto busy = elsewhere_.find(from_.snapshot.people.id[static_cast<std::size_t>(person)]);
    return busy == elsewhere_.end() || std::ranges::none_of(busy->second, [&](const Session* other) {
             return overlap(other->meetings, session.meetings);
           });
  }
  [[nodiscard]] bool has_done(PersonIndex person, const std::string& course) const {
    const auto found = courses_.find(course);
    return found != courses_.end() &&
           std::ranges::any_of(from_.snapshot.training.of(person), [&](const Training& each) {
             return each.hours > Decimal() && from_.snapshot.text(each.course) == found->second->name;
           });
  }
  [[nodiscard]] bool did_lately(PersonIndex person, const Course& course) const {
    const Date since = from_.snapshot.as_of.plus_months(-from_.terms.repeat_months);
    return std::ranges::any_of(from_.snapshot.training.of(person), [&](const Training& each) {
      return each.hours > Decimal() && each.ended_on > since &&
             from_.snapshot.text(each.course) == course.name;
    });
  }

  /// Of the rule that needs the session most: the hours times the factor of its deadline.
  [[nodiscard]] Decimal useful_hours(PersonIndex person, const Session& session, const Course& course,
                                     Decimal& longest, Decimal& most_missing) const {
    Decimal best;
    for (const HourStanding& standing : from_.hours.of(person)) {
      const bool late = standing.state == HourState::overdue || standing.state == HourState::grace;
      if (!late && standing.to.known() && session.ends_on() > standing.to) continue;
      const Decimal missing = missing_hours(from_.hours, standing, course);
      if (missing == Decimal()) continue;
      longest = std::max(longest, course.hours);
      most_missing = std::max(most_missing, missing);
      Decimal hours = std::min(course.hours, missing);
      const bool soon =
          standing.to.known() && standing.to <= from_.snapshot.as_of.plus_days(from_.terms.soon_days);
      if (late) hours = hours.times(from_.terms.overdue);
      if (!late && soon) hours = hours.times(from_.terms.soon);
      best = std::max(best, hours);
    }
    return best;
  }

  void add_schools() {
    std::map<std::pair<SchoolIndex, std::string>, std::int32_t> teachers;
    const auto& people = from_.snapshot.people;
    for (std::size_t p = 0; p < people.id.size(); ++p)
      if (people.in_service[p] != 0 && people.school[p] != nobody)
        ++teachers[{people.school[p], from_.snapshot.text(people.subject[p])}];
    for (const School& school : from_.snapshot.schools)
      made_.schools.push_back(
          {school.id, absence_limit(school.staff, from_.terms.absence_share.millionths()), {}});
    for (const auto& [key, count] : teachers) {
      const auto& [school, subject] = key;
      if (subject.empty() || from_.terms.keep_of_subject == 0) continue;
      made_.schools[static_cast<std::size_t>(school)].subjects.emplace_back(
          subject, std::max(1, count - from_.terms.keep_of_subject));
    }
  }

  const PlanningSources& from_;
  std::map<std::string, const Course*> courses_;
  std::vector<Open> open_;
  std::map<std::string, std::vector<const Session*>> elsewhere_;  ///< by person
  CohortInputs made_;
};

}  // namespace

CohortInputs planning_inputs(const PlanningSources& sources) { return Planner(sources).make(); }

}  // namespace echelon
