#include <algorithm>
#include <set>

#include "echelon/base/error.hpp"
#include "echelon/command/chain.hpp"
#include "echelon/command/digest.hpp"
#include "echelon/command/ledger.hpp"
#include "echelon/store/rows.hpp"
#include "echelon/store/schema.hpp"

namespace echelon {
namespace {

using command::entry_columns;
using command::read_entry;

std::string text(std::int64_t number) { return std::to_string(number); }

/// Walks the ledger once: recomputes the chain and builds the office again as it goes.
class Verification {
 public:
  Verification(const Store& store, const std::vector<Anchor>& anchors) : store_(store), anchors_(anchors) {}

  VerifyReport run(const Progress& progress) {
    const Reading one_state(store_);
    check_file();
    walk(progress);
    check_anchors();
    check_pieces();
    if (report_.chain && report_.file) compare(progress);
    return std::move(report_);
  }

 private:
  void bad_entry(const Entry& entry, const Words& what) {
    if (report_.first_bad == 0) report_.first_bad = entry.number;
    report_.problems.push_back({"第 " + text(entry.number) + " 条台账：" + what.zh,
                                "ledger entry " + text(entry.number) + ": " + what.en});
  }

  void check_file() {
    for (const std::string& problem : store_.integrity_problems()) {
      report_.file = false;
      report_.problems.push_back({"文件结构损坏：" + problem, "the file's structure is damaged: " + problem});
    }
    if (store::definitions(store_) != store::definitions(rebuilt_)) {
      report_.file = false;
      report_.problems.push_back(
          {"文件中的表、视图或触发器被改动", "a table, view or trigger of the file was changed"});
    }
  }

  void walk(const Progress& progress) {
    const std::int64_t total = command::head_of(store_).number;
    Statement ask =
        store_.statement(std::string("SELECT ") + entry_columns + ", changeset FROM ledger ORDER BY number");
    Transaction building(rebuilt_);
    while (ask.step()) {
      const Entry entry = read_entry(ask);
      progress.at(total == 0 ? 0 : 0.7 * static_cast<double>(report_.entries) / static_cast<double>(total),
                  {"正在核验台账", "verifying the ledger"});
      check_entry(entry, ask.string(11));
      ++report_.entries;
      report_.head = {entry.number, entry.hash};
      seen_.insert({entry.number, entry.hash});
    }
    building.commit();
  }

  void check_entry(const Entry& entry, const std::string& changeset) {
    const bool follows = entry.number == report_.head.number + 1 && entry.previous == report_.head.hash;
    if (!follows) bad_entry(entry, {"与前一条不相接", "does not follow the one before it"});
    const bool hash_right = entry.hash == command::entry_hash(entry, digest(changeset),
                                                              command::piece_hashes_of(store_, entry.number));
    if (!hash_right)
      bad_entry(entry, {"内容与校验值不符，已被改动", "its content does not have its hash; it was changed"});
    report_.chain = report_.chain && follows && hash_right;
    if (!report_.replay || !report_.chain) return;
    try {
      check_turn(entry);
      command::apply_entry(store_, rebuilt_, entry, changeset);
    } catch (const Error& error) {
      report_.replay = false;
      bad_entry(entry, {"无法重放：" + error.sentence(Language::chinese),
                        "cannot be replayed: " + error.sentence(Language::english)});
    }
  }

  /// An undo or redo must take the entry whose turn it was.
  void check_turn(const Entry& entry) {
    std::vector<std::int64_t>& from = entry.kind == "redo" ? taken_back_ : done_;
    std::vector<std::int64_t>& to = entry.kind == "undo" ? taken_back_ : done_;
    if (entry.kind == "change") {
      done_.push_back(entry.number);
      taken_back_.clear();
      return;
    }
    if (from.empty() || from.back() != entry.target) {
      throw Error(Fault::request, {"撤销或重做的次序不对", "it undoes or redoes out of turn"}, {});
    }
    from.pop_back();
    to.push_back(entry.target);
  }

  void check_anchors() {
    for (const Anchor& anchor : anchors_) {
      if (anchor.number == 0 || seen_.contains({anchor.number, anchor.hash})) continue;
      report_.anchors = false;
      report_.problems.push_back(
          {"台账中找不到曾经公布的第 " + text(anchor.number) + " 条（" + anchor.hash.substr(0, 16) +
               "…）：台账被截断或重新计算过",
           "entry " + text(anchor.number) + " (" + anchor.hash.substr(0, 16) +
               "…), once published, is not in the ledger: it was cut or computed anew"});
    }
  }

  void check_pieces() {
    Statement orphans = store_.statement(
        "SELECT entry FROM ledger_piece WHERE entry NOT IN (SELECT number FROM ledger) GROUP BY entry");
    while (orphans.step()) {
      report_.chain = false;
      report_.problems.push_back(
          {"有不属于任何台账记录的数据块", "there is a piece that belongs to no entry"});
    }
  }

  void compare(const Progress& progress) {
    double done = 0;
    for (const std::string_view table : store::office_tables()) {
      progress.at(0.7 + 0.3 * (done++ / static_cast<double>(store::office_tables().size())),
                  {"正在比对数据表", "comparing the tables"});
      const auto where = store::first_difference(store_, rebuilt_, table);
      if (!where) continue;
      report_.replay = false;
      report_.problems.push_back(
          {"数据表 " + std::string(table) + " 与台账不符，首处不同：" + *where,
           "table " + std::string(table) + " is not what the ledger says; first at " + *where});
    }
  }

  const Store& store_;
  const std::vector<Anchor>& anchors_;
  Store rebuilt_ = Store::temporary();
  VerifyReport report_;
  std::set<std::pair<std::int64_t, std::string>> seen_;
  std::vector<std::int64_t> done_;
  std::vector<std::int64_t> taken_back_;
};

}  // namespace

VerifyReport Ledger::verify(const std::vector<Anchor>& anchors, const Progress& progress) const {
  try {
    return Verification(store_, anchors).run(progress);
  } catch (const Error& error) {
    if (error.fault() == Fault::environment) {
      VerifyReport report;
      report.file = false;
      report.problems.push_back(Words{error.sentence(Language::chinese), error.sentence(Language::english)});
      return report;
    }
    throw;
  }
}

Words VerifyReport::says() const {
  if (sound()) {
    return {"核验通过：共 " + text(entries) + " 条台账，前后相接，重放结果与现有数据完全一致",
            "verified: " + text(entries) +
                " ledger entries, chained, and replaying them gives exactly the present rows"};
  }
  if (first_bad != 0) {
    return {"核验未通过：第 " + text(first_bad) + " 条台账有误",
            "verification failed: ledger entry " + text(first_bad) + " is wrong"};
  }
  return {"核验未通过：" + (problems.empty() ? std::string() : problems.front().zh),
          "verification failed: " + (problems.empty() ? std::string() : problems.front().en)};
}

}  // namespace echelon
