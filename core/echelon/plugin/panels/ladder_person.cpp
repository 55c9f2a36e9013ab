#include <algorithm>

#include "echelon/plugin/panels/ladder_parts.hpp"
#include "echelon/rules/held_tier.hpp"

namespace echelon::panels {
namespace {

Tone tone_of(TermResult result) {
  if (result == TermResult::failed || result == TermResult::lapsed) return Tone::bad;
  return result == TermResult::deferred ? Tone::caution : Tone::good;
}

/// All ladders that the person stands or stood on, a row each.
void draw_way(Surface& surface, const PanelContext& context, PersonIndex person) {
  Timeline timeline;
  timeline.id = "way";
  timeline.title = {"各梯队上的经历", "the way so far, on every ladder"};
  timeline.today = context.snapshot.as_of;
  for (const LadderSight& sight : context.ladders->ladders) {
    Timeline::Row row{sight.ladder->name, {}};
    const Symbol ladder = context.snapshot.symbols.find(sight.ladder->id);
    for (const TierHeld& held : context.snapshot.tiers.of(person)) {
      if (held.ladder != ladder || !held.since.known()) continue;
      const bool now = holds_on(held, context.snapshot.as_of);
      const Date to = held.until.known() ? held.until : context.snapshot.as_of;
      row.spans.push_back(
          {tier_said(sight, context.snapshot, held.tier), held.since, to, now ? Tone::good : Tone::muted});
    }
    if (!row.spans.empty()) timeline.rows.push_back(std::move(row));
  }
  if (!timeline.rows.empty()) surface.timeline(timeline);
}

void draw_reviews(Surface& surface, const PanelContext& context, const LadderSight& sight,
                  PersonIndex person) {
  const Symbol ladder = context.snapshot.symbols.find(sight.ladder->id);
  std::vector<const TierReview*> reviews;
  for (const TierReview& review : context.snapshot.tier_reviews.of(person)) {
    if (review.ladder == ladder) reviews.push_back(&review);
  }
  if (reviews.empty()) return;
  const Language language = surface.language();
  Table table;
  table.id = "reviews";
  table.columns = {{"on", {"日期", "on"}, 1},
                   {"tier", {"层级", "tier"}, 1.6},
                   {"term", {"原任期至", "term was to"}, 1},
                   {"result", {"结果", "result"}, 1.2},
                   {"until", {"现任期至", "now until"}, 1}};
  table.rows = reviews.size();
  table.empty = {"还没有考核记录。", "No review on record."};
  table.visible_rows = static_cast<int>(std::min<std::size_t>(reviews.size(), 6));
  table.searchable = false;
  table.revision = context.revision * 1'000'003U + static_cast<std::uint64_t>(person);
  table.key = [&](std::size_t row) { return std::to_string(row); };
  table.cell = [&, language](std::size_t row, std::size_t column) -> Cell {
    const TierReview& review = *reviews[row];
    const auto plain = [](std::string text) {
      return Cell{std::move(text), std::nullopt, Tone::plain, std::nullopt};
    };
    if (column == 0) return plain(review.reviewed_on.iso());
    if (column == 1) return plain(tier_said(sight, context.snapshot, review.tier).in(language));
    if (column == 2) return plain(review.term_to.iso());
    if (column == 3)
      return {words(review.result).in(language), std::nullopt, tone_of(review.result), std::nullopt};
    return plain(review.until.iso());
  };
  surface.table(table);
}

void draw_steps(Surface& surface, const PanelContext& context, const LadderSight& sight,
                const LadderStanding& standing) {
  bool any = false;
  for (const LadderStepView& view : sight.steps) {
    const auto position = view.step->from == standing.tier ? view.position_of(standing.person) : std::nullopt;
    if (!position) continue;
    any = true;
    const std::string id = "step-" + view.step->id;
    surface.group(id, {"上一级：" + view.step->name.zh, "next step: " + view.step->name.en}, [&] {
      draw_findings(
          surface, context,
          {*view.judged, view.findings, static_cast<PersonIndex>(*position), "findings-" + view.step->id});
    });
  }
  if (!any) surface.text({"这已是此梯队的最高层级。", "This is the top of the ladder."}, Tone::muted);
}

}  // namespace

void draw_ladder_person(Surface& surface, const PanelContext& context, const LadderSight& sight,
                        PersonIndex person) {
  const std::string head = name_of(context, person) + "　" + id_of(context, person);
  surface.group("person", {head, head}, [&] {
    const LadderStanding* standing = sight.of(person);
    if (standing != nullptr) {
      const std::string until = standing->until.known() ? standing->until.iso() : "";
      const Words& tier = tier_name(sight, standing->tier);
      surface.status(words(standing->state),
                     standing->state == TierState::held ? Tone::good : tone_of(standing->state));
      surface.text(
          {tier.zh + "，自 " + standing->since.iso() + " 起" + (until.empty() ? "" : "，任期至 " + until),
           tier.en + " since " + standing->since.iso() + (until.empty() ? "" : ", term until " + until)});
    } else {
      surface.text({"现不在此梯队上。", "Holds no tier of this ladder now."}, Tone::muted);
    }
    draw_way(surface, context, person);
    draw_reviews(surface, context, sight, person);
  });
  if (const LadderStanding* standing = sight.of(person)) draw_steps(surface, context, sight, *standing);
  draw_tier_acts(surface, context, sight, person);
}

}  // namespace echelon::panels
