#include "echelon/analysis/severity.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>

namespace echelon {
namespace {

using Scores = std::map<std::size_t, double>;  // rater → score

Decimal rounded(double value) { return Decimal::from_millionths(std::llround(value * 1e6)); }

/// Solves a · x = b by elimination with partial pivots; a is square and regular.
std::vector<double> solved(std::vector<std::vector<double>> a, std::vector<double> b) {
  const std::size_t n = b.size();
  for (std::size_t column = 0; column < n; ++column) {
    std::size_t pivot = column;
    for (std::size_t row = column + 1; row < n; ++row) {
      if (std::abs(a[row][column]) > std::abs(a[pivot][column])) pivot = row;
    }
    std::swap(a[column], a[pivot]);
    std::swap(b[column], b[pivot]);
    for (std::size_t row = column + 1; row < n; ++row) {
      const double factor = a[row][column] / a[column][column];
      for (std::size_t k = column; k < n; ++k) a[row][k] -= factor * a[column][k];
      b[row] -= factor * b[column];
    }
  }
  for (std::size_t row = n; row-- > 0;) {
    for (std::size_t k = row + 1; k < n; ++k) b[row] -= a[row][k] * b[k];
    b[row] /= a[row][row];
  }
  return b;
}

/// The group each rater belongs to: raters who scored a common candidate are connected.
std::vector<std::size_t> groups_of(std::size_t raters, const std::map<std::string, Scores>& candidates) {
  std::vector<std::size_t> group(raters);
  std::iota(group.begin(), group.end(), std::size_t{0});
  for (const auto& [candidate, scores] : candidates) {
    const std::size_t target = group[scores.begin()->first];
    for (const auto& [rater, score] : scores) {
      const std::size_t old = group[rater];
      std::ranges::replace(group, old, target);
    }
  }
  return group;
}

/// Severities by least squares: candidates are eliminated, one equation a rater stays. Adding a matrix of
/// ones within each group sets its severities' sum to zero.
std::vector<double> severities(const std::vector<std::size_t>& group,
                               const std::map<std::string, Scores>& candidates) {
  const std::size_t n = group.size();
  std::vector<std::vector<double>> a(n, std::vector<double>(n, 0));
  std::vector<double> b(n, 0);
  for (const auto& [candidate, scores] : candidates) {
    const auto count = static_cast<double>(scores.size());
    double sum = 0;
    for (const auto& [rater, score] : scores) sum += score;
    for (const auto& [rater, score] : scores) {
      a[rater][rater] += 1;
      b[rater] += sum / count - score;
      for (const auto& [other, unused] : scores) a[rater][other] -= 1 / count;
    }
  }
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) {
      if (group[i] == group[j]) a[i][j] += 1;
    }
  }
  return solved(std::move(a), std::move(b));
}

}  // namespace

SeverityAdjustment adjust_severity(std::vector<RaterScore> scores, bool adjust) {
  SeverityAdjustment result;
  if (scores.empty()) return result;
  std::ranges::sort(scores, {},
                    [](const RaterScore& each) { return std::tie(each.rater, each.candidate, each.score); });
  std::map<std::string, std::size_t> rater_index;
  for (const RaterScore& each : scores) rater_index.try_emplace(each.rater, rater_index.size());
  std::map<std::string, Scores> candidates;
  for (const RaterScore& each : scores)
    candidates[each.candidate][rater_index.at(each.rater)] = each.score.value();
  const std::vector<std::size_t> group = groups_of(rater_index.size(), candidates);
  std::vector<double> severity(rater_index.size(), 0);
  if (adjust) severity = severities(group, candidates);
  for (const auto& [candidate, given] : candidates) {
    double sum = 0;
    for (const auto& [rater, score] : given) sum += score + severity[rater];
    result.candidates[candidate] = rounded(sum / static_cast<double>(given.size()));
  }
  for (const auto& [rater, index] : rater_index) result.severity[rater] = rounded(severity[index]);
  std::vector<std::size_t> distinct = group;
  std::ranges::sort(distinct);
  distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
  if (adjust && distinct.size() > 1) {
    const std::string count = std::to_string(distinct.size());
    result.notes.push_back(
        {"评委分成 " + count + " 组，组间没有共同评过的候选人，宽严只能在组内比较",
         "the raters fall into " + count +
             " groups that share no candidate; severity is only comparable within a group"});
  }
  return result;
}

}  // namespace echelon
