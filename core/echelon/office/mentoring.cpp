// Mentoring in the office: proposals made, recorded, approved.

#include "echelon/office/mentoring.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>

#include "echelon/base/error.hpp"
#include "echelon/command/digest.hpp"
#include "echelon/office/role_rules.hpp"
#include "echelon/office/state.hpp"
#include "echelon/store/load.hpp"

namespace echelon {
namespace {

std::string text_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) {
    throw Error(Fault::request, {"师徒规则文件不存在", "the file of mentoring rules is not there"},
                {"补上该文件", "put the file there"}, {file.string(), {}, 0, {}});
  }
  return {std::istreambuf_iterator<char>(in), {}};
}

Run mentors_run(const Store& store, std::int64_t number) {
  Run run = load_run(store, number);
  if (run.kind == "mentors") return run;
  const std::string text = std::to_string(number);
  throw Error(Fault::request, {"运算 " + text + " 不是师徒配对", "run " + text + " proposes no mentors"},
              {"用 log 查看各次运算", "see 'log' for the runs"});
}

std::int64_t latest_proposal(const Store& store) {
  Statement ask = store.statement("SELECT coalesce(max(number), 0) FROM run WHERE kind = 'mentors'");
  ask.step();
  return ask.integer(0);
}

std::vector<MentorWay> ways_of(const Snapshot& snapshot, MentorInputs inputs) {
  std::vector<MentorWay> ways;
  if (inputs.pairs.empty()) return ways;
  for (const auto by : {MatchBy::stable, MatchBy::largest, MatchBy::fit}) {
    inputs.by = by;
    ways.push_back(way_of(snapshot, inputs, match_mentors(inputs)));
  }
  return ways;
}

void add_people(const MentorInputs& inputs, MentoringView& view) {
  for (const auto& each : inputs.mentors)
    view.mentors.push_back({view.snapshot->find_person(each.id), each.tier, each.running, each.free, 0});
  for (const auto& each : inputs.mentees)
    view.mentees.push_back({view.snapshot->find_person(each.id), each.named, 0});
  for (const auto& pair : inputs.pairs) {
    if (pair.banned) continue;
    ++view.mentors[static_cast<std::size_t>(pair.mentor)].possible;
    ++view.mentees[static_cast<std::size_t>(pair.mentee)].possible;
  }
}

}  // namespace

std::filesystem::path mentoring_rules_file(const std::filesystem::path& data) {
  return data / "rules" / "mentoring.toml";
}

MentoringTerms mentoring_terms(const std::filesystem::path& data, Date day) {
  const auto file = mentoring_rules_file(data);
  return terms_on(read_mentoring_terms(text_of(file), file.string()), day);
}

std::shared_ptr<const MentoringRecords> Office::mentoring() const {
  if (!state_->mentoring)
    state_->mentoring = std::make_shared<const MentoringRecords>(load_mentoring(state_->store));
  return state_->mentoring;
}

std::int64_t Office::propose_mentors(MatchBy by, const Progress& progress) {
  require_hr(state_->role, {"提出师徒配对", "propose mentors"});
  const auto people = snapshot();
  MentorInputs inputs =
      mentor_inputs(*people, *mentoring(), mentoring_terms(state_->options.data, state_->as_of));
  if (inputs.mentees.empty()) {
    throw Error(
        Fault::request, {"现在没有需要师傅的人", "nobody needs a mentor now"},
        {"导入师徒志愿可点名，或改用 --as-of", "name someone by their wishes, or try another --as-of"});
  }
  inputs.by = by;
  inputs.rules_digest = digest(text_of(mentoring_rules_file(state_->options.data)));
  RunRecord record{0, "mentoring", "mentors", {}, mentor_bundle(inputs, match_mentors(inputs, progress)), {}};
  record.digest = digest(record.bundle);
  const Performed performed = state_->ledger.record_run(record, state_->signature());
  state_->rounds_changed();
  return performed.made;
}

MentorsFound Office::mentors_of(std::int64_t run) const {
  const std::string bundle = mentors_run(state_->store, run).bundle;
  MentorsFound found{read_mentor_inputs(bundle), {}};
  found.matching = match_mentors(found.inputs);
  if (mentor_bundle(found.inputs, found.matching) == bundle) return found;
  const std::string number = std::to_string(run);
  throw Error(Fault::request,
              {"重新推导的配对与运算 " + number + " 的存档不同",
               "derived again, run " + number + " gives other pairs than were recorded"},
              {"重新提出配对", "propose again"});
}

std::int64_t Office::approve_mentors(std::int64_t run, const std::vector<std::string>& mentees) {
  require_hr(state_->role, {"批准师徒结对", "approve mentors"});
  const MentorsFound found = mentors_of(run);
  std::set<std::string> taken;
  for (const auto& pair : mentoring()->pairs)
    if (pair.approved() || pair.running()) taken.insert(pair.mentee);
  CommandRequest request{"mentor.approve", {}};
  for (const auto& pair : found.inputs.pairs) {
    const auto m = static_cast<std::size_t>(pair.mentee);
    const auto& mentee = found.inputs.mentees[m];
    if (found.matching.mentor[m] != pair.mentor || taken.contains(mentee.id)) continue;
    if (!mentees.empty() && std::ranges::find(mentees, mentee.id) == mentees.end()) continue;
    request.with("pair", found.inputs.mentors[static_cast<std::size_t>(pair.mentor)].id + "\t" + mentee.id +
                             "\t" + mentee.subject + "\t" + Decimal::from_millionths(pair.fit()).text());
  }
  if (request.arguments.empty()) return 0;
  request.with("run", std::to_string(run)).with("on", as_of().iso());
  return perform(request);
}

std::shared_ptr<const MentoringView> Office::mentoring_view(const std::string& program) const {
  if (state_->program(program).ladders.empty()) return nullptr;
  return mentoring_view();
}

std::shared_ptr<const MentoringView> Office::mentoring_view() const {
  if (state_->mentoring_view && state_->mentoring_revision == state_->revision) return state_->mentoring_view;
  auto view = std::make_shared<MentoringView>();
  view->snapshot = snapshot();
  view->records = mentoring();
  view->terms = mentoring_terms(state_->options.data, state_->as_of);
  const MentorInputs inputs = mentor_inputs(*view->snapshot, *view->records, view->terms);
  add_people(inputs, *view);
  view->ways = ways_of(*view->snapshot, inputs);
  if (const auto run = latest_proposal(state_->store); run > 0)
    view->proposal = proposal_view(*view->snapshot, *view->records, run, mentors_of(run));
  view->approved = pair_cards(*view->snapshot, *view->records, view->terms, true);
  view->running = pair_cards(*view->snapshot, *view->records, view->terms, false);
  state_->mentoring_view = std::move(view);
  state_->mentoring_revision = state_->revision;
  return state_->mentoring_view;
}

}  // namespace echelon
