// Programs as data: a folder with nothing but program.toml, and what can be wrong with that file.

#include <doctest/doctest.h>

#include "program_folder.hpp"

using namespace echelon;

namespace {

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

/// The generic program with a piece of its file replaced.
PluginStatus with_change(const std::string& old, const std::string& fresh) {
  const ProgramFolder folder{"generic"};
  const auto path = folder.programs() / "generic" / "program.toml";
  std::string text = bytes_of(path);
  const auto at = text.find(old);
  REQUIRE(at != std::string::npos);
  std::ofstream(path, std::ios::trunc) << text.replace(at, old.size(), fresh);
  PluginHost host(folder.options());
  host.load();
  return status_of(host, "generic");
}

}  // namespace

TEST_CASE("a program.toml alone is a program with the standard pages") {
  const ProgramFolder folder{"generic"};
  PluginHost host(folder.options());
  host.load();
  const PluginStatus status = status_of(host, "generic");
  CAPTURE(status.says.en);
  CHECK(status.state == PluginState::generic);
  REQUIRE(host.programs().size() == 1);
  CHECK(host.panels("generic").size() == panels::all().size());
}

TEST_CASE("programs stand in the plan's order, whatever their folders are called") {
  const ProgramFolder folder{"good", "generic"};
  PluginHost host(folder.options());
  host.load();
  REQUIRE(host.programs().size() == 2);
  CHECK(host.programs()[0].order < host.programs()[1].order);
}

TEST_CASE("a requirement of an unknown kind is refused by name and the others go on") {
  const ProgramFolder folder{"good", "unknown_kind"};
  PluginHost host(folder.options());
  host.load();
  const PluginStatus status = status_of(host, "unknown_kind");
  CAPTURE(status.says.en);
  CHECK(status.state == PluginState::refused);
  CHECK(has(status.says.en, "years_on_the_moon"));
  CHECK(has(status.says.zh, "years_on_the_moon"));
  CHECK(status_of(host, "good").state == PluginState::loaded);
}

TEST_CASE("a program may not use the kind of another program's plugin") {
  const ProgramFolder folder{"good", "generic"};
  const auto path = folder.programs() / "generic" / "program.toml";
  std::string text = bytes_of(path);
  const auto at = text.find("kind = \"");
  REQUIRE(at != std::string::npos);
  text.replace(at, text.find('\n', at) - at, "kind = \"good_always\"");
  std::ofstream(path, std::ios::trunc) << text;
  PluginHost host(folder.options());
  host.load();
  CHECK(status_of(host, "generic").state == PluginState::refused);
}

TEST_CASE("a program whose id is not its folder's name is refused") {
  const PluginStatus status = with_change("id = \"generic\"", "id = \"other\"");
  CHECK(status.state == PluginState::refused);
  CHECK(has(status.says.en, "`other`"));
}

TEST_CASE("a quota on a group that nobody knows is refused") {
  const PluginStatus status = with_change("feature = \"school\"", "feature = \"shoe_size\"");
  CHECK(status.state == PluginState::refused);
  CHECK(has(status.says.en, "shoe_size"));
  CHECK(has(status.says.zh, "shoe_size"));
}

TEST_CASE("a program.toml that is no TOML is refused") {
  const PluginStatus status = with_change("id = \"generic\"", "id = generic = [");
  CHECK(status.state == PluginState::refused);
  CHECK_FALSE(status.says.zh.empty());
}

TEST_CASE("an endless description is refused before it is read") {
  const PluginStatus status =
      with_change("id = \"generic\"", "# " + std::string(300000, 'x') + "\nid = \"generic\"");
  CHECK(status.state == PluginState::refused);
  CHECK(has(status.says.en, "longer than 256 KB"));
}

TEST_CASE("a program's name of a thousand characters is refused") {
  const PluginStatus status = with_change("通用项目", std::string(1000, 'x'));
  CHECK(status.state == PluginState::refused);
  CHECK(has(status.says.en, "too long"));
}

TEST_CASE("a library without a program.toml is refused") {
  const ProgramFolder folder{"good"};
  std::filesystem::remove(folder.programs() / "good" / "program.toml");
  PluginHost host(folder.options());
  host.load();
  CHECK(status_of(host, "good").state == PluginState::refused);
  CHECK(has(status_of(host, "good").says.en, "no program.toml"));
}
