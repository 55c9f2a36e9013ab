#include "echelon/office/demo/term.hpp"

#include <algorithm>
#include <array>

#include "echelon/model/audience.hpp"
#include "echelon/office/demo/names.hpp"
#include "echelon/office/demo/offers.hpp"
#include "echelon/office/demo/places.hpp"
#include "echelon/office/demo/stream.hpp"

namespace echelon::demo {
namespace {

std::string numbered(std::string_view letter, int number, std::size_t digits) {
  const std::string text = std::to_string(number);
  return std::string(letter) + std::string(digits - std::min(digits, text.size()), '0') + text;
}

class Term {
 public:
  Term(std::uint64_t seed, const Snapshot& snapshot, const WorkingCalendar& calendar)
      : seed_(seed), snapshot_(snapshot), calendar_(calendar) {
    for (PersonIndex person = 0; person < snapshot.size(); ++person)
      serving_ += snapshot.people.in_service[static_cast<std::size_t>(person)];
  }

  DemoTerm make() {
    for (const Offered& offer : offered()) courses_.push_back(course(offer));
    for (std::size_t c = 0; c < courses_.size(); ++c) {
      gather(courses_[c]);
      hold_in_summer(c);
      plan_sessions(c);
      ask(c);
    }
    grant_waivers();
    return std::move(term_);
  }

 private:
  [[nodiscard]] Stream stream(std::uint64_t a, std::uint64_t b = 0) const {
    return {seed_, Topic::term, a, b};
  }

  ::echelon::Course course(const Offered& offer) {
    ::echelon::Course made;
    made.id = numbered("K", static_cast<int>(courses_.size()) + 1, 3);
    made.name = offer.name;
    made.tier = offer.tier;
    made.category = offer.category;
    made.subject = offer.subject;
    made.stage = offer.stage;
    made.mode = TrainingMode::face_to_face;
    made.hours = Decimal::of(offer.days * 6);
    made.provider = offer.provider;
    term_.batch.courses.push_back({made.id, made.name, made.tier, made.category, made.subject, made.stage,
                                   made.mode, made.hours, made.provider});
    if (offer.after >= 0) {
      made.before = {numbered("K", offer.after + 1, 3)};
      term_.batch.courses_before.push_back({made.id, made.before.front()});
    }
    return made;
  }

  /// Whom the course is meant for.
  void gather(const ::echelon::Course& course) {
    meant_.clear();
    for (PersonIndex person = 0; person < snapshot_.size(); ++person) {
      if (is_for(course, snapshot_, person)) meant_.push_back(person);
    }
  }

  SessionRecord session(const ::echelon::Course& course, Stream& draw) {
    static constexpr std::array<std::string_view, 4> halls{"中心小学报告厅", "中学录播教室", "教师研修中心",
                                                           "成人学校培训室"};
    SessionRecord made;
    made.id = numbered("B", ++sessions_, 3);
    made.course = course.id;
    made.town = std::string(town_name(draw.below(town_count)));
    made.place = made.town + std::string(draw.pick(halls));
    made.trainer =
        full_name(draw.chance(450) ? Gender::female : Gender::male, draw.between(1965, 1985), draw);
    made.cost = Decimal::of(draw.between(8, 40) * 500);
    made.seat_cost = Decimal::of(draw.between(3, 12) * 20);
    return made;
  }

  /// Whether a session meets on such a day: a free Saturday, or else a working day of the week.
  [[nodiscard]] bool meets_on(Date day, bool saturdays) const {
    if (saturdays) return day.weekday() == 5 && !calendar_.is_holiday(day) && !calendar_.is_working_day(day);
    return day.weekday() < 5 && calendar_.is_working_day(day);
  }

  /// Whole days in two halves, on working days one after the other or on as many Saturdays.
  void meet(const std::string& id, Date first, int days, bool saturdays) {
    Date day = first;
    for (int done = 0; done < days; ++done) {
      while (!meets_on(day, saturdays)) day = day.plus_days(1);
      term_.batch.meetings.push_back({id, day, 9 * 60, 12 * 60});
      term_.batch.meetings.push_back({id, day, 14 * 60, 17 * 60});
      day = day.plus_days(1);
    }
  }

  void plan_sessions(std::size_t c) {
    const ::echelon::Course& course = courses_[c];
    const Offered& offer = offered()[c];
    planned_.clear();
    for (int number = 0; number < offer.sessions; ++number) {
      Stream draw = stream(1000 + c, static_cast<std::uint64_t>(number));
      SessionRecord made = session(course, draw);
      const int share = static_cast<int>(meant_.size()) / (3 * offer.sessions);
      made.capacity = std::clamp(share * draw.between(70, 130) / 100 / 5 * 5, 10, 240);
      made.minimum = made.capacity / 3;
      const Date from = snapshot_.as_of.plus_days(14 + draw.below(120));
      meet(made.id, from, offer.days, draw.chance(550));
      planned_.push_back(made.id);
      term_.batch.sessions.push_back(std::move(made));
    }
  }

  /// About one in eight asks, one in twenty is sent by the school.
  void ask(std::size_t c) {
    if (planned_.empty()) return;
    for (const PersonIndex person : meant_) {
      Stream draw = stream(10'000 + static_cast<std::uint64_t>(person), c);
      const bool wishes = draw.chance(90);
      const bool sent = !wishes && draw.chance(35);
      if (!wishes && !sent) continue;
      const std::string& id = snapshot_.people.id[static_cast<std::size_t>(person)];
      const std::size_t first = static_cast<std::size_t>(draw.below(static_cast<int>(planned_.size())));
      const EnrolmentState state = sent ? EnrolmentState::nominated : EnrolmentState::wish;
      const Date on = snapshot_.as_of.plus_days(-draw.below(20));
      term_.batch.enrolments.push_back({planned_[first], id, state, 1, EnrolmentPin::none, on});
      if (planned_.size() > 1 && draw.chance(350)) {
        const std::size_t second = (first + 1) % planned_.size();
        term_.batch.enrolments.push_back({planned_[second], id, state, 2, EnrolmentPin::none, on});
      }
    }
  }

  /// A session of some courses in July, attended and to be closed.
  void hold_in_summer(std::size_t c) {
    const Offered& offer = offered()[c];
    if (!offer.in_summer || meant_.empty()) return;
    Stream draw = stream(2000 + c);
    SessionRecord made = session(courses_[c], draw);
    made.capacity = std::min<int>(40, static_cast<int>(meant_.size()));
    made.minimum = 1;
    made.state = SessionState::published;
    const Date from = snapshot_.as_of.plus_days(-52 + static_cast<int>(c));
    const std::size_t before = term_.batch.meetings.size();
    meet(made.id, from, offer.days, false);
    const std::vector<MeetingRecord> meetings(
        term_.batch.meetings.begin() + static_cast<std::ptrdiff_t>(before), term_.batch.meetings.end());
    const std::size_t step =
        std::max<std::size_t>(1, meant_.size() / static_cast<std::size_t>(made.capacity));
    for (int seat = 0; seat < made.capacity; ++seat) {
      const PersonIndex person = meant_[static_cast<std::size_t>(seat) * step % meant_.size()];
      attend(made.id, meetings, person, from);
    }
    term_.to_close.push_back(made.id);
    term_.batch.sessions.push_back(std::move(made));
  }

  /// One in twelve misses a good part of it, others come late now and then.
  void attend(const std::string& session, const std::vector<MeetingRecord>& meetings, PersonIndex person,
              Date from) {
    const std::string& id = snapshot_.people.id[static_cast<std::size_t>(person)];
    Stream draw = stream(20'000 + static_cast<std::uint64_t>(person), meetings.size());
    term_.batch.enrolments.push_back(
        {session, id, EnrolmentState::enrolled, 0, EnrolmentPin::none, from.plus_days(-20)});
    const bool often_away = draw.chance(80);
    for (const MeetingRecord& meeting : meetings) {
      AttendanceState state = AttendanceState::present;
      if (draw.chance(often_away ? 350 : 12)) {
        state = draw.chance(400) ? AttendanceState::leave : AttendanceState::absent;
      } else if (draw.chance(40)) {
        state = AttendanceState::late;
      }
      term_.batch.attendance.push_back({session, id, meeting.day, meeting.from, state});
    }
    if (draw.chance(500)) {
      static constexpr std::array<std::string_view, 4> says{"案例贴近课堂，收获很大。", "希望增加研讨时间。",
                                                            "内容充实，安排紧凑。", ""};
      term_.batch.feedback.push_back({session, id, draw.between(3, 5), std::string(draw.pick(says))});
    }
  }

  /// One in a thousand or so, three at least.
  void grant_waivers() {
    const People& people = snapshot_.people;
    const int wanted = std::max(3, serving_ / 1000);
    int granted = 0;
    for (PersonIndex person = 0; person < snapshot_.size() && granted < wanted; ++person) {
      const auto p = static_cast<std::size_t>(person);
      Stream draw = stream(30'000 + static_cast<std::uint64_t>(person));
      if (people.in_service[p] == 0 || !draw.chance(4)) continue;
      const bool young = people.birth_date[p].whole_years_to(snapshot_.as_of) < 36;
      static constexpr std::array<WaiverReason, 4> others{
          WaiverReason::illness, WaiverReason::study, WaiverReason::secondment, WaiverReason::rural_service};
      const WaiverReason reason =
          young && people.gender[p] == Gender::female ? WaiverReason::maternity : draw.pick(others);
      const Date from = snapshot_.as_of.plus_days(-draw.between(30, 700));
      const std::string number = std::to_string(++granted);
      term_.batch.waivers.push_back(
          {people.id[p],
           {},
           from,
           from.plus_days(draw.between(120, 365)),
           reason,
           "栖澜市教育局人事科免修〔" + std::to_string(from.year()) + "〕" + number + "号"});
    }
  }

  std::uint64_t seed_;
  const Snapshot& snapshot_;
  const WorkingCalendar& calendar_;
  int serving_ = 0;
  int sessions_ = 0;
  DemoTerm term_;
  std::vector<::echelon::Course> courses_;
  std::vector<PersonIndex> meant_;    ///< of the course in hand
  std::vector<std::string> planned_;  ///< its sessions of the coming term
};

}  // namespace

DemoTerm make_term(std::uint64_t seed, const Snapshot& snapshot, const WorkingCalendar& calendar) {
  return Term(seed, snapshot, calendar).make();
}

}  // namespace echelon::demo
