#pragma once

#include <cstdint>
#include <vector>

/// A mentor matching as a flow, for solvers of others; plain arrays, so that it can be compiled to an older
/// standard than the rest.
struct MentorFlowInput {
  int mentees = 0;
  std::vector<int> capacity;
  struct Pair {
    int mentee;
    int mentor;
    std::int64_t fit;
  };
  std::vector<Pair> pairs;
};

/// The greatest total fit by LEMON's network simplex, or by its cost scaling.
std::int64_t lemon_network_simplex(const MentorFlowInput& input);
std::int64_t lemon_cost_scaling(const MentorFlowInput& input);
