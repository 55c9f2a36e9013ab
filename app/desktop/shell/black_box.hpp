#pragma once

#include <cstddef>
#include <deque>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace echelon::desktop {

/// What the desktop was doing, kept on the disk over its death: the page, the plugin being drawn, the last
/// actions, all by their ids and without what they were about. It stands in a mapped file, so that noting
/// costs no system call and survives even kill -9; each process has a file of its own, held by a lock.
class BlackBox {
 public:
  /// Finds out how earlier processes ended. `marker` is the beginning of the names of its files; an empty one
  /// keeps nothing on the disk.
  explicit BlackBox(const std::filesystem::path& marker);
  ~BlackBox();  ///< a clean end
  BlackBox(const BlackBox&) = delete;
  BlackBox& operator=(const BlackBox&) = delete;

  struct Crash {
    std::string page;
    std::string plugin;  ///< which was being drawn; empty when none was
    std::vector<std::string> doings;
    friend bool operator==(const Crash&, const Crash&) = default;
  };
  /// Of the process that ended last without saying so; nothing when all ended well.
  [[nodiscard]] const std::optional<Crash>& crash() const { return crash_; }

  void on_page(std::string_view id);
  /// The plugin whose code is called from now on; empty when it came back.
  void calling(std::string_view plugin);
  /// An action's id; a person's or a row's stays out of it.
  void did(std::string_view id);
  /// The newest last.
  [[nodiscard]] const std::deque<std::string>& doings() const { return doings_; }

  /// From now on, being told to end (SIGTERM, SIGINT, SIGHUP) counts as a clean end.
  void end_cleanly_when_told() const;

 private:
  void collect(const std::filesystem::path& marker);
  void open_own(const std::filesystem::path& marker);
  void write();

  std::optional<Crash> crash_;
  std::deque<std::string> doings_;
  std::string page_id_;
  std::string plugin_;
  std::filesystem::path own_;
  int file_ = -1;
  char* page_ = nullptr;
};

}  // namespace echelon::desktop
