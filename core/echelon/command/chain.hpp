#pragma once

#include <string>
#include <vector>

#include "echelon/command/ledger.hpp"

namespace echelon::command {

// How entries are written, linked and applied; for the sources of this folder only.

/// The hash of an entry: covers everything in it, the changeset and the pieces by their digests.
[[nodiscard]] std::string entry_hash(const Entry& entry, const std::string& changeset_digest,
                                     const std::vector<std::string>& piece_hashes);

[[nodiscard]] Anchor head_of(const Store& store);

/// Writes the next entry: gives it number, previous hash and hash.
void append(Store& store, Entry& entry, const std::string& changeset,
            const std::vector<std::string>& piece_hashes);
/// A piece as the ledger keeps it: the hash of its bytes, and the bytes compressed.
struct PackedPiece {
  std::string hash;
  std::string bytes;
};
void append_piece(Store& store, std::int64_t entry, std::int64_t piece, const PackedPiece& packed);

/// An entry's piece, unpacked; throws Error when it does not have its hash.
[[nodiscard]] std::string piece_of(const Store& store, std::int64_t entry, std::int64_t piece);
[[nodiscard]] std::vector<std::string> piece_hashes_of(const Store& store, std::int64_t entry);

/// Applies an entry of `ledger` to `office` (the same store, or one being rebuilt): its own changeset, and
/// the pieces of the entry itself or of its target.
void apply_entry(const Store& ledger, Store& office, const Entry& entry, const std::string& changeset);

/// Columns of an entry in the order of `entry_columns`.
inline constexpr const char* entry_columns =
    "number, id, kind, command, arguments, who, at, target, made, previous, hash";
[[nodiscard]] Entry read_entry(const Statement& row);

}  // namespace echelon::command
