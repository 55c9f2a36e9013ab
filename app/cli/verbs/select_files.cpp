#include <chrono>

#include "cli/certificate_file.hpp"
#include "cli/numbers.hpp"
#include "cli/pool.hpp"
#include "cli/pool_stability.hpp"
#include "cli/selection_out.hpp"
#include "cli/verbs.hpp"
#include "cli/written_file.hpp"
#include "echelon/base/error.hpp"
#include "echelon/exchange/file_beside.hpp"

namespace cli {

using echelon::Decimal;
using echelon::Error;
using echelon::Fault;
using echelon::SelectionProblem;
using echelon::SelectionResult;
using echelon::SelectionStatus;

namespace {

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
  out.open_object().key("status").text(code(result.status)).key("seats").whole(problem.seats);
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
  out.close_list();
  json_relaxation(out, pool, result.relaxation);
  if (stability) json_stability(out, pool, *stability);
  json_notes(out, pool.counts);
  out.key("seconds").real(seconds).key("digest").text(pool.digest).close_object();
  return out.finish();
}

/// With `words` in the user's language, else in the words of CSV.
Listing people_listing(Session& session, const FilePool& pool, const SelectionProblem& problem,
                       const SelectionResult& result, bool words) {
  Listing listing({{"position", {"名次", "position"}, true},
                   {"id", {"编号", "id"}},
                   {"score", {"分数", "score"}, true},
                   {"outcome", {"结果", "outcome"}}});
  for (const auto& [outcome, people] : {std::pair(echelon::Words{"入选", "chosen"}, &result.chosen),
                                        std::pair(echelon::Words{"递补", "reserve"}, &result.reserves)}) {
    for (std::size_t i = 0; i < people->size(); ++i) {
      const std::size_t person = (*people)[i];
      listing.row({std::to_string(i + 1), std::string(pool.ids[person]),
                   Decimal::from_millionths(problem.scores[person]).text(),
                   words ? session.in_language(outcome) : outcome.en});
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
    session.say(people_listing(session, pool, problem, result, true).table(session.language()));
  } else if (result.status == SelectionStatus::infeasible) {
    say_relaxation(session, pool, result.relaxation);
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

void write_certificate(const std::filesystem::path& place, const FilePool& pool,
                       echelon::Selection& selection, const echelon::Progress& progress) {
  const auto certificate = selection.certify(progress);
  echelon::FileBeside file(place);
  file.write(certificate_file(pool, selection.problem(), selection.run(progress), certificate));
  file.keep();
}

/// The stability asked for; nothing where none is. Throws Error.
std::optional<PoolStability> asked_stability(Session& session, const SelectOptions& options,
                                             const FilePool& pool, const SelectionProblem& problem) {
  if (options.stability.empty()) return std::nullopt;
  const std::int64_t count = whole_number(options.stability, "--stability");
  const std::int64_t seed = options.seed.empty() ? 1 : whole_number(options.seed, "--seed");
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

/// An option that says nothing without another is refused.
void refuse_beside(const std::string& option, const std::string& value,
                   const std::vector<std::string>& wanted) {
  if (option.empty() || value.empty()) return;
  std::string names;
  for (const auto& each : wanted) names += (names.empty() ? "" : " / ") + each;
  throw Error(Fault::request,
              {option + " 须与 " + names + " 同用", option + " says nothing without " + names},
              {"请补上或去掉", "add one, or leave it out"});
}

}  // namespace

int select_from_files(Session& session, const SelectOptions& options) {
  if (!options.programs.empty()) return select_for_programs(session, options);
  if (options.seats.empty()) {
    throw Error(Fault::request, {"没有给出名额", "the number of seats is missing"},
                {"请加上 --seats N", "add --seats N"});
  }
  if (!options.lottery.empty()) return select_by_lottery(session, options);
  refuse_beside(options.stability.empty() ? "--seed" : "", options.seed, {"--stability", "--lottery"});
  refuse_beside(options.stability.empty() ? "--spread" : "", options.spread, {"--stability"});
  const auto place =
      options.certificate.empty()
          ? std::filesystem::path()
          : place_to_write(options.certificate, {options.pool, options.quotas, options.weights});
  const auto begin = std::chrono::steady_clock::now();
  const auto weights = options.weights.empty() ? std::vector<FileWeight>() : read_weights(options.weights);
  FilePool pool = read_pool(options.pool, options.quotas, whole_number(options.seats, "--seats"), options.id,
                            options.score, weights);
  if (!options.reserves.empty()) pool.problem.reserves = whole_number(options.reserves, "--reserves");
  echelon::Selection selection(std::move(pool.problem));
  const SelectionResult& result = selection.run(session.progress());
  const auto stability = asked_stability(session, options, pool, selection.problem());
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  if (!options.certificate.empty() && result.status != SelectionStatus::interrupted)
    write_certificate(place, pool, selection, session.progress());
  if (session.format() == Format::json) {
    session.say(result_json(pool, selection.problem(), result, stability, seconds));
  } else if (session.format() == Format::csv) {
    session.say(people_listing(session, pool, selection.problem(), result, false).csv());
  } else {
    say_result(session, pool, selection.problem(), result);
    if (stability) say_stability(session, pool, *stability);
    say_notes(session, pool.counts);
  }
  return exit_status(result.status);
}

}  // namespace cli
