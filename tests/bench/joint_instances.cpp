#include "joint_instances.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <functional>
#include <numeric>
#include <string>

#include "draws.hpp"
#include "echelon/base/decimal.hpp"

namespace bench {
namespace {

using echelon::Decimal;
using echelon::JointProblem;

enum Feature : std::size_t { subject, stage, school, area, gender, features };
constexpr std::array names{"subject", "stage", "school", "area", "gender"};
constexpr std::size_t people_in_a_school = 65;

void add(JointProblem& problem, std::optional<std::size_t> program, std::size_t feature, std::int32_t value,
         std::optional<std::int64_t> min, std::optional<std::int64_t> max) {
  problem.counts.push_back({program, {.feature = feature, .value = value, .min = min, .max = max}});
}

void add_quotas(JointProblem& problem, std::size_t program, std::int32_t schools) {
  const auto seats = problem.seats[program];
  constexpr std::array subject_min{10, 8, 8, 5};
  for (std::int32_t s = 0; s < 4; ++s)
    add(problem, program, subject, s, seats * subject_min[static_cast<std::size_t>(s)] / 50, seats * 2 / 5);
  add(problem, program, stage, 0, seats / 10, seats * 2 / 5);
  add(problem, program, stage, 2, seats / 4, std::nullopt);
  add(problem, program, area, 2, seats / 5, std::nullopt);
  add(problem, program, gender, 1, seats * 2 / 5, std::nullopt);
  for (std::int32_t each = 0; each < schools; ++each)
    add(problem, program, school, each, std::nullopt, std::max<std::int64_t>(2, 1 + 2 * seats / schools));
}

}  // namespace

JointProblem make_joint(std::size_t programs, std::size_t people, std::uint64_t seed) {
  Draws draws(seed);
  JointProblem problem;
  problem.features.resize(features, std::vector<std::int32_t>(people));
  problem.scores.resize(programs, std::vector<std::optional<std::int64_t>>(people));
  const auto schools = std::max<std::int64_t>(20, static_cast<std::int64_t>(people / people_in_a_school));
  for (std::size_t i = 0; i < people; ++i) {
    problem.features[subject][i] = draws.by_share(std::array{30, 25, 20, 15, 10});
    problem.features[stage][i] = draws.by_share(std::array{45, 35, 20});
    const auto at = draws.below(schools);
    problem.features[school][i] = static_cast<std::int32_t>(at);
    problem.features[area][i] = static_cast<std::int32_t>(at % 3);
    problem.features[gender][i] = draws.by_share(std::array{35, 65});
    const auto ability = draws.below(40 * Decimal::scale) - (at % 3 == 2 ? 5 * Decimal::scale : 0);
    for (auto& column : problem.scores)
      column[i] =
          10 * Decimal::scale + ability + draws.below(25 * Decimal::scale) + draws.below(25 * Decimal::scale);
  }
  for (std::size_t p = 0; p < programs; ++p) {
    problem.seats.push_back(20 + 5 * static_cast<std::int64_t>(p % 7));
    add_quotas(problem, p, static_cast<std::int32_t>(schools));
  }
  const auto all = std::accumulate(problem.seats.begin(), problem.seats.end(), std::int64_t{0});
  const auto cap = std::max<std::int64_t>(5, 1 + 3 * all / (2 * schools));
  for (std::int32_t each = 0; each < schools; ++each)
    add(problem, std::nullopt, school, each, std::nullopt, cap);
  return problem;
}

namespace {

std::string points(std::int64_t millionths) { return Decimal::from_millionths(millionths).text(); }

std::string numbered(const char* what, std::size_t number, std::size_t digits) {
  const auto text = std::to_string(number);
  return what + std::string(digits - text.size(), '0') + text;
}

std::string whole(const std::optional<std::int64_t>& bound) { return bound ? std::to_string(*bound) : ""; }

}  // namespace

void write_joint_files(const JointProblem& problem, const std::filesystem::path& folder) {
  std::ofstream pool(folder / "pool.csv");
  pool << "id";
  for (const auto* name : names) pool << ',' << name;
  for (std::size_t p = 0; p < problem.seats.size(); ++p) pool << ",score:" << numbered("p", p, 2);
  pool << '\n';
  for (std::size_t i = 0; i < problem.scores.front().size(); ++i) {
    pool << numbered("c", i, 8);
    for (const auto& column : problem.features) pool << ',' << column[i];
    for (const auto& column : problem.scores) pool << ',' << (column[i] ? points(*column[i]) : "");
    pool << '\n';
  }
  std::ofstream programs(folder / "programs.csv");
  programs << "program,seats\n";
  for (std::size_t p = 0; p < problem.seats.size(); ++p)
    programs << numbered("p", p, 2) << ',' << problem.seats[p] << '\n';
  std::ofstream quotas(folder / "quotas.csv");
  quotas << "program,feature,value,min,max\n";
  for (const auto& [program, quota] : problem.counts)
    quotas << (program ? numbered("p", *program, 2) : "") << ',' << names[quota.feature] << ',' << quota.value
           << ',' << whole(quota.min) << ',' << whole(quota.max) << '\n';
}

void write_joint_lp(const JointProblem& problem, const std::filesystem::path& file) {
  const auto people = problem.scores.front().size();
  const auto programs = problem.seats.size();
  std::ofstream out(file);
  const auto variable = [](std::size_t program, std::size_t person) {
    return "x" + std::to_string(program) + "_" + std::to_string(person);
  };
  const auto eligible = [&](const std::function<void(std::size_t, std::size_t)>& visit) {
    for (std::size_t p = 0; p < programs; ++p)
      for (std::size_t i = 0; i < people; ++i)
        if (problem.scores[p][i]) visit(p, i);
  };
  out << "Maximize\n obj:";
  eligible([&](std::size_t p, std::size_t i) {
    out << "\n + " << points(*problem.scores[p][i]) << ' ' << variable(p, i);
  });
  out << "\nSubject To\n";
  for (std::size_t p = 0; p < programs; ++p) {
    out << " seats" << p << ':';
    for (std::size_t i = 0; i < people; ++i)
      if (problem.scores[p][i]) out << "\n + " << variable(p, i);
    out << "\n = " << problem.seats[p] << '\n';
  }
  for (std::size_t i = 0; i < people; ++i) {
    out << " person" << i << ":\n";
    for (std::size_t p = 0; p < programs; ++p)
      if (problem.scores[p][i]) out << " + " << variable(p, i);
    out << " <= " << problem.most_programs << '\n';
  }
  std::size_t row = 0;
  for (const auto& [program, quota] : problem.counts) {
    std::string sum;
    for (std::size_t i = 0; i < people; ++i)
      if (problem.features[quota.feature][i] == quota.value)
        for (std::size_t p = 0; p < programs; ++p)
          if (program.value_or(p) == p && problem.scores[p][i]) sum += "\n + " + variable(p, i);
    if (sum.empty()) continue;
    if (quota.min) out << " r" << row++ << ':' << sum << "\n >= " << *quota.min << '\n';
    if (quota.max) out << " r" << row++ << ':' << sum << "\n <= " << *quota.max << '\n';
  }
  out << "Binary\n";
  eligible([&](std::size_t p, std::size_t i) { out << ' ' << variable(p, i) << '\n'; });
  out << "End\n";
}

}  // namespace bench
