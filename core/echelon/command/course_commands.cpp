#include <array>

#include "echelon/base/error.hpp"
#include "echelon/command/commands.hpp"
#include "echelon/command/session_now.hpp"

namespace echelon::command {
namespace {

Decimal hours_of(const Arguments& arguments) {
  const Decimal hours = arguments.decimal("hours");
  if (hours <= Decimal() || hours > Decimal::of(2000))
    arguments.refuse("hours", {"应大于 0 且不超过 2000", "must be more than 0 and at most 2,000"});
  return hours;
}

/// Whether `course` is to be done before `earlier`, by one step or several.
bool comes_before(const Writer& writer, const std::string& course, const std::string& earlier) {
  return writer.holds(
      "WITH RECURSIVE reached (id) AS (SELECT ?1 UNION SELECT course_before.earlier FROM course_before "
      "JOIN reached ON course_before.course = reached.id) SELECT 1 FROM reached WHERE id = ?2",
      earlier, course);
}

/// The courses to be done first become those given; `none` is no course.
void set_before(Writer& writer, const Arguments& arguments, const std::string& course) {
  if (!arguments.given("before")) return;
  writer.run("DELETE FROM course_before WHERE course = ?", course);
  for (const std::string& earlier : arguments.each("before")) {
    if (earlier == "none") continue;
    require_course(writer, earlier);
    if (comes_before(writer, course, earlier))
      arguments.refuse("before", {"使先修课程互为前提", "makes courses wait for each other"});
    writer.run("INSERT INTO course_before (course, earlier) VALUES (?, ?) ON CONFLICT DO NOTHING", course,
               earlier);
  }
}

void add(Writer& writer, const Arguments& arguments) {
  const std::string id = arguments.text("id");
  if (writer.holds("SELECT 1 FROM course WHERE id = ?", id))
    arguments.refuse("id", {"已有课程使用", "is another course's"});
  writer.run(
      "INSERT INTO course (id, name, tier, category, subject, stage, mode, hours, provider) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
      id, arguments.text("name"), arguments.optional_text("tier"), arguments.optional_text("category"),
      canonical_subject(arguments.optional_text("subject")), code(choice(arguments, "stage", Stage::unknown)),
      code(choice(arguments, "mode", TrainingMode::unknown)), hours_of(arguments),
      arguments.optional_text("provider"));
  set_before(writer, arguments, id);
}

/// What is given becomes so; `any` empties tier, subject and stage.
void change(Writer& writer, const Arguments& arguments) {
  const std::string course = arguments.text("course");
  require_course(writer, course);
  const auto set = [&](const char* column, const auto& value) {
    writer.run(std::string("UPDATE course SET ") + column + " = ?2 WHERE id = ?1", course, value);
  };
  const auto text = [&](const char* name) {
    const std::string value = arguments.text(name);
    return value == "any" ? std::string() : value;
  };
  for (const char* name : {"name", "category", "provider"}) {
    if (arguments.given(name)) set(name, arguments.text(name));
  }
  if (arguments.given("tier")) set("tier", text("tier"));
  if (arguments.given("subject")) set("subject", canonical_subject(text("subject")));
  if (arguments.given("stage"))
    set("stage", code(text("stage").empty() ? Stage::unknown : choice(arguments, "stage", Stage::unknown)));
  if (arguments.given("mode")) set("mode", code(choice(arguments, "mode", TrainingMode::unknown)));
  if (arguments.given("hours")) set("hours", hours_of(arguments));
  set_before(writer, arguments, course);
}

}  // namespace

std::span<const Command> course_commands() {
  static const std::array<Command, 2> list{{
      {"course.add",
       {"id", "name", "hours", "tier?", "category?", "subject?", "stage?", "mode?", "provider?", "before?"},
       add},
      {"course.change",
       {"course", "name?", "hours?", "tier?", "category?", "subject?", "stage?", "mode?", "provider?",
        "before?"},
       change},
  }};
  return list;
}

}  // namespace echelon::command
