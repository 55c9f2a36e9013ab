#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "echelon/model/request.hpp"
#include "echelon/model/snapshot.hpp"
#include "echelon/plugin/cohort_view.hpp"
#include "echelon/plugin/hours_view.hpp"
#include "echelon/plugin/round_view.hpp"
#include "echelon/rules/finding.hpp"
#include "echelon/rules/program.hpp"
#include "echelon/view/surface.hpp"

namespace echelon {

struct LadderView;
struct PipelineView;
struct MentoringView;

enum class ViewerRole : std::uint8_t { hr, principal, reviewer, researcher };

/// Through whose eyes a panel is drawn.
struct Viewer {
  ViewerRole role = ViewerRole::hr;
  std::string name;      ///< who signs the entries
  std::string school;    ///< a principal's school
  std::string reviewer;  ///< a reviewer's id
};

/// What a panel may look at and ask for, valid while it draws. Panels keep nothing of it.
struct PanelContext {
  const Snapshot& snapshot;
  const Program& program;
  const Findings& findings;
  const RoundView* round;  ///< null while no call was ever opened
  const Viewer& viewer;
  std::uint64_t revision;  ///< changes with the office or the round; the key of what surfaces cache
  /// Asks for a command; refused ones are shown to the user by the front end.
  const std::function<void(const CommandRequest&)>& request;
  /// Asks the front end to save a report of the program under a name the user picks.
  const std::function<void(const std::string& report)>& save_report;
  const HoursView* hours = nullptr;  ///< null for a program that does not train
  /// Whom the program's pages look at, by id; kept between frames and pages. Null where nothing is kept.
  std::string* person = nullptr;
  /// Asks the front end to turn to another of the program's panels. Empty where there is only one.
  std::function<void(const std::string& panel)> turn_to{};
  const CohortView* cohorts = nullptr;  ///< courses, sessions and their planning; null for selections
  const LadderView* ladders = nullptr;  ///< tiers, who holds them, steps; null for a program without ladders
  const PipelineView* pipeline = nullptr;    ///< the graph of careers and mentorships; null likewise
  const MentoringView* mentoring = nullptr;  ///< pairs proposed and running; null likewise
  /// Asks for several commands in one go, each an entry of its own: those that are refused are told to the
  /// user, the others stand. Empty where one at a time is all there is.
  std::function<void(const std::vector<CommandRequest>&)> request_all{};
};

/// One page of a program.
struct Panel {
  std::string id;
  Words title;
  std::vector<ViewerRole> viewers;  ///< who sees it; empty: all
  std::function<void(Surface&, const PanelContext&)> draw;
};

}  // namespace echelon
