#include <charconv>
#include <chrono>

#include "cli/pool.hpp"
#include "cli/pool_stability.hpp"
#include "cli/verbs.hpp"
#include "echelon/base/error.hpp"

namespace cli {

using echelon::Decimal;
using echelon::Error;
using echelon::Fault;
using echelon::SelectionProblem;
using echelon::SelectionResult;
using echelon::SelectionStatus;

namespace {

/// The whole number of an option, 0 or more. Throws Error naming the option.
std::int64_t read_count(const std::string& text, const std::string& option) {
  std::int64_t value = -1;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (failed != std::errc() || end != text.data() + text.size() || value < 0) {
    throw Error(Fault::request,
                {option + " 应为不小于 0 的整数，而不是“" + text + "”",
                 option + " must be a whole number, 0 or more, not `" + text + "`"},
                {"请改正", "correct it"});
  }
  return value;
}

const char* status_text(SelectionStatus status) {
  switch (status) {
    case SelectionStatus::optimal:
      return "optimal";
    case SelectionStatus::infeasible:
      return "infeasible";
    case SelectionStatus::interrupted:
      break;
  }
  return "interrupted";
}

std::string amount(const FileQuota& quota, std::int64_t value) {
  return quota.is_sum ? Decimal::from_millionths(value).text() : std::to_string(value);
}

/// A change of a bound, named as the files name it.
struct Change {
  std::string feature;
  std::string value;
  std::string from;
  std::string to;
  bool is_min = false;
};

Change named(const FilePool& pool, const echelon::BoundChange& change) {
  const bool is_min = change.bound == echelon::Bound::min;
  if (change.kind == echelon::QuotaKind::seats) {
    return {"seats", "", std::to_string(change.from), std::to_string(change.to), is_min};
  }
  const FileQuota& quota =
      change.kind == echelon::QuotaKind::sum ? pool.sums[change.quota] : pool.counts[change.quota];
  return {quota.feature, quota.value, amount(quota, change.from), amount(quota, change.to), is_min};
}

void json_points(JsonOut& out, const char* name, const std::optional<std::int64_t>& millionths) {
  out.key(name);
  if (millionths) {
    out.number(Decimal::from_millionths(*millionths));
  } else {
    out.null();
  }
}

void json_amount(JsonOut& out, const FileQuota& quota, const char* name,
                 const std::optional<std::int64_t>& value) {
  out.key(name);
  if (!value) {
    out.null();
  } else if (quota.is_sum) {
    out.number(Decimal::from_millionths(*value));
  } else {
    out.whole(*value);
  }
}

void json_quota(JsonOut& out, const FileQuota& quota, const std::optional<std::int64_t>& chosen) {
  out.open_object().key("feature").text(quota.feature).key("value").text(quota.value);
  out.key("measure").text(quota.is_sum ? "sum" : "count");
  json_amount(out, quota, "min", quota.min);
  json_amount(out, quota, "max", quota.max);
  json_amount(out, quota, "chosen", chosen);
  out.close_object();
}

std::string result_json(const FilePool& pool, const SelectionProblem& problem, const SelectionResult& result,
                        const std::optional<PoolStability>& stability, double seconds) {
  JsonOut out;
  out.open_object().key("status").text(status_text(result.status)).key("seats").whole(problem.seats);
  json_points(out, "objective", result.objective);
  json_points(out, "bound", result.bound);
  for (const auto& [name, people] :
       {std::pair("selected", &result.chosen), std::pair("reserves", &result.reserves)}) {
    out.key(name).open_list();
    for (const std::size_t person : *people) out.text(pool.ids[person]);
    out.close_list();
  }
  out.key("quotas").open_list();
  const auto usage = [](const std::vector<std::int64_t>& used, std::size_t i) {
    return i < used.size() ? std::optional(used[i]) : std::nullopt;
  };
  for (std::size_t i = 0; i < pool.counts.size(); ++i)
    json_quota(out, pool.counts[i], usage(result.count_usage, i));
  for (std::size_t i = 0; i < pool.sums.size(); ++i)
    json_quota(out, pool.sums[i], usage(result.sum_usage, i));
  out.close_list().key("relaxation").open_list();
  for (const echelon::BoundChange& each : result.relaxation) {
    const Change change = named(pool, each);
    out.open_object().key("feature").text(change.feature).key("value").text(change.value);
    out.key("bound").text(change.is_min ? "min" : "max");
    out.key("from").number(Decimal::read(change.from).value_or(Decimal()));
    out.key("to").number(Decimal::read(change.to).value_or(Decimal())).close_object();
  }
  out.close_list();
  if (stability) json_stability(out, pool, *stability);
  out.key("seconds").real(seconds).key("digest").text(pool.digest).close_object();
  return out.finish();
}

Listing people_listing(const FilePool& pool, const SelectionProblem& problem, const SelectionResult& result) {
  Listing listing({{"position", {"名次", "position"}, true},
                   {"id", {"编号", "id"}},
                   {"score", {"分数", "score"}, true},
                   {"outcome", {"结果", "outcome"}}});
  for (const auto& [outcome, people] :
       {std::pair("chosen", &result.chosen), std::pair("reserve", &result.reserves)}) {
    for (std::size_t i = 0; i < people->size(); ++i) {
      const std::size_t person = (*people)[i];
      listing.row({std::to_string(i + 1), std::string(pool.ids[person]),
                   Decimal::from_millionths(problem.scores[person]).text(), outcome});
    }
  }
  return listing;
}

void say_result(Session& session, const FilePool& pool, const SelectionProblem& problem,
                const SelectionResult& result) {
  if (result.status == SelectionStatus::optimal) {
    const std::string total = Decimal::from_millionths(result.objective.value_or(0)).text();
    const std::string seats = std::to_string(problem.seats);
    session.say_line({"已证明最优：" + seats + " 个名额，总分 " + total,
                      "proven best: " + seats + " seats, total " + total});
    session.say(people_listing(pool, problem, result).table(session.language()));
  } else if (result.status == SelectionStatus::infeasible) {
    session.say_line({"名额约束无法同时满足。最少只需这样放宽：",
                      "the quotas cannot be met together. The smallest change that would do:"});
    Listing listing({{"feature", {"特征", "feature"}},
                     {"value", {"取值", "value"}},
                     {"bound", {"界限", "bound"}},
                     {"from", {"原为", "from"}, true},
                     {"to", {"改为", "to"}, true}});
    for (const echelon::BoundChange& each : result.relaxation) {
      const Change change = named(pool, each);
      const echelon::Words bound =
          change.is_min ? echelon::Words{"至少", "at least"} : echelon::Words{"至多", "at most"};
      listing.row({change.feature, change.value, session.in_language(bound), change.from, change.to});
    }
    session.say(listing.table(session.language()));
  } else {
    session.say_line({"已中断，没有得到结果", "interrupted, without a result"});
  }
  Listing quotas({{"feature", {"特征", "feature"}},
                  {"value", {"取值", "value"}},
                  {"min", {"至少", "min"}, true},
                  {"chosen", {"入选", "chosen"}, true},
                  {"max", {"至多", "max"}, true}});
  const auto add = [&quotas](const FileQuota& quota, const std::vector<std::int64_t>& used, std::size_t i) {
    quotas.row({quota.feature, quota.value, quota.min ? amount(quota, *quota.min) : "",
                i < used.size() ? amount(quota, used[i]) : "", quota.max ? amount(quota, *quota.max) : ""});
  };
  for (std::size_t i = 0; i < pool.counts.size(); ++i) add(pool.counts[i], result.count_usage, i);
  for (std::size_t i = 0; i < pool.sums.size(); ++i) add(pool.sums[i], result.sum_usage, i);
  if (!quotas.empty()) session.say("\n" + quotas.table(session.language()));
}

/// The stability asked for; nothing where none is. Throws Error.
std::optional<PoolStability> asked_stability(Session& session, const SelectOptions& options,
                                             const FilePool& pool, const SelectionProblem& problem) {
  if (options.stability.empty()) return std::nullopt;
  const std::int64_t count = read_count(options.stability, "--stability");
  const std::int64_t seed = options.seed.empty() ? 1 : read_count(options.seed, "--seed");
  std::optional<std::int64_t> spread;
  if (!options.spread.empty()) {
    const auto read = Decimal::read_exactly(options.spread);
    if (!read || *read < Decimal() || *read > Decimal::of(1)) {
      throw Error(Fault::request,
                  {"--spread 应在 0 与 1 之间，而不是“" + options.spread + "”",
                   "--spread must lie between 0 and 1, not `" + options.spread + "`"},
                  {"请改正", "correct it"});
    }
    spread = read->millionths();
  }
  if (pool.weights.empty() || count < 1 || count > 1'000'000) {
    throw Error(Fault::request,
                {"--stability 应为 1 至 1000000，并需要 --weights",
                 "--stability must lie between 1 and 1000000 and needs --weights"},
                {"请给出 --weights WEIGHTS.csv", "add --weights WEIGHTS.csv"});
  }
  return stability_of(pool, problem, static_cast<std::size_t>(count), static_cast<std::uint64_t>(seed),
                      spread, session.progress());
}

}  // namespace

int select_from_files(Session& session, const SelectOptions& options) {
  if (!options.lottery.empty()) {
    throw Error(Fault::request, {"抽签（--lottery）尚未提供", "the lottery (--lottery) is not there yet"},
                {"请去掉 --lottery，按分数遴选", "leave it out to select by score"});
  }
  if (options.seats.empty()) {
    throw Error(Fault::request, {"没有给出名额", "the number of seats is missing"},
                {"请加上 --seats N", "add --seats N"});
  }
  const auto begin = std::chrono::steady_clock::now();
  const auto weights = options.weights.empty() ? std::vector<FileWeight>() : read_weights(options.weights);
  FilePool pool = read_pool(options.pool, options.quotas, read_count(options.seats, "--seats"), options.id,
                            options.score, weights);
  if (!options.reserves.empty()) pool.problem.reserves = read_count(options.reserves, "--reserves");
  echelon::Selection selection(std::move(pool.problem));
  const SelectionResult& result = selection.run(session.progress());
  const auto stability = asked_stability(session, options, pool, selection.problem());
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  if (session.format() == Format::json) {
    session.say(result_json(pool, selection.problem(), result, stability, seconds));
  } else if (session.format() == Format::csv) {
    session.say(people_listing(pool, selection.problem(), result).csv());
  } else {
    say_result(session, pool, selection.problem(), result);
    if (stability) say_stability(session, pool, *stability);
  }
  return result.status == SelectionStatus::optimal ? done : answer_is_no;
}

}  // namespace cli
