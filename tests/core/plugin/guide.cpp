// The program of core/docs/plugin-guide.md, made from the guide's own blocks, and the sample that README
// uses.

#include <doctest/doctest.h>

#include <algorithm>

#include "program_folder.hpp"
#include "silent_surface.hpp"

using namespace echelon;

namespace {

/// Three people: the first with two finished mentorships and one that runs, the others with none.
Snapshot mentors() {
  Snapshot snapshot;
  snapshot.as_of = *Date::of(2024, 9, 1);
  snapshot.people.id = {"T1", "T2", "T3"};
  for (const int year : {2022, 2023, 2025}) {
    Mentorship mentorship;
    mentorship.started_on = *Date::of(2020, 9, 1);
    mentorship.ended_on = *Date::of(year, 8, 31);
    snapshot.mentees.push(mentorship);
  }
  for (int i = 0; i < 3; ++i) snapshot.mentees.close_person();
  return snapshot;
}

std::vector<std::string> ids(const std::vector<Panel>& panels) {
  std::vector<std::string> list;
  for (const Panel& panel : panels) list.push_back(panel.id);
  return list;
}

}  // namespace

TEST_CASE("the guide's program loads with the standard pages and its own") {
  const ProgramFolder folder{"mentor_teachers"};
  PluginHost host(folder.options());
  host.load();
  const PluginStatus status = status_of(host, "mentor_teachers");
  CAPTURE(status.says.en);
  REQUIRE(status.state == PluginState::loaded);
  auto expected = ids(panels::all());
  expected.emplace_back("mentoring");
  CHECK(ids(host.panels("mentor_teachers")) == expected);
}

TEST_CASE("the guide's kind counts finished mentorships only") {
  const ProgramFolder folder{"mentor_teachers"};
  PluginHost host(folder.options());
  host.load();
  REQUIRE(host.programs().size() == 1);
  const Program& program = host.programs().front();
  const auto rule = std::ranges::find(program.requirements, "mentorships_finished", &Rule::kind);
  REQUIRE(rule != program.requirements.end());
  Program alone = program;
  alone.requirements = {*rule};
  const Findings findings = judge_all(alone, host.kinds(), mentors());
  CHECK(findings.eligible(0));
  CHECK_FALSE(findings.eligible(1));
  CHECK(findings.of(0)[0].found == Quantity{Unit::count, Decimal::of(2)});
}

TEST_CASE("the guide's page draws") {
  const ProgramFolder folder{"mentor_teachers"};
  PluginHost host(folder.options());
  host.load();
  REQUIRE(host.programs().size() == 1);
  const Snapshot snapshot = mentors();
  const Findings findings;
  const Viewer viewer;
  const std::function<void(const CommandRequest&)> no_request = [](const CommandRequest&) {};
  const std::function<void(const std::string&)> no_report = [](const std::string&) {};
  const PanelContext context{snapshot, host.programs().front(), findings, nullptr, viewer, 0, no_request,
                             no_report};
  SilentSurface surface;
  CHECK(
      host.fenced("mentor_teachers", [&] { host.panels("mentor_teachers").back().draw(surface, context); }));
  CHECK(surface.headings == std::vector<std::string>{"Mentoring so far"});
}

TEST_CASE("the sample program is one file and carries itself") {
  const ProgramFolder folder;
  std::filesystem::copy(std::filesystem::path(ECHELON_DATA) / "samples" / "lead_teachers",
                        folder.programs() / "lead_teachers");
  PluginHost host(folder.options());
  host.load();
  const PluginStatus status = status_of(host, "lead_teachers");
  CAPTURE(status.says.en);
  CHECK(status.state == PluginState::generic);
}
