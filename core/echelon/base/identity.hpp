#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "echelon/base/date.hpp"
#include "echelon/base/words.hpp"

namespace echelon {

/// A resident identity number (公民身份号码, GB 11643) whose form, checksum and birth date hold.
struct IdentityNumber {
  std::string text;  ///< 17 digits and a digit or a capital X
  Date birth_date;
  bool male = false;
};

/// Why a cell is not an identity number.
enum class IdentityFault : std::uint8_t {
  damaged,     ///< Excel turned it into a number: `1.2E+17`, the last digits zeros, leading zeros lost
  fifteen,     ///< the form withdrawn in 2013
  length,      ///< not 18 characters
  character,   ///< other than digits and a final X
  birth_date,  ///< names a day that does not exist
  checksum,    ///< ISO 7064 MOD 11-2 fails
};

struct IdentityReading {
  std::optional<IdentityNumber> number;
  IdentityFault fault = IdentityFault::length;  ///< says something only without `number`
};

/// Reads a cell. Spaces, full-width digits, a lower-case x, a leading apostrophe and `="…"` are taken as
/// meant; `number_cell` says that the sheet holds a number there, which is always damage.
[[nodiscard]] IdentityReading read_identity(std::string_view text, bool number_cell = false);

/// The character that makes 17 digits an identity number; `?` when they are not 17 digits.
[[nodiscard]] char identity_check_character(std::string_view seventeen_digits);

/// In words, never with the number itself.
[[nodiscard]] Words reason(IdentityFault fault);
[[nodiscard]] Words remedy(IdentityFault fault);

}  // namespace echelon
