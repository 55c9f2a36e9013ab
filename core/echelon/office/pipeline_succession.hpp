#pragma once

#include <vector>

#include "echelon/plugin/ladder_view.hpp"
#include "echelon/plugin/pipeline_view.hpp"

namespace echelon {

/// Who holds one of the two highest tiers of a ladder, and who could follow: those on the tier below in the
/// same stage (on a ladder for teachers also of the same subject), with the day on which the step's findings
/// will all be met. The holder's own tier decides which steps lead there.
[[nodiscard]] std::vector<SuccessionPost> succession_of(const LadderView& ladders, const Snapshot& snapshot);

}  // namespace echelon
