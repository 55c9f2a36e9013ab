#pragma once

#include "echelon/optimise/selection.hpp"

namespace echelon::optimise {

/// Throws Error at the first thing wrong with the problem.
void check_problem(const SelectionProblem& problem);

}  // namespace echelon::optimise
