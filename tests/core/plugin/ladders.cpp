// Programs with ladders: the derived programs of their steps, whose pages and faults are their parent's
// matter.

#include <doctest/doctest.h>

#include <algorithm>

#include "program_folder.hpp"

using namespace echelon;

namespace {

/// The fixture's ladder as a program of that id, in a folder of its own.
void put_ladder(const ProgramFolder& folder, const std::string& id, const std::string& old = {},
                const std::string& fresh = {}) {
  std::string text = bytes_of(std::filesystem::path(ECHELON_FIXTURES) / "programs/trial_ladder/program.toml");
  const auto change = [&](const std::string& from, const std::string& to) {
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    text.replace(at, from.size(), to);
  };
  change("trial_ladder", id);
  if (!old.empty()) change(old, fresh);
  std::filesystem::create_directories(folder.programs() / id);
  std::ofstream(folder.programs() / id / "program.toml") << text;
}

std::vector<std::string> ids_of(const PluginHost& host) {
  std::vector<std::string> ids;
  for (const Program& program : host.programs()) ids.push_back(program.id);
  return ids;
}

}  // namespace

TEST_CASE("a ladder's steps are programs behind their parent, those with places have the pages of a round") {
  const ProgramFolder folder{"generic"};
  put_ladder(folder, "climb");
  PluginHost host(folder.options());
  host.load();
  CHECK(ids_of(host) == std::vector<std::string>{"climb", "climb.qualified", "climb.backbone", "generic"});
  CHECK(host.panels("climb").size() == panels::of(host.programs().front()).size());
  CHECK(host.panels("climb").size() > panels::ladders().size());
  CHECK(host.panels("climb.backbone").size() == panels::all().size());
  CHECK(host.panels("climb.qualified").size() == 2);
  CHECK(host.panels("climb.nowhere").empty());
  CHECK(host.statuses().size() == 2);
}

TEST_CASE("what faults in a step's rounds puts the whole program out of use, and no other") {
  const ProgramFolder folder{"generic"};
  put_ladder(folder, "climb");
  PluginHost host(folder.options());
  host.load();
  CHECK_FALSE(host.fenced("climb.backbone", [] { throw 1; }));
  CHECK(status_of(host, "climb").state == PluginState::faulted);
  CHECK_FALSE(host.fenced("climb", [] {}));
  CHECK(host.fenced("generic", [] {}));
}

TEST_CASE("a step's requirement of an unknown kind, and a ladder that another program has, are refused") {
  const ProgramFolder folder{"generic"};
  put_ladder(folder, "climb", "kind = \"hours_in_window\"", "kind = \"hours_on_the_moon\"");
  put_ladder(folder, "hike");
  put_ladder(folder, "march");
  PluginHost host(folder.options());
  host.load();
  CHECK(status_of(host, "climb").state == PluginState::refused);
  CHECK(status_of(host, "climb").says.en.find("hours_on_the_moon") != std::string::npos);
  CHECK(status_of(host, "hike").state == PluginState::generic);
  CHECK(status_of(host, "march").state == PluginState::refused);
  CHECK(status_of(host, "march").says.en.find("`hike` has a ladder `teacher` already") != std::string::npos);
}
