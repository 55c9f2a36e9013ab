#include "instances.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <map>

#include "draws.hpp"
#include "echelon/base/decimal.hpp"

namespace bench {
namespace {

using echelon::CountQuota;
using echelon::Decimal;
using echelon::SelectionProblem;

constexpr std::size_t towns = 17;
constexpr std::size_t people_in_a_school = 65;
enum Feature : std::size_t { subject, stage, school, town, area, gender, person };
/// Of the shape `threes`, behind the usual six.
enum PairOfFeatures : std::size_t { subject_stage = 6, stage_gender, gender_subject };
constexpr std::int32_t rural = 2;
constexpr std::int32_t female = 1;

struct Place {
  std::int32_t town;
  std::int32_t area;
  std::int64_t quality;
};

std::int64_t score_of(Shape shape, Draws& draws, std::int64_t quality) {
  if (shape == Shape::alike) return 75 * Decimal::scale;
  std::int64_t sum = quality;
  for (int i = 0; i < 3; ++i) sum += draws.below(25 * Decimal::scale);
  constexpr std::int64_t step = 5 * Decimal::scale;
  return shape == Shape::equal ? sum / step * step : sum;
}

void add(SelectionProblem& problem, std::size_t feature, std::int32_t value, std::optional<std::int64_t> min,
         std::optional<std::int64_t> max) {
  problem.counts.push_back({feature, value, min, max, 1});
}

void add_for_each(SelectionProblem& problem, std::size_t feature, std::int64_t max) {
  const auto all = echelon::each_value(problem, {feature, 0, std::nullopt, max, 1});
  problem.counts.insert(problem.counts.end(), all.begin(), all.end());
}

void add_usual_quotas(SelectionProblem& problem) {
  constexpr std::array<std::pair<int, int>, 5> subjects{{{10, 16}, {7, 14}, {6, 12}, {5, 10}, {5, 10}}};
  for (std::size_t i = 0; i < subjects.size(); ++i)
    add(problem, subject, static_cast<std::int32_t>(i), subjects[i].first, subjects[i].second);
  add(problem, stage, 0, 4, 15);
  add(problem, stage, 2, 15, 35);
  add_for_each(problem, school, 4);
  add_for_each(problem, town, 14);
  add(problem, area, rural, 8, std::nullopt);
  add(problem, gender, female, 15, std::nullopt);
}

void add_tight_quotas(SelectionProblem& problem) {
  constexpr std::array subjects{14, 11, 10, 8, 7};
  constexpr std::array stages{15, 15, 20};
  for (std::size_t i = 0; i < subjects.size(); ++i)
    add(problem, subject, static_cast<std::int32_t>(i), subjects[i], std::nullopt);
  for (std::size_t i = 0; i < stages.size(); ++i)
    add(problem, stage, static_cast<std::int32_t>(i), stages[i], std::nullopt);
  add(problem, gender, 0, 25, std::nullopt);
  add(problem, gender, female, 25, std::nullopt);
  add_for_each(problem, school, 2);
  add_for_each(problem, town, 4);
}

/// The pairs' values cross: who counts for one of each of the three features counts in three bounds at once.
void add_threes(Instance& made, std::size_t candidates) {
  SelectionProblem& problem = made.problem;
  constexpr std::array<std::pair<std::size_t, std::size_t>, 3> pairs{
      {{subject, stage}, {stage, gender}, {gender, subject}}};
  made.features.insert(made.features.end(), {"subject_stage", "stage_gender", "gender_subject"});
  for (const auto& [first, second] : pairs) {
    auto& codes = problem.features.emplace_back(candidates);
    for (std::size_t j = 0; j < candidates; ++j)
      codes[j] = 10 * problem.features[first][j] + problem.features[second][j];
  }
  for (std::int32_t s = 0; s < 5; ++s) {
    for (std::int32_t g = 0; g < 3; ++g) add(problem, subject_stage, 10 * s + g, 2, 5);
    for (std::int32_t g = 0; g < 2; ++g) add(problem, gender_subject, 10 * g + s, 4, 7);
  }
  for (std::int32_t s = 0; s < 3; ++s)
    for (std::int32_t g = 0; g < 2; ++g) add(problem, stage_gender, 10 * s + g, 7, 10);
  add_for_each(problem, school, 2);
}

}  // namespace

const std::vector<std::string>& shape_names() {
  static const std::vector<std::string> names{"plain", "sums", "equal",  "tight",
                                              "alike", "own",  "threes", "schools"};
  return names;
}

std::optional<Shape> shape_named(std::string_view name) {
  const auto found = std::ranges::find(shape_names(), name);
  if (found == shape_names().end()) return std::nullopt;
  return static_cast<Shape>(found - shape_names().begin());
}

Instance make_instance(Shape shape, std::size_t candidates, std::uint64_t seed) {
  Draws draws(seed);
  Instance made;
  made.features = {"subject", "stage", "school", "town", "area", "gender"};
  if (shape == Shape::own) made.features.emplace_back("person");
  SelectionProblem& problem = made.problem;
  problem.seats = 50;
  problem.features.resize(made.features.size(), std::vector<std::int32_t>(candidates));
  problem.scores.resize(candidates);
  const auto size = shape == Shape::schools ? 1 : people_in_a_school;
  std::vector<Place> schools(std::max<std::size_t>(60, candidates / size));
  for (Place& each : schools) {
    each.town = static_cast<std::int32_t>(draws.below(towns));
    each.area = each.town < 3 ? 0 : draws.by_share(std::array{0, 55, 45});
    each.quality = draws.below(each.area == rural ? 15 * Decimal::scale : 25 * Decimal::scale);
  }
  for (std::size_t j = 0; j < candidates; ++j) {
    const auto at = static_cast<std::size_t>(draws.below(static_cast<std::int64_t>(schools.size())));
    problem.features[subject][j] = draws.by_share(std::array{42, 20, 16, 14, 8});
    problem.features[stage][j] = draws.by_share(std::array{45, 35, 20});
    problem.features[school][j] = static_cast<std::int32_t>(at);
    problem.features[town][j] = schools[at].town;
    problem.features[area][j] = schools[at].area;
    problem.features[gender][j] = draws.by_share(std::array{35, 65});
    if (shape == Shape::own) problem.features[person][j] = static_cast<std::int32_t>(j);
    problem.scores[j] = score_of(shape, draws, schools[at].quality);
  }
  if (shape == Shape::tight) {
    add_tight_quotas(problem);
  } else if (shape == Shape::threes) {
    add_threes(made, candidates);
  } else {
    add_usual_quotas(problem);
  }
  if (shape == Shape::own) add_for_each(problem, person, 1);
  if (shape == Shape::sums) {
    made.measures = {"cost", "experience"};
    problem.measures.resize(2, std::vector<std::int64_t>(candidates));
    for (std::size_t j = 0; j < candidates; ++j) {
      // The better, the dearer; experience is independent of both.
      problem.measures[0][j] = problem.scores[j] / 2 + draws.below(30 * Decimal::scale);
      problem.measures[1][j] = draws.below(35) * Decimal::scale;
    }
    problem.sums = {{0, std::nullopt, std::int64_t{50} * 50 * Decimal::scale, 1},
                    {1, std::int64_t{50} * 22 * Decimal::scale, std::nullopt, 1}};
  }
  return made;
}

namespace {

std::string points(std::int64_t millionths) { return Decimal::from_millionths(millionths).text(); }

/// Ids of one length, so that their bytewise order is the order of places.
std::string id_of(std::size_t candidate) {
  std::string digits = std::to_string(candidate);
  return "c" + std::string(9 - digits.size(), '0') + digits;
}

std::string whole(const std::optional<std::int64_t>& bound) { return bound ? std::to_string(*bound) : ""; }

}  // namespace

void write_plain_files(const Instance& instance, const std::filesystem::path& folder) {
  const SelectionProblem& problem = instance.problem;
  std::ofstream pool(folder / "pool.csv");
  pool << "id,score";
  for (const std::string& name : instance.features) pool << ',' << name;
  for (const std::string& name : instance.measures) pool << ',' << name;
  pool << '\n';
  for (std::size_t j = 0; j < problem.scores.size(); ++j) {
    pool << id_of(j) << ',' << points(problem.scores[j]);
    for (const auto& codes : problem.features) pool << ',' << codes[j];
    for (const auto& values : problem.measures) pool << ',' << points(values[j]);
    pool << '\n';
  }
  std::ofstream quotas(folder / "quotas.csv");
  quotas << "feature,value,min,max,measure\n";
  for (const CountQuota& quota : problem.counts) {
    quotas << instance.features[quota.feature] << ',' << quota.value << ',' << whole(quota.min) << ','
           << whole(quota.max) << ",count\n";
  }
  for (const auto& quota : problem.sums) {
    quotas << instance.measures[quota.measure] << ",," << (quota.min ? points(*quota.min) : "") << ','
           << (quota.max ? points(*quota.max) : "") << ",sum\n";
  }
}

void write_lp(const Instance& instance, const std::filesystem::path& file) {
  const SelectionProblem& problem = instance.problem;
  const std::size_t n = problem.scores.size();
  std::ofstream out(file);
  const auto everyone = [&](auto&& factor) {
    for (std::size_t j = 0; j < n; ++j) out << "\n + " << factor(j) << " x" << j;
  };
  out << "Maximize\n obj:";
  everyone([&](std::size_t j) { return points(problem.scores[j]); });
  out << "\nSubject To\n seats:";
  everyone([](std::size_t) { return std::string("1"); });
  out << "\n = " << problem.seats << '\n';
  std::map<std::pair<std::size_t, std::int32_t>, std::vector<std::size_t>> members;
  for (std::size_t f = 0; f < problem.features.size(); ++f) {
    for (std::size_t j = 0; j < n; ++j) members[{f, problem.features[f][j]}].push_back(j);
  }
  std::size_t row = 0;
  const auto bounded = [&](const auto& quota, auto&& sum, auto&& text) {
    const auto write = [&](const char* sign, std::int64_t bound) {
      out << " r" << row++ << ':';
      sum();
      out << "\n " << sign << ' ' << text(bound) << '\n';
    };
    if (quota.min) write(">=", *quota.min);
    if (quota.max) write("<=", *quota.max);
  };
  for (const CountQuota& quota : problem.counts) {
    const auto& in = members[{quota.feature, quota.value}];
    bounded(
        quota,
        [&] {
          for (const std::size_t j : in) out << "\n + x" << j;
        },
        [](std::int64_t bound) { return std::to_string(bound); });
  }
  for (const auto& quota : problem.sums) {
    const auto& values = problem.measures[quota.measure];
    bounded(
        quota, [&] { everyone([&](std::size_t j) { return points(values[j]); }); }, points);
  }
  out << "Binary\n";
  for (std::size_t j = 0; j < n; ++j) out << " x" << j << '\n';
  out << "End\n";
}

}  // namespace bench
