#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "echelon/base/date.hpp"
#include "echelon/base/words.hpp"

namespace echelon {

/// What stands on one certificate of a course; all of it as it is shown.
struct CourseCertificate {
  std::string title;   ///< 培训结业证书
  std::string body;    ///< who did what, when, for how many hours
  std::string number;  ///< with what the number can be checked
  std::string issuer;  ///< who gives it, above the seal
  std::string date;
};

/// Writes a PDF with a page (A4 across) for each certificate, in their order; the same certificates and day
/// give the same bytes. The file is complete or not there. Throws Error for another extension than `.pdf` and
/// when it cannot be written.
void write_certificates(const std::vector<CourseCertificate>& certificates, Language language, Date dated,
                        const std::filesystem::path& file);

}  // namespace echelon
