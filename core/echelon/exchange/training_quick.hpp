#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "echelon/exchange/cell_memo.hpp"
#include "echelon/exchange/header.hpp"
#include "echelon/exchange/training_cells.hpp"
#include "echelon/model/training_table.hpp"

namespace echelon {

/// Within exchange: reads rows of training records that have nothing out of the ordinary, exactly as the
/// general way would, and hands back the others.
class TrainingQuick {
 public:
  TrainingQuick(const Header& header, TrainingTable& table);

  /// A row's fields as they stand between the separators.
  using Fields = const std::string_view*;
  enum class Outcome { read, ordinary_way, other_encoding };

  /// Whether rows under this header can be read at all.
  [[nodiscard]] bool possible() const { return possible_; }
  [[nodiscard]] std::size_t width() const { return roles_.size(); }
  /// The hash of the person's id, fetched into the cache for `read`.
  [[nodiscard]] std::uint64_t announce(Fields fields) const;
  /// Puts the row into the table, or leaves all as it was. `id_hash` is what `announce` gave.
  [[nodiscard]] Outcome read(Fields fields, std::uint64_t id_hash, long line);
  /// Puts in a row that was read in the general way. Hours beyond what a table holds become its most.
  void add(const TrainingRow& row);

 private:
  struct Column {
    CellMemo memo;
    std::string last;  ///< the text read last, and its number
    std::uint32_t last_number = CellMemo::fresh;
  };
  [[nodiscard]] std::uint32_t number_of(std::size_t column, std::string_view raw);
  [[nodiscard]] std::uint32_t meaning_of(std::size_t column, std::string_view raw);
  [[nodiscard]] std::uint32_t date_of(std::size_t column, std::string_view raw);
  [[nodiscard]] std::uint32_t hours_of(std::string_view raw);
  [[nodiscard]] std::uint32_t certificate_of(std::string_view raw);
  [[nodiscard]] std::uint32_t person_of(std::string_view raw, std::uint64_t hash);
  [[nodiscard]] std::uint32_t new_person(std::string_view raw);
  [[nodiscard]] std::uint32_t person_named(const std::string& id);
  [[nodiscard]] std::uint32_t text_named(const std::string& text);

  TrainingTable& table_;
  bool possible_ = true;
  /// By the sheet's columns: which of ours it is; `count` for one that is only counted, `count + 1` for one
  /// without a heading.
  std::vector<std::size_t> roles_;
  std::array<std::size_t, training_column::count> at_{};  ///< ours in the sheet; `npos` when it has none
  std::array<std::string, training_column::count> heading_;
  std::array<Column, training_column::count> columns_;
  std::unordered_map<std::string, std::uint32_t> texts_{{std::string(), 0}};
  std::unordered_map<std::string, std::uint32_t> odd_people_;  ///< ids that are left to the general way
};

}  // namespace echelon
