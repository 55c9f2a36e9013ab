#pragma once

#include <filesystem>
#include <string_view>

namespace echelon::desktop {

/// A file in a folder of its own that nobody else may enter; both are gone when this object is.
class PrivateFile {
 public:
  /// Throws Error when the disk refuses.
  PrivateFile(std::string_view name, std::string_view bytes);
  ~PrivateFile();
  PrivateFile(const PrivateFile&) = delete;
  PrivateFile& operator=(const PrivateFile&) = delete;
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path folder_;
  std::filesystem::path path_;
};

}  // namespace echelon::desktop
