#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "cli/session.hpp"
#include "echelon/optimise/mentor_matching.hpp"

namespace cli {

// What each verb is given, and the verbs. Every verb returns the exit status and throws Error.

struct DemoOptions {
  int teachers = 13000;
  int schools = 200;
  std::uint64_t seed = 1;
};
int make_demo(Session& session, const DemoOptions& options);
/// Makes a new, empty office.
int create_office(Session& session);

struct ImportOptions {
  std::string kind;
  std::string file;
  std::string sheet;
  std::string encoding;
  std::string map;
  bool dry_run = false;
  bool skip_bad = false;
};
int import_file(Session& session, const ImportOptions& options);

int show_programs(Session& session, const std::string& program);

struct CheckOptions {
  std::string program;
  std::string person;
};
int check(Session& session, const CheckOptions& options);

struct HoursOptions {
  std::string person;
  std::string rule;
  std::string school;
  bool unmet = false;
  int next = 0;  ///< windows ahead
  bool forecast = false;
  std::string simulate;  ///< a file with one rule
};
/// Standings against the hour rules with their facts, the forecast, or a simulation.
int show_hours(Session& session, const HoursOptions& options);
int simulate_hours(Session& session, const HoursOptions& options);

struct NominateOptions {
  std::string program;
  std::string school;
  std::vector<std::string> people;
  std::string statement;
  int rank = 0;
  bool withdraw = false;
};
int nominate(Session& session, const NominateOptions& options);

struct SelectOptions {
  std::string program;
  std::string pool;
  std::string quotas;
  std::string seats;
  std::string score = "score";
  std::string id = "id";
  std::string reserves;
  std::string lottery;
  std::string seed;
  std::string certificate;  ///< a file to be written
  std::string programs;
  std::string per_person;
  std::string weights;
  std::string stability;
  std::string spread;
};
int select(Session& session, const SelectOptions& options);
int select_from_files(Session& session, const SelectOptions& options);
/// Several programs at once, a person in at most one or as many as `per_person` says.
int select_for_programs(Session& session, const SelectOptions& options);
/// The fair lottery on plain files: probabilities, the sets, and the draw by `seed`. The draw: SHA-256 of the
/// text `echelon lottery 1\nseed SEED\npool DIGEST\n` (SEED in decimal, DIGEST as printed) is read as a
/// whole number N, highest byte first; the ticket is N × 10^15 / 2^256 rounded down; it is counted off along
/// the sets as they are listed, each as long as its probability × 10^15.
int select_by_lottery(Session& session, const SelectOptions& options);

/// Cohorts from plain files; also what a plan is verified against.
struct CohortOptions {
  std::string program;  ///< or `publish`, `show`; empty: plain files
  std::int64_t run = 0;
  std::string to;
  std::string teachers;
  std::string sessions;
  std::string options;
  std::string schools;
  std::string pin;
  std::string from;
  std::string disturb;
  std::string most_per_month;
  std::string budget;
  std::string gap;
  std::string limit;
  std::string out;  ///< a file to be written
};
int plan(Session& session, const CohortOptions& options);
int plan_from_files(Session& session, const CohortOptions& options);
/// In the office: `program` plans, `publish` puts the plan of `run` into force, `show` lists it.
int plan_in_office(Session& session, const CohortOptions& options);
/// Why a person has or has not each seat of a recorded plan.
int explain_plan(Session& session, std::int64_t run, const std::string& person);

/// The graph of careers and mentorships.
struct PipelineOptions {
  std::string what;      ///< flows, metrics, lineage, bottleneck, succession, export; empty: flows
  std::string argument;  ///< a person's id, or the file to be written
  std::string edges;     ///< a file of edges, instead of the office
  std::string out;       ///< a file to be written, of edges' metrics
  std::string metrics;   ///< of edges: names joined by commas; empty: the usual ones
  std::string ladder;    ///< empty: all
  std::string school;
  std::string stage;
  std::string subject;
  int from_year = 0;  ///< 0: ten years in all
  int to_year = 0;
  std::string with;  ///< another person
  bool courses = false;
  bool research = false;
  std::string key;
};
int pipeline(Session& session, const PipelineOptions& options);
int pipeline_of_office(Session& session, const PipelineOptions& options);
int pipeline_of_edges(Session& session, const PipelineOptions& options);
/// Mentees and mentors of plain files.
struct MatchOptions {
  std::string mentors;
  std::string mentees;
  std::string pairs;
  std::string by;      ///< stable, largest, fit
  std::string effort;  ///< pairs the search may look at; empty: as the engine has it
};
int match(Session& session, const MatchOptions& options);
/// Throws Error for anything but `stable`, `largest`, `fit`.
[[nodiscard]] echelon::MatchBy match_by_option(const std::string& text);

/// Mentoring in the office.
struct MentorOptions {
  std::string step;
  std::int64_t run = 0;
  std::string by;
  std::string what;  ///< of `list`
  std::string mentor;
  std::string mentee;
  std::vector<std::string> mentees{};  ///< of `approve`: only theirs
  std::string on;
  std::string until;
  std::string milestone;
  std::string result;
  std::string outcome;
  std::string note;
  std::string rank;
  std::string person;
  std::string other;
};
int mentor(Session& session, const MentorOptions& options);

struct ExplainOptions {
  std::int64_t run = 0;
  std::string person;
  bool all = false;
};
int explain(Session& session, const ExplainOptions& options);

struct FrontierOptions {
  std::string program;
  std::string quota;
  std::string value;  ///< empty: as the quota says
  std::string bound;  ///< min, max; empty: the one the quota has, of two the minimum
};
/// What each value of a quota's bound costs.
int show_frontier(Session& session, const FrontierOptions& options);

struct ReportOptions {
  std::string what;
  std::string file;
  std::string program;
  std::string school;  ///< `office`: whom it is for
  std::string reviewer;
  bool research = false;
  std::string seed;
  bool all_schools = false;  ///< one office each, into the folder `file`
  bool all_reviewers = false;
};
int write_report(Session& session, const ReportOptions& options);

struct FindOptions {
  std::string text;
  std::vector<std::string> kinds;  ///< empty: all
  int most = 50;
};
/// People, schools, programs, their pages, courses, sessions, reports; status 1 when nothing was found.
int find(Session& session, const FindOptions& options);
/// Offices of roles.
int export_office(Session& session, const ReportOptions& options);
int import_entries(Session& session, const ImportOptions& options);
/// Whose office this is, and what was handed out.
int show_offices(Session& session);

int show_log(Session& session, const std::int64_t& most);
struct UndoOptions {
  std::int64_t to = 0;  ///< the number of the last entry that is taken; 0: one entry
};
int undo(Session& session, const UndoOptions& options);
int redo(Session& session, const UndoOptions& options);
struct VerifyOptions {
  std::int64_t run = 0;     ///< 0: the ledger and every run
  std::string certificate;  ///< a file to be checked instead, against these:
  std::string pool;
  std::string quotas;
  std::string seats;
  std::string weights;
  std::string score = "score";
  std::string id = "id";
  std::string plan;  ///< a plan to be checked instead, against these:
  CohortOptions cohorts;
};
int verify(Session& session, const VerifyOptions& options);
int verify_certificate(Session& session, const VerifyOptions& options);
int verify_plan(Session& session, const std::string& plan, const CohortOptions& options);
/// The run bundle's bytes.
int show_run(Session& session, const std::int64_t& run);

int show_plugins(Session& session, const std::string& retry);

struct PanelOptions {
  std::string program;
  std::string panel;
  std::string role = "hr";
  std::string school;
  std::string reviewer;
  std::string person;
  std::int64_t rows = 30;
  std::string picture;            ///< id of a picture of the panel, to be written into …
  std::string table;              ///< likewise of a table of the panel
  std::string out;                ///< … this file: .svg, .png, .pdf or .csv; of a table .xlsx, .pdf or .csv
  std::vector<std::string> hide;  ///< series of the picture that are not to be seen
  std::string zoom;               ///< the stretch of x that is: FROM..TO
};
int show_panel(Session& session, const PanelOptions& options);

struct RoundOptions {
  std::string program;
  std::string step;  ///< empty: shows where the round stands
  std::string title;
  std::string on;
  std::string closes;
  std::string person;
  std::string text;
  std::string state;
  std::int64_t number = 0;
  std::int64_t seats = 0;
};
int round(Session& session, const RoundOptions& options);

struct ReviewOptions {
  std::string program;
  std::string reviewer;
  std::string name;
  std::string school;
  std::string person;
  std::string criterion;
  std::string score;
  std::string file;
};
int add_reviewer(Session& session, const ReviewOptions& options);
int score(Session& session, const ReviewOptions& options);
/// Scores from CSV: `reviewer,person,criterion,score`.
int import_scores(Session& session, const ReviewOptions& options);

struct SetOptions {
  std::string program;
  std::string what;  ///< weight, quota, seats
  std::vector<std::string> words;
};
int set(Session& session, const SetOptions& options);

struct LadderOptions {
  std::string what;  ///< empty: all ladders; a program or ladder; terms; or a step of LadderSteps
  std::string ladder;
  std::vector<std::string> people;
  std::string tier;
  std::string from;  ///< the lower tier of a step
  std::string on;
  std::string until;
  std::string result;  ///< of a review: passed, failed, deferred
  std::string note;
  int months = 0;  ///< terms: those that end within so many; 0: those due or overdue
  bool overdue = false;
  bool list = false;  ///< the people, not their numbers
};
/// Ladders, tiers and terms; or holding, reviewing, losing and regaining a tier.
int ladder(Session& session, const LadderOptions& options);

int show_courses(Session& session);
struct SessionsOptions {
  std::string session;  ///< empty: all of them
  std::string course;
  std::string state;
};
int show_sessions(Session& session, const SessionsOptions& options);
/// What the office holds for a number; status 1 when it is not held.
int show_certificate(Session& session, const std::string& number);

struct EnrolOptions {
  std::string session;
  std::vector<std::string> people;
  std::string school;  ///< nominates
  bool wish = false;
  bool wait = false;
  bool decline = false;
  std::string pin;  ///< in, out, none
  int rank = 0;
  std::string on;
};
int enrol(Session& session, const EnrolOptions& options);

struct AttendanceOptions {
  std::string session;
  std::string mark;  ///< empty: shows what was noted
  std::vector<std::string> people;
  bool all = false;
  std::string day;
  std::string time;
};
int attendance(Session& session, const AttendanceOptions& options);

struct SessionOptions {
  std::string step;  ///< add, change, publish, cancel, close
  std::string session;
  std::vector<std::string> more{};  ///< to publish or cancel with it
  std::string course;
  std::string capacity;
  std::string minimum;
  std::vector<std::string> meetings;
  std::string place;
  std::string town;
  std::string trainer;
  std::string cost;
  std::string seat_cost;
  std::string on;
  std::string reason;
};
int session_step(Session& session, const SessionOptions& options);

struct FeedbackOptions {
  std::string session;
  std::string person;  ///< empty: shows what was said
  std::string score;
  std::string text;
};
int feedback(Session& session, const FeedbackOptions& options);

struct PerformOptions {
  std::string command;
  std::vector<std::string> arguments;  ///< name=value
};
int perform(Session& session, const PerformOptions& options);

/// What the program is made of, with the licences; `licence` names a part whose licence is shown whole.
int show_about(Session& session, const std::string& licence);
/// The report for when something is wrong; into `file` when it is given. Holds no personal data.
int diagnose(Session& session, const std::string& file);

}  // namespace cli
