// Which plugins are loaded, and loading them again.

#include <algorithm>

#include "desktop/shell/desk.hpp"
#include "diagnosis.hpp"

namespace echelon::desktop {
namespace {
constexpr std::string_view left_out_name = "plugins.left_out";  // ids joined by commas
}

std::vector<std::string> Desk::left_out() const {
  std::vector<std::string> ids;
  const auto kept = settings.kept.find(left_out_name);
  std::string_view rest = kept == settings.kept.end() ? std::string_view() : std::string_view(kept->second);
  while (!rest.empty()) {
    const auto end = std::min(rest.find(','), rest.size());
    if (end > 0) ids.emplace_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return ids;
}

bool Desk::is_left_out(const std::string& id) const {
  const std::vector<std::string> ids = left_out();
  return std::ranges::find(ids, id) != ids.end();
}

void Desk::skip_plugin(const std::string& id) {
  auto& skipped = places_.office.skip_plugins;
  if (std::ranges::find(skipped, id) == skipped.end()) skipped.push_back(id);
}

void Desk::leave_out(const std::string& id, bool out) {
  std::vector<std::string> ids = left_out();
  std::erase(ids, id);
  std::erase(places_.office.skip_plugins, id);
  if (out) {
    ids.push_back(id);
    skip_plugin(id);
  }
  std::string joined;
  for (const std::string& each : ids) joined += (joined.empty() ? "" : ",") + each;
  settings.kept[std::string(left_out_name)] = joined;
  save_settings();
}

void Desk::forgive_plugin(const std::string& id) {
  std::erase(places_.office.skip_plugins, id);
  PluginHost::forgive(places_.office.marker, id);
}

void Desk::open_again() {
  if (view_) open(std::filesystem::path(view_->path));
}

void Desk::write_text(const std::string& text, const std::filesystem::path& file) {
  try {
    diagnosis::save(text, file);
    saved(file);
  } catch (...) {
    failed(std::current_exception());
  }
}

}  // namespace echelon::desktop
