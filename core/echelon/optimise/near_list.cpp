#include "echelon/optimise/near_list.hpp"

#include <algorithm>

namespace echelon::optimise {
namespace {

constexpr std::size_t sample_size = 4096;

}  // namespace

void NearList::renew(double above) {
  prices_.anchor();
  if (candidates_ <= 2 * wanted_) {
    floor_ = -HUGE_VAL;
    return;
  }
  std::vector<double> sample;
  const auto stride = candidates_ / sample_size + 1;
  for (std::size_t j = 0; j < candidates_; j += stride) sample.push_back(prices_.approximate(j));
  const auto place = std::min(sample.size() - 1, wanted_ / stride);
  std::ranges::nth_element(sample, sample.begin() + static_cast<std::ptrdiff_t>(place), std::greater{});
  floor_ = std::min(above, sample[place]);
}

}  // namespace echelon::optimise
