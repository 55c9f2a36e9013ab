#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>

#include "echelon/command/ledger.hpp"
#include "echelon/office/office.hpp"
#include "echelon/office/roles.hpp"
#include "echelon/office/round_builder.hpp"
#include "echelon/plugin/ladder_view.hpp"
#include "echelon/plugin/pipeline_view.hpp"
#include "echelon/store/store.hpp"

namespace echelon {

/// A round's view with what it refers to.
struct KeptRound {
  std::shared_ptr<const Snapshot> snapshot;
  std::optional<RoundView> view;  ///< nothing: no call was ever opened
};

/// What an open office is made of, shared by the sources of `Office`; nothing outside this folder sees it.
struct Office::State {
  State(Store opened, Options chosen);

  Options options;
  Store store;
  Ledger ledger{store};
  PluginHost host;
  WorkingCalendar calendar;
  Date as_of;
  std::optional<OfficeRole> role;  ///< nothing: HR's own office
  bool bringing_back = false;      ///< rounds are built without their selections, which would take long
  std::uint64_t revision = 1;
  std::string
      fixed_time;  ///< signs entries instead of the clock: the demo's, so that same spec is same bytes

  // Kept until an entry or a date changes them.
  std::shared_ptr<const Snapshot> snapshot;
  std::map<std::string, std::unique_ptr<Findings>> findings;
  std::map<std::string, KeptRound> rounds;
  std::shared_ptr<const HourRules> hour_rules;
  std::shared_ptr<const HourStandings> hours;
  std::shared_ptr<const HoursView> hours_view;  ///< made from `hours`
  std::optional<std::vector<Course>> courses;
  std::optional<std::vector<Session>> sessions;
  std::shared_ptr<const CohortView> cohorts;
  std::uint64_t cohorts_revision = 0;
  std::string cohorts_program;
  /// By program, with the revision they were made for.
  std::map<std::string, std::pair<std::uint64_t, std::shared_ptr<const LadderView>>> ladder_views;
  std::map<std::string, std::pair<std::uint64_t, std::shared_ptr<const PipelineView>>>
      pipelines;  ///< likewise
  std::shared_ptr<const MentoringRecords> mentoring;
  std::shared_ptr<const MentoringView> mentoring_view;
  std::uint64_t mentoring_revision = 0;
  std::pair<std::int64_t, PlanFound> last_plan;  ///< by the run's number

  [[nodiscard]] Signature signature() const {
    return {options.who, fixed_time.empty() ? time_now() : fixed_time, {}};
  }
  [[nodiscard]] std::shared_ptr<const Snapshot> current_snapshot();
  [[nodiscard]] const Program& program(const std::string& id) const;
  [[nodiscard]] const Findings& findings_of(const std::string& program_id);
  /// Says that a plugin's own kinds failed, and nobody was judged.
  [[noreturn]] static void refuse_faulted(const Program& judged);
  [[nodiscard]] LadderStepView step_view(const LadderStep& step, const std::vector<LadderStanding>& on_it);
  [[nodiscard]] std::optional<CallState> latest_call_state(const std::string& program_id) const;
  [[nodiscard]] const RoundView* round_of(const std::string& program_id);
  [[nodiscard]] std::shared_ptr<const HourRules> current_hour_rules();
  [[nodiscard]] std::shared_ptr<const HourStandings> current_hours();
  /// What the program's requirements ask of hour rules; null when they ask nothing. Throws Error for a rule
  /// that there is not.
  [[nodiscard]] std::shared_ptr<const HourStandings> standings_for(const Program& judged);
  [[nodiscard]] RoundSources sources(const std::string& program_id);
  /// What a plan would be made from now; its program is the caller's to say.
  [[nodiscard]] CohortInputs cohort_inputs(const Office& office, const PlanAsked& asked);
  /// Of the demo: makes up a term of sessions and closes those that were held.
  void play_term(std::uint64_t seed);
  /// Fills in what a request about sessions may leave out: the day, how attendance is judged, the letters of
  /// certificates; so that the entry says what it was done by.
  void complete(CommandRequest& request) const;
  /// After an entry: forgets what it may have changed.
  void changed(const std::string& command);
  void people_changed();
  void rounds_changed();
  void hour_rules_changed();
  void sessions_changed();
};

}  // namespace echelon
