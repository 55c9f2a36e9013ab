#pragma once

#include <string>

#include "cli/pool.hpp"
#include "echelon/optimise/certificate_check.hpp"

namespace cli {

/// The result of `problem`, made of the pool, with its proof, as one line of JSON: see
/// core/docs/certificate.md.
[[nodiscard]] std::string certificate_file(const FilePool& pool, const echelon::SelectionProblem& problem,
                                           const echelon::SelectionResult& result,
                                           const echelon::Certificate& certificate);

/// Does the file prove its result for this pool? Takes the number of reserves from the file. Throws Error
/// when it cannot be read as a certificate, and Cancelled.
[[nodiscard]] echelon::CertificateVerdict check_certificate_file(const std::filesystem::path& file,
                                                                 FilePool& pool,
                                                                 const echelon::Progress& progress);

}  // namespace cli
