#include "echelon/optimise/certificate_check.hpp"

#include <algorithm>
#include <numeric>

#include "echelon/optimise/proof_tree_check.hpp"
#include "echelon/optimise/selection_problem.hpp"

namespace echelon {
namespace {

using optimise::ProofTreeCheck;
using optimise::Wide;

template <class Quota>
bool within(const Quota& quota, Wide used) {
  return (!quota.min || used >= *quota.min) && (!quota.max || used <= *quota.max);
}

template <class Quota>
bool all_within(const std::vector<Quota>& quotas, const std::vector<std::int64_t>& used) {
  for (std::size_t q = 0; q < quotas.size(); ++q)
    if (!within(quotas[q], used[q])) return false;
  return true;
}

/// Who counts in which count quotas, and what a set uses of each quota.
class Usage {
 public:
  Usage(const SelectionProblem& problem, const std::vector<std::size_t>& members)
      : problem_(problem), counts_(problem.counts.size(), 0), sums_(problem.sums.size(), 0) {
    for (std::size_t q = 0; q < problem.counts.size(); ++q)
      if (const auto& quota = problem.counts[q]; quota.value >= 0)
        on_value_.push_back({{quota.feature, quota.value}, q});
    std::ranges::sort(on_value_);
    for (const auto member : members) {
      for (const auto q : quotas_of(member)) ++counts_[q];
      for (std::size_t q = 0; q < sums_.size(); ++q) sums_[q] += amount(q, member);
    }
  }
  [[nodiscard]] const std::vector<std::int64_t>& counts() const { return counts_; }
  [[nodiscard]] const std::vector<std::int64_t>& sums() const { return sums_; }

  /// The count quotas in which the candidate counts, in ascending order.
  [[nodiscard]] std::vector<std::size_t> quotas_of(std::size_t candidate) const {
    std::vector<std::size_t> quotas;
    for (std::size_t f = 0; f < problem_.features.size(); ++f) {
      const std::pair value(f, problem_.features[f][candidate]);
      for (auto at = std::ranges::lower_bound(on_value_, value, {}, &OnValue::first);
           at != on_value_.end() && at->first == value; ++at)
        quotas.push_back(at->second);
    }
    std::ranges::sort(quotas);
    return quotas;
  }

  /// Would every quota be met with `enters`, who counts in `gained`, in the place of `leaves`?
  [[nodiscard]] bool met_after(std::size_t leaves, const std::vector<std::size_t>& lost, std::size_t enters,
                               const std::vector<std::size_t>& gained) const {
    const auto still_met = [&](std::size_t q) {
      const auto more = std::ranges::binary_search(gained, q) ? 1 : 0;
      const auto less = std::ranges::binary_search(lost, q) ? 1 : 0;
      return within(problem_.counts[q], Wide{counts_[q]} + more - less);
    };
    for (std::size_t q = 0; q < sums_.size(); ++q)
      if (!within(problem_.sums[q], Wide{sums_[q]} + amount(q, enters) - amount(q, leaves))) return false;
    return std::ranges::all_of(gained, still_met) && std::ranges::all_of(lost, still_met);
  }

 private:
  using OnValue = std::pair<std::pair<std::size_t, std::int32_t>, std::size_t>;

  [[nodiscard]] std::int64_t amount(std::size_t sum, std::size_t candidate) const {
    return problem_.measures[problem_.sums[sum].measure][candidate];
  }

  const SelectionProblem& problem_;
  std::vector<OnValue> on_value_;
  std::vector<std::int64_t> counts_;
  std::vector<std::int64_t> sums_;
};

/// By score from high to low, then in tie order.
bool ahead(const SelectionProblem& problem, std::size_t a, std::size_t b) {
  return problem.scores[a] != problem.scores[b] ? problem.scores[a] > problem.scores[b] : a < b;
}

std::vector<std::size_t> reserves_of(const SelectionProblem& problem, const Usage& used,
                                     const std::vector<std::size_t>& members) {
  const auto most = static_cast<std::size_t>(problem.reserves.value_or(problem.seats));
  std::vector<std::size_t> others;
  for (std::size_t j = 0; j < problem.scores.size(); ++j)
    if (!std::ranges::binary_search(members, j)) others.push_back(j);
  std::ranges::sort(others, [&](std::size_t a, std::size_t b) { return ahead(problem, a, b); });
  std::vector<std::vector<std::size_t>> lost;
  lost.reserve(members.size());
  for (const auto member : members) lost.push_back(used.quotas_of(member));
  std::vector<std::size_t> reserves;
  for (std::size_t i = 0; i < others.size() && reserves.size() < most; ++i) {
    const auto gained = used.quotas_of(others[i]);
    for (std::size_t m = 0; m < members.size(); ++m) {
      if (!used.met_after(members[m], lost[m], others[i], gained)) continue;
      reserves.push_back(others[i]);
      break;
    }
  }
  return reserves;
}

/// What is wrong with the chosen as a set that meets the quotas, and with what is said of it.
std::optional<Words> wrong_with_set(const SelectionProblem& problem, const SelectionResult& result) {
  const auto& chosen = result.chosen;
  const auto in_order = [&](std::size_t a, std::size_t b) { return ahead(problem, a, b); };
  if (std::ranges::any_of(chosen, [&](std::size_t j) { return j >= problem.scores.size(); }))
    return Words{"入选者不在候选人之中", "one of the chosen is no candidate"};
  if (static_cast<std::int64_t>(chosen.size()) != problem.seats)
    return Words{"入选人数与名额不符", "the chosen are not as many as the seats"};
  if (std::ranges::adjacent_find(chosen, std::not_fn(in_order)) != chosen.end())
    return Words{"入选者没有按分数、再按同分顺序排列，或有重复",
                 "the chosen do not stand by score, then in tie order, or one stands twice"};
  Wide total = 0;
  for (const auto j : chosen) total += problem.scores[j];
  if (!result.objective || !result.bound || total != *result.objective || total != *result.bound)
    return Words{"总分不是入选者分数之和", "the total is not the sum of the chosen's scores"};
  const Usage used(problem, chosen);
  if (!all_within(problem.counts, used.counts()) || !all_within(problem.sums, used.sums()))
    return Words{"入选者不满足名额约束", "the chosen break a quota"};
  if (used.counts() != result.count_usage || used.sums() != result.sum_usage)
    return Words{"各名额约束的入选人数不对", "a quota's number of chosen is wrong"};
  auto members = chosen;
  std::ranges::sort(members);
  if (reserves_of(problem, used, members) != result.reserves)
    return Words{"递补名单不对", "the reserves are not those who could take a seat, in their order"};
  return std::nullopt;
}

/// The totals of any two sets of as many members differ by a multiple of this.
std::int64_t step_of(const std::vector<std::int64_t>& scores) {
  std::int64_t step = 0;
  for (const auto score : scores) step = std::gcd(step, score - scores.front());
  return step > 0 ? step : 1;
}

std::optional<Words> in_tree(const Words& tree, const std::optional<Words>& what) {
  if (!what) return std::nullopt;
  return Words{tree.zh + what->zh, tree.en + what->en};
}

std::optional<Words> wrong_with_optimum(const SelectionProblem& problem, const SelectionResult& result,
                                        const Certificate& certificate, const Progress& progress) {
  if (auto wrong = wrong_with_set(problem, result)) return wrong;
  const Wide total = *result.objective;
  ProofTreeCheck better(problem, problem.scores, total + step_of(problem.scores), std::nullopt);
  if (const auto wrong = better.run(certificate.better, progress))
    return in_tree({"总分最高的证明，", "proof that no total is greater, "}, wrong);
  ProofTreeCheck earlier(problem, problem.scores, total, result.chosen);
  return in_tree({"同分次序的证明，", "proof that no equal set comes first, "},
                 earlier.run(certificate.earlier, progress));
}

std::optional<Words> wrong_with_infeasible(const SelectionProblem& problem, const SelectionResult& result,
                                           const Certificate& certificate, const Progress& progress) {
  if (!result.chosen.empty() || !result.reserves.empty() || result.objective || result.bound)
    return Words{"无解却有入选者或总分", "there are chosen, or a total, where there should be none"};
  const auto some = [](std::int64_t used) { return used != 0; };
  if (std::ranges::any_of(result.count_usage, some) || std::ranges::any_of(result.sum_usage, some))
    return Words{"无解却有人计入名额约束", "somebody counts in a quota, where nobody is chosen"};
  if (!certificate.earlier.empty()) return Words{"多出一棵证明树", "there is a tree too many"};
  const auto empty = [](const auto& quota) { return quota.min && quota.max && *quota.min > *quota.max; };
  const auto plain = std::ranges::any_of(problem.counts, empty) || std::ranges::any_of(problem.sums, empty);
  if (plain && certificate.better.empty()) return std::nullopt;
  const std::vector<std::int64_t> nothing(problem.scores.size(), 0);
  ProofTreeCheck none(problem, nothing, 0, std::nullopt);
  return in_tree({"无解的证明，", "proof that there is no set, "}, none.run(certificate.better, progress));
}

}  // namespace

CertificateVerdict check_certificate(const SelectionProblem& problem, const SelectionResult& result,
                                     const Certificate& certificate, const Progress& progress) {
  optimise::check_problem(problem);
  std::optional<Words> wrong =
      Words{"运算中断，没有可证明的结果", "the selection was interrupted: there is nothing to prove"};
  if (result.status == SelectionStatus::optimal)
    wrong = wrong_with_optimum(problem, result, certificate, progress);
  if (result.status == SelectionStatus::infeasible)
    wrong = wrong_with_infeasible(problem, result, certificate, progress);
  if (wrong) return {false, {"证明不成立：" + wrong->zh, "the proof is refused: " + wrong->en}};
  if (result.status == SelectionStatus::infeasible)
    return {true,
            {"证明成立：没有任何名单能同时满足各项名额约束", "the proof holds: no set meets all the quotas"}};
  return {true,
          {"证明成立：没有总分更高的名单，同分名单中这份排在最前",
           "the proof holds: no set has a greater total, and of equal ones this comes first in tie order"}};
}

}  // namespace echelon
