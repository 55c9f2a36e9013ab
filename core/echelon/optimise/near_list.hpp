#pragma once

#include <cmath>
#include <cstdint>
#include <vector>

#include "echelon/optimise/quota_prices.hpp"

namespace echelon::optimise {

/// Finds who gains more than some amount without pricing everyone each time. One pass lists those who come
/// near; the others are proven to stay below for as long as prices have not moved too far from that pass
/// (an upper bound on what any gain can have risen by); then a new pass is made.
class NearList {
 public:
  NearList(QuotaPrices& prices, const QuotaRows& rows, std::span<const std::int64_t> scores,
           std::size_t wanted)
      : prices_(prices), candidates_(scores.size()), wanted_(wanted), near_(rows, scores) {}

  /// Calls `visit(candidate, approximate gain)` for every candidate with a gain above `above`, ascending.
  template <class Visit>
  void above(double above, Visit&& visit) {
    if (!(above >= floor_ + prices_.risen())) {
      renew(above);
      // Every later question is answered by those above the floor.
      near_.clear();
      prices_.sift(floor_, [&](std::size_t j, double gain) {
        near_.add(j);
        if (gain > above) visit(j, gain);
      });
      return;
    }
    prices_.sift(near_, above, visit);
  }

 private:
  /// Sets the floor so that about as many as wanted come near, never above what is asked for.
  void renew(double above);

  QuotaPrices& prices_;
  std::size_t candidates_;
  std::size_t wanted_;
  double floor_ = HUGE_VAL;
  PackedCandidates near_;
};

}  // namespace echelon::optimise
