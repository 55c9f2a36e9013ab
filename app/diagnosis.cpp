#include "diagnosis.hpp"

#include <sys/utsname.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>

#include "about.hpp"
#include "echelon/base/date.hpp"
#include "echelon/exchange/file_beside.hpp"
#include "echelon/office/office.hpp"
#include "echelon/plugin/host_library.hpp"

namespace diagnosis {
namespace {

using echelon::Words;
using Lines = std::vector<std::pair<std::string, std::string>>;

std::string system_name() {
  std::ifstream file("/etc/os-release");
  for (std::string line; std::getline(file, line);) {
    constexpr std::string_view key = "PRETTY_NAME=";
    if (!line.starts_with(key)) continue;
    std::string name = line.substr(key.size());
    std::erase(name, '"');
    return name;
  }
  return "?";
}

/// The machine's memory in whole GB.
std::string memory_said() {
  std::ifstream file("/proc/meminfo");
  std::string key;
  long kilobytes = 0;
  if (file >> key >> kilobytes && key == "MemTotal:") return std::to_string(kilobytes / 1'000'000) + " GB";
  return "?";
}

Section of_program() {
  const about::Build& build = about::build();
  return {"program",
          {"程序", "Program"},
          {{"echelon", build.version},
           {"commit", build.commit.empty() ? "?" : build.commit},
           {"build", build.kind},
           {"compiler", build.compiler},
           {"day", echelon::Date::today().iso()}}};
}

Section of_machine() {
  utsname machine{};
  Section section{"machine", {"机器", "Machine"}, {{"system", system_name()}, {"memory", memory_said()}}};
  if (uname(&machine) == 0) {
    section.lines.emplace_back("kernel", std::string(machine.sysname) + " " + machine.release);
    section.lines.emplace_back("processor", machine.machine);
  }
  for (const char* name : {"LANG", "LC_ALL", "XDG_SESSION_TYPE", "XDG_CURRENT_DESKTOP", "XMODIFIERS",
                           "GTK_IM_MODULE", "LIBGL_ALWAYS_SOFTWARE"}) {
    if (const char* value = std::getenv(name); value != nullptr) section.lines.emplace_back(name, value);
  }
  return section;
}

Section of_parts() {
  Section section{"parts", {"组成", "Made of"}, {}};
  for (const about::Part& part : about::parts())
    if (!part.version.empty()) section.lines.emplace_back(part.name, part.version);
  return section;
}

/// One line each, numbered from the newest.
Section listed(std::string id, Words title, const std::vector<std::string>& all) {
  Section section{std::move(id), std::move(title), {}};
  std::size_t number = all.size();
  for (const std::string& each : all) section.lines.emplace_back("-" + std::to_string(number--), each);
  return section;
}

std::string state_code(echelon::PluginState state) {
  constexpr std::array codes{"loaded", "generic", "refused", "faulted"};
  return codes.at(static_cast<std::size_t>(state));
}

bool is_plain(char character) { return character > ' ' && character < '\x7f'; }

/// A word of an English sentence, or `…` for one that may name something of the user's.
std::string_view word_or_dots(std::string_view word) {
  const auto has = [&](auto wanted) { return std::ranges::any_of(word, wanted); };
  const bool digits = has([](char c) { return c >= '0' && c <= '9'; });
  const bool path = word.find('/') != std::string_view::npos && word.size() > 3;
  const bool dotted = word.find('.') != std::string_view::npos && word.find('.') + 1 < word.size();
  return digits || path || dotted || !std::ranges::all_of(word, is_plain) ? std::string_view("…") : word;
}

}  // namespace

std::string without_names(std::string_view english) {
  std::string bare;
  // What is quoted came from a file or from someone's hand.
  constexpr std::array<std::pair<std::string_view, std::string_view>, 4> quotes{
      {{"“", "”"}, {"\"", "\""}, {"`", "`"}, {" '", "'"}}};
  for (std::size_t at = 0; at < english.size();) {
    const std::string_view rest = english.substr(at);
    const auto quote = std::ranges::find_if(quotes, [&](const auto& q) { return rest.starts_with(q.first); });
    const auto end =
        quote == quotes.end() ? std::string_view::npos : rest.find(quote->second, quote->first.size());
    if (end == std::string_view::npos) {
      bare += rest.front();
      ++at;
    } else {
      bare += quote->first.front() == ' ' ? " …" : "…";
      at += end + quote->second.size();
    }
  }
  std::string said;
  for (std::size_t at = 0; at < bare.size();) {
    const auto end = std::min(bare.find_first_of(" \n", at), bare.size());
    const std::string_view word = word_or_dots(std::string_view(bare).substr(at, end - at));
    if (!(word == "…" && said.ends_with("… "))) said.append(word).append(" ");
    at = end + 1;
  }
  while (said.ends_with(' ')) said.pop_back();
  return said;
}

std::string said_without_names(const echelon::Error& error) {
  std::string said = without_names(error.happened().en);
  const echelon::Place& place = error.place();
  std::vector<std::string> where;
  if (!place.file.empty())
    where.push_back("a file " + std::filesystem::path(place.file).extension().string());
  if (!place.sheet.empty()) where.emplace_back("a sheet");
  if (place.row > 0) where.push_back("row " + std::to_string(place.row));
  if (!place.column.empty()) where.emplace_back("a column");
  for (std::size_t i = 0; i < where.size(); ++i) said += (i == 0 ? " (" : ", ") + where[i];
  return where.empty() ? said : said + ")";
}

Lines safe_settings(const Lines& all) {
  constexpr std::array harmless{"language", "dark", "scale"};
  Lines safe;
  for (const auto& [name, value] : all) {
    const bool shown = std::ranges::find(harmless, name) != harmless.end() || name.starts_with("look.") ||
                       name.starts_with("shortcut.");
    safe.emplace_back(name, shown ? value : "(set)");
  }
  return safe;
}

Section office_counts(const echelon::Office& office) {
  const auto snapshot = office.snapshot();
  Section section{"office", {"办公文件", "Office"}, {}};
  const auto count = [&](const char* name, std::size_t number) {
    section.lines.emplace_back(name, std::to_string(number));
  };
  std::error_code failed;
  const auto bytes = std::filesystem::file_size(office.path(), failed);
  section.lines.emplace_back("file", failed ? "?" : std::to_string(bytes / 1024) + " KB");
  section.lines.emplace_back("as of", office.as_of().iso());
  count("entries", static_cast<std::size_t>(std::max<std::int64_t>(0, snapshot->entry)));
  count("people", snapshot->people.id.size());
  count("schools", snapshot->schools.size());
  count("postings", snapshot->postings.size());
  count("titles", snapshot->titles.size());
  count("tiers", snapshot->tiers.size());
  count("trainings", snapshot->training.size());
  count("awards", snapshot->awards.size());
  count("assessments", snapshot->assessments.size());
  count("waivers", snapshot->waivers.size());
  count("mentorships", snapshot->mentees.size());
  count("programs", office.programs().size());
  return section;
}

Section plugin_list(const std::vector<echelon::PluginStatus>& plugins) {
  Section section{"plugins", {"插件", "Plugins"}, {}};
  for (const echelon::PluginStatus& plugin : plugins) {
    const auto library = echelon::read_library(plugin.folder / (plugin.id + ".so"));
    const std::string hash = library ? library->hash.substr(0, 16) : "-";
    section.lines.emplace_back(plugin.id, state_code(plugin.state) + " " + hash);
  }
  return section;
}

std::vector<Section> sections(const Known& known, std::optional<Section> of_office,
                              std::optional<Section> plugins) {
  std::vector<Section> all{of_program(), of_machine()};
  if (!known.screen.empty()) all.push_back({"screen", {"屏幕", "Screen"}, known.screen});
  all.push_back(of_parts());
  if (!known.settings.empty()) all.push_back({"settings", {"设置", "Settings"}, known.settings});
  if (plugins) all.push_back(std::move(*plugins));
  if (of_office) all.push_back(std::move(*of_office));
  if (!known.crash.empty())
    all.push_back(listed("crash", {"上次意外结束之前", "Before it ended unexpectedly"}, known.crash));
  if (!known.doings.empty()) all.push_back(listed("doings", {"最近的操作", "Last actions"}, known.doings));
  if (!known.errors.empty()) all.push_back(listed("errors", {"最近的错误", "Last errors"}, known.errors));
  return all;
}

void save(const std::string& text, const std::filesystem::path& file) {
  echelon::FileBeside fresh(file);
  fresh.write(text);
  fresh.keep();
}

std::string text(const std::vector<Section>& sections, echelon::Language language) {
  std::string said =
      Words{"梯队 诊断报告（不含任何个人信息）", "Echelon, diagnosis (holds no personal data)"}.in(language) +
      "\n";
  for (const Section& section : sections) {
    said += "\n" + section.title.in(language) + "\n";
    std::size_t widest = 0;
    for (const auto& [name, value] : section.lines) widest = std::max(widest, name.size());
    for (const auto& [name, value] : section.lines)
      said += "  " + name + std::string(widest - name.size() + 2, ' ') + value + "\n";
  }
  return said;
}

}  // namespace diagnosis
