#define SQLITE_ENABLE_SESSION 1
#define SQLITE_ENABLE_PREUPDATE_HOOK 1
#include "echelon/store/changeset.hpp"

#include <sqlite3.h>

#include "echelon/base/error.hpp"
#include "echelon/store/changeset_form.hpp"
#include "echelon/store/connection.hpp"
#include "echelon/store/failure.hpp"
#include "echelon/store/schema.hpp"

namespace echelon {
namespace {

sqlite3_session* session(void* stored) { return static_cast<sqlite3_session*>(stored); }

void require(int code, const std::string& file) {
  if (code != SQLITE_OK) store::fail(code, sqlite3_errstr(code), file);
}

std::string taken(int size, void* bytes) {
  std::string copy;
  if (size > 0) copy.assign(static_cast<const char*>(bytes), static_cast<std::size_t>(size));
  sqlite3_free(bytes);
  return copy;
}

struct Conflict {
  std::string table;
};

int on_conflict(void* context, int kind, sqlite3_changeset_iter* at) {
  auto& conflict = *static_cast<Conflict*>(context);
  const char* table = nullptr;
  int columns = 0;
  int operation = 0;
  if (kind != SQLITE_CHANGESET_FOREIGN_KEY &&
      sqlite3changeset_op(at, &table, &columns, &operation, nullptr) == SQLITE_OK && table != nullptr) {
    conflict.table = table;
  }
  return SQLITE_CHANGESET_ABORT;
}

int only_office_tables(void* /*context*/, const char* table) {
  for (const std::string_view known : store::office_tables()) {
    if (known == table) return 1;
  }
  return 0;
}

/// Throws Error for bytes that are no changeset.
void require_changeset(std::string_view bytes) {
  if (store::is_changeset(bytes)) return;
  throw Error(Fault::request, {"台账记录已损坏", "an entry of the ledger is damaged"},
              {"请运行核验，并改用经过核验的备份", "verify the office and go on with a verified backup"});
}

}  // namespace

Recording::Recording(Store& store) : store_(store) {
  sqlite3_session* made = nullptr;
  require(sqlite3session_create(StoreAccess::handle(store), "main", &made), StoreAccess::file(store));
  session_ = made;
  for (const std::string_view table : store::office_tables()) {
    const int code = sqlite3session_attach(made, std::string(table).c_str());
    if (code != SQLITE_OK) {
      sqlite3session_delete(made);
      store::fail(code, sqlite3_errstr(code), StoreAccess::file(store));
    }
  }
}

Recording::~Recording() { sqlite3session_delete(session(session_)); }

std::string Recording::changeset() const {
  int size = 0;
  void* bytes = nullptr;
  require(sqlite3session_changeset(session(session_), &size, &bytes), StoreAccess::file(store_));
  return taken(size, bytes);
}

void apply_changeset(Store& store, std::string_view changeset) {
  if (changeset.empty()) return;
  require_changeset(changeset);
  std::string copy(changeset);
  Conflict conflict;
  const int code = sqlite3changeset_apply(StoreAccess::handle(store), static_cast<int>(copy.size()),
                                          copy.data(), only_office_tables, on_conflict, &conflict);
  if (code == SQLITE_OK) return;
  if (code != SQLITE_ABORT && code != SQLITE_CORRUPT && code != SQLITE_CONSTRAINT && code != SQLITE_SCHEMA) {
    store::fail(code, sqlite3_errstr(code), StoreAccess::file(store));
  }
  const Words table =
      conflict.table.empty() ? Words{} : Words{"（" + conflict.table + "）", " (" + conflict.table + ")"};
  throw Error(Fault::request,
              {"台账记录与现有数据不符，无法套用" + table.zh,
               "the ledger's entry does not fit the office's rows" + table.en},
              {"请运行核验，并改用经过核验的备份", "verify the office and go on with a verified backup"},
              {.file = StoreAccess::file(store), .sheet = {}, .row = 0, .column = {}});
}

std::string inverted(std::string_view changeset) {
  if (changeset.empty()) return {};
  require_changeset(changeset);
  int size = 0;
  void* bytes = nullptr;
  const int code =
      sqlite3changeset_invert(static_cast<int>(changeset.size()), changeset.data(), &size, &bytes);
  if (code != SQLITE_OK) store::fail(code, sqlite3_errstr(code), {});
  return taken(size, bytes);
}

}  // namespace echelon
