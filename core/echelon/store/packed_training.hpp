#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "echelon/base/progress.hpp"
#include "echelon/model/records.hpp"
#include "echelon/model/training_table.hpp"
#include "echelon/store/bulk.hpp"
#include "echelon/store/history_text.hpp"
#include "echelon/store/store.hpp"

namespace echelon::store {

/// The numbers of the texts in packed histories.
class TrainingTexts {
 public:
  explicit TrainingTexts(const Store& store);
  /// −1 when there is no such text.
  [[nodiscard]] std::int64_t find(std::string_view text) const;
  /// Gives the next number to a text that has none; the row is the caller's to insert.
  std::int64_t add(std::string_view text);

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };
  std::unordered_map<std::string, std::int64_t, Hash, std::equal_to<>> numbers_;
  std::int64_t last_ = 0;
};

/// How training that is packed stands to records of the same person, day, course and number.
class PackedTraining {
 public:
  explicit PackedTraining(const Store& store);
  /// Nothing for an office that has no packed training, or is of an older schema that knows none.
  [[nodiscard]] static std::optional<PackedTraining> held_by(const Store& store);

  enum class Held { no, same, different };
  /// What the office holds in packed form under the record's key.
  [[nodiscard]] Held find(const TrainingRecord& record, std::int64_t number);
  [[nodiscard]] Held find(std::string_view person, const HistoryRecord& record);
  /// Whether the person has any.
  [[nodiscard]] bool has(std::string_view person);
  /// Puts the record in the place of the one with its key, which `find` found to be different.
  void replace(Store& store, const TrainingRecord& record, std::int64_t number);

  TrainingTexts& texts() { return texts_; }

 private:
  struct Entry {
    std::int64_t entry = 0;
    HistoryRecord record;
  };
  /// The record in the form of histories; texts without a number become −1.
  [[nodiscard]] HistoryRecord form(const TrainingRecord& record, std::int64_t number);
  void read(std::string_view person);

  TrainingTexts texts_;
  bool any_;
  Statement ask_;
  std::string person_;
  bool known_ = false;
  std::vector<std::pair<std::int64_t, std::string>> histories_;  ///< the person's, by entry
  std::vector<Entry> entries_;
  std::string certificate_;
};

/// A large import of training, one history for each person.
class TrainingBatch {
 public:
  TrainingBatch(const Store& store, const TrainingTable& table);

  /// Inserts what is new and hands it on in pieces. Throws Error for a person that the office does not hold.
  void insert(Store& store, const TakePiece& take, const Progress& progress);
  /// Replaces the different ones.
  void replace(Store& store);
  /// Counts without writing.
  void compare();
  [[nodiscard]] const BatchEffect& effect() const { return effect_; }

 private:
  /// Calls `take` with each person's new records, in order; none for a person whose records are all there.
  template <class Take>
  void each_person(Take&& take);
  [[nodiscard]] bool had_any(const std::string& person);
  void number_texts(Store* store, const TakePiece* take);
  [[nodiscard]] HistoryRecord form(const TrainingTable::Row& row, std::int64_t number);
  /// Whether the row is new; counts it and keeps it for `replace` otherwise.
  bool is_new(const TrainingTable::Row& row, std::int64_t number, const HistoryRecord& record);
  [[nodiscard]] PackedTraining::Held find_in_rows(const TrainingRecord& record, std::int64_t number);

  const TrainingTable& table_;
  PackedTraining packed_;
  bool rows_before_;  ///< the office has rows in `training`
  bool packed_before_;
  Statement find_row_;
  Statement has_rows_;
  std::vector<std::int64_t> text_numbers_;  ///< by the table's texts
  std::vector<std::int64_t> mode_numbers_;
  std::deque<std::string> escaped_;  ///< certificates of the person at hand that JSON writes otherwise
  struct Changed {
    const TrainingTable::Row* row;
    std::int64_t number;
    bool packed;
  };
  std::vector<Changed> changed_;
  BatchEffect effect_;
};

}  // namespace echelon::store
