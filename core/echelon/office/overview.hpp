#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "echelon/base/date.hpp"
#include "echelon/base/words.hpp"
#include "echelon/office/office.hpp"
#include "echelon/rules/working_days.hpp"

namespace echelon {

/// Where something is looked at or done: a page, by the ids that its parts have on every screen, and the same
/// for the command line.
struct Destination {
  std::string page;   ///< `program:<id>`, `import`, `people`, `ledger`; empty: nowhere, only said
  std::string panel;  ///< of a program; empty: its first
  std::string table;  ///< whose row is selected, as a path within the panel: `list-card/list`
  std::string key;    ///< of the row
  /// Choices on the way, by their path within the panel, and what they are set to; `tab:` before a set of
  /// tabs.
  std::vector<std::pair<std::string, std::string>> choices;
  std::string command;  ///< what follows `echelon` on the command line; empty: there is nothing to type
};

enum class Urgency : std::uint8_t {
  overdue,  ///< its day is over
  now,      ///< due today or on the next working day, or everything else waits for it
  soon,     ///< due within five working days, or better done soon
  later
};
[[nodiscard]] const Words& words(Urgency urgency);
[[nodiscard]] std::string_view code(Urgency urgency);
/// By the day on which it is due, which is known.
[[nodiscard]] Urgency urgency_of(const WorkingCalendar& calendar, Date today, Date due);
/// Something that waits for the viewer.
struct ToDo {
  std::string id;       ///< stable: `<program>/<what>`
  std::string program;  ///< empty: of the whole office
  Words what;
  Words why;
  Words whom;  ///< whom it is about, counted: 12 所学校
  std::int64_t count = 0;
  Urgency urgency = Urgency::later;
  Date due;              ///< unknown: no day is set
  int working_days = 0;  ///< left until `due`, see rules/working_days.hpp
  Words due_says;        ///< empty where no day is set
  Destination where;
};

/// A day on which something ends or begins, not before today.
struct Deadline {
  std::string id;  ///< stable: `<program>/<what>`; the same at every day on which it happens
  std::string program;
  Date on;
  int working_days = 0;  ///< left until it
  Words what;
  std::int64_t count = 0;  ///< people or schools it is about; 0: not counted
  Words unit;              ///< of `count`; empty where it is not counted
  Destination where;
};

enum class OverviewKind : std::uint8_t { selection, training, ladders };
[[nodiscard]] std::string_view code(OverviewKind kind);
[[nodiscard]] const Words& words(OverviewKind kind);

enum class StepState : std::uint8_t { done, current, ahead };
[[nodiscard]] std::string_view code(StepState state);

/// A step of a round, and how many have come so far.
struct OverviewStep {
  std::string id;  ///< nominations, review, selection, publicity, result
  Words name;
  StepState state = StepState::ahead;
  std::int64_t count = 0;
  Destination where;
};

/// A number that says how a program stands; of how many, where there is a whole.
struct OverviewFigure {
  std::string id;
  Words name;
  std::int64_t value = 0;
  std::optional<std::int64_t> of;
  bool wanting = false;  ///< something is to be done about it
};

/// A reviewer of a round that is under review.
struct ReviewerStanding {
  std::string id;
  std::string name;
  int given = 0;  ///< scores
  int may = 0;    ///< scores that are still wanted and that this reviewer may give
};

/// A program by one of its kinds.
struct ProgramOverview {
  std::string program;
  OverviewKind kind = OverviewKind::selection;
  Words name;
  std::optional<CallState> call;  ///< the latest round's; nothing without one
  bool live = false;              ///< a round runs, sessions are ahead, someone stands on the ladders
  bool fault = false;             ///< it could not be judged; `says` and `next` tell why and what to do
  Words target;                   ///< what is to be reached: 50 人
  Words says;                     ///< where it stands, in a sentence
  Words next;                     ///< what comes next, or can be started; empty: nothing for this viewer
  std::int64_t standing = 0;
  std::int64_t of = 0;              ///< `standing` of so many; 0: there is no whole
  Words unit;                       ///< of both
  std::vector<OverviewStep> steps;  ///< of a round; empty without one
  std::vector<OverviewFigure> figures;
  std::vector<ReviewerStanding> reviewers;  ///< by id; who is asked sees all, a reviewer only themselves
  Destination where;
};

/// A step on the way from an empty office to the first result.
struct SetUpStep {
  std::string id;
  Words what;
  Words why;
  bool done = false;
  Destination where;
};

struct OverviewDay {
  Date day;
  bool working = false;
  bool holiday = false;  ///< of the State Council's list
  bool make_up = false;  ///< a weekend day that is worked
};

/// The plan at a glance as of the office's day. A value; it stands on its own.
struct Overview {
  Date as_of;
  Viewer viewer;
  Words whose;  ///< through whose eyes: 人事科, the school's name
  OverviewDay today;
  bool year_listed = true;          ///< the calendar knows the holidays of the year
  std::vector<OverviewDay> days;    ///< from the Monday of this week on, whole weeks
  std::vector<ToDo> todo;           ///< the most urgent first
  std::vector<Deadline> deadlines;  ///< by day
  std::vector<ProgramOverview> programs;
  std::vector<EntryLine> entries;         ///< the newest first; HR only
  std::vector<SetUpStep> set_up;          ///< HR only
  [[nodiscard]] bool setting_up() const;  ///< a step is left, and no program has begun
};

/// The plan at a glance for a viewer: where each program stands, what is to be done, what is due within so
/// many weeks (at least 1, at most 53). `data` is the data folder that the office was opened with. Throws
/// Error for a principal's school that there is not, or when the calendar cannot be read; a program that
/// cannot be judged says so on its card.
[[nodiscard]] Overview overview_of(Office& office, const std::filesystem::path& data, const Viewer& viewer,
                                   int weeks = 6);

}  // namespace echelon
