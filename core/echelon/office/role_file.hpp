#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "echelon/base/progress.hpp"
#include "echelon/command/ledger.hpp"
#include "echelon/office/roles.hpp"
#include "echelon/store/handed.hpp"

namespace echelon {

/// Whose office the store is; nothing for one of HR's own.
[[nodiscard]] std::optional<OfficeRole> role_of(const Store& store);

/// An office that was handed out and came back: proven to be one of HR's, and unaltered but by what its
/// ledger says.
class RoleFile {
 public:
  /// Throws Error for a file that is no office handed out, whose ledger does not verify, that `hr` did not
  /// hand out or has recalled, or whose ledger was rewritten after it came in before.
  RoleFile(const Store& hr, const std::filesystem::path& file, const Progress& progress);

  [[nodiscard]] const OfficeRole& role() const { return role_; }
  /// Everything done there, in order; not what it was handed out with.
  [[nodiscard]] const std::vector<Entry>& entries() const { return entries_; }
  [[nodiscard]] bool came_in(const Entry& entry) const { return came_in_.contains(entry.number); }
  [[nodiscard]] bool has_call(const std::string& number) const { return calls_.contains(number); }
  /// The office as it was handed out.
  [[nodiscard]] const Store& as_handed_out() const { return base_; }

 private:
  void require_ours(const Store& hr);
  Store store_;
  Store base_;
  OfficeRole role_;
  std::vector<Entry> entries_;
  std::map<std::int64_t, std::string> came_in_;
  std::set<std::string> calls_;
};

/// What the file's holder knew of something that HR may have changed since: scores, ranks, statements.
class Known {
 public:
  Known(const RoleFile& file, const Store& hr) : file_(file), hr_(hr) {}
  /// What a request of the file did is known from then on; in the file's own ids.
  void learn(const CommandRequest& request);
  /// Throws Error when HR's office no longer says what the file's holder knew before this request.
  void require(const CommandRequest& theirs, const CommandRequest& ours);

 private:
  struct Value {
    std::string key;  ///< in the file's ids
    std::string was;  ///< as handed out
    std::string is;   ///< in HR's office
    std::string becomes;
  };
  [[nodiscard]] std::vector<Value> values(const CommandRequest& theirs, const CommandRequest& ours) const;
  const RoleFile& file_;
  const Store& hr_;
  std::map<std::string, std::string> known_;
};

}  // namespace echelon
