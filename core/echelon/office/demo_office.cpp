#include "echelon/office/demo/district.hpp"
#include "echelon/office/demo/round.hpp"
#include "echelon/office/demo/term.hpp"
#include "echelon/office/state.hpp"

namespace echelon {
namespace {

/// The first day of term in which the demo's history ends.
const Date demo_date = Date::from_iso("2024-09-02").value();

/// Whom each school may nominate.
std::vector<demo::SchoolPool> school_pools(const Office& office, const RoundView& round) {
  const auto snapshot = office.snapshot();
  const Findings& findings = office.findings(round.call.program);
  std::map<SchoolIndex, demo::SchoolPool> pools;
  for (const SchoolSeats& seats : round.seats) {
    pools[seats.school] = {snapshot->schools[static_cast<std::size_t>(seats.school)].id, seats.seats, {}};
  }
  for (PersonIndex person = 0; person < snapshot->size(); ++person) {
    const auto p = static_cast<std::size_t>(person);
    const auto pool = pools.find(snapshot->people.school[p]);
    if (pool != pools.end() && findings.eligible(person))
      pool->second.eligible.push_back(snapshot->people.id[p]);
  }
  std::vector<demo::SchoolPool> list;
  list.reserve(pools.size());
  for (auto& [school, pool] : pools) list.push_back(std::move(pool));
  return list;
}

demo::RoundSpec round_spec(const Program& program, std::uint64_t seed, Date as_of) {
  demo::RoundSpec spec;
  spec.seed = seed;
  spec.opened_on = as_of.plus_days(-45);
  spec.closes_on = as_of.plus_days(-15);
  spec.raters = program.review.raters;
  spec.of_contests = program.parent.empty();
  for (const Rule* rule : program.criteria_on(as_of)) {
    if (rule->kind == "review") spec.criteria.push_back({rule->id, program.review.highest});
  }
  return spec;
}

/// Of the rounds of ladders the demo shows one.
bool has_demo_round(const Program& program) {
  return program.seats > 0 && (program.parent.empty() || program.id == "master_echelons.county_backbone");
}

/// Opens a call and brings it to where its reviews are in.
void play_round(Office& office, const Program& program, std::uint64_t seed) {
  const demo::RoundSpec spec = round_spec(program, seed, office.as_of());
  office.perform(CommandRequest{"call.open",
                                {{"program", program.id},
                                 {"title", program.name.zh},
                                 {"opened_on", spec.opened_on.iso()},
                                 {"closes_on", spec.closes_on.iso()},
                                 {"seats", std::to_string(program.seats)}}});
  const RoundView* round = office.round(program.id);
  const std::string call = std::to_string(round->call.number);
  const demo::DemoRound made = demo::make_round(spec, *office.snapshot(), school_pools(office, *round));
  if (made.nominations.empty()) return;  // a district too small for it
  CommandRequest nominations{"nominations.add", {{"call", call}, {"on", spec.closes_on.plus_days(-5).iso()}}};
  for (const Nomination& each : made.nominations) {
    nominations.with("nomination", each.school + "\t" + each.person + "\t" + std::to_string(each.rank) +
                                       "\t" + each.statement);
  }
  office.perform(nominations);
  office.perform(CommandRequest{"call.review", {{"call", call}}});
  for (const Reviewer& each : made.reviewers) {
    office.perform(CommandRequest{"reviewer.add",
                                  {{"call", call},
                                   {"id", each.id},
                                   {"name", each.name},
                                   {"school", each.school},
                                   {"person", each.person}}});
  }
  CommandRequest reviews{"review.scores", {{"call", call}}};
  for (const Review& each : made.reviews) {
    reviews.with("score",
                 each.reviewer + "\t" + each.person + "\t" + each.criterion + "\t" + each.score.text());
  }
  office.perform(reviews);
}

/// The day of a session's last meeting.
std::string last_day(const Batch& batch, const std::string& session) {
  Date last;
  for (const MeetingRecord& meeting : batch.meetings) {
    if (meeting.session == session) last = std::max(last, meeting.day);
  }
  return last.iso();
}

}  // namespace

void Office::State::play_term(std::uint64_t seed) {
  const demo::DemoTerm term = demo::make_term(seed, *current_snapshot(), calendar);
  ledger.import(term.batch, CommandRequest{"import.demo_term", {{"seed", std::to_string(seed)}}},
                signature());
  for (const std::string& session : term.to_close) {
    CommandRequest close{"session.close", {{"session", session}, {"on", last_day(term.batch, session)}}};
    complete(close);
    ledger.perform(close, signature());
  }
  sessions_changed();
  people_changed();
}

std::unique_ptr<Office> Office::make_demo(const std::filesystem::path& path, const DemoSpec& spec,
                                          Options options, const Progress& progress) {
  const Date as_of = spec.as_of.known() ? spec.as_of : demo_date;
  options.as_of = as_of;
  progress.at(0.0, {"编排虚构的县市", "making up the district"});
  const Batch district = demo::make_district({spec.teachers, spec.schools, 10, spec.seed, as_of});
  auto office = create(path, std::move(options));
  try {
    office->state_->fixed_time = as_of.iso() + "T08:00:00";
    progress.at(0.1, {"写入办公文件", "writing the office"});
    office->state_->ledger.perform(CommandRequest{"setting.set", {{"key", "as_of"}, {"value", as_of.iso()}}},
                                   office->state_->signature());
    office->state_->ledger.import(
        district,
        CommandRequest{"import.demo",
                       {{"teachers", std::to_string(spec.teachers)}, {"seed", std::to_string(spec.seed)}}},
        office->state_->signature(), progress);
    office->state_->people_changed();
    progress.at(0.9, {"推荐与评审", "nominations and reviews"});
    for (const Program& program : office->programs()) {
      if (has_demo_round(program)) play_round(*office, program, spec.seed);
    }
    progress.at(0.95, {"课程与班次", "courses and sessions"});
    office->state_->play_term(spec.seed);
    office->state_->fixed_time.clear();
  } catch (...) {
    office.reset();
    std::error_code ignored;
    std::filesystem::remove(path, ignored);
    throw;
  }
  progress.at(1.0, {"完成", "done"});
  return office;
}

}  // namespace echelon
