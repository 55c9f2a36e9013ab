#include "echelon/office/importing_sessions.hpp"

#include <algorithm>
#include <map>

#include "echelon/base/spoken.hpp"
#include "echelon/exchange/sessions_in.hpp"

namespace echelon {
namespace {

using CoursesBefore = std::map<std::string, std::vector<std::string>, std::less<>>;

/// Whether following `before` from `course` comes back to it.
bool waits_for_itself(const CoursesBefore& before, const std::string& course) {
  std::set<std::string> reached;
  std::vector<std::string> open{course};
  while (!open.empty()) {
    const std::string next = open.back();
    open.pop_back();
    const auto found = before.find(next);
    if (found == before.end()) continue;
    for (const std::string& earlier : found->second) {
      if (earlier == course) return true;
      if (reached.insert(earlier).second) open.push_back(earlier);
    }
  }
  return false;
}

template <class Record>
const Record* find(const std::vector<Record>& records, const std::string& id) {
  const auto found = std::ranges::lower_bound(records, id, {}, &Record::id);
  return found == records.end() || found->id != id ? nullptr : &*found;
}

/// The session of a row, while it takes changes; refuses the row otherwise.
const Session* session_of(const Office& office, Previewing& previewing, long row, const std::string& id,
                          const std::string& person, std::initializer_list<SessionState> states) {
  const Session* session = find(office.sessions(), id);
  if (session == nullptr) {
    previewing.refuse(row, person, "session", {"没有编号为 " + id + " 的班次", "there is no session " + id},
                      {"先导入班次，或更正编号", "import the sessions first, or correct the id"});
    return nullptr;
  }
  if (std::ranges::count(states, session->state) > 0) return session;
  const Words& state = words(session->state);
  previewing.refuse(row, person, "session",
                    {"班次 " + id + " " + state.zh + "，不能再改", "session " + id + " is " + state.en},
                    {"删去这一行", "leave the row out"});
  return nullptr;
}

bool require_changeable(Previewing& previewing, long row, const Session& held, const Session& given) {
  if (held.state == SessionState::closed || held.state == SessionState::cancelled) {
    previewing.refuse(
        row, given.id, "id",
        {"班次" + words(held.state).zh + "，不能再改", "the session is " + words(held.state).en},
        {"删去这一行", "leave the row out"});
    return false;
  }
  if (held.meetings != given.meetings) {
    previewing.refuse(row, given.id, "dates",
                      {"与已有班次的日期不同", "the dates differ from those the session has"},
                      {"改期请用 session change", "move a session with 'session change'"});
    return false;
  }
  if (given.capacity < held.count(EnrolmentState::enrolled)) {
    previewing.refuse(row, given.id, "capacity", {"名额少于已录取人数", "the capacity is below the enrolled"},
                      {"先减少录取", "enrol fewer first"});
    return false;
  }
  return true;
}

/// Who is enrolled where, the rows read so far included.
class Enrolled {
 public:
  explicit Enrolled(const Office& office) : office_(office) {
    for (const Session& session : office.sessions()) {
      if (session.state == SessionState::cancelled) continue;
      for (const Enrolment& each : session.enrolments) {
        if (each.state == EnrolmentState::enrolled) by_person_[each.person].insert(session.id);
      }
      seats_[session.id] = session.count(EnrolmentState::enrolled);
    }
  }
  [[nodiscard]] int seats(const std::string& session) { return seats_[session]; }
  /// Another session of the person at the same time; empty when there is none.
  [[nodiscard]] std::string overlapping(const Session& session, const std::string& person) const {
    const auto theirs = by_person_.find(person);
    if (theirs == by_person_.end()) return {};
    for (const std::string& id : theirs->second) {
      if (id != session.id && overlap(office_.session(id).meetings, session.meetings)) return id;
    }
    return {};
  }
  void set(const std::string& session, const std::string& person, bool enrolled) {
    auto& theirs = by_person_[person];
    if (enrolled == theirs.contains(session)) return;
    if (enrolled) {
      theirs.insert(session);
    } else {
      theirs.erase(session);
    }
    seats_[session] += enrolled ? 1 : -1;
  }

 private:
  const Office& office_;
  std::map<std::string, std::set<std::string>> by_person_;
  std::map<std::string, int> seats_;
};

bool serves(const Snapshot& snapshot, const std::string& person) {
  const PersonIndex at = snapshot.find_person(person);
  return at != nobody && snapshot.people.in_service[static_cast<std::size_t>(at)] != 0;
}

bool require_place(Previewing& previewing, const EnrolmentRow& row, const Session& session,
                   const Enrolment* held, Enrolled& enrolled) {
  const auto refuse = [&](const Words& reason, const Words& remedy) {
    previewing.refuse(row.row, row.id, "state", reason, remedy);
    return false;
  };
  if (row.state != EnrolmentState::enrolled) {
    const bool attended = std::ranges::any_of(session.attendance,
                                              [&](const Attendance& each) { return each.person == row.id; });
    return !attended ||
           refuse({"该人员已有考勤，只能是录取", "there is attendance: the person stays enrolled"},
                  {"删去这一行", "leave the row out"});
  }
  if (held != nullptr && held->state == EnrolmentState::enrolled) return true;
  if (held != nullptr && held->pin == EnrolmentPin::out)
    return refuse({"该人员已固定不参加", "the person is pinned out"},
                  {"先取消固定", "take the pin off first"});
  if (enrolled.seats(session.id) >= session.capacity)
    return refuse({"班次 " + session.id + " 名额已满", "session " + session.id + " is full"},
                  {"改为候补，或增加名额", "write waiting, or raise the capacity"});
  const std::string other = enrolled.overlapping(session, row.id);
  return other.empty() || refuse({"与已录取的班次 " + other + " 时间重叠", "it overlaps session " + other},
                                 {"只保留其中一个", "keep one of the two"});
}

}  // namespace

void take_courses(const std::vector<Course>& held, const Source& from, ImportPreview& preview, Batch& batch) {
  const auto imported = read_courses(from.file, from.options, from.progress);
  Previewing previewing(preview, imported.report);
  CoursesBefore before;
  for (const Course& course : held) before[course.id] = course.before;
  for (const CourseRow& row : imported.rows) {
    auto& list = before[row.course.id];
    list.insert(list.end(), row.course.before.begin(), row.course.before.end());
  }
  for (const CourseRow& row : imported.rows) {
    const Course& course = row.course;
    for (const std::string& earlier : course.before) {
      if (before.contains(earlier)) continue;
      previewing.refuse(row.row, course.id, "before",
                        {"没有编号为 " + earlier + " 的课程", "there is no course " + earlier},
                        {"把先修课程一并导入，或更正编号", "import that course too, or correct the id"});
    }
    if (!course.before.empty() && waits_for_itself(before, course.id)) {
      previewing.refuse(row.row, course.id, "before", {"先修课程互为前提", "courses wait for each other"},
                        {"改正先修课程", "correct the courses to be done first"});
    }
    if (previewing.refused(row.row)) continue;
    batch.courses.push_back({course.id, course.name, course.tier, course.category, course.subject,
                             course.stage, course.mode, course.hours, course.provider});
    for (const std::string& earlier : course.before) batch.courses_before.push_back({course.id, earlier});
  }
}

void take_sessions(const Office& office, const Source& from, ImportPreview& preview, Batch& batch) {
  const auto imported = read_sessions(from.file, from.options, from.progress);
  Previewing previewing(preview, imported.report);
  int past = 0;
  for (const SessionRow& row : imported.rows) {
    const Session& given = row.session;
    if (find(office.courses(), given.course) == nullptr) {
      previewing.refuse(row.row, given.id, "course",
                        {"没有编号为 " + given.course + " 的课程", "there is no course " + given.course},
                        {"先导入课程，或更正编号", "import the courses first, or correct the id"});
      continue;
    }
    const Session* held = find(office.sessions(), given.id);
    if (held != nullptr && !require_changeable(previewing, row.row, *held, given)) continue;
    batch.sessions.push_back({.id = given.id,
                              .course = given.course,
                              .place = given.place,
                              .town = given.town,
                              .trainer = given.trainer,
                              .capacity = given.capacity,
                              .minimum = given.minimum,
                              .cost = given.cost,
                              .seat_cost = given.seat_cost,
                              .state = held == nullptr ? SessionState::planned : held->state,
                              .closed_on = {}});
    for (const Meeting& meeting : given.meetings)
      batch.meetings.push_back({given.id, meeting.day, meeting.from, meeting.to});
    past += given.ends_on() < office.as_of() ? 1 : 0;
  }
  if (past == 0) return;
  const std::string count = std::to_string(past);
  const std::string day = office.as_of().iso();
  preview.notes.push_back(
      {count + " 个班次在 " + day + " 之前已经上完：不会参加排班，可以录取、公布、补登考勤后结班",
       count + " " + noun_for(count, "session was", "sessions were") + " over before " + day +
           ": they will not be planned; people can be enrolled, attendance noted and the session closed"});
}

void take_enrolments(const Office& office, const KnownPeople& people, const Source& from,
                     ImportPreview& preview, Batch& batch) {
  const auto imported = read_enrolments(from.file, from.options, from.progress);
  Previewing previewing(preview, imported.report);
  Enrolled enrolled(office);
  const auto now = office.snapshot();
  for (const EnrolmentRow& row : imported.rows) {
    const Session* session = session_of(office, previewing, row.row, row.session, row.id,
                                        {SessionState::planned, SessionState::published});
    if (!people.require(previewing, row.row, row.id, "id") || session == nullptr) continue;
    const bool to_come = session->starts_on() >= office.as_of();
    if (to_come && row.state != EnrolmentState::declined && !serves(*now, row.id)) {
      previewing.refuse(row.row, row.id, "id", {row.id + " 已不在职", row.id + " is not in service"},
                        {"换一个人，或删去这一行", "choose someone else, or leave the row out"});
      continue;
    }
    const Enrolment* held = session->enrolment_of(row.id);
    if (!require_place(previewing, row, *session, held, enrolled)) continue;
    enrolled.set(row.session, row.id, row.state == EnrolmentState::enrolled);
    const bool keeps_rank = row.rank == 0 && held != nullptr;
    batch.enrolments.push_back({row.session, row.id, row.state, keeps_rank ? held->rank : row.rank,
                                held == nullptr ? EnrolmentPin::none : held->pin,
                                held == nullptr ? office.as_of() : held->asked_on});
  }
}

void take_attendance(const Office& office, const Source& from, ImportPreview& preview, Batch& batch) {
  const auto imported = read_attendance(from.file, from.options, from.progress);
  Previewing previewing(preview, imported.report);
  for (const AttendanceRow& row : imported.rows) {
    const Session* session =
        session_of(office, previewing, row.row, row.session, row.id, {SessionState::published});
    if (session == nullptr) continue;
    const Enrolment* held = session->enrolment_of(row.id);
    if (held == nullptr || held->state != EnrolmentState::enrolled) {
      previewing.refuse(
          row.row, row.id, "id",
          {row.id + " 没有录取到班次 " + row.session, row.id + " is not enrolled in session " + row.session},
          {"先录取，或更正工号", "enrol the person first, or correct the id"});
      continue;
    }
    const std::size_t before = batch.attendance.size();
    for (const Meeting& meeting : session->meetings) {
      if (meeting.day == row.day && (!row.from || *row.from == meeting.from))
        batch.attendance.push_back({row.session, row.id, meeting.day, meeting.from, row.state});
    }
    if (batch.attendance.size() == before) {
      previewing.refuse(row.row, row.id, "date",
                        {"班次 " + row.session + " 在这一时间没有课",
                         "session " + row.session + " does not meet at that time"},
                        {"核对日期", "check the date"});
    }
  }
}

}  // namespace echelon
