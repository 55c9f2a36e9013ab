#include "cli/pool.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

#include "echelon/base/decimal.hpp"
#include "echelon/base/error.hpp"
#include "echelon/command/digest.hpp"

namespace cli {
namespace {

using echelon::Decimal;
using echelon::Error;
using echelon::Fault;

[[noreturn]] void refuse(const PlainTable& table, std::size_t row, std::size_t column, echelon::Words what,
                         echelon::Words remedy) {
  throw Error(Fault::request, std::move(what), std::move(remedy),
              {table.file(), {}, table.row_number(row), table.header()[column]});
}

Decimal read_number(const PlainTable& table, std::size_t row, std::size_t column) {
  const std::string_view cell = table.cell(row, column);
  if (cell.empty()) {
    refuse(table, row, column, {"没有填写数值", "the number is missing"},
           {"请填写；缺失不等于零", "fill it in; missing is not zero"});
  }
  const auto number = Decimal::read_exactly(cell);
  if (!number && Decimal::read(cell)) {
    refuse(table, row, column, {"超过六位小数", "it has more than six decimal places"},
           {"请先四舍五入到六位小数", "round it to six places first"});
  }
  if (!number) {
    refuse(table, row, column, {"不是数值，或超出范围", "this is no number, or too large a one"},
           {"请填写普通小数，如 87.5", "write a plain decimal such as 87.5"});
  }
  return *number;
}

/// The rows by id, bytewise.
std::vector<std::size_t> rows_by_id(const PlainTable& pool, std::size_t id) {
  std::vector<std::size_t> order(pool.rows());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, [&](std::size_t a, std::size_t b) {
    return std::pair(pool.cell(a, id), a) < std::pair(pool.cell(b, id), b);
  });
  for (std::size_t i = 0; i < order.size(); ++i) {
    if (pool.cell(order[i], id).empty()) {
      refuse(pool, order[i], id, {"没有编号", "the id is missing"}, {"请填写编号", "fill it in"});
    }
    if (i > 0 && pool.cell(order[i], id) == pool.cell(order[i - 1], id)) {
      const std::string first = std::to_string(pool.row_number(order[i - 1]));
      refuse(pool, order[i], id, {"编号与第 " + first + " 行重复", "the id already stands in row " + first},
             {"请删除或改正其中一行", "remove or correct one of the two"});
    }
  }
  return order;
}

std::optional<std::int64_t> read_bound(const PlainTable& quotas, std::size_t row, std::size_t column,
                                       bool is_sum) {
  const std::string_view cell = quotas.cell(row, column);
  if (cell.empty()) return std::nullopt;
  if (is_sum) return read_number(quotas, row, column).millionths();
  std::int64_t bound = 0;
  const auto [end, failed] = std::from_chars(cell.data(), cell.data() + cell.size(), bound);
  if (failed != std::errc() || end != cell.data() + cell.size() || bound < 0) {
    refuse(quotas, row, column, {"界限应为不小于 0 的整数", "a bound must be a whole number, 0 or more"},
           {"请改正；不设界限则留空", "correct it, or leave it empty for no bound"});
  }
  return bound;
}

/// The quotas as the file has them, `*` not yet spread out, in an order of their own.
std::vector<FileQuota> read_quotas(const PlainTable& quotas, const PlainTable& pool) {
  const std::size_t feature = quotas.column("feature");
  const std::size_t value = quotas.column("value");
  const std::size_t min = quotas.column("min");
  const std::size_t max = quotas.column("max");
  const auto measure = quotas.find("measure");
  std::vector<FileQuota> read;
  for (std::size_t row = 0; row < quotas.rows(); ++row) {
    const std::string_view kind = measure ? quotas.cell(row, *measure) : std::string_view();
    if (!kind.empty() && kind != "count" && kind != "sum") {
      refuse(quotas, row, *measure, {"measure 只能是 count 或 sum", "measure must be `count` or `sum`"},
             {"请改正", "correct it"});
    }
    FileQuota quota{
        std::string(quotas.cell(row, feature)), std::string(quotas.cell(row, value)), kind == "sum", {}, {}};
    quota.min = read_bound(quotas, row, min, quota.is_sum);
    quota.max = read_bound(quotas, row, max, quota.is_sum);
    if (!pool.find(quota.feature) || quota.feature.empty()) {
      refuse(
          quotas, row, feature,
          {"候选人文件没有“" + quota.feature + "”这一列", "the pool has no column `" + quota.feature + "`"},
          {"请改正特征名，或在候选人文件中补上这一列", "correct the feature, or add the column to the pool"});
    }
    if (quota.is_sum != quota.value.empty()) {
      refuse(quotas, row, value,
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

/// A column of texts as codes in bytewise order of the texts; empty cells have none.
struct Coded {
  std::vector<std::string> values;
  std::vector<std::int32_t> codes;
};
Coded code_column(const PlainTable& pool, std::size_t column, const std::vector<std::size_t>& order) {
  std::map<std::string_view, std::int32_t> numbers;
  for (const std::size_t row : order) {
    if (!pool.cell(row, column).empty()) numbers.emplace(pool.cell(row, column), 0);
  }
  Coded coded;
  for (auto& [value, number] : numbers) {
    number = static_cast<std::int32_t>(coded.values.size());
    coded.values.emplace_back(value);
  }
  coded.codes.reserve(order.size());
  for (const std::size_t row : order) {
    const auto found = numbers.find(pool.cell(row, column));
    coded.codes.push_back(found == numbers.end() ? -1 : found->second);
  }
  return coded;
}

class PoolBuilder {
 public:
  PoolBuilder(const PlainTable& pool, std::vector<std::size_t> order, FilePool& into)
      : pool_(pool), order_(std::move(order)), into_(into) {}

  void add(const FileQuota& quota) {
    const std::size_t column = pool_.column(quota.feature);
    if (quota.is_sum) {
      into_.problem.sums.push_back({measure(column), quota.min, quota.max, 1});
      into_.sums.push_back(quota);
      return;
    }
    const std::size_t index = feature(column);
    const auto& values = coded_[index].values;
    if (quota.value == "*") {
      for (std::size_t code = 0; code < values.size(); ++code)
        add_count(index, static_cast<std::int32_t>(code), quota);
      return;
    }
    const auto found = std::ranges::lower_bound(values, quota.value);
    const bool occurs = found != values.end() && *found == quota.value;
    // A value that no candidate has gets a code of its own, behind all others.
    add_count(index, static_cast<std::int32_t>(occurs ? found - values.begin() : std::ssize(values)), quota);
  }

  void finish() {
    for (Coded& each : coded_) into_.problem.features.push_back(std::move(each.codes));
  }

 private:
  void add_count(std::size_t index, std::int32_t code, const FileQuota& quota) {
    into_.problem.counts.push_back({index, code, quota.min, quota.max, 1});
    FileQuota named = quota;
    if (quota.value == "*") named.value = coded_[index].values[static_cast<std::size_t>(code)];
    into_.counts.push_back(std::move(named));
  }
  std::size_t feature(std::size_t column) {
    const auto [found, fresh] = features_.try_emplace(column, coded_.size());
    if (fresh) coded_.push_back(code_column(pool_, column, order_));
    return found->second;
  }
  std::size_t measure(std::size_t column) {
    const auto [found, fresh] = measures_.try_emplace(column, into_.problem.measures.size());
    if (fresh) {
      std::vector<std::int64_t> numbers;
      numbers.reserve(order_.size());
      for (const std::size_t row : order_) numbers.push_back(read_number(pool_, row, column).millionths());
      into_.problem.measures.push_back(std::move(numbers));
    }
    return found->second;
  }

  const PlainTable& pool_;
  std::vector<std::size_t> order_;
  FilePool& into_;
  std::map<std::size_t, std::size_t> features_;  ///< column → position in coded_
  std::map<std::size_t, std::size_t> measures_;
  std::vector<Coded> coded_;
};

/// Everything the result depends on, in an order of its own, hashed.
std::string digest_of(const FilePool& pool) {
  std::string canonical = "select 1\nseats " + std::to_string(pool.problem.seats) + "\n";
  const auto bound = [](const std::optional<std::int64_t>& value) {
    return value ? std::to_string(*value) : "-";
  };
  for (const auto* quotas : {&pool.counts, &pool.sums}) {
    for (const FileQuota& quota : *quotas) {
      canonical.append(quota.is_sum ? "sum" : "count").append(1, '\0').append(quota.feature).append(1, '\0');
      canonical.append(quota.value).append(1, '\0').append(bound(quota.min)).append(1, '\0');
      canonical.append(bound(quota.max)).append("\n");
    }
  }
  for (std::size_t i = 0; i < pool.ids.size(); ++i) {
    canonical.append(pool.ids[i]).append(1, '\0').append(std::to_string(pool.problem.scores[i]));
    for (const auto& codes : pool.problem.features)
      canonical.append(1, '\0').append(std::to_string(codes[i]));
    for (const auto& numbers : pool.problem.measures)
      canonical.append(1, '\0').append(std::to_string(numbers[i]));
    canonical.append("\n");
  }
  return echelon::digest(canonical);
}

}  // namespace

FilePool read_pool(const std::filesystem::path& pool_file, const std::filesystem::path& quota_file,
                   std::int64_t seats, const std::string& id_column, const std::string& score_column) {
  const PlainTable pool = read_plain_table(pool_file);
  const std::size_t id = pool.column(id_column);
  const auto score = score_column.empty() ? std::nullopt : std::optional(pool.column(score_column));
  const std::vector<std::size_t> order = rows_by_id(pool, id);
  FilePool result;
  result.problem.seats = seats;
  for (const std::size_t row : order) {
    result.ids.emplace_back(pool.cell(row, id));
    result.problem.scores.push_back(score ? read_number(pool, row, *score).millionths() : 0);
  }
  PoolBuilder builder(pool, order, result);
  if (!quota_file.empty()) {
    for (const FileQuota& quota : read_quotas(read_plain_table(quota_file), pool)) builder.add(quota);
  }
  builder.finish();
  result.digest = digest_of(result);
  return result;
}

}  // namespace cli
