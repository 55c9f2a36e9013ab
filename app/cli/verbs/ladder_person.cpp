#include <algorithm>

#include "cli/findings_out.hpp"
#include "cli/ladder_parts.hpp"
#include "echelon/base/error.hpp"

namespace cli {

using echelon::LadderSight;
using echelon::LadderStanding;
using echelon::LadderStepView;
using echelon::PersonIndex;
using echelon::Snapshot;
using echelon::Symbol;

namespace {

struct Asked {
  const Snapshot& snapshot;
  PersonIndex person;
};

Checked checked_of(const Asked& asked, const LadderStepView& view) {
  return {asked.snapshot, view.findings, view.judged->requirements_on(asked.snapshot.as_of)};
}

/// The steps that lead on from where the person stands, with their position in the step's findings.
std::vector<std::pair<const LadderStepView*, PersonIndex>> next_steps(const Asked& asked,
                                                                      const LadderSight& sight) {
  std::vector<std::pair<const LadderStepView*, PersonIndex>> steps;
  const LadderStanding* standing = sight.of(asked.person);
  if (standing == nullptr) return steps;
  for (const LadderStepView& view : sight.steps) {
    const auto position = view.step->from == standing->tier ? view.position_of(asked.person) : std::nullopt;
    if (position) steps.emplace_back(&view, static_cast<PersonIndex>(*position));
  }
  return steps;
}

void json_history(JsonOut& out, const Asked& asked, Symbol ladder) {
  const Snapshot& snapshot = asked.snapshot;
  out.key("history").open_list();
  for (const echelon::TierHeld& held : snapshot.tiers.of(asked.person)) {
    if (held.ladder != ladder) continue;
    out.open_object().key("tier").text(snapshot.text(held.tier)).key("since").date(held.since);
    out.key("until").date(held.until).close_object();
  }
  out.close_list().key("reviews").open_list();
  for (const echelon::TierReview& review : snapshot.tier_reviews.of(asked.person)) {
    if (review.ladder != ladder) continue;
    out.open_object().key("tier").text(snapshot.text(review.tier)).key("since").date(review.since);
    out.key("term_to").date(review.term_to).key("on").date(review.reviewed_on);
    out.key("result").text(code(review.result)).key("until").date(review.until).close_object();
  }
  out.close_list();
}

void json_ladder(JsonOut& out, const Asked& asked, const LadderSight& sight) {
  out.open_object().key("ladder").text(sight.ladder->id).key("tier");
  const LadderStanding* standing = sight.of(asked.person);
  if (standing == nullptr) {
    out.null();
  } else {
    out.text(sight.ladder->tiers[standing->tier].id).key("since").date(standing->since);
    out.key("until").date(standing->until).key("state").text(code(standing->state));
  }
  json_history(out, asked, asked.snapshot.symbols.find(sight.ladder->id));
  out.key("steps").open_list();
  for (const auto& [view, position] : next_steps(asked, sight)) {
    out.open_object().key("id").text(view->step->id).key("to").text(sight.ladder->tiers[view->step->to].id);
    out.key("check").text(view->step->judged_by).key("round").truth(!view->step->program.empty());
    out.key("eligible").truth(view->findings.eligible(position));
    out.key("earliest").date(view->findings.earliest(position)).key("findings");
    json_findings(out, checked_of(asked, *view), position);
    out.close_object();
  }
  out.close_list().key("lost");
  const auto lost = std::ranges::find(sight.lost, asked.person, &echelon::LostTier::person);
  if (lost == sight.lost.end()) {
    out.null();
  } else {
    out.open_object().key("tier").text(sight.ladder->tiers[lost->tier].id).key("on").date(lost->lost_on);
    out.key("returns").date(lost->returns).close_object();
  }
  out.close_object();
}

void say_ladder(Session& session, const Asked& asked, const LadderSight& sight) {
  const LadderStanding* standing = sight.of(asked.person);
  const echelon::Words& name = sight.ladder->name;
  if (standing == nullptr) {
    session.say_line({name.zh + "：现不在此梯队上", name.en + ": holds no tier now"});
  } else {
    const echelon::Words& tier = sight.ladder->tiers[standing->tier].name;
    const echelon::Words& state = words(standing->state);
    const std::string until = standing->until.iso();
    session.say_line({name.zh + "：" + tier.zh + "，自 " + standing->since.iso() + " 起" +
                          (until.empty() ? "" : "，任期至 " + until + "（" + state.zh + "）"),
                      name.en + ": " + tier.en + " since " + standing->since.iso() +
                          (until.empty() ? "" : ", term until " + until + " (" + state.en + ")")});
  }
  const auto lost = std::ranges::find(sight.lost, asked.person, &echelon::LostTier::person);
  if (lost != sight.lost.end()) {
    const echelon::Words& tier = sight.ladder->tiers[lost->tier].name;
    session.say_line(
        {"失效：" + tier.zh + "（" + lost->lost_on.iso() + "），最早 " + lost->returns.iso() + " 恢复",
         "lapsed: " + tier.en + " (" + lost->lost_on.iso() + "), may return from " + lost->returns.iso()});
  }
  for (const auto& [view, position] : next_steps(asked, sight)) {
    const bool eligible = view->findings.eligible(position);
    const echelon::Date earliest = view->findings.earliest(position);
    session.say_line({"上一级：" + view->step->name.zh + "，" + (eligible ? "符合条件" : "暂不符合") +
                          (earliest.known() ? "，最早 " + earliest.iso() : ""),
                      "next step: " + view->step->name.en + ", " + (eligible ? "eligible" : "not yet") +
                          (earliest.known() ? ", from " + earliest.iso() : "")});
    session.show(findings_listing(checked_of(asked, *view), position, session.language()));
  }
}

Listing history_listing(const Asked& asked, const std::vector<SeenLadder>& ladders) {
  Listing listing({{"ladder", {"梯队", "ladder"}},
                   {"tier", {"层级", "tier"}},
                   {"since", {"取得", "since"}},
                   {"until", {"至", "until"}}});
  for (const SeenLadder& seen : ladders) {
    const Symbol ladder = asked.snapshot.symbols.find(seen.sight->ladder->id);
    for (const echelon::TierHeld& held : asked.snapshot.tiers.of(asked.person)) {
      if (held.ladder == ladder)
        listing.row(
            {seen.sight->ladder->id, asked.snapshot.text(held.tier), held.since.iso(), held.until.iso()});
    }
  }
  return listing;
}

}  // namespace

int show_ladder_person(Session& session, const std::vector<SeenLadder>& ladders, const std::string& person) {
  const auto snapshot = session.office().snapshot();
  const Asked asked{*snapshot, snapshot->find_person(person)};
  if (asked.person == echelon::nobody) {
    throw echelon::Error(echelon::Fault::request,
                         {"没有工号为 " + person + " 的人员", "there is no person " + person},
                         {"请检查工号", "check the id"});
  }
  if (session.format() == Format::csv) {
    session.show(history_listing(asked, ladders));
    return done;
  }
  if (session.format() == Format::json) {
    JsonOut out;
    out.open_object().key("id").text(person).key("as_of").date(snapshot->as_of).key("ladders").open_list();
    for (const SeenLadder& seen : ladders) json_ladder(out, asked, *seen.sight);
    out.close_list().close_object();
    session.say(out.finish());
    return done;
  }
  const auto p = static_cast<std::size_t>(asked.person);
  session.say(snapshot->people.name[p] + "  " + person + "\n");
  for (const SeenLadder& seen : ladders) say_ladder(session, asked, *seen.sight);
  session.show(history_listing(asked, ladders));
  return done;
}

}  // namespace cli
