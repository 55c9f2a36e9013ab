// Where the ladders stand: who holds what, whose term is to be reviewed, which mentors are due.

#include <algorithm>
#include <map>

#include "echelon/office/mentoring.hpp"
#include "echelon/office/overview_parts.hpp"
#include "echelon/rules/ladder_standing.hpp"

namespace echelon {
namespace {

class LadderLook {
 public:
  LadderLook(OverviewMaking& making, const Program& program, const MentoringTerms& terms)
      : making_(making), program_(program), terms_(terms) {}

  void look() {
    if (making_.reviewer()) return;
    for (const Ladder& ladder : program_.ladders) look_at(ladder);
    if (!making_.principal()) look_at_mentors();
    add_card();
    if (making_.researcher() || (making_.principal() && making_.school == nobody)) return;
    add_reviews();
    if (making_.hr()) add_mentors();
  }

 private:
  struct Terms {
    std::int64_t count = 0;
    Date first;
    std::string key;  ///< of the first
  };

  [[nodiscard]] const std::string& id_of(PersonIndex person) const {
    return making_.snapshot.people.id[static_cast<std::size_t>(person)];
  }
  [[nodiscard]] Destination at_terms(const std::string& shown, const std::string& key,
                                     const std::string& command) const {
    Destination where = in_program(program_.id, "terms", "terms", making_.researcher() ? "" : key);
    where.choices = {{"shown", shown}};
    where.command = command;
    return where;
  }
  [[nodiscard]] Destination at_pairs(const std::string& table, const std::string& key,
                                     const std::string& list) const {
    Destination where = in_program(program_.id, "mentors", table, key);
    where.choices = {{"tab:mentoring", list == "needs" ? "propose" : "running"}};
    where.command = "mentor list " + list;
    return where;
  }

  static void take(Terms& terms, Date until, const std::string& key) {
    ++terms.count;
    if (terms.first.known() && terms.first <= until) return;
    terms.first = until;
    terms.key = key;
  }

  void look_at(const Ladder& ladder) {
    std::map<Date, std::pair<std::int64_t, std::string>> ends;
    for (const LadderStanding& each : standings_on(ladder, making_.snapshot)) {
      if (!making_.concerns(each.person)) continue;
      ++held_;
      termed_ += each.until.known() ? 1 : 0;
      const std::string key = ladder.id + "/" + id_of(each.person);
      if (each.state == TierState::awaits) take(overdue_, each.until, key);
      if (each.state == TierState::due) take(due_, each.until, key);
      if (!making_.within(each.until)) continue;
      auto& end = ends[each.until];
      if (++end.first == 1) end.second = key;
    }
    for (const auto& [day, end] : ends) {
      making_.add({program_.id + "/terms:" + ladder.id,
                   program_.id,
                   day,
                   0,
                   {"任期届满：" + ladder.name.zh, "terms end: " + ladder.name.en},
                   end.first,
                   {"人", "people"},
                   at_terms("0", end.second, "ladder terms --ladder " + ladder.id)});
    }
    for (const LostTier& each : lost_on(ladder, making_.snapshot)) {
      if (making_.concerns(each.person) && each.returns <= making_.made.as_of)
        take(may_return_, each.returns, ladder.id + "/" + id_of(each.person));
    }
  }

  void look_at_mentors() {
    const auto records = making_.office.mentoring();
    std::map<Date, std::pair<std::int64_t, std::string>> days;
    for (const MentorPairCard& each : pair_cards(making_.snapshot, *records, terms_, false)) {
      ++running_;
      const std::string key = each.pair->mentor + "/" + each.pair->mentee;
      if (each.overdue) take(milestones_, each.due, key);
      if (!making_.within(each.due)) continue;
      auto& day = days[each.due];
      if (++day.first == 1) day.second = key;
    }
    for (const auto& [day, due] : days) {
      making_.add({program_.id + "/mentors",
                   program_.id,
                   day,
                   0,
                   {"师徒节点", "mentoring milestones"},
                   due.first,
                   {"对", "pairs"},
                   at_pairs("mentoring/running/running/running-pairs", making_.researcher() ? "" : due.second,
                            "running")});
    }
    for (const MentorPairCard& each : pair_cards(making_.snapshot, *records, terms_, true))
      take(to_sign_, each.pair->approved_on, each.pair->mentor + "/" + each.pair->mentee);
    waiting_ = static_cast<std::int64_t>(waiting_for_mentors(making_.snapshot, *records, terms_).size());
  }

  /// Steps that are raised by rounds: those under way, and those that could be opened.
  [[nodiscard]] std::pair<std::int64_t, std::int64_t> rounds() const {
    std::int64_t running = 0;
    std::int64_t all = 0;
    for (const Program& each : making_.office.programs()) {
      if (each.parent != program_.id || !each.selects) continue;
      ++all;
      const RoundView* round = making_.office.round(each.id);
      running += round != nullptr && round->call.state != CallState::decided ? 1 : 0;
    }
    return {running, all};
  }

  void add_card() {
    const auto [open, all] = rounds();
    ProgramOverview card;
    card.program = program_.id;
    card.kind = OverviewKind::ladders;
    card.name = program_.name;
    card.live = held_ > 0;
    card.target = {"任期按时考核", "every term reviewed in time"};
    if (held_ == 0) {
      card.says = {"还没有人在梯队中", "no one stands on a ladder yet"};
    } else {
      card.says = {"梯队中 " + std::to_string(held_) + " 人次，逾期未考核 " + std::to_string(overdue_.count) +
                       " 人，待考核 " + std::to_string(due_.count) + " 人",
                   std::to_string(held_) + " standings, " +
                       counted(overdue_.count, {"", " reviews overdue"}, " review overdue").en + ", " +
                       std::to_string(due_.count) + " due"};
    }
    if (making_.hr() && all > open) {
      card.next = {std::to_string(all - open) + " 个层级的评选可以开展",
                   counted(all - open, {"", " steps can open a round"}, " step can open a round").en};
    }
    card.standing = termed_ - overdue_.count;
    card.of = termed_;
    card.unit = {"个任期", "terms"};
    card.figures = {
        {"reviews_overdue", {"逾期未考核", "reviews overdue"}, overdue_.count, termed_, overdue_.count > 0},
        {"reviews_due", {"待考核", "reviews due"}, due_.count, termed_, false},
        {"rounds_open", {"评选进行中", "rounds under way"}, open, all, false}};
    if (!making_.principal())
      card.figures.push_back(
          {"without_mentor", {"待配师傅", "without a mentor"}, waiting_, std::nullopt, waiting_ > 0});
    card.where = in_program(program_.id, "ladder");
    card.where.command = "ladder " + program_.id;
    making_.made.programs.push_back(std::move(card));
  }

  void add(const std::string& what, Words says, Words why, Words whom, const Terms& terms, Urgency urgency,
           Date due, Destination where) {
    if (terms.count == 0) return;
    making_.add(ToDo{program_.id + "/" + what,
                     program_.id,
                     std::move(says),
                     std::move(why),
                     std::move(whom),
                     terms.count,
                     urgency,
                     due,
                     0,
                     {},
                     std::move(where)});
  }

  void add_reviews() {
    add("reviews_overdue", {"补任期考核", "catch up on reviews"},
        {"任期已满，还没有考核。", "The terms are over and were not reviewed."},
        people_counted(overdue_.count), overdue_, Urgency::overdue, overdue_.first,
        at_terms("1", overdue_.key, "ladder terms --overdue"));
    add("reviews_due", {"任期考核", "review terms"},
        {"任期将满；逾期不考核，称号即悬空。", "The terms end soon; without a review the tier is in doubt."},
        people_counted(due_.count), due_, Urgency::soon, due_.first, at_terms("0", due_.key, "ladder terms"));
    Destination lost = in_program(program_.id, "terms", "lost/lost", may_return_.key);
    lost.choices = {{"fold:lost", "1"}};
    lost.command = "ladder terms";
    add("may_return", {"恢复失效的称号", "give lapsed tiers back"},
        {"等待期已满，可以恢复。", "Their waiting time is over."}, people_counted(may_return_.count),
        may_return_, Urgency::later, {}, lost);
  }

  void add_mentors() {
    const auto pairs = [](std::int64_t count) { return counted(count, {" 对", " pairs"}, " pair"); };
    add("milestones", {"登记师徒节点", "note mentoring milestones"},
        {"节点已到期，还没有结论。", "The milestones are past and have no result."}, pairs(milestones_.count),
        milestones_, Urgency::overdue, milestones_.first,
        at_pairs("mentoring/running/running/running-pairs", milestones_.key, "running"));
    add("sign", {"签订师徒协议", "sign mentoring agreements"},
        {"已批准，还没有签约。", "Approved, and not signed yet."}, pairs(to_sign_.count), to_sign_,
        Urgency::soon, {}, at_pairs("mentoring/running/approved/approved-pairs", to_sign_.key, "approved"));
    Terms waiting;
    waiting.count = waiting_;
    add("mentors", {"配师傅", "find mentors"},
        {"新教师第一年，或有志愿，还没有师傅。",
         "In their first year or by their own wish, and without a mentor."},
        people_counted(waiting_), waiting, Urgency::later, {}, at_pairs({}, {}, "needs"));
  }

  OverviewMaking& making_;
  const Program& program_;
  const MentoringTerms& terms_;
  std::int64_t held_ = 0;
  std::int64_t termed_ = 0;
  std::int64_t running_ = 0;
  std::int64_t waiting_ = 0;
  Terms overdue_;
  Terms due_;
  Terms may_return_;
  Terms milestones_;
  Terms to_sign_;
};

}  // namespace

void look_at_ladders(OverviewMaking& making, const Program& program, const MentoringTerms& terms) {
  LadderLook(making, program, terms).look();
}

}  // namespace echelon
