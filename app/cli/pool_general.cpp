#include <algorithm>
#include <map>
#include <numeric>

#include "cli/pool_parts.hpp"
#include "echelon/base/decimal.hpp"

namespace cli {
namespace {

/// The rows by id, bytewise.
std::vector<std::size_t> rows_by_id(const PlainTable& pool, std::size_t id) {
  std::vector<std::size_t> order(pool.rows());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, [&](std::size_t a, std::size_t b) {
    return std::pair(pool.cell(a, id), a) < std::pair(pool.cell(b, id), b);
  });
  for (std::size_t i = 0; i < order.size(); ++i) {
    if (pool.cell(order[i], id).empty()) {
      pool.refuse(order[i], id, {"没有编号", "the id is missing"}, {"请填写编号", "fill it in"});
    }
    if (i > 0 && pool.cell(order[i], id) == pool.cell(order[i - 1], id)) {
      const std::string first = std::to_string(pool.row_number(order[i - 1]));
      pool.refuse(order[i], id, {"编号与第 " + first + " 行重复", "the id already stands in row " + first},
                  {"请删除或改正其中一行", "remove or correct one of the two"});
    }
  }
  return order;
}

CodedColumn code_column(const PlainTable& pool, std::size_t column, const std::vector<std::size_t>& order) {
  std::map<std::string_view, std::int32_t> numbers;
  for (const std::size_t row : order) {
    if (!pool.cell(row, column).empty()) numbers.emplace(pool.cell(row, column), 0);
  }
  CodedColumn coded;
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

}  // namespace

FilePool read_pool_generally(const PoolRequest& request) {
  const PlainTable pool = read_plain_table(request.pool);
  const std::size_t id = pool.column(request.id);
  const auto score = request.score.empty() ? std::nullopt : std::optional(pool.column(request.score));
  std::vector<std::size_t> criteria;
  for (const FileWeight& each : request.weights) criteria.push_back(pool.column(each.criterion));
  const std::vector<std::size_t> order = rows_by_id(pool, id);
  const auto numbers = [&](std::size_t column) {
    std::vector<std::int64_t> read;
    read.reserve(order.size());
    for (const std::size_t row : order) read.push_back(pool.number(row, column).millionths());
    return read;
  };
  PoolColumns columns;
  for (const std::size_t row : order) columns.ids.push_back(pool.cell(row, id));
  columns.scores = score ? numbers(*score) : std::vector<std::int64_t>(order.size());
  for (const std::size_t column : criteria) columns.criteria.push_back(numbers(column));
  std::vector<FileQuota> quotas;
  if (!request.quotas.empty()) {
    quotas = read_quotas(read_plain_table(request.quotas),
                         [&](const std::string& name) { return pool.find(name).has_value(); });
  }
  for (const std::string& name : quota_columns(quotas, false))
    columns.features.push_back(code_column(pool, pool.column(name), order));
  for (const std::string& name : quota_columns(quotas, true))
    columns.measures.push_back(numbers(pool.column(name)));
  return assemble_pool(request, std::move(columns), quotas);
}

}  // namespace cli
