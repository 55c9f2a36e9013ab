#pragma once

#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <initializer_list>
#include <stdexcept>
#include <string>

#include "echelon/plugin/host.hpp"

/// A folder of program folders, put together from the fixtures, gone when the test ends.
class ProgramFolder {
 public:
  ProgramFolder(std::initializer_list<const char*> fixtures = {}) {
    std::string pattern = (std::filesystem::temp_directory_path() / "echelon-plugins-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
    path_ = pattern;
    std::filesystem::create_directory(programs());
    for (const char* fixture : fixtures) add(fixture);
  }
  ~ProgramFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  ProgramFolder(const ProgramFolder&) = delete;
  ProgramFolder& operator=(const ProgramFolder&) = delete;

  void add(const std::string& fixture) {
    std::filesystem::copy(std::filesystem::path(ECHELON_FIXTURE_PLUGINS) / fixture, programs() / fixture,
                          std::filesystem::copy_options::recursive);
  }
  [[nodiscard]] std::filesystem::path programs() const { return path_ / "programs"; }
  [[nodiscard]] std::filesystem::path library(const std::string& id) const {
    return programs() / id / (id + ".so");
  }
  [[nodiscard]] std::filesystem::path marker() const { return path_ / "state" / "plugin"; }
  [[nodiscard]] echelon::PluginHost::Options options() const { return {{programs()}, marker(), true, {}}; }

  /// Writes the file anew and lists its hash, as a build would have done.
  void replace_library(const std::string& id, const std::string& bytes) const {
    std::ofstream(library(id), std::ios::binary | std::ios::trunc) << bytes;
    const auto folder = (programs() / id).string();
    const std::string command = "cd '" + folder + "' && sha256sum " + id + ".so > plugin.list";
    if (std::system(command.c_str()) != 0) throw std::runtime_error("no hash");
  }

 private:
  std::filesystem::path path_;
};

inline std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

/// The status of a program; fails loudly when the host does not know it.
inline echelon::PluginStatus status_of(const echelon::PluginHost& host, const std::string& id) {
  for (const auto& status : host.statuses()) {
    if (status.id == id) return status;
  }
  throw std::runtime_error("no status for " + id);
}
