#include "echelon/optimise/cohort_master.hpp"

#include <algorithm>
#include <cmath>

#include "echelon/optimise/cohort_dual.hpp"

namespace echelon::optimise {
namespace {

constexpr double tiny = 1e-9;

/// Rows offer a little more than they do, each differently, so that few vertices coincide.
double nudge(std::size_t row) {
  auto x = static_cast<std::uint64_t>(row) * 0x9E3779B97F4A7C15U;
  x ^= x >> 29;
  return 1e-7 * (1 + static_cast<double>(x % 1000) / 500);
}

}  // namespace

CohortMaster::CohortMaster(const CohortModel& model, const CohortChoices& choices)
    : model_(model),
      choices_(choices),
      scale_(static_cast<double>(mean_value(model))),
      of_teacher_(model.teachers()),
      key_(model.teachers(), -1),
      key_weight_(model.teachers(), 1),
      nonkeys_(model.teachers()),
      is_contested_(model.teachers(), 0),
      place_of_(model.rows + model.sessions, -1) {
  for (std::size_t r = 0; r < model.rows; ++r) {
    auto limit = static_cast<double>(model.limit[r]);
    if (static_cast<std::ptrdiff_t>(r) == model.budget_row) {
      for (std::size_t s = 0; s < model.sessions; ++s)
        if (choices.run[s] == CohortChoices::Run::open) limit -= static_cast<double>(model.cost[s]);
      limit /= 1e6;
    }
    supply_.push_back(limit + nudge(r));
  }
  for (std::size_t s = 0; s < model.sessions; ++s)
    supply_.push_back(-static_cast<double>(model.minimum[s]) + nudge(model.rows + s));
}

/// What a bundle uses of each row, behind `loads_`.
void CohortMaster::load(std::span<const std::int32_t> options) {
  const auto from = loads_.size();
  const auto add = [&](std::size_t row, double by) {
    for (auto i = from; i < loads_.size(); ++i) {
      if (loads_[i].row != static_cast<std::int32_t>(row)) continue;
      loads_[i].by += by;
      return;
    }
    loads_.push_back({static_cast<std::int32_t>(row), by});
  };
  for (const auto option : options) {
    const auto o = static_cast<std::size_t>(option);
    const auto s = static_cast<std::size_t>(model_.session[o]);
    const bool must = choices_.run[s] == CohortChoices::Run::open;
    loads_.push_back({model_.session[o], 1});
    if (must && model_.minimum[s] > 0) loads_.push_back({static_cast<std::int32_t>(model_.rows + s), -1});
    for (const auto day : model_.lane_days[static_cast<std::size_t>(model_.lane[o])]) {
      const auto known = std::any_of(loads_.begin() + static_cast<std::ptrdiff_t>(from), loads_.end(),
                                     [&](const Load& l) { return l.row == day; });
      if (!known) loads_.push_back({day, 1});
    }
    if (model_.budget_row >= 0) {
      auto yuan = static_cast<double>(model_.seat_cost[s]) / 1e6;
      if (!must && model_.limit[s] > 0)
        yuan += static_cast<double>(model_.cost[s]) / 1e6 / static_cast<double>(model_.limit[s]);
      if (yuan != 0) add(static_cast<std::size_t>(model_.budget_row), yuan);
    }
    if (model_.changes_row >= 0) add(static_cast<std::size_t>(model_.changes_row), model_.change[o]);
  }
}

bool CohortMaster::add_bundle(std::size_t teacher, std::span<const std::int32_t> options) {
  std::vector<std::int32_t> sorted(options.begin(), options.end());
  std::ranges::sort(sorted);
  for (const auto b : of_teacher_[teacher])
    if (std::ranges::equal(options_of(b), sorted)) return false;
  Bundle made;
  made.teacher = teacher;
  for (const auto o : sorted)
    made.worth += static_cast<double>(model_.value[static_cast<std::size_t>(o)]) / scale_;
  dear_ = std::max(dear_, 1 + 4 * made.worth);
  made.first_option = static_cast<std::int32_t>(options_.size());
  made.options = static_cast<std::int32_t>(sorted.size());
  made.first_load = static_cast<std::int32_t>(loads_.size());
  options_.insert(options_.end(), sorted.begin(), sorted.end());
  load(sorted);
  made.loads = static_cast<std::int32_t>(loads_.size()) - made.first_load;
  bundles_.push_back(made);
  of_teacher_[teacher].push_back(static_cast<std::int32_t>(bundles_.size()) - 1);
  if (key_[teacher] < 0) key_[teacher] = of_teacher_[teacher].front();
  if (of_teacher_[teacher].size() > 1 && is_contested_[teacher] == 0) {
    is_contested_[teacher] = 1;
    contested_.push_back(teacher);
  }
  return true;
}

void CohortMaster::forbid(std::size_t teacher, std::size_t number, bool forbidden) {
  bundles_[static_cast<std::size_t>(of_teacher_[teacher][number])].forbidden = forbidden;
}

double CohortMaster::worth(std::int32_t b) const {
  const auto& bundle = bundles_[static_cast<std::size_t>(b)];
  return bundle.forbidden ? bundle.worth - dear_ : bundle.worth;
}

double CohortMaster::over(std::int32_t b) const {
  auto sum = worth(b);
  for (const auto& load : loads_of(b))
    if (const auto at = place_of_[static_cast<std::size_t>(load.row)]; at >= 0)
      sum -= load.by * price_[static_cast<std::size_t>(at)];
  return sum;
}

double CohortMaster::cost(const Variable& v) const {
  const auto n = static_cast<std::size_t>(v.number);
  if (v.kind == Variable::Kind::left) return low_[n];
  if (v.kind == Variable::Kind::excess) return -high_[n];
  return worth(v.number) - worth(key_[bundles_[n].teacher]);
}

void CohortMaster::activate(std::int32_t row, double guess) {
  place_of_[static_cast<std::size_t>(row)] = static_cast<std::int32_t>(active_.size());
  active_.push_back(row);
  low_.push_back(std::max(0.0, guess - width_scale_));
  high_.push_back(guess + width_scale_);
  width_.push_back(width_scale_);
  basis_.push_back({Variable::Kind::left, static_cast<std::int32_t>(active_.size()) - 1});
}

void CohortMaster::begin(const CohortPrices& prices, std::int64_t width) {
  width_scale_ = static_cast<double>(std::max<std::int64_t>(1, width)) / scale_;
  for (std::size_t r = 0; r < model_.rows; ++r) {
    if (prices.row[r] == 0) continue;
    auto guess = static_cast<double>(prices.row[r]) / scale_;
    if (r < model_.sessions && choices_.run[r] != CohortChoices::Run::open && model_.limit[r] > 0)
      guess -=
          static_cast<double>(prices.money(model_.cost[r])) / scale_ / static_cast<double>(model_.limit[r]);
    if (guess > 0) activate(static_cast<std::int32_t>(r), guess);
    if (guess < 0 && r < model_.sessions && choices_.run[r] == CohortChoices::Run::open)
      activate(static_cast<std::int32_t>(model_.rows + r), -guess);
  }
  invert();
  place_values();
}

void CohortMaster::centre() {
  for (std::size_t r = 0; r < active_.size(); ++r) {
    const bool bound = price_[r] >= high_[r] - 1e-9 || (low_[r] > 0 && price_[r] <= low_[r] + 1e-9);
    if (bound) width_[r] *= 2;
    low_[r] = std::max(0.0, price_[r] - width_[r]);
    high_[r] = price_[r] + width_[r];
  }
}

CohortMaster::Bounds CohortMaster::widen() {
  auto bounds = Bounds::free;
  for (std::size_t p = 0; p < active_.size(); ++p) {
    const auto& v = basis_[p];
    if (v.kind == Variable::Kind::bundle || value_[p] < 1e-5) continue;
    const auto r = static_cast<std::size_t>(v.number);
    if (v.kind == Variable::Kind::excess) {
      if (high_[r] > dear_) return Bounds::broken;
      width_[r] *= 2;
      high_[r] += width_[r];
      bounds = Bounds::moved;
    } else if (low_[r] > 0) {
      width_[r] *= 2;
      low_[r] = std::max(0.0, low_[r] - width_[r]);
      bounds = Bounds::moved;
    }
  }
  return bounds;
}

bool CohortMaster::add_broken_rows() {
  std::vector<double> use(supply_.size(), 0);
  for (const auto& share : shares())
    for (const auto& load : loads_of(of_teacher_[share.teacher][share.number]))
      use[static_cast<std::size_t>(load.row)] += load.by * share.weight;
  const auto before = active_.size();
  for (std::size_t r = 0; r < use.size(); ++r) {
    if (r >= model_.rows) {
      const auto s = r - model_.rows;
      if (choices_.run[s] != CohortChoices::Run::open || model_.minimum[s] == 0) continue;
    }
    if (place_of_[r] >= 0 || use[r] <= supply_[r] + 1e-6) continue;
    activate(static_cast<std::int32_t>(r), 0);
  }
  return active_.size() > before;
}

bool CohortMaster::solve(const Progress& progress) {
  constexpr int pivots_between_inversions = 500;
  reprice();
  for (const auto limit = iterations_ + 20'000 + 20 * static_cast<std::int64_t>(active_.size());
       iterations_ < limit; ++iterations_) {
    if (iterations_ % 64 == 0) progress.check();
    if (work_ > work_limit_ || active_.size() > most_rows) return false;
    if (pivots_ >= pivots_between_inversions || basis_.size() > value_.size()) {
      invert();
      place_values();
    }
    Variable entering;
    double gain = 0;
    if (choose_entering(entering, gain)) {
      if (!pivot(entering, gain)) return false;
    } else if (!add_broken_rows()) {
      return true;
    }
  }
  return false;
}

double CohortMaster::objective() const {
  double sum = 0;
  for (const auto& share : shares()) sum += share.weight * worth(of_teacher_[share.teacher][share.number]);
  return sum * scale_;
}

void CohortMaster::prices(CohortPrices& into) const {
  std::ranges::fill(into.row, 0);
  for (std::size_t i = 0; i < active_.size(); ++i) {
    const auto r = static_cast<std::size_t>(active_[i]);
    const auto price = static_cast<std::int64_t>(std::llround(std::max(0.0, price_[i]) * scale_));
    if (r < model_.rows) {
      into.row[r] += price;
    } else {
      into.row[r - model_.rows] -= price;
    }
  }
  into.refresh(model_);
  if (model_.budget_row < 0) return;
  for (std::size_t s = 0; s < model_.sessions; ++s)
    if (choices_.run[s] != CohortChoices::Run::open && model_.limit[s] > 0)
      into.row[s] += (into.money(model_.cost[s]) + model_.limit[s] - 1) / model_.limit[s];
  into.refresh(model_);
}

std::vector<CohortMaster::Share> CohortMaster::shares() const {
  std::vector<Share> all;
  const auto number = [&](std::size_t t, std::int32_t b) {
    return static_cast<std::size_t>(std::ranges::find(of_teacher_[t], b) - of_teacher_[t].begin());
  };
  for (std::size_t t = 0; t < key_.size(); ++t) {
    if (key_weight_[t] > tiny) all.push_back({t, number(t, key_[t]), key_weight_[t]});
    for (const auto p : nonkeys_[t])
      if (value_[p] > tiny) all.push_back({t, number(t, basis_[p].number), value_[p]});
  }
  return all;
}

}  // namespace echelon::optimise
