#include "echelon/command/writer.hpp"

#include <algorithm>
#include <array>

#include "echelon/base/error.hpp"

namespace echelon::command {
namespace {

constexpr std::array states{CallState::open,      CallState::reviewing, CallState::selected,
                            CallState::publicity, CallState::decided,   CallState::withdrawn};

CallState state_from(std::string_view text) {
  const auto found = std::ranges::find_if(states, [&](CallState state) { return code(state) == text; });
  return found == states.end() ? CallState::withdrawn : *found;
}

}  // namespace

std::int64_t Writer::new_number(std::string_view command) { return new_numbers(command, 1); }

std::int64_t Writer::new_numbers(std::string_view command, std::int64_t count) {
  Statement last = ask("SELECT coalesce(max(made), 0) FROM ledger WHERE command = ? AND made <> 0", command);
  last.step();
  made_ = last.integer(0) + count;
  return last.integer(0) + 1;
}

CallNow call_of(const Writer& writer, std::int64_t number) {
  Statement row = writer.ask("SELECT program, state, publicity_to FROM call WHERE number = ?", number);
  if (!row.step()) {
    const std::string which = std::to_string(number);
    throw Error(Fault::request, {"没有第 " + which + " 号遴选通知", "there is no call " + which},
                {"请先发布遴选通知", "open a call first"});
  }
  return {number, row.string(0), state_from(row.text(1)), row.date(2)};
}

CallNow call_of(const Writer& writer, const Arguments& arguments) {
  return call_of(writer, arguments.number("call"));
}

void require_state(const CallNow& call, std::initializer_list<CallState> allowed, const Words& action) {
  if (std::ranges::count(allowed, call.state) > 0) return;
  Words when;
  for (const CallState state : allowed) {
    when.zh += (when.zh.empty() ? "“" : "、“") + words(state).zh + "”";
    when.en += (when.en.empty() ? "" : " or ") + words(state).en;
  }
  const std::string which = std::to_string(call.number);
  throw Error(Fault::request,
              {"第 " + which + " 号遴选通知现处于“" + words(call.state).zh + "”，不能" + action.zh,
               "call " + which + " is " + words(call.state).en + "; you cannot " + action.en},
              {"此操作只能在" + when.zh + "时进行", "this can be done only while a call is " + when.en});
}

void set_state(Writer& writer, const CallNow& call, CallState state) {
  writer.run("UPDATE call SET state = ? WHERE number = ?", code(state), call.number);
}

std::string person_of(const Writer& writer, const Arguments& arguments, std::string_view name) {
  std::string id = arguments.text(name);
  if (!writer.holds("SELECT 1 FROM person WHERE id = ?", id)) {
    throw Error(Fault::request, {"没有工号为 " + id + " 的人员", "there is no person " + id},
                {"请检查工号，或先导入花名册", "check the number, or import the roster first"});
  }
  return id;
}

std::string school_of(const Writer& writer, const Arguments& arguments) {
  std::string id = arguments.text("school");
  if (!writer.holds("SELECT 1 FROM school WHERE id = ?", id)) {
    throw Error(Fault::request, {"没有编号为 " + id + " 的学校", "there is no school " + id},
                {"请检查学校编号，或先导入花名册", "check the school's number, or import the roster first"});
  }
  return id;
}

}  // namespace echelon::command
