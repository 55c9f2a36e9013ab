#pragma once

#include <string>
#include <string_view>

#include "echelon/store/store.hpp"

namespace echelon {

/// Records what is changed in the office's tables while it lives: before and after values of every row. Only
/// inside a Transaction. The ledger's own tables are not recorded.
class Recording {
 public:
  explicit Recording(Store& store);
  ~Recording();
  Recording(const Recording&) = delete;
  Recording& operator=(const Recording&) = delete;
  /// Everything changed so far, as SQLite's changeset; empty when nothing changed.
  [[nodiscard]] std::string changeset() const;

 private:
  const Store& store_;
  void* session_ = nullptr;
};

/// Applies a changeset, all of it. Throws Error for bytes that are no changeset, and when a row is not as the
/// changeset found it; the caller's transaction must then be given up.
void apply_changeset(Store& store, std::string_view changeset);
/// The changeset that takes this one back. Throws Error for bytes that are no changeset.
[[nodiscard]] std::string inverted(std::string_view changeset);

}  // namespace echelon
