#include "cli/pool.hpp"

#include <algorithm>

#include "cli/pool_parts.hpp"
#include "echelon/base/decimal.hpp"
#include "echelon/base/error.hpp"

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

/// Σ weight × points of each candidate.
std::vector<std::int64_t> weighted_scores(const FilePool& pool, const std::string& file) {
  __extension__ using Wide = __int128;
  constexpr Wide scale = echelon::Decimal::scale;
  constexpr Wide most = Wide{9'000'000'000'000} * scale * scale;
  std::vector<std::int64_t> scores(pool.ids.size());
  for (std::size_t j = 0; j < scores.size(); ++j) {
    Wide sum = 0;
    for (std::size_t c = 0; c < pool.weights.size(); ++c)
      sum += Wide{pool.weights[c].weight} * pool.criteria[c][j];
    if (sum % scale != 0 || sum > most || sum < -most) {
      const std::string id(pool.ids[j]);
      throw echelon::Error(
          echelon::Fault::request,
          {"“" + id + "”的加权总分超过六位小数，或超出范围",
           "the weighted score of `" + id + "` has more than six decimal places, or is too large"},
          {"请先把权重或分数四舍五入", "round the weights or the points first"}, {file, {}, 0, {}});
    }
    scores[j] = static_cast<std::int64_t>(sum / scale);
  }
  return scores;
}

}  // namespace

std::vector<FileWeight> read_weights(const std::filesystem::path& weights) {
  const PlainTable table = read_plain_table(weights);
  const std::size_t criterion = table.column("criterion");
  const std::size_t weight = table.column("weight");
  std::vector<FileWeight> read;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string name(table.cell(row, criterion));
    const bool twice = std::ranges::find(read, name, &FileWeight::criterion) != read.end();
    if (name.empty() || twice) {
      table.refuse(row, criterion,
                   {"评分项没有名称，或出现两次", "the criterion has no name, or stands twice"},
                   {"请改正", "correct it"});
    }
    read.push_back({name, table.number(row, weight).millionths()});
    if (read.back().weight < 0) {
      table.refuse(row, weight, {"权重不能为负", "a weight is below 0"}, {"请改正", "correct it"});
    }
  }
  if (read.empty()) {
    throw echelon::Error(echelon::Fault::request, {"没有任何权重", "there are no weights"},
                         {"请至少写一行", "write one row at least"}, {table.file(), {}, 0, {}});
  }
  std::ranges::sort(read, {}, &FileWeight::criterion);
  return read;
}

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
  pool.weights = request.weights;
  if (!pool.weights.empty()) pool.problem.scores = weighted_scores(pool, request.pool.string());
  pool.digest = pool_digest(pool);
  return pool;
}

FilePool read_pool(const std::filesystem::path& pool, const std::filesystem::path& quotas, std::int64_t seats,
                   const std::string& id_column, const std::string& score_column,
                   const std::vector<FileWeight>& weights) {
  const PoolRequest request{pool,   quotas, seats, id_column, weights.empty() ? score_column : std::string(),
                            weights};
  if (auto quick = read_pool_quickly(request)) return std::move(*quick);
  return read_pool_generally(request);
}

}  // namespace cli
