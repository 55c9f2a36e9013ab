#pragma once

#include <string>

#include "echelon/office/office.hpp"

namespace cli {

/// The program's latest round. Throws Error when no call was ever opened.
[[nodiscard]] const echelon::RoundView& round_now(const echelon::Office& office, const std::string& program);

/// A request about that round's call, its number filled in.
[[nodiscard]] echelon::CommandRequest about_round(const echelon::Office& office, const std::string& program,
                                                  std::string command);

}  // namespace cli
