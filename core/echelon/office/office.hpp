#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "echelon/base/progress.hpp"
#include "echelon/model/request.hpp"
#include "echelon/model/round.hpp"
#include "echelon/model/session.hpp"
#include "echelon/model/snapshot.hpp"
#include "echelon/office/cohort_run.hpp"
#include "echelon/office/mentor_run.hpp"
#include "echelon/plugin/cohort_view.hpp"
#include "echelon/plugin/host.hpp"
#include "echelon/plugin/hours_view.hpp"
#include "echelon/plugin/mentoring_view.hpp"
#include "echelon/rules/hour_forecast.hpp"
#include "echelon/rules/hour_simulation.hpp"

namespace echelon {

struct LadderView;
struct OfficeRole;
struct HandOut;
struct HandedOut;
struct HandedCopy;
struct BroughtBack;
struct PipelineView;

/// One line of the ledger as people read it.
struct EntryLine {
  std::int64_t number = 0;
  std::string command;
  Words says;  ///< what was done, in words, to whom
  std::string who;
  std::string when;  ///< ISO date and time
  std::string hash;  ///< hex
  bool undone = false;
  bool is_undo = false;     ///< an undo or a redo
  std::int64_t target = 0;  ///< the entry that it took back or did again
};

struct VerifyOutcome {
  bool sound = false;
  std::int64_t entries = 0;
  Words says;  ///< in words; names the first bad entry
  std::vector<Words> problems;
  std::int64_t proofs = 0;  ///< runs whose certificate was accepted
};

/// What a plan of cohorts is asked for; what is not given is as the planning rules say.
struct PlanAsked {
  Date from;                            ///< sessions that begin on it or later; unknown: the office's day
  Date to;                              ///< … or before; unknown: without end
  std::optional<std::int64_t> disturb;  ///< seats that may differ from the enrolments as they are
  std::optional<Decimal> gap;
  std::optional<Decimal> budget;  ///< yuan; the setting planning.budget where it is not given
};

/// A recorded plan.
struct PlanFound {
  CohortInputs inputs;
  CohortAnswer answer;
};

/// A recorded proposal of mentors.
struct MentorsFound {
  MentorInputs inputs;
  MentorMatching matching;
};

/// What an import will do, before it does it.
struct ImportPreview {
  std::string kind;
  std::string file;
  std::string sheet;
  std::vector<std::string> columns;  ///< recognised columns, as the file names them
  std::vector<std::string> unknown_columns;
  std::vector<std::vector<std::string>> rows;  ///< up to 200 rows as read, same columns
  long read = 0;
  long good = 0;
  long added = 0;    ///< rows that are new to the office
  long changed = 0;  ///< rows that replace another
  struct Refusal {
    Place place;
    std::string id;  ///< the person's number, when it could be read
    Words reason;
    Words remedy;
  };
  std::vector<Refusal> refusals;  ///< every one
  std::vector<Words> notes;
  struct Content;
  std::shared_ptr<const Content> content;  ///< what will be brought in
};

/// An open office file with its plugins: what every front end works on. Not for use from several threads at
/// once, except where said.
class Office {
 public:
  struct Options {
    std::vector<std::filesystem::path> plugin_folders;
    std::filesystem::path data;             ///< the data folder (calendars, locale)
    std::filesystem::path marker;           ///< see PluginHost::Options
    std::string who;                        ///< signs the entries
    std::optional<Date> as_of;              ///< overrides the office's own date
    std::vector<std::string> skip_plugins;  ///< ids not to load
  };
  struct DemoSpec {
    int teachers = 13000;
    int schools = 200;
    std::uint64_t seed = 1;
    Date as_of;  ///< unknown: the demo's own date
  };

  /// Opens an existing file. Throws Error when it is missing, damaged, locked, no office, or newer than this
  /// program.
  static std::unique_ptr<Office> open(const std::filesystem::path& path, Options options);
  /// Makes a new, empty file; throws Error when it exists.
  static std::unique_ptr<Office> create(const std::filesystem::path& path, Options options);
  /// Makes a new file with a made-up district and an Olympiad round under review. Same spec, same bytes.
  static std::unique_ptr<Office> make_demo(const std::filesystem::path& path, const DemoSpec& spec,
                                           Options options, const Progress& progress = {});
  ~Office();
  Office(const Office&) = delete;
  Office& operator=(const Office&) = delete;

  // --- looking
  [[nodiscard]] const std::filesystem::path& path() const;
  /// The office as of its date; shared, never changed, rebuilt only when people or their histories changed.
  [[nodiscard]] std::shared_ptr<const Snapshot> snapshot() const;
  [[nodiscard]] Date as_of() const;
  void set_as_of(Date date);
  /// Who signs the entries from now on.
  void sign_as(const std::string& who);
  [[nodiscard]] PluginHost& plugins();
  [[nodiscard]] const std::vector<Program>& programs() const;
  /// Throws Error naming the nearest program.
  [[nodiscard]] const Program& program(const std::string& id) const;
  /// The ladders of all programs, in the programs' order. Valid as long as the office.
  [[nodiscard]] std::vector<const Ladder*> ladders() const;
  /// The ladders of a program with everyone on them and who may take which step; null for a program without.
  /// Kept until the office changes. Throws Error when a step cannot be judged.
  [[nodiscard]] std::shared_ptr<const LadderView> ladder_view(const std::string& program) const;
  /// Careers on the program's ladders, who taught whom, who stands ready; null for a program without ladders.
  /// Kept until the office changes; it stands on its own but for the ladders, which are the office's.
  [[nodiscard]] std::shared_ptr<const PipelineView> pipeline(const std::string& program) const;
  /// Everyone's findings, judged once for a snapshot.
  [[nodiscard]] const Findings& findings(const std::string& program) const;
  /// The program's latest round; null when no call was ever opened. Recomputed when the office changed.
  [[nodiscard]] const RoundView* round(const std::string& program) const;
  /// The hour rules in use: those shipped and the bureau's own. Throws Error when one cannot be read.
  [[nodiscard]] std::shared_ptr<const HourRules> hour_rules() const;
  /// Everyone's standing against the hour rules as of the date; kept until people, records or rules change.
  [[nodiscard]] std::shared_ptr<const HourStandings> hours() const;
  /// One person's standings with what they rest on. `outside`: also records outside the windows. The facts
  /// point into the snapshot of the same moment. Throws Error for an unknown person.
  [[nodiscard]] std::vector<HourExplained> hours_of(const std::string& person, bool outside = true) const;
  /// Whom a rule's text would turn from met to missing and back, and its windows ahead, before it is saved.
  /// An empty `toml`: what it does when the rule `id` binds nobody. Throws Error for a text that is no rule.
  [[nodiscard]] HourSimulation simulate_hours(const std::string& toml, const std::string& id = {}) const;
  /// What the hour pages show; null for a program that does not train. Its answers are computed when asked
  /// for. Throws Error when a rule cannot be read.
  [[nodiscard]] std::shared_ptr<const HoursView> hours_view(const std::string& program) const;
  /// Who will miss the end of a window at the present pace.
  [[nodiscard]] std::vector<HourForecast> forecast_hours() const;
  /// The courses, and the sessions of every state with everything in them, by id. Kept until they change.
  [[nodiscard]] const std::vector<Course>& courses() const;
  [[nodiscard]] const std::vector<Session>& sessions() const;
  /// Throws Error when there is none of that id.
  [[nodiscard]] const Course& course(const std::string& id) const;
  [[nodiscard]] const Session& session(const std::string& id) const;
  /// The courses, sessions and the planning board of a program that selects no one; null for others. Made for
  /// a revision; it stands on its own, whatever the office does next.
  [[nodiscard]] std::shared_ptr<const CohortView> cohorts(const std::string& program) const;
  /// Wishes for mentors and every pair. Kept until they change.
  [[nodiscard]] std::shared_ptr<const MentoringRecords> mentoring() const;
  /// Who needs a mentor, who may be one, the three ways to pair them, the latest proposal, running pairs;
  /// null for a program without ladders. Made for a revision; it stands on its own.
  [[nodiscard]] std::shared_ptr<const MentoringView> mentoring_view(const std::string& program) const;
  [[nodiscard]] std::shared_ptr<const MentoringView> mentoring_view() const;
  /// What stands behind a certificate's number. Linear in training records.
  [[nodiscard]] CertificateFound certificate(const std::string& number) const;
  /// Changes with every entry and every change of date.
  [[nodiscard]] std::uint64_t revision() const;

  // --- changing: each is one entry of the ledger, all or nothing
  /// Checks the request against rules and seats, then performs it. Returns the entry's number.
  std::int64_t perform(const CommandRequest& request);
  /// Runs the selection of the program's round and records the run bundle. Returns the run's number (also
  /// when infeasible or interrupted: the bundle says so).
  std::int64_t select(const std::string& program, const Progress& progress = {});
  /// Plans who goes to which session and records the run bundle; enrols nobody. Returns the run's number
  /// (also when infeasible). Throws Error when no session is open, Cancelled.
  std::int64_t plan(const std::string& program, const PlanAsked& asked = {}, const Progress& progress = {});
  /// Enrols as a recorded plan says and releases who is not in it, as one entry; its number, 0 when all was
  /// so already. Throws Error when the run is no plan or the office no longer allows it.
  std::int64_t publish_plan(std::int64_t run);
  /// Pairs who needs a mentor with who may be one and records the run bundle; approves nothing. Returns the
  /// run's number. Throws Error when nobody needs one, Cancelled.
  std::int64_t propose_mentors(MatchBy by, const Progress& progress = {});
  /// Approves every pair of a recorded proposal whose mentee has no mentor yet, of these mentees only unless
  /// there are none, as one entry; its number, 0 when there is nothing to approve. Throws Error when the
  /// office no longer allows it.
  std::int64_t approve_mentors(std::int64_t run, const std::vector<std::string>& mentees = {});
  /// Reads and checks a file; changes nothing. Throws Error when it cannot be read at all.
  ImportPreview preview_import(const std::string& kind, const std::filesystem::path& file,
                               const std::string& sheet = {}, const std::string& encoding = {},
                               const std::filesystem::path& map = {}, const Progress& progress = {}) const;
  /// Imports what the preview showed; with refused rows only if `skip_bad`. Nothing when there was nothing to
  /// do. Throws Error when the office changed after the preview.
  std::optional<std::int64_t> import(const ImportPreview& preview, bool skip_bad,
                                     const Progress& progress = {});
  /// Takes back the newest entry not yet taken back. Nothing when there is none.
  std::optional<EntryLine> undo();
  std::optional<EntryLine> redo();
  /// Takes back what stands from the newest entry to `number` and it, each as an entry of its own; their
  /// lines as they were written. Throws Error when `number` cannot be undone; later steps that fail leave the
  /// earlier ones done.
  std::vector<EntryLine> undo_to(std::int64_t number);
  /// Does again, likewise, what was taken back last to `number` and it.
  std::vector<EntryLine> redo_to(std::int64_t number);

  // --- offices of roles (roles.hpp)
  /// Whose office this is; null for HR's own.
  [[nodiscard]] const OfficeRole* role() const;
  /// Writes an office of its own for each, holding only what that role may hold; remembers them as one entry.
  /// All of them or none. Throws Error when a file exists, for an unknown school or reviewer, and in an
  /// office that was handed out itself; Cancelled.
  std::vector<HandedOut> hand_out(const std::vector<HandOut>& wanted, const Progress& progress = {});
  /// One for each school with people in service, named by id and name, in the folder.
  [[nodiscard]] std::vector<HandOut> every_school(const std::filesystem::path& folder) const;
  /// One for each reviewer of the program's round under review.
  [[nodiscard]] std::vector<HandOut> every_reviewer(const std::string& program,
                                                    const std::filesystem::path& folder) const;
  /// What was handed out, the newest first.
  [[nodiscard]] std::vector<HandedCopy> handed_out() const;
  /// What was done in an office that was handed out since: checked again here, and, unless `dry_run`, brought
  /// in as one entry; with refused ones only if `skip_bad`. Throws Error for a file that is no such office of
  /// this one, or was altered.
  BroughtBack bring_back(const std::filesystem::path& file, bool dry_run, bool skip_bad,
                         const Progress& progress = {});

  // --- the ledger
  [[nodiscard]] std::vector<EntryLine> entries(std::size_t most = 0) const;
  [[nodiscard]] VerifyOutcome verify(const Progress& progress = {}) const;
  /// The run bundle's bytes (JSON).
  [[nodiscard]] std::string run_bundle(std::int64_t run) const;
  /// Derives the run again from its bundle and compares.
  [[nodiscard]] VerifyOutcome verify_run(std::int64_t run) const;
  /// `selection`, `plan` or `mentors`. Throws Error when there is no such run.
  [[nodiscard]] std::string run_kind(std::int64_t run) const;
  [[nodiscard]] PlanFound plan_of(std::int64_t run) const;
  /// Throws Error for another run, or one that no longer gives what was recorded.
  [[nodiscard]] MentorsFound mentors_of(std::int64_t run) const;
  /// Why a person has or has not each seat that they might have had in a recorded plan. Throws Error for
  /// another run, or a person who might have had none.
  [[nodiscard]] std::vector<SeatAnswer> explain_plan(std::int64_t run, const std::string& person) const;
  /// Why a person was or was not chosen in a recorded run.
  [[nodiscard]] Explanation explain(std::int64_t run, const std::string& person) const;
  /// How far everyone in a recorded run stands from the cut, by score from high to low; empty where it found
  /// no list. Throws Cancelled.
  [[nodiscard]] std::vector<Standing> explain_all(std::int64_t run, const Progress& progress = {}) const;

  // --- papers
  /// Writes a report: `publicity-list`, `result`, `nominations`, `findings`, `import-template:<kind>`,
  /// `session-notice:<school>`, `sign-in:<session>`, `session-result:<session>`, `certificates:<session>`
  /// (only .pdf), `hours-short`, `hours-short:<school>`, `mentor-notice:<school>`,
  /// `mentor-agreement:<school>`, by the extension .xlsx, .pdf or .csv. `language` is the paper's; only the
  /// first four ask for a program.
  void write_report(const std::string& report, const std::string& program, const std::filesystem::path& file,
                    Language language) const;

 private:
  struct State;
  class Arriving;
  explicit Office(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace echelon
