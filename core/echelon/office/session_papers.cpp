#include "echelon/office/session_papers.hpp"

#include <algorithm>
#include <tuple>

#include "echelon/base/error.hpp"
#include "echelon/base/spoken.hpp"

namespace echelon {
namespace {

std::string percent(int permille) {
  const std::string tenth = permille % 10 == 0 ? "" : "." + std::to_string(permille % 10);
  return std::to_string(permille / 10) + tenth + "%";
}

/// Those enrolled by school, then id.
std::vector<const Enrolment*> enrolled_in(const SessionSources& from, const Session& session) {
  std::vector<const Enrolment*> people;
  for (const Enrolment& each : session.enrolments) {
    if (each.state == EnrolmentState::enrolled) people.push_back(&each);
  }
  std::ranges::stable_sort(people, {}, [&](const Enrolment* each) {
    const PersonIndex person = from.snapshot.find_person(each->person);
    const School* school = person == nobody ? nullptr : from.snapshot.school_of(person);
    return school == nullptr ? std::string() : school->id;
  });
  return people;
}

std::vector<std::string> about(const SessionSources& from, const Session& session) {
  const Course& course = from.course_of(session);
  const bool zh = from.language == Language::chinese;
  const auto line = [&](const Words& what, const std::string& value) {
    return from.in(what) + (zh ? "：" : ": ") + value;
  };
  std::vector<std::string> lines{
      line({"课程", "Course"}, course.name + (zh ? "（" : " (") + course.hours.text() +
                                   from.in({" 学时）", " " + noun_for(course.hours.text(), "hour") + ")"})),
      line({"班次", "Session"}, session.id), line({"时间", "When"}, when_text(session.meetings))};
  if (!session.place.empty()) lines.push_back(line({"地点", "Where"}, session.place));
  if (!session.trainer.empty()) lines.push_back(line({"主讲", "Trainer"}, session.trainer));
  return lines;
}

std::vector<std::string> signed_by(const SessionSources& from) {
  const std::string bureau = from.bureau.empty() ? from.in({"（组织单位盖章）", "(seal)"}) : from.bureau;
  return {bureau, from.snapshot.as_of.iso()};
}

}  // namespace

const Course& SessionSources::course_of(const Session& session) const {
  return *std::ranges::lower_bound(courses, session.course, {}, &Course::id);
}

std::string SessionSources::name(const std::string& person) const {
  const PersonIndex index = snapshot.find_person(person);
  return index == nobody ? std::string() : snapshot.people.name[static_cast<std::size_t>(index)];
}

std::string SessionSources::school_of(const std::string& person) const {
  const PersonIndex index = snapshot.find_person(person);
  const School* school = index == nobody ? nullptr : snapshot.school_of(index);
  return school == nullptr ? std::string() : school->name;
}

std::string when_text(const std::vector<Meeting>& meetings) {
  std::string text;
  Date day;
  for (const Meeting& meeting : meetings) {
    const bool whole = meeting.from == 0 && meeting.to == 24 * 60;
    const std::string time = clock_text(meeting.from) + "–" + clock_text(meeting.to);
    if (meeting.day == day) {
      text += ", " + time;
      continue;
    }
    text += (text.empty() ? "" : "; ") + meeting.day.iso() + (whole ? std::string() : " " + time);
    day = meeting.day;
  }
  return text;
}

Paper session_notice(const SessionSources& from, const std::string& school_id) {
  const SchoolIndex school = from.snapshot.find_school(school_id);
  if (school == nobody) {
    throw Error(Fault::request, {"没有编号为 " + school_id + " 的学校", "there is no school " + school_id},
                {"核对学校编号", "check the school's id"});
  }
  std::vector<std::tuple<Date, const Session*, std::string>> rows;
  for (const Session& session : from.sessions) {
    if (session.state != SessionState::published || session.ends_on() < from.snapshot.as_of) continue;
    for (const Enrolment* each : enrolled_in(from, session)) {
      const PersonIndex person = from.snapshot.find_person(each->person);
      if (person != nobody && from.snapshot.people.school[static_cast<std::size_t>(person)] == school)
        rows.emplace_back(session.starts_on(), &session, each->person);
    }
  }
  std::ranges::stable_sort(rows, {}, [](const auto& row) { return std::get<0>(row); });
  Paper paper;
  paper.landscape = true;
  paper.title = from.in({"参加培训通知", "Notice of training"});
  const std::string& name = from.snapshot.schools[static_cast<std::size_t>(school)].name;
  const std::string count = std::to_string(rows.size());
  paper.above = {name + from.in({"：", ":"}),
                 from.in({"贵校下列教师（共 " + count + " 人次）参加培训，请安排好教学工作，督促按时参加。",
                          "The teachers below (" + count +
                              " places in all) take part in training. Please arrange their lessons."})};
  paper.columns = {{from.in({"序号", "no."}), 0.5, true},  {from.in({"姓名", "name"}), 0.9},
                   {from.in({"工号", "person id"}), 1},    {from.in({"课程", "course"}), 2.2},
                   {from.in({"班次", "session"}), 0.7},    {from.in({"时间", "when"}), 2.8},
                   {from.in({"地点", "where"}), 1.8},      {from.in({"主讲", "trainer"}), 0.8},
                   {from.in({"学时", "hours"}), 0.6, true}};
  for (const auto& [day, session, person] : rows) {
    const Course& course = from.course_of(*session);
    paper.rows.push_back({std::to_string(paper.rows.size() + 1), from.name(person), person, course.name,
                          session->id, when_text(session->meetings), session->place, session->trainer,
                          course.hours.text()});
  }
  paper.below = {
      from.in({"因故不能参加的，请于开班前三个工作日报组织单位，由候补人员依次递补。",
               "Whoever cannot come lets the organiser know three working days before; the next on "
               "the waiting list moves up."})};
  paper.signature = signed_by(from);
  return paper;
}

Paper sign_in_sheet(const SessionSources& from, const Session& session) {
  Paper paper;
  paper.landscape = true;
  paper.title = from.in({"培训签到表", "Sign-in sheet"});
  paper.above = about(from, session);
  paper.columns = {{from.in({"序号", "no."}), 0.5, true},
                   {from.in({"姓名", "name"}), 0.9},
                   {from.in({"工号", "person id"}), 1},
                   {from.in({"学校", "school"}), 1.8}};
  for (const Meeting& meeting : session.meetings) {
    const bool whole = meeting.from == 0 && meeting.to == 24 * 60;
    paper.columns.push_back(
        {meeting.day.iso().substr(5) + (whole ? "" : " " + clock_text(meeting.from)), 0.8});
  }
  for (const Enrolment* each : enrolled_in(from, session)) {
    std::vector<std::string> row{std::to_string(paper.rows.size() + 1), from.name(each->person), each->person,
                                 from.school_of(each->person)};
    row.resize(paper.columns.size());
    paper.rows.push_back(std::move(row));
  }
  return paper;
}

Paper session_result(const SessionSources& from, const Session& session,
                     const std::vector<Granted>& granted) {
  Paper paper;
  paper.title = from.in({"培训学时认定表", "Hours granted"});
  paper.above = about(from, session);
  const auto passed =
      std::ranges::count_if(granted, [](const Granted& each) { return each.hours > Decimal(); });
  const std::string all = std::to_string(granted.size());
  const std::string with = std::to_string(passed);
  paper.above.push_back(
      from.in({"参训 " + all + " 人，授予学时 " + with + " 人；结班日期 " + session.closed_on.iso(),
               with + " of " + all + " were granted hours; closed on " + session.closed_on.iso()}));
  paper.columns = {{from.in({"序号", "no."}), 0.5, true},
                   {from.in({"姓名", "name"}), 0.9},
                   {from.in({"工号", "person id"}), 1},
                   {from.in({"学校", "school"}), 2},
                   {from.in({"出勤率", "attendance"}), 0.8, true},
                   {from.in({"学时", "hours"}), 0.6, true},
                   {from.in({"证书编号", "certificate"}), 1.6}};
  for (const Granted& each : granted) {
    paper.rows.push_back({std::to_string(paper.rows.size() + 1), from.name(each.person), each.person,
                          from.school_of(each.person), percent(each.attendance_permille), each.hours.text(),
                          each.certificate});
  }
  paper.signature = signed_by(from);
  return paper;
}

std::vector<CourseCertificate> certificates_of(const SessionSources& from, const Session& session,
                                               const std::vector<Granted>& granted) {
  const Course& course = from.course_of(session);
  const std::string first = session.starts_on().iso();
  const std::string last = session.ends_on().iso();
  const std::string issuer = from.bureau.empty() ? course.provider : from.bureau;
  std::vector<CourseCertificate> certificates;
  for (const Granted& each : granted) {
    if (each.certificate.empty()) continue;
    const std::string name = from.name(each.person);
    const std::string hours = each.hours.text();
    CourseCertificate made;
    made.title = from.in({"培训结业证书", "Certificate of Training"});
    made.body = from.in({name + "同志：\n　　于 " + first + " 至 " + last + " 参加“" + course.name +
                             "”培训，修满 " + hours + " 学时，考勤合格，准予结业。",
                         name + "\ntook part in the training “" + course.name + "” from " + first + " to " +
                             last + " and is granted " + hours + " " + noun_for(hours, "hour") + "."});
    made.number =
        from.in({"证书编号：" + each.certificate + "　　（可凭编号向发证单位查验）",
                 "Certificate number: " + each.certificate + "   (the issuer confirms it by this number)"});
    made.issuer = issuer;
    made.date = session.closed_on.iso();
    certificates.push_back(std::move(made));
  }
  return certificates;
}

}  // namespace echelon
