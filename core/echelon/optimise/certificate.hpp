#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "echelon/optimise/selection.hpp"
#include "echelon/optimise/wide.hpp"

namespace echelon {

/// What one more of a quota's sum costs, in 2^-40 millionths of a point. Above 0 it is a price of the
/// quota's maximum, below 0 of its minimum; that bound must be there.
struct ProofPrice {
  QuotaKind kind = QuotaKind::seats;
  std::size_t quota = 0;  ///< index in `counts` or `sums`; 0 for the seats
  optimise::Wide price = 0;
  friend bool operator==(const ProofPrice&, const ProofPrice&) = default;
};

/// One place of a tree of cases. Each round of prices gives a bound, and fixes whoever would take it below
/// what is looked for. The last round closes the place, or `branch` divides it: in first, then out.
struct CertificateNode {
  std::vector<std::vector<ProofPrice>> rounds;
  std::optional<std::size_t> branch;
  friend bool operator==(const CertificateNode&, const CertificateNode&) = default;
};

/// Why a selection's result is right: two trees of cases in preorder, see core/docs/certificate.md.
struct Certificate {
  /// Optimal: no set has a greater total. Infeasible: there is no set at all; all scores then count 0.
  std::vector<CertificateNode> better;
  /// No set of the same total comes first in tie order. Empty when infeasible.
  std::vector<CertificateNode> earlier;
  friend bool operator==(const Certificate&, const Certificate&) = default;
};

}  // namespace echelon
