#pragma once

#include <string>
#include <vector>

#include "cli/pool.hpp"
#include "cli/session.hpp"

namespace cli {

// What the selection by score and the lottery say alike.

/// A quota's number of people, or its sum as a decimal.
[[nodiscard]] std::string amount(const FileQuota& quota, std::int64_t value);

/// Writes the key `relaxation` and its list.
void json_relaxation(JsonOut& out, const FilePool& pool, const std::vector<echelon::BoundChange>& relaxation);
/// Says that the quotas contradict each other, and the changes as a table.
void say_relaxation(Session& session, const FilePool& pool,
                    const std::vector<echelon::BoundChange>& relaxation);

}  // namespace cli
