#pragma once

#include <string>

#include "echelon/model/round.hpp"
#include "echelon/office/run.hpp"

namespace echelon {

/// Who takes the seat of `person` in a result: the first reserve of `call` with whom those who keep their
/// seats still meet every quota of the run they were chosen by. Throws Error when none of them can.
[[nodiscard]] std::string reserve_for(const SelectionRun& run, const Call& call, const std::string& person);

}  // namespace echelon
