#include <array>

#include "echelon/base/error.hpp"
#include "echelon/command/commands.hpp"
#include "echelon/command/fields.hpp"

namespace echelon::command {
namespace {

struct Outcome {
  std::string outcome;
  int position = 0;
};

/// What was decided about the person; throws Error when it is none of `allowed`.
Outcome outcome_of(const Writer& writer, const CallNow& call, const std::string& person,
                   std::initializer_list<std::string_view> allowed, const Words& must_be) {
  Statement row =
      writer.ask("SELECT outcome, position FROM decision WHERE call = ? AND person = ?", call.number, person);
  const bool there = row.step();
  for (const std::string_view each : allowed) {
    if (there && row.text(0) == each) return {row.string(0), row.whole(1)};
  }
  throw Error(Fault::request,
              {"人员 " + person + " 不是" + must_be.zh + "人选",
               "person " + person + " is not among the " + must_be.en},
              {"请检查工号和结果名单", "check the number and the list of results"});
}

void set_outcome(Writer& writer, const CallNow& call, const std::string& person, std::string_view outcome,
                 std::string_view reason) {
  writer.run("UPDATE decision SET outcome = ?, reason = ? WHERE call = ? AND person = ?", outcome, reason,
             call.number, person);
}

void start_publicity(Writer& writer, const Arguments& arguments) {
  const CallNow call = call_of(writer, arguments);
  require_state(call, {CallState::selected}, {"开始公示", "begin publicity"});
  const Date from = arguments.date("from");
  const Date to = arguments.date("to");
  if (to < from) arguments.refuse("to", {"早于公示开始日期", "is before the first day"});
  writer.run("UPDATE call SET state = 'publicity', publicity_from = ?, publicity_to = ? WHERE number = ?",
             from, to, call.number);
}

void file_objection(Writer& writer, const Arguments& arguments) {
  const CallNow call = call_of(writer, arguments);
  require_state(call, {CallState::publicity}, {"受理异议", "take objections"});
  const std::string person = arguments.text("person");
  require_nominated(writer, call, person);
  const std::int64_t number = writer.new_number("objection.file");
  writer.run(
      "INSERT INTO objection (number, call, person, received_on, text, state, resolution) VALUES (?, ?, ?, "
      "?, ?, 'open', '')",
      number, call.number, person, arguments.date("received_on"), arguments.text("text"));
}

void resolve_objection(Writer& writer, const Arguments& arguments) {
  const CallNow call = call_of(writer, arguments);
  require_state(call, {CallState::publicity}, {"处理异议", "resolve objections"});
  const std::int64_t number = arguments.number("number");
  if (!writer.holds("SELECT 1 FROM objection WHERE call = ? AND number = ?", call.number, number)) {
    arguments.refuse("number", {"不是此通知的异议", "is no objection of this call"});
  }
  const std::string state = arguments.text("state");
  if (state != "upheld" && state != "rejected") {
    arguments.refuse("state", {"应为 upheld（成立）或 rejected（不成立）", "must be upheld or rejected"});
  }
  writer.run("UPDATE objection SET state = ?, resolution = ? WHERE number = ?", state,
             arguments.text("resolution"), number);
}

void hold(Writer& writer, const Arguments& arguments) {
  const CallNow call = call_of(writer, arguments);
  require_state(call, {CallState::selected, CallState::publicity}, {"暂缓人选", "hold anyone back"});
  const std::string person = arguments.text("person");
  outcome_of(writer, call, person, {"chosen"}, {"入选", "chosen"});
  set_outcome(writer, call, person, "held", arguments.text("reason"));
}

void release(Writer& writer, const Arguments& arguments) {
  const CallNow call = call_of(writer, arguments);
  require_state(call, {CallState::selected, CallState::publicity}, {"恢复人选", "release anyone"});
  const std::string person = arguments.text("person");
  outcome_of(writer, call, person, {"held"}, {"暂缓", "held"});
  set_outcome(writer, call, person, "chosen", "");
}

/// The person's seat goes to the reserve named by `by`, else to the first.
void replace(Writer& writer, const Arguments& arguments) {
  const CallNow call = call_of(writer, arguments);
  require_state(call, {CallState::selected, CallState::publicity}, {"递补人选", "replace anyone"});
  const std::string person = arguments.text("person");
  const Outcome old = outcome_of(writer, call, person, {"chosen", "held"}, {"入选或暂缓", "chosen or held"});
  const std::string by = arguments.optional_text("by");
  if (!by.empty()) outcome_of(writer, call, by, {"reserve"}, {"候补", "reserves"});
  Statement first = writer.ask(
      "SELECT person FROM decision WHERE call = ?1 AND outcome = 'reserve' AND (?2 = '' OR person = ?2) "
      "ORDER BY position, person LIMIT 1",
      call.number, by);
  if (!first.step()) {
    throw Error(
        Fault::request, {"已没有候补人选可以递补", "there is no reserve left to move up"},
        {"可暂缓该人选，或撤回后重新遴选", "hold the person back, or reopen the review and select again"});
  }
  const std::string reserve = first.string(0);
  first.reset();
  set_outcome(writer, call, person, "rejected", arguments.text("reason"));
  writer.run("UPDATE decision SET outcome = 'chosen', position = ?, reason = ? WHERE call = ? AND person = ?",
             old.position, arguments.text("reason"), call.number, reserve);
}

void decide(Writer& writer, const Arguments& arguments) {
  const CallNow call = call_of(writer, arguments);
  require_state(call, {CallState::publicity}, {"公布结果", "announce the result"});
  const Date on = arguments.date("on");
  if (on <= call.publicity_to) {
    arguments.refuse("on", {"应晚于公示最后一天 " + call.publicity_to.iso(),
                            "must be after the last day of publicity, " + call.publicity_to.iso()});
  }
  const Words remedy{"请先处理完毕", "settle them first"};
  if (writer.holds("SELECT 1 FROM objection WHERE call = ? AND state = 'open'", call.number)) {
    throw Error(Fault::request,
                {"还有未处理的异议，不能公布结果", "objections are open; the result cannot be announced"},
                remedy);
  }
  if (writer.holds("SELECT 1 FROM decision WHERE call = ? AND outcome = 'held'", call.number)) {
    throw Error(Fault::request,
                {"还有暂缓的人选，不能公布结果", "people are held back; the result cannot be announced"},
                remedy);
  }
  writer.run("UPDATE call SET state = 'decided', decided_on = ? WHERE number = ?", on, call.number);
}

}  // namespace

std::span<const Command> decision_commands() {
  static const std::array<Command, 7> list{{
      {"publicity.start", {"call", "from", "to"}, start_publicity},
      {"objection.file", {"call", "person", "received_on", "text"}, file_objection},
      {"objection.resolve", {"call", "number", "state", "resolution"}, resolve_objection},
      {"decision.hold", {"call", "person", "reason"}, hold},
      {"decision.release", {"call", "person"}, release},
      {"decision.replace", {"call", "person", "reason", "by?"}, replace},
      {"decision.decide", {"call", "on"}, decide},
  }};
  return list;
}

}  // namespace echelon::command
