#include "echelon/store/store.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include <cstdio>
#include <system_error>

#include "echelon/base/error.hpp"
#include "echelon/store/connection.hpp"
#include "echelon/store/failure.hpp"
#include "echelon/store/schema.hpp"

namespace echelon {
namespace {

constexpr int patience_milliseconds = 10'000;

Place at(const std::filesystem::path& path) {
  return {.file = path.string(), .sheet = {}, .row = 0, .column = {}};
}

// What reliability.md settled by measurement; the temporary office has no power cut to survive.
constexpr const char* durable =
    "PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA "
    "secure_delete = ON;"
    "PRAGMA trusted_schema = OFF; PRAGMA cache_size = -65536;";
constexpr const char* passing =
    "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA foreign_keys = ON; PRAGMA cache_size = "
    "-65536;";

void run_guarded(SQLite::Database& database, const std::string& file, const std::string& sql) {
  try {
    database.exec(sql);
  } catch (const SQLite::Exception& thrown) {
    store::fail(thrown.getExtendedErrorCode(), thrown.what(), file);
  }
}

}  // namespace

Store::Store(std::unique_ptr<Connection> connection) : connection_(std::move(connection)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

sqlite3* StoreAccess::handle(const Store& store) { return store.connection_->database->getHandle(); }

Store StoreAccess::connect(const std::filesystem::path& path, bool may_create) {
  auto connection = std::make_unique<Store::Connection>();
  connection->path = path;
  connection->file = path.string();
  const bool lasting = !path.empty();
  try {
    // One thread at a time uses a store; SQLite's own locks would cost a tenth of loading.
    const int flags = SQLite::OPEN_READWRITE | SQLite::OPEN_NOMUTEX | (may_create ? SQLite::OPEN_CREATE : 0);
    connection->database = std::make_shared<SQLite::Database>(connection->file, flags, patience_milliseconds);
  } catch (const SQLite::Exception& thrown) {
    store::fail(thrown.getExtendedErrorCode(), thrown.what(), connection->file);
  }
  sqlite3_extended_result_codes(connection->database->getHandle(), 1);
  sqlite3_db_config(connection->database->getHandle(), SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  connection->writable = sqlite3_db_readonly(connection->database->getHandle(), "main") == 0;
  run_guarded(*connection->database, connection->file, lasting ? durable : passing);
  return Store(std::move(connection));
}

Store Store::open(const std::filesystem::path& path) {
  std::error_code ignored;
  if (path.empty() || !std::filesystem::exists(path, ignored)) {
    throw Error(Fault::request, {"找不到办公文件", "there is no such office file"},
                {"请检查文件名和位置；要建立新文件，请用“新建”",
                 "check the name and the place; to begin a new one, create it"},
                at(path));
  }
  if (!std::filesystem::is_regular_file(path, ignored)) {
    throw Error(Fault::request, {"此处不是文件", "this is not a file"},
                {"请选择办公文件本身", "choose the office file itself"}, at(path));
  }
  Store store = StoreAccess::connect(path, false);
  const int version = store::checked_version(store);
  if (version < store::newest_version()) store::migrate(store, store::newest_version());
  return store;
}

Store Store::create(const std::filesystem::path& path) {
  // Exclusive: of two processes that create the same office, one gets it. No one can have it open yet.
  std::FILE* made = path.empty() ? nullptr : std::fopen(path.string().c_str(), "wbx");
  if (made == nullptr) {
    std::error_code ignored;
    if (std::filesystem::exists(path, ignored)) {
      throw Error(
          Fault::request, {"已有同名文件，没有覆盖", "a file of this name exists and was not touched"},
          {"请换一个文件名，或打开原有文件", "choose another name, or open the existing file"}, at(path));
    }
    throw Error(Fault::environment, {"无法在此位置建立文件", "a file cannot be made here"},
                {"请检查文件夹是否存在、是否可写", "check that the folder exists and may be written to"},
                at(path));
  }
  std::fclose(made);
  try {
    Store store = StoreAccess::connect(path, true);
    store::migrate(store, store::newest_version());
    return store;
  } catch (...) {
    std::error_code ignored;
    std::filesystem::remove(path, ignored);
    throw;
  }
}

Store Store::temporary() {
  Store store = StoreAccess::connect({}, true);
  store::migrate(store, store::newest_version());
  return store;
}

const std::filesystem::path& Store::path() const { return connection_->path; }
bool Store::writable() const { return connection_->writable; }

std::int64_t Store::foreign_changes() const {
  Statement ask = statement("PRAGMA data_version");
  ask.step();
  return ask.integer(0);
}

void Store::run(const std::string& sql) { run_guarded(*connection_->database, connection_->file, sql); }

std::vector<std::string> Store::integrity_problems() const {
  std::vector<std::string> problems;
  Statement check = statement("PRAGMA integrity_check");
  while (check.step()) {
    if (check.text(0) != "ok") problems.push_back(check.string(0));
  }
  Statement references = statement("PRAGMA foreign_key_check");
  while (references.step()) problems.push_back("foreign key in table " + references.string(0));
  return problems;
}

void Store::require_space(std::uint64_t bytes) const {
  if (connection_->file.empty()) return;
  std::error_code failed;
  const auto size = std::filesystem::file_size(connection_->path, failed);
  if (failed) return;
  const auto room = std::filesystem::space(
      connection_->path.has_parent_path() ? connection_->path.parent_path() : ".", failed);
  if (failed || room.available >= bytes + size / 10 * 22) return;
  throw Error(
      Fault::environment,
      {"磁盘剩余空间不足，没有开始", "there is too little room on the disk; nothing was begun"},
      {"请至少腾出 " + std::to_string((bytes + size / 10 * 22) / 1'000'000 + 1) + " MB 后重试",
       "free at least " + std::to_string((bytes + size / 10 * 22) / 1'000'000 + 1) + " MB, then try again"},
      at(connection_->path));
}

Transaction::Transaction(Store& store) : store_(store) { store_.run("BEGIN IMMEDIATE"); }

void Transaction::commit() {
  store_.run("COMMIT");
  open_ = false;
}

Transaction::~Transaction() {
  if (!open_) return;
  sqlite3* handle = StoreAccess::handle(store_);
  // Some errors have rolled back already; then there is nothing left to take back.
  if (sqlite3_get_autocommit(handle) == 0) sqlite3_exec(handle, "ROLLBACK", nullptr, nullptr, nullptr);
}

Reading::Reading(const Store& store) : store_(store) {
  if (sqlite3_get_autocommit(StoreAccess::handle(store)) == 0) return;
  store.statement("BEGIN").run();
  open_ = true;
}

Reading::~Reading() {
  if (open_) sqlite3_exec(StoreAccess::handle(store_), "COMMIT", nullptr, nullptr, nullptr);
}

}  // namespace echelon
