#include "echelon/office/ladder_requests.hpp"

#include <algorithm>

#include "echelon/base/nearest.hpp"
#include "echelon/base/text.hpp"
#include "echelon/rules/held_tier.hpp"

namespace echelon {
namespace {

void put(CommandRequest& request, const char* name, const std::string& value) {
  std::erase_if(request.arguments, [&](const auto& each) { return each.first == name; });
  if (!value.empty()) request.with(name, value);
}

/// Fills in what the request leaves to the office.
void leave(CommandRequest& request, const char* name, const std::string& value) {
  if (request.argument(name).empty()) put(request, name, value);
}

Date day_of(const CommandRequest& request, const char* name) {
  return Date::from_iso(request.argument(name)).value_or(Date());
}

/// The holding that a review is about: what `tier_commands.cpp` will find.
struct Reviewed {
  std::string tier;
  Date since;
  Date until;
};
Reviewed reviewed(const Store& store, const CommandRequest& request) {
  Statement row = store.statement(
      "SELECT tier, since, until FROM tier_held WHERE person = ? AND ladder = ? AND since <= ? "
      "ORDER BY since DESC, until DESC, tier LIMIT 1");
  row.with(std::string(request.argument("person")), std::string(request.argument("ladder")),
           day_of(request, "on"));
  if (!row.step()) return {};
  return {row.string(0), row.date(1), row.date(2)};
}

/// The same review entered twice must not carry the tier on twice.
void require_first(const Store& store, const Reviewed& held, const CommandRequest& request) {
  Statement passed = store.statement(
      "SELECT max(reviewed_on) FROM tier_review WHERE person = ? AND ladder = ? AND tier = ? AND since = ? "
      "AND "
      "until = ? AND result = 'passed'");
  passed.with(std::string(request.argument("person")), std::string(request.argument("ladder")), held.tier,
              held.since, held.until);
  if (!passed.step() || !passed.date(0).known()) return;
  const Date before = passed.date(0);
  if (day_of(request, "on") >= before.plus_months(1)) return;
  throw Error(Fault::request,
              {"任期已由 " + before.iso() + " 的考核续至 " + held.until.iso(),
               "the review of " + before.iso() + " carried the term on to " + held.until.iso() + " already"},
              {"要更改请撤销那次考核；再次考核至少隔一个月",
               "to change it, undo that review; the next one may come a month later"});
}

void complete_review(const Store& store, const Ladder& ladder, CommandRequest& request) {
  const Reviewed held = reviewed(store, request);
  const auto at = ladder.find_tier(held.tier);
  if (!at) return;  // the command says what is wrong
  const LadderTier& tier = ladder.tiers[*at];
  require_first(store, held, request);
  const auto result = read<TermResult>(request.argument("result"));
  if (result == TermResult::failed && !request.argument("until").empty()) {
    throw Error(Fault::request,
                {"考核不合格不能另定最后一天", "a failed review takes no last day of its own"},
                {"去掉 until：层级到任期结束为止", "leave out 'until': the tier ends with the term"});
  }
  if (result) put(request, "result", std::string(code(*result)));
  if (result == TermResult::passed && held.until.known())
    leave(request, "until", term_end(tier, held.until.plus_days(1)).iso());
  if (result == TermResult::deferred && request.argument("until").empty()) {
    throw Error(Fault::request,
                {"暂缓考核要写明延到哪天", "a deferred review needs the day it is put off to"},
                {"填写 until（最后一天）", "give 'until', the last day"});
  }
  if (result == TermResult::failed) leave(request, "falls_to", tier.lapses_to);
}

void complete_lapse(const Store& store, const Ladder& ladder, CommandRequest& request) {
  if (const auto at = ladder.find_tier(reviewed(store, request).tier))
    leave(request, "falls_to", ladder.tiers[*at].lapses_to);
}

/// The last day on which the person lost the tier; unknown when they never did.
Date lost_on(const Store& store, const CommandRequest& request) {
  Statement row = store.statement(
      "SELECT max(CASE WHEN until > reviewed_on THEN until ELSE reviewed_on END) FROM tier_review WHERE "
      "person = ? AND ladder = ? AND tier = ? AND result IN ('failed', 'lapsed')");
  row.with(std::string(request.argument("person")), std::string(request.argument("ladder")),
           std::string(request.argument("tier")));
  return row.step() ? row.date(0) : Date();
}

void complete_return(const Store& store, const LadderTier& tier, CommandRequest& request) {
  const Date on = day_of(request, "on");
  const Date lost = lost_on(store, request);
  const Date earliest = lost.plus_months(tier.return_months).plus_days(1);
  if (lost.known() && on < earliest) {
    throw Error(Fault::ineligible,
                {"失效未满 " + std::to_string(tier.return_months) + " 个月，不能恢复",
                 "it lapsed less than " + std::to_string(tier.return_months) +
                     " months ago and cannot come back yet"},
                {"最早于 " + earliest.iso() + " 恢复", "it may come back from " + earliest.iso()});
  }
  leave(request, "until", term_end(tier, on).iso());
}

const LadderStep* step_between(const Ladder& ladder, const std::string& from, std::size_t to) {
  const auto found = std::ranges::find_if(ladder.steps, [&](const LadderStep& step) {
    return ladder.tiers[step.from].id == from && step.to == to;
  });
  return found == ladder.steps.end() ? nullptr : &*found;
}

void check_entering(const Ladder& ladder, std::size_t to, const Snapshot& snapshot, PersonIndex person) {
  const auto p = static_cast<std::size_t>(person);
  const std::string& id = snapshot.people.id[p];
  if (ladder.heights()[to] != 0) {
    throw Error(Fault::request,
                {"“" + ladder.tiers[to].id + "”不是梯队的起点",
                 "'" + ladder.tiers[to].id + "' is not where the ladder begins"},
                {"从最低的层级进入，或用“认定”登记已有的层级",
                 "enter at the lowest tier, or record a tier already held by 'hold'"});
  }
  if (snapshot.people.in_service[p] != 0 && snapshot.people.school[p] != nobody &&
      ladder.is_for(snapshot.people.role[p]))
    return;
  throw Error(Fault::ineligible,
              {id + " 的职务不属于" + ladder.name.zh,
               "the role of " + id + " is none of the ladder's: " + ladder.name.en},
              {"从名单中去掉此人", "take the person off the list"});
}

void check_step(const Office& office, const LadderStep& step, const Snapshot& snapshot, PersonIndex person) {
  const Findings& findings = office.findings(step.judged_by);
  if (findings.eligible(person)) return;
  const auto rules = office.program(step.judged_by).requirements_on(snapshot.as_of);
  Words missed;
  for (const Finding& finding : findings.of(person)) {
    if (finding.met) continue;
    const Words& name = rules[finding.requirement]->name;
    missed.zh += (missed.zh.empty() ? "" : "、") + name.zh;
    missed.en += (missed.en.empty() ? "" : "; ") + name.en;
  }
  const std::string& id = snapshot.people.id[static_cast<std::size_t>(person)];
  throw Error(Fault::ineligible, {id + " 不符合条件：" + missed.zh, id + " is not eligible: " + missed.en},
              {"用 ladder --person 查看每项条件的依据",
               "see 'ladder --person' for the facts behind each requirement"});
}

/// A step without a round, or entering the ladder: everyone must be allowed to.
void check_promotion(const Office& office, const Ladder& ladder, std::size_t to, CommandRequest& request) {
  const std::string from(request.argument("from"));
  const LadderStep* step = nullptr;
  if (!from.empty()) {
    const LadderTier& lower = ladder.tiers[require_tier(ladder, from)];
    put(request, "from", lower.id);
    step = step_between(ladder, lower.id, to);
    if (step == nullptr) {
      throw Error(Fault::request,
                  {"没有从“" + lower.id + "”到“" + ladder.tiers[to].id + "”的一步",
                   "no step leads from '" + lower.id + "' to '" + ladder.tiers[to].id + "'"},
                  {"用 ladder 查看各层级之间的步骤", "see 'ladder' for the steps between tiers"});
    }
    if (!step->program.empty()) {
      throw Error(Fault::request,
                  {"“" + step->name.zh + "”要走评选", "'" + step->name.en + "' goes by a round"},
                  {"在项目 " + step->program + " 中发布通知", "open a call of the program " + step->program});
    }
  }
  const auto snapshot = office.snapshot();
  for (const auto& [name, value] : request.arguments) {
    if (name != "person") continue;
    const PersonIndex person = snapshot->find_person(value);
    if (person == nobody) continue;  // the command says so
    if (step == nullptr) {
      check_entering(ladder, to, *snapshot, person);
    } else {
      check_step(office, *step, *snapshot, person);
    }
  }
}

void complete_appointment(const Office& office, CommandRequest& request) {
  const Ladder* ladder = find_ladder(office, request.argument("ladder"));
  if (ladder == nullptr) return;  // a tier of a program without ladder: held for good
  const LadderTier& tier = ladder->tiers[require_tier(*ladder, request.argument("tier"))];
  put(request, "ladder", ladder->id);
  put(request, "tier", tier.id);
  leave(request, "until", term_end(tier, day_of(request, "since")).iso());
  put(request, "moves", "yes");
}

}  // namespace

const Ladder* find_ladder(const Office& office, std::string_view name) {
  const std::string asked = header_key(name);
  for (const Ladder* ladder : office.ladders()) {
    if (header_key(ladder->id) == asked || header_key(ladder->name.zh) == asked ||
        header_key(ladder->name.en) == asked)
      return ladder;
  }
  return nullptr;
}

const Ladder& require_ladder(const Office& office, std::string_view name) {
  if (const Ladder* found = find_ladder(office, name)) return *found;
  std::vector<std::string> known;
  for (const Ladder* ladder : office.ladders()) known.push_back(ladder->id);
  const std::string asked(name);
  throw Error(Fault::request, {"没有梯队“" + asked + "”", "there is no ladder '" + asked + "'"},
              known.empty() ? Words{"没有装入有梯队的项目，请看 plugins",
                                    "no program with ladders was loaded; see 'plugins'"}
                            : Words{"可用的梯队：" + joined(known), "the ladders are: " + joined(known)});
}

std::size_t require_tier(const Ladder& ladder, std::string_view name) {
  if (const auto found = ladder.find_tier(name)) return *found;
  std::vector<std::string> known;
  known.reserve(ladder.tiers.size());
  for (const LadderTier& tier : ladder.tiers) known.push_back(tier.id);
  const std::string asked(name);
  const std::string meant = nearest(asked, known);
  throw Error(Fault::request,
              {ladder.name.zh + "没有层级“" + asked + "”",
               "the ladder '" + ladder.id + "' has no tier '" + asked + "'"},
              meant.empty() ? Words{"可用的层级：" + joined(known), "the tiers are: " + joined(known)}
                            : Words{"是否想写 " + meant + "？可用的层级：" + joined(known),
                                    "did you mean " + meant + "? The tiers are: " + joined(known)});
}

void complete_tiers(const Office& office, const Store& store, CommandRequest& request) {
  const std::string& command = request.command;
  if (!command.starts_with("tier.") && command != "tiers.promote") return;
  leave(request, command == "tier.hold" || command == "tier.appoint" ? "since" : "on", office.as_of().iso());
  if (command == "tier.appoint") {
    complete_appointment(office, request);
    return;
  }
  const Ladder& ladder = require_ladder(office, request.argument("ladder"));
  put(request, "ladder", ladder.id);
  if (command == "tier.review") complete_review(store, ladder, request);
  if (command == "tier.lapse") complete_lapse(store, ladder, request);
  if (command == "tier.review" || command == "tier.lapse" || command == "tier.end") return;
  const std::size_t at = require_tier(ladder, request.argument("tier"));
  const LadderTier& tier = ladder.tiers[at];
  put(request, "tier", tier.id);
  if (command == "tier.return") complete_return(store, tier, request);
  if (command == "tiers.promote") check_promotion(office, ladder, at, request);
  leave(request, "until", term_end(tier, day_of(request, command == "tier.hold" ? "since" : "on")).iso());
}

}  // namespace echelon
