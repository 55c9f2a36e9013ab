// Every way in which a plugin can be wrong before it runs or while it starts: each ends in a sentence with a
// remedy, in both languages, and the good plugin beside it goes on.

#include <doctest/doctest.h>

#include "echelon/plugin/host_library.hpp"
#include "echelon/plugin/host_probe.hpp"
#include "program_folder.hpp"

using namespace echelon;

namespace {

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

void check_good_goes_on(PluginHost& host) {
  CHECK(status_of(host, "good").state == PluginState::loaded);
  CHECK(host.panels("good").size() == 1);
  CHECK(host.feature("good_group") != nullptr);
  bool ran = false;
  CHECK(host.fenced("good", [&ran] { ran = true; }));
  CHECK(ran);
}

/// Loads the fixture beside the good plugin; `change` may spoil it first.
void expect(const char* fixture, PluginState state, const std::string& english, const std::string& chinese,
            const std::function<void(const ProgramFolder&)>& change = {}) {
  const std::string name = fixture;
  CAPTURE(name);
  const ProgramFolder folder{"good", fixture};
  if (change) change(folder);
  PluginHost host(folder.options());
  host.load();
  const PluginStatus status = status_of(host, fixture);
  CAPTURE(status.says.en);
  CAPTURE(status.says.zh);
  CHECK(status.state == state);
  CHECK(has(status.says.en, english));
  CHECK(has(status.says.zh, chinese));
  CHECK(status.says.en.size() < 700);
  CHECK(host.programs().size() == 1);
  CHECK(host.panels(fixture).empty());
  CHECK_FALSE(host.fenced(fixture, [] { FAIL("a refused plugin was called"); }));
  check_good_goes_on(host);
}

}  // namespace

TEST_CASE("a good plugin is loaded with its kind, its feature and its panel") {
  const ProgramFolder folder{"good"};
  PluginHost host(folder.options());
  host.load();
  check_good_goes_on(host);
  CHECK(status_of(host, "good").name == "好插件 / a good plugin");
  REQUIRE(host.programs().size() == 1);
  CHECK(host.programs().front().id == "good");
  const auto kinds = host.kinds().requirement_names();
  CHECK(std::find(kinds.begin(), kinds.end(), "good_always") != kinds.end());
}

TEST_CASE("loading twice changes nothing") {
  const ProgramFolder folder{"good"};
  PluginHost host(folder.options());
  host.load();
  host.load();
  CHECK(host.statuses().size() == 1);
}

TEST_CASE("a folder that is not there holds no programs") {
  PluginHost host({{"/nowhere/at/all"}, {}, true, {}});
  host.load();
  CHECK(host.statuses().empty());
  CHECK(host.panels("good").empty());
  CHECK(host.feature("good_group") == nullptr);
}

TEST_CASE("a plugin that throws on load is shown with what it threw") {
  expect("throws_on_load", PluginState::faulted, "the moon is full", "启动时出错");
}

TEST_CASE("a plugin that throws a number is shown without a reason") {
  expect("throws_a_number", PluginState::faulted, "does not say why", "未说明原因");
}

TEST_CASE("a plugin for an older contract is refused before it is opened") {
  expect("old_abi", PluginState::refused, "version 0 of the plugin contract", "第 0 版插件接口");
}

TEST_CASE("a plugin from another build is refused before it is opened") {
  expect("other_build", PluginState::refused, "echelon 0.0 / another compiler", "另一次构建");
}

TEST_CASE("a library without the plugin's symbol is refused") {
  expect("no_symbol", PluginState::refused, "no `echelon_plugin`", "没有插件标识");
}

TEST_CASE("a plugin without a function to contribute with is refused") {
  expect("no_function", PluginState::refused, "no function", "没有登记函数");
}

TEST_CASE("a library that calls itself by another program's id is refused") {
  expect("says_another_id", PluginState::refused, "calls itself `good`", "自称“good”");
}

TEST_CASE("a name without an end is never read beyond its place") {
  expect("endless_description", PluginState::refused, "has no end", "没有结尾");
}

TEST_CASE("a panel with a title of a million characters is not used") {
  expect("endless_panel", PluginState::faulted, "title of its panel `novel`", "标题为空或过长");
}

TEST_CASE("a plugin that never stops contributing is stopped") {
  expect("endless_contributions", PluginState::faulted, "more than a thousand", "超过一千项");
}

TEST_CASE("a panel that cannot draw is not used") {
  expect("empty_panel", PluginState::faulted, "`void` that it registers is empty", "没有内容");
}

TEST_CASE("a plugin that aborts while contributing dies in the probe and not in the program") {
  expect("crash_in_contribute", PluginState::refused, "killed the trial process while contributing",
         "试运行时");
}

TEST_CASE("a plugin that aborts in a constructor dies in the probe and not in the program") {
  expect("crash_in_constructor", PluginState::refused, "opening this library killed", "试开时");
}

TEST_CASE("what a plugin contributed before it threw is not taken") {
  expect("half_then_throws", PluginState::faulted, "out of steam", "均未采用");
  const ProgramFolder folder{"half_then_throws"};
  PluginHost host(folder.options());
  host.load();
  CHECK(host.feature("half") == nullptr);
  const auto kinds = host.kinds().criterion_names();
  CHECK(std::find(kinds.begin(), kinds.end(), "half_kind") == kinds.end());
}

TEST_CASE("a plugin whose kind has a taken name is not taken at all, and the first keeps its kind") {
  expect("takes_a_taken_kind", PluginState::faulted, "`good_always` that it registers is taken", "已被占用");
  const ProgramFolder folder{"good", "takes_a_taken_kind"};
  PluginHost host(folder.options());
  host.load();
  CHECK(host.feature("not_taken") == nullptr);
}

TEST_CASE("a plugin that brings SQLite is refused before it is opened") {
  expect("links_sqlite", PluginState::refused, "it brings SQLite", "SQLite");
}

TEST_CASE("a plugin that brings ImGui is refused before it is opened") {
  expect("links_imgui", PluginState::refused, "ImGui", "ImGui");
}

TEST_CASE("a library cut short anywhere is refused and never opened") {
  const std::string whole = bytes_of(std::filesystem::path(ECHELON_FIXTURE_PLUGINS) / "good" / "good.so");
  for (const double share : {0.0, 0.0005, 0.01, 0.2, 0.5, 0.8, 0.99, 0.999999}) {
    CAPTURE(share);
    const ProgramFolder folder{"good"};
    folder.replace_library(
        "good", whole.substr(0, static_cast<std::size_t>(share * static_cast<double>(whole.size()))));
    PluginHost host(folder.options());
    host.load();
    const PluginStatus status = status_of(host, "good");
    CAPTURE(status.says.en);
    CHECK(status.state == PluginState::refused);
    CHECK((has(status.says.en, "cut short") || has(status.says.en, "not a library")));
  }
}

TEST_CASE("reading a library with flipped bytes ends in an identity or a sentence") {
  auto library = read_library(std::filesystem::path(ECHELON_FIXTURE_PLUGINS) / "good" / "good.so");
  REQUIRE(library.has_value());
  REQUIRE_FALSE(inspect(*library).refusal.has_value());
  int refused = 0;
  for (std::size_t i = 0; i < 1500; ++i) {
    const std::size_t at = i < 1000 ? i : library->bytes.size() - 1 - 7 * i;
    const std::byte kept = library->bytes[at];
    for (const auto flip : {std::byte{0xFF}, std::byte{0x5A}, std::byte{0x01}}) {
      library->bytes[at] = kept ^ flip;
      const Inspection inspection = inspect(*library);
      CHECK((!inspection.refusal || !inspection.refusal->zh.empty()));
      refused += inspection.refusal ? 1 : 0;
    }
    library->bytes[at] = kept;
  }
  CHECK(refused > 100);
}

TEST_CASE("a library with one flipped bit is no longer the listed one") {
  const std::string whole = bytes_of(std::filesystem::path(ECHELON_FIXTURE_PLUGINS) / "good" / "good.so");
  for (std::size_t i = 0; i < 20; ++i) {
    const ProgramFolder folder{"good"};
    std::string spoilt = whole;
    spoilt[i * spoilt.size() / 20] = static_cast<char>(spoilt[i * spoilt.size() / 20] ^ 1);
    std::ofstream(folder.library("good"), std::ios::binary | std::ios::trunc) << spoilt;
    PluginHost host(folder.options());
    host.load();
    CHECK(has(status_of(host, "good").says.en, "not on the list"));
  }
}

TEST_CASE("a text file named like a library is refused") {
  expect("old_abi", PluginState::refused, "not a library", "不是程序库", [](const ProgramFolder& folder) {
    folder.replace_library("old_abi", "echelon_plugin, honestly\n");
  });
}

TEST_CASE("a library that is on no list is never opened, even one that crashes when opened") {
  expect("crash_in_constructor", PluginState::refused, "not on the list of allowed ones", "许可名单",
         [](const ProgramFolder& folder) {
           std::filesystem::remove(folder.programs() / "crash_in_constructor" / "plugin.list");
         });
}

TEST_CASE("a library changed after it was listed is refused") {
  expect("no_symbol", PluginState::refused, "not on the list", "许可名单", [](const ProgramFolder& folder) {
    std::ofstream(folder.library("no_symbol"), std::ios::binary | std::ios::app) << "x";
  });
}

TEST_CASE("the administrator's list allows a library that the build did not list") {
  const ProgramFolder folder{"good"};
  const auto list = folder.programs() / "good" / "plugin.list";
  const std::string line = bytes_of(list);
  std::filesystem::remove(list);
  std::ofstream(folder.programs() / "plugins.list") << "# checked by hand\n" << line.substr(0, 64) << "\n";
  PluginHost host(folder.options());
  host.load();
  check_good_goes_on(host);
}

TEST_CASE("half a hash allows nothing") {
  const ProgramFolder folder{"good"};
  const auto list = folder.programs() / "good" / "plugin.list";
  const std::string line = bytes_of(list);
  std::ofstream(list, std::ios::trunc) << line.substr(0, 32) << "\n\n";
  PluginHost host(folder.options());
  host.load();
  CHECK(status_of(host, "good").state == PluginState::refused);
}

TEST_CASE("a plugin that never comes back is given up") {
  const ProgramFolder folder{"hangs"};
  CHECK(probe(folder.library("hangs"), 0.3) == ProbeOutcome::no_answer);
}

TEST_CASE("of two folders with one id the first is used and the second refused") {
  const ProgramFolder first{"good"};
  const ProgramFolder second{"good"};
  PluginHost host({{first.programs(), second.programs()}, {}, true, {}});
  host.load();
  REQUIRE(host.statuses().size() == 2);
  CHECK(host.statuses()[0].state == PluginState::loaded);
  CHECK(host.statuses()[1].state == PluginState::refused);
  CHECK(has(host.statuses()[1].says.en, "already has the id `good`"));
  CHECK(has(host.statuses()[1].says.zh, "占用"));
  check_good_goes_on(host);
}

TEST_CASE("a program that the safe start skips is not loaded") {
  const ProgramFolder folder{"good", "generic"};
  auto options = folder.options();
  options.skip = {"good"};
  PluginHost host(options);
  host.load();
  CHECK(status_of(host, "good").state == PluginState::refused);
  CHECK(host.programs().size() == 1);
}
