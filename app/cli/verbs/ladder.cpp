// The ladders with the numbers of their tiers and steps, and the people on them.

#include <algorithm>

#include "cli/ladder_parts.hpp"
#include "echelon/base/error.hpp"
#include "echelon/base/nearest.hpp"

namespace cli {

using echelon::Error;
using echelon::Fault;
using echelon::LadderSight;
using echelon::LadderStanding;
using echelon::LadderStepView;
using echelon::TierState;

std::vector<SeenLadder> ladders_of(echelon::Office& office, const std::string& what) {
  std::vector<SeenLadder> found;
  std::vector<std::string> known;
  for (const echelon::Program& program : office.programs()) {
    if (program.ladders.empty()) continue;
    known.push_back(program.id);
    const auto view = office.ladder_view(program.id);
    for (const LadderSight& sight : view->ladders) {
      known.push_back(sight.ladder->id);
      if (what.empty() || what == program.id || what == sight.ladder->id || what == sight.ladder->name.zh ||
          what == sight.ladder->name.en)
        found.push_back({view, &sight, &program});
    }
  }
  if (!found.empty()) return found;
  throw Error(Fault::request,
              {"没有梯队或项目“" + what + "”", "there is no ladder or program '" + what + "'"},
              known.empty()
                  ? echelon::Words{"没有装入有梯队的项目，请看 plugins",
                                   "no program with ladders was loaded; see 'plugins'"}
                  : echelon::Words{"可用：" + echelon::joined(known), "there are " + echelon::joined(known)});
}

void require_tier_of(const std::vector<SeenLadder>& ladders, const std::string& tier) {
  std::vector<std::string> known;
  for (const SeenLadder& seen : ladders) {
    if (tier.empty() || seen.sight->ladder->find_tier(tier)) return;
    for (const echelon::LadderTier& each : seen.sight->ladder->tiers) known.push_back(each.id);
  }
  throw Error(Fault::request, {"没有层级“" + tier + "”", "there is no tier '" + tier + "'"},
              {"可用：" + echelon::joined(known), "there are " + echelon::joined(known)});
}

namespace {

struct TierNumbers {
  int people = 0;
  int due = 0;
  int overdue = 0;
};

std::vector<TierNumbers> numbers_of(const LadderSight& sight) {
  std::vector<TierNumbers> tiers(sight.ladder->tiers.size());
  for (const LadderStanding& standing : sight.people) {
    TierNumbers& tier = tiers[standing.tier];
    ++tier.people;
    tier.due += standing.state == TierState::due ? 1 : 0;
    tier.overdue += standing.state == TierState::awaits ? 1 : 0;
  }
  return tiers;
}

void json_step(JsonOut& out, const LadderSight& sight, const LadderStepView& view) {
  const echelon::LadderStep& step = *view.step;
  out.open_object().key("id").text(step.id).key("from").text(sight.ladder->tiers[step.from].id);
  out.key("to").text(sight.ladder->tiers[step.to].id).key("says").words(step.name);
  out.key("check").text(step.judged_by).key("round").truth(!step.program.empty());
  out.key("yearly_places");
  if (step.yearly_places == 0) {
    out.null();
  } else {
    out.whole(step.yearly_places);
  }
  out.key("eligible").whole(view.eligible).key("within_a_year").whole(view.within_a_year).key("call");
  if (view.call) {
    out.text(code(*view.call));
  } else {
    out.null();
  }
  out.close_object();
}

void json_ladder(JsonOut& out, const SeenLadder& seen) {
  const LadderSight& sight = *seen.sight;
  const auto numbers = numbers_of(sight);
  out.open_object().key("id").text(sight.ladder->id).key("program").text(seen.program->id);
  out.key("says").words(sight.ladder->name).key("tiers").open_list();
  for (const std::size_t tier : sight.ladder->from_the_top()) {
    const echelon::LadderTier& each = sight.ladder->tiers[tier];
    out.open_object().key("id").text(each.id).key("says").words(each.name);
    out.key("term_months").whole(each.term_months).key("people").whole(numbers[tier].people);
    out.key("due").whole(numbers[tier].due).key("overdue").whole(numbers[tier].overdue).close_object();
  }
  out.close_list().key("steps").open_list();
  for (const LadderStepView& view : sight.steps) json_step(out, sight, view);
  out.close_list().key("outside").whole(std::ssize(sight.outside)).close_object();
}

Listing tiers_listing(const std::vector<SeenLadder>& ladders, echelon::Language language, bool codes) {
  Listing listing({{"ladder", {"梯队", "ladder"}},
                   {"tier", {"层级", "tier"}},
                   {"people", {"人数", "people"}, true},
                   {"term_months", {"任期（月）", "term (months)"}, true},
                   {"due", {"待考核", "due"}, true},
                   {"overdue", {"逾期", "overdue"}, true},
                   {"step", {"上一级", "step up"}},
                   {"eligible", {"现在可上", "can move"}, true},
                   {"within_a_year", {"一年内可上", "within a year"}, true},
                   {"yearly_places", {"每年名额", "places a year"}, true}});
  for (const SeenLadder& seen : ladders) {
    const LadderSight& sight = *seen.sight;
    const auto numbers = numbers_of(sight);
    for (const std::size_t tier : sight.ladder->from_the_top()) {
      const echelon::LadderTier& each = sight.ladder->tiers[tier];
      const auto up = std::ranges::find_if(
          sight.steps, [&](const LadderStepView& view) { return view.step->from == tier; });
      const bool has = up != sight.steps.end();
      listing.row({codes ? sight.ladder->id : sight.ladder->name.in(language),
                   codes ? each.id : each.name.in(language), std::to_string(numbers[tier].people),
                   each.term_months == 0 ? "" : std::to_string(each.term_months),
                   std::to_string(numbers[tier].due), std::to_string(numbers[tier].overdue),
                   !has    ? ""
                   : codes ? up->step->judged_by
                           : up->step->name.in(language),
                   has ? std::to_string(up->eligible) : "", has ? std::to_string(up->within_a_year) : "",
                   has && up->step->yearly_places > 0 ? std::to_string(up->step->yearly_places) : ""});
    }
  }
  return listing;
}

/// The people of the ladders, of one tier if it is named.
Listing people_listing(Session& session, const std::vector<SeenLadder>& ladders, const std::string& tier) {
  const auto snapshot = session.office().snapshot();
  Listing listing = standing_listing();
  for (const SeenLadder& seen : ladders) {
    for (const LadderStanding& standing : seen.sight->people) {
      if (tier.empty() || seen.sight->ladder->find_tier(tier) == standing.tier)
        add_standing(listing, session, *snapshot, *seen.sight->ladder, standing);
    }
  }
  return listing;
}

}  // namespace

int ladder(Session& session, const LadderOptions& options) {
  if (is_ladder_step(options.what)) return ladder_step(session, options);
  if (options.what == "terms") return show_terms(session, options);
  echelon::Office& office = session.office();
  const auto ladders = ladders_of(office, options.what.empty() ? options.ladder : options.what);
  if (!options.people.empty()) return show_ladder_person(session, ladders, options.people.front());
  if (options.list || !options.tier.empty()) {
    require_tier_of(ladders, options.tier);
    session.show(people_listing(session, ladders, options.tier));
    return done;
  }
  if (session.format() != Format::json) {
    session.show(tiers_listing(ladders, session.language(), session.format() == Format::csv));
    return done;
  }
  JsonOut out;
  out.open_object().key("as_of").date(office.as_of()).key("ladders").open_list();
  for (const SeenLadder& seen : ladders) json_ladder(out, seen);
  out.close_list().close_object();
  session.say(out.finish());
  return done;
}

}  // namespace cli
