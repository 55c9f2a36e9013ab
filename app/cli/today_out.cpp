#include "cli/today_out.hpp"

#include "cli/json_out.hpp"

namespace cli {

using echelon::Deadline;
using echelon::Destination;
using echelon::Overview;
using echelon::ProgramOverview;
using echelon::ToDo;

namespace {

void put_where(JsonOut& out, const Destination& where) {
  out.key("where").open_object().key("page").text(where.page).key("panel").text(where.panel);
  out.key("table").text(where.table).key("key").text(where.key).key("command").text(where.command);
  out.close_object();
}

void put_day(JsonOut& out, const echelon::OverviewDay& day) {
  out.open_object().key("day").date(day.day).key("working").truth(day.working);
  out.key("holiday").truth(day.holiday).key("make_up").truth(day.make_up).close_object();
}

void put_todo(JsonOut& out, const ToDo& todo) {
  out.open_object().key("id").text(todo.id).key("program").text(todo.program);
  out.key("what").words(todo.what).key("why").words(todo.why).key("whom").words(todo.whom);
  out.key("count").whole(todo.count).key("urgency").text(code(todo.urgency)).key("due").date(todo.due);
  out.key("working_days");
  if (todo.due.known()) {
    out.whole(todo.working_days);
  } else {
    out.null();
  }
  put_where(out, todo.where);
  out.close_object();
}

void put_deadline(JsonOut& out, const Deadline& deadline) {
  out.open_object().key("id").text(deadline.id).key("program").text(deadline.program);
  out.key("on").date(deadline.on).key("working_days").whole(deadline.working_days);
  out.key("what").words(deadline.what).key("count").whole(deadline.count);
  put_where(out, deadline.where);
  out.close_object();
}

void put_steps(JsonOut& out, const ProgramOverview& program) {
  out.key("steps").open_list();
  for (const auto& step : program.steps) {
    out.open_object().key("id").text(step.id).key("name").words(step.name);
    out.key("state").text(code(step.state)).key("count").whole(step.count).close_object();
  }
  out.close_list();
}

void put_program(JsonOut& out, const ProgramOverview& program) {
  out.open_object().key("program").text(program.program).key("kind").text(code(program.kind));
  out.key("name").words(program.name).key("live").truth(program.live).key("fault").truth(program.fault);
  out.key("call");
  if (program.call) {
    out.text(code(*program.call));
  } else {
    out.null();
  }
  out.key("target").words(program.target).key("says").words(program.says).key("next").words(program.next);
  out.key("standing").whole(program.standing).key("of").whole(program.of);
  put_steps(out, program);
  out.key("figures").open_list();
  for (const auto& figure : program.figures) {
    out.open_object().key("id").text(figure.id).key("name").words(figure.name);
    out.key("value").whole(figure.value).key("of");
    if (figure.of) {
      out.whole(*figure.of);
    } else {
      out.null();
    }
    out.key("wanting").truth(figure.wanting).close_object();
  }
  out.close_list().key("reviewers").open_list();
  for (const auto& each : program.reviewers) {
    out.open_object().key("id").text(each.id).key("name").text(each.name);
    out.key("given").whole(each.given).key("may").whole(each.may).close_object();
  }
  out.close_list();
  put_where(out, program.where);
  out.close_object();
}

void put_rest(JsonOut& out, const Overview& overview) {
  out.key("entries").open_list();
  for (const auto& entry : overview.entries) {
    out.open_object().key("number").whole(entry.number).key("command").text(entry.command);
    out.key("says").words(entry.says).key("who").text(entry.who).key("when").text(entry.when);
    out.key("undone").truth(entry.undone).close_object();
  }
  out.close_list().key("set_up").open_list();
  for (const auto& step : overview.set_up) {
    out.open_object().key("id").text(step.id).key("what").words(step.what).key("done").truth(step.done);
    put_where(out, step.where);
    out.close_object();
  }
  out.close_list().key("setting_up").truth(overview.setting_up());
}

std::string_view role_code(echelon::ViewerRole role) {
  switch (role) {
    case echelon::ViewerRole::principal:
      return "principal";
    case echelon::ViewerRole::reviewer:
      return "reviewer";
    case echelon::ViewerRole::researcher:
      return "researcher";
    default:
      return "hr";
  }
}

Listing deadline_listing(const Session& session, const Overview& overview) {
  Listing listing({{"on", {"日期", "on"}},
                   {"days", {"工作日", "working days"}, true},
                   {"what", {"事项", "what"}},
                   {"count", {"数量", "count"}, true},
                   {"unit", {"", ""}}});
  for (const Deadline& each : overview.deadlines) {
    listing.row({each.on.iso(), std::to_string(each.working_days), session.in_language(each.what),
                 each.count > 0 ? std::to_string(each.count) : "",
                 each.count > 0 ? session.in_language(each.unit) : ""});
  }
  return listing;
}

Listing program_listing(const Session& session, const Overview& overview) {
  Listing listing({{"program", {"项目", "program"}},
                   {"standing", {"进展", "standing"}, true},
                   {"of", {"目标", "of"}, true},
                   {"says", {"现状", "where it stands"}},
                   {"next", {"下一步", "next"}}});
  for (const ProgramOverview& each : overview.programs) {
    listing.row({session.in_language(each.name), each.of > 0 ? std::to_string(each.standing) : "",
                 each.of > 0 ? std::to_string(each.of) : "", session.in_language(each.says),
                 session.in_language(each.next)});
  }
  return listing;
}

}  // namespace

std::string overview_json(const Overview& overview) {
  JsonOut out;
  out.open_object().key("as_of").date(overview.as_of).key("role").text(role_code(overview.viewer.role));
  out.key("whose").words(overview.whose).key("today");
  put_day(out, overview.today);
  out.key("year_listed").truth(overview.year_listed).key("todo").open_list();
  for (const ToDo& each : overview.todo) put_todo(out, each);
  out.close_list().key("deadlines").open_list();
  for (const Deadline& each : overview.deadlines) put_deadline(out, each);
  out.close_list().key("programs").open_list();
  for (const ProgramOverview& each : overview.programs) put_program(out, each);
  out.close_list();
  put_rest(out, overview);
  out.key("days").open_list();
  for (const auto& each : overview.days) put_day(out, each);
  out.close_list().close_object();
  return out.finish();
}

Listing todo_listing(const Session& session, const Overview& overview) {
  Listing listing({{"urgency", {"急缓", "urgency"}},
                   {"what", {"要办的事", "to do"}},
                   {"whom", {"涉及", "whom"}},
                   {"due", {"期限", "due"}},
                   {"working_days", {"工作日", "working days"}, true},
                   {"command", {"命令", "command"}}});
  for (const ToDo& each : overview.todo) {
    listing.row({session.words_or_code(words(each.urgency), code(each.urgency)),
                 session.fixed_words(each.what), session.fixed_words(each.whom), each.due.iso(),
                 each.due.known() ? std::to_string(each.working_days) : "", each.where.command});
  }
  return listing;
}

void say_overview(Session& session, const Overview& overview) {
  const bool working = overview.today.working;
  const std::string day = overview.as_of.iso();
  session.say_line({day + "，" + (working ? "工作日" : "非工作日") + "，" + overview.whose.zh,
                    day + ", " + (working ? "a working day" : "no working day") + ", " + overview.whose.en});
  for (const auto& step : overview.set_up) {
    if (overview.setting_up() && !step.done)
      session.say_line({"待完成：" + step.what.zh + "（echelon " + step.where.command + "）",
                        "to set up: " + step.what.en + " (echelon " + step.where.command + ")"});
  }
  session.say("\n");
  if (overview.todo.empty()) {
    session.say_line({"现在没有要办的事", "nothing waits for you now"});
  } else {
    session.show(todo_listing(session, overview));
  }
  session.say("\n");
  if (!overview.programs.empty()) session.show(program_listing(session, overview));
  if (overview.deadlines.empty()) return;
  session.say("\n");
  session.show(deadline_listing(session, overview));
}

}  // namespace cli
