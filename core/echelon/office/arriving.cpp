// What was done in an office handed out, checked again and brought in.

#include <algorithm>

#include "echelon/command/digest.hpp"
#include "echelon/office/entry_words.hpp"
#include "echelon/office/nominating.hpp"
#include "echelon/office/role_file.hpp"
#include "echelon/office/role_ids.hpp"
#include "echelon/office/role_rules.hpp"
#include "echelon/office/state.hpp"
#include "echelon/rules/conflict.hpp"
#include "echelon/store/load.hpp"

namespace echelon {
namespace {

/// Ids of the file to ids of HR's office: a reviewer's candidates stand under codes.
class BackToIds {
 public:
  BackToIds(const Store& hr, const Snapshot& snapshot, const OfficeRole& role) {
    if (role.role != ViewerRole::reviewer) return;
    const auto key = store::load_key(hr);
    for (const std::string& id : snapshot.people.id)
      ids_.emplace(reviewer_alias(key->secret, role.subject, id), id);
    mapped_ = true;
  }

  /// Throws Error for a code that is nobody's.
  [[nodiscard]] CommandRequest operator()(const CommandRequest& request) const {
    CommandRequest ours = request;
    if (!mapped_) return ours;
    for (auto& [name, value] : ours.arguments) {
      if (name == "person") value = id_of(value);
      if (name == "score" && request.command == "review.scores") value = line_of(value);
    }
    return ours;
  }

 private:
  [[nodiscard]] std::string id_of(const std::string& alias) const {
    if (const auto found = ids_.find(alias); found != ids_.end()) return found->second;
    throw Error(Fault::request, {"候选人代码 " + alias + " 不存在", "there is no candidate " + alias},
                {"请用发放的办公文件评分", "score in the office that was handed out"});
  }
  /// reviewer, person, criterion, score, parted by tabs.
  [[nodiscard]] std::string line_of(const std::string& line) const {
    const std::size_t first = line.find('\t');
    const std::size_t second = first == std::string::npos ? first : line.find('\t', first + 1);
    if (second == std::string::npos) return line;
    return line.substr(0, first + 1) + id_of(line.substr(first + 1, second - first - 1)) +
           line.substr(second);
  }

  std::map<std::string, std::string> ids_;
  bool mapped_ = false;
};

/// A number in use: another role's round is not this office's concern.
void require_call_there(const RoleFile& file, const CommandRequest& request) {
  const std::string call(request.argument("call"));
  if (call.empty() || file.has_call(call)) return;
  throw Error(
      Fault::request,
      {"第 " + call + " 号遴选通知不在发放的办公文件中", "call " + call + " is not in the office handed out"},
      {"请重新发放", "hand out a new office"});
}

/// Everyone whom a reviewer's request scores.
std::vector<std::string> scored_by(const CommandRequest& request) {
  std::vector<std::string> people;
  if (request.command == "review.score") people.emplace_back(request.argument("person"));
  if (request.command != "review.scores") return people;
  for (const auto& [name, line] : request.arguments) {
    const std::size_t first = line.find('\t');
    if (name != "score" || first == std::string::npos) continue;
    people.push_back(line.substr(first + 1, line.find('\t', first + 1) - first - 1));
  }
  return people;
}

/// Someone may have become a candidate's mentor since the office was handed out.
void require_no_conflict(const Office& office, const OfficeRole& role, const CommandRequest& request) {
  const auto people = scored_by(request);
  if (people.empty()) return;
  const auto snapshot = office.snapshot();
  for (const Program& program : office.programs()) {
    const RoundView* round = program.selects ? office.round(program.id) : nullptr;
    if (round == nullptr || std::to_string(round->call.number) != request.argument("call")) continue;
    const auto judge = std::ranges::find(round->call.reviewers, role.subject, &Reviewer::id);
    if (judge == round->call.reviewers.end()) return;  // the command says so
    for (const std::string& id : people) {
      const PersonIndex person = snapshot->find_person(id);
      const auto conflict = person == nobody ? std::nullopt : conflict_of_interest(*snapshot, *judge, person);
      if (!conflict) continue;
      throw Error(Fault::request,
                  {"评委须回避此候选人：" + conflict->zh, "the reviewer is set aside: " + conflict->en},
                  {"此评分不计入；由其他评委评分", "the score does not count; others score"});
    }
    return;
  }
}

std::string joined_signers(const std::vector<Arrival>& arrivals, const OfficeRole& role) {
  std::vector<std::string> names;
  for (const Arrival& each : arrivals) {
    if (std::ranges::find(names, each.who) == names.end()) names.push_back(each.who);
  }
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : "、") + name;
  return text + " · " + role.subject;
}

}  // namespace

/// One file on its way in.
class Office::Arriving {
 public:
  Arriving(Office& office, const std::filesystem::path& path, const Progress& progress)
      : office_(office),
        state_(*office.state_),
        file_(state_.store, path, progress),
        to_ids_(state_.store, *office.snapshot(), file_.role()),
        known_(file_, state_.store) {
    back_.role = file_.role();
    back_.file = path.filename().string();
  }

  BroughtBack run(bool dry_run, bool skip_bad) {
    for (const Entry& entry : file_.entries()) {
      if (entry.kind == "change") take(entry);
    }
    const Rounds light(state_);
    const bool keep = !dry_run && (skip_bad || back_.count(ArrivedEntry::State::refused) == 0);
    const Arrived arrived = state_.ledger.bring_back(
        file_.role().copy, arrivals_, [this](const Arrival& arrival) { check(arrival); }, about(),
        signature(), skip_bad, keep);
    for (std::size_t i = 0; i < arrived.refused.size(); ++i) {
      if (arrived.refused[i]) refuse(back_.entries[places_[i]], *arrived.refused[i]);
    }
    if (arrived.performed.entry != 0) back_.entry = arrived.performed.entry;
    return std::move(back_);
  }

 private:
  /// Rounds without their selections while it lives.
  class Rounds {
   public:
    explicit Rounds(State& state) : state_(state) {
      state_.bringing_back = true;
      state_.rounds.clear();
    }
    ~Rounds() {
      state_.bringing_back = false;
      state_.rounds.clear();
    }
    Rounds(const Rounds&) = delete;
    Rounds& operator=(const Rounds&) = delete;

   private:
    State& state_;
  };

  static void refuse(ArrivedEntry& entry, const Error& error) {
    entry.state = ArrivedEntry::State::refused;
    entry.reason = error.happened();
    entry.remedy = error.remedy();
  }

  /// Sorts an entry of the file; what is new stands in line to come in.
  void take(const Entry& entry) {
    const CommandRequest theirs = read_arguments(entry.command, entry.arguments);
    ArrivedEntry line{
        entry.number, ArrivedEntry::State::good, entry.command, {}, entry.who, entry.when, {}, {}};
    try {
      require_allowed(file_.role(), theirs);
      const CommandRequest ours = to_ids_(theirs);
      line.says = said(ours);
      const bool came_in = file_.came_in(entry);
      if (came_in && entry.undone) {
        throw Error(
            Fault::request,
            {"此事取回之后又在对方的办公文件中撤销", "it was taken back there after it had come in"},
            {"由人事科在此更正，或请对方另行办理", "correct it here, or have it done otherwise there"});
      }
      if (came_in || entry.undone) {
        line.state = came_in ? ArrivedEntry::State::known : ArrivedEntry::State::undone;
        if (came_in) known_.learn(theirs);
      } else {
        arrivals_.push_back({entry.number, entry.hash, entry.who, entry.when, ours});
        theirs_.push_back(theirs);
        places_.push_back(back_.entries.size());
      }
    } catch (const Error& error) {
      if (line.says.empty()) line.says = said(theirs);
      refuse(line, error);
    }
    back_.entries.push_back(std::move(line));
  }

  [[nodiscard]] Words said(const CommandRequest& request) const {
    return entry_sentence(request, names_in(state_.current_snapshot()));
  }

  void check(const Arrival& arrival) {
    const auto place = static_cast<std::size_t>(&arrival - arrivals_.data());
    const CommandRequest& ours = arrival.request;
    // Only what came in is known from then on.
    if (place > 0 &&
        store::load_arrivals(state_.store, file_.role().copy).contains(arrivals_[place - 1].entry))
      known_.learn(theirs_[place - 1]);
    require_call_there(file_, ours);
    require_own(office_, state_.store, file_.role(), ours);
    require_no_conflict(office_, file_.role(), ours);
    known_.require(theirs_[place], ours);
    check_request(office_, ours);
    if (ours.command.starts_with("nomination")) state_.rounds.clear();
  }

  [[nodiscard]] CommandRequest about() const {
    return {brought_back,
            {{"copy", file_.role().copy},
             {"role", code(file_.role().role)},
             {"subject", file_.role().subject},
             {"file", back_.file},
             {"by", state_.options.who}}};
  }
  [[nodiscard]] Signature signature() const {
    Signature signature = state_.signature();
    signature.who = joined_signers(arrivals_, file_.role());
    return signature;
  }

  Office& office_;
  State& state_;
  RoleFile file_;
  BackToIds to_ids_;
  Known known_;
  std::vector<Arrival> arrivals_;
  std::vector<CommandRequest> theirs_;  ///< the same in the file's ids
  std::vector<std::size_t> places_;     ///< of each arrival among the entries
  BroughtBack back_;
};

BroughtBack Office::bring_back(const std::filesystem::path& file, bool dry_run, bool skip_bad,
                               const Progress& progress) {
  require_hr(state_->role, {"取回办公文件", "take in what was done elsewhere"});
  BroughtBack back = Arriving(*this, file, progress).run(dry_run, skip_bad);
  if (back.entry) {
    state_->changed(brought_back);
  } else {
    state_->rounds_changed();
  }
  return back;
}

}  // namespace echelon
