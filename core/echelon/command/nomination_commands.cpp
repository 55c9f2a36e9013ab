#include <array>

#include "echelon/base/error.hpp"
#include "echelon/command/commands.hpp"
#include "echelon/command/fields.hpp"

namespace echelon::command {
namespace {

const Words changing_nominations{"更改推荐", "change its nominations"};

/// The nomination named by `call` and `person`; throws Error when there is none.
std::string nominee(const Writer& writer, const CallNow& call, const Arguments& arguments) {
  std::string person = arguments.text("person");
  require_nominated(writer, call, person);
  return person;
}

void insert(Writer& writer, const CallNow& call, const std::string& school, const std::string& person,
            std::int64_t rank, const std::string& statement, Date on) {
  if (writer.holds("SELECT 1 FROM nomination WHERE call = ? AND person = ?", call.number, person)) {
    throw Error(Fault::request,
                {"人员 " + person + " 已被推荐", "person " + person + " is nominated already"},
                {"如需更改，请先撤回原推荐", "withdraw the first nomination before changing it"});
  }
  writer.run(
      "INSERT INTO nomination (call, person, school, rank, statement, nominated_on) VALUES (?, ?, ?, ?, ?, "
      "?)",
      call.number, person, school, rank, statement, on);
}

void add(Writer& writer, const Arguments& arguments) {
  const CallNow call = call_of(writer, arguments);
  require_state(call, {CallState::open}, changing_nominations);
  insert(writer, call, school_of(writer, arguments), person_of(writer, arguments),
         arguments.number("rank", 0), arguments.optional_text("statement"), arguments.date("on", Date()));
}

/// Many at once, one line each: school, person, rank (may be empty), statement, parted by tabs.
void add_all(Writer& writer, const Arguments& arguments) {
  const CallNow call = call_of(writer, arguments);
  require_state(call, {CallState::open}, changing_nominations);
  const Date on = arguments.date("on", Date());
  for (const std::string& line : arguments.each("nomination")) {
    const std::array<std::string, 4> fields = parted<4>(arguments, "nomination", line);
    CommandRequest one{"nominations.add",
                       {{"school", fields[0]}, {"person", fields[1]}, {"rank", fields[2]}}};
    const Arguments each(one);
    insert(writer, call, school_of(writer, each), person_of(writer, each), each.number("rank", 0), fields[3],
           on);
  }
}

void withdraw(Writer& writer, const Arguments& arguments) {
  const CallNow call = call_of(writer, arguments);
  require_state(call, {CallState::open, CallState::reviewing}, {"撤回推荐", "withdraw a nomination"});
  for (const std::string& person : arguments.each("person")) {
    require_nominated(writer, call, person);
    writer.run("DELETE FROM review WHERE call = ? AND person = ?", call.number, person);
    writer.run("DELETE FROM nomination WHERE call = ? AND person = ?", call.number, person);
  }
}

void rank(Writer& writer, const Arguments& arguments) {
  const CallNow call = call_of(writer, arguments);
  require_state(call, {CallState::open}, changing_nominations);
  writer.run("UPDATE nomination SET rank = ? WHERE call = ? AND person = ?", arguments.number("rank"),
             call.number, nominee(writer, call, arguments));
}

void statement(Writer& writer, const Arguments& arguments) {
  const CallNow call = call_of(writer, arguments);
  require_state(call, {CallState::open}, changing_nominations);
  writer.run("UPDATE nomination SET statement = ? WHERE call = ? AND person = ?",
             arguments.optional_text("statement"), call.number, nominee(writer, call, arguments));
}

}  // namespace

std::span<const Command> nomination_commands() {
  static const std::array<Command, 5> list{{
      {"nomination.add", {"call", "school", "person", "rank?", "statement?", "on?"}, add},
      {"nominations.add", {"call", "on?", "nomination"}, add_all},
      {"nomination.withdraw", {"call", "person"}, withdraw},
      {"nomination.rank", {"call", "person", "rank"}, rank},
      {"nomination.statement", {"call", "person", "statement?"}, statement},
  }};
  return list;
}

}  // namespace echelon::command
