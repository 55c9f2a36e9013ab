// Waivers of training hours, and the bureau's own hour rules. A waiver's reason stays in its row and in the
// entry's arguments; no error and no sentence repeats it.

#include <array>

#include "echelon/command/commands.hpp"
#include "echelon/command/fields.hpp"
#include "echelon/model/vocabulary.hpp"

namespace echelon::command {
namespace {

/// A waiver as its fields say it; rule and `to` may be empty.
struct WaiverFields {
  std::string rule;
  Date from;
  Date to;
  std::string reason;
  std::string authority;
};

/// Whether a date is empty or a day; `day` is set.
bool reads(const std::string& text, Date& day) {
  if (text.empty()) return true;
  const auto read = Date::from_iso(text);
  if (read) day = *read;
  return read.has_value();
}

WaiverFields checked(const Arguments& arguments, const std::array<std::string, 5>& fields,
                     const std::array<std::string_view, 5>& names) {
  WaiverFields waiver{fields[0], {}, {}, {}, fields[4]};
  if (!reads(fields[1], waiver.from) || !waiver.from.known())
    arguments.refuse(names[1], {"应为日期，如 2026-03-01", "is not a date like 2026-03-01"});
  if (!reads(fields[2], waiver.to))
    arguments.refuse(names[2], {"应为日期，如 2026-03-01", "is not a date like 2026-03-01"});
  if (waiver.to.known() && waiver.to < waiver.from)
    arguments.refuse(names[2], {"早于开始日期", "is before the first day"});
  const auto reason = read<WaiverReason>(fields[3]);
  if (fields[3].empty() || !reason)
    arguments.refuse(names[3], {"不在事由词表中", "is not on the list of reasons"});
  waiver.reason = code(*reason);
  if (fields[4].empty()) arguments.refuse(names[4], {"没有填写批准文号", "is missing: who granted it"});
  return waiver;
}

/// The same person, rule and first day again replaces the waiver.
void put(Writer& writer, const std::string& person, const WaiverFields& waiver) {
  writer.run(
      "INSERT INTO waiver (person, rule, from_on, to_on, reason, authority) VALUES (?, ?, ?, ?, ?, ?) "
      "ON CONFLICT (person, rule, from_on) DO UPDATE SET to_on = excluded.to_on, reason = excluded.reason, "
      "authority = excluded.authority",
      person, waiver.rule, waiver.from, waiver.to, waiver.reason, waiver.authority);
}

constexpr std::array<std::string_view, 5> names{"rule", "from", "to", "reason", "authority"};

void add(Writer& writer, const Arguments& arguments) {
  const std::string person = person_of(writer, arguments);
  put(writer, person,
      checked(arguments,
              {arguments.optional_text("rule"), arguments.text("from"), arguments.optional_text("to"),
               arguments.text("reason"), arguments.text("authority")},
              names));
}

/// `waiver`: person, rule, from, to, reason, authority, parted by tabs; one entry for the whole list.
void add_list(Writer& writer, const Arguments& arguments) {
  constexpr std::array<std::string_view, 5> all{"waiver", "waiver", "waiver", "waiver", "waiver"};
  const std::vector<std::string> lines = arguments.each("waiver");
  for (const std::string& line : lines) {
    const auto fields = parted<6>(arguments, "waiver", line);
    if (!writer.holds("SELECT 1 FROM person WHERE id = ?", fields[0]))
      arguments.refuse(
          "waiver", {"中没有工号为 " + fields[0] + " 的人员", "names a person there is not: " + fields[0]});
    put(writer, fields[0], checked(arguments, {fields[1], fields[2], fields[3], fields[4], fields[5]}, all));
  }
}

/// The same waiver for many people: `person` several times.
void add_for_all(Writer& writer, const Arguments& arguments) {
  const WaiverFields waiver =
      checked(arguments,
              {arguments.optional_text("rule"), arguments.text("from"), arguments.optional_text("to"),
               arguments.text("reason"), arguments.text("authority")},
              names);
  for (const std::string& person : arguments.each("person")) {
    if (!writer.holds("SELECT 1 FROM person WHERE id = ?", person))
      arguments.refuse("person",
                       {"中没有工号为 " + person + " 的人员", "names a person there is not: " + person});
    put(writer, person, waiver);
  }
}

/// Ends it on a day; with no day, or one before its first, it is taken back altogether.
void end(Writer& writer, const Arguments& arguments) {
  const std::string person = person_of(writer, arguments);
  const std::string rule = arguments.optional_text("rule");
  const Date from = arguments.date("from");
  const Date on = arguments.date("on", {});
  if (!writer.holds("SELECT 1 FROM waiver WHERE person = ? AND rule = ? AND from_on = ?", person, rule, from))
    arguments.refuse("from", {"没有从这一天开始的免修", "is not the first day of a waiver"});
  if (!on.known() || on < from) {
    writer.run("DELETE FROM waiver WHERE person = ? AND rule = ? AND from_on = ?", person, rule, from);
  } else {
    writer.run("UPDATE waiver SET to_on = ?4 WHERE person = ?1 AND rule = ?2 AND from_on = ?3", person, rule,
               from, on);
  }
}

/// The office checks the text first; none says that the shipped rule binds nobody here.
void set_rule(Writer& writer, const Arguments& arguments) {
  writer.run(
      "INSERT INTO hour_rule (id, toml) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET toml = excluded.toml",
      arguments.text("id"), arguments.optional_text("toml"));
}

void remove_rule(Writer& writer, const Arguments& arguments) {
  const std::string id = arguments.text("id");
  if (writer.run("DELETE FROM hour_rule WHERE id = ?", id) == 0)
    arguments.refuse("id", {"不是本单位自定的规则", "is not a rule of this office's own"});
}

}  // namespace

std::span<const Command> hour_commands() {
  static const std::array<Command, 6> list{{
      {"hour_rule.remove", {"id"}, remove_rule},
      {"hour_rule.set", {"id", "toml?"}, set_rule},
      {"waiver.add", {"person", "rule?", "from", "to?", "reason", "authority"}, add},
      {"waiver.end", {"person", "rule?", "from", "on?"}, end},
      {"waivers.add", {"waiver"}, add_list},
      {"waivers.grant", {"person", "rule?", "from", "to?", "reason", "authority"}, add_for_all},
  }};
  return list;
}

}  // namespace echelon::command
