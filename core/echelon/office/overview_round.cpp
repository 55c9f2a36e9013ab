// Where a selection's round stands: nominations, reviews, publicity, result.

#include <algorithm>
#include <array>

#include "echelon/office/overview_round.hpp"

namespace echelon {
namespace {

Words joined(const Words& a, const Words& b) { return {a.zh + "，" + b.zh, a.en + ", " + b.en}; }

}  // namespace

Words RoundLook::says_for_hr() const {
  const Words nominated{"已推荐 " + std::to_string(call().nominations.size()) + " 人",
                        std::to_string(call().nominations.size()) + " nominated"};
  switch (call().state) {
    case CallState::open: {
      const auto silent = static_cast<std::int64_t>(silent_.size());
      if (silent == 0) return joined(nominated, {"各校都已推荐", "every school has"});
      return joined(nominated, {std::to_string(silent) + " 所学校尚未推荐",
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

namespace {

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
