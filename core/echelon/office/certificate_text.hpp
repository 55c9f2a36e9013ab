#pragma once

#include <string>
#include <vector>

#include "echelon/optimise/certificate.hpp"

namespace echelon {

/// The certificate's trees as JSON on one line, see core/docs/certificate.md: candidates by id, quotas by
/// their place in the list of counts, then sums. The same certificate gives the same bytes.
[[nodiscard]] std::string certificate_text(const Certificate& certificate, const SelectionProblem& problem,
                                           const std::vector<std::string>& ids);

/// The way back. Throws Error when the text is not such JSON, a number is beyond 2^126, or an id or a quota
/// is not there.
[[nodiscard]] Certificate read_certificate(const std::string& text, const SelectionProblem& problem,
                                           const std::vector<std::string>& ids);

}  // namespace echelon
