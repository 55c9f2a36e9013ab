#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace echelon {

/// The number on a certificate: `PX2024-000123-C`: the bureau's letters, the year, a serial number that the
/// office never gives twice, and the check character over all of them (`check_character.hpp`).
struct CertificateNumber {
  std::string letters;  ///< capitals, at least one
  int year = 0;
  std::int64_t serial = 0;
  friend bool operator==(const CertificateNumber&, const CertificateNumber&) = default;
};

/// `letters` must be capitals A to Z; six digits of the serial, more where it needs them.
[[nodiscard]] std::string certificate_number_text(const CertificateNumber& number);
/// Reads a number as people type it: small letters, full-width forms and spaces do not matter. Nothing when
/// it is not of this form or its check character says that it was miswritten.
[[nodiscard]] std::optional<CertificateNumber> read_certificate(std::string_view text);

}  // namespace echelon
