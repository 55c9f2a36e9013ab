#pragma once

#include <string_view>

namespace echelon::store {

/// Whether the bytes have the form of a changeset of the office's tables, to the last one. SQLite's own
/// reader (3.40.1) trusts them: where a table's name never ends it reads for ever.
[[nodiscard]] bool is_changeset(std::string_view bytes);

}  // namespace echelon::store
