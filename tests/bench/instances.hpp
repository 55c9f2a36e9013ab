#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "echelon/optimise/selection.hpp"

namespace bench {

/// What makes an instance easy or hard.
enum class Shape {
  plain,    ///< crossing quotas on subject, stage, school, town, area and gender, as the Olympiad program has
  sums,     ///< the same, and two sums: a budget at most, experience at least
  equal,    ///< the same quotas; twenty different scores in all
  tight,    ///< every seat is claimed by a minimum in each of three features
  alike,    ///< the same quotas; everyone has the same score
  own,      ///< the same, and a feature in which everyone has a value of one's own
  threes,   ///< three features that are pairs of three others, each value of each with a least and a most
  schools,  ///< as plain, with as many schools as candidates
};

[[nodiscard]] std::optional<Shape> shape_named(std::string_view name);
[[nodiscard]] const std::vector<std::string>& shape_names();

/// A made-up pool with its quotas: 50 seats. Ids are the candidates' places, so the id is the tie order.
struct Instance {
  echelon::SelectionProblem problem;
  std::vector<std::string> features;  ///< names of `problem.features`
  std::vector<std::string> measures;  ///< names of `problem.measures`
};

/// The same arguments give the same instance on every machine. At least 500 candidates.
[[nodiscard]] Instance make_instance(Shape shape, std::size_t candidates, std::uint64_t seed);

/// Writes `pool.csv` and `quotas.csv` as `echelon select --pool` reads them.
void write_plain_files(const Instance& instance, const std::filesystem::path& folder);
/// Writes the problem in CPLEX's LP format, as CBC and GLPK read it.
void write_lp(const Instance& instance, const std::filesystem::path& file);

}  // namespace bench
