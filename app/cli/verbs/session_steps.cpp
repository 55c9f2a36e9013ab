// The verbs that change a session: enrol, attendance, session, feedback.

#include <algorithm>

#include "cli/verbs.hpp"
#include "echelon/base/error.hpp"
#include "echelon/base/nearest.hpp"

namespace cli {

using echelon::CommandRequest;
using echelon::Error;
using echelon::Fault;
using echelon::Office;

namespace {

void give(CommandRequest& request, const std::string& name, const std::string& value) {
  if (!value.empty()) request.with(name, value);
}

void require(bool given, const std::string& option) {
  if (given) return;
  throw Error(Fault::request, {"这一步需要 " + option, "this step needs " + option}, {"请补上", "add it"});
}

/// The command that `enrol` stands for, without its people.
CommandRequest enrol_request(const EnrolOptions& options) {
  const int ways = (options.wish ? 1 : 0) + (options.school.empty() ? 0 : 1) + (options.wait ? 1 : 0) +
                   (options.decline ? 1 : 0) + (options.pin.empty() ? 0 : 1);
  if (ways > 1) {
    throw Error(Fault::request, {"一次只能做一件事", "these options exclude each other"},
                {"--wish、--school、--wait、--decline、--pin 选一个",
                 "choose one of --wish, --school, --wait, --decline and --pin"});
  }
  const char* command = options.wish      ? "enrolment.wish"
                        : options.wait    ? "enrolment.wait"
                        : options.decline ? "enrolment.decline"
                                          : "enrolment.enrol";
  CommandRequest request{options.pin.empty() ? command : "enrolment.pin", {{"session", options.session}}};
  if (!options.school.empty()) request.command = "enrolment.nominate";
  give(request, "school", options.school);
  give(request, "pin", options.pin);
  if (options.rank > 0) request.with("rank", std::to_string(options.rank));
  if (!options.on.empty()) request.with("on", read_date_option(options.on, "--on").iso());
  return request;
}

std::string seats_words(const echelon::Session& of, bool zh) {
  const std::string enrolled = std::to_string(of.count(echelon::EnrolmentState::enrolled));
  const std::string seats = std::to_string(of.capacity);
  return zh ? "录取 " + enrolled + " / " + seats : enrolled + " of " + seats + " seats are taken";
}

}  // namespace

int enrol(Session& session, const EnrolOptions& options) {
  Office& office = session.office();
  const CommandRequest request = enrol_request(options);
  // Everyone in one entry, or no one.
  CommandRequest all = request;
  for (const std::string& person : options.people) all.with("person", person);
  const std::int64_t entry = office.perform(all);
  const echelon::Session& of = office.session(options.session);
  session.say_done(
      {"班次 " + of.id + "：" + seats_words(of, true), "session " + of.id + ": " + seats_words(of, false)},
      entry == 0 ? std::nullopt : std::optional(entry));
  return done;
}

int attendance(Session& session, const AttendanceOptions& options) {
  Office& office = session.office();
  if (options.mark.empty()) {
    Listing listing({{"person", {"工号", "person"}},
                     {"day", {"日期", "day"}},
                     {"from", {"时间", "from"}},
                     {"state", {"考勤", "state"}}});
    for (const echelon::Attendance& each : office.session(options.session).attendance) {
      listing.row({each.person, each.day.iso(), echelon::clock_text(each.from),
                   session.format() == Format::table ? session.in_language(words(each.state))
                                                     : std::string(code(each.state))});
    }
    session.show(listing);
    return done;
  }
  if (options.people.empty() == !options.all) {
    throw Error(Fault::request, {"没有指明是谁", "it is not clear whose attendance"},
                {"用 --person 工号 或 --all，二者选一", "give --person ID or --all, one of the two"});
  }
  const std::string day = options.day.empty() ? std::string() : read_date_option(options.day, "--day").iso();
  CommandRequest request{"attendance.set", {{"session", options.session}}};
  const std::vector<std::string> everyone{"*"};
  for (const std::string& person : options.all ? everyone : options.people)
    request.with("mark", person + "\t" + day + "\t" + options.time + "\t" + options.mark);
  const std::int64_t entry = office.perform(request);
  session.say_done(
      {"已登记班次 " + options.session + " 的考勤", "took attendance of session " + options.session},
      entry == 0 ? std::nullopt : std::optional(entry));
  return done;
}

int session_step(Session& session, const SessionOptions& options) {
  Office& office = session.office();
  const std::string& step = options.step;
  const std::vector<std::string> steps{"add", "change", "publish", "cancel", "close"};
  if (std::ranges::find(steps, step) == steps.end()) {
    throw Error(Fault::request, {"没有名为 " + step + " 的步骤", "there is no step " + step},
                {"可用：" + echelon::joined(steps), "there are " + echelon::joined(steps)});
  }
  CommandRequest request{"session." + step, {}};
  const bool several = step == "publish" || step == "cancel";
  if (!options.more.empty() && !several) {
    throw Error(Fault::request, {"这一步一次只办一个班次", "this step takes one session at a time"},
                {"publish 和 cancel 可一次办多个", "publish and cancel take several"});
  }
  request.with(step == "add" ? "id" : "session", options.session);
  for (const std::string& also : options.more) request.with("session", also);
  if (step == "add") {
    require(!options.course.empty(), "--course");
    require(!options.capacity.empty(), "--capacity");
    require(!options.meetings.empty(), "--meeting");
    request.with("course", options.course);
  }
  if (step == "add" || step == "change") {
    give(request, "capacity", options.capacity);
    give(request, "minimum", options.minimum);
    give(request, "place", options.place);
    give(request, "town", options.town);
    give(request, "trainer", options.trainer);
    give(request, "cost", options.cost);
    give(request, "seat_cost", options.seat_cost);
    for (const std::string& meeting : options.meetings) request.with("meeting", meeting);
  }
  if (step == "cancel") give(request, "reason", options.reason);
  if (step == "close" && !options.on.empty()) request.with("on", read_date_option(options.on, "--on").iso());
  const std::int64_t entry = office.perform(request);
  if (!options.more.empty()) {
    const std::string count = std::to_string(options.more.size() + 1);
    session.say_done({"已办理 " + count + " 个班次", count + " sessions: " + step},
                     entry == 0 ? std::nullopt : std::optional(entry));
    return done;
  }
  const echelon::Session& of = office.session(options.session);
  session.say_done(
      {"班次 " + of.id + "：" + words(of.state).zh, "session " + of.id + ": " + words(of.state).en},
      entry == 0 ? std::nullopt : std::optional(entry));
  return done;
}

int feedback(Session& session, const FeedbackOptions& options) {
  Office& office = session.office();
  if (options.person.empty()) {
    Listing listing(
        {{"person", {"工号", "person"}}, {"score", {"评分", "score"}, true}, {"text", {"意见", "text"}}});
    for (const echelon::Feedback& each : office.session(options.session).feedback)
      listing.row({each.person, std::to_string(each.score), each.text});
    session.show(listing);
    return done;
  }
  require(!options.score.empty(), "--score");
  CommandRequest request{"feedback.add", {{"session", options.session}, {"person", options.person}}};
  request.with("score", options.score);
  give(request, "text", options.text);
  const std::int64_t entry = office.perform(request);
  session.say_done({"已登记反馈", "noted the feedback"}, entry == 0 ? std::nullopt : std::optional(entry));
  return done;
}

}  // namespace cli
