// Tiers of ladders: held, reviewed, lost, given back. Someone holds one tier of a ladder at a time; what the
// ladder's terms are and who may take which step, the office has checked and written into the arguments.

#include <array>

#include "echelon/base/error.hpp"
#include "echelon/command/commands.hpp"
#include "echelon/command/fields.hpp"

namespace echelon::command {
namespace {

struct Holding {
  std::string person;
  std::string ladder;
  std::string tier;
  Date since;
  Date until;
};

/// The holding of the ladder that began last, not after the day; nothing when there is none.
std::optional<Holding> last_holding(const Writer& writer, const std::string& person,
                                    const std::string& ladder, Date on) {
  Statement row = writer.ask(
      "SELECT tier, since, until FROM tier_held WHERE person = ? AND ladder = ? AND since <= ? "
      "ORDER BY since DESC, until DESC, tier LIMIT 1",
      person, ladder, on);
  if (!row.step()) return std::nullopt;
  return Holding{person, ladder, row.string(0), row.date(1), row.date(2)};
}

bool holds_on(const Holding& holding, Date on) { return !holding.until.known() || on <= holding.until; }

[[noreturn]] void refuse_person(const std::string& person, const Words& why, const Words& remedy) {
  throw Error(Fault::request, {"人员 " + person + why.zh, "person " + person + " " + why.en}, remedy);
}

Holding held_now(const Writer& writer, const std::string& person, const std::string& ladder, Date on) {
  const auto holding = last_holding(writer, person, ladder, on);
  if (holding && holds_on(*holding, on)) return *holding;
  refuse_person(person,
                {"在 " + on.iso() + " 不在此梯队的任何层级上", "holds no tier of this ladder on " + on.iso()},
                {"请核对梯队与日期", "check the ladder and the day"});
}

/// The last day becomes another one, and the review says so.
void conclude(Writer& writer, const Holding& holding, Date on, std::string_view result, Date until,
              const std::string& note) {
  writer.run(
      "INSERT INTO tier_review (person, ladder, tier, since, term_to, reviewed_on, result, until, note) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
      holding.person, holding.ladder, holding.tier, holding.since, holding.until, on, result, until, note);
  writer.run("UPDATE tier_held SET until = ? WHERE person = ? AND ladder = ? AND tier = ? AND since = ?",
             until, holding.person, holding.ladder, holding.tier, holding.since);
}

/// Holds the tier from the day; what was held on the ladder ends the day before.
void move_to(Writer& writer, const Holding& next) {
  if (writer.holds("SELECT 1 FROM tier_held WHERE person = ? AND ladder = ? AND since >= ?", next.person,
                   next.ladder, next.since)) {
    refuse_person(next.person,
                  {"在 " + next.since.iso() + " 当天或以后已取得此梯队的层级",
                   "took a tier of this ladder on " + next.since.iso() + " or later"},
                  {"用更晚的日期，或先撤销那一项", "use a later day, or undo that first"});
  }
  if (next.until.known() && next.until < next.since) {
    refuse_person(next.person, {"的任期截止早于取得时间", "would hold it until a day before its beginning"},
                  {"核对两个日期", "check both dates"});
  }
  if (const auto before = last_holding(writer, next.person, next.ladder, next.since);
      before && holds_on(*before, next.since)) {
    if (before->tier == next.tier) {
      refuse_person(next.person,
                    {"已在此层级上，自 " + before->since.iso() + " 起",
                     "holds that tier already, since " + before->since.iso()},
                    {"到期续任请用任期考核", "carry it on by the review of its term"});
    }
    conclude(writer, *before, next.since, "moved", next.since.plus_days(-1), {});
  }
  writer.run("INSERT INTO tier_held (person, ladder, tier, since, until) VALUES (?, ?, ?, ?, ?)", next.person,
             next.ladder, next.tier, next.since, next.until);
}

void hold(Writer& writer, const Arguments& arguments) {
  move_to(writer, {person_of(writer, arguments), arguments.text("ladder"), arguments.text("tier"),
                   arguments.date("since"), arguments.date("until", Date())});
}

void end(Writer& writer, const Arguments& arguments) {
  const Date on = arguments.date("on");
  const Holding holding = held_now(writer, person_of(writer, arguments), arguments.text("ladder"), on);
  conclude(writer, holding, on, "ended", on, arguments.optional_text("note"));
}

/// After a lapse: what can not be lost is held again.
void fall(Writer& writer, const Holding& from, const std::string& to) {
  if (to.empty()) return;
  const Date since = from.until.plus_days(1);
  if (writer.holds("SELECT 1 FROM tier_held WHERE person = ? AND ladder = ? AND since >= ?", from.person,
                   from.ladder, since))
    return;
  writer.run("INSERT INTO tier_held (person, ladder, tier, since, until) VALUES (?, ?, ?, ?, 0)", from.person,
             from.ladder, to, since);
}

void lapse(Writer& writer, const Arguments& arguments) {
  const Date on = arguments.date("on");
  Holding holding = held_now(writer, person_of(writer, arguments), arguments.text("ladder"), on);
  const std::string falls_to = arguments.optional_text("falls_to");
  // A failed review may have told already what comes behind the term; that now comes sooner.
  if (writer.run("DELETE FROM tier_review WHERE person = ? AND ladder = ? AND tier = ? AND since = ? AND "
                 "term_to = ? AND result = 'failed'",
                 holding.person, holding.ladder, holding.tier, holding.since, holding.until) > 0) {
    writer.run("DELETE FROM tier_held WHERE person = ? AND ladder = ? AND tier = ? AND since = ?",
               holding.person, holding.ladder, falls_to, holding.until.plus_days(1));
  }
  conclude(writer, holding, on, "lapsed", on, arguments.optional_text("note"));
  holding.until = on;
  fall(writer, holding, falls_to);
}

/// The review of the term that runs, or that has run out last.
void review(Writer& writer, const Arguments& arguments) {
  const std::string person = person_of(writer, arguments);
  const Date on = arguments.date("on");
  const std::string result = arguments.text("result");
  const auto holding = last_holding(writer, person, arguments.text("ladder"), on);
  if (!holding || !holding->until.known()) {
    refuse_person(person, {"在此梯队上没有待考核的任期", "has no term on this ladder that could be reviewed"},
                  {"请核对梯队与日期", "check the ladder and the day"});
  }
  if (writer.holds("SELECT 1 FROM tier_review WHERE person = ? AND ladder = ? AND tier = ? AND since = ? AND "
                   "term_to = ?",
                   person, holding->ladder, holding->tier, holding->since, holding->until)) {
    refuse_person(person, {"的这一任期已有结论", "has a result for this term already"},
                  {"要更改请撤销原考核；失效后恢复请用“恢复”",
                   "to change it, undo the review; to come back after a lapse, use the return"});
  }
  if (writer.holds("SELECT 1 FROM tier_held WHERE person = ? AND ladder = ? AND since > ?", person,
                   holding->ladder, holding->since)) {
    refuse_person(person, {"其后已转入此梯队的其他层级", "has gone on to another tier of this ladder since"},
                  {"考核现任的层级", "review the tier that is held now"});
  }
  if (result == "failed") {
    conclude(writer, *holding, on, result, holding->until, arguments.optional_text("note"));
    fall(writer, *holding, arguments.optional_text("falls_to"));
    return;
  }
  if (result != "passed" && result != "deferred") {
    arguments.refuse("result", {"应为 passed（合格）、failed（不合格）或 deferred（暂缓）",
                                "must be passed, failed or deferred"});
  }
  const Date until = arguments.date("until");
  if (until <= holding->until) {
    arguments.refuse("until", {"应晚于现任期的最后一天 " + holding->until.iso(),
                               "must be after the present term's last day, " + holding->until.iso()});
  }
  conclude(writer, *holding, on, result, until, arguments.optional_text("note"));
}

/// Holds again a tier that lapsed.
void come_back(Writer& writer, const Arguments& arguments) {
  const std::string person = person_of(writer, arguments);
  const std::string ladder = arguments.text("ladder");
  const std::string tier = arguments.text("tier");
  if (!writer.holds("SELECT 1 FROM tier_review WHERE person = ? AND ladder = ? AND tier = ? AND result IN "
                    "('failed', 'lapsed')",
                    person, ladder, tier)) {
    refuse_person(person, {"的此层级没有失效过，无从恢复", "never lost this tier, so it cannot come back"},
                  {"新取得的层级请用“认定”", "a tier newly taken is recorded as held"});
  }
  move_to(writer, {person, ladder, tier, arguments.date("on"), arguments.date("until", Date())});
}

/// Several people along one step; `from` empty: those who enter the ladder.
void promote(Writer& writer, const Arguments& arguments) {
  const std::string ladder = arguments.text("ladder");
  const std::string from = arguments.optional_text("from");
  const Date on = arguments.date("on");
  for (const std::string& person : arguments.each("person")) {
    if (!writer.holds("SELECT 1 FROM person WHERE id = ?", person))
      refuse_person(person, {"不在办公文件中", "is not in the office"}, {"请核对工号", "check the number"});
    const auto holding = last_holding(writer, person, ladder, on);
    const bool held = holding && holds_on(*holding, on);
    if (held != !from.empty() || (held && holding->tier != from)) {
      refuse_person(person,
                    from.empty() ? Words{"已在此梯队上", "stands on this ladder already"}
                                 : Words{"不在层级“" + from + "”上", "does not hold the tier '" + from + "'"},
                    {"从名单中去掉此人", "take the person off the list"});
    }
    move_to(writer, {person, ladder, arguments.text("tier"), on, arguments.date("until", Date())});
  }
}

/// Everyone chosen holds the tier from the day on; who holds it already keeps the earlier day. With `moves`
/// whatever else they hold on the ladder ends the day before.
void appoint(Writer& writer, const Arguments& arguments) {
  const CallNow call = call_of(writer, arguments);
  require_state(call, {CallState::decided}, {"聘任", "appoint anyone"});
  const std::string ladder = arguments.text("ladder");
  const std::string tier = arguments.text("tier");
  const Date since = arguments.date("since");
  const Date until = arguments.date("until", Date());
  std::vector<std::string> chosen;
  Statement row = writer.ask(
      "SELECT person FROM decision WHERE call = ? AND outcome = 'chosen' ORDER BY person", call.number);
  while (row.step()) chosen.push_back(row.string(0));
  row.reset();
  if (chosen.empty()) {
    throw Error(Fault::request, {"没有待聘任的入选人员", "no one chosen is left to appoint"},
                {"请检查结果名单", "see the list of results"});
  }
  for (const std::string& person : chosen) {
    if (writer.holds("SELECT 1 FROM tier_held WHERE person = ? AND ladder = ? AND tier = ? AND (until = 0 OR "
                     "until >= ?)",
                     person, ladder, tier, since))
      continue;
    if (arguments.given("moves")) {
      move_to(writer, {person, ladder, tier, since, until});
    } else {
      writer.run("INSERT INTO tier_held (person, ladder, tier, since, until) VALUES (?, ?, ?, ?, ?)", person,
                 ladder, tier, since, until);
    }
  }
  writer.run("UPDATE decision SET outcome = 'appointed' WHERE call = ? AND outcome = 'chosen'", call.number);
}

}  // namespace

std::span<const Command> tier_commands() {
  static const std::array<Command, 7> list{{
      {"tier.hold", {"person", "ladder", "tier", "since", "until?", "note?"}, hold},
      {"tier.end", {"person", "ladder", "on", "note?"}, end},
      {"tier.lapse", {"person", "ladder", "on", "note?", "falls_to?"}, lapse},
      {"tier.review", {"person", "ladder", "result", "on", "until?", "note?", "falls_to?"}, review},
      {"tier.return", {"person", "ladder", "tier", "on", "until?", "note?"}, come_back},
      {"tiers.promote", {"person", "ladder", "from?", "tier", "on", "until?"}, promote},
      {"tier.appoint", {"call", "ladder", "tier", "since", "until?", "moves?"}, appoint},
  }};
  return list;
}

}  // namespace echelon::command
