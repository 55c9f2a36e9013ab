// What a round asks of the bureau, a school, a reviewer.

#include <algorithm>

#include "echelon/office/overview_round.hpp"

namespace echelon {

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
      making_.office.role() == nullptr
          ? Words{"他们的评分还不够，您可以评。", "They have too few scores, and you may give one."}
          : Words{"您还没有为他们评完。", "You have not scored them on everything yet."},
      counted(count, {" 名候选人", " candidates"}, " candidate"), count, Urgency::now, {},
      at(at("review", "candidates", id_of(open.front())), "score " + program_.id + " --reviewer " + me));
}

}  // namespace echelon
