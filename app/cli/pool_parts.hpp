#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "cli/plain_table.hpp"
#include "cli/pool.hpp"

namespace cli {

// The two ways of reading a pool, and what they share. A pool that the quick way reads, the general way reads
// to the same bytes; only the general way has words for what is wrong.

struct PoolRequest {
  std::filesystem::path pool;
  std::filesystem::path quotas;  ///< empty: none
  std::int64_t seats = 0;
  std::string id;
  std::string score;  ///< empty: every score is 0
  std::vector<FileWeight> weights;
};

/// A column of texts as codes in bytewise order of the texts; −1 where the cell is empty.
struct CodedColumn {
  std::vector<std::string> values;
  std::vector<std::int32_t> codes;
};

/// The columns that a request needs, the candidates in order of their ids.
struct PoolColumns {
  PoolIds ids;
  std::vector<std::int64_t> scores;
  std::vector<CodedColumn> features;                ///< those of the count quotas, by name
  std::vector<std::vector<std::int64_t>> measures;  ///< those of the sum quotas, by name
  std::vector<std::vector<std::int64_t>> criteria;  ///< one for each weight
};

/// The rows by id, bytewise. Throws Error where one is empty or stands twice.
[[nodiscard]] std::vector<std::size_t> rows_by_id(const PlainTable& pool, std::size_t id);
[[nodiscard]] CodedColumn code_column(const PlainTable& pool, std::size_t column,
                                      const std::vector<std::size_t>& order);

/// The quotas as their file has them, `*` not yet spread out, by measure, feature, value, program and bounds.
/// Throws Error where one is wrong or `has_column` does not know its feature.
[[nodiscard]] std::vector<FileQuota> read_quotas(const PlainTable& quotas,
                                                 const std::function<bool(const std::string&)>& has_column);
/// The features of the count quotas, or of the sum quotas: by name, each once.
[[nodiscard]] std::vector<std::string> quota_columns(const std::vector<FileQuota>& quotas, bool sums);
[[nodiscard]] FilePool assemble_pool(const PoolRequest& request, PoolColumns columns,
                                     const std::vector<FileQuota>& quotas);
/// The digest of a pool from a canonical form in bytes: the seats, each quota's texts and bounds, the
/// weights, then column by column, the candidates in order: the ids' lengths, the ids, the scores, codes,
/// measures and criteria. Numbers of a column are differences from its least, each in 0, 1, 2, 4 or 8 bytes
/// as the column's range needs.
[[nodiscard]] std::string pool_digest(const FilePool& pool);

/// The quick way: one pass over the text. Nothing where anything at all is unusual.
[[nodiscard]] std::optional<FilePool> read_pool_quickly(const PoolRequest& request);
/// The general way. Throws Error as `read_pool`.
[[nodiscard]] FilePool read_pool_generally(const PoolRequest& request);

}  // namespace cli
