#include "cli/pool.hpp"

#include <algorithm>

#include "cli/pool_parts.hpp"

namespace cli {
namespace {

class QuotaSpreader {
 public:
  QuotaSpreader(const PoolColumns& columns, const std::vector<FileQuota>& quotas, FilePool& into)
      : columns_(columns),
        features_(quota_columns(quotas, false)),
        measures_(quota_columns(quotas, true)),
        into_(into) {}

  void add(const FileQuota& quota) {
    if (quota.is_sum) {
      into_.problem.sums.push_back({place(measures_, quota.feature), quota.min, quota.max, 1});
      into_.sums.push_back(quota);
      return;
    }
    const std::size_t index = place(features_, quota.feature);
    const auto& values = columns_.features[index].values;
    if (quota.value == "*") {
      for (std::size_t code = 0; code < values.size(); ++code) {
        add_count(index, static_cast<std::int32_t>(code), quota);
        into_.counts.back().value = values[code];
      }
      return;
    }
    const auto found = std::ranges::lower_bound(values, quota.value);
    const bool occurs = found != values.end() && *found == quota.value;
    // A value that no candidate has gets a code of its own, behind all others.
    add_count(index, static_cast<std::int32_t>(occurs ? found - values.begin() : std::ssize(values)), quota);
  }

 private:
  static std::size_t place(const std::vector<std::string>& names, const std::string& name) {
    return static_cast<std::size_t>(std::ranges::lower_bound(names, name) - names.begin());
  }
  void add_count(std::size_t index, std::int32_t code, const FileQuota& quota) {
    into_.problem.counts.push_back({index, code, quota.min, quota.max, 1});
    into_.counts.push_back(quota);
  }

  const PoolColumns& columns_;
  std::vector<std::string> features_;
  std::vector<std::string> measures_;
  FilePool& into_;
};

}  // namespace

FilePool assemble_pool(const PoolRequest& request, PoolColumns columns,
                       const std::vector<FileQuota>& quotas) {
  FilePool pool;
  pool.problem.seats = request.seats;
  pool.counts.reserve(quotas.size());
  pool.problem.counts.reserve(quotas.size());
  QuotaSpreader spreader(columns, quotas, pool);
  for (const FileQuota& quota : quotas) spreader.add(quota);
  pool.ids = std::move(columns.ids);
  pool.problem.scores = std::move(columns.scores);
  for (CodedColumn& each : columns.features) pool.problem.features.push_back(std::move(each.codes));
  pool.problem.measures = std::move(columns.measures);
  pool.criteria = std::move(columns.criteria);
  pool.digest = pool_digest(pool);
  return pool;
}

FilePool read_pool(const std::filesystem::path& pool, const std::filesystem::path& quotas, std::int64_t seats,
                   const std::string& id_column, const std::string& score_column,
                   const std::vector<std::string>& criteria) {
  const PoolRequest request{pool, quotas, seats, id_column, score_column, criteria};
  if (auto quick = read_pool_quickly(request)) return std::move(*quick);
  return read_pool_generally(request);
}

}  // namespace cli
