#include "echelon/store/rows.hpp"

#include <algorithm>
#include <vector>

#include "echelon/base/error.hpp"
#include "echelon/store/schema.hpp"

namespace echelon::store {
namespace {

enum Tag : char { null_tag = 0, integer_tag = 1, text_tag = 2, bytes_tag = 3 };

[[noreturn]] void broken() {
  throw Error(Fault::request, {"台账中的数据块已损坏", "a piece of the ledger is damaged"},
              {"请运行核验，并改用经过核验的备份", "verify the office and go on with a verified backup"});
}

[[noreturn]] void contradicts(std::string_view table) {
  throw Error(Fault::request,
              {"台账与数据表不符（" + std::string(table) + "）",
               "the ledger and the table " + std::string(table) + " do not fit together"},
              {"请运行核验，并改用经过核验的备份", "verify the office and go on with a verified backup"});
}

std::string in_quotes(std::string_view name) {
  std::string text = "\"";
  for (const char c : name) {
    if (c == '"') text += '"';
    text += c;
  }
  return text + "\"";
}

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  std::string text;
  for (const std::string& part : parts) {
    if (!text.empty()) text += between;
    text += part;
  }
  return text;
}

struct Piece {
  std::string table;
  std::vector<std::string> columns;
  int keys = 0;
  RowReader rows;
};

Piece open_piece(std::string_view bytes) {
  Piece piece{.table = {}, .columns = {}, .keys = 0, .rows = RowReader(bytes)};
  piece.table = piece.rows.text();
  if (std::ranges::count(office_tables(), piece.table) == 0) broken();
  const std::int64_t count = piece.rows.integer();
  if (count < 1 || count > 100) broken();
  for (std::int64_t i = 0; i < count; ++i) piece.columns.push_back(in_quotes(piece.rows.text()));
  piece.keys = static_cast<int>(piece.rows.integer());
  if (piece.keys < 1 || piece.keys > count) broken();
  return piece;
}

struct Shape {
  std::vector<std::string> columns;
  std::vector<std::string> keys;
};

Shape shape(const Store& store, std::string_view table) {
  Shape found;
  Statement ask = store.statement("SELECT name, pk FROM pragma_table_info(?) ORDER BY cid");
  ask.with(table);
  std::vector<std::pair<int, std::string>> keys;
  while (ask.step()) {
    found.columns.push_back(in_quotes(ask.text(0)));
    if (ask.whole(1) > 0) keys.emplace_back(ask.whole(1), in_quotes(ask.text(0)));
  }
  std::ranges::sort(keys);
  for (auto& [place, name] : keys) found.keys.push_back(std::move(name));
  return found;
}

/// A table's rows, one after the other, in the order of the key.
class Walk {
 public:
  Walk(const Store& store, std::string_view table)
      : shape_(shape(store, table)), statement_(select(store, table)) {}
  bool step() {
    row_.clear();
    if (!statement_.step()) return false;
    for (std::size_t i = 0; i < shape_.columns.size(); ++i) row_.column(statement_, static_cast<int>(i));
    return true;
  }
  [[nodiscard]] const std::string& row() const { return row_.bytes(); }
  [[nodiscard]] std::string key() const {
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < shape_.keys.size(); ++i) {
      parts.push_back(statement_.string(static_cast<int>(shape_.columns.size() + i)));
    }
    return joined(parts, ", ");
  }

 private:
  [[nodiscard]] Statement select(const Store& store, std::string_view table) const {
    std::string keys_as_text;
    for (const std::string& key : shape_.keys) keys_as_text += ", CAST(" + key + " AS TEXT)";
    return store.statement("SELECT " + joined(shape_.columns, ", ") + keys_as_text + " FROM " +
                           in_quotes(table) + " ORDER BY " + joined(shape_.keys, ", "));
  }
  Shape shape_;
  Statement statement_;
  RowWriter row_;
};

}  // namespace

void RowWriter::number(std::uint64_t value) {
  while (value >= 0x80) {
    bytes_ += static_cast<char>((value & 0x7f) | 0x80);
    value >>= 7;
  }
  bytes_ += static_cast<char>(value);
}

void RowWriter::integer(std::int64_t value) {
  bytes_.push_back(integer_tag);
  number((static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63));
}

void RowWriter::text(std::string_view value) {
  bytes_.push_back(text_tag);
  number(value.size());
  bytes_ += value;
}

void RowWriter::column(const Statement& row, int index) {
  switch (row.kind(index)) {
    case Statement::Kind::null:
      bytes_.push_back(null_tag);
      break;
    case Statement::Kind::integer:
      integer(row.integer(index));
      break;
    case Statement::Kind::text:
      text(row.text(index));
      break;
    case Statement::Kind::other:
      bytes_.push_back(bytes_tag);
      number(row.text(index).size());
      bytes_ += row.text(index);
      break;
  }
}

char RowReader::byte() {
  if (rest_.empty()) broken();
  const char first = rest_.front();
  rest_.remove_prefix(1);
  return first;
}

std::uint64_t RowReader::number() {
  std::uint64_t value = 0;
  for (int shift = 0; shift < 64; shift += 7) {
    const auto part = static_cast<unsigned char>(byte());
    value |= static_cast<std::uint64_t>(part & 0x7f) << shift;
    if (part < 0x80) return value;
  }
  broken();
}

std::string_view RowReader::stretch(std::uint64_t length) {
  if (length > rest_.size()) broken();
  const std::string_view found = rest_.substr(0, length);
  rest_.remove_prefix(length);
  return found;
}

std::int64_t RowReader::integer() {
  if (byte() != integer_tag) broken();
  const std::uint64_t folded = number();
  return static_cast<std::int64_t>((folded >> 1) ^ (~(folded & 1) + 1));
}

std::string_view RowReader::text() {
  if (byte() != text_tag) broken();
  return stretch(number());
}

void RowReader::bind(Statement& statement, int index) {
  if (rest_.empty()) broken();
  switch (rest_.front()) {
    case null_tag:
      rest_.remove_prefix(1);
      statement.bind(index, std::optional<Decimal>());
      break;
    case integer_tag:
      statement.bind(index, integer());
      break;
    case text_tag:
      statement.bind(index, Lent{text()});
      break;
    case bytes_tag:
      rest_.remove_prefix(1);
      statement.bind(index, Bytes{stretch(number())});
      break;
    default:
      broken();
  }
}

void begin_piece(RowWriter& piece, std::string_view table, std::span<const std::string> columns, int keys) {
  piece.text(table);
  piece.integer(static_cast<std::int64_t>(columns.size()));
  for (const std::string& column : columns) piece.text(column);
  piece.integer(keys);
}

void insert_piece(Store& store, std::string_view bytes) {
  Piece piece = open_piece(bytes);
  const std::vector<std::string> marks(piece.columns.size(), "?");
  std::vector<std::string> keys(piece.columns.begin(), piece.columns.begin() + piece.keys);
  Statement insert = store.statement("INSERT INTO " + in_quotes(piece.table) + " (" +
                                     joined(piece.columns, ", ") + ") VALUES (" + joined(marks, ", ") +
                                     ") ON CONFLICT (" + joined(keys, ", ") + ") DO NOTHING");
  while (!piece.rows.done()) {
    insert.reset();
    for (std::size_t i = 0; i < piece.columns.size(); ++i) piece.rows.bind(insert, static_cast<int>(i) + 1);
    if (insert.run() != 1) contradicts(piece.table);
  }
}

void remove_piece(Store& store, std::string_view bytes) {
  Piece piece = open_piece(bytes);
  std::vector<std::string> conditions;
  for (std::size_t i = 0; i < piece.columns.size(); ++i) {
    conditions.push_back(piece.columns[i] + (static_cast<int>(i) < piece.keys ? " = ?" : " IS ?"));
  }
  Statement remove =
      store.statement("DELETE FROM " + in_quotes(piece.table) + " WHERE " + joined(conditions, " AND "));
  while (!piece.rows.done()) {
    remove.reset();
    for (std::size_t i = 0; i < piece.columns.size(); ++i) piece.rows.bind(remove, static_cast<int>(i) + 1);
    if (remove.run() != 1) contradicts(piece.table);
  }
}

void each_row(const Store& store, std::string_view table, const std::function<void(std::string_view)>& take) {
  Walk walk(store, table);
  while (walk.step()) take(walk.row());
}

std::optional<std::string> first_difference(const Store& one, const Store& other, std::string_view table) {
  Walk left(one, table);
  Walk right(other, table);
  while (true) {
    const bool more_left = left.step();
    const bool more_right = right.step();
    if (!more_left && !more_right) return std::nullopt;
    if (!more_left) return right.key();
    if (!more_right) return left.key();
    if (left.row() != right.row()) return std::min(left.key(), right.key());
  }
}

}  // namespace echelon::store
