// Where a selection's round stands: nominations, reviews, publicity, result.

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "echelon/office/overview_parts.hpp"
#include "echelon/rules/conflict.hpp"

namespace echelon {
namespace {

/// Scores that are wanted and given: each eligible candidate so many times on each criterion that is
/// reviewed; scores of reviewers in conflict do not count.
class ScoreCount {
 public:
  ScoreCount(const Snapshot& snapshot, const Program& program, const RoundView& round)
      : wanted_(std::max(1, program.review.raters)) {
    for (const CriterionView& each : round.criteria)
      if (each.by_review) criteria_.push_back(each.id);
    for (const Candidate& each : round.candidates)
      if (each.eligible) candidates_.push_back(each.person);
    for (const Reviewer& each : round.call.reviewers) raters_.push_back({each.id, each.name, 0, 0});
    const auto given = scores_of(snapshot, round);
    for (const PersonIndex person : candidates_) count(snapshot, round, person, given);
  }

  [[nodiscard]] int missing() const { return missing_; }
  [[nodiscard]] const std::vector<PersonIndex>& thin() const { return thin_; }
  [[nodiscard]] const std::vector<ReviewerStanding>& raters() const { return raters_; }
  /// Who waits for a score of the reviewer, who has not given it yet and may.
  [[nodiscard]] std::vector<PersonIndex> open_to(const std::string& reviewer) const {
    const auto found = open_.find(reviewer);
    return found == open_.end() ? std::vector<PersonIndex>() : found->second;
  }

 private:
  using Given = std::set<std::tuple<PersonIndex, std::string, std::string>>;  // person, criterion, reviewer

  Given scores_of(const Snapshot& snapshot, const RoundView& round) {
    Given given;
    for (const Review& each : round.call.reviews) {
      given.emplace(snapshot.find_person(each.person), each.criterion, each.reviewer);
      for (ReviewerStanding& rater : raters_) rater.given += rater.id == each.reviewer ? 1 : 0;
    }
    return given;
  }

  void count(const Snapshot& snapshot, const RoundView& round, PersonIndex person, const Given& given) {
    std::vector<bool> may;
    for (const Reviewer& each : round.call.reviewers)
      may.push_back(!conflict_of_interest(snapshot, each, person).has_value());
    bool thin = false;
    std::set<std::string> waits_for;
    for (const std::string& criterion : criteria_) {
      int have = 0;
      std::vector<std::size_t> open;
      for (std::size_t r = 0; r < raters_.size(); ++r) {
        const bool scored = given.contains({person, criterion, raters_[r].id});
        if (may[r] && scored) ++have;
        if (may[r] && !scored) open.push_back(r);
      }
      if (have >= wanted_) continue;
      thin = true;
      missing_ += wanted_ - have;
      for (const std::size_t r : open) {
        ++raters_[r].may;
        waits_for.insert(raters_[r].id);
      }
    }
    if (thin) thin_.push_back(person);
    for (const std::string& reviewer : waits_for) open_[reviewer].push_back(person);
  }

  int wanted_;
  int missing_ = 0;
  std::vector<std::string> criteria_;
  std::vector<PersonIndex> candidates_;
  std::vector<PersonIndex> thin_;
  std::vector<ReviewerStanding> raters_;
  std::map<std::string, std::vector<PersonIndex>> open_;
};

/// One round while it is looked at.
class RoundLook {
 public:
  RoundLook(OverviewMaking& making, const Program& program, const RoundView& round)
      : making_(making), program_(program), round_(round), scores_(making.snapshot, program, round) {
    for (const SchoolSeats& each : round.seats) {
      seats_ += each.seats;
      if (each.seats > 0 && each.used == 0) silent_.push_back(each.school);
      if (each.school == making.school) own_ = each;
    }
    for (const Candidate& each : round.candidates) {
      if (!each.eligible) unfit_.push_back(each.person);
      if (each.eligible && each.complete) ++complete_;
      if (each.eligible && !each.complete) ++blocked_;
    }
    for (const Decision& each : call().decisions) {
      const bool in = each.outcome == "chosen" || each.outcome == "appointed" || each.outcome == "held";
      decided_ += in ? 1 : 0;
      appointed_ += each.outcome == "appointed" ? 1 : 0;
      if (each.outcome == "held") held_.push_back(each.person);
      own_chosen_ += in && making.concerns(making.snapshot.find_person(each.person)) ? 1 : 0;
    }
    for (const Objection& each : call().objections)
      if (each.state == "open") open_objections_.push_back(each.number);
  }

  void look() {
    add_card();
    add_days();
    if (making_.hr()) add_for_hr();
    if (making_.principal() && making_.school != nobody) add_for_principal();
    if (making_.reviewer()) add_for_reviewer();
  }

 private:
  [[nodiscard]] const Call& call() const { return round_.call; }
  [[nodiscard]] bool in(CallState state) const { return call().state == state; }
  [[nodiscard]] Destination at(const std::string& panel, const std::string& table = {},
                               const std::string& key = {}) const {
    Destination where = in_program(program_.id, panel, table, key);
    where.command = "round " + program_.id;
    return where;
  }
  [[nodiscard]] Destination at(const Destination& base, const std::string& command) const {
    Destination where = base;
    where.command = command;
    return where;
  }
  [[nodiscard]] const std::string& id_of(PersonIndex person) const {
    return making_.snapshot.people.id[static_cast<std::size_t>(person)];
  }
  [[nodiscard]] const std::string& school_id(SchoolIndex school) const {
    return making_.snapshot.schools[static_cast<std::size_t>(school)].id;
  }
  [[nodiscard]] bool all_scored() const { return !round_.candidates.empty() && scores_.missing() == 0; }
  [[nodiscard]] bool may_decide() const {
    return in(CallState::publicity) && round_.publicity_over && open_objections_.empty() && held_.empty();
  }
  /// 0 nominations, 1 review, 2 selection, 3 publicity, 4 result, 5 all done.
  [[nodiscard]] std::size_t position() const {
    switch (call().state) {
      case CallState::open:
        return 0;
      case CallState::reviewing:
        return all_scored() ? 2 : 1;
      case CallState::selected:
        return 3;
      case CallState::publicity:
        return may_decide() ? 4 : 3;
      default:
        return appointed_ > 0 ? 5 : 4;
    }
  }

  void add_card();
  void add_steps(ProgramOverview& card) const;
  void add_figures(ProgramOverview& card) const;
  [[nodiscard]] Words says() const;
  [[nodiscard]] Words says_for_hr() const;
  [[nodiscard]] Words says_for_school() const;
  [[nodiscard]] Words next() const;
  void add_days();
  void add(const std::string& what, Words says, Words why, Words whom, std::int64_t count, Urgency urgency,
           Date due, Destination where);
  void add_for_hr();
  void add_while_open();
  void add_while_reviewing();
  void add_in_publicity();
  void add_for_principal();
  void add_for_reviewer();

  OverviewMaking& making_;
  const Program& program_;
  const RoundView& round_;
  ScoreCount scores_;
  int seats_ = 0;
  std::vector<SchoolIndex> silent_;
  SchoolSeats own_;
  std::vector<PersonIndex> unfit_;
  int complete_ = 0;
  int blocked_ = 0;
  int decided_ = 0;
  int appointed_ = 0;
  int own_chosen_ = 0;
  std::vector<std::string> held_;
  std::vector<std::int64_t> open_objections_;
};

Words joined(const Words& a, const Words& b) { return {a.zh + "，" + b.zh, a.en + ", " + b.en}; }

Words RoundLook::says_for_hr() const {
  const Words nominated{"已推荐 " + std::to_string(call().nominations.size()) + " 人",
                        std::to_string(call().nominations.size()) + " nominated"};
  switch (call().state) {
    case CallState::open: {
      const auto silent = static_cast<std::int64_t>(silent_.size());
      if (silent == 0) return joined(nominated, {"各校都已推荐", "every school has"});
      return joined(nominated, {counted(silent, {" 所学校尚未推荐", ""}, "").zh,
                                counted(silent, {"", " schools silent"}, " school silent").en});
    }
    case CallState::reviewing:
      if (all_scored()) return joined(nominated, {"评分已齐", "every score is in"});
      return joined(nominated, {"还缺 " + std::to_string(scores_.missing()) + " 个评分",
                                counted(scores_.missing(), {"", " scores missing"}, " score missing").en});
    case CallState::selected:
      return {"已遴选 " + std::to_string(decided_) + " 人，等待公示",
              std::to_string(decided_) + " selected, publicity to be started"};
    case CallState::publicity: {
      const Words shown{"公示中 " + std::to_string(decided_) + " 人",
                        std::to_string(decided_) + " in publicity"};
      if (open_objections_.empty())
        return joined(shown, round_.publicity_over ? Words{"公示期满", "the period is over"}
                                                   : Words{"到 " + call().publicity_to.iso(),
                                                           "until " + call().publicity_to.iso()});
      const auto open = static_cast<std::int64_t>(open_objections_.size());
      return joined(shown, {std::to_string(open) + " 件异议未处理",
                            counted(open, {"", " objections open"}, " objection open").en});
    }
    default:
      if (appointed_ > 0)
        return {"已聘任 " + std::to_string(appointed_) + " 人", std::to_string(appointed_) + " appointed"};
      return {"已公布 " + std::to_string(decided_) + " 人，等待聘任",
              std::to_string(decided_) + " decided, to be appointed"};
  }
}

Words RoundLook::says_for_school() const {
  const std::string seats = std::to_string(own_.seats);
  const std::string used = std::to_string(own_.used);
  if (in(CallState::open) || in(CallState::reviewing) || call().decisions.empty())
    return {"本校名额 " + seats + "，已推荐 " + used + " 人",
            used + " nominated of your " + seats + " seats"};
  return {"本校推荐 " + used + " 人，入选 " + std::to_string(own_chosen_) + " 人",
          used + " nominated by your school, " + std::to_string(own_chosen_) + " selected"};
}

Words RoundLook::says() const {
  if (making_.principal() && making_.school != nobody) return says_for_school();
  if (!making_.reviewer()) return says_for_hr();
  const auto& raters = scores_.raters();
  const auto mine = std::ranges::find(raters, making_.made.viewer.reviewer, &ReviewerStanding::id);
  if (mine == raters.end()) return {"您不是本轮评委", "you do not review this round"};
  return {"您已评 " + std::to_string(mine->given) + " 个分，还可评 " + std::to_string(mine->may) + " 个",
          std::to_string(mine->given) + " scores given, " + std::to_string(mine->may) +
              " more wanted that you may give"};
}

Words RoundLook::next() const {
  if (!making_.hr()) return {};
  static const std::array<Words, 6> all{
      {{"下一步：结束推荐，开始评审", "next: close nominations, start review"},
       {"下一步：评分收齐后遴选", "next: select once scores are in"},
       {"下一步：正式遴选", "next: run the selection"},
       {"下一步：公示期满后公布", "next: decide when publicity is over"},
       {"下一步：公布并聘任", "next: decide and appoint"},
       {"本轮已完成", "this round is complete"}}};
  if (in(CallState::selected)) return {"下一步：开始公示", "next: start publicity"};
  if (in(CallState::decided) && appointed_ == 0) return {"下一步：聘任", "next: appoint"};
  return all.at(position());
}

void RoundLook::add_steps(ProgramOverview& card) const {
  const std::size_t now = position();
  const auto chosen = static_cast<std::int64_t>(
      !call().decisions.empty() ? static_cast<std::size_t>(decided_)
                                : (round_.selection ? round_.selection->chosen.size() : 0));
  const std::array<std::tuple<const char*, Words, std::int64_t, Destination>, 5> all{{
      {"nominations",
       {"推荐", "nominations"},
       static_cast<std::int64_t>(call().nominations.size()),
       at("nominations")},
      {"review", {"评审", "review"}, complete_, at("review")},
      {"selection", {"遴选", "selection"}, chosen, at("selection")},
      {"publicity", {"公示", "publicity"}, now >= 3 ? decided_ : 0, at("publicity")},
      {"result", {"结果", "result"}, in(CallState::decided) ? decided_ : 0, at("publicity")},
  }};
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto& [id, name, count, where] = all.at(i);
    const StepState state = i < now ? StepState::done : i == now ? StepState::current : StepState::ahead;
    card.steps.push_back({id, name, state, count, where});
  }
}

void RoundLook::add_figures(ProgramOverview& card) const {
  const bool open = in(CallState::open);
  if (making_.principal()) {
    card.figures.push_back({"own_nominated",
                            {"本校推荐", "your nominations"},
                            own_.used,
                            own_.seats,
                            open && own_.used < own_.seats});
    return;
  }
  if (making_.reviewer()) return;
  const auto nominated = static_cast<std::int64_t>(call().nominations.size());
  card.figures.push_back({"nominated", {"已推荐", "nominated"}, nominated, seats_, false});
  const auto with_seat =
      std::ranges::count_if(round_.seats, [](const SchoolSeats& e) { return e.seats > 0; });
  card.figures.push_back({"silent_schools",
                          {"未推荐的学校", "silent schools"},
                          static_cast<std::int64_t>(silent_.size()),
                          with_seat,
                          open && !silent_.empty()});
  card.figures.push_back({"complete", {"评分可用", "fully scored"}, complete_, nominated, blocked_ > 0});
  card.figures.push_back({"scores_missing",
                          {"缺评分", "scores missing"},
                          scores_.missing(),
                          std::nullopt,
                          in(CallState::reviewing) && scores_.missing() > 0});
  if (!call().objections.empty())
    card.figures.push_back({"open_objections",
                            {"未处理异议", "open objections"},
                            static_cast<std::int64_t>(open_objections_.size()),
                            static_cast<std::int64_t>(call().objections.size()),
                            !open_objections_.empty()});
}

void RoundLook::add_card() {
  ProgramOverview card;
  card.program = program_.id;
  card.name = program_.name;
  card.call = call().state;
  card.live = true;
  card.target = people_counted(call().seats);
  card.says = says();
  card.next = next();
  card.unit = {"人", "people"};
  const bool own = making_.principal() && making_.school != nobody;
  card.of = own ? own_.seats : call().seats;
  card.standing = own ? own_.used : decided_;
  add_steps(card);
  add_figures(card);
  for (const ReviewerStanding& each : scores_.raters()) {
    if (making_.hr() || (making_.reviewer() && each.id == making_.made.viewer.reviewer))
      card.reviewers.push_back(each);
  }
  const std::size_t now = std::min<std::size_t>(position(), 4);
  card.where = making_.reviewer() ? at("review") : card.steps[now].where;
  making_.made.programs.push_back(std::move(card));
}

void RoundLook::add_days() {
  if (in(CallState::open) && !making_.reviewer()) {
    making_.add({program_.id + "/closes",
                 program_.id,
                 call().closes_on,
                 0,
                 {"推荐截止", "nominations close"},
                 making_.hr() ? static_cast<std::int64_t>(silent_.size()) : 0,
                 making_.hr() && !silent_.empty() ? Words{"所学校尚未推荐", "schools silent"} : Words{},
                 at("nominations")});
  }
  if (in(CallState::publicity) && !making_.reviewer()) {
    making_.add({program_.id + "/publicity",
                 program_.id,
                 call().publicity_to,
                 0,
                 {"公示期满", "publicity ends"},
                 0,
                 {},
                 at("publicity")});
  }
}

void RoundLook::add(const std::string& what, Words says, Words why, Words whom, std::int64_t count,
                    Urgency urgency, Date due, Destination where) {
  making_.add(ToDo{program_.id + "/" + what,
                   program_.id,
                   std::move(says),
                   std::move(why),
                   std::move(whom),
                   count,
                   urgency,
                   due,
                   0,
                   {},
                   std::move(where)});
}

void RoundLook::add_while_open() {
  const auto silent = static_cast<std::int64_t>(silent_.size());
  const Words name = program_.name;
  if (silent > 0 && call().closes_on >= making_.made.as_of) {
    add("silent", {"催报：" + name.zh, "remind schools: " + name.en},
        {"名额已分给它们，但一个人也没有推荐。", "They have seats and have nominated no one."},
        counted(silent, {" 所学校", " schools"}, " school"), silent, Urgency::soon, call().closes_on,
        at(at("nominations", "schools", school_id(silent_.front())), "round " + program_.id));
  }
  const bool over = call().closes_on.known() && call().closes_on < making_.made.as_of;
  const auto nominated = static_cast<std::int64_t>(call().nominations.size());
  if (over || (silent == 0 && nominated > 0 && nominated >= seats_)) {
    add("close", {"结束推荐，开始评审：" + name.zh, "close nominations, start review: " + name.en},
        over ? Words{"推荐截止日已过。", "The last day of nominations is over."}
             : Words{"名额都已用完。", "Every seat is used."},
        people_counted(nominated), nominated, Urgency::soon, over ? call().closes_on : Date(),
        at(at("nominations"), "round " + program_.id + " review"));
  }
}

void RoundLook::add_while_reviewing() {
  const Words name = program_.name;
  if (call().reviewers.empty()) {
    add("reviewers", {"增加评委：" + name.zh, "add reviewers: " + name.en},
        {"已开始评审，还没有评委。", "The review has begun and there is no one to review."}, {}, 0,
        Urgency::now, {}, at(at("review"), "reviewer " + program_.id));
    return;
  }
  const auto thin = static_cast<std::int64_t>(scores_.thin().size());
  if (thin > 0) {
    add("scores", {"催收评分：" + name.zh, "collect scores: " + name.en},
        {"还缺 " + std::to_string(scores_.missing()) + " 个评分" +
             (blocked_ > 0 ? "；" + std::to_string(blocked_) + " 人因此不能参加遴选。" : "。"),
         counted(scores_.missing(), {"", " scores are missing"}, " score is missing").en +
             (blocked_ > 0
                  ? "; " + counted(blocked_, {"", " people"}, " person").en + " cannot enter the selection."
                  : ".")},
        counted(thin, {" 名候选人", " candidates"}, " candidate"), thin,
        blocked_ > 0 ? Urgency::now : Urgency::soon, {},
        at("review", "candidates", id_of(scores_.thin().front())));
  }
  if (!all_scored()) return;
  if (round_.selection && round_.selection->status == SelectionStatus::infeasible) {
    add("infeasible", {"放宽限制：" + name.zh, "relax the quotas: " + name.en},
        {"按现在的名额限制选不出名单；遴选页列出最少要放宽什么。",
         "No list meets the quotas as they are; the page says the least that has to give way."},
        people_counted(complete_), complete_, Urgency::now, {}, at(at("selection"), "set " + program_.id));
    return;
  }
  add("select", {"正式遴选：" + name.zh, "run the selection: " + name.en},
      {"评分已齐。", "Every score is in."}, people_counted(complete_), complete_, Urgency::now, {},
      at(at("selection"), "select " + program_.id));
}

void RoundLook::add_in_publicity() {
  const Words name = program_.name;
  if (!open_objections_.empty()) {
    const auto open = static_cast<std::int64_t>(open_objections_.size());
    add("objections", {"处理异议：" + name.zh, "settle objections: " + name.en},
        {"异议处理完毕才能公布结果。", "The result waits until each is settled."},
        counted(open, {" 件异议", " objections"}, " objection"), open, Urgency::now, call().publicity_to,
        at(at("publicity", "objections-card/objections", std::to_string(open_objections_.front())),
           "round " + program_.id + " resolve"));
  }
  if (!held_.empty()) {
    const auto held = static_cast<std::int64_t>(held_.size());
    add("held", {"处理暂缓人员：" + name.zh, "settle who is held: " + name.en},
        {"放行或替换之后才能公布结果。", "Release or replace them before the result is decided."},
        people_counted(held), held, Urgency::now, call().publicity_to,
        at(at("publicity", "list-card/list", held_.front()), "round " + program_.id + " release"));
  }
  if (may_decide()) {
    add("decide", {"公布结果：" + name.zh, "decide: " + name.en},
        {"公示期满，没有未处理的异议。", "Publicity is over and no objection is open."},
        people_counted(decided_), decided_, Urgency::now, {},
        at(at("publicity"), "round " + program_.id + " decide"));
  }
}

void RoundLook::add_for_hr() {
  const Words name = program_.name;
  const auto unfit = static_cast<std::int64_t>(unfit_.size());
  if (unfit > 0 && (in(CallState::open) || in(CallState::reviewing))) {
    add("unfit", {"核对资格：" + name.zh, "check eligibility: " + name.en},
        {"已被推荐，但现在不符合条件。", "Nominated, but not eligible as things stand now."},
        people_counted(unfit), unfit, Urgency::soon, {},
        at(at("review", "candidates", id_of(unfit_.front())),
           "check " + program_.id + " --person " + id_of(unfit_.front())));
  }
  if (in(CallState::open)) add_while_open();
  if (in(CallState::reviewing)) add_while_reviewing();
  if (in(CallState::selected)) {
    add("publish", {"开始公示：" + name.zh, "start publicity: " + name.en},
        {"名单已定，还没有公示。", "The list stands and is not published yet."}, people_counted(decided_),
        decided_, Urgency::now, {}, at(at("publicity"), "round " + program_.id + " publish"));
  }
  if (in(CallState::publicity)) add_in_publicity();
  if (in(CallState::decided) && appointed_ == 0 && decided_ > 0 && !program_.tier.empty()) {
    add("appoint", {"聘任：" + name.zh, "appoint: " + name.en},
        {"结果已公布，入选者还没有进入梯队层级。",
         "The result is out; the chosen do not hold their tier yet."},
        people_counted(decided_), decided_, Urgency::soon, {},
        at(at("publicity"), "round " + program_.id + " appoint"));
  }
}

void RoundLook::add_for_principal() {
  if (!in(CallState::open)) return;
  const int left = own_.seats - own_.used;
  if (left > 0 && call().closes_on >= making_.made.as_of) {
    add("nominate", {"推荐：" + program_.name.zh, "nominate: " + program_.name.en},
        {"本校 " + std::to_string(own_.seats) + " 个名额，还有 " + std::to_string(left) + " 个没有用。",
         std::to_string(left) + " of your " + std::to_string(own_.seats) + " seats are free."},
        counted(left, {" 个名额", " seats"}, " seat"), left, Urgency::soon, call().closes_on,
        at(at("nominations"), "nominate " + program_.id + " --school " + school_id(making_.school)));
  }
  std::vector<PersonIndex> own_unfit = unfit_;
  std::erase_if(own_unfit, [&](PersonIndex person) { return !making_.concerns(person); });
  if (own_unfit.empty()) return;
  const auto count = static_cast<std::int64_t>(own_unfit.size());
  add("unfit", {"核对资格：" + program_.name.zh, "check eligibility: " + program_.name.en},
      {"本校推荐的人现在不符合条件。", "People you nominated are not eligible as things stand now."},
      people_counted(count), count, Urgency::soon, {},
      at("nominations", "school/nominated-card/nominated", id_of(own_unfit.front())));
}

void RoundLook::add_for_reviewer() {
  const std::string& me = making_.made.viewer.reviewer;
  if (!in(CallState::reviewing) || me.empty()) return;
  const auto open = scores_.open_to(me);
  if (open.empty()) return;
  const auto count = static_cast<std::int64_t>(open.size());
  add("score", {"评分：" + program_.name.zh, "score: " + program_.name.en},
      {"他们的评分还不够，您可以评。", "They have too few scores, and you may give one."},
      counted(count, {" 名候选人", " candidates"}, " candidate"), count, Urgency::now, {},
      at(at("review", "candidates", id_of(open.front())), "score " + program_.id + " --reviewer " + me));
}

/// A program without a round: what can be started.
void add_unopened(OverviewMaking& making, const Program& program) {
  if (!program.parent.empty() || making.reviewer()) return;
  ProgramOverview card;
  card.program = program.id;
  card.name = program.name;
  card.target = people_counted(program.seats);
  card.says = {"还没有发布遴选通知", "no call has been opened yet"};
  card.unit = {"人", "people"};
  card.of = program.seats;
  card.where = in_program(program.id, "nominations");
  if (making.hr()) {
    card.next = {"可以发布遴选通知", "a call can be opened"};
    card.where.command = "round " + program.id + " open";
  }
  making.made.programs.push_back(std::move(card));
}

}  // namespace

void look_at_round(OverviewMaking& making, const Program& program) {
  const RoundView* round = making.office.round(program.id);
  if (round == nullptr) {
    add_unopened(making, program);
  } else {
    RoundLook(making, program, *round).look();
  }
}

}  // namespace echelon
