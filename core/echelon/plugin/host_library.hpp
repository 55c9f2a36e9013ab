#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "echelon/base/words.hpp"

namespace echelon {

/// What a plugin's library says of itself, read from the file's bytes without opening the library.
struct PluginIdentity {
  std::uint32_t size = 0;
  std::uint32_t abi = 0;
  std::string build_id;
  std::string id;
  std::string name;
};

/// A library as it stands on the disk.
struct LibraryFile {
  std::filesystem::path path;
  std::vector<std::byte> bytes;
  std::string hash;  ///< SHA-256 in hex
};

/// Reads the whole file; nothing when it cannot be read or is larger than 256 MiB.
[[nodiscard]] std::optional<LibraryFile> read_library(const std::filesystem::path& path);

/// True when the library's hash stands in `plugin.list` beside it, which the build writes, or in
/// `plugins.list` in the folder above, which is the administrator's. A list has a hash at the start of each
/// line; the rest of the line is a comment.
[[nodiscard]] bool is_listed(const LibraryFile& library);

/// The library's identity, or why it must not be opened: no ELF library of this machine, cut short, no
/// `echelon_plugin`, another ABI, another build, a database or a screen library inside.
struct Inspection {
  PluginIdentity identity;
  std::optional<Words> refusal;
};
[[nodiscard]] Inspection inspect(const LibraryFile& library);

}  // namespace echelon
