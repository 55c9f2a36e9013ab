#include <algorithm>
#include <map>

#include "cli/numbers.hpp"
#include "cli/verbs.hpp"
#include "echelon/base/error.hpp"

namespace cli {

using echelon::CohortInputs;
using echelon::Decimal;
using echelon::PlanFound;
using echelon::Words;

namespace {

std::size_t place(std::int32_t position) { return static_cast<std::size_t>(position); }

std::string points(std::int64_t millionths) { return Decimal::from_millionths(millionths).text(); }

std::int64_t value_of(const CohortInputs::Teacher& teacher, std::int32_t session) {
  const auto seat = std::ranges::find(teacher.seats, session, &CohortInputs::Seat::session);
  return seat == teacher.seats.end() ? 0 : seat->value;
}

Listing session_listing(Session& session, const PlanFound& found) {
  Listing listing({{"session", {"班次", "session"}},
                   {"course", {"课程", "course"}},
                   {"people", {"人数", "people"}, true},
                   {"capacity", {"名额", "seats"}, true},
                   {"minimum", {"最低", "minimum"}, true},
                   {"price", {"再加一席可值", "one more seat"}, true},
                   {"state", {"状态", "state"}}});
  const auto& answer = found.answer;
  std::vector<std::int64_t> people(found.inputs.sessions.size());
  for (const auto& seat : answer.seats) ++people[place(seat.second)];
  for (std::size_t s = 0; s < people.size(); ++s) {
    const auto& each = found.inputs.sessions[s];
    const bool runs = !std::ranges::binary_search(answer.cancelled, static_cast<std::int32_t>(s));
    listing.row({each.id, each.course, std::to_string(people[s]), std::to_string(each.capacity),
                 std::to_string(each.minimum), answer.prices[s] > 0 ? points(answer.prices[s]) : "",
                 session.in_language(runs ? Words{} : Words{"不开班", "does not run"})});
  }
  return listing;
}

Listing school_listing(Session& session, const PlanFound& found) {
  Listing listing({{"school", {"学校", "school"}},
                   {"name", {"名称", "name"}},
                   {"people", {"人次", "seats"}, true},
                   {"limit", {"每日外出上限", "away a day at most"}, true}});
  std::map<std::int32_t, std::int64_t> seats;
  for (const auto& seat : found.answer.seats) ++seats[found.inputs.teachers[place(seat.first)].school];
  const auto snapshot = session.office().snapshot();
  for (const auto& [school, count] : seats) {
    if (school < 0) continue;
    const auto& each = found.inputs.schools[place(school)];
    const auto at = snapshot->find_school(each.id);
    listing.row({each.id, at == echelon::nobody ? "" : snapshot->schools[place(at)].name,
                 std::to_string(count), std::to_string(each.limit)});
  }
  return listing;
}

Listing people_listing(const PlanFound& found) {
  Listing listing({{"teacher", {"工号", "teacher"}},
                   {"session", {"班次", "session"}},
                   {"value", {"分值", "value"}, true}});
  for (const auto& [teacher, session] : found.answer.seats) {
    const auto& who = found.inputs.teachers[place(teacher)];
    listing.row({who.id, found.inputs.sessions[place(session)].id, points(value_of(who, session))});
  }
  return listing;
}

void json_relaxation(Session& session, JsonOut& out, const PlanFound& found) {
  const auto snapshot = session.office().snapshot();
  out.key("relaxation").open_list();
  for (const auto& each : found.answer.relaxation) {
    const bool is_money = each.what == echelon::CohortRelaxation::What::budget;
    out.open_object().key("what").text(code(each.what));
    for (const auto& [name, value] : {std::pair("from", each.from), std::pair("to", each.to)})
      out.key(name).number(is_money ? Decimal::from_millionths(value) : Decimal::of(value));
    out.key("says").words(words(found.inputs, each, *snapshot)).close_object();
  }
  out.close_list();
}

/// Why there is no plan, and what would have to give way.
void say_impossible(Session& session, const PlanFound& found) {
  session.say_line(
      {"固定的人与允许的变动之间没有可行方案", "what is fixed and what may change allow no plan"});
  if (found.answer.relaxation.empty()) return;
  session.say_line({"只需这样放宽：", "this change would do:"});
  const auto snapshot = session.office().snapshot();
  for (const auto& each : found.answer.relaxation) {
    const Words says = words(found.inputs, each, *snapshot);
    session.say_line({"  " + says.zh, "  " + says.en});
  }
}

void json_plan(Session& session, std::int64_t run, const PlanFound& found) {
  const auto& answer = found.answer;
  const bool has_plan = answer.status != echelon::CohortStatus::infeasible;
  JsonOut out;
  out.open_object().key("run").whole(run).key("status").text(code(answer.status));
  out.key("objective").number(Decimal::from_millionths(answer.objective));
  out.key("bound").number(Decimal::from_millionths(answer.bound)).key("gap");
  const auto over = static_cast<double>(std::max<std::int64_t>(1, answer.objective));
  if (has_plan) {
    out.real(static_cast<double>(answer.bound - answer.objective) / over);
  } else {
    out.null();
  }
  out.key("assignments");
  people_listing(found).json(out);
  out.key("cancelled").open_list();
  for (const auto each : answer.cancelled) out.text(found.inputs.sessions[place(each)].id);
  out.close_list();
  json_relaxation(session, out, found);
  out.key("sessions");
  session_listing(session, found).json(out);
  out.key("schools");
  school_listing(session, found).json(out);
  out.close_object();
  session.say(out.finish());
}

int show_plan(Session& session, std::int64_t run) {
  const PlanFound found = session.office().plan_of(run);
  const bool has_plan = found.answer.status != echelon::CohortStatus::infeasible;
  if (session.format() == Format::json) {
    json_plan(session, run, found);
  } else if (session.format() == Format::csv) {
    session.say(people_listing(found).csv());
  } else if (!has_plan) {
    say_impossible(session, found);
  } else {
    const std::string number = std::to_string(run);
    const std::string seats = std::to_string(found.answer.seats.size());
    const std::string total = points(found.answer.objective);
    const std::string bound = points(found.answer.bound);
    session.say_line({"运算 " + number + "：" + seats + " 人次，总分 " + total + "，任何方案不超过 " + bound,
                      "run " + number + ": " + seats + " seats given, total " + total +
                          ", none can be worth more than " + bound});
    session.say(session_listing(session, found).table(session.language()));
    session.say("\n" + school_listing(session, found).table(session.language()));
    session.say_line(
        {"录取：plan publish " + number + "；每个人：--format csv；为何如此：explain " + number + " 工号",
         "to enrol: plan publish " + number + "; everyone: --format csv; why: explain " + number + " ID"});
  }
  return has_plan ? done : answer_is_no;
}

int publish(Session& session, std::int64_t run) {
  const std::int64_t entry = session.office().publish_plan(run);
  const std::string number = std::to_string(run);
  if (entry == 0) {
    session.say_done({"录取已与方案一致", "the enrolments are as the plan says already"}, std::nullopt);
  } else {
    session.say_done({"已按运算 " + number + " 录取", "enrolled as run " + number + " says"}, entry);
  }
  return done;
}

}  // namespace

int plan_in_office(Session& session, const CohortOptions& options) {
  const bool is_step = options.program == "publish" || options.program == "show";
  if (is_step && options.run <= 0) {
    throw echelon::Error(
        echelon::Fault::request, {"没有给出运算编号", "the run's number is missing"},
        {"请写 plan " + options.program + " 编号", "write plan " + options.program + " NUMBER"});
  }
  if (options.program == "publish") return publish(session, options.run);
  if (options.program == "show") return show_plan(session, options.run);
  echelon::PlanAsked asked;
  if (!options.from.empty()) asked.from = read_date_option(options.from, "--from");
  if (!options.to.empty()) asked.to = read_date_option(options.to, "--to");
  if (!options.disturb.empty()) asked.disturb = whole_number(options.disturb, "--disturb");
  if (!options.gap.empty()) asked.gap = decimal_option(options.gap, "--gap", 1);
  if (!options.budget.empty()) asked.budget = decimal_option(options.budget, "--budget", 1'000'000'000'000);
  return show_plan(session, session.office().plan(options.program, asked, session.progress()));
}

int explain_plan(Session& session, std::int64_t run, const std::string& person) {
  const PlanFound found = session.office().plan_of(run);
  Listing listing({{"session", {"班次", "session"}},
                   {"course", {"课程", "course"}},
                   {"value", {"分值", "value"}, true},
                   {"given", {"安排", "given"}},
                   {"why", {"原因", "why"}}});
  for (const auto& each : session.office().explain_plan(run, person)) {
    const auto& at = found.inputs.sessions[place(each.session)];
    const bool given = each.why == echelon::SeatAnswer::Why::given;
    listing.row({at.id, at.course, points(each.value), given ? "yes" : "", session.in_language(each.says)});
  }
  session.show(listing);
  return done;
}

}  // namespace cli
