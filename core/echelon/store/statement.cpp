#include "echelon/store/statement.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include "echelon/store/connection.hpp"
#include "echelon/store/failure.hpp"

namespace echelon {

// Members die in reverse order: the statement before the database that it needs.
struct Statement::Prepared {
  std::shared_ptr<SQLite::Database> database;
  std::string file;
  SQLite::Statement statement;

  template <class Work>
  decltype(auto) guarded(Work&& work) {
    try {
      return work(statement);
    } catch (const SQLite::Exception& thrown) {
      store::fail(thrown.getExtendedErrorCode(), thrown.what(), file);
    }
  }
};

Statement::Statement(std::unique_ptr<Prepared> prepared) : prepared_(std::move(prepared)) {}
Statement::Statement(Statement&&) noexcept = default;
Statement& Statement::operator=(Statement&&) noexcept = default;
Statement::~Statement() = default;

Statement Store::statement(std::string_view sql) const {
  try {
    return Statement(
        std::make_unique<Statement::Prepared>(connection_->database, connection_->file,
                                              SQLite::Statement(*connection_->database, std::string(sql))));
  } catch (const SQLite::Exception& thrown) {
    store::fail(thrown.getExtendedErrorCode(), thrown.what(), connection_->file);
  }
}

void Statement::bind(int index, std::int64_t value) {
  prepared_->guarded([&](SQLite::Statement& s) { s.bind(index, value); });
}

void Statement::bind(int index, std::string_view text) {
  // As std::string: the pointer form ends at the first NUL, and a null pointer would become NULL.
  prepared_->guarded([&](SQLite::Statement& s) { s.bind(index, std::string(text)); });
}

void Statement::bind(int index, Bytes bytes) {
  static const char nothing = 0;
  const char* from = bytes.bytes.empty() ? &nothing : bytes.bytes.data();
  prepared_->guarded([&](SQLite::Statement& s) {
    s.bind(index, static_cast<const void*>(from), static_cast<int>(bytes.bytes.size()));
  });
}

void Statement::bind(int index, Date date) { bind(index, stored_date(date)); }

void Statement::bind(int index, const std::optional<Decimal>& value) {
  if (value) {
    bind(index, value->millionths());
  } else {
    prepared_->guarded([&](SQLite::Statement& s) { s.bind(index); });
  }
}

bool Statement::step() {
  return prepared_->guarded([](SQLite::Statement& s) { return s.executeStep(); });
}

int Statement::run() {
  return prepared_->guarded([](SQLite::Statement& s) {
    while (s.executeStep()) {
    }
    const int changed = s.getChanges();
    s.reset();
    return changed;
  });
}

void Statement::reset() { prepared_->statement.tryReset(); }

std::int64_t Statement::integer(int column) const {
  return prepared_->guarded([&](SQLite::Statement& s) { return s.getColumn(column).getInt64(); });
}

std::string_view Statement::text(int column) const {
  return prepared_->guarded([&](SQLite::Statement& s) {
    const SQLite::Column value = s.getColumn(column);
    const void* from = value.getBlob();
    return from == nullptr
               ? std::string_view()
               : std::string_view(static_cast<const char*>(from), static_cast<std::size_t>(value.getBytes()));
  });
}

Date Statement::date(int column) const { return read_stored_date(integer(column)); }

Statement::Kind Statement::kind(int column) const {
  return prepared_->guarded([&](SQLite::Statement& s) {
    const SQLite::Column value = s.getColumn(column);
    if (value.isNull()) return Kind::null;
    if (value.isInteger()) return Kind::integer;
    return value.isText() ? Kind::text : Kind::other;
  });
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
