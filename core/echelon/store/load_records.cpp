#include "echelon/store/load_records.hpp"

#include <type_traits>

#include "echelon/store/tables.hpp"

namespace echelon {
namespace {

template <class T>
void read_column(const Statement& row, int column, T& into) {
  if constexpr (std::is_same_v<T, std::string>) {
    into = row.string(column);
  } else if constexpr (std::is_same_v<T, Date>) {
    into = row.date(column);
  } else if constexpr (std::is_enum_v<T>) {
    into = store::from_code<T>(row.text(column));
  } else {
    into = row.whole(column);
  }
}

}  // namespace

template <class Record>
std::vector<Record> load_records(const Store& store) {
  using Rows = store::Table<Record>;
  std::string columns;
  std::string keys;
  for (std::size_t i = 0; i < Rows::columns.size(); ++i) {
    columns += (i > 0 ? ", " : "") + std::string(Rows::columns[i]);
    if (i < Rows::keys) keys += (i > 0 ? ", " : "") + std::string(Rows::columns[i]);
  }
  std::vector<Record> records;
  Statement ask =
      store.statement("SELECT " + columns + " FROM " + std::string(Rows::name) + " ORDER BY " + keys);
  while (ask.step()) {
    Record record;
    int column = 0;
    std::apply([&](auto&... values) { (read_column(ask, column++, values), ...); }, Rows::values(record));
    records.push_back(std::move(record));
  }
  return records;
}

template std::vector<SchoolRecord> load_records(const Store& store);
template std::vector<PersonRecord> load_records(const Store& store);
template std::vector<PostingRecord> load_records(const Store& store);
template std::vector<TitleRecord> load_records(const Store& store);
template std::vector<PostGradeRecord> load_records(const Store& store);

}  // namespace echelon
