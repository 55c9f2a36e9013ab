#include <chrono>

#include "cli/cohort_check.hpp"
#include "cli/cohort_out.hpp"
#include "cli/numbers.hpp"
#include "cli/verbs.hpp"
#include "cli/written_file.hpp"
#include "echelon/base/decimal.hpp"
#include "echelon/base/error.hpp"
#include "echelon/exchange/file_beside.hpp"

namespace cli {

using echelon::CohortPlan;
using echelon::CohortStatus;
using echelon::Decimal;
using echelon::Error;
using echelon::Fault;

namespace {

void want(const std::string& option, const std::string& value) {
  if (!value.empty()) return;
  throw Error(Fault::request, {"没有给出 " + option, option + " is missing"},
              {"排班需要 --teachers T.csv --sessions S.csv --options O.csv",
               "plain files are --teachers T.csv --sessions S.csv --options O.csv"});
}

CohortRequest request_of(const CohortOptions& options) {
  want("--teachers", options.teachers);
  want("--sessions", options.sessions);
  want("--options", options.options);
  if (options.from.empty() != options.disturb.empty()) {
    throw Error(Fault::request, {"--from 与 --disturb 须一起给出", "--from and --disturb go together"},
                {"请写 --from PLAN.json --disturb N", "write --from PLAN.json --disturb N"});
  }
  CohortRequest request{options.teachers,
                        options.sessions,
                        options.options,
                        options.schools,
                        options.pin,
                        options.from,
                        0,
                        {},
                        {}};
  if (!options.disturb.empty()) request.disturb = whole_number(options.disturb, "--disturb");
  if (!options.most_per_month.empty()) {
    const auto most = whole_number(options.most_per_month, "--most-per-month");
    if (most == 0) {
      throw Error(Fault::request, {"--most-per-month 至少为 1", "--most-per-month must be 1 or more"},
                  {"请改正；不设上限则去掉", "correct it, or leave it out for no limit"});
    }
    request.most_per_month = static_cast<std::int32_t>(std::min<std::int64_t>(most, INT32_MAX));
  }
  if (!options.budget.empty())
    request.budget = decimal_option(options.budget, "--budget", 1'000'000'000'000).millionths();
  return request;
}

/// Where the published plan has lost more than may change there is none near it: what would be needed.
void add_lost(CohortPlan& plan, const CohortFiles& files, std::int64_t allowed) {
  for (auto& change : plan.relaxation) {
    if (change.what != echelon::CohortRelaxation::What::changes) continue;
    change.from = allowed;
    change.to += files.lost;
    return;
  }
  plan.relaxation.push_back({echelon::CohortRelaxation::What::changes, -1, -1, allowed, files.lost});
}

CohortPlan planned(Session& session, const CohortRequest& request, const CohortFiles& files,
                   echelon::CohortProblem& problem, const echelon::CohortEffort& effort) {
  const bool too_few = problem.published && problem.published->changes < 0;
  if (too_few) problem.published->changes = 0;
  CohortPlan plan = plan_cohorts(problem, effort, session.progress());
  if (too_few) {
    plan.status = CohortStatus::infeasible;
    plan.chosen.clear();
    plan.cancelled.clear();
  }
  if (plan.status == CohortStatus::infeasible && files.lost > 0) add_lost(plan, files, request.disturb);
  return plan;
}

}  // namespace

int plan(Session& session, const CohortOptions& options) {
  return options.program.empty() ? plan_from_files(session, options) : plan_in_office(session, options);
}

int plan_from_files(Session& session, const CohortOptions& options) {
  const auto begin = std::chrono::steady_clock::now();
  const CohortRequest request = request_of(options);
  echelon::CohortEffort effort;
  if (!options.gap.empty()) effort.gap = decimal_option(options.gap, "--gap", 1).value();
  if (!options.limit.empty()) effort.seconds = decimal_option(options.limit, "--limit", 1'000'000).value();
  std::filesystem::path place;
  if (!options.out.empty())
    place = place_to_write(options.out, {options.teachers, options.sessions, options.options, options.schools,
                                         options.pin, options.from});
  CohortFiles files = read_cohort_files(request);
  echelon::CohortQuestion question = cohort_question(files.district, std::move(files.options));
  const CohortPlan plan = planned(session, request, files, question.problem, effort);
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  if (!place.empty() && plan.status != CohortStatus::infeasible) {
    echelon::FileBeside file(place);
    file.write(cohort_json(files, question, plan, seconds));
    file.keep();
  }
  if (session.format() == Format::json) {
    session.say(cohort_json(files, question, plan, seconds));
  } else if (session.format() == Format::csv) {
    session.say(cohort_csv(files, question, plan));
  } else {
    say_cohorts(session, files, question, plan);
  }
  return plan.status == CohortStatus::infeasible ? answer_is_no : done;
}

int verify_plan(Session& session, const std::string& plan, const CohortOptions& options) {
  const CohortRequest request = request_of(options);
  const CohortFiles files = read_cohort_files(request);
  const CohortVerdict verdict = check_plan_file(plan, files, request);
  const std::string total = Decimal::from_millionths(verdict.objective).text();
  const echelon::Words says =
      verdict.problems.empty()
          ? echelon::Words{"方案遵守所有约束，总分 " + total,
                           "the plan keeps every rule and is worth " + total}
          : echelon::Words{"方案有 " + std::to_string(verdict.problems.size()) + " 处问题",
                           "the plan has " + std::to_string(verdict.problems.size()) + " faults"};
  if (session.format() == Format::json) {
    JsonOut out;
    out.open_object().key("accepted").truth(verdict.problems.empty());
    out.key("objective").number(Decimal::from_millionths(verdict.objective));
    out.key("assignments").whole(static_cast<std::int64_t>(verdict.assignments)).key("says").words(says);
    out.key("violations").open_list();
    for (const auto& each : verdict.problems) out.words(each);
    out.close_list().close_object();
    session.say(out.finish());
  } else {
    session.say_line(says);
    for (const auto& each : verdict.problems) session.say_line({"  " + each.zh, "  " + each.en});
  }
  return verdict.problems.empty() ? done : answer_is_no;
}

}  // namespace cli
