#include <array>

#include "echelon/base/error.hpp"
#include "echelon/command/commands.hpp"
#include "echelon/command/fields.hpp"

namespace echelon::command {

void require_nominated(const Writer& writer, const CallNow& call, const std::string& person) {
  if (writer.holds("SELECT 1 FROM nomination WHERE call = ? AND person = ?", call.number, person)) return;
  const std::string which = std::to_string(call.number);
  throw Error(Fault::request,
              {"人员 " + person + " 不在第 " + which + " 号通知的推荐名单中",
               "person " + person + " is not nominated in call " + which},
              {"请检查工号和推荐名单", "check the number and the list of nominations"});
}

namespace {

void require_reviewer(const Writer& writer, const CallNow& call, const std::string& id) {
  if (writer.holds("SELECT 1 FROM reviewer WHERE call = ? AND id = ?", call.number, id)) return;
  const std::string which = std::to_string(call.number);
  throw Error(Fault::request,
              {"评委 " + id + " 不在第 " + which + " 号通知的评委名单中",
               "there is no reviewer " + id + " in call " + which},
              {"请先添加评委", "add the reviewer first"});
}

void add_reviewer(Writer& writer, const Arguments& arguments) {
  const CallNow call = call_of(writer, arguments);
  require_state(call, {CallState::open, CallState::reviewing}, {"添加评委", "add a reviewer"});
  const std::string id = arguments.text("id");
  if (writer.holds("SELECT 1 FROM reviewer WHERE call = ? AND id = ?", call.number, id)) {
    arguments.refuse("id", {"已有同编号的评委", "is another reviewer's already"});
  }
  const std::string school = arguments.given("school") ? school_of(writer, arguments) : "";
  const std::string person = arguments.given("person") ? person_of(writer, arguments) : "";
  writer.run("INSERT INTO reviewer (call, id, name, school, person) VALUES (?, ?, ?, ?, ?)", call.number, id,
             arguments.text("name"), school, person);
}

void remove_reviewer(Writer& writer, const Arguments& arguments) {
  const CallNow call = call_of(writer, arguments);
  require_state(call, {CallState::open, CallState::reviewing}, {"移除评委", "remove a reviewer"});
  const std::string id = arguments.text("id");
  require_reviewer(writer, call, id);
  writer.run("DELETE FROM review WHERE call = ? AND reviewer = ?", call.number, id);
  writer.run("DELETE FROM reviewer WHERE call = ? AND id = ?", call.number, id);
}

void set_score(Writer& writer, const CallNow& call, const Arguments& score) {
  const std::string reviewer = score.text("reviewer");
  const std::string person = score.text("person");
  const std::string criterion = score.text("criterion");
  require_reviewer(writer, call, reviewer);
  require_nominated(writer, call, person);
  if (!score.given("score")) {
    writer.run("DELETE FROM review WHERE call = ? AND person = ? AND criterion = ? AND reviewer = ?",
               call.number, person, criterion, reviewer);
    return;
  }
  const Decimal points = score.decimal("score");
  if (points < Decimal()) score.refuse("score", {"不能为负数", "must not be negative"});
  writer.run(
      "INSERT INTO review (call, person, criterion, reviewer, score) VALUES (?, ?, ?, ?, ?) "
      "ON CONFLICT (call, person, criterion, reviewer) DO UPDATE SET score = excluded.score",
      call.number, person, criterion, reviewer, points);
}

void score(Writer& writer, const Arguments& arguments) {
  const CallNow call = call_of(writer, arguments);
  require_state(call, {CallState::reviewing}, {"评分", "give scores"});
  set_score(writer, call, arguments);
}

/// Many at once, one line each: reviewer, person, criterion, score (empty removes), parted by tabs.
void score_all(Writer& writer, const Arguments& arguments) {
  const CallNow call = call_of(writer, arguments);
  require_state(call, {CallState::reviewing}, {"评分", "give scores"});
  for (const std::string& line : arguments.each("score")) {
    const auto fields = parted<4>(arguments, "score", line);
    const CommandRequest one{
        "review.scores",
        {{"reviewer", fields[0]}, {"person", fields[1]}, {"criterion", fields[2]}, {"score", fields[3]}}};
    set_score(writer, call, Arguments(one));
  }
}

}  // namespace

std::span<const Command> review_commands() {
  static const std::array<Command, 4> list{{
      {"reviewer.add", {"call", "id", "name", "school?", "person?"}, add_reviewer},
      {"reviewer.remove", {"call", "id"}, remove_reviewer},
      {"review.score", {"call", "reviewer", "person", "criterion", "score?"}, score},
      {"review.scores", {"call", "score"}, score_all},
  }};
  return list;
}

}  // namespace echelon::command
