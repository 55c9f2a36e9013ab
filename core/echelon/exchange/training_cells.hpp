#pragma once

#include <optional>
#include <string_view>

#include "echelon/exchange/import_walk.hpp"
#include "echelon/exchange/records_in.hpp"
#include "echelon/exchange/rows_seen.hpp"

namespace echelon {

// Within exchange: what both ways of reading training records have in common.

namespace training_column {
/// In the order of `import_columns(ImportKind::training)`.
enum Column : std::size_t {
  id,
  course,
  hours,
  ended_on,
  started_on,
  category,
  provider,
  mode,
  attendance,
  certificate
};
inline constexpr std::size_t count = 10;
}  // namespace training_column

/// The walk's present row with all that is wrong in it, but for its being there twice.
[[nodiscard]] TrainingRow read_training_cells(ImportWalk& walk);
/// An attendance of `95%`, `0.95` or `95` in thousandths; nothing for what is none. `text` is not empty.
[[nodiscard]] std::optional<int> read_permille(std::string_view text);

/// The first row that says the same as this; 0 when this is the first.
[[nodiscard]] long earlier_of(RowsSeen& seen, const TrainingRow& row);
struct Repeated {
  Words reason;
  Words remedy;
};
[[nodiscard]] Repeated repeats_row(long earlier);

}  // namespace echelon
