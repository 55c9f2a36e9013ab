#include <algorithm>
#include <charconv>
#include <tuple>

#include "cli/pool_parts.hpp"
#include "echelon/base/decimal.hpp"
#include "echelon/base/error.hpp"

namespace cli {
namespace {

std::optional<std::int64_t> read_bound(const PlainTable& quotas, std::size_t row, std::size_t column,
                                       bool is_sum) {
  const std::string_view cell = quotas.cell(row, column);
  if (cell.empty()) return std::nullopt;
  if (is_sum) return quotas.number(row, column).millionths();
  std::int64_t bound = 0;
  const auto [end, failed] = std::from_chars(cell.data(), cell.data() + cell.size(), bound);
  if (failed != std::errc() || end != cell.data() + cell.size() || bound < 0) {
    quotas.refuse(row, column, {"界限应为不小于 0 的整数", "a bound must be a whole number, 0 or more"},
                  {"请改正；不设界限则留空", "correct it, or leave it empty for no bound"});
  }
  return bound;
}

}  // namespace

std::vector<FileQuota> read_quotas(const PlainTable& quotas,
                                   const std::function<bool(const std::string&)>& has_column) {
  const std::size_t feature = quotas.column("feature");
  const std::size_t value = quotas.column("value");
  const std::size_t min = quotas.column("min");
  const std::size_t max = quotas.column("max");
  const auto measure = quotas.find("measure");
  std::vector<FileQuota> read;
  read.reserve(quotas.rows());
  for (std::size_t row = 0; row < quotas.rows(); ++row) {
    const std::string_view kind = measure ? quotas.cell(row, *measure) : std::string_view();
    if (!kind.empty() && kind != "count" && kind != "sum") {
      quotas.refuse(row, *measure, {"measure 只能是 count 或 sum", "measure must be `count` or `sum`"},
                    {"请改正", "correct it"});
    }
    FileQuota quota{
        std::string(quotas.cell(row, feature)), std::string(quotas.cell(row, value)), kind == "sum", {}, {}};
    quota.min = read_bound(quotas, row, min, quota.is_sum);
    quota.max = read_bound(quotas, row, max, quota.is_sum);
    if (quota.feature.empty() || !has_column(quota.feature)) {
      quotas.refuse(
          row, feature,
          {"候选人文件没有“" + quota.feature + "”这一列", "the pool has no column `" + quota.feature + "`"},
          {"请改正特征名，或在候选人文件中补上这一列", "correct the feature, or add the column to the pool"});
    }
    if (quota.is_sum != quota.value.empty()) {
      quotas.refuse(
          row, value,
          {"count 须写明取值（或 *），sum 的取值须为空", "a `count` needs a value or *, a `sum` has none"},
          {"请改正", "correct it"});
    }
    read.push_back(std::move(quota));
  }
  std::ranges::sort(read, {}, [](const FileQuota& quota) {
    return std::tie(quota.is_sum, quota.feature, quota.value, quota.min, quota.max);
  });
  return read;
}

std::vector<std::string> quota_columns(const std::vector<FileQuota>& quotas, bool sums) {
  std::vector<std::string> names;
  for (const FileQuota& quota : quotas)
    if (quota.is_sum == sums && (names.empty() || names.back() != quota.feature))
      names.push_back(quota.feature);
  return names;
}

}  // namespace cli
