#include "echelon/store/backup.hpp"

#include <sqlite3.h>

#include <system_error>

#include "echelon/base/error.hpp"
#include "echelon/store/connection.hpp"
#include "echelon/store/failure.hpp"
#include "echelon/store/handed.hpp"
#include "echelon/store/rows.hpp"
#include "echelon/store/schema.hpp"

namespace echelon::store {
namespace {

void copy_pages(const Store& from, Store& to) {
  sqlite3* target = StoreAccess::handle(to);
  sqlite3_backup* work = sqlite3_backup_init(target, "main", StoreAccess::handle(from), "main");
  if (work == nullptr) fail(sqlite3_extended_errcode(target), sqlite3_errmsg(target), StoreAccess::file(to));
  int code = SQLITE_OK;
  for (int tries = 0; tries < 100; ++tries) {
    code = sqlite3_backup_step(work, -1);
    if (code != SQLITE_BUSY && code != SQLITE_LOCKED) break;
    sqlite3_sleep(100);
  }
  const int finished = sqlite3_backup_finish(work);
  if (code != SQLITE_DONE) fail(code, sqlite3_errstr(code), StoreAccess::file(to));
  if (finished != SQLITE_OK) fail(finished, sqlite3_errstr(finished), StoreAccess::file(to));
}

void compare(const Store& original, const Store& copy) {
  // Those that the original has: of an older version there are fewer.
  std::vector<std::string> tables;
  Statement ask = original.statement(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name");
  while (ask.step()) tables.push_back(ask.string(0));
  bool same = copy.integrity_problems().empty();
  for (const std::string& table : tables) same = same && !first_difference(original, copy, table);
  if (same) return;
  throw Error(Fault::environment,
              {"备份与原文件不一致，已放弃", "the backup does not equal the original and was given up"},
              {"请检查备份所在的磁盘后重试", "check the disk of the backup, then try again"},
              {.file = StoreAccess::file(copy), .sheet = {}, .row = 0, .column = {}});
}

}  // namespace

void back_up(const Store& store, const std::filesystem::path& path) {
  std::filesystem::path making = path;
  making += ".part";
  std::filesystem::path journal = making;
  journal += "-journal";
  std::error_code failed;
  std::filesystem::remove(making, failed);
  std::filesystem::remove(journal, failed);
  {
    const Reading one_state(store);
    Store copy = StoreAccess::connect(making, true);
    copy_pages(store, copy);
    compare(store, copy);
  }
  std::filesystem::remove(journal, failed);
  std::filesystem::rename(making, path, failed);
  if (failed) {
    std::error_code ignored;
    std::filesystem::remove(making, ignored);
    throw Error(Fault::environment, {"备份无法改名", "the backup could not be given its name"},
                {"请检查备份文件夹的权限", "check the permissions of the backup's folder"},
                {.file = path.string(), .sheet = {}, .row = 0, .column = {}});
  }
}

Store temporary_copy(const std::filesystem::path& path) {
  std::error_code ignored;
  if (!std::filesystem::is_regular_file(path, ignored)) {
    throw Error(Fault::request, {"找不到办公文件", "there is no such office file"},
                {"请检查文件名和位置", "check the name and the place"},
                {.file = path.string(), .sheet = {}, .row = 0, .column = {}});
  }
  Store copy = StoreAccess::connect({}, true);
  {
    const Store original = StoreAccess::connect(path, false);
    static_cast<void>(checked_version(original));
    copy_pages(original, copy);
  }
  migrate(copy, newest_version());
  return copy;
}

}  // namespace echelon::store
