// Where training stands: who is short of hours, which sessions are ahead, what was left open.

#include <algorithm>
#include <map>

#include "echelon/office/overview_parts.hpp"

namespace echelon {
namespace {

bool is_open(const Session& session) {
  return session.state == SessionState::planned || session.state == SessionState::published;
}

/// People by their worst standing.
struct HourCount {
  std::int64_t bound = 0;
  std::int64_t met = 0;
  std::int64_t overdue = 0;
  Date overdue_since;
  PersonIndex first_overdue = nobody;
  std::string first_rule;
};

class TrainingLook {
 public:
  TrainingLook(OverviewMaking& making, const Program& program)
      : making_(making), program_(program), hours_(making.office.hours()) {}

  void look() {
    if (making_.reviewer()) return;
    count_hours();
    add_windows();
    for (const Session& each : making_.office.sessions()) look_at(each);
    add_card();
    if (making_.hr()) add_for_hr();
    if (making_.principal() && making_.school != nobody) add_short();
  }

 private:
  [[nodiscard]] Date today() const { return making_.made.as_of; }
  [[nodiscard]] Destination at(const std::string& panel, const std::string& table = {},
                               const std::string& key = {}, const std::string& command = {}) const {
    Destination where = in_program(program_.id, panel, table, key);
    where.command = command;
    return where;
  }
  [[nodiscard]] std::string hours_command() const {
    if (!making_.principal() || making_.school == nobody) return "hours --unmet";
    return "hours --unmet --school " + making_.snapshot.schools[static_cast<std::size_t>(making_.school)].id;
  }

  void count_hours() {
    PersonIndex counted = nobody;
    bool all_met = true;
    bool overdue = false;
    const auto close = [&] {
      if (counted == nobody) return;
      ++count_.bound;
      count_.met += all_met ? 1 : 0;
      count_.overdue += overdue ? 1 : 0;
    };
    for (const HourStanding& each : hours_->all()) {
      if (!making_.concerns(each.person)) continue;
      if (each.person != counted) {
        close();
        counted = each.person;
        all_met = true;
        overdue = false;
      }
      all_met = all_met && each.state == HourState::met;
      if (each.state != HourState::overdue) continue;
      overdue = true;
      if (count_.overdue_since.known() && count_.overdue_since <= each.to) continue;
      count_.overdue_since = each.to;
      count_.first_overdue = each.person;
      count_.first_rule = hours_->rule(each).id;
    }
    close();
  }

  /// The ends of windows, with those who have not met what they ask.
  void add_windows() {
    struct End {
      std::int64_t people = 0;
      const HourStanding* first = nullptr;
    };
    std::map<std::pair<Date, std::uint16_t>, End> ends;
    for (const HourStanding& each : hours_->all()) {
      if (each.state != HourState::open || !making_.within(each.to) || !making_.concerns(each.person))
        continue;
      End& end = ends[{each.to, each.rule}];
      if (end.first == nullptr) end.first = &each;
      ++end.people;
    }
    for (const auto& [key, end] : ends) {
      const HourRule& rule = hours_->rule(*end.first);
      const std::string person = making_.snapshot.people.id[static_cast<std::size_t>(end.first->person)];
      Destination where = at("hours_year", "short-card/short",
                             making_.researcher() ? "" : person + "/" + rule.id, hours_command());
      making_.add({program_.id + "/hours:" + rule.id,
                   program_.id,
                   key.first,
                   0,
                   {"学时期满：" + rule.name.zh, "hours due: " + rule.name.en},
                   end.people,
                   {"人未达标", "people short"},
                   where});
      if (!making_.hr() && !making_.principal()) continue;
      making_.add(ToDo{program_.id + "/hours:" + rule.id,
                       program_.id,
                       {"补学时：" + rule.name.zh, "hours to be made up: " + rule.name.en},
                       {"期限将至，他们还没有达标。", "The window ends and they have not met it."},
                       people_counted(end.people),
                       end.people,
                       Urgency::soon,
                       key.first,
                       0,
                       {},
                       where});
    }
  }

  void look_at(const Session& session) {
    const Date from = session.starts_on();
    if (!is_open(session) || !from.known()) return;
    int people = session.count(EnrolmentState::enrolled);
    if (making_.principal()) {
      people = 0;
      for (const Enrolment& each : session.enrolments)
        people += each.state == EnrolmentState::enrolled &&
                          making_.concerns(making_.snapshot.find_person(each.person))
                      ? 1
                      : 0;
    }
    const bool over = session.ends_on() < today();
    if (over) {
      if (session.state == SessionState::published) to_close_.push_back(&session);
      if (session.state == SessionState::planned) left_over_.push_back(&session);
      return;
    }
    if (from < today() || session.starts_on() == today()) note_attendance(session);
    if (from >= today()) ahead(session, people);
  }

  void ahead(const Session& session, int people) {
    ++ahead_;
    seats_ += session.capacity;
    enrolled_ += people;
    waiting_ += session.count(EnrolmentState::waiting);
    if (making_.principal() && people == 0) return;
    const Destination where =
        making_.hr() && session.state == SessionState::published
            ? at("attendance", "held-card/held", session.id, "sessions " + session.id)
            : at("sessions", "calendar-card/calendar", session.id, "sessions " + session.id);
    making_.add({program_.id + "/session:" + session.id,
                 program_.id,
                 session.starts_on(),
                 0,
                 {"开班 " + session.id + "：" + course_name(session),
                  session.id + " begins: " + course_name(session)},
                 people,
                 {"人参训", "people go"},
                 where});
    if (!making_.within(session.starts_on())) return;
    if (session.state == SessionState::planned) to_publish_.push_back(&session);
    if (session.minimum > 0 && people < session.minimum) too_few_.push_back(&session);
  }

  /// Meetings that have been and of which nothing was written down.
  void note_attendance(const Session& session) {
    if (session.state != SessionState::published || session.count(EnrolmentState::enrolled) == 0) return;
    for (const Meeting& meeting : session.meetings) {
      if (meeting.day > today()) continue;
      const bool noted = std::ranges::any_of(session.attendance, [&](const Attendance& each) {
        return each.day == meeting.day && each.from == meeting.from;
      });
      if (noted) continue;
      to_note_.push_back(&session);
      return;
    }
  }

  [[nodiscard]] std::string course_name(const Session& session) const {
    const auto& courses = making_.office.courses();
    const auto found = std::ranges::find(courses, session.course, &Course::id);
    return found == courses.end() ? session.course : found->name;
  }

  void add_card() {
    ProgramOverview card;
    card.program = program_.id;
    card.kind = OverviewKind::training;
    card.name = program_.name;
    card.live = !making_.office.sessions().empty();
    card.target = making_.principal() ? Words{"本校人人达标", "everyone of your school meets their hours"}
                                      : Words{"人人达标", "everyone meets their hours"};
    const std::string bound = std::to_string(count_.bound);
    const std::string met = std::to_string(count_.met);
    if (count_.bound == 0) {
      card.says = {"还没有人受学时规则约束", "no one is bound by an hour rule yet"};
    } else {
      card.says = {
          "应达标 " + bound + " 人，已达标 " + met + " 人，前面还有 " + std::to_string(ahead_) + " 个班次",
          met + " of " + bound + " have met their hours, " +
              counted(ahead_, {"", " sessions ahead"}, " session ahead").en};
    }
    if (making_.hr()) card.next = next();
    card.standing = count_.met;
    card.of = count_.bound;
    card.unit = {"人", "people"};
    card.figures = {
        {"overdue", {"逾期未达标", "overdue"}, count_.overdue, count_.bound, count_.overdue > 0},
        {"sessions_ahead", {"待开班次", "sessions ahead"}, ahead_, std::nullopt, false},
        making_.principal()
            ? OverviewFigure{"own_enrolled", {"本校参训", "of your school"}, enrolled_, std::nullopt, false}
            : OverviewFigure{
                  "enrolled", {"已录取 / 名额", "enrolled of the seats"}, enrolled_, seats_, false}};
    if (!making_.principal())
      card.figures.push_back({"waiting", {"候补", "waiting"}, waiting_, std::nullopt, waiting_ > 0});
    card.where = at("hours_year", {}, {}, hours_command());
    making_.made.programs.push_back(std::move(card));
  }

  [[nodiscard]] Words next() const {
    if (making_.office.sessions().empty())
      return {"可以导入课程与班次，再排班", "courses and sessions can be imported, then planned"};
    if (!to_publish_.empty()) return {"下一步：排班并公布", "next: plan and publish the sessions"};
    if (!to_close_.empty()) return {"下一步：结班入账", "next: close sessions, which grants the hours"};
    if (ahead_ == 0) return {"可以安排新的班次", "new sessions can be set up"};
    return {};
  }

  void add_sessions(const std::string& what, Words says, Words why, const std::vector<const Session*>& list,
                    Date due, Urgency urgency, Destination where) {
    if (list.empty()) return;
    const auto count = static_cast<std::int64_t>(list.size());
    making_.add(ToDo{program_.id + "/" + what,
                     program_.id,
                     std::move(says),
                     std::move(why),
                     counted(count, {" 个班次", " sessions"}, " session"),
                     count,
                     urgency,
                     due,
                     0,
                     {},
                     std::move(where)});
  }

  [[nodiscard]] static std::vector<const Session*> by_start(std::vector<const Session*> list) {
    std::ranges::stable_sort(list, {}, &Session::starts_on);
    return list;
  }

  void add_short() {
    if (count_.overdue == 0) return;
    const std::string person = making_.snapshot.people.id[static_cast<std::size_t>(count_.first_overdue)];
    making_.add(
        ToDo{program_.id + "/overdue",
             program_.id,
             {"学时逾期未达标", "hours overdue"},
             {"规定的期限已过。", "The window that was given is over."},
             people_counted(count_.overdue),
             count_.overdue,
             Urgency::overdue,
             count_.overdue_since,
             0,
             {},
             at("hours_year", "short-card/short", person + "/" + count_.first_rule, hours_command())});
  }

  void add_for_hr() {
    add_short();
    const auto closing = by_start(to_close_);
    if (!closing.empty())
      add_sessions(
          "close", {"结班", "close sessions"},
          {"课已上完，学时还没有入账。", "They are over, and no hours have been granted yet."}, closing,
          closing.front()->ends_on(), Urgency::now,
          at("attendance", "held-card/held", closing.front()->id, "session close " + closing.front()->id));
    const auto noting = by_start(to_note_);
    if (!noting.empty())
      add_sessions(
          "attendance", {"登记考勤", "note attendance"},
          {"已经上过的课还没有考勤。", "Nothing is noted of meetings that have been."}, noting, today(),
          Urgency::now,
          at("attendance", "held-card/held", noting.front()->id, "attendance " + noting.front()->id));
    const auto publishing = by_start(to_publish_);
    if (!publishing.empty())
      add_sessions("publish", {"排班并公布", "plan and publish sessions"},
                   {"即将开班，还没有公布。", "They begin soon and are not published."}, publishing,
                   publishing.front()->starts_on(), Urgency::soon,
                   at("planning", {}, {}, "plan " + program_.id));
    const auto few = by_start(too_few_);
    if (!few.empty())
      add_sessions("too_few", {"补人或取消班次", "fill sessions or cancel them"},
                   {"录取人数低于开班下限。", "Fewer are enrolled than they need to run."}, few,
                   few.front()->starts_on(), Urgency::soon,
                   at("sessions", "calendar-card/calendar", few.front()->id, "sessions " + few.front()->id));
    const auto left = by_start(left_over_);
    if (!left.empty())
      add_sessions(
          "left_over", {"清理未公布的旧班次", "tidy up sessions that were never published"},
          {"日期已过，从未公布。", "Their days are over and they were never published."}, left, {},
          Urgency::later,
          at("sessions", "calendar-card/calendar", left.front()->id, "session cancel " + left.front()->id));
  }

  OverviewMaking& making_;
  const Program& program_;
  std::shared_ptr<const HourStandings> hours_;
  HourCount count_;
  std::int64_t ahead_ = 0;
  std::int64_t seats_ = 0;
  std::int64_t enrolled_ = 0;
  std::int64_t waiting_ = 0;
  std::vector<const Session*> to_close_;
  std::vector<const Session*> to_note_;
  std::vector<const Session*> to_publish_;
  std::vector<const Session*> too_few_;
  std::vector<const Session*> left_over_;
};

}  // namespace

void look_at_training(OverviewMaking& making, const Program& program) {
  TrainingLook(making, program).look();
}

}  // namespace echelon
