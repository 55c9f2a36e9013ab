#include "echelon/analysis/severity.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <random>

namespace echelon {
namespace {

RaterScore score(const std::string& rater, const std::string& candidate, const char* points) {
  return {rater, candidate, *Decimal::read(points)};
}

/// Least squares as a textbook has it: all candidates and all raters are unknowns, the sum of the severities
/// is zero, and descent along one unknown after the other goes on until nothing changes.
struct Plain {
  std::map<std::string, double> quality;
  std::map<std::string, double> severity;

  explicit Plain(const std::vector<RaterScore>& scores) {
    for (const RaterScore& each : scores) quality[each.candidate], severity[each.rater];
    for (int round = 0; round < 3'000; ++round) {
      for (auto& [candidate, value] : quality) {
        value = mean(
            scores, [&](const RaterScore& each) { return each.candidate == candidate; },
            [&](const RaterScore& each) { return each.score.value() + severity[each.rater]; });
      }
      for (auto& [rater, value] : severity) {
        value = mean(
            scores, [&](const RaterScore& each) { return each.rater == rater; },
            [&](const RaterScore& each) { return quality[each.candidate] - each.score.value(); });
      }
      double sum = 0;
      for (const auto& [rater, value] : severity) sum += value;
      for (auto& [rater, value] : severity) value -= sum / static_cast<double>(severity.size());
    }
  }

  template <class Belongs, class Value>
  static double mean(const std::vector<RaterScore>& scores, Belongs&& belongs, Value&& value) {
    double sum = 0;
    int count = 0;
    for (const RaterScore& each : scores) {
      if (!belongs(each)) continue;
      sum += value(each);
      ++count;
    }
    return sum / count;
  }
};

TEST_CASE("a rater who gives everyone ten points less is ten points more severe, and no one suffers by it") {
  const SeverityAdjustment adjusted =
      adjust_severity({score("mild", "a", "80"), score("strict", "a", "70"), score("mild", "b", "60"),
                       score("strict", "b", "50"), score("strict", "c", "65")});
  CHECK(adjusted.severity.at("strict") == Decimal::of(5));
  CHECK(adjusted.severity.at("mild") == Decimal::of(-5));
  CHECK(adjusted.candidates.at("a") == Decimal::of(75));
  CHECK(adjusted.candidates.at("b") == Decimal::of(55));
  CHECK(adjusted.candidates.at("c") == Decimal::of(70));
  CHECK(adjusted.notes.empty());
}

TEST_CASE("severities are those of a plainly written least squares, on random panels with gaps") {
  for (unsigned seed = 1; seed <= 8; ++seed) {
    std::mt19937 random(seed);
    const auto below = [&](unsigned limit) { return static_cast<int>(random() % limit); };
    std::vector<RaterScore> scores;
    for (int candidate = 0; candidate < 9; ++candidate) {
      for (int rater = 0; rater < 5; ++rater) {
        // The first rater scores everyone, so that all are connected; the others miss a third.
        if (rater > 0 && below(3) == 0) continue;
        scores.push_back({"r" + std::to_string(rater), "c" + std::to_string(candidate),
                          Decimal::from_millionths(50'000'000 + below(40'000'000) - rater * 3'000'000)});
      }
    }
    const SeverityAdjustment adjusted = adjust_severity(scores);
    const Plain plain(scores);
    for (const auto& [rater, value] : plain.severity)
      CHECK(std::abs(adjusted.severity.at(rater).value() - value) < 2e-6);
    for (const auto& [candidate, value] : plain.quality)
      CHECK(std::abs(adjusted.candidates.at(candidate).value() - value) < 2e-6);
  }
}

TEST_CASE("the order of the scores never changes a digit") {
  std::mt19937 random(5);
  std::vector<RaterScore> scores;
  for (int i = 0; i < 60; ++i) {
    scores.push_back({"r" + std::to_string(i % 7), "c" + std::to_string(i % 11),
                      Decimal::from_millionths(static_cast<std::int64_t>(random() % 100'000'000))});
  }
  const SeverityAdjustment first = adjust_severity(scores);
  for (int round = 0; round < 50; ++round) {
    std::shuffle(scores.begin(), scores.end(), random);
    const SeverityAdjustment other = adjust_severity(scores);
    CHECK(other.candidates == first.candidates);
    CHECK(other.severity == first.severity);
  }
}

TEST_CASE("without adjustment a candidate has the mean of the scores that were given") {
  const SeverityAdjustment plain = adjust_severity(
      {score("mild", "a", "80"), score("strict", "a", "70"), score("strict", "c", "64.5")}, false);
  CHECK(plain.candidates.at("a") == Decimal::of(75));
  CHECK(plain.candidates.at("c") == *Decimal::read("64.5"));
  CHECK(plain.severity.at("strict") == Decimal());
}

TEST_CASE("raters who share no candidate cannot be compared, and it is said") {
  const SeverityAdjustment adjusted = adjust_severity(
      {score("r1", "a", "80"), score("r2", "a", "70"), score("r3", "b", "60"), score("r4", "b", "50")});
  REQUIRE(adjusted.notes.size() == 1);
  CHECK(adjusted.notes[0].en.find("2 groups") != std::string::npos);
  CHECK(adjusted.candidates.at("a") == Decimal::of(75));
  CHECK(adjusted.candidates.at("b") == Decimal::of(55));
}

TEST_CASE("no scores give no candidates, one rater alone is not adjusted") {
  CHECK(adjust_severity({}).candidates.empty());
  const SeverityAdjustment alone = adjust_severity({score("r", "a", "80"), score("r", "b", "70.000001")});
  CHECK(alone.severity.at("r") == Decimal());
  CHECK(alone.candidates.at("b") == *Decimal::read("70.000001"));
}

}  // namespace
}  // namespace echelon
