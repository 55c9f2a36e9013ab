#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "echelon/plugin/host.hpp"
#include "echelon/plugin/host_marker.hpp"
#include "echelon/plugin/host_staging.hpp"

namespace echelon {

/// A program that can be used, with all that belongs to it.
struct LoadedProgram {
  Program program;
  std::vector<Panel> panels;
  std::string hash;  ///< of its library; empty for a generic program
};

/// What is taken so far: later programs are checked against it.
struct Taken {
  Kinds kinds = Kinds::core();
  std::map<std::string, Feature, std::less<>> features;
  std::map<std::string, LoadedProgram, std::less<>> programs;  ///< by id
};

/// The folders below `folders` that hold a program.toml or a library of their own name, in order.
[[nodiscard]] std::vector<std::filesystem::path> program_folders(
    const std::vector<std::filesystem::path>& folders);

/// Loads one program folder into `taken`, or leaves `taken` as it was. Never throws on account of the folder.
[[nodiscard]] PluginStatus load_program(const std::filesystem::path& folder,
                                        const PluginHost::Options& options, Marker& marker, Taken& taken);

}  // namespace echelon
