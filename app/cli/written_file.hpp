#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace cli {

/// Where a file named on the command line may be written: a link is followed. Throws Error for what is no
/// regular file and for one of the files that are `read` (empty names are none).
[[nodiscard]] std::filesystem::path place_to_write(const std::string& file,
                                                   const std::vector<std::string>& read);

}  // namespace cli
