#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "echelon/store/statement.hpp"
#include "echelon/store/store.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace SQLite {
class Database;
}  // namespace SQLite

namespace echelon {

// What Store and Statement are made of; for the sources of this folder only.

struct Store::Connection {
  std::filesystem::path path;
  std::string file;  ///< the path as text, for messages
  bool writable = true;
  std::shared_ptr<SQLite::Database> database;
};

/// Gives the sources of this folder the connection itself.
struct StoreAccess {
  [[nodiscard]] static sqlite3* handle(const Store& store);
  [[nodiscard]] static const std::string& file(const Store& store) { return store.connection_->file; }
  /// Opens and sets the pragmas; neither makes nor checks the schema.
  [[nodiscard]] static Store connect(const std::filesystem::path& path, bool may_create);
};

}  // namespace echelon
