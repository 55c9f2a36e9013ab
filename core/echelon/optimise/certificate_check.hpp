#pragma once

#include "echelon/optimise/certificate.hpp"

namespace echelon {

struct CertificateVerdict {
  bool accepted = false;
  Words says;  ///< what was proven, or where the proof fails
};

/// Does the certificate prove the result? Shares nothing with the search that found it: the quotas, totals,
/// reserves and bounds are computed anew from the problem's columns, in exact integers. Whatever the
/// certificate holds, a wrong result is never accepted.
///
/// Covers status, objective, bound, chosen, reserves and usage; not relaxation and conflict. Throws
/// Cancelled, and Error where the problem itself is not sound. Cost: pool × quotas, and for each node the
/// candidates that its tree's first prices left open.
[[nodiscard]] CertificateVerdict check_certificate(const SelectionProblem& problem,
                                                   const SelectionResult& result,
                                                   const Certificate& certificate,
                                                   const Progress& progress = {});

}  // namespace echelon
