#include <chrono>

#include "cli/joint_pool.hpp"
#include "cli/numbers.hpp"
#include "cli/selection_out.hpp"
#include "cli/verbs.hpp"
#include "echelon/base/error.hpp"

namespace cli {

using echelon::Decimal;
using echelon::JointLimit;
using echelon::JointResult;
using echelon::SelectionStatus;

namespace {

void json_quota(JsonOut& out, const FileQuota& quota) {
  out.key("program").text(quota.program).key("feature").text(quota.feature).key("value").text(quota.value);
}

std::int64_t points_of(const JointPool& pool, std::size_t program, std::size_t person) {
  return pool.problem.scores[program][person].value_or(0);
}

const FileQuota& quota_of(const JointPool& pool, JointLimit limit, std::size_t index) {
  return limit == JointLimit::sum ? pool.sums[index] : pool.counts[index];
}

void json_chosen(JsonOut& out, const JointPool& pool, const JointResult& result) {
  out.key("selected").open_object();
  for (std::size_t p = 0; p < pool.programs.size(); ++p) {
    out.key(pool.programs[p]).open_list();
    for (const auto person : result.chosen[p]) out.text(pool.ids[person]);
    out.close_list();
  }
  out.close_object().key("programs").open_list();
  for (std::size_t p = 0; p < pool.programs.size(); ++p) {
    std::int64_t total = 0;
    for (const auto person : result.chosen[p]) total += points_of(pool, p, person);
    out.open_object().key("program").text(pool.programs[p]).key("seats").whole(pool.problem.seats[p]);
    out.key("objective").number(Decimal::from_millionths(total)).close_object();
  }
  out.close_list();
}

void json_quotas(JsonOut& out, const JointPool& pool, const JointResult& result) {
  out.key("quotas").open_list();
  const auto add = [&](const std::vector<FileQuota>& quotas, const std::vector<std::int64_t>& usage) {
    for (std::size_t q = 0; q < quotas.size(); ++q) {
      out.open_object();
      json_quota(out, quotas[q]);
      out.key("measure").text(quotas[q].is_sum ? "sum" : "count");
      json_amount(out, quotas[q], "min", quotas[q].min);
      json_amount(out, quotas[q], "max", quotas[q].max);
      json_amount(out, quotas[q], "chosen", q < usage.size() ? std::optional(usage[q]) : std::nullopt);
      out.close_object();
    }
  };
  add(pool.counts, result.count_usage);
  add(pool.sums, result.sum_usage);
  out.close_list();
}

const char* bound_text(echelon::Bound bound) { return bound == echelon::Bound::min ? "min" : "max"; }

void json_contradiction(JsonOut& out, const JointPool& pool, const JointResult& result) {
  out.key("relaxation").open_list();
  for (const auto& change : result.relaxation) {
    const FileQuota& quota = quota_of(pool, change.limit, change.index);
    out.open_object();
    json_quota(out, quota);
    out.key("bound").text(bound_text(change.bound));
    json_amount(out, quota, "from", change.from);
    json_amount(out, quota, "to", change.to);
    out.close_object();
  }
  out.close_list().key("conflict").open_list();
  for (const auto& at : result.conflict) {
    FileQuota quota{"seats", "", false, {}, {}, true, {}};
    if (at.limit == JointLimit::seats) quota.program = pool.programs[at.index];
    if (at.limit == JointLimit::person)
      quota = {"person", std::string(pool.ids[at.index]), false, {}, {}, true, {}};
    if (at.limit == JointLimit::count || at.limit == JointLimit::sum)
      quota = quota_of(pool, at.limit, at.index);
    out.open_object();
    json_quota(out, quota);
    out.key("bound").text(bound_text(at.bound)).close_object();
  }
  out.close_list();
}

std::string joint_json(const JointPool& pool, const JointResult& result, double seconds) {
  JsonOut out;
  std::int64_t seats = 0;
  for (const auto each : pool.problem.seats) seats += each;
  out.open_object().key("status").text(code(result.status)).key("seats").whole(seats);
  json_points(out, "objective", result.objective);
  json_points(out, "bound", result.bound);
  json_chosen(out, pool, result);
  json_quotas(out, pool, result);
  json_contradiction(out, pool, result);
  json_notes(out, pool.counts);
  out.key("seconds").real(seconds).key("digest").text(pool.digest).close_object();
  return out.finish();
}

Listing chosen_listing(const JointPool& pool, const JointResult& result) {
  Listing listing({{"program", {"项目", "program"}},
                   {"position", {"名次", "position"}, true},
                   {"id", {"编号", "id"}},
                   {"score", {"分数", "score"}, true}});
  for (std::size_t p = 0; p < pool.programs.size(); ++p)
    for (std::size_t i = 0; i < result.chosen[p].size(); ++i) {
      const auto person = result.chosen[p][i];
      listing.row({pool.programs[p], std::to_string(i + 1), std::string(pool.ids[person]),
                   Decimal::from_millionths(points_of(pool, p, person)).text()});
    }
  return listing;
}

void say_contradiction(Session& session, const JointPool& pool, const JointResult& result) {
  if (result.relaxation.empty()) {
    session.say_line(
        {"即使去掉全部名额约束，符合条件的人也填不满各项目的名额。",
         "even without any quota there are not enough eligible people for the programs' seats."});
    return;
  }
  session.say_line({"名额约束无法同时满足。最少只需这样放宽：",
                    "the quotas cannot be met together. The smallest change that would do:"});
  Listing listing({{"program", {"项目", "program"}},
                   {"feature", {"特征", "feature"}},
                   {"value", {"取值", "value"}},
                   {"bound", {"界限", "bound"}},
                   {"from", {"原为", "from"}, true},
                   {"to", {"改为", "to"}, true}});
  for (const auto& change : result.relaxation) {
    const FileQuota& quota = quota_of(pool, change.limit, change.index);
    const echelon::Words bound = change.bound == echelon::Bound::min ? echelon::Words{"至少", "at least"}
                                                                     : echelon::Words{"至多", "at most"};
    listing.row({quota.program, quota.feature, quota.value, session.in_language(bound),
                 amount(quota, change.from), amount(quota, change.to)});
  }
  session.say(listing.table(session.language()));
}

void say_quotas(Session& session, const JointPool& pool, const JointResult& result) {
  Listing listing({{"program", {"项目", "program"}},
                   {"feature", {"特征", "feature"}},
                   {"value", {"取值", "value"}},
                   {"min", {"至少", "min"}, true},
                   {"chosen", {"入选", "chosen"}, true},
                   {"max", {"至多", "max"}, true}});
  const auto add = [&](const std::vector<FileQuota>& quotas, const std::vector<std::int64_t>& usage) {
    for (std::size_t q = 0; q < quotas.size(); ++q) {
      const FileQuota& quota = quotas[q];
      listing.row({quota.program, quota.feature, quota.value, quota.min ? amount(quota, *quota.min) : "",
                   amount(quota, usage[q]), quota.max ? amount(quota, *quota.max) : ""});
    }
  };
  add(pool.counts, result.count_usage);
  add(pool.sums, result.sum_usage);
  if (!listing.empty()) session.say("\n" + listing.table(session.language()));
}

void say_joint(Session& session, const JointPool& pool, const JointResult& result) {
  if (result.status == SelectionStatus::optimal) {
    const std::string total = Decimal::from_millionths(result.objective.value_or(0)).text();
    const std::string programs = std::to_string(pool.programs.size());
    session.say_line({"已证明最优：" + programs + " 个项目，总分 " + total,
                      "proven best: " + programs + " programs, total " + total});
    session.say(chosen_listing(pool, result).table(session.language()));
    say_quotas(session, pool, result);
  } else if (result.status == SelectionStatus::infeasible) {
    say_contradiction(session, pool, result);
  } else {
    session.say_line({"已中断，没有得到结果", "interrupted, without a result"});
  }
}

void refuse_others(const SelectOptions& options) {
  for (const auto& [name, value] :
       {std::pair("--seats", &options.seats), std::pair("--lottery", &options.lottery),
        std::pair("--weights", &options.weights), std::pair("--stability", &options.stability),
        std::pair("--certificate", &options.certificate), std::pair("--reserves", &options.reserves)}) {
    if (value->empty()) continue;
    throw echelon::Error(
        echelon::Fault::request,
        {std::string(name) + " 不能与 --programs 同用", std::string(name) + " does not go with --programs"},
        {"请去掉它；名额写在 PROGRAMS.csv 中", "leave it out; the seats stand in PROGRAMS.csv"});
  }
}

}  // namespace

int select_for_programs(Session& session, const SelectOptions& options) {
  refuse_others(options);
  const auto begin = std::chrono::steady_clock::now();
  JointPool pool = read_joint_pool(options.pool, options.programs, options.quotas, options.id);
  if (!options.per_person.empty())
    pool.problem.most_programs = whole_number(options.per_person, "--per-person");
  const JointResult result = select_jointly(pool.problem, session.progress());
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  if (session.format() == Format::json) {
    session.say(joint_json(pool, result, seconds));
  } else if (session.format() == Format::csv) {
    session.say(chosen_listing(pool, result).csv());
  } else {
    say_joint(session, pool, result);
    say_notes(session, pool.counts);
  }
  return exit_status(result.status);
}

}  // namespace cli
