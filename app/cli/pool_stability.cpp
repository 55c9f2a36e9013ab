#include "cli/pool_stability.hpp"

#include <algorithm>

#include "cli/listing.hpp"
#include "echelon/base/decimal.hpp"

namespace cli {
namespace {

using echelon::Decimal;

Decimal share(std::int64_t times, const PoolStability& stability) {
  return Decimal::of(times).over(Decimal::of(static_cast<std::int64_t>(stability.count)));
}

}  // namespace

PoolStability stability_of(const FilePool& pool, const echelon::SelectionProblem& problem, std::size_t count,
                           std::uint64_t seed, std::optional<std::int64_t> spread,
                           const echelon::Progress& progress) {
  echelon::WeightDraws draws{{}, spread, count, seed};
  for (const FileWeight& each : pool.weights) draws.base.push_back(each.weight);
  PoolStability stability;
  stability.count = count;
  stability.top =
      echelon::times_in_top(pool.criteria, static_cast<std::size_t>(problem.seats), draws, progress);
  stability.selected = echelon::times_selected(problem, pool.criteria, draws, progress);
  for (std::size_t j = 0; j < pool.ids.size(); ++j)
    if (stability.top[j] + stability.selected[j] > 0) stability.candidates.push_back(j);
  std::ranges::stable_sort(stability.candidates, std::greater<>(),
                           [&](std::size_t j) { return std::pair(stability.selected[j], stability.top[j]); });
  if (auto found = echelon::weight_intervals(problem, pool.criteria, draws.base, progress))
    stability.intervals = std::move(*found);
  return stability;
}

void json_stability(JsonOut& out, const FilePool& pool, const PoolStability& stability) {
  out.key("stability").open_list();
  for (const std::size_t j : stability.candidates) {
    out.open_object().key("id").text(pool.ids[j]);
    out.key("top").number(share(stability.top[j], stability));
    out.key("selected").number(share(stability.selected[j], stability)).close_object();
  }
  out.close_list().key("weights").open_list();
  for (std::size_t c = 0; c < stability.intervals.size(); ++c) {
    const auto& [from, to, below, above] = stability.intervals[c];
    out.open_object().key("criterion").text(pool.weights[c].criterion);
    out.key("weight").number(Decimal::from_millionths(pool.weights[c].weight));
    out.key("from").number(Decimal::from_millionths(from)).key("to");
    if (to) {
      out.number(Decimal::from_millionths(*to));
    } else {
      out.null();
    }
    out.close_object();
  }
  out.close_list();
}

void say_stability(Session& session, const FilePool& pool, const PoolStability& stability) {
  const std::string count = std::to_string(stability.count);
  session.say_line(
      {"\n抽取 " + count + " 组权重，每人排在前列和入选的比例：",
       "\nof " + count + " weightings drawn, the share with each among the first, and selected:"});
  Listing people(
      {{"id", {"编号", "id"}}, {"top", {"前列", "top"}, true}, {"selected", {"入选", "selected"}, true}});
  for (const std::size_t j : stability.candidates) {
    people.row({std::string(pool.ids[j]), share(stability.top[j], stability).text(),
                share(stability.selected[j], stability).text()});
  }
  session.say(people.table(session.language()));
  session.say_line({"\n其他权重不变时，入选名单不变的权重区间：",
                    "\nthe weights with which the same are chosen, the others staying as they are:"});
  Listing weights({{"criterion", {"评分项", "criterion"}},
                   {"weight", {"权重", "weight"}, true},
                   {"from", {"自", "from"}, true},
                   {"to", {"至", "to"}, true}});
  for (std::size_t c = 0; c < stability.intervals.size(); ++c) {
    const auto& [from, to, below, above] = stability.intervals[c];
    weights.row({pool.weights[c].criterion, Decimal::from_millionths(pool.weights[c].weight).text(),
                 Decimal::from_millionths(from).text(), to ? Decimal::from_millionths(*to).text() : ""});
  }
  session.say(weights.table(session.language()));
}

}  // namespace cli
