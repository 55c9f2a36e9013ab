#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "echelon/store/statement.hpp"

namespace echelon {

/// The office file: one SQLite database of our schema, opened so that what was acknowledged survives a power
/// cut (rollback journal, full syncs, foreign keys, secure deletion). All access to the file goes through
/// here; nothing else in the process may open it.
///
/// One store belongs to one thread at a time. Several processes may have the same office open; a writer
/// waits up to ten seconds for another. Every function throws Error in words; nothing of SQLite gets out.
class Store {
 public:
  /// Opens an existing office, bringing an older one to the present schema after making a backup beside it.
  /// A file that may not be written is opened for reading. Throws Error when it is missing, damaged, locked,
  /// no office, or written by a newer version; never makes a file.
  [[nodiscard]] static Store open(const std::filesystem::path& path);
  /// Makes a new, empty office; throws Error when something of that name exists.
  [[nodiscard]] static Store create(const std::filesystem::path& path);
  /// An empty office that is gone when it is closed; large ones move to the temporary folder by themselves.
  [[nodiscard]] static Store temporary();

  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;
  ~Store();

  [[nodiscard]] const std::filesystem::path& path() const;
  [[nodiscard]] bool writable() const;
  /// A number that differs whenever another connection has committed since it was last asked.
  [[nodiscard]] std::int64_t foreign_changes() const;

  /// Prepares one statement of SQL. For this layer and the commands; nothing above writes SQL.
  [[nodiscard]] Statement statement(std::string_view sql) const;
  /// Runs SQL that yields no rows and takes no values.
  void run(const std::string& sql);

  /// What SQLite's own integrity check finds; empty when it finds nothing.
  [[nodiscard]] std::vector<std::string> integrity_problems() const;
  /// Throws Error when the disk has less room than `bytes` plus 2.2 times the office.
  void require_space(std::uint64_t bytes = 0) const;

 private:
  friend class Transaction;
  friend class Recording;
  friend struct StoreAccess;
  struct Connection;
  explicit Store(std::unique_ptr<Connection> connection);
  std::unique_ptr<Connection> connection_;
};

/// A write: begun at once with the write lock, committed by `commit()`, otherwise taken back entirely by the
/// destructor. They do not nest.
class Transaction {
 public:
  explicit Transaction(Store& store);
  /// After an Error from here the change may yet have been made: only a look at the office tells.
  void commit();
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

 private:
  Store& store_;
  bool open_ = true;
};

/// A look: everything read while it lives belongs to one state of the office. Inside a Transaction, or
/// inside another Reading, it does nothing.
class Reading {
 public:
  explicit Reading(const Store& store);
  ~Reading();
  Reading(const Reading&) = delete;
  Reading& operator=(const Reading&) = delete;

 private:
  const Store& store_;
  bool open_ = false;
};

}  // namespace echelon
