#include "echelon/optimise/joint_selection.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace echelon {
namespace {

struct Pair {
  std::size_t person = 0;
  std::size_t program = 0;
};

[[noreturn]] void refuse(Words what, Words remedy) {
  throw Error(Fault::request, std::move(what), std::move(remedy));
}

std::vector<Pair> eligible_pairs(const JointProblem& problem) {
  std::vector<Pair> pairs;
  const auto people = problem.scores.empty() ? 0 : problem.scores.front().size();
  for (std::size_t person = 0; person < people; ++person)
    for (std::size_t program = 0; program < problem.scores.size(); ++program)
      if (problem.scores[program][person]) pairs.push_back({person, program});
  return pairs;
}

/// A joint problem as a selection among pairs. Its count quotas are: those of the joint problem, the seats of
/// each program, each person with more programs to choose from than allowed.
class PairProblem {
 public:
  PairProblem(const JointProblem& joint, const std::vector<Pair>& pairs) : joint_(joint), pairs_(pairs) {
    for (const auto& [person, program] : pairs) made_.scores.push_back(*joint.scores[program][person]);
    for (const auto seats : joint.seats) made_.seats += seats;
    made_.reserves = 0;
    add_counts();
    add_seats();
    add_people();
    for (const auto& sum : joint.sums) add_sum(sum);
  }

  [[nodiscard]] const SelectionProblem& made() const { return made_; }
  [[nodiscard]] JointBound named(const QuotaBound& at) const {
    if (at.kind == QuotaKind::sum) return {JointLimit::sum, at.quota, at.bound};
    if (at.kind == QuotaKind::seats) return {JointLimit::seats, 0, at.bound};
    auto quota = at.quota;
    if (quota < joint_.counts.size()) return {JointLimit::count, quota, at.bound};
    quota -= joint_.counts.size();
    if (quota < joint_.seats.size()) return {JointLimit::seats, quota, at.bound};
    return {JointLimit::person, people_[quota - joint_.seats.size()], at.bound};
  }

 private:
  /// Quotas on one feature share a column, those of one program and those over all; a code stands for a
  /// program and a value that some quota names.
  void add_counts() {
    std::map<std::pair<std::size_t, bool>, std::map<std::pair<std::size_t, std::int32_t>, std::int32_t>>
        codes;
    for (const auto& [program, quota] : joint_.counts) {
      if (quota.feature >= joint_.features.size() || program.value_or(0) >= joint_.seats.size())
        refuse_quota();
      auto& of_column = codes[{quota.feature, program.has_value()}];
      of_column.try_emplace({program.value_or(0), quota.value}, static_cast<std::int32_t>(of_column.size()));
    }
    std::map<std::pair<std::size_t, bool>, std::size_t> column_of;
    for (const auto& [column, of_column] : codes) {
      column_of[column] = made_.features.size();
      made_.features.push_back(column_of_codes(column.first, column.second, of_column));
    }
    for (const auto& [program, quota] : joint_.counts) {
      auto made = quota;
      const std::pair column(quota.feature, program.has_value());
      made.feature = column_of[column];
      made.value = codes[column][{program.value_or(0), quota.value}];
      made_.counts.push_back(made);
    }
  }

  std::vector<std::int32_t> column_of_codes(
      std::size_t feature, bool by_program,
      const std::map<std::pair<std::size_t, std::int32_t>, std::int32_t>& codes) const {
    std::vector<std::int32_t> column;
    column.reserve(pairs_.size());
    for (const auto& [person, program] : pairs_) {
      const auto value = joint_.features[feature][person];
      const auto found = codes.find({by_program ? program : 0, value});
      column.push_back(value < 0 || found == codes.end() ? -1 : found->second);
    }
    return column;
  }

  void add_seats() {
    auto& column = made_.features.emplace_back();
    for (const auto& pair : pairs_) column.push_back(static_cast<std::int32_t>(pair.program));
    for (std::size_t program = 0; program < joint_.seats.size(); ++program)
      made_.counts.push_back({.feature = made_.features.size() - 1,
                              .value = static_cast<std::int32_t>(program),
                              .min = joint_.seats[program],
                              .max = joint_.seats[program],
                              .firm = true});
  }

  void add_people() {
    auto& column = made_.features.emplace_back();
    for (std::size_t i = 0; i < pairs_.size();) {
      auto end = i;
      while (end < pairs_.size() && pairs_[end].person == pairs_[i].person) ++end;
      const auto limited = static_cast<std::int64_t>(end - i) > joint_.most_programs;
      column.insert(column.end(), end - i, limited ? static_cast<std::int32_t>(people_.size()) : -1);
      if (limited) people_.push_back(pairs_[i].person);
      i = end;
    }
    for (std::size_t i = 0; i < people_.size(); ++i)
      made_.counts.push_back({.feature = made_.features.size() - 1,
                              .value = static_cast<std::int32_t>(i),
                              .max = joint_.most_programs,
                              .firm = true});
  }

  void add_sum(const JointProblem::Sum& sum) {
    if (sum.quota.measure >= joint_.measures.size() || sum.program.value_or(0) >= joint_.seats.size())
      refuse_quota();
    auto& column = made_.measures.emplace_back();
    for (const auto& [person, program] : pairs_)
      column.push_back(sum.program.value_or(program) == program ? joint_.measures[sum.quota.measure][person]
                                                                : 0);
    auto made = sum.quota;
    made.measure = made_.measures.size() - 1;
    made_.sums.push_back(made);
  }

  [[noreturn]] static void refuse_quota() {
    refuse({.zh = "名额约束引用了不存在的项目或列",
            .en = "a quota names a program or a column that is not there"},
           {.zh = "请检查名额约束", .en = "check the quotas"});
  }

  const JointProblem& joint_;
  const std::vector<Pair>& pairs_;
  SelectionProblem made_;
  std::vector<std::size_t> people_;  ///< those with a limit
};

void check_joint(const JointProblem& problem) {
  if (problem.scores.size() != problem.seats.size() || problem.seats.empty())
    refuse(
        {.zh = "每个项目都要有名额和一列分数", .en = "each program needs its seats and a column of scores"},
        {.zh = "请补齐", .en = "give both for each program"});
  if (std::ranges::any_of(problem.seats, [](auto seats) { return seats < 0; }))
    refuse({.zh = "名额数不能为负", .en = "a program's number of seats is negative"},
           {.zh = "请填写 0 或更大的整数", .en = "use 0 or more"});
  if (problem.most_programs < 1)
    refuse({.zh = "每人至少要能入选一个项目", .en = "a person must be allowed at least one program"},
           {.zh = "请填写 1 或更大的整数", .en = "use 1 or more"});
  const auto people = problem.scores.front().size();
  const auto other = [&](const auto& column) { return column.size() != people; };
  if (std::ranges::any_of(problem.scores, other) || std::ranges::any_of(problem.features, other) ||
      std::ranges::any_of(problem.measures, other))
    refuse({.zh = "各列长度与人数不一致", .en = "a column is not as long as the list of people"},
           {.zh = "请为每人各给一个值", .en = "give one value for each person"});
}

JointResult told(const JointProblem& problem, const std::vector<Pair>& pairs, const PairProblem& made,
                 const SelectionResult& result) {
  JointResult joint;
  joint.status = result.status;
  joint.objective = result.objective;
  joint.bound = result.bound;
  joint.chosen.resize(problem.seats.size());
  for (const auto pair : result.chosen) joint.chosen[pairs[pair].program].push_back(pairs[pair].person);
  joint.count_usage.assign(result.count_usage.begin(),
                           result.count_usage.begin() + static_cast<std::ptrdiff_t>(problem.counts.size()));
  joint.sum_usage = result.sum_usage;
  for (const auto& change : result.relaxation) {
    const auto at = made.named({change.kind, change.quota, change.bound});
    joint.relaxation.push_back({at.limit, at.index, at.bound, change.from, change.to});
  }
  if (std::ranges::any_of(joint.relaxation, [](const JointChange& change) {
        return change.limit == JointLimit::seats || change.limit == JointLimit::person;
      }))
    joint.relaxation.clear();
  for (const auto& at : result.conflict) joint.conflict.push_back(made.named(at));
  return joint;
}

}  // namespace

JointResult select_jointly(const JointProblem& problem, const Progress& progress) {
  check_joint(problem);
  const auto pairs = eligible_pairs(problem);
  const PairProblem made(problem, pairs);
  Selection selection(made.made());
  return told(problem, pairs, made, selection.run(progress));
}

}  // namespace echelon
