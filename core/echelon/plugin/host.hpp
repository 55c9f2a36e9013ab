#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "echelon/plugin/plugin.hpp"

namespace echelon {

enum class PluginState : std::uint8_t {
  loaded,   ///< contributes
  generic,  ///< a program.toml without a library; carried by the standard panels
  refused,  ///< never ran: not listed, other ABI, other build, damaged, duplicate id, skipped after a crash
  faulted,  ///< ran and threw; fenced off
};

/// A program folder the host found, and what became of it.
struct PluginStatus {
  std::string id;    ///< the folder's name
  std::string name;  ///< what the plugin calls itself; empty when refused before it was asked
  std::filesystem::path folder;
  PluginState state = PluginState::refused;
  Words says;  ///< one sentence: what happened, and what to do
};

/// Finds the program folders, loads their libraries, fences them. Libraries are never unloaded.
/// A plugin's exception, wherever it is thrown, ends here as a status; the process and the other programs go
/// on.
class PluginHost {
 public:
  struct Options {
    std::vector<std::filesystem::path> folders;  ///< each holds program folders; searched in order, by name
    /// Beginning of the names of the files that remember which plugin was running, which ones are skipped
    /// since they killed the process, and which libraries a probe has passed; empty: none is kept.
    std::filesystem::path marker;
    bool probe = true;              ///< open a library first in a child process, cached by its hash
    std::vector<std::string> skip;  ///< ids not to load (safe start)
  };

  explicit PluginHost(Options options);
  ~PluginHost();
  PluginHost(const PluginHost&) = delete;
  PluginHost& operator=(const PluginHost&) = delete;

  /// Loads everything once. Never throws on account of a plugin.
  void load();

  [[nodiscard]] const std::vector<PluginStatus>& statuses() const;
  /// The programs that could be used after `load` (loaded or generic), in the plan's order; behind each the
  /// derived ones of its ladders' steps. One that faults later stays here, so that what points into the list
  /// stays valid; its status says so. A derived program has its parent's status.
  [[nodiscard]] const std::vector<Program>& programs() const;
  /// Core's kinds and all contributed ones.
  [[nodiscard]] const Kinds& kinds() const;
  /// The panels of a program; the standard ones for a generic or derived program.
  [[nodiscard]] const std::vector<Panel>& panels(const std::string& program) const;
  /// A feature a plugin contributed; null when none did.
  [[nodiscard]] const std::function<std::string(const Snapshot&, PersonIndex)>* feature(
      const std::string& name) const;

  /// Runs a call into a plugin inside the fence: true when it returned. An exception marks the program
  /// faulted, with the sentence in its status, and later calls into it are not made.
  /// Cancelled passes. Not for use from several threads at once.
  bool fenced(const std::string& program, const std::function<void()>& call);

  /// Lets the next start load a plugin again that was skipped because it killed the process; false when it
  /// was not skipped.
  static bool forgive(const std::filesystem::path& marker, const std::string& id);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace echelon
