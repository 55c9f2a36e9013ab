#pragma once

#include "cli/json_out.hpp"
#include "echelon/base/error.hpp"

namespace cli {

/// One line on standard error: what happened, where, what to do.
void say_error(const echelon::Error& error, echelon::Language language);

/// The error as the value of a key, in the fields of the contract.
void json_error(JsonOut& out, const echelon::Error& error);

}  // namespace cli
