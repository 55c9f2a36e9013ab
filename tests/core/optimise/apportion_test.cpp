#include "echelon/optimise/apportion.hpp"

#include <doctest/doctest.h>

#include <numeric>
#include <random>

#include "echelon/base/error.hpp"

using namespace echelon;

namespace {

using Seats = std::vector<std::int64_t>;

std::vector<Claim> sizes(const Seats& of) {
  std::vector<Claim> claims;
  for (const auto size : of) claims.push_back({.size = size});
  return claims;
}

const std::vector<Apportionment> every_method = {Apportionment::hamilton, Apportionment::webster,
                                                 Apportionment::adams, Apportionment::dhondt,
                                                 Apportionment::huntington_hill};

}  // namespace

TEST_CASE("five schools and 26 seats: each method divides as the textbook on fair representation says") {
  const auto claims = sizes({9061, 7179, 5259, 3319, 1182});
  CHECK(apportion(Apportionment::hamilton, 26, claims) == Seats{9, 7, 5, 4, 1});
  CHECK(apportion(Apportionment::dhondt, 26, claims) == Seats{10, 7, 5, 3, 1});
  CHECK(apportion(Apportionment::webster, 26, claims) == Seats{9, 8, 5, 3, 1});
  CHECK(apportion(Apportionment::huntington_hill, 26, claims) == Seats{9, 7, 6, 3, 1});
  CHECK(apportion(Apportionment::adams, 26, claims) == Seats{9, 7, 5, 3, 2});
}

TEST_CASE("schools of equal size are served in tie order") {
  for (const auto method : every_method) CHECK(apportion(method, 2, sizes({40, 40, 40})) == Seats{1, 1, 0});
}

TEST_CASE("minima are given first and count, maxima are kept, and every seat is given") {
  std::mt19937 random(11);
  for (int round = 0; round < 400; ++round) {
    std::vector<Claim> claims;
    std::int64_t minima = 0;
    std::int64_t maxima = 0;
    for (int i = 0; i < 6; ++i) {
      Claim claim{.size = 1 + static_cast<std::int64_t>(random() % 300),
                  .min = static_cast<std::int64_t>(random() % 3)};
      claim.max = claim.min + static_cast<std::int64_t>(random() % 9);
      minima += claim.min;
      maxima += *claim.max;
      claims.push_back(claim);
    }
    const auto seats = static_cast<std::int64_t>(random() % 40);
    for (const auto method : every_method) {
      const auto given = apportion(method, seats, claims);
      REQUIRE(given.has_value() == (minima <= seats && seats <= maxima));
      if (!given) continue;
      CHECK(std::accumulate(given->begin(), given->end(), std::int64_t{0}) == seats);
      for (std::size_t i = 0; i < claims.size(); ++i) {
        CHECK((*given)[i] >= claims[i].min);
        CHECK((*given)[i] <= *claims[i].max);
      }
    }
  }
}

TEST_CASE("a school without teachers gets no seat beyond its minimum") {
  const std::vector<Claim> claims{{.size = 0, .min = 1}, {.size = 10}, {.size = 0}};
  for (const auto method : every_method) CHECK(apportion(method, 4, claims) == Seats{1, 3, 0});
}

TEST_CASE("nothing is apportioned where nobody may take a seat, and no seats among nobody is no seats") {
  for (const auto method : every_method) {
    CHECK_FALSE(apportion(method, 3, {}));
    CHECK(apportion(method, 0, {}) == Seats{});
    CHECK_FALSE(apportion(method, 3, {{.size = 5, .min = 2, .max = 1}}));
  }
}

TEST_CASE("a trillion pupils do not overflow, more, or a negative size, is refused in words") {
  const auto claims = sizes({1'000'000'000'000, 999'999'999'999, 1});
  CHECK(apportion(Apportionment::huntington_hill, 1'000'000, claims).has_value());
  CHECK(apportion(Apportionment::webster, 3, claims) == Seats{2, 1, 0});
  CHECK_THROWS_AS((void)apportion(Apportionment::webster, 3, sizes({-1})), Error);
  CHECK_THROWS_AS((void)apportion(Apportionment::webster, 3, sizes({2'000'000'000'000})), Error);
}
