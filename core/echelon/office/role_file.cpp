#include "echelon/office/role_file.hpp"

#include <algorithm>
#include <array>

#include "echelon/store/load.hpp"

namespace echelon {
namespace {

[[noreturn]] void refuse(const Words& what, const Words& remedy) {
  throw Error(Fault::request, what, remedy);
}

const Words hand_out_anew{"请重新发放，由对方在新的办公文件中办理",
                          "hand out a new office and have it done there"};

/// Scores given as lines: reviewer, person, criterion, score.
std::vector<std::array<std::string, 4>> lines_of(const CommandRequest& request) {
  std::vector<std::array<std::string, 4>> lines;
  for (const auto& [name, value] : request.arguments) {
    if (name != "score") continue;
    std::array<std::string, 4> fields;
    std::size_t at = 0;
    for (std::size_t field = 0; field < fields.size() && at <= value.size(); ++field) {
      const std::size_t tab = field + 1 < fields.size() ? value.find('\t', at) : std::string::npos;
      fields.at(field) = value.substr(at, tab == std::string::npos ? tab : tab - at);
      at = tab == std::string::npos ? value.size() + 1 : tab + 1;
    }
    lines.push_back(std::move(fields));
  }
  return lines;
}

OfficeRole role_in(const Store& store) {
  const auto role = role_of(store);
  if (!role) {
    refuse({"此文件不是发放给学校、评委或研究人员的办公文件",
            "this file is no office that was handed out to a school, a reviewer or for research"},
           {"请选择对方交回的办公文件", "choose the office that came back"});
  }
  return *role;
}

}  // namespace

std::optional<OfficeRole> role_of(const Store& store) {
  const auto row = store::load_role(store);
  if (!row) return std::nullopt;
  return OfficeRole{read_viewer_role(row->role).value_or(ViewerRole::researcher),
                    row->subject,
                    row->program,
                    row->copy,
                    row->origin,
                    row->head,
                    row->head_hash,
                    row->handed_at};
}

RoleFile::RoleFile(const Store& hr, const std::filesystem::path& file, const Progress& progress)
    : store_(store::temporary_copy(file)), base_(Store::temporary()), role_(role_in(store_)) {
  const Ledger ledger(store_);
  const VerifyReport report = ledger.verify({}, progress);
  if (!report.sound()) {
    refuse({"此办公文件已损坏或被改动。" + report.says().zh,
            "this office is damaged or was altered; " + report.says().en},
           {"请对方交回未经其他工具改动的文件", "ask for the file as Echelon left it"});
  }
  entries_ = ledger.entries();
  std::ranges::reverse(entries_);
  require_ours(hr);
  base_ = ledger.as_received();
  entries_.erase(entries_.begin());
  for (const Call& call : load_calls(base_, {})) calls_.insert(std::to_string(call.number));
}

void RoleFile::require_ours(const Store& hr) {
  const auto key = store::load_key(hr);
  const auto copies = store::load_copies(hr);
  const auto copy = std::ranges::find(copies, role_.copy, &store::CopyRow::copy);
  if (!key || key->origin != role_.origin || copy == copies.end()) {
    refuse({"此办公文件不是由当前办公文件发放的，或发放已被撤销",
            "this office was not handed out from the one that is open, or that was undone"},
           {"请打开发放它的人事科办公文件", "open the HR office that handed it out"});
  }
  const bool as_sealed = !entries_.empty() && entries_.front().command == handed_out_with &&
                         entries_.front().hash == copy->seal && copy->role == code(role_.role) &&
                         copy->subject == role_.subject && copy->program == role_.program;
  if (!as_sealed) {
    refuse({"此办公文件的内容不是发放时的内容", "this office does not hold what was handed out"},
           hand_out_anew);
  }
  if (copy->recalled) {
    refuse({"此办公文件已被人事科收回，不再接收",
            "the HR office recalled this office; nothing comes in from it"},
           hand_out_anew);
  }
  came_in_ = store::load_arrivals(hr, role_.copy);
  for (const auto& [number, hash] : came_in_) {
    const auto found = std::ranges::find(entries_, number, &Entry::number);
    if (found != entries_.end() && found->hash == hash) continue;
    refuse({"此办公文件的台账与上次取回时不同：第 " + std::to_string(number) + " 条已不在或被改写",
            "the ledger of this office is not the one that came in before: entry " + std::to_string(number) +
                " is gone or was rewritten"},
           {"请对方交回最新的同一份文件", "ask for the newest state of the same file"});
  }
}

std::vector<Known::Value> Known::values(const CommandRequest& theirs, const CommandRequest& ours) const {
  std::vector<Value> list;
  const Store& base = file_.as_handed_out();
  const std::string call(theirs.argument("call"));
  const auto text = [](const std::optional<Decimal>& score) { return score ? score->text() : std::string(); };
  const auto score = [&](const std::string& reviewer, const std::string& person,
                         const std::string& our_person, const std::string& criterion,
                         std::string_view given) {
    const auto points = Decimal::read(given);
    list.push_back({"score\t" + call + "\t" + person + "\t" + criterion,
                    text(load_score(base, call, person, criterion, reviewer)),
                    text(load_score(hr_, call, our_person, criterion, reviewer)), text(points)});
  };
  const std::string person(theirs.argument("person"));
  const std::string our_person(ours.argument("person"));
  if (theirs.command == "review.score") {
    score(std::string(theirs.argument("reviewer")), person, our_person,
          std::string(theirs.argument("criterion")), theirs.argument("score"));
  }
  if (theirs.command == "review.scores") {
    const auto lines = lines_of(theirs);
    const auto our_lines = lines_of(ours);
    for (std::size_t i = 0; i < std::min(lines.size(), our_lines.size()); ++i)
      score(lines[i][0], lines[i][1], our_lines[i][1], lines[i][2], lines[i][3]);
  }
  const auto nominated = [&](const Store& store, const std::string& who) {
    return load_nomination(store, call, who).value_or(Nomination());
  };
  if (theirs.command == "nomination.rank") {
    list.push_back({"rank\t" + call + "\t" + person, std::to_string(nominated(base, person).rank),
                    std::to_string(nominated(hr_, our_person).rank), std::string(theirs.argument("rank"))});
  }
  if (theirs.command == "nomination.statement") {
    list.push_back({"statement\t" + call + "\t" + person, nominated(base, person).statement,
                    nominated(hr_, our_person).statement, std::string(theirs.argument("statement"))});
  }
  return list;
}

void Known::learn(const CommandRequest& request) {
  for (const Value& value : values(request, request)) known_[value.key] = value.becomes;
  // A nomination says rank and statement of its own.
  if (request.command != "nomination.add") return;
  const std::string key =
      std::string(request.argument("call")) + "\t" + std::string(request.argument("person"));
  const std::string rank(request.argument("rank"));
  known_["rank\t" + key] = rank.empty() ? "0" : rank;
  known_["statement\t" + key] = request.argument("statement");
}

void Known::require(const CommandRequest& theirs, const CommandRequest& ours) {
  for (const Value& value : values(theirs, ours)) {
    const auto found = known_.find(value.key);
    if (value.is == (found == known_.end() ? value.was : found->second)) continue;
    throw Error(
        Fault::request,
        {"发放之后人事科的办公文件中已改过同一内容", "the HR office changed the same thing meanwhile"},
        {"请双方商定后，由人事科直接更正，或重新发放再改",
         "agree on it, then let HR correct it, or hand out a new office and change it there"});
  }
}

}  // namespace echelon
