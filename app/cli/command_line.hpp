#pragma once

#include <functional>
#include <optional>
#include <string>

#include "cli/session.hpp"

namespace cli {

/// What the arguments ask for.
struct Invocation {
  GlobalOptions options;
  std::function<int(Session&)> verb;  ///< empty when `text` is all there is to say
  std::string text;                   ///< help or version
};

/// Reads the arguments. Throws Error for what cannot be understood. `options` are set as far as they could be
/// read, so that the error can be shown as asked.
[[nodiscard]] Invocation read_arguments(int argc, const char* const* argv, GlobalOptions& options);

}  // namespace cli
