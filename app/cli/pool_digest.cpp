#include "cli/canonical_bytes.hpp"
#include "cli/pool_parts.hpp"

namespace cli {
namespace {

void add_quota(CanonicalBytes& out, const FileQuota& quota) {
  out.text(quota.feature);
  out.text(quota.value);
  for (const auto& bound : {quota.min, quota.max}) {
    out.number(bound ? 1 : 0, 1);
    out.number(static_cast<std::uint64_t>(bound.value_or(0)));
  }
}

}  // namespace

std::string pool_digest(const FilePool& pool) {
  CanonicalBytes out;
  out.text("echelon pool 3");
  out.number(static_cast<std::uint64_t>(pool.problem.seats));
  for (const auto* quotas : {&pool.counts, &pool.sums}) {
    out.number(quotas->size());
    for (const FileQuota& quota : *quotas) add_quota(out, quota);
  }
  out.number(pool.weights.size());
  for (const FileWeight& each : pool.weights) {
    out.text(each.criterion);
    out.number(static_cast<std::uint64_t>(each.weight));
  }
  for (const std::size_t size :
       {pool.ids.size(), pool.problem.features.size(), pool.problem.measures.size(), pool.criteria.size()})
    out.number(size);
  add_column(out, pool.ids.lengths());
  out.text(pool.ids.all());
  add_column(out, pool.problem.scores);
  for (const auto& codes : pool.problem.features) add_column(out, codes);
  for (const auto* columns : {&pool.problem.measures, &pool.criteria})
    for (const auto& numbers : *columns) add_column(out, numbers);
  return out.hex();
}

}  // namespace cli
