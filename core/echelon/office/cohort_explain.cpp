#include <algorithm>
#include <set>

#include "echelon/office/cohort_run.hpp"

namespace echelon {
namespace {

using Why = SeatAnswer::Why;

int month_of(const CohortInputs::Session& session) {
  const Date day = session.meetings.empty() ? Date() : session.meetings.front().day;
  return day.year() * 12 + day.month();
}

/// Looks at a plan from one teacher's place.
class SeatView {
 public:
  SeatView(const CohortInputs& inputs, const CohortAnswer& answer, std::int32_t teacher)
      : inputs_(inputs),
        answer_(answer),
        teacher_(inputs.teachers[static_cast<std::size_t>(teacher)]),
        number_(teacher) {
    for (const auto& [who, session] : answer.seats)
      if (who == teacher) mine_.push_back(session);
  }

  [[nodiscard]] SeatAnswer look(const CohortInputs::Seat& seat) const {
    SeatAnswer made{seat.session, seat.value, why(seat), {}};
    made.says = words(made.why);
    if (made.why == Why::overlap) made.says = said(made.says, overlapping(seat.session));
    if (made.why == Why::same_course) made.says = said(made.says, of_course(seat.session));
    if (made.why == Why::away) made.says = said(made.says, crowded_day(seat.session).iso());
    return made;
  }

 private:
  [[nodiscard]] const CohortInputs::Session& session(std::int32_t s) const {
    return inputs_.sessions[static_cast<std::size_t>(s)];
  }
  [[nodiscard]] bool goes(std::int32_t s) const { return std::ranges::find(mine_, s) != mine_.end(); }
  static Words said(const Words& words, const std::string& what) {
    return {words.zh + "：" + what, words.en + ": " + what};
  }

  [[nodiscard]] Why why(const CohortInputs::Seat& seat) const {
    if (goes(seat.session)) return Why::given;
    if (seat.pin == CohortProblem::Option::Pin::out) return Why::pinned_out;
    if (std::ranges::find(answer_.cancelled, seat.session) != answer_.cancelled.end()) return Why::not_run;
    if (!of_course(seat.session).empty()) return Why::same_course;
    if (!overlapping(seat.session).empty()) return Why::overlap;
    if (lacks_prerequisite(seat.session)) return Why::prerequisite;
    const auto same_month = [&](std::int32_t s) {
      return month_of(session(s)) == month_of(session(seat.session));
    };
    if (std::ranges::count_if(mine_, same_month) >= inputs_.most_per_month) return Why::month;
    if (std::ssize(mine_) >= teacher_.need) return Why::enough;
    if (std::ranges::count(answer_.seats, seat.session, &std::pair<std::int32_t, std::int32_t>::second) >=
        session(seat.session).capacity)
      return Why::full;
    if (crowded_day(seat.session).known()) return Why::away;
    return Why::elsewhere;
  }

  /// A session of theirs that shares a time; empty: none.
  [[nodiscard]] std::string overlapping(std::int32_t s) const {
    for (const auto other : mine_)
      if (overlap(session(other).meetings, session(s).meetings)) return session(other).id;
    return {};
  }
  /// One of the same course; empty: none.
  [[nodiscard]] std::string of_course(std::int32_t s) const {
    for (const auto other : mine_)
      if (session(other).course == session(s).course) return session(other).id;
    return {};
  }
  [[nodiscard]] bool lacks_prerequisite(std::int32_t s) const {
    const std::string& before = session(s).after;
    if (before.empty() || std::ranges::find(teacher_.done, before) != teacher_.done.end()) return false;
    return std::ranges::none_of(mine_, [&](std::int32_t other) { return session(other).course == before; });
  }

  /// A day of the session on which no more may be away from the school, or of their subject; unknown: none.
  [[nodiscard]] Date crowded_day(std::int32_t s) const {
    if (teacher_.school < 0) return {};
    const auto& school = inputs_.schools[static_cast<std::size_t>(teacher_.school)];
    const auto subject =
        std::ranges::find(school.subjects, teacher_.subject, &std::pair<std::string, std::int32_t>::first);
    for (const Meeting& meeting : session(s).meetings) {
      std::set<std::int32_t> all;
      std::set<std::int32_t> alike;
      for (const auto& [who, where] : answer_.seats) {
        const auto& other = inputs_.teachers[static_cast<std::size_t>(who)];
        if (other.school != teacher_.school || who == number_) continue;
        const auto& there = session(where).meetings;
        if (std::ranges::none_of(there, [&](const Meeting& each) { return each.day == meeting.day; }))
          continue;
        all.insert(who);
        if (other.subject == teacher_.subject) alike.insert(who);
      }
      const bool few = subject != school.subjects.end() && std::ssize(alike) >= subject->second;
      if (std::ssize(all) >= school.limit || few) return meeting.day;
    }
    return {};
  }

  static Words words(Why why) {
    switch (why) {
      case Why::given:
        return {"已安排", "has the seat"};
      case Why::pinned_out:
        return {"已固定不参加", "pinned out"};
      case Why::not_run:
        return {"该班次人数不足，不开班", "too few came together: it does not run"};
      case Why::overlap:
        return {"与已安排的班次时间冲突", "clashes with a session they go to"};
      case Why::same_course:
        return {"已安排同一课程的班次", "goes to another session of the course"};
      case Why::month:
        return {"该月已有班次", "has enough in that month"};
      case Why::enough:
        return {"已有的班次已够，且合计更值得", "has as many as needed, worth more together"};
      case Why::full:
        return {"名额已满，让给了更需要的人", "full: others need it more"};
      case Why::away:
        return {"学校当天外出人数已满", "no more may be away from the school that day"};
      case Why::prerequisite:
        return {"没有先修课程的名额", "has no seat in the course before it"};
      case Why::elsewhere:
        break;
    }
    return {"有空位，但全局这样安排更值得", "there is room, but the whole is worth more so"};
  }

  const CohortInputs& inputs_;
  const CohortAnswer& answer_;
  const CohortInputs::Teacher& teacher_;
  std::int32_t number_;
  std::vector<std::int32_t> mine_;
};

}  // namespace

std::vector<SeatAnswer> explain_seats(const CohortInputs& inputs, const CohortAnswer& answer,
                                      std::int32_t teacher) {
  const SeatView view(inputs, answer, teacher);
  std::vector<SeatAnswer> answers;
  for (const auto& seat : inputs.teachers[static_cast<std::size_t>(teacher)].seats)
    answers.push_back(view.look(seat));
  std::ranges::stable_sort(answers, [](const SeatAnswer& a, const SeatAnswer& b) {
    return std::pair(a.why != Why::given, -a.value) < std::pair(b.why != Why::given, -b.value);
  });
  return answers;
}

}  // namespace echelon
