#pragma once

#include <filesystem>
#include <future>
#include <optional>
#include <string>
#include <vector>

#include "desktop/surface/imgui_surface.hpp"

namespace echelon::desktop {

/// A folder with its files, within the window: there is no packaged file dialog that behaves alike
/// everywhere.
class FileBrowser {
 public:
  /// Shows files that end in one of `endings` (all when empty) and every folder not hidden.
  explicit FileBrowser(std::vector<std::string> endings) : endings_(std::move(endings)) {}

  /// Draws; returns a file once it was picked.
  std::optional<std::filesystem::path> draw(ImguiSurface& surface,
                                            const std::vector<std::string>& recent_folders,
                                            int visible_rows = 10);
  [[nodiscard]] const std::filesystem::path& folder();
  void go(const std::filesystem::path& folder);
  /// Where it stands until someone goes elsewhere; the home folder when there is no such folder.
  void begin_in(const std::filesystem::path& folder) { first_ = folder; }

 private:
  struct Entry {
    std::string name;
    bool folder = false;
    std::uintmax_t bytes = 0;
    std::string changed;
  };
  /// Begins to read the folder beside the frames: a large one, or one across a network, takes its time.
  void read();
  /// Takes over what was read; true while there is nothing yet.
  bool reading();
  struct Listing {
    std::vector<Entry> entries;
    bool unreadable = false;
  };
  [[nodiscard]] static Listing list(const std::filesystem::path& folder,
                                    const std::vector<std::string>& endings);

  std::vector<std::string> endings_;
  std::filesystem::path folder_;
  std::filesystem::path first_;
  std::vector<Entry> entries_;
  std::uint64_t revision_ = 0;
  int drawn_ = -1;  ///< the last frame that it was drawn in
  bool unreadable_ = false;
  std::future<Listing> coming_;
};

}  // namespace echelon::desktop
