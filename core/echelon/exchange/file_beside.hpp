#pragma once

#include <filesystem>
#include <string_view>

namespace echelon {

/// Within exchange: a file that is written beside its place. It takes the place when it is kept; otherwise it
/// is gone when this object is, and what stood in the place is untouched.
class FileBeside {
 public:
  /// Throws Error when the folder is missing or may not be written to, or the place is a folder.
  explicit FileBeside(std::filesystem::path place);
  ~FileBeside();
  FileBeside(const FileBeside&) = delete;
  FileBeside& operator=(const FileBeside&) = delete;

  /// Where to write.
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  /// Replaces the content. Throws Error when the disk is full or fails.
  void write(std::string_view bytes) const;
  /// Brings the content to the disk, then into its place. Throws Error when it cannot.
  void keep();

 private:
  std::filesystem::path place_;
  std::filesystem::path path_;
  bool kept_ = false;
};

}  // namespace echelon
