#include "echelon/office/demo/ladder_way.hpp"

#include <algorithm>

namespace echelon::demo {
namespace {

constexpr int term_months = 36;
/// Reviews take place in the last days of a term.
constexpr int review_days = 10;

}  // namespace

void LadderWay::conclude(Date on, TermResult result, Date until) {
  TierRecord& row = rows_.back();
  reviews_.push_back({person_, ladder_, row.tier, row.since, row.until, on, result, until, {}});
  row.until = until;
}

void LadderWay::hold(int tier, Date since) {
  const bool runs = !rows_.empty() && (!until().known() || until() >= since);
  if (runs) conclude(since, TermResult::moved, since.plus_days(-1));
  const DemoTier& next = tiers_[static_cast<std::size_t>(tier)];
  const Date last = next.term ? since.plus_months(term_months).plus_days(-1) : Date();
  rows_.push_back({person_, ladder_, std::string(next.id), since, last});
  tier_ = tier;
  deferred_ = false;
  if (tier >= lost_) lost_ = -1;
}

void LadderWay::pass() {
  const Date next = until().plus_days(1);
  conclude(until().plus_days(-review_days), TermResult::passed, next.plus_months(term_months).plus_days(-1));
  deferred_ = false;
}

void LadderWay::defer(int months) {
  conclude(until().plus_days(-review_days), TermResult::deferred, until().plus_months(months));
  deferred_ = true;
}

void LadderWay::fail(int falls_to) {
  const int lost = tier_;
  const Date next = until().plus_days(1);
  conclude(until().plus_days(-review_days), TermResult::failed, until());
  hold(falls_to, next);
  lost_ = lost;
}

void LadderWay::end() {
  conclude(until().plus_days(-review_days), TermResult::ended, until());
  tier_ = -1;
}

void LadderWay::write(Date left, Batch& batch) {
  for (TierRecord& row : rows_) {
    if (left.known() && row.since > left) break;
    if (left.known() && (!row.until.known() || row.until > left)) row.until = left;
    batch.tiers.push_back(std::move(row));
  }
  for (TierReviewRecord& review : reviews_) {
    if (!left.known() || review.reviewed_on <= left) batch.tier_reviews.push_back(std::move(review));
  }
}

}  // namespace echelon::demo
