#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/pool.hpp"
#include "cli/session.hpp"

namespace cli {

// What the selections by score, for several programs and by lot say alike.

/// The exit status: the answer is no when infeasible; interrupted as everything that was.
[[nodiscard]] int exit_status(echelon::SelectionStatus status);

/// A quota's number of people, or its sum as a decimal.
[[nodiscard]] std::string amount(const FileQuota& quota, std::int64_t value);

/// Points, or null.
void json_points(JsonOut& out, const char* name, const std::optional<std::int64_t>& millionths);
/// A quota's number of people, or its sum as a decimal, or null.
void json_amount(JsonOut& out, const FileQuota& quota, const char* name,
                 const std::optional<std::int64_t>& value);

/// Quotas on a value that nobody has: a slip of spelling, or an encoding mistaken for another. As the key
/// `notes`, a list of sentences, where there are any; or a line each.
void json_notes(JsonOut& out, const std::vector<FileQuota>& quotas);
void say_notes(Session& session, const std::vector<FileQuota>& quotas);

/// Writes the key `relaxation` and its list.
void json_relaxation(JsonOut& out, const FilePool& pool, const std::vector<echelon::BoundChange>& relaxation);
/// Says that the quotas contradict each other, and the changes as a table.
void say_relaxation(Session& session, const FilePool& pool,
                    const std::vector<echelon::BoundChange>& relaxation);

}  // namespace cli
