#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>
#include <string>

#include <unistd.h>

#include "brute_force.hpp"

using namespace echelon;
namespace fs = std::filesystem;

namespace {

/// The problem in the LP format that every solver reads; scores and sums as decimals.
void write_row(std::ostream& out, const std::string& name, const std::string& sum, const std::string& bound,
               const char* sign) {
  out << ' ' << name << ": " << (sum.empty() ? "0 x0" : sum) << ' ' << sign << ' ' << bound << '\n';
}

std::string decimal(std::int64_t millionths) {
  std::ostringstream text;
  text.precision(17);
  text << static_cast<double>(millionths) / 1e6;
  return text.str();
}

void write_lp(const SelectionProblem& problem, const fs::path& path) {
  std::ofstream out(path);
  const auto n = problem.scores.size();
  const auto line = [](std::ostringstream& sum, const std::string& factor, std::size_t j) {
    sum << (sum.tellp() > 0 ? "\n + " : "") << factor << " x" << j;
  };
  std::ostringstream objective;
  std::ostringstream everyone;
  for (std::size_t j = 0; j < n; ++j) {
    line(objective, decimal(problem.scores[j]), j);
    line(everyone, "1", j);
  }
  out << "Maximize\n obj: " << objective.str() << "\nSubject To\n";
  write_row(out, "seats", everyone.str(), std::to_string(problem.seats), "=");
  std::size_t row = 0;
  const auto bounds = [&](const std::string& sum, const auto& quota, const auto& text) {
    if (quota.min) write_row(out, "r" + std::to_string(row++), sum, text(*quota.min), ">=");
    if (quota.max) write_row(out, "r" + std::to_string(row++), sum, text(*quota.max), "<=");
  };
  for (const auto& quota : problem.counts) {
    std::ostringstream sum;
    for (std::size_t j = 0; j < n; ++j)
      if (problem.features[quota.feature][j] == quota.value) line(sum, "1", j);
    bounds(sum.str(), quota, [](std::int64_t bound) { return std::to_string(bound); });
  }
  for (const auto& quota : problem.sums) {
    std::ostringstream sum;
    for (std::size_t j = 0; j < n; ++j) line(sum, decimal(problem.measures[quota.measure][j]), j);
    bounds(sum.str(), quota, decimal);
  }
  out << "Binary\n";
  for (std::size_t j = 0; j < n; ++j) out << " x" << j << '\n';
  out << "End\n";
}

struct Verdict {
  bool solved = false;
  std::optional<double> objective;  ///< nothing: infeasible
};

std::string text_of(const fs::path& path) {
  std::ifstream in(path);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// A folder of this process's own, gone when the test ends.
class Workplace {
 public:
  Workplace() : folder_(fs::temp_directory_path() / ("echelon-solvers-" + std::to_string(::getpid()))) {
    fs::create_directories(folder_);
  }
  ~Workplace() {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }
  Workplace(const Workplace&) = delete;
  Workplace& operator=(const Workplace&) = delete;

  [[nodiscard]] Verdict cbc(const SelectionProblem& problem) const {
    write_lp(problem, folder_ / "p.lp");
    run("cbc p.lp sec 60 solve solution cbc.txt");
    const auto text = text_of(folder_ / "cbc.txt");
    if (text.starts_with("Infeasible") || text.starts_with("Integer infeasible")) return {true, std::nullopt};
    const auto at = text.find("objective value");
    if (!text.starts_with("Optimal") || at == std::string::npos) return {};
    return {true, std::abs(std::stod(text.substr(at + 15)))};
  }
  [[nodiscard]] Verdict glpk(const SelectionProblem& problem) const {
    write_lp(problem, folder_ / "p.lp");
    run("glpsol --lp p.lp --tmlim 60 --cuts -o glpk.txt");
    const auto text = text_of(folder_ / "glpk.txt");
    const auto at = text.find("obj = ");
    if (text.find("INTEGER EMPTY") != std::string::npos ||
        text.find("INTEGER UNDEFINED") != std::string::npos)
      return {true, std::nullopt};
    if (text.find("INTEGER OPTIMAL") == std::string::npos || at == std::string::npos) return {};
    return {true, std::stod(text.substr(at + 6))};
  }

 private:
  void run(const std::string& command) const {
    const auto line = "cd '" + folder_.string() + "' && " + command + " > log.txt 2>&1";
    CHECK(std::system(line.c_str()) != -1);
  }
  fs::path folder_;
};

/// The solvers stop within a relative 1e-7 of the optimum; ours never stands below theirs.
void agree(const SelectionResult& ours, const Verdict& theirs) {
  REQUIRE(theirs.solved);
  REQUIRE(theirs.objective.has_value() == (ours.status == SelectionStatus::optimal));
  if (!theirs.objective) return;
  const auto objective = static_cast<double>(*ours.objective) / 1e6;
  CHECK(objective >= *theirs.objective - 2e-6);
  CHECK(objective <= *theirs.objective + 2e-7 * objective + 2e-6);
}

SelectionProblem larger(unsigned seed, std::size_t sums) {
  auto problem = random_problem(seed, {.candidates = 600,
                                       .seats = 40,
                                       .features = 4,
                                       .values = 5,
                                       .sums = sums,
                                       .score_steps = seed % 3 == 0 ? 20 : 1'000'000,
                                       .tight = seed % 2 == 0});
  for (auto& score : problem.scores) score = std::abs(score) % 100'000'000;
  auto school = each_value(problem, {.feature = 0, .max = 12});
  problem.counts.insert(problem.counts.end(), school.begin(), school.end());
  return problem;
}

}  // namespace

TEST_CASE("six hundred candidates under four crossing features: the same optimum as CBC and GLPK") {
  const Workplace place;
  for (unsigned seed = 1; seed <= 12; ++seed) {
    CAPTURE(seed);
    const auto problem = larger(seed, 0);
    const auto ours = Selection(problem).run();
    agree(ours, place.cbc(problem));
    agree(ours, place.glpk(problem));
  }
}

TEST_CASE("sums at least and at most beside the counts: the same optimum as CBC") {
  const Workplace place;
  for (unsigned seed = 21; seed <= 28; ++seed) {
    CAPTURE(seed);
    auto problem = larger(seed, 1);
    for (auto& quota : problem.sums)
      quota = {.measure = quota.measure, .min = 40 * 9'000'000, .max = 40 * 9'500'000};
    agree(Selection(problem).run(), place.cbc(problem));
  }
}
