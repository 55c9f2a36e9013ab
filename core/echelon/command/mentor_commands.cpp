// Mentors and mentees: approved, signed, their milestones, how it ended. Who may mentor whom and how many is
// the office's to check; here stands what must hold of the records.

#include <array>

#include "echelon/base/error.hpp"
#include "echelon/command/commands.hpp"
#include "echelon/command/fields.hpp"

namespace echelon::command {
namespace {

struct PairNamed {
  std::string mentor;
  std::string mentee;
};

void require_person_named(const Writer& writer, const Arguments& arguments, std::string_view name,
                          const std::string& person) {
  if (!writer.holds("SELECT 1 FROM person WHERE id = ?", person))
    arguments.refuse(name, {"中没有工号为 " + person + " 的人员", "names a person there is not: " + person});
}

/// Another pair of the mentee's that is approved or runs; empty when there is none.
std::string other_mentor(const Writer& writer, const std::string& mentee) {
  Statement ask = writer.ask(
      "SELECT mentor FROM mentor_pair WHERE mentee = ?1 AND started_on = 0 UNION ALL "
      "SELECT mentor FROM mentorship WHERE mentee = ?1 AND ended_on = 0 LIMIT 1",
      mentee);
  return ask.step() ? ask.string(0) : std::string();
}

/// `pair`: mentor, mentee, subject and fit, parted by tabs; all of them or none.
void approve(Writer& writer, const Arguments& arguments) {
  const Date on = arguments.date("on");
  const std::int64_t run = arguments.number("run", 0);
  for (const std::string& line : arguments.each("pair")) {
    const auto fields = parted<4>(arguments, "pair", line);
    const auto& [mentor, mentee, subject, fit] = fields;
    require_person_named(writer, arguments, "pair", mentor);
    require_person_named(writer, arguments, "pair", mentee);
    if (mentor == mentee) arguments.refuse("pair", {"中师徒是同一人", "pairs someone with themselves"});
    const auto points = Decimal::read_exactly(fit);
    if (!points) arguments.refuse("pair", {"的契合度不是数字", "has a fit that is no number"});
    if (const std::string other = other_mentor(writer, mentee); !other.empty()) {
      throw Error(Fault::request,
                  {mentee + " 已有师傅 " + other, mentee + " has the mentor " + other + " already"},
                  {"先结束或撤回原结对", "end or withdraw that pair first"});
    }
    if (writer.holds("SELECT 1 FROM mentor_pair WHERE mentor = ? AND mentee = ? AND approved_on = ?", mentor,
                     mentee, on))
      arguments.refuse("on", {"当天已批准过这对师徒", "is when these two were approved already"});
    writer.run(
        "INSERT INTO mentor_pair (mentor, mentee, approved_on, subject, fit, run, started_on, until_on) "
        "VALUES (?, ?, ?, ?, ?, ?, 0, 0)",
        mentor, mentee, on, subject, points->millionths(), run);
  }
}

[[noreturn]] void refuse_unapproved(const PairNamed& pair) {
  throw Error(Fault::request,
              {pair.mentor + " 与 " + pair.mentee + " 没有已批准待签约的结对",
               pair.mentor + " and " + pair.mentee + " are no approved pair that waits to be signed"},
              {"用 mentor list 查看", "see 'mentor list'"});
}

void withdraw(Writer& writer, const Arguments& arguments) {
  const PairNamed pair{arguments.text("mentor"), arguments.text("mentee")};
  if (writer.run("DELETE FROM mentor_pair WHERE mentor = ? AND mentee = ? AND started_on = 0", pair.mentor,
                 pair.mentee) == 0)
    refuse_unapproved(pair);
}

/// `pair`: mentor and mentee, parted by a tab. Each becomes a mentorship from the day on.
void sign(Writer& writer, const Arguments& arguments) {
  const Date on = arguments.date("on");
  const Date until = arguments.date("until", Date());
  if (until.known() && until <= on) arguments.refuse("until", {"不晚于签约日期", "is not after the signing"});
  for (const std::string& line : arguments.each("pair")) {
    const auto fields = parted<2>(arguments, "pair", line);
    const PairNamed pair{fields[0], fields[1]};
    Statement waiting = writer.ask(
        "SELECT approved_on, subject FROM mentor_pair WHERE mentor = ? AND mentee = ? AND started_on = 0",
        pair.mentor, pair.mentee);
    if (!waiting.step()) refuse_unapproved(pair);
    const Date approved = waiting.date(0);
    const std::string subject = waiting.string(1);
    waiting.reset();
    if (on < approved) arguments.refuse("on", {"早于批准日期", "is before the approval"});
    if (writer.holds("SELECT 1 FROM mentorship WHERE mentor = ? AND mentee = ? AND started_on = ?",
                     pair.mentor, pair.mentee, on))
      arguments.refuse("on", {"当天已有这对师徒", "is when these two began already"});
    writer.run(
        "INSERT INTO mentorship (mentor, mentee, started_on, ended_on, subject, outcome) "
        "VALUES (?, ?, ?, 0, ?, '')",
        pair.mentor, pair.mentee, on, subject);
    writer.run(
        "UPDATE mentor_pair SET started_on = ?, until_on = ? WHERE mentor = ? AND mentee = ? "
        "AND started_on = 0",
        on, until, pair.mentor, pair.mentee);
  }
}

/// The first day of the pair's running mentorship.
Date running_since(const Writer& writer, const PairNamed& pair) {
  Statement ask =
      writer.ask("SELECT max(started_on) FROM mentorship WHERE mentor = ? AND mentee = ? AND ended_on = 0",
                 pair.mentor, pair.mentee);
  if (ask.step() && ask.date(0).known()) return ask.date(0);
  throw Error(Fault::request,
              {pair.mentor + " 与 " + pair.mentee + " 没有进行中的结对",
               pair.mentor + " and " + pair.mentee + " are no running pair"},
              {"先签约，或核对工号", "sign it first, or check the ids"});
}

std::string result_of(const Arguments& arguments) {
  std::string result = arguments.text("result");
  if (result != "passed" && result != "failed")
    arguments.refuse("result", {"应为 passed 或 failed", "must be passed or failed"});
  return result;
}

/// The same step again replaces what was noted.
void milestone(Writer& writer, const Arguments& arguments) {
  const PairNamed pair{arguments.text("mentor"), arguments.text("mentee")};
  const std::int64_t step = arguments.number("step");
  if (step < 1 || step > 3)
    arguments.refuse("step", {"应为 1（合格）、2（胜任）或 3（成才）",
                              "must be 1 (qualified), 2 (competent) or 3 (accomplished)"});
  const Date on = arguments.date("on");
  const Date since = running_since(writer, pair);
  if (on < since) arguments.refuse("on", {"早于签约日期", "is before the signing"});
  writer.run(
      "INSERT INTO mentor_milestone (mentor, mentee, started_on, step, on_day, result, note) "
      "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (mentor, mentee, started_on, step) DO UPDATE SET "
      "on_day = excluded.on_day, result = excluded.result, note = excluded.note",
      pair.mentor, pair.mentee, since, step, on, result_of(arguments), arguments.optional_text("note"));
}

/// Ends the mentorship: 出师, 未达标 or 终止, as imports write it.
void outcome(Writer& writer, const Arguments& arguments) {
  const PairNamed pair{arguments.text("mentor"), arguments.text("mentee")};
  const std::string said = arguments.text("outcome");
  const Date on = arguments.date("on");
  const std::string_view text = said == "passed"   ? "出师"
                                : said == "failed" ? "未达标"
                                : said == "ended"  ? "终止"
                                                   : "";
  if (text.empty())
    arguments.refuse("outcome", {"应为 passed、failed 或 ended", "must be passed, failed or ended"});
  const Date since = running_since(writer, pair);
  if (on < since) arguments.refuse("on", {"早于签约日期", "is before the signing"});
  writer.run(
      "UPDATE mentorship SET ended_on = ?, outcome = ? WHERE mentor = ? AND mentee = ? AND started_on = ?",
      on, text, pair.mentor, pair.mentee, since);
}

/// A wish, or with rank 0 that it must never be; without a rank it is taken back.
void wish(Writer& writer, const Arguments& arguments) {
  const std::string person = person_of(writer, arguments);
  const std::string other = person_of(writer, arguments, "other");
  if (person == other) arguments.refuse("other", {"就是本人", "is the same person"});
  if (!arguments.given("rank")) {
    writer.run("DELETE FROM mentor_wish WHERE person = ? AND other = ?", person, other);
    return;
  }
  const std::int64_t rank = arguments.number("rank");
  if (rank > 1000) arguments.refuse("rank", {"应为 0 至 1000", "must be 0 to 1000"});
  writer.run(
      "INSERT INTO mentor_wish (person, other, rank) VALUES (?, ?, ?) "
      "ON CONFLICT (person, other) DO UPDATE SET rank = excluded.rank",
      person, other, rank);
}

}  // namespace

std::span<const Command> mentor_commands() {
  static const std::array<Command, 6> list{{
      {"mentor.approve", {"pair", "run?", "on"}, approve},
      {"mentor.withdraw", {"mentor", "mentee"}, withdraw},
      {"mentor.sign", {"pair", "on", "until?"}, sign},
      {"mentor.milestone", {"mentor", "mentee", "step", "on", "result", "note?"}, milestone},
      {"mentor.outcome", {"mentor", "mentee", "outcome", "on"}, outcome},
      {"mentor.wish", {"person", "other", "rank?"}, wish},
  }};
  return list;
}

}  // namespace echelon::command
