#include "echelon/plugin/host_library.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstring>
#include <fstream>
#include <string_view>

#include "echelon/plugin/host_elf.hpp"
#include "echelon/plugin/plugin.hpp"

namespace echelon {
namespace {

constexpr std::uintmax_t largest_library = 256u << 20u;

bool stands_in(const std::filesystem::path& list, const std::string& hash) {
  std::ifstream lines(list);
  std::string line;
  while (std::getline(lines, line)) {
    if (line.starts_with(hash) && (line.size() == hash.size() || line[hash.size()] == ' ')) return true;
  }
  return false;
}

std::optional<Words> broken(ElfView::Fault fault) {
  switch (fault) {
    case ElfView::Fault::no_library:
      return Words{"这个文件不是程序库，没有打开；请用本次构建得到的文件替换它",
                   "this file is not a library and was not opened; replace it with the one the build makes"};
    case ElfView::Fault::other_machine:
      return Words{"这个程序库是为另一种处理器构建的，没有打开；请在本机重新构建",
                   "this library was built for another kind of processor and was not opened; build it here"};
    case ElfView::Fault::cut_short:
      return Words{
          "这个程序库不完整（可能复制中断或磁盘写满），没有打开；请重新构建或重新复制",
          "this library is cut short (an interrupted copy or a full disk) and was not opened; build or copy "
          "it again"};
    case ElfView::Fault::none:
      break;
  }
  return std::nullopt;
}

std::optional<Words> forbidden(const ElfView& elf) {
  const auto database = [](std::string_view name) { return name.starts_with("sqlite3_"); };
  const auto screen = [](std::string_view name) {
    return name.starts_with("_ZN5ImGui") || name.starts_with("ImGui_Impl") || name.starts_with("glfw");
  };
  const auto any_symbol = [&elf](const auto& is) {
    return std::ranges::any_of(elf.symbols(), [&is](const ElfSymbol& symbol) { return is(symbol.name); });
  };
  const auto needs = [&elf](std::string_view begin) {
    return std::ranges::any_of(elf.needed(), [begin](auto name) { return name.starts_with(begin); });
  };
  if (any_symbol(database) || needs("libsqlite3")) {
    return Words{
        "插件自带数据库 SQLite，可能损坏办公文件，没有打开；请去掉它，改用快照和命令",
        "it brings SQLite, which could damage the office file, and was not opened; remove it and use the "
        "snapshot and commands"};
  }
  if (any_symbol(screen) || needs("libimgui") || needs("libglfw")) {
    return Words{"插件自带界面库 ImGui，没有打开；请去掉它，改在 Surface 上绘制",
                 "it brings the screen library ImGui and was not opened; remove it and draw on Surface"};
  }
  return std::nullopt;
}

template <std::size_t N>
std::optional<std::string> text_of(const char (&field)[N]) {
  const std::size_t length = strnlen(field, N);
  if (length == N || length == 0) return std::nullopt;
  return std::string(field, length);
}

std::optional<Words> misfit(const PluginIdentity& identity) {
  if (identity.abi != plugin_abi || identity.size != sizeof(EchelonPlugin)) {
    return Words{"它是按第 " + std::to_string(identity.abi) + " 版插件接口构建的，本程序使用第 " +
                     std::to_string(plugin_abi) + " 版，没有打开；请用本版本的源代码重新构建",
                 "it was built for version " + std::to_string(identity.abi) +
                     " of the plugin contract, this program has " + std::to_string(plugin_abi) +
                     ", and it was not opened; build it again with this version"};
  }
  return std::nullopt;
}

}  // namespace

std::optional<LibraryFile> read_library(const std::filesystem::path& path) {
  std::error_code failed;
  const auto size = std::filesystem::file_size(path, failed);
  if (failed || size > largest_library) return std::nullopt;
  LibraryFile library{path, std::vector<std::byte>(size), {}};
  std::ifstream file(path, std::ios::binary);
  if (!file.read(reinterpret_cast<char*>(library.bytes.data()), static_cast<std::streamsize>(size))) {
    return std::nullopt;
  }
  std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
  crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(library.bytes.data()), size);
  std::array<char, 2 * crypto_hash_sha256_BYTES + 1> hex{};
  sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
  library.hash = hex.data();
  return library;
}

bool is_listed(const LibraryFile& library) {
  const auto folder = library.path.parent_path();
  return stands_in(folder / "plugin.list", library.hash) ||
         stands_in(folder.parent_path() / "plugins.list", library.hash);
}

Inspection inspect(const LibraryFile& library) {
  const ElfView elf(library.bytes);
  if (auto refusal = broken(elf.fault())) return {{}, std::move(refusal)};
  if (auto refusal = forbidden(elf)) return {{}, std::move(refusal)};

  const auto symbol = std::ranges::find_if(elf.symbols(), [](const ElfSymbol& each) {
    return each.exported && each.defined && each.name == "echelon_plugin";
  });
  const auto head = symbol == elf.symbols().end() ? std::nullopt : elf.at(symbol->address, 8);
  if (!head) {
    return {{},
            Words{"它没有插件标识（echelon_plugin），没有打开；请在源代码中使用 ECHELON_PLUGIN",
                  "it has no `echelon_plugin` and was not opened; put ECHELON_PLUGIN into its source"}};
  }
  PluginIdentity identity;
  std::memcpy(&identity.size, head->data(), 4);
  std::memcpy(&identity.abi, head->data() + 4, 4);
  if (auto refusal = misfit(identity)) return {identity, std::move(refusal)};

  const auto all = elf.at(symbol->address, offsetof(EchelonPlugin, contribute));
  EchelonPlugin record{};
  if (all) std::memcpy(&record, all->data(), all->size());
  const auto build = text_of(record.build_id);
  const auto id = text_of(record.id);
  const auto name = text_of(record.name);
  if (!build || !id || !name) {
    return {identity,
            Words{"插件标识中的文字没有结尾或为空，没有打开；请用 ECHELON_PLUGIN 填写",
                  "a text of its identity is empty or has no end, and it was not opened; fill it in with "
                  "ECHELON_PLUGIN"}};
  }
  identity.build_id = *build;
  identity.id = *id;
  identity.name = *name;
  if (identity.build_id != ECHELON_BUILD_ID) {
    return {identity, Words{"它由另一次构建产生（" + identity.build_id +
                                "），本程序是“" ECHELON_BUILD_ID "”，没有打开；请与本程序一起重新构建",
                            "it comes from another build (" + identity.build_id +
                                "; this program is " ECHELON_BUILD_ID
                                ") and was not opened; build it together with this program"}};
  }
  return {identity, std::nullopt};
}

}  // namespace echelon
