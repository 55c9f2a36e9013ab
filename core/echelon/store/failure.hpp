#pragma once

#include <string>

namespace echelon::store {

/// Throws the Error for what SQLite reported: `code` is its extended result code, `message` its English
/// sentence (shown only where there is nothing better), `file` the office's path.
[[noreturn]] void fail(int code, const std::string& message, const std::string& file);

}  // namespace echelon::store
