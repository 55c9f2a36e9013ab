#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <set>
#include <string>

namespace echelon {

/// Remembers on the disk, over the death of the process, which plugin was being called. The name stands in a
/// mapped file, so that entering and leaving a plugin costs no system call, and survives even kill -9; each
/// process has a file of its own, held by a lock, so that one program never takes another that still runs for
/// dead.
class Marker {
 public:
  /// Finds out who killed earlier processes. An empty path keeps nothing.
  explicit Marker(std::filesystem::path path);
  ~Marker();
  Marker(const Marker&) = delete;
  Marker& operator=(const Marker&) = delete;

  /// The plugin called from now on, and its library's hash; empty when it came back.
  void calling(const std::string& id, const std::string& hash);

  /// True when this very library killed a process and was not forgiven since.
  [[nodiscard]] bool killed(const std::string& id, const std::string& hash) const;
  static bool forgive(const std::filesystem::path& path, const std::string& id);

  /// Libraries that passed the probe, by hash and host.
  [[nodiscard]] bool passed(const std::string& key) const { return passed_.contains(key); }
  void remember_passed(const std::string& key);

 private:
  void collect_deaths();
  void open_own();

  std::filesystem::path path_;
  std::filesystem::path own_;
  std::map<std::string, std::string> skipped_;  ///< id → hash
  std::set<std::string> passed_;
  int file_ = -1;
  char* page_ = nullptr;
};

}  // namespace echelon
