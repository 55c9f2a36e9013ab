#include "echelon/rules/ladder_standing.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>

#include "echelon/rules/held_tier.hpp"

namespace echelon {
namespace {

/// The tiers of a ladder by the symbols that records say.
class TiersBySymbol {
 public:
  TiersBySymbol(const Ladder& ladder, const Snapshot& snapshot) : ladder_(snapshot.symbols.find(ladder.id)) {
    for (std::size_t tier = 0; tier < ladder.tiers.size(); ++tier) {
      names_.emplace_back();
      add(snapshot.symbols.find(ladder.tiers[tier].id), tier);
      for (const std::string& alias : ladder.tiers[tier].aliases) add(snapshot.symbols.find(alias), tier);
    }
  }
  [[nodiscard]] Symbol ladder() const { return ladder_; }
  [[nodiscard]] std::optional<std::size_t> find(Symbol symbol) const {
    const auto found = tiers_.find(symbol);
    if (found == tiers_.end()) return std::nullopt;
    return found->second;
  }
  [[nodiscard]] const std::set<Symbol>& names(std::size_t tier) const { return names_[tier]; }

 private:
  void add(Symbol symbol, std::size_t tier) {
    if (symbol == Symbol::empty) return;
    tiers_.emplace(symbol, tier);
    names_[tier].insert(symbol);
  }
  Symbol ladder_;
  std::unordered_map<Symbol, std::size_t> tiers_;
  std::vector<std::set<Symbol>> names_;
};

bool in_service(const Snapshot& snapshot, PersonIndex person) {
  return snapshot.people.in_service[static_cast<std::size_t>(person)] != 0;
}

}  // namespace

const Words& words(TierState state) {
  static const std::array<Words, 3> list{
      {{"在任", "held"}, {"待考核", "review due"}, {"逾期未考核", "review overdue"}}};
  return list.at(static_cast<std::size_t>(state));
}

std::string_view code(TierState state) {
  constexpr std::array<std::string_view, 3> list{"held", "due", "overdue"};
  return list.at(static_cast<std::size_t>(state));
}

std::vector<LadderStanding> standings_on(const Ladder& ladder, const Snapshot& snapshot) {
  std::vector<LadderStanding> list;
  const TiersBySymbol tiers(ladder, snapshot);
  if (tiers.ladder() == Symbol::empty) return list;
  for (PersonIndex person = 0; person < snapshot.size(); ++person) {
    if (snapshot.tiers.of(person).empty() || !in_service(snapshot, person)) continue;
    const TierHeld* held = last_holding(snapshot, person, tiers.ladder());
    const auto tier = held == nullptr ? std::nullopt : tiers.find(held->tier);
    if (!tier) continue;
    const bool holds = holds_on(*held, snapshot.as_of);
    if (!holds && !awaits_review(snapshot, person, *held)) continue;
    LadderStanding standing{person, *tier, TierState::held, {}, held->until};
    standing.since = time_on_tier(snapshot, person, tiers.ladder(), tiers.names(*tier)).since;
    if (!holds) {
      standing.state = TierState::awaits;
    } else if (held->until.known() && ladder.tiers[*tier].term_months > 0 &&
               held->until < snapshot.as_of.plus_months(ladder.review_months)) {
      const TierReview* review = last_review(snapshot, person, *held);
      const bool decided =
          review != nullptr && review->result != TermResult::passed && review->result != TermResult::deferred;
      if (!decided) standing.state = TierState::due;
    }
    list.push_back(standing);
  }
  return list;
}

std::vector<LostTier> lost_on(const Ladder& ladder, const Snapshot& snapshot) {
  std::vector<LostTier> list;
  const TiersBySymbol tiers(ladder, snapshot);
  const std::vector<int> high = ladder.heights();
  for (PersonIndex person = 0; person < snapshot.size(); ++person) {
    const auto reviews = snapshot.tier_reviews.of(person);
    if (reviews.empty() || !in_service(snapshot, person)) continue;
    // The last loss on the ladder; what was taken up again since does not count.
    std::optional<LostTier> lost;
    for (const TierReview& review : reviews) {
      const auto tier = review.ladder == tiers.ladder() ? tiers.find(review.tier) : std::nullopt;
      if (!tier || (review.result != TermResult::failed && review.result != TermResult::lapsed)) continue;
      const Date last = std::max(review.until, review.reviewed_on);
      lost = LostTier{person, *tier, review.until,
                      last.plus_months(ladder.tiers[*tier].return_months).plus_days(1)};
    }
    if (!lost || lost->lost_on >= snapshot.as_of) continue;
    const TierHeld* held = last_holding(snapshot, person, tiers.ladder());
    const auto now =
        held == nullptr || !holds_on(*held, snapshot.as_of) ? std::nullopt : tiers.find(held->tier);
    if (!now || high[*now] < high[lost->tier]) list.push_back(*lost);
  }
  return list;
}

}  // namespace echelon
