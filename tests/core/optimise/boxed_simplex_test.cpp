// The linear program under the selection: at the optimum the prices must account for the whole objective.

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <random>

#include "echelon/optimise/boxed_simplex.hpp"

using echelon::optimise::BoxedSimplex;

namespace {

/// Columns that stand in some of the rows with coefficient 1, as quotas make them; all numbers small and
/// whole, so that bounds are met exactly and steps tie.
struct Program {
  std::vector<double> costs;
  std::vector<std::vector<bool>> stands;  ///< [column][row]
  std::vector<std::pair<double, double>> rows;
};

Program random_program(std::uint64_t seed) {
  std::mt19937_64 random(seed);
  const auto below = [&](int n) { return static_cast<int>(random() % static_cast<std::uint64_t>(n)); };
  Program program;
  const int columns = 5 + below(40);
  const int rows = 1 + below(6);
  program.rows.emplace_back(columns / 3, columns / 3);
  for (int r = 1; r < rows; ++r) {
    const int low = below(3);
    program.rows.emplace_back(low, low + below(4));
  }
  for (int c = 0; c < columns; ++c) {
    program.costs.push_back(below(12));
    std::vector<bool> in(program.rows.size(), true);
    for (std::size_t r = 1; r < in.size(); ++r) in[r] = below(3) == 0;
    program.stands.push_back(in);
  }
  return program;
}

/// What any prices prove: no feasible point is worth more.
double dual_bound(const Program& program, std::span<const double> prices) {
  double bound = 0;
  for (std::size_t r = 0; r < prices.size(); ++r)
    bound += prices[r] * (prices[r] > 0 ? program.rows[r].second : program.rows[r].first);
  for (std::size_t c = 0; c < program.costs.size(); ++c) {
    double gain = program.costs[c];
    for (std::size_t r = 0; r < prices.size(); ++r)
      if (program.stands[c][r]) gain -= prices[r];
    bound += std::max(0.0, gain);
  }
  return bound;
}

}  // namespace

TEST_CASE("prices account for the whole objective, also when rows are added to a solved program") {
  int optimal = 0;
  for (std::uint64_t seed = 1; seed <= 2000; ++seed) {
    CAPTURE(seed);
    const Program program = random_program(seed);
    BoxedSimplex simplex(program.rows.size());
    simplex.add_row(program.rows[0].first, program.rows[0].second);
    const BoxedSimplex::Entry first{0, 1};
    for (const double cost : program.costs) simplex.add_column(cost, 0, 1, {&first, 1});
    auto outcome = simplex.solve(-HUGE_VAL);
    for (std::size_t r = 1; r < program.rows.size(); ++r) {
      const auto row = simplex.add_row(program.rows[r].first, program.rows[r].second);
      for (std::size_t c = 0; c < program.costs.size(); ++c)
        if (program.stands[c][r]) simplex.add_entry(static_cast<std::int32_t>(c), {row, 1});
      outcome = simplex.solve(-HUGE_VAL);
    }
    if (outcome != BoxedSimplex::Outcome::optimal) continue;
    ++optimal;
    double objective = 0;
    for (std::size_t c = 0; c < program.costs.size(); ++c)
      objective += program.costs[c] * simplex.value(static_cast<std::int32_t>(c));
    CHECK(dual_bound(program, simplex.prices()) == doctest::Approx(objective).epsilon(1e-9));
  }
  CHECK(optimal > 1000);
}
