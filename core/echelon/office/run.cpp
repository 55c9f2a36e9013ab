#include "echelon/office/run.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace echelon {
namespace {

/// Codes of a feature's values, in bytewise order of the values.
std::map<std::string, std::int32_t> codes_of(const RunInputs& inputs, std::size_t feature) {
  std::set<std::string> values;
  for (const RunCandidate& candidate : inputs.candidates) {
    if (!candidate.features[feature].empty()) values.insert(candidate.features[feature]);
  }
  std::map<std::string, std::int32_t> codes;
  for (const std::string& value : values) codes.emplace(value, static_cast<std::int32_t>(codes.size()));
  return codes;
}

std::size_t feature_index(const RunInputs& inputs, const RunQuota& quota) {
  const auto found = std::ranges::find(inputs.features, quota.feature);
  if (found == inputs.features.end()) {
    throw Error(Fault::request,
                {"名额约束“" + quota.id + "”引用了没有的特征“" + quota.feature + "”",
                 "the quota '" + quota.id + "' names the unknown feature '" + quota.feature + "'"},
                {"改用学科、学段、学校、镇街、城乡、性别，或由插件提供该特征",
                 "use subject, stage, school, town, area, gender, or a feature a plugin contributes"});
  }
  return static_cast<std::size_t>(found - inputs.features.begin());
}

std::vector<RunGroup> spread(const RunInputs& inputs) {
  std::vector<RunGroup> groups;
  for (std::size_t q = 0; q < inputs.quotas.size(); ++q) {
    const RunQuota& quota = inputs.quotas[q];
    const std::size_t feature = feature_index(inputs, quota);
    std::map<std::string, std::int64_t> pool;
    for (const RunCandidate& candidate : inputs.candidates) {
      if (!candidate.features[feature].empty()) ++pool[candidate.features[feature]];
    }
    if (quota.value == "*") {
      for (const auto& [value, count] : pool) groups.push_back({q, value, quota.min, quota.max, count});
    } else {
      const auto found = pool.find(quota.value);
      groups.push_back({q, quota.value, quota.min, quota.max, found == pool.end() ? 0 : found->second});
    }
  }
  return groups;
}

SelectionProblem problem_of(const RunInputs& inputs, const std::vector<RunGroup>& groups) {
  SelectionProblem problem;
  problem.seats = inputs.seats;
  problem.reserves = inputs.reserves;
  for (const RunCandidate& candidate : inputs.candidates)
    problem.scores.push_back(candidate.score.millionths());
  std::vector<std::map<std::string, std::int32_t>> codes;
  for (std::size_t feature = 0; feature < inputs.features.size(); ++feature) {
    codes.push_back(codes_of(inputs, feature));
    std::vector<std::int32_t> column;
    for (const RunCandidate& candidate : inputs.candidates) {
      const std::string& value = candidate.features[feature];
      column.push_back(value.empty() ? -1 : codes.back().at(value));
    }
    problem.features.push_back(std::move(column));
  }
  for (const RunGroup& group : groups) {
    const std::size_t feature = feature_index(inputs, inputs.quotas[group.quota]);
    const auto code = codes[feature].find(group.value);
    // A value nobody has gets a code of its own, so that a minimum on it is seen to fail.
    const auto spare = static_cast<std::int32_t>(codes[feature].size());
    problem.counts.push_back(
        {feature, code == codes[feature].end() ? spare : code->second, group.min, group.max, 1});
  }
  return problem;
}

}  // namespace

SelectionRun::SelectionRun(RunInputs inputs)
    : inputs_(std::move(inputs)), groups_(spread(inputs_)), selection_(problem_of(inputs_, groups_)) {}

const std::vector<QuotaPrice>& SelectionRun::prices(const Progress& progress) {
  if (!prices_) prices_ = selection_.prices(progress);
  return *prices_;
}

std::optional<std::size_t> SelectionRun::find(const std::string& id) const {
  const auto found = std::ranges::find(inputs_.candidates, id, &RunCandidate::id);
  if (found == inputs_.candidates.end()) return std::nullopt;
  return static_cast<std::size_t>(found - inputs_.candidates.begin());
}

}  // namespace echelon
