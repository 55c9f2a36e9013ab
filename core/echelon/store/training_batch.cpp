#include <algorithm>
#include <array>

#include "echelon/base/error.hpp"
#include "echelon/store/packed_training.hpp"
#include "echelon/store/rows.hpp"
#include "echelon/store/tables.hpp"

namespace echelon::store {
namespace {

constexpr std::size_t piece_bytes = 4'000'000;
using Held = PackedTraining::Held;

/// Rows of one table on their way into pieces.
class Pieces {
 public:
  Pieces(const TakePiece& take, std::string_view table, std::vector<std::string> columns, int keys)
      : take_(take), table_(table), columns_(std::move(columns)), keys_(keys) {}
  RowWriter& row() {
    if (piece_.size() > piece_bytes) finish();
    if (piece_.size() == 0) begin_piece(piece_, table_, columns_, keys_);
    return piece_;
  }
  void finish() {
    if (piece_.size() > 0) take_(piece_.take());
    piece_.clear();
  }

 private:
  const TakePiece& take_;
  std::string_view table_;
  std::vector<std::string> columns_;
  int keys_;
  RowWriter piece_;
};

std::int64_t next_entry(const Store& store) {
  Statement ask = store.statement("SELECT coalesce(max(number), 0) + 1 FROM ledger");
  ask.step();
  return ask.integer(0);
}

[[noreturn]] void unknown_person(const std::string& id) {
  throw Error(Fault::request, {"办公文件中没有人员 " + id, "the office has no person " + id},
              {"请先导入花名册，或更正编号", "import the roster first, or correct the number"});
}

bool holds(const Store& store, std::string_view sql) { return store.statement(sql).step(); }

}  // namespace

TrainingBatch::TrainingBatch(const Store& store, const TrainingTable& table)
    : table_(table),
      packed_(store),
      rows_before_(holds(store, "SELECT 1 FROM training LIMIT 1")),
      packed_before_(holds(store, "SELECT 1 FROM training_history LIMIT 1")),
      find_row_(store.statement(
          "SELECT hours = ?5 AND started_on = ?6 AND category = ?7 AND mode = ?8 AND provider = ?9 AND "
          "attendance = ?10 AND certificate = ?11 FROM training WHERE person = ?1 AND ended_on = ?2 AND "
          "course = ?3 AND number = ?4")),
      has_rows_(store.statement("SELECT 1 FROM training WHERE person = ? LIMIT 1")) {}

void TrainingBatch::number_texts(Store* store, const TakePiece* take) {
  std::vector<bool> used(table_.texts.size(), false);
  std::array<bool, 16> used_modes{};
  for (const TrainingTable::Row& row : table_.rows) {
    used[row.course] = used[row.category] = used[row.provider] = true;
    used_modes[static_cast<std::size_t>(row.mode)] = true;
  }
  std::optional<Statement> insert;
  std::optional<Pieces> pieces;
  if (store != nullptr) {
    insert.emplace(store->statement("INSERT INTO training_text (number, text) VALUES (?, ?)"));
    pieces.emplace(*take, "training_text", std::vector<std::string>{"number", "text"}, 1);
  }
  const auto number_of = [&](std::string_view text) {
    std::int64_t number = packed_.texts().find(text);
    if (number >= 0 || store == nullptr) return number;
    number = packed_.texts().add(text);
    insert->with(number, text).run();
    RowWriter& row = pieces->row();
    row.integer(number);
    row.text(text);
    return number;
  };
  text_numbers_.assign(table_.texts.size(), -1);
  for (std::size_t i = 0; i < used.size(); ++i) {
    if (used[i]) text_numbers_[i] = number_of(table_.texts[i]);
  }
  mode_numbers_.assign(used_modes.size(), -1);
  for (const TrainingMode mode : all<TrainingMode>()) {
    const auto m = static_cast<std::size_t>(mode);
    if (used_modes[m]) mode_numbers_[m] = number_of(code(mode));
  }
  if (pieces) pieces->finish();
}

HistoryRecord TrainingBatch::form(const TrainingTable::Row& row, std::int64_t number) {
  std::string_view certificate = table_.certificate(row);
  const auto needs_escape = [](char c) {
    return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20;
  };
  if (std::ranges::any_of(certificate, needs_escape))
    certificate = escaped_.emplace_back(json_escaped(certificate));
  return {.ended_on = stored_date(row.ended_on),
          .course = text_numbers_[row.course],
          .number = number,
          .hours = row.hours_millionths,
          .started_on = stored_date(row.started_on),
          .category = text_numbers_[row.category],
          .mode = mode_numbers_[static_cast<std::size_t>(row.mode)],
          .provider = text_numbers_[row.provider],
          .attendance = row.attendance_permille,
          .certificate = certificate};
}

Held TrainingBatch::find_in_rows(const TrainingRecord& record, std::int64_t number) {
  find_row_.with(record.person, record.ended_on, Lent{record.course}, number, record.hours, record.started_on,
                 record.category, code(record.mode), record.provider, record.attendance_permille,
                 record.certificate);
  const Held held = !find_row_.step() ? Held::no : find_row_.integer(0) == 1 ? Held::same : Held::different;
  find_row_.reset();
  return held;
}

bool TrainingBatch::is_new(const TrainingTable::Row& row, std::int64_t number, const HistoryRecord& record) {
  const std::string& person = table_.people[row.person];
  Held held = packed_.find(person, record);
  const bool packed = held != Held::no;
  if (!packed && rows_before_) held = find_in_rows(table_.record(row), number);
  if (held == Held::no) return true;
  if (held == Held::same) {
    ++effect_.same;
  } else {
    changed_.push_back({&row, number, packed});
  }
  return false;
}

template <class Take>
void TrainingBatch::each_person(Take&& take) {
  std::vector<HistoryRecord> fresh;
  const auto& rows = table_.rows;
  for (std::size_t i = 0; i < rows.size();) {
    const std::uint32_t person = rows[i].person;
    const bool before = had_any(table_.people[person]);
    fresh.clear();
    escaped_.clear();
    std::int64_t number = 0;
    for (const std::size_t begin = i; i < rows.size() && rows[i].person == person; ++i) {
      const auto same_key = [](const TrainingTable::Row& a, const TrainingTable::Row& b) {
        return a.ended_on == b.ended_on && a.course == b.course;
      };
      number = i > begin && same_key(rows[i], rows[i - 1]) ? number + 1 : 1;
      const HistoryRecord record = form(rows[i], number);
      if (!before || is_new(rows[i], number, record)) fresh.push_back(record);
    }
    take(person, fresh);
  }
}

bool TrainingBatch::had_any(const std::string& person) {
  if (packed_before_ && packed_.has(person)) return true;
  if (!rows_before_) return false;
  const bool has = has_rows_.with(person).step();
  has_rows_.reset();
  return has;
}

void TrainingBatch::insert(Store& store, const TakePiece& take, const Progress& progress) {
  number_texts(&store, &take);
  const std::int64_t entry = next_entry(store);
  Statement insert =
      store.statement("INSERT INTO training_history (person, entry, records) VALUES (?, ?, ?)");
  Pieces pieces(take, "training_history", {"person", "entry", "records"}, 2);
  HistoryWriter writer;
  std::int64_t people = 0;
  std::size_t seen = 0;
  each_person([&](std::uint32_t person, const std::vector<HistoryRecord>& fresh) {
    if (++seen % 4096 == 0) {
      progress.at(static_cast<double>(person) / static_cast<double>(table_.people.size()),
                  {"正在写入", "writing"});
    }
    if (fresh.empty()) return;
    writer.clear();
    for (const HistoryRecord& record : fresh) writer.add(record);
    const std::string& id = table_.people[person];
    insert.reset();
    insert.bind(1, Lent{id});
    insert.bind(2, entry);
    insert.bind(3, Lent{writer.text()});
    try {
      insert.run();
    } catch (const Error&) {
      insert.reset();
      if (!store.statement("SELECT 1 FROM person WHERE id = ?").with(id).step()) unknown_person(id);
      throw;
    }
    RowWriter& row = pieces.row();
    row.text(id);
    row.integer(entry);
    row.text(writer.text());
    ++people;
    effect_.added += static_cast<std::int64_t>(fresh.size());
  });
  pieces.finish();
  if (effect_.added == 0) return;
  store.statement("INSERT INTO training_import (entry, people, records) VALUES (?, ?, ?)")
      .with(entry, people, effect_.added)
      .run();
  Pieces imports(take, "training_import", {"entry", "people", "records"}, 1);
  for (const std::int64_t value : {entry, people, effect_.added}) imports.row().integer(value);
  imports.finish();
}

void TrainingBatch::replace(Store& store) {
  if (changed_.empty()) return;
  Statement update = store.statement(
      "UPDATE training SET hours = ?5, started_on = ?6, category = ?7, mode = ?8, provider = ?9, attendance "
      "= "
      "?10, certificate = ?11 WHERE person = ?1 AND ended_on = ?2 AND course = ?3 AND number = ?4");
  for (const Changed& each : changed_) {
    const TrainingRecord record = table_.record(*each.row);
    if (each.packed) {
      packed_.replace(store, record, each.number);
    } else {
      update
          .with(record.person, record.ended_on, record.course, each.number, record.hours, record.started_on,
                record.category, code(record.mode), record.provider, record.attendance_permille,
                record.certificate)
          .run();
    }
    ++effect_.changed;
  }
}

void TrainingBatch::compare() {
  if (!rows_before_ && !packed_before_) {
    effect_.added = static_cast<std::int64_t>(table_.rows.size());
    return;
  }
  number_texts(nullptr, nullptr);
  each_person([&](std::uint32_t /*person*/, const std::vector<HistoryRecord>& fresh) {
    effect_.added += static_cast<std::int64_t>(fresh.size());
  });
  effect_.changed += static_cast<std::int64_t>(changed_.size());
}

}  // namespace echelon::store
