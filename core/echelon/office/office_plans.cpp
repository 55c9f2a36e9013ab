// Plans of cohorts: made, recorded, put into force.

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>

#include "echelon/base/error.hpp"
#include "echelon/command/digest.hpp"
#include "echelon/office/planning.hpp"
#include "echelon/office/role_rules.hpp"
#include "echelon/office/state.hpp"
#include "echelon/store/load.hpp"

namespace echelon {
namespace {

/// A run that is a plan. Throws Error for another.
Run plan_run(const Store& store, std::int64_t number) {
  Run run = load_run(store, number);
  if (run.kind == "plan") return run;
  const std::string text = std::to_string(number);
  throw Error(Fault::request, {"运算 " + text + " 不是排班", "run " + text + " is no plan"},
              {"用 log 查看各次运算", "see 'log' for the runs"});
}

std::string text_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) {
    throw Error(Fault::request, {"排班规则文件不存在", "the file of planning rules is not there"},
                {"补上该文件", "put the file there"}, {file.string(), {}, 0, {}});
  }
  return {std::istreambuf_iterator<char>(in), {}};
}

std::optional<std::int64_t> own_budget(const Store& store) {
  const std::string text = load_setting(store, "planning.budget");
  if (text.empty()) return std::nullopt;
  const auto budget = Decimal::read_exactly(text);
  return budget ? std::optional(budget->millionths()) : std::nullopt;
}

}  // namespace

std::string Office::run_kind(std::int64_t run) const { return load_run(state_->store, run).kind; }

CohortInputs Office::State::cohort_inputs(const Office& office, const PlanAsked& asked) {
  const auto file = options.data / "rules" / "planning.toml";
  const std::string text = text_of(file);
  const auto terms = read_planning_terms(text, file.string());
  const auto people = office.snapshot();
  const auto standings = office.hours();
  const PlanningTerms& in_force = terms_on(terms, as_of);
  const Period term{asked.from.known() ? asked.from : as_of, asked.to};
  CohortInputs inputs =
      planning_inputs({*people, *standings, office.courses(), office.sessions(), in_force, term});
  inputs.rules_digest = digest(text);
  inputs.as_of = as_of;
  inputs.term = term;
  inputs.gap = asked.gap.value_or(in_force.gap).millionths();
  inputs.most_per_month = in_force.sessions_per_month;
  inputs.budget = asked.budget ? std::optional(asked.budget->millionths()) : own_budget(store);
  inputs.disturb = asked.disturb;
  return inputs;
}

std::int64_t Office::plan(const std::string& program, const PlanAsked& asked, const Progress& progress) {
  require_hr(state_->role, {"排班", "plan"});
  CohortInputs inputs = state_->cohort_inputs(*this, asked);
  if (inputs.sessions.empty()) {
    throw Error(
        Fault::request, {"这段时间没有未结班的班次", "no open session begins in that time"},
        {"先建立班次，或改用 --from、--to", "set sessions first, or give other days by --from and --to"});
  }
  inputs.program = program;
  RunRecord record{0, program, "plan", {}, cohort_bundle(inputs, plan_seats(inputs, progress)), {}};
  record.digest = digest(record.bundle);
  const Performed performed = state_->ledger.record_run(record, state_->signature());
  state_->rounds_changed();
  return performed.made;
}

PlanFound Office::plan_of(std::int64_t run) const {
  const std::string bundle = plan_run(state_->store, run).bundle;
  PlanFound found{read_cohort_inputs(bundle), {}};
  found.answer = read_cohort_answer(found.inputs, bundle);
  return found;
}

std::int64_t Office::publish_plan(std::int64_t run) {
  require_hr(state_->role, {"公布排班", "publish a plan"});
  const PlanFound found = plan_of(run);
  if (found.answer.status == CohortStatus::infeasible) {
    throw Error(Fault::request, {"这次排班没有可行方案", "the run found no plan"},
                {"放宽固定的人或允许的变动后重排", "plan again with fewer pins or more changes"});
  }
  std::set<std::pair<std::string, std::string>> wanted;
  for (const auto& [teacher, session] : found.answer.seats)
    wanted.emplace(found.inputs.sessions[static_cast<std::size_t>(session)].id,
                   found.inputs.teachers[static_cast<std::size_t>(teacher)].id);
  CommandRequest request{"session.enrol", {}};
  for (const auto& planned : found.inputs.sessions) {
    for (const Enrolment& each : session(planned.id).enrolments) {
      if (each.state != EnrolmentState::enrolled) continue;
      if (wanted.erase({planned.id, each.person}) == 0)
        request.with("release", planned.id + "\t" + each.person);
    }
  }
  for (const auto& [session, person] : wanted) request.with("enrol", session + "\t" + person);
  if (request.arguments.empty()) return 0;
  return perform(request);
}

std::vector<SeatAnswer> Office::explain_plan(std::int64_t run, const std::string& person) const {
  const PlanFound found = plan_of(run);
  const auto& teachers = found.inputs.teachers;
  const auto teacher = std::ranges::lower_bound(teachers, person, {}, &CohortInputs::Teacher::id);
  if (teacher == teachers.end() || teacher->id != person) {
    throw Error(Fault::request,
                {person + " 在这次排班中没有可去的班次：不缺学时，或没有对口的班次",
                 person + " had no session to go to in this plan: no hours are missing, or none is for them"},
                {"用 hours --person 查看学时", "see 'hours --person' for the hours"});
  }
  return explain_seats(found.inputs, found.answer, static_cast<std::int32_t>(teacher - teachers.begin()));
}

}  // namespace echelon
