#include <algorithm>

#include "echelon/optimise/selection_state.hpp"

namespace echelon::optimise {
namespace {

constexpr std::int64_t largest_total = 4'000'000'000'000'000'000;
constexpr std::int32_t largest_code = (1 << 24) - 1;
constexpr std::size_t largest_pool = 1'000'000'000;
constexpr std::int64_t largest_weight = 1'000'000'000;

[[noreturn]] void refuse(Words what, Words remedy) {
  throw Error(Fault::request, std::move(what), std::move(remedy));
}

void check_numbers(const std::vector<std::int64_t>& numbers, std::int64_t seats) {
  const auto most = largest_total / std::max<std::int64_t>(1, seats);
  if (std::ranges::any_of(numbers, [&](std::int64_t number) { return number > most || number < -most; }))
    refuse({.zh = "分数或数值过大，合计时会溢出", .en = "a score or a measure is too large to be added up"},
           {.zh = "请检查数值，或改用较大的计量单位", .en = "check the numbers, or use a larger unit"});
}

void check_length(std::size_t length, const SelectionProblem& problem) {
  if (length != problem.scores.size())
    refuse({.zh = "各列长度与候选人数不一致", .en = "a column is not as long as the list of candidates"},
           {.zh = "请为每位候选人各给一个值", .en = "give one value for each candidate"});
}

void check_quota(std::size_t column, std::size_t columns, std::int64_t weight) {
  if (column >= columns)
    refuse({.zh = "名额约束引用了不存在的列", .en = "a quota names a column that is not there"},
           {.zh = "请检查名额约束中的列名", .en = "check the columns that the quotas name"});
  if (weight < 1 || weight > largest_weight)
    refuse(
        {.zh = "名额约束的权重超出范围（1 至 10 亿）", .en = "the weight of a quota is not from 1 to 10^9"},
        {.zh = "请改用较小的正整数", .en = "use a smaller whole number above 0"});
}

}  // namespace

void check_problem(const SelectionProblem& problem) {
  if (problem.seats < 0 || (problem.reserves && *problem.reserves < 0))
    refuse({.zh = "名额数不能为负", .en = "the number of seats or reserves is negative"},
           {.zh = "请填写 0 或更大的整数", .en = "use 0 or more"});
  if (problem.scores.size() > largest_pool || problem.seats > static_cast<std::int64_t>(largest_pool))
    refuse({.zh = "候选人或名额超过十亿", .en = "more than 10^9 candidates or seats"},
           {.zh = "请分批遴选", .en = "select in parts"});
  check_numbers(problem.scores, problem.seats);
  for (const auto& codes : problem.features) {
    check_length(codes.size(), problem);
    if (std::ranges::any_of(codes, [](std::int32_t code) { return code > largest_code; }))
      refuse({.zh = "类别编码超出范围", .en = "the code of a feature is above 2^24 − 1"},
             {.zh = "请从 0 起连续编码", .en = "number the values from 0 on"});
  }
  for (const auto& values : problem.measures) {
    check_length(values.size(), problem);
    check_numbers(values, problem.seats);
  }
  for (const auto& quota : problem.counts) {
    check_quota(quota.feature, problem.features.size(), quota.weight);
    if (quota.value > largest_code)
      refuse({.zh = "名额约束的类别编码超出范围", .en = "the code of a quota is above 2^24 − 1"},
             {.zh = "请从 0 起连续编码", .en = "number the values from 0 on"});
  }
  for (const auto& quota : problem.sums) check_quota(quota.measure, problem.measures.size(), quota.weight);
}

void rank(const SelectionProblem& problem, std::vector<std::size_t>& members) {
  std::ranges::sort(members, [&](std::size_t a, std::size_t b) {
    return problem.scores[a] != problem.scores[b] ? problem.scores[a] > problem.scores[b] : a < b;
  });
}

}  // namespace echelon::optimise

namespace echelon {

const char* code(SelectionStatus status) {
  switch (status) {
    case SelectionStatus::optimal:
      return "optimal";
    case SelectionStatus::infeasible:
      return "infeasible";
    case SelectionStatus::interrupted:
      break;
  }
  return "interrupted";
}

}  // namespace echelon
