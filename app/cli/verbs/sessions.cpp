#include <algorithm>

#include "cli/verbs.hpp"
#include "echelon/model/audience.hpp"

namespace cli {

using echelon::Course;
using echelon::Enrolment;
using echelon::EnrolmentState;
using echelon::Office;
using echelon::Words;

namespace {

std::string meetings_text(const echelon::Session& session) {
  std::string text;
  for (const echelon::Meeting& meeting : session.meetings)
    text += (text.empty() ? "" : ";") + meeting_text(meeting);
  return text;
}

/// Words for people, the code for programs.
template <class E>
std::string shown(const Session& session, E value) {
  return session.words_or_code(words(value), code(value));
}

std::string name_of(const Office& office, const std::string& person) {
  const auto snapshot = office.snapshot();
  const echelon::PersonIndex index = snapshot->find_person(person);
  return index == echelon::nobody ? std::string() : snapshot->people.name[static_cast<std::size_t>(index)];
}

Listing session_list() {
  return Listing({{"id", {"班次", "id"}},
                  {"course", {"课程", "course"}},
                  {"name", {"课程名称", "name"}},
                  {"state", {"状态", "state"}},
                  {"from", {"开始", "from"}},
                  {"to", {"结束", "to"}},
                  {"place", {"地点", "place"}},
                  {"town", {"镇街", "town"}},
                  {"trainer", {"主讲", "trainer"}},
                  {"capacity", {"名额", "capacity"}, true},
                  {"minimum", {"最低人数", "minimum"}, true},
                  {"enrolled", {"录取", "enrolled"}, true},
                  {"waiting", {"候补", "waiting"}, true},
                  {"nominated", {"推荐", "nominated"}, true},
                  {"wishes", {"志愿", "wishes"}, true}});
}

void add_to(Listing& listing, const Session& session, const Office& office, const echelon::Session& each) {
  const auto count = [&](EnrolmentState state) { return std::to_string(each.count(state)); };
  listing.row({each.id, each.course, office.course(each.course).name, shown(session, each.state),
               each.starts_on().iso(), each.ends_on().iso(), each.place, each.town, each.trainer,
               std::to_string(each.capacity), std::to_string(each.minimum), count(EnrolmentState::enrolled),
               count(EnrolmentState::waiting), count(EnrolmentState::nominated),
               count(EnrolmentState::wish)});
}

Listing people_of(const Session& session, const Office& office, const echelon::Session& of) {
  Listing listing({{"person", {"工号", "person"}},
                   {"name", {"姓名", "name"}},
                   {"state", {"状态", "state"}},
                   {"rank", {"序号", "rank"}, true},
                   {"pin", {"固定", "pin"}},
                   {"asked_on", {"报名日期", "asked on"}}});
  for (const Enrolment& each : of.enrolments) {
    const bool pinned = each.pin != echelon::EnrolmentPin::none;
    listing.row({each.person, name_of(office, each.person), shown(session, each.state),
                 each.rank == 0 ? std::string() : std::to_string(each.rank),
                 pinned ? shown(session, each.pin) : std::string(), each.asked_on.iso()});
  }
  return listing;
}

void json_session(Session& session, const Office& office, const echelon::Session& of) {
  JsonOut out;
  out.open_object().key("id").text(of.id).key("course").text(of.course);
  out.key("name").text(office.course(of.course).name).key("state").text(code(of.state));
  out.key("place").text(of.place).key("town").text(of.town).key("trainer").text(of.trainer);
  out.key("capacity").whole(of.capacity).key("minimum").whole(of.minimum);
  out.key("cost").number(of.cost).key("seat_cost").number(of.seat_cost);
  out.key("closed_on").date(of.closed_on).key("meetings").open_list();
  for (const echelon::Meeting& meeting : of.meetings) {
    out.open_object().key("day").date(meeting.day).key("from").text(echelon::clock_text(meeting.from));
    out.key("to").text(echelon::clock_text(meeting.to)).close_object();
  }
  out.close_list().key("enrolments");
  people_of(session, office, of).json(out);
  out.key("attendance").open_list();
  for (const echelon::Attendance& each : of.attendance) {
    out.open_object().key("person").text(each.person).key("day").date(each.day);
    out.key("from").text(echelon::clock_text(each.from)).key("state").text(code(each.state)).close_object();
  }
  out.close_list().key("feedback").open_list();
  for (const echelon::Feedback& each : of.feedback) {
    out.open_object().key("person").text(each.person).key("score").whole(each.score);
    out.key("text").text(each.text).close_object();
  }
  out.close_list().close_object();
  session.say(out.finish());
}

void say_session(Session& session, const Office& office, const echelon::Session& of) {
  Listing listing({{"what", {"事项", "what"}}, {"value", {"内容", "value"}}});
  const auto row = [&](const Words& what, const std::string& value) {
    listing.row({session.in_language(what), value});
  };
  row({"课程", "course"}, of.course + "  " + office.course(of.course).name);
  row({"状态", "state"}, session.in_language(words(of.state)));
  row({"日期", "dates"}, meetings_text(of));
  row({"地点", "place"}, of.place);
  row({"主讲", "trainer"}, of.trainer);
  row({"名额", "capacity"}, std::to_string(of.capacity));
  row({"最低人数", "minimum"}, std::to_string(of.minimum));
  row({"费用", "cost"}, of.cost.text() + " + " + of.seat_cost.text() + " × n");
  session.show(listing);
  session.show(people_of(session, office, of));
}

}  // namespace

int show_courses(Session& session) {
  Listing listing({{"id", {"课程", "id"}},
                   {"name", {"名称", "name"}},
                   {"tier", {"层级", "tier"}},
                   {"category", {"类别", "category"}},
                   {"subject", {"学科", "subject"}},
                   {"stage", {"学段", "stage"}},
                   {"mode", {"形式", "mode"}},
                   {"hours", {"学时", "hours"}, true},
                   {"provider", {"组织单位", "provider"}},
                   {"before", {"先修", "before"}}});
  for (const Course& course : session.office().courses()) {
    std::string before;
    for (const std::string& id : course.before) before += (before.empty() ? "" : ";") + id;
    const bool for_people = session.format() == Format::table;
    listing.row({course.id, course.name,
                 for_people ? session.in_language(echelon::audience_words(course.tier)) : course.tier,
                 course.category, course.subject,
                 course.stage == echelon::Stage::unknown ? std::string() : shown(session, course.stage),
                 course.mode == echelon::TrainingMode::unknown ? std::string() : shown(session, course.mode),
                 course.hours.text(), course.provider, before});
  }
  session.show(listing);
  return done;
}

int show_sessions(Session& session, const SessionsOptions& options) {
  const Office& office = session.office();
  if (options.session.empty()) {
    Listing listing = session_list();
    for (const echelon::Session& each : office.sessions()) {
      if (!options.course.empty() && each.course != options.course) continue;
      if (!options.state.empty() && code(each.state) != options.state) continue;
      add_to(listing, session, office, each);
    }
    session.show(listing);
    return done;
  }
  const echelon::Session& of = office.session(options.session);
  if (session.format() == Format::json) {
    json_session(session, office, of);
  } else if (session.format() == Format::csv) {
    session.show(people_of(session, office, of));
  } else {
    say_session(session, office, of);
  }
  return done;
}

int show_certificate(Session& session, const std::string& number) {
  const echelon::CertificateFound found = session.office().certificate(number);
  using Answer = echelon::CertificateFound::Answer;
  const bool held = found.answer == Answer::held;
  Words says{"办公文件中有此证书", "the office granted this certificate"};
  if (found.answer == Answer::unknown)
    says = {"编号无误，但办公文件中没有此证书",
            "the number is well written, but the office holds no such certificate"};
  if (found.answer == Answer::damaged)
    says = {"不是证书编号，或有一处写错", "it is no certificate's number, or was miswritten"};
  Listing holders({{"id", {"工号", "id"}},
                   {"name", {"姓名", "name"}},
                   {"course", {"课程", "course"}},
                   {"hours", {"学时", "hours"}, true},
                   {"started_on", {"开始日期", "started on"}},
                   {"ended_on", {"结束日期", "ended on"}},
                   {"provider", {"组织单位", "provider"}}});
  for (const auto& each : found.holders) {
    holders.row({each.id, each.name, each.course, each.hours.text(), each.started_on.iso(),
                 each.ended_on.iso(), each.provider});
  }
  if (session.format() == Format::json) {
    JsonOut out;
    out.open_object().key("number").text(number).key("answer");
    out.text(held ? "held" : found.answer == Answer::unknown ? "unknown" : "damaged");
    out.key("says").words(says).key("holders");
    holders.json(out);
    out.close_object();
    session.say(out.finish());
  } else {
    if (session.format() == Format::table) session.say_line(says);
    if (held || session.format() == Format::csv) session.show(holders);
  }
  return held ? done : answer_is_no;
}

}  // namespace cli
