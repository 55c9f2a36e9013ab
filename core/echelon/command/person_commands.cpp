#include <array>

#include "echelon/base/error.hpp"
#include "echelon/command/commands.hpp"

namespace echelon::command {
namespace {

void require_in_service(const Writer& writer, const std::string& person) {
  if (writer.holds("SELECT 1 FROM person WHERE id = ? AND left_on = 0", person)) return;
  throw Error(Fault::request, {"人员 " + person + " 已离开", "person " + person + " has left already"},
              {"请检查工号", "check the number"});
}

/// Postings that begin on or after the day; none may, or the change would turn time around.
void require_nothing_later(const Writer& writer, const std::string& person, Date on,
                           const Arguments& arguments) {
  if (writer.holds("SELECT 1 FROM posting WHERE person = ? AND from_on >= ?", person, on)) {
    arguments.refuse("on", {"不晚于现有任职的开始日期", "is not after the beginning of the present posting"});
  }
}

void leave(Writer& writer, const Arguments& arguments) {
  const std::string person = person_of(writer, arguments);
  const Date on = arguments.date("on");
  require_in_service(writer, person);
  require_nothing_later(writer, person, on, arguments);
  writer.run("UPDATE person SET left_on = ? WHERE id = ?", on, person);
  writer.run("UPDATE posting SET to_on = ?2 WHERE person = ?1 AND (to_on = 0 OR to_on > ?2)", person, on);
}

void transfer(Writer& writer, const Arguments& arguments) {
  const std::string person = person_of(writer, arguments);
  const std::string school = school_of(writer, arguments);
  const Date on = arguments.date("on");
  require_in_service(writer, person);
  require_nothing_later(writer, person, on, arguments);
  Statement present = writer.ask(
      "SELECT school, role, stage, subject FROM posting WHERE person = ? AND (to_on = 0 OR to_on >= ?) "
      "ORDER BY from_on DESC, school, role LIMIT 1",
      person, on);
  std::string role = "teacher";
  std::string stage = "unknown";
  std::string subject;
  if (present.step()) {
    if (present.text(0) == school)
      arguments.refuse("school", {"就是现任职学校", "is where the person works now"});
    role = present.string(1);
    stage = present.string(2);
    subject = present.string(3);
  }
  present.reset();
  writer.run("UPDATE posting SET to_on = ?2 WHERE person = ?1 AND (to_on = 0 OR to_on > ?2)", person,
             on.plus_days(-1));
  writer.run(
      "INSERT INTO posting (person, from_on, school, role, stage, subject, to_on) VALUES (?, ?, ?, ?, ?, ?, "
      "0)",
      person, on, school, role, stage, subject);
}

void set(Writer& writer, const Arguments& arguments) {
  const std::string key = arguments.text("key");
  if (!arguments.given("value")) {
    writer.run("DELETE FROM setting WHERE key = ?", key);
    return;
  }
  writer.run(
      "INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
      key, arguments.text("value"));
}

}  // namespace

std::span<const Command> person_commands() {
  static const std::array<Command, 3> list{{
      {"person.leave", {"person", "on"}, leave},
      {"person.transfer", {"person", "school", "on"}, transfer},
      {"setting.set", {"key", "value?"}, set},
  }};
  return list;
}

}  // namespace echelon::command
