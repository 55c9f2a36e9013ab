#include "echelon/store/bulk.hpp"

#include <algorithm>
#include <type_traits>
#include <vector>

#include "echelon/base/error.hpp"
#include "echelon/store/changeset.hpp"
#include "echelon/store/packed_training.hpp"
#include "echelon/store/rows.hpp"
#include "echelon/store/tables.hpp"
#include "echelon/store/training_tables.hpp"

namespace echelon {
namespace {

using store::Table;

constexpr std::size_t piece_bytes = 4'000'000;

template <class T>
auto stored(const T& value) {
  if constexpr (std::is_same_v<T, std::string>) {
    return std::string_view(value);
  } else if constexpr (std::is_same_v<T, Date>) {
    return stored_date(value);
  } else if constexpr (std::is_same_v<T, Decimal>) {
    return value.millionths();
  } else if constexpr (std::is_enum_v<T>) {
    return code(value);
  } else {
    return static_cast<std::int64_t>(value);
  }
}

/// Calls `take` with each value as stored, the number after the keys where the table has one.
template <class Record, class Take>
void each_value(const Record& record, std::int64_t number, Take&& take) {
  std::apply(
      [&](const auto&... values) {
        std::size_t index = 0;
        const auto one = [&](const auto& value) {
          take(stored(value));
          if (++index == Table<Record>::keys && Table<Record>::numbered) take(number);
        };
        (one(values), ...);
      },
      Table<Record>::values(record));
}

template <class Record>
std::vector<std::string> columns() {
  std::vector<std::string> names(Table<Record>::columns.begin(), Table<Record>::columns.end());
  if (Table<Record>::numbered) names.insert(names.begin() + Table<Record>::keys, "number");
  return names;
}
template <class Record>
constexpr std::size_t key_columns() {
  return Table<Record>::keys + (Table<Record>::numbered ? 1 : 0);
}

/// Whether there is nothing in a row but its key.
template <class Record>
constexpr bool all_key() {
  return Table<Record>::keys == Table<Record>::columns.size();
}

template <class Tuple, std::size_t... I>
auto head(const Tuple& tuple, std::index_sequence<I...> /*which*/) {
  return std::tie(std::get<I>(tuple)...);
}
template <class Record>
auto key(const Record& record) {
  return head(Table<Record>::values(record), std::make_index_sequence<Table<Record>::keys>());
}

template <class Record>
std::string key_text(const Record& record) {
  std::string text;
  std::size_t index = 0;
  each_value(record, 0, [&](const auto& value) {
    if (index++ >= Table<Record>::keys) return;
    if (!text.empty()) text += ", ";
    if constexpr (std::is_same_v<std::decay_t<decltype(value)>, std::int64_t>) {
      text += std::to_string(value);
    } else {
      text += value;
    }
  });
  return text;
}

template <class Record>
struct Row {
  const Record* record;
  std::int64_t number;
};

/// The records in the order of their keys; those of one key are numbered, or equal ones count once and others
/// are refused.
template <class Record>
std::vector<Row<Record>> in_order(const std::vector<Record>& records) {
  std::vector<Row<Record>> rows;
  rows.reserve(records.size());
  for (const Record& record : records) rows.push_back({&record, 1});
  const auto before = [](const Row<Record>& a, const Row<Record>& b) {
    return Table<Record>::values(*a.record) < Table<Record>::values(*b.record);
  };
  if (!std::ranges::is_sorted(rows, before)) std::ranges::sort(rows, before);
  if constexpr (!Table<Record>::numbered) {
    const auto same = [](const auto& a, const auto& b) { return *a.record == *b.record; };
    rows.erase(std::unique(rows.begin(), rows.end(), same), rows.end());
  }
  for (std::size_t i = 1; i < rows.size(); ++i) {
    if (key(*rows[i - 1].record) != key(*rows[i].record)) continue;
    if (!Table<Record>::numbered) {
      const std::string which = std::string(Table<Record>::name) + ": " + key_text(*rows[i].record);
      throw Error(Fault::request,
                  {"同一条记录出现了两种不同的内容（" + which + "）",
                   "two rows say different things of the same (" + which + ")"},
                  {"请在文件中只保留正确的一行", "keep only the right one of the rows in the file"});
    }
    rows[i].number = rows[i - 1].number + 1;
  }
  return rows;
}

template <class Record>
void bind_all(Statement& statement, const Row<Record>& row, int first = 1) {
  each_value(*row.record, row.number, [&](const auto& value) {
    if constexpr (std::is_same_v<std::decay_t<decltype(value)>, std::string_view>) {
      statement.bind(first++, Lent{value});
    } else {
      statement.bind(first++, value);
    }
  });
}

std::string listed(const std::vector<std::string>& names, std::size_t from, std::size_t to,
                   std::string_view each, std::string_view between) {
  std::string text;
  for (std::size_t i = from; i < to; ++i) {
    if (i > from) text += between;
    std::string part(each);
    for (std::size_t at = part.find('@'); at != std::string::npos; at = part.find('@'))
      part.replace(at, 1, names[i]);
    for (std::size_t at = part.find('#'); at != std::string::npos; at = part.find('#'))
      part.replace(at, 1, std::to_string(i + 1));
    text += part;
  }
  return text;
}

template <class Record>
std::string insert_sql() {
  const auto names = columns<Record>();
  return "INSERT INTO " + std::string(Table<Record>::name) + " (" +
         listed(names, 0, names.size(), "@", ", ") + ") VALUES (" +
         listed(names, 0, names.size(), "?#", ", ") + ") ON CONFLICT (" +
         listed(names, 0, key_columns<Record>(), "@", ", ") + ") DO NOTHING";
}

template <class Record>
std::string update_sql() {
  const auto names = columns<Record>();
  const std::size_t keys = key_columns<Record>();
  return "UPDATE " + std::string(Table<Record>::name) + " SET " +
         listed(names, keys, names.size(), "@ = ?#", ", ") + " WHERE " +
         listed(names, 0, keys, "@ = ?#", " AND ") + " AND NOT (" +
         listed(names, keys, names.size(), "@ = ?#", " AND ") + ")";
}

void require_known(const Store& store, std::string_view table, const Words& kind, std::string_view id) {
  Statement ask = store.statement("SELECT 1 FROM " + std::string(table) + " WHERE id = ?");
  if (ask.with(id).step()) return;
  throw Error(Fault::request,
              {"办公文件中没有" + kind.zh + " " + std::string(id),
               "the office has no " + kind.en + " " + std::string(id)},
              table == "course" || table == "session"
                  ? Words{"请先导入" + kind.zh + "，或更正编号",
                          "import the " + kind.en + "s first, or correct the number"}
                  : Words{"请先导入花名册，或更正编号", "import the roster first, or correct the number"});
}

/// After a row was refused: says which person or school it refers to is not there, if that is why.
template <class Record>
void require_references(const Store& store, const Record& record) {
  std::size_t index = 0;
  std::apply(
      [&](const auto&... values) {
        const auto one = [&](const auto& value) {
          if constexpr (std::is_same_v<std::decay_t<decltype(value)>, std::string>) {
            if (std::ranges::count(Table<Record>::people, index) > 0)
              require_known(store, "person", {"人员", "person"}, value);
            if (std::ranges::count(Table<Record>::schools, index) > 0)
              require_known(store, "school", {"学校", "school"}, value);
            if constexpr (requires { Table<Record>::courses; }) {
              if (std::ranges::count(Table<Record>::courses, index) > 0)
                require_known(store, "course", {"课程", "course"}, value);
            }
            if constexpr (requires { Table<Record>::sessions; }) {
              if (std::ranges::count(Table<Record>::sessions, index) > 0)
                require_known(store, "session", {"班次", "session"}, value);
            }
          }
          ++index;
        };
        (one(values), ...);
      },
      Table<Record>::values(record));
}

class BringingIn {
 public:
  BringingIn(Store& store, const TakePiece& take, const Progress& progress, std::size_t rows)
      : store_(store),
        packed_(store::PackedTraining::held_by(store)),
        take_(take),
        progress_(progress),
        rows_(rows) {}

  /// Inserts what is new; keeps the rest for `replace`.
  template <class Record>
  std::vector<Row<Record>> insert(const std::vector<Record>& records) {
    std::vector<Row<Record>> held;
    if (records.empty()) return held;
    Statement insert = store_.statement(insert_sql<Record>());
    store::RowWriter piece;
    for (const Row<Record>& row : in_order(records)) {
      if (is_packed(row)) continue;
      if (++done_ % 4096 == 0) {
        progress_.at(static_cast<double>(done_) / static_cast<double>(rows_), {"正在写入", "writing"});
      }
      insert.reset();
      bind_all(insert, row);
      try {
        if (insert.run() == 0) {
          held.push_back(row);
          continue;
        }
      } catch (const Error&) {
        insert.reset();
        require_references(store_, *row.record);
        throw;
      }
      ++effect_.added;
      if (piece.size() == 0) {
        store::begin_piece(piece, Table<Record>::name, columns<Record>(),
                           static_cast<int>(key_columns<Record>()));
      }
      each_value(*row.record, row.number, [&](const auto& value) {
        if constexpr (std::is_same_v<std::decay_t<decltype(value)>, std::int64_t>) {
          piece.integer(value);
        } else {
          piece.text(value);
        }
      });
      if (piece.size() > piece_bytes) {
        take_(piece.take());
        piece.clear();
      }
    }
    if (piece.size() > 0) take_(piece.take());
    return held;
  }

  template <class Record>
  void replace(const std::vector<Row<Record>>& held) {
    if (held.empty()) return;
    if constexpr (all_key<Record>()) {
      effect_.same += static_cast<std::int64_t>(held.size());
      return;
    }
    Statement update = store_.statement(update_sql<Record>());
    for (const Row<Record>& row : held) {
      update.reset();
      bind_all(update, row);
      try {
        (update.run() > 0 ? effect_.changed : effect_.same) += 1;
      } catch (const Error&) {
        update.reset();
        require_references(store_, *row.record);
        throw;
      }
    }
  }
  /// Replaces records of training that are packed.
  void replace_packed() {
    for (const Row<TrainingRecord>& row : packed_changes_)
      packed_->replace(store_, *row.record, row.number), ++effect_.changed;
  }
  [[nodiscard]] const BatchEffect& effect() const { return effect_; }

 private:
  /// Whether the row's key is that of packed training, which is then counted or kept for `replace_packed`.
  template <class Record>
  bool is_packed(const Row<Record>& row) {
    if constexpr (std::is_same_v<Record, TrainingRecord>) {
      if (!packed_) return false;
      const auto held = packed_->find(*row.record, row.number);
      if (held == store::PackedTraining::Held::same) ++effect_.same;
      if (held == store::PackedTraining::Held::different) packed_changes_.push_back(row);
      return held != store::PackedTraining::Held::no;
    } else {
      return false;
    }
  }

  Store& store_;
  std::optional<store::PackedTraining> packed_;
  std::vector<Row<TrainingRecord>> packed_changes_;
  const TakePiece& take_;
  const Progress& progress_;
  std::size_t rows_;
  std::size_t done_ = 0;
  BatchEffect effect_;
};

template <class Record>
void compare(const Store& store, const std::vector<Record>& records, BatchEffect& effect) {
  if (records.empty()) return;
  const auto names = columns<Record>();
  Statement ask = store.statement(
      "SELECT " +
      (all_key<Record>() ? "1" : listed(names, key_columns<Record>(), names.size(), "@ = ?#", " AND ")) +
      " FROM " + std::string(Table<Record>::name) + " WHERE " +
      listed(names, 0, key_columns<Record>(), "@ = ?#", " AND "));
  auto packed = store::PackedTraining::held_by(store);
  for (const Row<Record>& row : in_order(records)) {
    if constexpr (std::is_same_v<Record, TrainingRecord>) {
      const auto held = packed ? packed->find(*row.record, row.number) : store::PackedTraining::Held::no;
      if (held != store::PackedTraining::Held::no) {
        (held == store::PackedTraining::Held::same ? effect.same : effect.changed) += 1;
        continue;
      }
    }
    ask.reset();
    bind_all(ask, row);
    if (!ask.step()) {
      ++effect.added;
    } else {
      (ask.integer(0) == 1 ? effect.same : effect.changed) += 1;
    }
  }
}

/// Calls `take` with each list of a batch.
template <class Take>
void each_list(const Batch& b, Take&& take) {
  take(b.schools), take(b.people), take(b.postings), take(b.titles), take(b.post_grades);
  take(b.tiers), take(b.tier_reviews), take(b.training), take(b.mentorships), take(b.awards),
      take(b.assessments);
  take(b.waivers), take(b.courses), take(b.courses_before), take(b.sessions), take(b.meetings);
  take(b.enrolments), take(b.attendance), take(b.feedback), take(b.mentor_wishes);
}

}  // namespace

BatchEffect bring_in(Store& store, const Batch& batch, const TakePiece& take, std::string& changeset,
                     const Progress& progress) {
  std::size_t rows = 1;
  each_list(batch, [&](const auto& list) { rows += list.size(); });
  BringingIn work(store, take, progress, rows);
  // New rows first, unrecorded; then the replaced ones under a recording.
  const auto held = std::tuple{
      work.insert(batch.schools),      work.insert(batch.people),         work.insert(batch.postings),
      work.insert(batch.titles),       work.insert(batch.post_grades),    work.insert(batch.tiers),
      work.insert(batch.tier_reviews), work.insert(batch.training),       work.insert(batch.mentorships),
      work.insert(batch.awards),       work.insert(batch.assessments),    work.insert(batch.waivers),
      work.insert(batch.courses),      work.insert(batch.courses_before), work.insert(batch.sessions),
      work.insert(batch.meetings),     work.insert(batch.enrolments),     work.insert(batch.attendance),
      work.insert(batch.feedback),     work.insert(batch.mentor_wishes)};
  std::optional<store::TrainingBatch> packed;
  if (batch.training_table) {
    packed.emplace(store, *batch.training_table);
    packed->insert(store, take, progress);
  }
  Recording recording(store);
  std::apply([&](const auto&... lists) { (work.replace(lists), ...); }, held);
  work.replace_packed();
  if (packed) packed->replace(store);
  changeset = recording.changeset();
  BatchEffect effect = work.effect();
  if (packed) effect += packed->effect();
  return effect;
}

BatchEffect effect_of(const Store& store, const Batch& batch) {
  const Reading one_state(store);
  BatchEffect effect;
  each_list(batch, [&](const auto& list) { compare(store, list, effect); });
  if (batch.training_table) {
    store::TrainingBatch packed(store, *batch.training_table);
    packed.compare();
    effect += packed.effect();
  }
  return effect;
}

}  // namespace echelon
