#pragma once

#include <cstdint>
#include <filesystem>

namespace echelon {

enum class ProbeOutcome : std::uint8_t {
  passed,
  not_opened,    ///< the loader refused it
  killed,        ///< opening it killed the process
  killed_later,  ///< its `contribute` killed the process
  no_answer,     ///< it did not come back in time
};

/// Opens the library and lets it contribute to nothing, in a child process, so that whatever it does there is
/// done to the child. Waits at most `seconds`; costs 2–15 ms for a library that behaves.
[[nodiscard]] ProbeOutcome probe(const std::filesystem::path& library, double seconds = 5);

}  // namespace echelon
