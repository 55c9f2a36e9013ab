#include "echelon/plugin/host_loading.hpp"

#include <dlfcn.h>
#include <sys/stat.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>

#include "echelon/plugin/host_library.hpp"
#include "echelon/plugin/host_line.hpp"
#include "echelon/plugin/host_probe.hpp"

namespace echelon {
namespace {

constexpr std::uintmax_t longest_program_file = 256u << 10u;
constexpr std::size_t longest_name = 200;
constexpr std::size_t longest_text = 4000;

/// A refusal on its way to the status; the loader's own, never seen outside.
struct Refusal {
  PluginState state = PluginState::refused;
  Words says;
};

[[noreturn]] void refuse(Words says) { throw Refusal{PluginState::refused, std::move(says)}; }

/// Names this very build of the core, so that a probe is made again when either side has changed.
std::string host_stamp() {
  Dl_info info{};
  struct stat state {};
  if (dladdr(reinterpret_cast<const void*>(&load_program), &info) == 0 || stat(info.dli_fname, &state) != 0)
    return "?";
  return std::to_string(state.st_size) + "." + std::to_string(state.st_mtim.tv_sec) + "." +
         std::to_string(state.st_mtim.tv_nsec);
}

Program read_program_of(const std::filesystem::path& folder, const std::string& id) {
  const auto path = folder / "program.toml";
  std::error_code failed;
  const auto size = std::filesystem::file_size(path, failed);
  if (failed) {
    refuse({"文件夹里没有 program.toml，无法使用；请补上这个文件",
            "its folder has no program.toml and cannot be used; add that file"});
  }
  if (size > longest_program_file) {
    refuse({"program.toml 超过 256 KB，没有读取；请缩短其中的说明",
            "its program.toml is longer than 256 KB and was not read; shorten its texts"});
  }
  std::ifstream file(path, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  Program program = read_program(text, path.string());
  if (program.id != id) {
    refuse({"program.toml 中的编号“" + one_line(program.id, 64) + "”与文件夹名“" + id + "”不一致；请改为一致",
            "the id `" + one_line(program.id, 64) + "` in program.toml is not its folder's name `" + id +
                "`; make them the same"});
  }
  const auto longest = [](const Words& words) { return std::max(words.zh.size(), words.en.size()); };
  if (longest(program.name) > longest_name || longest(program.purpose) > longest_text ||
      longest(program.plan.quotation) > longest_text) {
    refuse({"program.toml 中的名称或说明过长；名称请在 60 字以内，说明请在 1300 字以内",
            "the name or a text in program.toml is too long; keep the name under 200 characters and texts "
            "under 4000"});
  }
  return program;
}

/// Everything that is checked before the library is opened.
PluginIdentity examine(const LibraryFile& library, const std::string& id, const PluginHost::Options& options,
                       Marker& marker) {
  if (!is_listed(library)) {
    refuse({"程序库 " + library.path.filename().string() +
                " 不在许可名单上，没有打开；如果确认可信，请管理员把下面的散列值写入 " +
                (library.path.parent_path().parent_path() / "plugins.list").string() + "：" + library.hash,
            "its library " + library.path.filename().string() +
                " is not on the list of allowed ones and was not opened; if it can be trusted, let the "
                "administrator "
                "add this hash to " +
                (library.path.parent_path().parent_path() / "plugins.list").string() + ": " + library.hash});
  }
  if (marker.killed(id, library.hash)) {
    refuse(
        {"程序上次在运行这个插件时意外终止，这次跳过了它，其余功能不受影响；更换插件后会自动恢复，或用命令 "
         "echelon "
         "plugins --retry " +
             id + " 再试一次",
         "the program died last time while this plugin was running, so it was skipped and everything else "
         "goes on; a "
         "replaced plugin is loaded again, or try this one with `echelon plugins --retry " +
             id + "`"});
  }
  Inspection inspection = inspect(library);
  if (inspection.refusal) refuse(std::move(*inspection.refusal));
  if (inspection.identity.id != id) {
    refuse({"程序库自称“" + one_line(inspection.identity.id) + "”，与文件夹名“" + id +
                "”不一致，没有打开；请放入名称正确的程序库",
            "its library calls itself `" + one_line(inspection.identity.id) + "`, not `" + id +
                "` as its folder, and was not opened; put the right library there"});
  }
  if (!options.probe) return inspection.identity;
  const std::string key = library.hash + " " + host_stamp();
  if (marker.passed(key)) return inspection.identity;
  switch (probe(library.path)) {
    case ProbeOutcome::passed:
      marker.remember_passed(key);
      break;
    case ProbeOutcome::not_opened:
      break;  // the loader will say why
    case ProbeOutcome::killed:
      refuse({"试开时这个程序库使进程崩溃，没有打开；请联系插件作者或重新构建",
              "opening this library killed the trial process, so it was not opened; ask its author or build "
              "it again"});
    case ProbeOutcome::killed_later:
      refuse({"试运行时这个插件使进程崩溃，没有启用；请联系插件作者",
              "this plugin killed the trial process while contributing and was not used; ask its author"});
    case ProbeOutcome::no_answer:
      refuse({"试运行时这个插件 5 秒内没有响应，没有启用；请联系插件作者，或重新启动再试",
              "this plugin did not answer within 5 seconds in the trial and was not used; ask its author, or "
              "start "
              "again"});
  }
  return inspection.identity;
}

/// Opens the library and lets it contribute.
Staging stage(const LibraryFile& library, const std::string& id, Marker& marker) {
  marker.calling(id, library.hash);
  void* handle = dlopen(library.path.c_str(), RTLD_NOW | RTLD_LOCAL);
  marker.calling({}, {});
  if (handle == nullptr) {
    const char* reason = dlerror();
    const std::string line = one_line(reason == nullptr ? "" : reason);
    refuse({"系统无法打开这个程序库（" + line + "）；请重新构建",
            "the system could not open this library (" + line + "); build it again"});
  }
  const auto* plugin = static_cast<const EchelonPlugin*>(dlsym(handle, "echelon_plugin"));
  if (plugin == nullptr || plugin->contribute == nullptr) {
    refuse({"它没有登记函数，无法使用；请在 ECHELON_PLUGIN 中给出",
            "it has no function to contribute with and cannot be used; name one in ECHELON_PLUGIN"});
  }
  Staging staging(id);
  marker.calling(id, library.hash);
  try {
    plugin->contribute(staging);
  } catch (...) {
    marker.calling({}, {});
    const Words thrown = current_exception_words();
    throw Refusal{PluginState::faulted,
                  {"插件启动时出错（" + thrown.zh + "），其全部内容均未采用；请联系插件作者",
                   "the plugin failed while it was started (" + thrown.en +
                       "), and nothing of it was used; ask its author"}};
  }
  marker.calling({}, {});
  return staging;
}

/// Throws when a rule names a kind, or a quota a feature, that neither core nor the program's own library
/// has.
void check_rules(const Program& program, const Kinds& kinds, const Staging* staging) {
  const Snapshot nothing;
  for (const Ladder& ladder : program.ladders) {
    for (const LadderStep& step : ladder.steps) {
      for (const Rule& rule : step.requirements) static_cast<void>(kinds.requirement(rule, nothing));
    }
  }
  for (const Program& round : program.rounds) check_rules(round, kinds, staging);
  for (const Rule& rule : program.requirements) static_cast<void>(kinds.requirement(rule, nothing));
  for (const Rule& rule : program.criteria) static_cast<void>(kinds.criterion(rule, nothing));
  std::set<std::string> features(core_features.begin(), core_features.end());
  if (staging != nullptr) {
    for (const auto& [name, of] : staging->features()) features.insert(name);
  }
  for (const Quota& quota : program.quotas) {
    if (features.contains(quota.feature)) continue;
    refuse({"名额约束“" + one_line(quota.id, 64) + "”按“" + one_line(quota.feature, 64) +
                "”分组，但没有这种分组；可用的有：subject、stage、school、town、area、gender、title",
            "the quota `" + one_line(quota.id, 64) + "` groups by `" + one_line(quota.feature, 64) +
                "`, which is no group here; there are subject, stage, school, town, area, gender, title"});
  }
}

/// Throws when another program has a ladder of the same id: nobody could tell whose tiers someone holds.
void check_ladders(const Program& program, const Taken& taken) {
  for (const Ladder& ladder : program.ladders) {
    for (const auto& [id, other] : taken.programs) {
      if (std::ranges::find(other.program.ladders, ladder.id, &Ladder::id) == other.program.ladders.end())
        continue;
      refuse({"梯队“" + ladder.id + "”已属于项目 " + id + "，没有加载；请给其中一个梯队改名",
              "the program `" + id + "` has a ladder `" + ladder.id +
                  "` already, so this one was not loaded; rename one of the ladders"});
    }
  }
}

PluginStatus load_checked(const std::filesystem::path& folder, const std::string& id,
                          const PluginHost::Options& options, Marker& marker, Taken& taken) {
  if (std::ranges::find(options.skip, id) != options.skip.end()) {
    refuse({"按安全启动的要求没有加载；正常启动即可恢复",
            "not loaded, as the safe start asks; a usual start loads it"});
  }
  if (taken.programs.contains(id)) {
    refuse({"编号“" + id + "”已被另一个文件夹的项目占用，没有加载；请给其中一个改名",
            "another folder's program already has the id `" + id +
                "`, so this one was not loaded; rename one of them"});
  }
  LoadedProgram loaded{read_program_of(folder, id), {}, {}};
  check_ladders(loaded.program, taken);
  PluginStatus status{id,
                      loaded.program.name.zh,
                      folder,
                      PluginState::generic,
                      {"由标准页面承载", "carried by the standard pages"}};
  const auto path = folder / (id + ".so");
  std::error_code failed;
  if (!std::filesystem::exists(path, failed)) {
    check_rules(loaded.program, Kinds::core(), nullptr);
    loaded.panels = panels::of(loaded.program);
    taken.programs.emplace(id, std::move(loaded));
    return status;
  }
  const auto library = read_library(path);
  if (!library) {
    refuse({"无法读取程序库 " + path.filename().string() + "；请检查文件权限和大小",
            "its library " + path.filename().string() + " could not be read; see its permissions and size"});
  }
  status.name = one_line(examine(*library, id, options, marker).name);
  Staging staging = stage(*library, id, marker);
  if (auto objection = staging.objection(taken.kinds, taken.features)) {
    throw Refusal{PluginState::faulted, std::move(*objection)};
  }
  Kinds own = Kinds::core();
  staging.add_kinds(own);
  check_rules(loaded.program, own, &staging);
  loaded.hash = library->hash;
  loaded.panels = staging.panels().empty() ? panels::of(loaded.program) : std::move(staging.panels());
  staging.add_kinds(taken.kinds);
  for (const auto& [name, of] : staging.features()) taken.features.emplace(name, of);
  taken.programs.emplace(id, std::move(loaded));
  status.state = PluginState::loaded;
  status.says = {"已加载", "loaded"};
  return status;
}

}  // namespace

std::vector<std::filesystem::path> program_folders(const std::vector<std::filesystem::path>& folders) {
  std::vector<std::filesystem::path> found;
  for (const auto& folder : folders) {
    std::vector<std::filesystem::path> here;
    std::error_code failed;
    for (const auto& entry : std::filesystem::directory_iterator(folder, failed)) {
      const auto& path = entry.path();
      if (std::filesystem::exists(path / "program.toml", failed) ||
          std::filesystem::exists(path / (path.filename().string() + ".so"), failed)) {
        here.push_back(path);
      }
    }
    std::ranges::sort(here);
    found.insert(found.end(), here.begin(), here.end());
  }
  return found;
}

PluginStatus load_program(const std::filesystem::path& folder, const PluginHost::Options& options,
                          Marker& marker, Taken& taken) {
  const std::string id = one_line(folder.filename().string(), 64);
  try {
    return load_checked(folder, id, options, marker, taken);
  } catch (Refusal& refusal) {
    return {id, {}, folder, refusal.state, std::move(refusal.says)};
  } catch (...) {
    marker.calling({}, {});
    const Words thrown = current_exception_words();
    return {id, {}, folder, PluginState::refused, {"无法使用：" + thrown.zh, "cannot be used: " + thrown.en}};
  }
}

}  // namespace echelon
