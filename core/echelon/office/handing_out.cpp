// Offices of roles, written.

#include <algorithm>
#include <set>
#include <system_error>

#include "echelon/office/blind_text.hpp"
#include "echelon/office/pipeline_export.hpp"
#include "echelon/office/research_classes.hpp"
#include "echelon/office/role_ids.hpp"
#include "echelon/office/role_rules.hpp"
#include "echelon/office/state.hpp"
#include "echelon/rules/conflict.hpp"
#include "echelon/store/handed.hpp"
#include "echelon/store/load.hpp"

namespace echelon {
namespace {

using store::HandedSet;

std::string part_of(const std::filesystem::path& file) { return file.string() + ".part"; }

void remove_quietly(const std::filesystem::path& file) {
  std::error_code ignored;
  std::filesystem::remove(file, ignored);
  std::filesystem::remove(file.string() + "-journal", ignored);
}

/// Files under their passing names, gone unless they were finished.
class Parts {
 public:
  Parts() = default;
  ~Parts() {
    for (const auto& file : files_) remove_quietly(part_of(file));
  }
  Parts(const Parts&) = delete;
  Parts& operator=(const Parts&) = delete;
  void add(const std::filesystem::path& file) { files_.push_back(file); }
  void finish() {
    for (const auto& file : files_) {
      std::error_code ignored;
      std::filesystem::remove(part_of(file) + "-journal", ignored);
      std::filesystem::rename(part_of(file), file, ignored);
      if (!ignored) continue;
      throw Error(Fault::environment, {"办公文件无法改名", "the office could not be given its name"},
                  {"请检查文件夹的权限，再发放一次", "check the folder's permissions and hand it out again"},
                  {file.string(), {}, 0, {}});
    }
    files_.clear();
  }

 private:
  std::vector<std::filesystem::path> files_;
};

void require_new(const std::vector<HandOut>& wanted) {
  std::set<std::filesystem::path> files;
  for (const HandOut& each : wanted) {
    std::error_code ignored;
    if (!std::filesystem::exists(each.file, ignored) && files.insert(each.file).second) continue;
    throw Error(Fault::request, {"已有同名文件，没有覆盖", "a file of this name exists and was not touched"},
                {"请换一个文件名或文件夹", "choose another name or folder"}, {each.file.string(), {}, 0, {}});
  }
}

/// The latest call of each program that was not withdrawn; of one program, if named.
std::vector<Call> current_calls(const Store& store, const std::string& program) {
  std::map<std::string, Call> latest;
  for (Call& call : load_calls(store, program)) {
    if (call.state != CallState::withdrawn) latest[call.program] = std::move(call);
  }
  std::vector<Call> calls;
  calls.reserve(latest.size());
  for (auto& [id, call] : latest) calls.push_back(std::move(call));
  return calls;
}

/// Sets up one office; counts what goes along.
class Preparing {
 public:
  Preparing(const Office& office, const Store& store, const store::OfficeKey& key, HandedSet& set,
            HandedOut& made)
      : office_(office), store_(store), key_(key), set_(set), made_(made), snapshot_(office.snapshot()) {}

  void run() {
    if (made_.what.role == ViewerRole::principal) school();
    if (made_.what.role == ViewerRole::reviewer) reviewer();
    if (made_.what.role == ViewerRole::researcher) research();
  }

 private:
  void school() {
    const SchoolIndex own = snapshot_->find_school(made_.what.subject);
    if (own == nobody) {
      throw Error(
          Fault::request,
          {"没有编号为 " + made_.what.subject + " 的学校", "there is no school " + made_.what.subject},
          {"请检查学校编号", "check the school's number"});
    }
    set_.school(made_.what.subject, made_.what.subject);
    const People& people = snapshot_->people;
    for (std::size_t p = 0; p < people.id.size(); ++p) {
      if (people.in_service[p] == 0 || people.school[p] != own) continue;
      set_.person(people.id[p], people.id[p]);
      ++made_.people;
    }
    for (const Call& call : current_calls(store_, made_.what.program)) {
      set_.call(call.number);
      set_.seats(call.number, made_.what.subject, seats_of(call, own));
    }
    set_.add_partners();
    set_.add_nominees();
    set_.add_schools_served();
  }

  [[nodiscard]] int seats_of(const Call& call, SchoolIndex school) const {
    const auto known = std::ranges::find(office_.programs(), call.program, &Program::id);
    const RoundView* round = known == office_.programs().end() ? nullptr : office_.round(call.program);
    if (round == nullptr) return 0;
    const auto found = std::ranges::find(round->seats, school, &SchoolSeats::school);
    return found == round->seats.end() ? 0 : found->seats;
  }

  void reviewer() {
    const BlindText blind(*snapshot_);
    std::set<std::string> there;
    bool any = false;
    for (const Call& call : current_calls(store_, made_.what.program)) {
      const auto judge = std::ranges::find(call.reviewers, made_.what.subject, &Reviewer::id);
      if (call.state != CallState::reviewing || judge == call.reviewers.end()) continue;
      any = true;
      set_.call(call.number);
      for (const Nomination& nomination : call.nominations) {
        const PersonIndex person = snapshot_->find_person(nomination.person);
        if (person == nobody || conflict_of_interest(*snapshot_, *judge, person)) {
          ++made_.left_out;
          continue;
        }
        if (there.insert(nomination.person).second) candidate(nomination.person, person);
        set_.candidate(call.number, nomination.person, blind(nomination.statement));
      }
    }
    std::ranges::sort(made_.codes);
    if (any) return;
    throw Error(Fault::request,
                {"评委 " + made_.what.subject + " 没有正在评审的遴选",
                 "there is no round under review with a reviewer " + made_.what.subject},
                {"请先结束推荐、添加评委", "close nominations and add the reviewer first"});
  }

  void candidate(const std::string& id, PersonIndex person) {
    const auto p = static_cast<std::size_t>(person);
    const std::string alias = reviewer_alias(key_.secret, made_.what.subject, id);
    set_.person(id, alias);
    set_.taught(id, std::string(echelon::code(snapshot_->people.stage[p])),
                snapshot_->text(snapshot_->people.subject[p]));
    made_.codes.emplace_back(alias, id);
    ++made_.people;
  }

  void research() {
    const std::string seed = made_.what.seed.empty() ? made_.copy : made_.what.seed;
    const auto told = research_classes(*snapshot_);
    const People& people = snapshot_->people;
    for (std::size_t p = 0; p < told.size(); ++p) {
      if (!told[p].told) {
        ++made_.left_out;
        continue;
      }
      set_.person(people.id[p], research_alias(key_.secret, seed, "person", people.id[p]));
      set_.coarse(people.id[p],
                  std::string(echelon::code(told[p].gender ? people.gender[p] : Gender::unknown)),
                  told[p].born, told[p].stage, told[p].subject);
      ++made_.people;
    }
    const auto schools = research_schools(*snapshot_);
    for (std::size_t s = 0; s < schools.size(); ++s) {
      const School& school = snapshot_->schools[s];
      set_.school(school.id, research_alias(key_.secret, seed, "school", school.id));
      if (schools[s])
        set_.coarse_school(school.id, std::string(echelon::code(school.kind)),
                           std::string(echelon::code(school.area)));
    }
  }

  const Office& office_;
  const Store& store_;
  const store::OfficeKey& key_;
  HandedSet& set_;
  HandedOut& made_;
  std::shared_ptr<const Snapshot> snapshot_;
};

/// What the role's ledger says at its beginning.
CommandRequest received(const store::RoleRow& row) {
  return {handed_out_with,
          {{"role", row.role},
           {"subject", row.subject},
           {"program", row.program},
           {"copy", row.copy},
           {"origin", row.origin},
           {"head", std::to_string(row.head)},
           {"head_hash", row.head_hash}}};
}

/// Writes the set into a file of its own; the seal. Can be cancelled between pieces: research is large.
std::string write(const HandedSet& set, const store::RoleRow& row, const std::filesystem::path& file,
                  const Signature& signature, const Progress& progress) {
  remove_quietly(file);
  Store fresh = Store::create(file);
  const Entry entry = Ledger(fresh).receive(
      [&](const TakePiece& take) {
        set.each_piece(store::handed_tables(row.role), [&](std::string piece) {
          progress.check();
          take(std::move(piece));
        });
      },
      received(row), signature);
  return entry.hash;
}

/// A file's name without what some disks do not take.
std::string file_name(const std::string& id, const std::string& name) {
  std::string text = name.empty() ? id : id + "-" + name;
  for (char& c : text) {
    if (std::string_view("/\\:*?\"<>|").find(c) != std::string_view::npos ||
        static_cast<unsigned char>(c) < 32)
      c = '_';
  }
  return text + ".echelon";
}

}  // namespace

const OfficeRole* Office::role() const { return state_->role ? &*state_->role : nullptr; }

std::vector<HandedOut> Office::hand_out(const std::vector<HandOut>& wanted, const Progress& progress) {
  require_hr(state_->role, {"发放办公文件", "hand out offices"});
  require_new(wanted);
  if (wanted.empty()) return {};
  const Signature signature = state_->signature();
  if (!store::load_key(state_->store))
    state_->ledger.perform({"office.key", {{"on", signature.when.substr(0, 10)}}}, signature);
  const store::OfficeKey key = store::load_key(state_->store).value();
  const Anchor head = state_->ledger.head();
  std::vector<HandedOut> all;
  CommandRequest remembered{"office.hand_out", {}};
  Parts parts;
  for (const HandOut& each : wanted) {
    progress.at(static_cast<double>(all.size()) / static_cast<double>(wanted.size()),
                {"正在写 " + each.file.filename().string(), "writing " + each.file.filename().string()});
    HandedOut made{each, copy_id(key.secret, head, all.size(), signature.when), 0, 0, 0, {}};
    const store::RoleRow row{code(each.role), each.subject, each.program, made.copy,
                             key.origin,      head.number,  head.hash,    signature.when};
    const Reading one_state(state_->store);
    HandedSet set(state_->store);
    set.role(row);
    Preparing(*this, state_->store, key, set, made).run();
    parts.add(each.file);
    const std::string seal = write(set, row, part_of(each.file), signature, progress);
    std::error_code ignored;
    made.bytes = std::filesystem::file_size(part_of(each.file), ignored);
    remembered.with("copy", made.copy + "\t" + row.role + "\t" + each.subject + "\t" + each.program + "\t" +
                                signature.when + "\t" + seal);
    all.push_back(std::move(made));
  }
  progress.check();
  state_->ledger.perform(remembered, signature);
  parts.finish();
  ++state_->revision;
  return all;
}

std::vector<HandOut> Office::every_school(const std::filesystem::path& folder) const {
  std::vector<HandOut> all;
  for (const School& school : snapshot()->schools) {
    if (school.staff == 0) continue;
    all.push_back({ViewerRole::principal, school.id, {}, {}, folder / file_name(school.id, school.name)});
  }
  return all;
}

std::vector<HandOut> Office::every_reviewer(const std::string& program_id,
                                            const std::filesystem::path& folder) const {
  std::vector<HandOut> all;
  const RoundView* view = round(program_id);
  if (view == nullptr || view->call.state != CallState::reviewing) return all;
  for (const Reviewer& reviewer : view->call.reviewers)
    all.push_back({ViewerRole::reviewer, reviewer.id, program_id, {}, folder / file_name(reviewer.id, {})});
  return all;
}

std::vector<HandedCopy> Office::handed_out() const {
  std::vector<HandedCopy> all;
  for (const store::CopyRow& row : store::load_copies(state_->store)) {
    all.push_back({row.copy, read_viewer_role(row.role).value_or(ViewerRole::researcher), row.subject,
                   row.program, row.handed_at, row.recalled, row.arrived});
  }
  return all;
}

}  // namespace echelon
