#pragma once

#include <functional>

#include "echelon/command/chain.hpp"
#include "echelon/command/writer.hpp"

namespace echelon::command {

// One entry, one transaction, at most once; for the sources of this folder only.

/// An entry of kind `change` for a request, yet without number and hash.
[[nodiscard]] Entry new_entry(const CommandRequest& request, const Signature& signature);

/// Runs `work` in a transaction and commits it if it says true, else takes it back. Does nothing when the
/// ledger already holds the entry's id; then, and when a commit that reported an error had happened after
/// all, `entry` becomes the one in the ledger. Returns whether work was done now.
bool once(Store& store, Entry& entry, const std::function<bool()>& work);

/// Carries out `change` under a recording and appends its entry; nothing changed, nothing appended.
Performed write(Store& store, const CommandRequest& request, const Signature& signature,
                const std::function<void(Writer&)>& change);

}  // namespace echelon::command
