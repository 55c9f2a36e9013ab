#include "cli/declared_verbs.hpp"

namespace cli {

void add_session_verbs(Verbs& verbs) {
  const Words session_help{"班次编号", "the session's id"};
  verbs.add("courses", {"课程", "the courses"}, show_courses);
  verbs.add<SessionsOptions>(
      "sessions", {"班次", "the sessions, or one with its people"}, show_sessions,
      [&](CLI::App& command, SessionsOptions& options) {
        command.add_option("session", options.session, verbs.said(session_help));
        command.add_option("--course", options.course, verbs.said({"课程编号", "of this course only"}));
        command.add_option("--state", options.state, "planned, published, closed, cancelled");
      });
  verbs.add<SessionOptions>(
      "session", {"班次的各步骤", "add, change, publish, cancel or close a session"}, session_step,
      [&](CLI::App& command, SessionOptions& options) {
        command.add_option("step", options.step, "add, change, publish, cancel, close")->required();
        command.add_option("session", options.session, verbs.said(session_help))->required();
        command.add_option("more", options.more,
                           verbs.said({"一并公布或取消的班次", "further ones to publish or cancel"}));
        command.add_option("--course", options.course, verbs.said({"课程编号", "the course's id"}));
        command.add_option("--capacity", options.capacity, verbs.said({"名额", "seats"}));
        command.add_option("--minimum", options.minimum, verbs.said({"最低人数", "it needs so many"}));
        command.add_option("--meeting", options.meetings, "2026-04-11, 2026-04-11T09:00/T12:00");
        command.add_option("--place", options.place, verbs.said({"地点", "the place"}));
        command.add_option("--town", options.town, verbs.said({"镇街", "the town"}));
        command.add_option("--trainer", options.trainer, verbs.said({"主讲", "the trainer"}));
        command.add_option("--cost", options.cost, verbs.said({"费用（元）", "yuan for running it"}));
        command.add_option("--seat-cost", options.seat_cost, verbs.said({"人均费用", "yuan for a seat"}));
        command.add_option("--on", options.on, verbs.said({"结班日期", "the day of closing"}));
        command.add_option("--reason", options.reason, verbs.said({"取消的原因", "why it is cancelled"}));
      });
  verbs.add<EnrolOptions>(
      "enrol", {"报名与录取", "enrol people in a session, or wish, nominate, wait, decline, pin"}, enrol,
      [&](CLI::App& command, EnrolOptions& options) {
        command.add_option("session", options.session, verbs.said(session_help))->required();
        command.add_option("--person", options.people, verbs.said({"工号，可多个", "ids"}))->required();
        command.add_option("--school", options.school, verbs.said({"由此学校推荐", "this school nominates"}));
        command.add_flag("--wish", options.wish, verbs.said({"个人志愿", "the person's own wish"}));
        command.add_flag("--wait", options.wait, verbs.said({"列为候补", "on the waiting list"}));
        command.add_flag("--decline", options.decline, verbs.said({"放弃", "gives the seat up"}));
        command.add_option("--pin", options.pin, "in, out, none");
        command.add_option("--rank", options.rank, verbs.said({"志愿序号", "first wish is 1"}));
        command.add_option("--on", options.on, verbs.said({"日期", "the day"}));
      });
  verbs.add<AttendanceOptions>(
      "attendance", {"考勤", "shows or takes attendance"}, attendance,
      [&](CLI::App& command, AttendanceOptions& options) {
        command.add_option("session", options.session, verbs.said(session_help))->required();
        command.add_option("--mark", options.mark, "present, late, absent, leave, none");
        command.add_option("--person", options.people, verbs.said({"工号，可多个", "ids"}));
        command.add_flag("--all", options.all, verbs.said({"全部录取人员", "everyone enrolled"}));
        command.add_option("--day", options.day, verbs.said({"日期；缺省为全部", "default: every meeting"}));
        command.add_option("--time", options.time, verbs.said({"开始时间，如 09:00", "from, as 09:00"}));
      });
  verbs.add<FeedbackOptions>(
      "feedback", {"培训反馈", "shows or notes what people say of a session"}, feedback,
      [&](CLI::App& command, FeedbackOptions& options) {
        command.add_option("session", options.session, verbs.said(session_help))->required();
        command.add_option("--person", options.person, verbs.said({"工号", "a person's id"}));
        command.add_option("--score", options.score, verbs.said({"1–5 分", "1 to 5"}));
        command.add_option("--text", options.text, verbs.said({"意见", "in words"}));
      });
  verbs.add<std::string>("certificate", {"查验证书", "what the office holds for a certificate's number"},
                         show_certificate, [&](CLI::App& command, std::string& number) {
                           command.add_option("number", number, "PX2024-000123-C")->required();
                         });
}

}  // namespace cli
