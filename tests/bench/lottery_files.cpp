// lottery_files CANDIDATES SEATS SEED FOLDER: a made-up pool for a citizens' assembly as plain files. Seven
// crossing features; the quotas follow the people at large within a tenth, the pool is made up otherwise.

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace {

struct Feature {
  const char* name;
  std::vector<double> at_large;  ///< shares of its values
};

/// Sebastiano Vigna's SplitMix64 (2015).
class Draws {
 public:
  explicit Draws(std::uint64_t seed) : state_(seed) {}
  double next() {
    std::uint64_t z = (state_ += 0x9e3779b97f4a7c15U);
    z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
    return static_cast<double>((z ^ (z >> 31U)) >> 11U) * 0x1p-53;
  }

 private:
  std::uint64_t state_;
};

std::size_t value_by(const std::vector<double>& shares, double at) {
  for (std::size_t value = 0; value + 1 < shares.size(); ++value) {
    if (at < shares[value]) return value;
    at -= shares[value];
  }
  return shares.size() - 1;
}

/// Who volunteers: some values up to three times as often as others.
std::vector<double> volunteering(const std::vector<double>& at_large, Draws& draws) {
  std::vector<double> shares;
  double sum = 0;
  for (const double share : at_large) {
    shares.push_back(share * (0.5 + draws.next()));
    sum += shares.back();
  }
  for (double& share : shares) share /= sum;
  return shares;
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 5) {
    std::fputs("lottery_files CANDIDATES SEATS SEED FOLDER\n", stderr);
    return 2;
  }
  const auto people = std::strtoull(arguments[1], nullptr, 10);
  const auto seats = std::strtod(arguments[2], nullptr);
  Draws draws(std::strtoull(arguments[3], nullptr, 10));
  const std::filesystem::path folder = arguments[4];
  const std::vector<Feature> features{
      {"gender", {0.51, 0.49}},
      {"age", {0.22, 0.27, 0.29, 0.22}},
      {"degree", {0.45, 0.35, 0.2}},
      {"town", {0.3, 0.25, 0.2, 0.15, 0.1}},
      {"subject", {0.3, 0.2, 0.18, 0.14, 0.1, 0.08}},
      {"stage", {0.35, 0.3, 0.2, 0.15}},
      {"area", {0.5, 0.3, 0.2}},
  };
  std::vector<std::vector<double>> pool_shares;
  for (const auto& feature : features) pool_shares.push_back(volunteering(feature.at_large, draws));
  std::ofstream pool(folder / "pool.csv");
  pool << "id";
  for (const auto& feature : features) pool << ',' << feature.name;
  for (std::uint64_t i = 0; i < people; ++i) {
    pool << "\np" << 1'000'000 + i;
    for (const auto& shares : pool_shares) pool << ",v" << value_by(shares, draws.next());
  }
  pool << '\n';
  std::ofstream quotas(folder / "quotas.csv");
  quotas << "feature,value,min,max\n";
  for (const auto& feature : features) {
    for (std::size_t value = 0; value < feature.at_large.size(); ++value) {
      const double wanted = seats * feature.at_large[value];
      quotas << feature.name << ",v" << value << ',' << std::floor(wanted * 0.9) << ','
             << std::ceil(wanted * 1.1) << '\n';
    }
  }
  return 0;
}
