#include "desktop/shell/settings.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <sstream>

namespace echelon::desktop {
namespace {
constexpr std::size_t remembered = 8;
constexpr std::size_t most_bytes = 1U << 20U;  ///< of the file; what is beyond is none of ours
}  // namespace

Settings Settings::load(const std::filesystem::path& file) {
  Settings settings;
  std::string bytes(most_bytes, '\0');
  std::ifstream whole(file, std::ios::binary);
  whole.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<std::size_t>(std::max<std::streamsize>(0, whole.gcount())));
  std::istringstream in(bytes);
  for (std::string line; std::getline(in, line);) {
    const auto sign = line.find('=');
    if (sign == std::string::npos) continue;
    const std::string name = line.substr(0, sign);
    const std::string value = line.substr(sign + 1);
    if (name.find('.') != std::string::npos) settings.kept[name] = value;
    if (name == "language") settings.language = value == "en" ? Language::english : Language::chinese;
    if (name == "dark") settings.dark = value == "1";
    if (name == "scale")
      settings.scale = std::clamp(static_cast<float>(std::atoi(value.c_str())) / 100, 0.75F, 3.0F);
    if (name == "office" && settings.offices.size() < remembered) settings.offices.push_back(value);
    if (name == "folder" && settings.folders.size() < remembered) settings.folders.push_back(value);
  }
  return settings;
}

bool Settings::save(const std::filesystem::path& file) const {
  std::error_code failed;
  std::filesystem::create_directories(file.parent_path(), failed);
  const std::filesystem::path fresh = file.string() + ".new";
  {
    std::ofstream out(fresh, std::ios::trunc);
    out << "language=" << (language == Language::english ? "en" : "zh") << "\ndark=" << (dark ? 1 : 0)
        << "\nscale=" << std::lround(scale * 100) << '\n';
    for (const std::string& each : offices) out << "office=" << each << '\n';
    for (const std::string& each : folders) out << "folder=" << each << '\n';
    for (const auto& [name, value] : kept) out << name << '=' << value << '\n';
    if (!out.flush()) return false;
  }
  std::filesystem::rename(fresh, file, failed);
  return !failed;
}

void Settings::remember(std::vector<std::string>& list, const std::string& entry) {
  std::erase(list, entry);
  list.insert(list.begin(), entry);
  if (list.size() > remembered) list.resize(remembered);
}

}  // namespace echelon::desktop
