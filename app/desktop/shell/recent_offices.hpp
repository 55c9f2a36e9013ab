#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include "desktop/shell/settings.hpp"
#include "echelon/base/date.hpp"

namespace echelon::desktop {

/// An office that was open before.
struct RecentOffice {
  std::filesystem::path path;
  Date opened;           ///< last; unknown for one from before that was remembered
  bool missing = false;  ///< no longer there, or not to be reached
};

/// Puts the office on top of the settings' list, opened that day.
void remember_office(Settings& settings, const std::filesystem::path& path, Date opened);
/// Takes it off the list; the file stays.
void forget_office(Settings& settings, const std::filesystem::path& path);

/// The list, looked up on the disk no more than once a second.
class RecentOffices {
 public:
  const std::vector<RecentOffice>& of(const Settings& settings);

 private:
  std::vector<RecentOffice> list_;
  std::vector<std::string> paths_;
  std::chrono::steady_clock::time_point looked_;
};

}  // namespace echelon::desktop
