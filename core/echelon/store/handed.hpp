#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "echelon/store/bulk.hpp"
#include "echelon/store/store.hpp"

namespace echelon::store {

// What an office of a role holds, table by table and column by column. A table or a column that is not listed
// here is in none of them; a test asks that each one of the schema is decided upon.

/// A column in the role's office: its name, and the SQL expression that it is made from. The name itself: as
/// HR's office has it; a constant: withheld.
struct HandedColumn {
  std::string name;
  std::string from;
};

/// A table in the role's office. `columns` are all of the table's, those of its primary key first; `rows` is
/// what follows SELECT … : FROM and WHERE. Without `rows` nothing of the table is handed out; `why` says the
/// reason.
struct HandedTable {
  std::string name;
  std::size_t keys = 0;
  std::vector<HandedColumn> columns;
  std::string rows;
  std::string why;
};

/// By role: principal, reviewer, researcher. Parents before those that refer to them.
[[nodiscard]] const std::vector<HandedTable>& school_tables();
[[nodiscard]] const std::vector<HandedTable>& reviewer_tables();
[[nodiscard]] const std::vector<HandedTable>& research_tables();
/// Throws Error for another role.
[[nodiscard]] const std::vector<HandedTable>& handed_tables(std::string_view role);

/// Whose office it is; see office_role in data/schema.
struct RoleRow {
  std::string role;
  std::string subject;
  std::string program;
  std::string copy;
  std::string origin;
  std::int64_t head = 0;
  std::string head_hash;
  std::string handed_at;
};

/// What is handed out, set up beside HR's office in tables that only this connection sees and that are gone
/// with it. `alias` is the id in the role's office.
class HandedSet {
 public:
  explicit HandedSet(Store& source);
  ~HandedSet();
  HandedSet(const HandedSet&) = delete;
  HandedSet& operator=(const HandedSet&) = delete;

  void role(const RoleRow& row);
  /// Someone whose records go along.
  void person(const std::string& id, const std::string& alias);
  void school(const std::string& id, const std::string& alias);
  void call(std::int64_t number);
  /// Nomination seats of a school in a call.
  void seats(std::int64_t call, const std::string& school, int seats);
  /// A candidate of a blind review with the statement that the reviewer may read.
  void candidate(std::int64_t call, const std::string& person, const std::string& statement);
  /// Whom a principal's people are or were paired with: by number and name only.
  void add_partners();
  /// The schools where a principal's people served or serve.
  void add_schools_served();
  /// Whom a principal's school nominated, wherever they serve now: likewise.
  void add_nominees();
  /// What a blind reviewer knows of a candidate.
  void taught(const std::string& person, const std::string& stage, const std::string& subject);
  /// What research knows of a person, where everything would single one out.
  void coarse(const std::string& person, const std::string& gender, std::int64_t birth_date, bool keep_stage,
              bool keep_subject);
  void coarse_school(const std::string& school, const std::string& kind, const std::string& area);

  /// The rows of the tables in pieces, as `insert_piece` takes them, in the order of their keys.
  void each_piece(const std::vector<HandedTable>& tables, const TakePiece& take) const;

 private:
  Store& source_;
};

/// HR's name and secret; see office_key in data/schema.
struct OfficeKey {
  std::string origin;
  std::string secret;
};
/// Nothing while none was drawn.
[[nodiscard]] std::optional<OfficeKey> load_key(const Store& store);

/// What HR's office remembers of one that it handed out.
struct CopyRow {
  std::string copy;
  std::string role;
  std::string subject;
  std::string program;
  std::string handed_at;
  std::string seal;
  bool recalled = false;
  std::int64_t arrived = 0;
};
/// The newest first.
[[nodiscard]] std::vector<CopyRow> load_copies(const Store& store);
/// The hashes of a copy's entries that came in, by their numbers there.
[[nodiscard]] std::map<std::int64_t, std::string> load_arrivals(const Store& store, const std::string& copy);

/// The office's role; nothing when it is HR's own.
[[nodiscard]] std::optional<RoleRow> load_role(const Store& store);

/// A copy of the office at `path` that is gone when it is closed, brought to the present schema; the file
/// itself is not touched. Throws Error as Store::open does.
[[nodiscard]] Store temporary_copy(const std::filesystem::path& path);

}  // namespace echelon::store
