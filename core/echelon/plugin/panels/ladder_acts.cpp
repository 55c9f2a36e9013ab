// What HR does to someone's tier: each a command that can be undone.

#include <algorithm>
#include <array>

#include "echelon/plugin/panels/ladder_parts.hpp"

namespace echelon::panels {
namespace {

const Words bad_day{"日期应写成 2026-03-01", "the day must be written like 2026-03-01"};

CommandRequest about(const PanelContext& context, const LadderSight& sight, PersonIndex person,
                     const char* command) {
  CommandRequest request{command, {}};
  request.with("person", id_of(context, person)).with("ladder", sight.ladder->id);
  return request;
}

/// A day and a note, remembered while they are typed.
struct DayAndNote {
  std::string day;
  std::string note;
  [[nodiscard]] bool dated() const { return Date::from_iso(day).has_value(); }
};
DayAndNote ask_day(Surface& surface, const PanelContext& context, const std::string& id,
                   const Words& day_label) {
  std::string& day = surface.remember(id + "-on", context.snapshot.as_of.iso());
  std::string& note = surface.remember(id + "-note");
  surface.text_field(id + "-on", day_label, day);
  surface.text_field(id + "-note", {"说明（仅人事可见）", "note (seen by HR only)"}, note);
  return {day, note};
}

void put_note(CommandRequest& request, const std::string& note) {
  if (!note.empty()) request.with("note", note);
}

void draw_review(Surface& surface, const PanelContext& context, const LadderSight& sight,
                 const LadderStanding& standing) {
  static constexpr std::array results{TermResult::passed, TermResult::failed, TermResult::deferred};
  const Date next = term_end(sight.ladder->tiers[standing.tier], standing.until.plus_days(1));
  const std::array<Words, 3> names{
      {{"合格：续任至 " + next.iso(), "passed: another term, until " + next.iso()},
       {"不合格：任期满后失效", "failed: the tier lapses with the term"},
       {"暂缓：延期考核", "deferred: reviewed later"}}};
  std::string& kept = surface.remember("review-result", "0");
  auto chosen = std::min<std::size_t>(static_cast<std::size_t>(kept.front() - '0'), results.size() - 1);
  if (surface.choice("review-result", {"考核结果", "result"}, chosen, names)) kept = std::to_string(chosen);
  std::string put_off;
  if (results.at(chosen) == TermResult::deferred) {
    std::string& until = surface.remember("review-until", standing.until.plus_months(6).iso());
    surface.text_field("review-until", {"延到（最后一天）", "put off to (last day)"}, until);
    put_off = until;
  }
  const DayAndNote said = ask_day(surface, context, "review", {"考核日期", "reviewed on"});
  const bool dated = said.dated() && (put_off.empty() || Date::from_iso(put_off));
  if (!surface.button("review", {"记录考核结果", "record the review"}, dated, bad_day)) return;
  CommandRequest request = about(context, sight, standing.person, "tier.review");
  request.with("result", std::string(code(results.at(chosen)))).with("on", said.day);
  if (!put_off.empty()) request.with("until", put_off);
  put_note(request, said.note);
  context.request(request);
}

void draw_leaving(Surface& surface, const PanelContext& context, const LadderSight& sight,
                  const LadderStanding& standing) {
  const DayAndNote said = ask_day(surface, context, "leaving", {"最后一天", "last day"});
  const Words& tier = tier_name(sight, standing.tier);
  const auto ask = [&](const char* id, const Words& label, const char* command) {
    if (!surface.confirmed_button(id, label,
                                  {"“" + tier.zh + "”到 " + said.day + " 为止；可以撤销。",
                                   "'" + tier.en + "' ends on " + said.day + "; this can be undone."},
                                  said.dated(), bad_day))
      return;
    CommandRequest request = about(context, sight, standing.person, command);
    request.with("on", said.day);
    put_note(request, said.note);
    context.request(request);
  };
  ask("end", {"退出（本人申请或离岗）", "leave the ladder"}, "tier.end");
  ask("lapse", {"取消（违纪、失职等）", "take the tier away"}, "tier.lapse");
}

/// A tier recorded by hand: awarded elsewhere, or on paper before this office began.
void draw_hold(Surface& surface, const PanelContext& context, const LadderSight& sight, PersonIndex person) {
  const std::vector<std::size_t> order = sight.ladder->from_the_top();
  std::vector<Words> names;
  names.reserve(order.size());
  for (const std::size_t tier : order) names.push_back(tier_name(sight, tier));
  std::string& kept = surface.remember("hold-tier");
  const auto known =
      std::ranges::find_if(order, [&](std::size_t tier) { return sight.ladder->tiers[tier].id == kept; });
  std::size_t chosen = known == order.end() ? 0 : static_cast<std::size_t>(known - order.begin());
  if (surface.choice("hold-tier", {"层级", "tier"}, chosen, names))
    kept = sight.ladder->tiers[order[chosen]].id;
  const DayAndNote said = ask_day(surface, context, "hold", {"取得时间", "held since"});
  if (!surface.button("hold", {"认定此层级", "record it as held"}, said.dated(), bad_day)) return;
  CommandRequest request = about(context, sight, person, "tier.hold");
  request.with("tier", sight.ladder->tiers[order[chosen]].id).with("since", said.day);
  put_note(request, said.note);
  context.request(request);
}

void draw_return(Surface& surface, const PanelContext& context, const LadderSight& sight,
                 const LostTier& lost) {
  const Words& tier = tier_name(sight, lost.tier);
  const bool may = lost.returns <= context.snapshot.as_of;
  surface.text(
      {"“" + tier.zh + "”已于 " + lost.lost_on.iso() + " 失效，最早于 " + lost.returns.iso() + " 恢复。",
       "'" + tier.en + "' lapsed on " + lost.lost_on.iso() + " and may come back from " + lost.returns.iso() +
           "."},
      may ? Tone::plain : Tone::muted);
  const DayAndNote said = ask_day(surface, context, "return", {"恢复日期", "held again from"});
  if (!surface.button("return", {"恢复“" + tier.zh + "”", "give '" + tier.en + "' back"}, may && said.dated(),
                      may ? bad_day : Words{"还未到可恢复的日期", "the day has not come yet"}))
    return;
  CommandRequest request = about(context, sight, lost.person, "tier.return");
  request.with("tier", sight.ladder->tiers[lost.tier].id).with("on", said.day);
  put_note(request, said.note);
  context.request(request);
}

}  // namespace

void draw_tier_acts(Surface& surface, const PanelContext& context, const LadderSight& sight,
                    PersonIndex person) {
  if (context.viewer.role != ViewerRole::hr) return;
  const LadderStanding* standing = sight.of(person);
  const bool has_term = standing != nullptr && standing->until.known();
  if (has_term) {
    surface.foldable("review-act", {"任期考核", "review of the term"}, standing->state != TierState::held,
                     [&] { draw_review(surface, context, sight, *standing); });
  }
  const auto lost = std::ranges::find(sight.lost, person, &LostTier::person);
  if (lost != sight.lost.end()) {
    surface.foldable("return-act", {"恢复失效的层级", "give a lapsed tier back"}, true,
                     [&] { draw_return(surface, context, sight, *lost); });
  }
  if (standing != nullptr && standing->state != TierState::awaits) {
    surface.foldable("leaving-act", {"退出或取消", "leave or lose the tier"}, false,
                     [&] { draw_leaving(surface, context, sight, *standing); });
  }
  surface.foldable("hold-act", {"认定其他层级", "record another tier"}, false,
                   [&] { draw_hold(surface, context, sight, person); });
}

}  // namespace echelon::panels
