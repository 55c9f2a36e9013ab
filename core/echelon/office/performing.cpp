// The checks that need rules and seats, before a command goes through the door.

#include <algorithm>
#include <map>

#include "echelon/base/nearest.hpp"
#include "echelon/command/digest.hpp"
#include "echelon/office/hours_checking.hpp"
#include "echelon/office/ladder_requests.hpp"
#include "echelon/office/mentoring.hpp"
#include "echelon/office/nominating.hpp"
#include "echelon/office/replacing.hpp"
#include "echelon/office/role_rules.hpp"
#include "echelon/office/state.hpp"

namespace echelon {
namespace {

const Words& name_of(const Rule& rule) { return rule.name; }

/// The round that the request's call belongs to. Throws Error when it is not the latest of its program.
const RoundView& round_of_call(const Office& office, const CommandRequest& request) {
  for (const Program& program : office.programs()) {
    const RoundView* round = office.round(program.id);
    if (round != nullptr && std::to_string(round->call.number) == request.argument("call")) return *round;
  }
  const std::string call(request.argument("call"));
  throw Error(Fault::request, {"没有进行中的遴选通知 " + call, "there is no current call " + call},
              {"用 programs 查看各项目的当前通知", "see 'programs' for each program's current call"});
}

void check_eligible(const Office& office, const RoundView& round, const std::string& person) {
  const auto snapshot = office.snapshot();
  const PersonIndex index = snapshot->find_person(person);
  const Findings& findings = office.findings(round.call.program);
  if (findings.eligible(index)) return;
  const auto rules = office.program(round.call.program).requirements_on(snapshot->as_of);
  Words missed;
  for (const Finding& finding : findings.of(index)) {
    if (finding.met) continue;
    const Words& name = name_of(*rules[finding.requirement]);
    missed.zh += (missed.zh.empty() ? "" : "、") + name.zh;
    missed.en += (missed.en.empty() ? "" : "; ") + name.en;
  }
  const Date earliest = findings.earliest(index);
  throw Error(
      Fault::ineligible, {person + " 不符合条件：" + missed.zh, person + " is not eligible: " + missed.en},
      earliest.known()
          ? Words{"最早于 " + earliest.iso() + " 符合全部条件",
                  "every requirement is met from " + earliest.iso()}
          : Words{"用 check 查看每项条件的依据", "see 'check' for the facts behind each requirement"});
}

}  // namespace

void check_school(const Office& office, const std::string& school_id, const std::string& id) {
  const auto snapshot = office.snapshot();
  const PersonIndex person = snapshot->find_person(id);
  if (person == nobody) {
    throw Error(Fault::request, {"没有工号为 " + id + " 的人员", "there is no person " + id},
                {"核对工号，或先导入花名册", "check the id, or import the roster first"});
  }
  const School* school = snapshot->school_of(person);
  if (school != nullptr && school->id == school_id) return;
  throw Error(Fault::request,
              {id + " 不在学校 " + school_id, id + " does not serve at the school " + school_id},
              {"由其现任学校推荐：" + (school == nullptr ? "无" : school->id),
               "the school where they serve nominates: " + (school == nullptr ? "none" : school->id)});
}

namespace {

void check_seats(const Office& office, const RoundView& round, const std::string& school_id, int also_taken) {
  const SchoolIndex school = office.snapshot()->find_school(school_id);
  SchoolSeats seats{school, 0, 0};
  for (const SchoolSeats& each : round.seats) {
    if (each.school == school) seats = each;
  }
  if (seats.used + also_taken < seats.seats) return;
  const std::string count = std::to_string(seats.seats);
  throw Error(Fault::request,
              {"学校 " + school_id + " 的 " + count + " 个推荐名额已用完",
               "the school " + school_id + " has used all of its " + count + " nomination seats"},
              {"先撤回一人，或由教体局调整该校名额",
               "withdraw someone first, or have the bureau adjust the school's seats"});
}

}  // namespace

const RoundView& require_open_round(const Office& office, const std::string& program) {
  const RoundView* round = office.round(program);
  if (round != nullptr && round->call.state == CallState::open) return *round;
  throw Error(Fault::request,
              {"项目“" + program + "”现在不接受推荐", "'" + program + "' takes no nominations now"},
              {"先发布遴选通知；推荐截止后不能再推荐",
               "open a call first; once nominations are closed none can be added"});
}

void check_nomination(const Office& office, const RoundView& round, const std::string& school,
                      const std::string& person, int also_taken) {
  if (std::ranges::find(round.call.nominations, person, &Nomination::person) !=
      round.call.nominations.end()) {
    throw Error(Fault::request, {person + " 已被推荐", person + " is nominated already"},
                {"如需更改，请先撤回原推荐", "withdraw the first nomination before changing it"});
  }
  check_school(office, school, person);
  check_eligible(office, round, person);
  check_seats(office, round, school, also_taken);
}

namespace {

/// The fields of a line that are parted by tabs.
std::vector<std::string> fields_of(const std::string& line) {
  std::vector<std::string> fields{""};
  for (const char c : line) {
    if (c == '\t') {
      fields.emplace_back();
    } else {
      fields.back() += c;
    }
  }
  return fields;
}

/// Every line of `nominations.add` as if it came alone, those above it taken into account.
void check_nominations(const Office& office, const CommandRequest& request) {
  const RoundView& round = round_of_call(office, request);
  std::map<std::string, int> taken;
  for (const auto& [name, line] : request.arguments) {
    const std::vector<std::string> fields = fields_of(line);
    if (name != "nomination" || fields.size() < 2) continue;
    check_nomination(office, round, fields[0], fields[1], taken[fields[0]]++);
  }
}

}  // namespace

void check_score(const Program& program, Date day, const std::string& criterion, const std::string& score) {
  std::vector<std::string> scored;
  for (const Rule* rule : program.criteria_on(day)) {
    if (rule->kind == "review") scored.push_back(rule->id);
  }
  if (std::ranges::find(scored, criterion) == scored.end()) {
    throw Error(Fault::request,
                {"“" + criterion + "”不是需要评分的评分项", "reviewers do not score '" + criterion + "'"},
                {"可评分的有：" + joined(scored), "they score: " + joined(scored)});
  }
  const auto points = Decimal::read(score);
  if (!points || (*points >= program.review.lowest && *points <= program.review.highest)) return;
  const std::string scale = program.review.lowest.text() + "–" + program.review.highest.text();
  throw Error(
      Fault::request,
      {"评分 " + points->text() + " 超出 " + scale, "the score " + points->text() + " lies outside " + scale},
      {"按这一范围评分", "give a score within it"});
}

namespace {

void check_scores(const Office& office, const CommandRequest& request) {
  const Program& program = office.program(round_of_call(office, request).call.program);
  if (request.command == "review.score") {
    check_score(program, office.as_of(), std::string(request.argument("criterion")),
                std::string(request.argument("score")));
  }
  if (request.command != "review.scores") return;
  for (const auto& [name, line] : request.arguments) {
    const std::vector<std::string> fields = fields_of(line);
    if (name == "score" && fields.size() == 4) check_score(program, office.as_of(), fields[2], fields[3]);
  }
}

void require_selection(const Program& program) {
  if (program.selects) return;
  throw Error(Fault::request,
              {"项目“" + program.name.zh + "”不遴选人员", "the program '" + program.id + "' selects nobody"},
              {"在遴选项目中发布通知", "open the call in a program that selects"});
}

}  // namespace

void check_request(const Office& office, const CommandRequest& request) {
  if (request.command == "call.open")
    require_selection(office.program(std::string(request.argument("program"))));
  if (request.command == "nomination.add") {
    check_nomination(office, round_of_call(office, request), std::string(request.argument("school")),
                     std::string(request.argument("person")));
  }
  if (request.command == "nominations.add") check_nominations(office, request);
  if (request.command.starts_with("review.score")) check_scores(office, request);
  if (request.command.starts_with("hour_rule.") || request.command.starts_with("waiver"))
    check_hours(office, request);
}

std::int64_t Office::perform(const CommandRequest& request) {
  if (state_->role) {
    require_allowed(*state_->role, request);
    require_own(*this, state_->store, *state_->role, request);
  } else if (request.command.starts_with("office.") && request.command != "office.recall") {
    throw Error(Fault::request,
                {"命令 " + request.command + " 由发放办公文件时自动执行",
                 "the command " + request.command + " is a part of handing out offices"},
                {"请用 export office", "use 'export office'"});
  }
  if (request.command == "selection.run") {
    select(std::string(request.argument("program")));
    return state_->ledger.head().number;
  }
  CommandRequest checked = request;
  check_request(*this, request);
  if (request.command == "decision.replace" && request.argument("by").empty()) {
    const Call& call = round_of_call(*this, request).call;
    if (call.run != 0) {
      const SelectionRun run(SelectionRun::read_inputs(run_bundle(call.run)));
      checked.with("by", reserve_for(run, call, std::string(request.argument("person"))));
    }
  }
  if (request.command == "publicity.start" && request.argument("to").empty()) {
    const RoundView& round = round_of_call(*this, request);
    const auto from = Date::from_iso(request.argument("from"));
    if (from) {
      const Period period =
          state_->calendar.publicity(*from, this->program(round.call.program).publicity_days);
      std::erase_if(checked.arguments,
                    [](const auto& each) { return each.first == "from" || each.first == "to"; });
      checked.with("from", period.from.iso()).with("to", period.to.iso());
    }
  }
  if (request.command.starts_with("mentor."))
    check_mentors(*this, mentoring_terms(state_->options.data, state_->as_of), checked);
  state_->complete(checked);
  complete_tiers(*this, state_->store, checked);
  const Performed performed = state_->ledger.perform(checked, state_->signature());
  if (performed.entry != 0) state_->changed(checked.command);
  return performed.entry;
}

std::int64_t Office::select(const std::string& program, const Progress& progress) {
  require_hr(state_->role, {"遴选", "select"});
  const RoundView* round = state_->round_of(program);
  if (round == nullptr) {
    throw Error(Fault::request,
                {"项目“" + program + "”还没有遴选通知", "no call of '" + program + "' was ever opened"},
                {"先发布遴选通知", "open a call first"});
  }
  RunInputs inputs = run_inputs(state_->sources(program), *round);
  if (inputs.candidates.empty()) {
    throw Error(Fault::request,
                {"没有材料齐全且符合条件的候选人", "there is no complete and eligible candidate"},
                {"先完成推荐与评审", "finish nominations and reviews first"});
  }
  SelectionRun run(std::move(inputs));
  RunRecord record{round->call.number, program, "selection", {}, run.bundle(progress), {}};
  record.digest = digest(record.bundle);
  const SelectionResult& result = run.solve();
  if (result.status == SelectionStatus::optimal) {
    const auto decide = [&](const std::vector<std::size_t>& people, const std::string& outcome) {
      int position = 0;
      for (const std::size_t candidate : people) {
        const RunCandidate& one = run.inputs().candidates[candidate];
        record.decisions.push_back({one.id, outcome, ++position, one.score, 0, {}});
      }
    };
    decide(result.chosen, "chosen");
    decide(result.reserves, "reserve");
  }
  const Performed performed = state_->ledger.record_run(record, state_->signature());
  state_->rounds_changed();
  return performed.made;
}

}  // namespace echelon
