#include <algorithm>
#include <map>

#include "echelon/office/answers.hpp"
#include "echelon/plugin/panels/parts.hpp"
#include "echelon/plugin/panels/rule_words.hpp"

namespace echelon {
namespace {

/// The bounds of the engine that a bound of the program stands for: one, or with `*` one for each group.
std::vector<std::size_t> groups_of(const SelectionRun& run, const BoundKey& key) {
  std::vector<std::size_t> groups;
  for (std::size_t g = 0; g < run.groups().size(); ++g) {
    const RunGroup& group = run.groups()[g];
    if (run.inputs().quotas[group.quota].id == key.quota && (key.value == "*" || group.value == key.value))
      groups.push_back(g);
  }
  return groups;
}

const std::optional<std::int64_t>& bound_of(const RunGroup& group, bool is_min) {
  return is_min ? group.min : group.max;
}

Words name_of_bound(const Snapshot& snapshot, const Program& program, const SelectionRun& run,
                    const BoundKey& key, const std::vector<std::size_t>& groups) {
  const auto quota = std::ranges::find(program.quotas, key.quota, &Quota::id);
  if (key.value == "*" && quota != program.quotas.end()) return panels::group_said(*quota);
  return group_name(snapshot, program, run.inputs(), run.groups()[groups.front()]);
}

SelectionProblem with_bound(const SelectionRun& run, const std::vector<std::size_t>& groups, bool is_min,
                            std::optional<std::int64_t> value) {
  SelectionProblem problem = run.problem();
  problem.reserves = 0;
  for (const std::size_t group : groups) {
    (is_min ? problem.counts[group].min : problem.counts[group].max) = value;
  }
  return problem;
}

std::optional<Decimal> points(const std::optional<std::int64_t>& millionths) {
  if (!millionths) return std::nullopt;
  return Decimal::from_millionths(*millionths);
}

/// The greatest totals for the values; of one group in one go.
std::vector<std::optional<std::int64_t>> totals_along(SelectionRun& run,
                                                      const std::vector<std::size_t>& groups, bool is_min,
                                                      const std::vector<std::int64_t>& values) {
  if (groups.size() == 1) {
    return run.frontier({QuotaKind::count, groups.front(), is_min ? Bound::min : Bound::max}, values);
  }
  std::vector<std::optional<std::int64_t>> totals;
  totals.reserve(values.size());
  for (const std::int64_t value : values) {
    totals.push_back(Selection(with_bound(run, groups, is_min, value)).run().objective);
  }
  return totals;
}

/// The list with the bound at a neighbouring value, against the one in force.
std::optional<QuotaFrontier::Step> step_to(const Snapshot& snapshot, SelectionRun& run,
                                           const std::vector<std::size_t>& groups, bool is_min, int value) {
  const SelectionResult& now = run.solve();
  if (value < 0 || now.status != SelectionStatus::optimal) return std::nullopt;
  Selection changed(with_bound(run, groups, is_min, value));
  const SelectionResult& then = changed.run();
  if (then.status != SelectionStatus::optimal) return std::nullopt;
  QuotaFrontier::Step step{value, Decimal::from_millionths(*then.objective - *now.objective), {}, {}};
  const auto without = [&](const std::vector<std::size_t>& some, const std::vector<std::size_t>& others) {
    std::vector<PersonIndex> people;
    for (const std::size_t each : some) {
      if (std::ranges::find(others, each) == others.end())
        people.push_back(snapshot.find_person(run.inputs().candidates[each].id));
    }
    return people;
  };
  step.enter = without(then.chosen, now.chosen);
  step.leave = without(now.chosen, then.chosen);
  return step;
}

void say_step(Words& says, const QuotaFrontier& frontier) {
  const bool is_min = frontier.key.is_min;
  const Words more = is_min ? Words{"再多 1 人", "one more"} : Words{"再减 1 人", "one fewer"};
  if (!frontier.tighter) {
    says.zh += more.zh + "，则无解。";
    says.en += " With " + more.en + " there is no solution.";
    return;
  }
  const Decimal loss = Decimal() - frontier.tighter->gain;
  says.zh += more.zh + (loss > Decimal() ? "，又少 " + panels::readable(loss) + " 分" : "，也不减分");
  says.en += (is_min ? " One more " : " One fewer ") +
             (loss > Decimal() ? "loses another " + panels::readable(loss) : std::string("loses nothing"));
  if (frontier.looser && frontier.looser->gain > Decimal()) {
    says.zh += std::string("；放宽 1 人，可多 ") + panels::readable(frontier.looser->gain) + " 分";
    says.en += "; loosened by one, " + panels::readable(frontier.looser->gain) + " would be gained";
  }
  says.zh += "。";
  says.en += ".";
}

/// A sentence's first letter large; other scripts stay as they are.
std::string begun(std::string text) {
  if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
    text.front() = static_cast<char>(text.front() - 'a' + 'A');
  return text;
}

Words said(const QuotaFrontier& frontier) {
  const bool is_min = frontier.key.is_min;
  if (!frontier.present) {
    return {frontier.name.zh + (is_min ? "现在没有下限。" : "现在没有上限。"),
            begun(frontier.name.en) + (is_min ? ": no minimum at present." : ": no maximum at present.")};
  }
  const std::string number = std::to_string(*frontier.present);
  Words says{frontier.name.zh + (is_min ? "至少 " : "至多 ") + number + " 人",
             begun(frontier.name.en) + (is_min ? ", at least " : ", at most ") + number};
  if (!frontier.now) {
    says.zh += "：无解。";
    says.en += ": no solution.";
    return says;
  }
  const Decimal cost = *frontier.unbounded - *frontier.now;
  if (cost == Decimal()) {
    says.zh += is_min ? "，与不设下限同分；" : "，与不设上限同分；";
    says.en += is_min ? ": costs nothing against no minimum." : ": costs nothing against no maximum.";
  } else {
    says.zh += (is_min ? "，比不设下限少 " : "，比不设上限少 ") + panels::readable(cost) + " 分；";
    says.en += ": " + panels::readable(cost) +
               (is_min ? " points less than with no minimum." : " points less than with no maximum.");
  }
  say_step(says, frontier);
  return says;
}

}  // namespace

QuotaFrontier frontier_in(const Snapshot& snapshot, const Program& program, SelectionRun& run,
                          const BoundKey& key) {
  const std::vector<std::size_t> groups = groups_of(run, key);
  if (groups.empty()) {
    throw Error(Fault::request,
                {"没有名额约束“" + key.quota + "”（" + key.value + "）",
                 "there is no quota '" + key.quota + "' on '" + key.value + "'"},
                {"用 programs 查看该项目的名额约束", "see the program's quotas with 'programs'"});
  }
  QuotaFrontier frontier;
  frontier.key = key;
  frontier.name = name_of_bound(snapshot, program, run, key, groups);
  std::int64_t pool = 0;
  for (const std::size_t group : groups) pool = std::max(pool, run.groups()[group].pool);
  const auto& present = bound_of(run.groups()[groups.front()], key.is_min);
  std::int64_t last = std::min(run.inputs().seats, key.is_min ? pool + 1 : pool);
  if (present) {
    frontier.present = static_cast<int>(*present);
    last = std::max(last, *present);
  }
  std::vector<std::int64_t> values;
  for (std::int64_t value = 0; value <= last; ++value) values.push_back(value);
  const auto totals = totals_along(run, groups, key.is_min, values);
  for (std::size_t i = 0; i < values.size(); ++i) {
    frontier.points.push_back({static_cast<int>(values[i]), points(totals[i])});
  }
  // A minimum of 0 asks for nothing, and a maximum of everyone there is allows all.
  frontier.unbounded = (key.is_min ? frontier.points.front() : frontier.points.back()).total;
  frontier.now = present ? frontier.points[static_cast<std::size_t>(*present)].total : frontier.unbounded;
  const int tighten = key.is_min ? 1 : -1;
  if (frontier.present) {
    frontier.tighter = step_to(snapshot, run, groups, key.is_min, *frontier.present + tighten);
    frontier.looser = step_to(snapshot, run, groups, key.is_min, *frontier.present - tighten);
  }
  frontier.says = said(frontier);
  return frontier;
}

std::vector<BoundChoice> bounds_in(const Snapshot& snapshot, const Program& program, SelectionRun& run) {
  const bool optimal = run.solve().status == SelectionStatus::optimal;
  std::map<std::pair<std::size_t, Bound>, Decimal> prices;
  if (optimal) {
    for (const QuotaPrice& price : run.prices()) {
      if (price.at.kind == QuotaKind::count)
        prices[{price.at.quota, price.at.bound}] = Decimal::from_millionths(price.price);
    }
  }
  std::vector<BoundChoice> bounds;
  const auto add = [&](const BoundKey& key, std::int64_t bound, Decimal price) {
    const Words name = name_of_bound(snapshot, program, run, key, groups_of(run, key));
    bounds.push_back({key, name, static_cast<int>(bound), price});
  };
  for (const RunQuota& quota : run.inputs().quotas) {
    for (const bool is_min : {true, false}) {
      const auto& bound = is_min ? quota.min : quota.max;
      const BoundKey whole{quota.id, quota.value, is_min};
      const std::vector<std::size_t> groups = groups_of(run, whole);
      if (!bound || groups.empty()) continue;
      const auto price = [&](std::size_t group) {
        const auto found = prices.find({group, is_min ? Bound::min : Bound::max});
        return found == prices.end() ? Decimal() : found->second;
      };
      if (quota.value != "*") {
        add(whole, *bound, price(groups.front()));
        continue;
      }
      const auto looser =
          step_to(snapshot, run, groups, is_min, static_cast<int>(*bound) + (is_min ? -1 : 1));
      add(whole, *bound, looser ? looser->gain : Decimal());
      for (const std::size_t group : groups) {
        if (price(group) > Decimal()) {
          add({quota.id, run.groups()[group].value, is_min}, *bound, price(group));
        }
      }
    }
  }
  return bounds;
}

}  // namespace echelon
