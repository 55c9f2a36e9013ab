#include <algorithm>

#include "cli/ladder_parts.hpp"

namespace cli {

using echelon::LadderSight;
using echelon::LadderStanding;
using echelon::LostTier;
using echelon::TierState;

namespace {

struct Term {
  const LadderSight* sight = nullptr;
  const LadderStanding* standing = nullptr;
};

std::vector<Term> terms_of(const std::vector<SeenLadder>& ladders, const LadderOptions& options,
                           echelon::Date as_of) {
  std::vector<Term> terms;
  const echelon::Date last = as_of.plus_months(options.months);
  for (const SeenLadder& seen : ladders) {
    for (const LadderStanding& standing : seen.sight->people) {
      if (!standing.until.known()) continue;
      if (!options.tier.empty() && seen.sight->ladder->find_tier(options.tier) != standing.tier) continue;
      const bool overdue = standing.state == TierState::awaits;
      const bool wanted = options.overdue      ? overdue
                          : options.months > 0 ? overdue || standing.until <= last
                                               : standing.state != TierState::held;
      if (wanted) terms.push_back({seen.sight, &standing});
    }
  }
  std::ranges::stable_sort(
      terms, {}, [](const Term& term) { return std::pair(term.standing->until, term.standing->person); });
  return terms;
}

}  // namespace

Listing standing_listing() {
  return Listing({{"id", {"工号", "id"}},
                  {"name", {"姓名", "name"}},
                  {"school", {"学校", "school"}},
                  {"ladder", {"梯队", "ladder"}},
                  {"tier", {"层级", "tier"}},
                  {"since", {"取得", "since"}},
                  {"until", {"任期至", "until"}},
                  {"state", {"状态", "state"}}});
}

void add_standing(Listing& listing, const Session& session, const echelon::Snapshot& snapshot,
                  const echelon::Ladder& ladder, const echelon::LadderStanding& standing) {
  const auto p = static_cast<std::size_t>(standing.person);
  const echelon::School* school = snapshot.school_of(standing.person);
  const echelon::LadderTier& tier = ladder.tiers[standing.tier];
  listing.row({snapshot.people.id[p], snapshot.people.name[p], school == nullptr ? "" : school->name,
               session.words_or_code(ladder.name, ladder.id), session.words_or_code(tier.name, tier.id),
               standing.since.iso(), standing.until.iso(),
               session.words_or_code(words(standing.state), code(standing.state))});
}

int show_terms(Session& session, const LadderOptions& options) {
  echelon::Office& office = session.office();
  const auto snapshot = office.snapshot();
  const auto ladders = ladders_of(office, options.ladder);
  require_tier_of(ladders, options.tier);
  const std::vector<Term> terms = terms_of(ladders, options, snapshot->as_of);
  const auto id_of = [&](echelon::PersonIndex person) {
    return snapshot->people.id[static_cast<std::size_t>(person)];
  };
  if (session.format() == Format::json) {
    JsonOut out;
    out.open_object().key("as_of").date(snapshot->as_of).key("terms").open_list();
    for (const auto& [sight, standing] : terms) {
      out.open_object().key("id").text(id_of(standing->person)).key("ladder").text(sight->ladder->id);
      out.key("tier").text(sight->ladder->tiers[standing->tier].id).key("since").date(standing->since);
      out.key("until").date(standing->until).key("state").text(code(standing->state)).close_object();
    }
    out.close_list().key("lost").open_list();
    for (const SeenLadder& seen : ladders) {
      for (const LostTier& lost : seen.sight->lost) {
        out.open_object().key("id").text(id_of(lost.person)).key("ladder").text(seen.sight->ladder->id);
        out.key("tier").text(seen.sight->ladder->tiers[lost.tier].id).key("on").date(lost.lost_on);
        out.key("returns").date(lost.returns).close_object();
      }
    }
    out.close_list().close_object();
    session.say(out.finish());
    return done;
  }
  Listing listing = standing_listing();
  for (const auto& [sight, standing] : terms)
    add_standing(listing, session, *snapshot, *sight->ladder, *standing);
  session.show(listing);
  return done;
}

}  // namespace cli
