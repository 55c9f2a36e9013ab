#include "echelon/office/office.hpp"

#include <algorithm>

#include "echelon/command/digest.hpp"
#include "echelon/office/answers.hpp"
#include "echelon/office/entry_words.hpp"
#include "echelon/office/state.hpp"
#include "echelon/store/load.hpp"

namespace echelon {

Office::Office(std::unique_ptr<State> state) : state_(std::move(state)) {}
Office::~Office() = default;

std::unique_ptr<Office> Office::open(const std::filesystem::path& path, Options options) {
  return std::unique_ptr<Office>(new Office(std::make_unique<State>(Store::open(path), std::move(options))));
}

std::unique_ptr<Office> Office::create(const std::filesystem::path& path, Options options) {
  return std::unique_ptr<Office>(
      new Office(std::make_unique<State>(Store::create(path), std::move(options))));
}

const std::filesystem::path& Office::path() const { return state_->store.path(); }
std::shared_ptr<const Snapshot> Office::snapshot() const { return state_->current_snapshot(); }
Date Office::as_of() const { return state_->as_of; }

void Office::set_as_of(Date date) {
  if (date == state_->as_of || !date.known()) return;
  state_->as_of = date;
  state_->people_changed();
}

void Office::sign_as(const std::string& who) { state_->options.who = who; }

PluginHost& Office::plugins() { return state_->host; }
const std::vector<Program>& Office::programs() const { return state_->host.programs(); }
const Program& Office::program(const std::string& id) const { return state_->program(id); }
std::vector<const Ladder*> Office::ladders() const {
  std::vector<const Ladder*> list;
  for (const Program& program : programs()) {
    for (const Ladder& ladder : program.ladders) list.push_back(&ladder);
  }
  return list;
}

const Findings& Office::findings(const std::string& program) const { return state_->findings_of(program); }
const RoundView* Office::round(const std::string& program) const { return state_->round_of(program); }
std::uint64_t Office::revision() const { return state_->revision; }

namespace {

EntryLine line_of(const Entry& entry, const Words& says) {
  return {entry.number, entry.command,          says,        entry.who, entry.when, entry.hash,
          entry.undone, entry.kind != "change", entry.target};
}

/// The entry that an undo or redo took back or did again; any other entry itself.
Entry behind(const Ledger& ledger, const Entry& entry) {
  return entry.target == 0 ? entry : ledger.find(entry.target).value_or(entry);
}

/// The sentence of an entry; an undo or redo says what it took back or did again.
Words says(const Ledger& ledger, const Entry& entry, const EntryNames& names) {
  const Entry done = behind(ledger, entry);
  Words what = entry_sentence(read_arguments(done.command, done.arguments), names);
  if (entry.kind == "undo") return {"撤销：" + what.zh, "undid: " + what.en};
  if (entry.kind == "redo") return {"重做：" + what.zh, "did again: " + what.en};
  return what;
}

}  // namespace

std::vector<EntryLine> Office::entries(std::size_t most) const {
  const EntryNames names = names_in(state_->current_snapshot());
  std::vector<EntryLine> lines;
  for (const Entry& entry : state_->ledger.entries(most))
    lines.push_back(line_of(entry, says(state_->ledger, entry, names)));
  return lines;
}

namespace {

/// The line of the entry that undo or redo wrote, after the state forgot what it changed.
std::optional<EntryLine> taken(Office& office, const std::optional<Entry>& entry) {
  if (!entry) return std::nullopt;
  return office.entries(1).front();
}

}  // namespace

std::optional<EntryLine> Office::undo() {
  const auto entry = state_->ledger.undo(state_->signature());
  if (entry) state_->changed(behind(state_->ledger, *entry).command);
  return taken(*this, entry);
}

std::optional<EntryLine> Office::redo() {
  const auto entry = state_->ledger.redo(state_->signature());
  if (entry) state_->changed(behind(state_->ledger, *entry).command);
  return taken(*this, entry);
}

std::string Office::run_bundle(std::int64_t run) const { return load_run(state_->store, run).bundle; }

namespace {

/// What is wrong with a recorded run; else what its certificate proves.
struct RunCheck {
  std::optional<Words> wrong;
  Words proven;
  bool carries_proof = false;
};

RunCheck check_plan(const Run& recorded) {
  const CohortInputs inputs = read_cohort_inputs(recorded.bundle);
  CohortAnswer again = plan_seats(inputs);
  // Bundles of before relaxations were recorded have none.
  if (read_cohort_answer(inputs, recorded.bundle).relaxation.empty()) again.relaxation.clear();
  if (cohort_bundle(inputs, again) != recorded.bundle)
    return {Words{"重新推导的排班与存档不同", "planned again, it gives another plan than the recorded one"},
            {}};
  return {std::nullopt, {"排班与记录相符", "the plan is as recorded"}};
}

RunCheck check_mentors(const Run& recorded) {
  const MentorInputs inputs = read_mentor_inputs(recorded.bundle);
  if (mentor_bundle(inputs, match_mentors(inputs)) != recorded.bundle)
    return {Words{"重新推导的师徒配对与存档不同", "derived again, other mentors come out than were recorded"},
            {}};
  return {std::nullopt, {"师徒配对与记录相符", "the mentors are as recorded"}};
}

RunCheck check_run(const Run& recorded) {
  if (digest(recorded.bundle) != recorded.digest)
    return {Words{"运算包与其摘要不符", "the bundle does not match its digest"}, {}};
  if (recorded.kind == "plan") return check_plan(recorded);
  if (recorded.kind == "mentors") return check_mentors(recorded);
  SelectionRun again(SelectionRun::read_inputs(recorded.bundle));
  if (!again.gives(recorded.bundle))
    return {Words{"重新推导的结果与存档不同", "derived again, it gives another result than the recorded one"},
            {}};
  const auto verdict = again.check(recorded.bundle);
  if (!verdict) return {std::nullopt, {"没有附证明", "it carries no certificate"}};
  if (!verdict->accepted) return {verdict->says, {}};
  return {std::nullopt, verdict->says, true};
}

}  // namespace

VerifyOutcome Office::verify_run(std::int64_t run) const {
  const Run recorded = load_run(state_->store, run);
  const Words number{"运算 " + std::to_string(run) + "：", "run " + std::to_string(run) + ": "};
  VerifyOutcome outcome;
  outcome.entries = 1;
  try {
    const RunCheck check = check_run(recorded);
    outcome.proofs = check.carries_proof ? 1 : 0;
    outcome.says = {number.zh + "重新推导，与存档逐字节一致；" + check.proven.zh,
                    number.en + "derived again, byte for byte the same; " + check.proven.en};
    if (check.wrong) outcome.problems.push_back({number.zh + check.wrong->zh, number.en + check.wrong->en});
  } catch (const Error& error) {
    outcome.problems.push_back(
        {number.zh + error.sentence(Language::chinese), number.en + error.sentence(Language::english)});
  }
  outcome.sound = outcome.problems.empty();
  if (!outcome.sound) outcome.says = outcome.problems.front();
  return outcome;
}

VerifyOutcome Office::verify(const Progress& progress) const {
  const VerifyReport report = state_->ledger.verify({}, progress);
  VerifyOutcome outcome{report.sound(), report.entries, report.says(), report.problems};
  Statement runs = state_->store.statement("SELECT number FROM run ORDER BY number");
  while (runs.step()) {
    progress.check();
    const VerifyOutcome run = verify_run(runs.integer(0));
    outcome.problems.insert(outcome.problems.end(), run.problems.begin(), run.problems.end());
    if (!run.sound && outcome.sound) outcome.says = run.says;
    outcome.sound = outcome.sound && run.sound;
    outcome.proofs += run.proofs;
  }
  if (outcome.sound && outcome.proofs > 0) {
    const std::string proofs = std::to_string(outcome.proofs);
    outcome.says.zh += "；遴选结果的证明成立 " + proofs + " 份";
    outcome.says.en += "; selections proven: " + proofs;
  }
  return outcome;
}

Explanation Office::explain(std::int64_t run, const std::string& person) const {
  const Run recorded = load_run(state_->store, run);
  SelectionRun again(SelectionRun::read_inputs(recorded.bundle));
  return explain_in(*state_->current_snapshot(), state_->program(recorded.program), again, person);
}

std::vector<Standing> Office::explain_all(std::int64_t run, const Progress& progress) const {
  SelectionRun again(SelectionRun::read_inputs(load_run(state_->store, run).bundle));
  return standings_in(*state_->current_snapshot(), again, progress);
}

}  // namespace echelon
