#include <algorithm>

#include "cli/round_now.hpp"
#include "cli/verbs.hpp"
#include "echelon/base/error.hpp"

namespace cli {

using echelon::CommandRequest;
using echelon::Date;
using echelon::Error;
using echelon::Fault;
using echelon::Office;
using echelon::Words;

namespace {

std::string day(const std::string& text, Date otherwise, const std::string& option) {
  return (text.empty() ? otherwise : read_date_option(text, option)).iso();
}

void require(bool given, const std::string& option) {
  if (given) return;
  throw Error(Fault::request, {"这一步需要 " + option, "this step needs " + option}, {"请补上", "add it"});
}

CommandRequest open_request(const Office& office, const echelon::Program& program,
                            const RoundOptions& options) {
  CommandRequest request{"call.open", {}};
  request.with("program", program.id)
      .with("title", options.title.empty() ? program.name.zh : options.title)
      .with("opened_on", day(options.on, office.as_of(), "--on"))
      .with("closes_on", day(options.closes, office.as_of().plus_days(30), "--closes"))
      .with("seats", std::to_string(options.seats > 0 ? options.seats : program.seats));
  return request;
}

/// The command that a step stands for.
CommandRequest request_of(const Office& office, const echelon::Program& program,
                          const RoundOptions& options) {
  const std::string& step = options.step;
  const auto about = [&](const char* command) { return about_round(office, program.id, command); };
  const Date today = office.as_of();
  if (step == "open") return open_request(office, program, options);
  if (step == "review") return about("call.review");
  if (step == "withdraw") return about("call.withdraw");
  if (step == "publish")
    return about("publicity.start").with("from", day(options.on, today.plus_days(1), "--on"));
  if (step == "object") {
    require(!options.person.empty(), "--person");
    require(!options.text.empty(), "--text");
    return about("objection.file")
        .with("person", options.person)
        .with("received_on", day(options.on, today, "--on"))
        .with("text", options.text);
  }
  if (step == "resolve") {
    require(options.number > 0, "--number");
    require(!options.state.empty(), "--state upheld|rejected");
    require(!options.text.empty(), "--text");
    return about("objection.resolve")
        .with("number", std::to_string(options.number))
        .with("state", options.state)
        .with("resolution", options.text);
  }
  if (step == "hold" || step == "release" || step == "replace") {
    require(!options.person.empty(), "--person");
    CommandRequest request = about(("decision." + step).c_str()).with("person", options.person);
    if (step != "release") {
      require(!options.text.empty(), "--text");
      request.with("reason", options.text);
    }
    return request;
  }
  if (step == "decide") return about("decision.decide").with("on", day(options.on, today, "--on"));
  if (step == "appoint") {
    return about("tier.appoint")
        .with("ladder", program.ladder)
        .with("tier", program.tier)
        .with("since", day(options.on, today, "--on"));
  }
  throw Error(
      Fault::request, {"没有名为 " + step + " 的步骤", "there is no step " + step},
      {"可用：open、review、publish、object、resolve、hold、release、replace、decide、appoint、withdraw",
       "there are open, review, publish, object, resolve, hold, release, replace, decide, appoint, "
       "withdraw"});
}

void json_round(Session& session, const echelon::RoundView& round) {
  const echelon::Call& call = round.call;
  JsonOut out;
  out.open_object()
      .key("call")
      .whole(call.number)
      .key("program")
      .text(call.program)
      .key("title")
      .text(call.title);
  out.key("state")
      .text(code(call.state))
      .key("opened_on")
      .date(call.opened_on)
      .key("closes_on")
      .date(call.closes_on);
  out.key("seats").whole(call.seats).key("publicity_from").date(call.publicity_from);
  out.key("publicity_to").date(call.publicity_to).key("run").whole(call.run);
  out.key("nominations")
      .whole(std::ssize(call.nominations))
      .key("reviewers")
      .whole(std::ssize(call.reviewers));
  out.key("reviews").whole(std::ssize(call.reviews)).key("objections").open_list();
  for (const auto& objection : call.objections) {
    out.open_object().key("number").whole(objection.number).key("person").text(objection.person);
    out.key("received_on").date(objection.received_on).key("state").text(objection.state).close_object();
  }
  out.close_list().key("decisions").open_list();
  for (const auto& decision : call.decisions) {
    out.open_object().key("person").text(decision.person).key("outcome").text(decision.outcome);
    out.key("position").whole(decision.position).key("score").number(decision.score).close_object();
  }
  out.close_list().key("notes").open_list();
  for (const Words& note : round.notes) out.words(note);
  out.close_list().close_object();
  session.say(out.finish());
}

void say_round(Session& session, const echelon::RoundView& round) {
  const echelon::Call& call = round.call;
  Listing listing({{"what", {"事项", "what"}}, {"value", {"内容", "value"}}});
  const auto language = session.language();
  const auto row = [&](const Words& what, const std::string& value) {
    listing.row({what.in(language), value});
  };
  row({"通知", "call"}, std::to_string(call.number) + "  " + call.title);
  row({"状态", "state"}, words(call.state).in(language));
  row({"发布", "opened on"}, call.opened_on.iso());
  row({"推荐截止", "nominations close on"}, call.closes_on.iso());
  row({"名额", "seats"}, std::to_string(call.seats));
  row({"推荐", "nominations"}, std::to_string(call.nominations.size()));
  row({"评审人", "reviewers"}, std::to_string(call.reviewers.size()));
  row({"评分", "scores"}, std::to_string(call.reviews.size()));
  if (!round.publicity_says.empty()) row({"公示", "publicity"}, round.publicity_says.in(language));
  const auto open = std::ranges::count(call.objections, "open", &echelon::Objection::state);
  row({"异议（未处理）", "objections (open)"},
      std::to_string(call.objections.size()) + " (" + std::to_string(open) + ")");
  if (call.run != 0) row({"依据运算", "rests on run"}, std::to_string(call.run));
  session.show(listing);
  for (const Words& note : round.notes) session.say_line(note);
}

}  // namespace

int round(Session& session, const RoundOptions& options) {
  Office& office = session.office();
  const echelon::Program& program = office.program(options.program);
  if (options.step.empty()) {
    const echelon::RoundView& round = round_now(office, program.id);
    if (session.format() == Format::json) {
      json_round(session, round);
    } else {
      say_round(session, round);
    }
    return done;
  }
  const std::int64_t entry = office.perform(request_of(office, program, options));
  const echelon::RoundView& round = round_now(office, program.id);
  const Words& state = words(round.call.state);
  session.say_done(
      {"已完成 " + options.step + "，状态：" + state.zh, "done: " + options.step + "; state: " + state.en},
      entry);
  return done;
}

}  // namespace cli
