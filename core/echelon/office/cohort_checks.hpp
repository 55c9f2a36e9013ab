#pragma once

#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

#include "echelon/model/snapshot.hpp"
#include "echelon/office/cohort_run.hpp"
#include "echelon/plugin/cohort_view.hpp"

namespace echelon {

/// Who sits where, beside what may be: a teacher and a session of the inputs, each pair once.
using CohortSeats = std::vector<std::pair<std::int32_t, std::int32_t>>;

/// What a board of seats was made from.
struct CohortBoard {
  std::shared_ptr<const Snapshot> snapshot;
  CohortInputs inputs;
  CohortSeats seats;  ///< enrolled, by both
  std::vector<CohortBreach> breaches;
};

/// Everything that must not be, whoever gave the seats: sessions in their order, then people, then schools by
/// day, then the budget.
[[nodiscard]] std::vector<CohortBreach> breaches_of(const CohortBoard& board, const CohortSeats& seats);
/// Yuan, of the sessions that have anybody.
[[nodiscard]] Decimal cost_of(const CohortInputs& inputs, const CohortSeats& seats);
/// Points.
[[nodiscard]] Decimal points_of(const CohortInputs& inputs, const CohortSeats& seats);
[[nodiscard]] CohortEffect effect_of(const CohortBoard& board, const CohortMove& move);
/// Of the session's meetings held so many days later.
[[nodiscard]] CohortEffect effect_of(const CohortBoard& board, const std::string& session, int days);

}  // namespace echelon
