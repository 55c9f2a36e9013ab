#include "echelon/optimise/quota_search.hpp"

#include <algorithm>
#include <cmath>

namespace echelon::optimise {
namespace {

constexpr double whole = 1e-6;
constexpr std::size_t rows_at_once = 50;
constexpr std::size_t small_universe = 4096;
constexpr std::size_t sample_size = 8192;
constexpr std::size_t small_pool = 32768;

std::size_t near_list_size(const QuotaRows& rows) {
  return 2048 + 8 * static_cast<std::size_t>(std::max<std::int64_t>(0, rows.rows[0].high));
}

}  // namespace

QuotaSearch::QuotaSearch(const QuotaRows& rows, std::span<const std::int64_t> scores,
                         const Progress& progress)
    : QuotaSearch(rows, scores, progress,
                  scores.empty() ? std::pair<std::int64_t, std::int64_t>{} : least_and_most(scores)) {}

QuotaSearch::QuotaSearch(const QuotaRows& rows, std::span<const std::int64_t> scores,
                         const Progress& progress, std::pair<std::int64_t, std::int64_t> range)
    : rows_(rows),
      scores_(scores),
      progress_(&progress),
      least_score_(range.first),
      most_score_(range.second),
      prices_(rows, scores, least_score_, most_score_),
      near_list_(prices_, rows, scores, near_list_size(rows)),
      lp_(std::make_unique<BoxedSimplex>(rows.width())),
      marks_(scores.size(), Mark::open),
      column_of_(scores.size(), -1),
      lp_row_of_(rows.rows.size(), -1),
      sums_(rows.rows.size(), 0),
      sample_(rows, scores),
      packed_universe_(rows, scores) {
  for (std::size_t r = 0; r < rows.rows.size(); ++r)
    if (rows.rows[r].demanding()) demanding_.push_back(r);
}

void QuotaSearch::hold(std::size_t candidate, bool in) {
  marks_[candidate] = in ? Mark::in : Mark::out;
  if (in) in_.push_back(candidate);
}

/// The first columns: those held, and about three times as many of the best as there are seats.
void QuotaSearch::start() {
  center_ = (static_cast<double>(least_score_) + static_cast<double>(most_score_)) / 2;
  unit_ = std::max(1.0, (static_cast<double>(most_score_) - static_cast<double>(least_score_)) / 2);
  for (const auto& row : rows_.rows)
    if (row.penalty > 0)
      unit_ = std::max(unit_, static_cast<double>(row.penalty) * static_cast<double>(row.largest));
  add_row(0);
  for (const auto candidate : in_) add_column(candidate);

  const auto stride = scores_.size() / sample_size + 1;
  std::vector<std::int64_t> scores;
  for (std::size_t j = 0; j < scores_.size(); j += stride)
    if (marks_[j] == Mark::open) scores.push_back(scores_[j]);
  if (scores.empty()) return;
  const auto score_at = [&](std::size_t place) {
    const auto at = scores.begin() + static_cast<std::ptrdiff_t>(std::min(scores.size() - 1, place / stride));
    std::ranges::nth_element(scores, at, std::greater{});
    return *at;
  };
  const auto wanted = 3 * static_cast<std::size_t>(rows_.rows[0].high) + 16;
  const auto least = score_at(wanted);
  std::size_t room = 2 * wanted;
  const auto offer = [&](std::size_t j) {
    if (room > 0 && scores_[j] >= least && marks_[j] == Mark::open) add_column(j), --room;
  };
  if (scores_.size() > small_pool) {
    take_sample(score_at(sample_size / 2));
    for (std::size_t i = 0; i < sample_.size(); ++i) offer(sample_.who(i));
  } else {
    for (std::size_t j = 0; j < scores_.size(); ++j) offer(j);
  }
}

/// The best scored, as far as there is room, and of the others every so manieth: enough to find prices that
/// are nearly right.
void QuotaSearch::take_sample(std::int64_t least_score) {
  const auto stride = scores_.size() / sample_size + 1;
  std::size_t room = sample_size;
  std::size_t next = 0;
  for (std::size_t j = 0; j < scores_.size(); ++j) {
    const auto regular = j == next;
    if (regular) next += stride;
    const auto good = scores_[j] >= least_score && room > 0;
    if (!good && !regular) continue;
    if (good) --room;
    sample_.add(j);
  }
}

void QuotaSearch::add_column(std::size_t candidate) {
  if (column_of_[candidate] >= 0) return;
  std::vector<BoxedSimplex::Entry> entries;
  rows_.entries(candidate, [&](std::int32_t row, std::int64_t by) {
    const auto lp_row = lp_row_of_[static_cast<std::size_t>(row)];
    if (lp_row < 0) return;
    const auto largest = rows_.rows[static_cast<std::size_t>(row)].largest;
    entries.push_back({lp_row, static_cast<double>(by) / static_cast<double>(largest)});
  });
  const auto cost = (static_cast<double>(scores_[candidate]) - center_) / unit_;
  const auto low = marks_[candidate] == Mark::in ? 1.0 : 0.0;
  const auto high = marks_[candidate] == Mark::out ? 0.0 : 1.0;
  column_of_[candidate] = lp_->add_column(cost, low, high, entries);
  candidate_of_.push_back(static_cast<std::ptrdiff_t>(candidate));
}

void QuotaSearch::add_row(std::size_t r) {
  const auto& row = rows_.rows[r];
  const auto largest = static_cast<double>(row.largest);
  const auto lp_row =
      lp_->add_row(static_cast<double>(row.low) / largest, static_cast<double>(row.high) / largest);
  lp_row_of_[r] = lp_row;
  row_of_lp_.push_back(r);
  for (std::size_t c = 0; c < candidate_of_.size(); ++c) {
    if (candidate_of_[c] < 0) continue;
    rows_.entries(static_cast<std::size_t>(candidate_of_[c]), [&](std::int32_t entry_row, std::int64_t by) {
      if (static_cast<std::size_t>(entry_row) == r)
        lp_->add_entry(static_cast<std::int32_t>(c), {lp_row, static_cast<double>(by) / largest});
    });
  }
  if (row.penalty > 0) add_penalty_columns(r, lp_row);
}

/// What is missing below or too much above, at its price.
void QuotaSearch::add_penalty_columns(std::size_t r, std::int32_t lp_row) {
  const auto& row = rows_.rows[r];
  const auto largest = static_cast<double>(row.largest);
  const auto cost = -static_cast<double>(row.penalty) * largest / unit_;
  const auto missing = (static_cast<double>(row.low) - static_cast<double>(row.least)) / largest;
  const auto excess = (static_cast<double>(row.most) - static_cast<double>(row.high)) / largest;
  const BoxedSimplex::Entry up{lp_row, 1.0};
  const BoxedSimplex::Entry down{lp_row, -1.0};
  lp_->add_column(cost, 0, missing, {&up, 1});
  lp_->add_column(cost, 0, excess, {&down, 1});
  candidate_of_.insert(candidate_of_.end(), 2, -1);
}

double QuotaSearch::cut_off() const {
  const auto seats = static_cast<double>(rows_.rows[0].high);
  const auto cut = (static_cast<double>(target_) - center_ * seats) / unit_;
  return cut - 1e-10 * (1 + std::abs(cut));
}

/// Rows that the linear program does not hold yet and its point breaks, the worst first.
bool QuotaSearch::add_broken_rows() {
  // Only rows that the point touches can be above; those below are looked for among the rows with a minimum.
  std::vector<std::size_t> touched;
  for (std::size_t c = 0; c < candidate_of_.size(); ++c) {
    const auto share = lp_->value(static_cast<std::int32_t>(c));
    if (candidate_of_[c] < 0 || share == 0) continue;
    rows_.entries(static_cast<std::size_t>(candidate_of_[c]), [&](std::int32_t entry, std::int64_t by) {
      const auto row = static_cast<std::size_t>(entry);
      if (sums_[row] == 0) touched.push_back(row);
      sums_[row] += share * static_cast<double>(by);
    });
  }
  std::vector<std::pair<double, std::size_t>> broken;
  const auto look_at = [&](std::size_t r) {
    const auto& row = rows_.rows[r];
    const auto outside =
        std::max(static_cast<double>(row.low) - sums_[r], sums_[r] - static_cast<double>(row.high)) /
        static_cast<double>(row.largest);
    if (lp_row_of_[r] < 0 && outside > whole) broken.emplace_back(-outside, r);
  };
  for (const auto r : demanding_) look_at(r);
  for (const auto r : touched)
    if (!rows_.rows[r].demanding()) look_at(r);
  for (const auto r : touched) sums_[r] = 0;
  std::ranges::sort(broken);
  broken.erase(std::unique(broken.begin(), broken.end()), broken.end());
  if (broken.size() > rows_at_once) broken.resize(rows_at_once);
  for (const auto& [outside, r] : broken) add_row(r);
  return !broken.empty();
}

void QuotaSearch::take_prices() {
  const auto y = lp_->prices();
  row_prices_.clear();
  for (std::size_t i = 0; i < y.size(); ++i) {
    const auto r = row_of_lp_[i];
    const auto price = y[i] * unit_ / static_cast<double>(rows_.rows[r].largest);
    row_prices_.push_back({r, r == 0 ? price + center_ : price});
  }
  prices_.set(row_prices_);
}

/// Adds the columns that the prices ask for. Are there any?
bool QuotaSearch::price_in() {
  std::vector<std::pair<double, std::size_t>> wanted;
  open_above(prices_.margin() + 1e-11 * unit_, [&](std::size_t j, double gain) {
    if (column_of_[j] < 0) wanted.emplace_back(-gain, j);
  });
  const auto most = std::min(wanted.size(), 50 + static_cast<std::size_t>(rows_.rows[0].high));
  std::ranges::partial_sort(wanted, wanted.begin() + static_cast<std::ptrdiff_t>(most));
  for (std::size_t i = 0; i < most; ++i) add_column(wanted[i].second);
  return most > 0;
}

/// Solves the linear program of the present marks over all candidates; `bound_` is then exact.
void QuotaSearch::settle() {
  using Outcome = BoxedSimplex::Outcome;
  auto cut = cut_off();
  for (bool retried = false;;) {
    progress_->check();
    const auto outcome = lp_->solve(cut);
    if (outcome == Outcome::optimal) {
      if (add_broken_rows()) continue;
      const auto before = target_;
      consider_point();
      if (stop_) return;
      if (target_ != before) cut = cut_off();
    }
    take_prices();
    if (price_in()) continue;
    bound_ = exact_bound();
    if (outcome != Outcome::cut_off || scaled_down(bound_) < target_ || retried) return;
    retried = true;
    cut -= 1;
  }
}

/// No set of the present marks is worth more than this, scaled up.
Wide QuotaSearch::exact_bound() {
  auto bound = prices_.paid();
  for (const auto candidate : in_) bound += prices_.gain(candidate);
  gains_.clear();
  const auto take = [&](std::size_t j) {
    const auto gain = prices_.gain(j);
    gains_.emplace_back(j, gain);
    if (gain > 0) bound += gain;
  };
  const auto margin = prices_.margin();
  if (scope_ == Scope::universe && universe_.size() <= small_universe) {
    open_above(-HUGE_VAL, [&](std::size_t j, double) { take(j); });
    return bound;
  }
  std::size_t small = 0;
  open_above(-margin, [&](std::size_t j, double gain) {
    if (gain > margin) {
      take(j);
    } else {
      ++small;
    }
  });
  // Where very many gain next to nothing, each is taken for twice the margin, as long as all of that is too
  // little to matter.
  const auto most = 2 * margin * static_cast<double>(small);
  if (small > small_universe && most <= 0.25) {
    bound += static_cast<Wide>(std::ldexp(most, price_bits)) + 1;
  } else if (small > 0) {
    open_above(-margin, [&](std::size_t j, double gain) {
      if (gain <= margin) take(j);
    });
  }
  return bound;
}

void QuotaSearch::fix_one(std::size_t candidate, bool in) {
  if (marks_[candidate] != Mark::open) return;
  marks_[candidate] = in ? Mark::in : Mark::out;
  trail_.push_back(candidate);
  if (in) {
    in_.push_back(candidate);
    add_column(candidate);
  }
  if (const auto column = column_of_[candidate]; column >= 0) lp_->set_bounds(column, in ? 1 : 0, in ? 1 : 0);
}

std::ptrdiff_t QuotaSearch::place_in_universe(std::size_t candidate) const {
  if (groups_.empty()) return -1;
  const auto found = std::ranges::lower_bound(universe_, candidate);
  return found != universe_.end() && *found == candidate ? found - universe_.begin() : -1;
}

/// Who is in brings all better ones alike, who is out takes along all worse ones.
void QuotaSearch::fix(std::size_t candidate, bool in) {
  const auto at = place_in_universe(candidate);
  if (at < 0) return fix_one(candidate, in);
  const auto& alike = groups_[static_cast<std::size_t>(group_of_[static_cast<std::size_t>(at)])];
  const auto place = static_cast<std::size_t>(place_of_[static_cast<std::size_t>(at)]);
  for (auto i = in ? 0 : place; i < (in ? place + 1 : alike.size()); ++i) fix_one(alike[i], in);
}

void QuotaSearch::undo(std::size_t mark) {
  while (trail_.size() > mark) {
    const auto candidate = trail_.back();
    trail_.pop_back();
    if (marks_[candidate] == Mark::in) in_.pop_back();
    marks_[candidate] = Mark::open;
    if (const auto column = column_of_[candidate]; column >= 0) lp_->set_bounds(column, 0, 1);
  }
}

/// Whoever would take the bound below the target by coming in or staying out is fixed.
void QuotaSearch::fix_by_gain(Wide bound) {
  const auto least = scaled_up(target_);
  for (const auto& [candidate, gain] : gains_) {
    if (gain < 0 && bound + gain < least) fix(candidate, false);
    if (gain > 0 && bound - gain < least) fix(candidate, true);
  }
}

bool QuotaSearch::consider_point() {
  std::vector<std::size_t> members;
  for (std::size_t c = 0; c < candidate_of_.size(); ++c) {
    if (candidate_of_[c] < 0) continue;
    const auto share = lp_->value(static_cast<std::int32_t>(c));
    if (std::min(std::abs(share), std::abs(1 - share)) > whole) return false;
    if (share > 0.5) members.push_back(static_cast<std::size_t>(candidate_of_[c]));
  }
  consider(std::move(members));
  return true;
}

void QuotaSearch::consider(std::vector<std::size_t> members) {
  const auto value = value_of(members);
  if (!value || *value < target_) return;
  std::ranges::sort(members);
  best_ = value;
  best_members_ = std::move(members);
  target_ = *value + grain_;
  stop_ = first_only_;
}

std::optional<Wide> QuotaSearch::value_of(std::span<const std::size_t> members) const {
  Wide value = 0;
  for (const auto member : members) value += scores_[member];
  const auto sums = rows_.usage(members);
  for (std::size_t r = 0; r < sums.size(); ++r) {
    const auto& row = rows_.rows[r];
    const auto outside = std::max({Wide{0}, Wide{row.low} - sums[r], Wide{sums[r]} - row.high});
    if (outside > 0 && row.penalty == 0) return std::nullopt;
    value -= outside * row.penalty;
  }
  return value;
}

}  // namespace echelon::optimise
