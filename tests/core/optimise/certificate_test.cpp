// A certificate is accepted for the truth and refused for anything else, whatever it holds.

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <functional>
#include <random>

#include "brute_force.hpp"
#include "echelon/optimise/certificate_check.hpp"

using namespace echelon;

namespace {

constexpr std::array flavours{
    Flavour{.candidates = 10, .seats = 4, .features = 2, .values = 2, .score_steps = 4},
    Flavour{.candidates = 12, .seats = 5, .features = 3, .values = 2, .score_steps = 50, .tight = true},
    Flavour{.candidates = 11, .seats = 5, .features = 3, .values = 2, .score_steps = 1},
    Flavour{.candidates = 12, .seats = 5, .features = 2, .values = 3, .score_steps = 1'000'000},
    Flavour{.candidates = 11, .seats = 4, .features = 1, .values = 2, .sums = 2, .score_steps = 20},
    Flavour{.candidates = 11, .seats = 5, .features = 2, .sums = 1, .score_steps = 3, .tight = true},
    Flavour{.candidates = 8, .seats = 1, .features = 2, .values = 2},
    Flavour{.candidates = 8, .seats = 0, .features = 2, .values = 2, .sums = 1},
    Flavour{.candidates = 7, .seats = 7, .features = 2, .values = 2, .sums = 1},
    Flavour{.candidates = 0, .seats = 0, .features = 1, .values = 2, .sums = 1},
    Flavour{.candidates = 3, .seats = 5, .features = 1, .values = 2, .sums = 1},
};

bool accepted(const SelectionProblem& problem, const SelectionResult& result,
              const Certificate& certificate) {
  return check_certificate(problem, result, certificate).accepted;
}

/// The same problem with each of these candidates' scores raised by `by`.
SelectionProblem favouring(SelectionProblem problem, const std::vector<std::size_t>& members,
                           std::int64_t by) {
  for (const auto j : members) problem.scores[j] += by;
  return problem;
}

/// Some set that meets the quotas, as a rule not the best; nothing where there is none.
std::vector<std::size_t> some_members(SelectionProblem problem, std::mt19937& random) {
  for (auto& score : problem.scores) score = static_cast<std::int64_t>(random() % 5);
  Selection selection(std::move(problem));
  auto members = selection.run().chosen;
  std::ranges::sort(members);
  return members;
}

std::size_t below(std::size_t most, std::mt19937& random) {
  return random() % std::max<std::size_t>(1, most);
}

/// Changes one price, or leaves it out, or puts one in.
void change_prices(std::vector<ProofPrice>& prices, const SelectionProblem& problem, std::mt19937& random) {
  const auto shift = static_cast<int>(random() % 70);
  const auto by = (optimise::Wide{1} << shift) * (random() % 2 == 0 ? 1 : -1);
  if (prices.empty() || random() % 4 == 0) {
    const auto kind = std::array{QuotaKind::seats, QuotaKind::count, QuotaKind::sum}[random() % 3];
    const auto quotas = kind == QuotaKind::count ? problem.counts.size() : problem.sums.size();
    prices.push_back({kind, kind == QuotaKind::seats ? 0 : below(quotas, random), by});
  } else if (random() % 4 == 0) {
    prices.erase(prices.begin() + static_cast<std::ptrdiff_t>(below(prices.size(), random)));
  } else {
    prices[below(prices.size(), random)].price += by;
  }
}

/// Puts the tree below both sides of one more division.
void divide(std::vector<CertificateNode>& tree, std::size_t candidate) {
  auto below = tree;
  tree.insert(tree.begin(), CertificateNode{.rounds = {}, .branch = candidate});
  tree.insert(tree.end(), below.begin(), below.end());
}

/// Changes a price, a branch or the shape of one of the trees.
void change(Certificate& certificate, const SelectionProblem& problem, std::mt19937& random) {
  auto& tree = random() % 2 == 0 ? certificate.better : certificate.earlier;
  if (tree.empty()) tree.emplace_back();
  auto& node = tree[below(tree.size(), random)];
  switch (random() % 8) {
    case 0:
      tree.pop_back();
      break;
    case 1:
      tree.push_back(node);
      break;
    case 2:
      node.branch = below(problem.scores.size() + 1, random);
      tree.insert(tree.end(), 2, {});
      break;
    case 3:
      node.branch.reset();
      break;
    case 4:
      std::swap(certificate.better, certificate.earlier);
      break;
    case 5:
      if (tree.size() < 200) divide(tree, below(problem.scores.size(), random));
      break;
    default:
      if (node.rounds.empty()) node.rounds.emplace_back();
      change_prices(node.rounds[below(node.rounds.size(), random)], problem, random);
  }
}

/// A false claim with the best proof that can be had for it: the true one of a problem whose scores favour
/// the claimed set, or whose quotas shut everyone out.
struct FalseClaim {
  SelectionResult result;
  Certificate certificate;
};

FalseClaim claim_set(const SelectionProblem& problem, const std::vector<std::size_t>& members) {
  constexpr std::int64_t by = 20'000'000'000;
  Selection favoured(favouring(problem, members, by));
  FalseClaim claim{favoured.run(), favoured.certify()};
  if (claim.result.status != SelectionStatus::optimal) return claim;
  std::int64_t total = 0;
  for (const auto j : claim.result.chosen) total += problem.scores[j];
  claim.result.objective = claim.result.bound = total;
  return claim;
}

FalseClaim claim_infeasible(SelectionProblem problem, std::mt19937& random) {
  for (auto& quota : problem.counts)
    if (quota.min && random() % 2 == 0) quota.min = *quota.min + 2;
  for (auto& quota : problem.sums)
    if (quota.max && random() % 2 == 0) quota.max = *quota.max - 20'000'000;
  Selection tightened(problem);
  return {tightened.run(), tightened.certify()};
}

}  // namespace

TEST_CASE("every result is proven, whatever the quotas are like, and the proof is accepted") {
  for (const auto& flavour : flavours) {
    for (unsigned seed = 1; seed <= 300; ++seed) {
      CAPTURE(seed);
      Selection selection(random_problem(seed, flavour));
      const auto& result = selection.run();
      const auto verdict = check_certificate(selection.problem(), result, selection.certify());
      CAPTURE(verdict.says.en);
      REQUIRE(verdict.accepted);
    }
  }
}

TEST_CASE("a proof is none with a node too many or too few") {
  for (const auto& flavour : flavours) {
    for (unsigned seed = 1; seed <= 40; ++seed) {
      CAPTURE(seed);
      Selection selection(random_problem(seed, flavour));
      const auto& result = selection.run();
      const auto honest = selection.certify();
      for (const auto tree : {&Certificate::better, &Certificate::earlier}) {
        if ((honest.*tree).empty()) continue;
        auto more = honest;
        (more.*tree).emplace_back();
        REQUIRE_FALSE(accepted(selection.problem(), result, more));
        auto fewer = honest;
        (fewer.*tree).pop_back();
        REQUIRE_FALSE(accepted(selection.problem(), result, fewer));
      }
    }
  }
}

TEST_CASE("a larger pool with many equal scores is proven in few nodes") {
  for (unsigned seed = 1; seed <= 20; ++seed) {
    CAPTURE(seed);
    Selection selection(random_problem(
        seed,
        {.candidates = 2000, .seats = 60, .features = 3, .values = 4, .score_steps = 40, .tight = true}));
    const auto certificate = selection.certify();
    CHECK(certificate.better.size() + certificate.earlier.size() < 2000);
    CHECK(accepted(selection.problem(), selection.run(), certificate));
  }
}

TEST_CASE("whatever is said of the chosen is refused when it is not so") {
  using Result = SelectionResult;
  const std::vector<std::function<void(Result&)>> lies{
      [](Result& r) { r.objective = *r.objective + 1, r.bound = r.objective; },
      [](Result& r) { r.objective = *r.objective - 1, r.bound = r.objective; },
      [](Result& r) { r.bound = *r.bound + 1; },
      [](Result& r) { r.objective.reset(); },
      [](Result& r) { std::swap(r.chosen.front(), r.chosen.back()); },
      [](Result& r) { r.chosen.back() = r.reserves.front(); },
      [](Result& r) { r.chosen.pop_back(); },
      [](Result& r) { r.chosen.back() = r.chosen.front(); },
      [](Result& r) { r.chosen.back() = 1'000'000; },
      [](Result& r) { std::swap(r.reserves.front(), r.reserves.back()); },
      [](Result& r) { r.reserves.pop_back(); },
      [](Result& r) { r.reserves.push_back(r.chosen.back()); },
      [](Result& r) { r.count_usage.front() += 1; },
      [](Result& r) { r.sum_usage.front() -= 1; },
      [](Result& r) { r.count_usage.clear(); },
      [](Result& r) { r.status = SelectionStatus::infeasible; },
      [](Result& r) { (r = Result()).status = SelectionStatus::infeasible; },
      [](Result& r) { r.status = SelectionStatus::interrupted; },
  };
  int told = 0;
  for (unsigned seed = 1; seed <= 60; ++seed) {
    CAPTURE(seed);
    Selection selection(random_problem(
        seed, {.candidates = 14, .seats = 5, .features = 2, .values = 2, .sums = 1, .score_steps = 30}));
    const auto& result = selection.run();
    if (result.status != SelectionStatus::optimal || result.reserves.size() < 2) continue;
    if (result.count_usage.empty()) continue;
    const auto certificate = selection.certify();
    for (std::size_t i = 0; i < lies.size(); ++i) {
      CAPTURE(i);
      auto lie = result;
      lies[i](lie);
      REQUIRE_FALSE(accepted(selection.problem(), lie, certificate));
      ++told;
    }
  }
  CHECK(told > 300);
}

TEST_CASE("a problem with one quota changed does not pass with the old proof and another optimum") {
  int changed = 0;
  for (unsigned seed = 1; seed <= 200; ++seed) {
    CAPTURE(seed);
    auto problem = random_problem(seed, flavours[1]);
    Selection before(problem);
    for (auto& quota : problem.counts) {
      if (quota.max) quota.max = *quota.max + 1;
      if (quota.min) quota.min = *quota.min - 1;
    }
    Selection after(problem);
    const auto& result = before.run();
    if (result.status != SelectionStatus::optimal || after.run().chosen == result.chosen) continue;
    REQUIRE_FALSE(accepted(problem, result, before.certify()));
    REQUIRE_FALSE(accepted(before.problem(), after.run(), after.certify()));
    ++changed;
  }
  CHECK(changed > 50);
}

TEST_CASE("a false claim is never accepted, whatever stands in its certificate") {
  std::mt19937 random(20261124);
  int claims = 0;
  for (const auto& flavour : flavours) {
    for (unsigned seed = 500; seed < 620; ++seed) {
      CAPTURE(seed);
      const auto problem = random_problem(seed, flavour);
      Selection honest(problem);
      const auto& truth = honest.run();
      const bool shut = truth.status == SelectionStatus::optimal && random() % 3 == 0;
      auto claim =
          shut ? claim_infeasible(problem, random) : claim_set(problem, some_members(problem, random));
      if (claim.result.status == truth.status && claim.result.chosen == truth.chosen) continue;
      const auto verdict = check_certificate(problem, claim.result, claim.certificate);
      REQUIRE_FALSE(verdict.accepted);
      if (verdict.says.en.find("proof that") != std::string::npos) ++claims;
      REQUIRE_FALSE(accepted(problem, claim.result, honest.certify()));
      for (int i = 0; i < 40; ++i) {
        change(claim.certificate, problem, random);
        REQUIRE_FALSE(accepted(problem, claim.result, claim.certificate));
      }
    }
  }
  CHECK(claims > 300);  // so many are refused for their trees alone
}

TEST_CASE("numbers too large to add up, and quotas and bounds that are not there, are refused") {
  SelectionProblem problem{.seats = 1, .scores = {3, 2}, .features = {{0, 1}}, .counts = {{0, 0, 1, {}}}};
  Selection selection(problem);
  const auto& result = selection.run();
  const auto honest = selection.certify();
  REQUIRE(accepted(problem, result, honest));
  const auto with = [&](ProofPrice price) {
    auto certificate = honest;
    certificate.better = {{.rounds = {{price}}, .branch = {}}};
    return accepted(problem, result, certificate);
  };
  const auto score = [](std::int64_t points) { return optimise::scaled_up(points); };
  const auto largest = ~(optimise::Wide{1} << 127);
  CHECK(with({QuotaKind::seats, 0, score(3)}));
  CHECK_FALSE(with({QuotaKind::seats, 0, score(4)}));
  CHECK_FALSE(with({QuotaKind::seats, 0, largest}));
  CHECK_FALSE(with({QuotaKind::seats, 0, -largest - 1}));
  CHECK_FALSE(with({QuotaKind::seats, 1, score(3)}));
  CHECK_FALSE(with({QuotaKind::count, 0, score(3)}));
  CHECK_FALSE(with({QuotaKind::count, 0, -largest - 1}));
  CHECK_FALSE(with({QuotaKind::count, 1, score(3)}));
  CHECK_FALSE(with({QuotaKind::sum, 0, score(3)}));
}

TEST_CASE("what is fixed on one side of a division is open again on the other") {
  // At most one of 0 and 2. {0, 1} is first of the best; {1, 2} is claimed. With 2 in, prices put 0 out.
  const SelectionProblem problem{
      .seats = 2, .scores = {5, 5, 5}, .features = {{0, 1, 0}}, .counts = {{.value = 0, .max = 1}}};
  Selection honest(problem);
  REQUIRE(honest.run().chosen == std::vector<std::size_t>{0, 1});
  SelectionResult claim = honest.run();
  claim.chosen = {1, 2};
  claim.reserves = {0};
  const auto points = [](std::int64_t number) { return optimise::scaled_up(number); };
  const CertificateNode divided{.rounds = {}, .branch = 2};
  const CertificateNode two_in{
      .rounds = {{{QuotaKind::seats, 0, points(5)}, {QuotaKind::count, 0, points(1)}}}, .branch = {}};
  auto certificate = honest.certify();
  for (const auto& two_out : {CertificateNode{}, CertificateNode{.rounds = {{}}, .branch = {}}}) {
    certificate.earlier = {divided, two_in, two_out};
    const auto verdict = check_certificate(problem, claim, certificate);
    CHECK_FALSE(verdict.accepted);
    CHECK(verdict.says.en.find("node 3") != std::string::npos);
  }
}
