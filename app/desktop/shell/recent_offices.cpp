#include "desktop/shell/recent_offices.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace echelon::desktop {
namespace {

/// The name under which the day is kept: a path may hold what a name must not.
std::string kept_name(const std::string& path) {
  std::uint64_t hash = 14695981039346656037ULL;  // FNV-1a
  for (const char byte : path) hash = (hash ^ static_cast<unsigned char>(byte)) * 1099511628211ULL;
  static constexpr std::array digits{'0', '1', '2', '3', '4', '5', '6', '7',
                                     '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'};
  std::string name = "recent.";
  for (int shift = 60; shift >= 0; shift -= 4)
    name += digits.at((hash >> static_cast<unsigned>(shift)) & 15U);
  return name;
}

}  // namespace

void remember_office(Settings& settings, const std::filesystem::path& path, Date opened) {
  const auto before = settings.offices;
  Settings::remember(settings.offices, path.string());
  settings.kept[kept_name(path.string())] = opened.iso();
  for (const std::string& each : before) {
    if (std::find(settings.offices.begin(), settings.offices.end(), each) == settings.offices.end())
      settings.kept.erase(kept_name(each));
  }
}

void forget_office(Settings& settings, const std::filesystem::path& path) {
  std::erase(settings.offices, path.string());
  settings.kept.erase(kept_name(path.string()));
}

const std::vector<RecentOffice>& RecentOffices::of(const Settings& settings) {
  const auto now = std::chrono::steady_clock::now();
  if (paths_ == settings.offices && now - looked_ < std::chrono::seconds(1)) return list_;
  looked_ = now;
  paths_ = settings.offices;
  list_.clear();
  for (const std::string& each : paths_) {
    const auto kept = settings.kept.find(kept_name(each));
    const auto opened = kept == settings.kept.end() ? std::nullopt : Date::from_iso(kept->second);
    std::error_code failed;
    list_.push_back({each, opened.value_or(Date()), !std::filesystem::is_regular_file(each, failed)});
  }
  return list_;
}

}  // namespace echelon::desktop
