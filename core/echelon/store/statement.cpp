#include "echelon/store/statement.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include "echelon/store/connection.hpp"
#include "echelon/store/failure.hpp"

namespace echelon {

// SQLite's own calls: SQLiteCpp's Statement counts references for every column read, and aborts when it
// outlives its database (core/docs/decisions/0010).
struct Statement::Prepared {
  std::shared_ptr<SQLite::Database> database;
  std::string file;
  sqlite3_stmt* statement = nullptr;

  Prepared(std::shared_ptr<SQLite::Database> of, std::string named, std::string_view sql)
      : database(std::move(of)), file(std::move(named)) {
    require(sqlite3_prepare_v3(database->getHandle(), sql.data(), static_cast<int>(sql.size()), 0, &statement,
                               nullptr));
  }
  ~Prepared() { sqlite3_finalize(statement); }
  Prepared(const Prepared&) = delete;
  Prepared& operator=(const Prepared&) = delete;

  void require(int code) const {
    if (code != SQLITE_OK) store::fail(code, sqlite3_errmsg(database->getHandle()), file);
  }
};

Statement::Statement(std::unique_ptr<Prepared> prepared) : prepared_(std::move(prepared)) {}
Statement::Statement(Statement&&) noexcept = default;
Statement& Statement::operator=(Statement&&) noexcept = default;
Statement::~Statement() = default;

Statement Store::statement(std::string_view sql) const {
  return Statement(std::make_unique<Statement::Prepared>(connection_->database, connection_->file, sql));
}

void Statement::bind(int index, std::int64_t value) {
  prepared_->require(sqlite3_bind_int64(prepared_->statement, index, value));
}

void Statement::bind(int index, std::string_view text) {
  // A null pointer would become NULL.
  prepared_->require(sqlite3_bind_text64(prepared_->statement, index, text.empty() ? "" : text.data(),
                                         text.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
}

void Statement::bind(int index, Lent text) {
  prepared_->require(sqlite3_bind_text64(prepared_->statement, index,
                                         text.text.empty() ? "" : text.text.data(), text.text.size(),
                                         SQLITE_STATIC, SQLITE_UTF8));
}

void Statement::bind(int index, Bytes bytes) {
  prepared_->require(sqlite3_bind_blob64(prepared_->statement, index,
                                         bytes.bytes.empty() ? "" : bytes.bytes.data(), bytes.bytes.size(),
                                         SQLITE_TRANSIENT));
}

void Statement::bind(int index, Date date) { bind(index, stored_date(date)); }

void Statement::bind(int index, const std::optional<Decimal>& value) {
  if (value) {
    bind(index, value->millionths());
  } else {
    prepared_->require(sqlite3_bind_null(prepared_->statement, index));
  }
}

bool Statement::step() {
  const int code = sqlite3_step(prepared_->statement);
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  // The message belongs to the connection and the reset would clear it.
  const std::string message = sqlite3_errmsg(prepared_->database->getHandle());
  sqlite3_reset(prepared_->statement);
  store::fail(code, message, prepared_->file);
}

int Statement::run() {
  while (step()) {
  }
  const int changed = sqlite3_changes(prepared_->database->getHandle());
  reset();
  return changed;
}

void Statement::reset() { sqlite3_reset(prepared_->statement); }

std::int64_t Statement::integer(int column) const {
  return sqlite3_column_int64(prepared_->statement, column);
}

std::string_view Statement::text(int column) const {
  // As a blob: the same bytes, without a copy to end them by a NUL.
  const void* from = sqlite3_column_blob(prepared_->statement, column);
  if (from == nullptr) return {};
  return {static_cast<const char*>(from),
          static_cast<std::size_t>(sqlite3_column_bytes(prepared_->statement, column))};
}

Date Statement::date(int column) const { return read_stored_date(integer(column)); }

Statement::Kind Statement::kind(int column) const {
  switch (sqlite3_column_type(prepared_->statement, column)) {
    case SQLITE_NULL:
      return Kind::null;
    case SQLITE_INTEGER:
      return Kind::integer;
    case SQLITE_TEXT:
      return Kind::text;
    default:
      return Kind::other;
  }
}

std::int64_t stored_date(Date date) {
  if (!date.known()) return 0;
  return std::int64_t{date.year()} * 10'000 + date.month() * 100 + date.day();
}

Date read_stored_date(std::int64_t number) {
  if (number <= 0 || number > 99'991'231) return {};
  const int whole = static_cast<int>(number);
  return Date::of(whole / 10'000, whole / 100 % 100, whole % 100).value_or(Date());
}

}  // namespace echelon
