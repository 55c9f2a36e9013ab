#include <algorithm>
#include <cmath>

#include "echelon/optimise/cohort_master.hpp"

// The working basis: its inverse, its values and prices, and one step of the simplex.

namespace echelon::optimise {
namespace {

constexpr double tiny = 1e-9;

}  // namespace

/// `column_`: how the variable uses the active rows, beyond its teacher's key.
void CohortMaster::column_of(const Variable& v) {
  std::ranges::fill(column_, 0);
  if (v.kind != Variable::Kind::bundle) {
    column_[static_cast<std::size_t>(v.number)] = v.kind == Variable::Kind::left ? 1 : -1;
    return;
  }
  const auto add = [&](std::int32_t b, double sign) {
    for (const auto& load : loads_of(b))
      if (const auto at = place_of_[static_cast<std::size_t>(load.row)]; at >= 0)
        column_[static_cast<std::size_t>(at)] += sign * load.by;
  };
  add(v.number, 1);
  add(key_[teacher_of(v)], -1);
}

/// `alpha_`: the inverse times `column_`.
void CohortMaster::multiply() {
  const auto size = active_.size();
  std::ranges::fill(alpha_, 0);
  for (std::size_t r = 0; r < size; ++r) {
    const auto by = column_[r];
    if (by == 0) continue;
    const auto* from = &inverse_[r * size];
    for (std::size_t p = 0; p < size; ++p) alpha_[p] += by * from[p];
    work_ += static_cast<std::int64_t>(size) / 4;
  }
  moved_.clear();
  for (std::size_t p = 0; p < size; ++p)
    if (std::abs(alpha_[p]) > tiny) moved_.push_back(p);
}

/// Puts the variable whose product is in `alpha_` at a place of the basis.
void CohortMaster::replace(std::size_t place, const Variable& by) {
  const auto size = active_.size();
  const auto pivot = alpha_[place];
  for (std::size_t r = 0; r < size; ++r) {
    auto* to = &inverse_[r * size];
    if (std::abs(to[place]) < 1e-13) {
      to[place] = 0;
      continue;
    }
    const auto factor = to[place] / pivot;
    for (const auto p : moved_) to[p] -= alpha_[p] * factor;
    to[place] = factor;
    work_ += static_cast<std::int64_t>(moved_.size());
  }
  basis_[place] = by;
}

/// From the rows' own variables, the bundles of the basis one after the other.
void CohortMaster::invert() {
  const auto size = active_.size();
  work_ += static_cast<std::int64_t>(size * size) / 2;
  pivots_ = 0;
  inverse_.assign(size * size, 0);
  value_.resize(size);
  price_.resize(size);
  column_.resize(size);
  alpha_.resize(size);
  std::vector<Variable> wanted;
  std::vector<char> own(size, 0);  // the row's own variable stays
  std::vector<Variable> slack(size);
  for (std::size_t r = 0; r < size; ++r) slack[r] = {Variable::Kind::left, static_cast<std::int32_t>(r)};
  for (const auto& v : basis_) {
    if (v.kind == Variable::Kind::bundle) {
      wanted.push_back(v);
    } else {
      own[static_cast<std::size_t>(v.number)] = 1;
      slack[static_cast<std::size_t>(v.number)] = v;
    }
  }
  for (auto& list : nonkeys_) list.clear();
  for (std::size_t r = 0; r < size; ++r) {
    basis_[r] = slack[r];
    inverse_[r * size + r] = slack[r].kind == Variable::Kind::left ? 1 : -1;
  }
  for (const auto& v : wanted) {
    column_of(v);
    multiply();
    std::ptrdiff_t best = -1;
    for (const auto p : moved_)
      if (own[p] == 0 && (best < 0 || std::abs(alpha_[p]) > std::abs(alpha_[static_cast<std::size_t>(best)])))
        best = static_cast<std::ptrdiff_t>(p);
    if (best < 0 || std::abs(alpha_[static_cast<std::size_t>(best)]) < 1e-7) continue;
    replace(static_cast<std::size_t>(best), v);
    own[static_cast<std::size_t>(best)] = 1;
    nonkeys_[teacher_of(v)].push_back(static_cast<std::size_t>(best));
  }
}

/// The basic variables' values; a row's own variable below zero changes sides.
void CohortMaster::place_values() {
  const auto size = active_.size();
  std::vector<double> rest(size);
  for (std::size_t r = 0; r < size; ++r) rest[r] = supply_[static_cast<std::size_t>(active_[r])];
  for (std::size_t t = 0; t < key_.size(); ++t) {
    key_weight_[t] = 1;
    for (const auto& load : loads_of(key_[t]))
      if (const auto at = place_of_[static_cast<std::size_t>(load.row)]; at >= 0)
        rest[static_cast<std::size_t>(at)] -= load.by;
  }
  column_ = rest;
  multiply();
  value_ = alpha_;
  for (std::size_t p = 0; p < size; ++p) {
    auto& v = basis_[p];
    if (v.kind == Variable::Kind::bundle) {
      key_weight_[teacher_of(v)] -= value_[p];
    } else if (value_[p] < 0) {
      v.kind = v.kind == Variable::Kind::left ? Variable::Kind::excess : Variable::Kind::left;
      value_[p] = -value_[p];
      for (std::size_t r = 0; r < size; ++r) inverse_[r * size + p] = -inverse_[r * size + p];
    }
  }
  reprice();
}

void CohortMaster::reprice() {
  const auto size = active_.size();
  work_ += static_cast<std::int64_t>(size * size) / 4;
  std::vector<double> costs(size);
  for (std::size_t p = 0; p < size; ++p) costs[p] = cost(basis_[p]);
  for (std::size_t r = 0; r < size; ++r) {
    double sum = 0;
    const auto* from = &inverse_[r * size];
    for (std::size_t p = 0; p < size; ++p) sum += costs[p] * from[p];
    price_[r] = sum;
  }
}

bool CohortMaster::choose_entering(Variable& entering, double& gain) {
  gain = 1e-7;
  bool found = false;
  const auto offer = [&](Variable::Kind kind, std::size_t number, double by) {
    if (by <= gain) return;
    gain = by;
    entering = {kind, static_cast<std::int32_t>(number)};
    found = true;
  };
  for (std::size_t r = 0; r < active_.size(); ++r) {
    offer(Variable::Kind::left, r, low_[r] - price_[r]);
    offer(Variable::Kind::excess, r, price_[r] - high_[r]);
  }
  constexpr std::size_t enough = 300;
  for (std::size_t seen = 0; seen < contested_.size(); ++seen) {
    if (found && seen >= enough) break;
    if (next_ >= contested_.size()) next_ = 0;
    const auto t = contested_[next_++];
    const auto key = over(key_[t]);
    work_ += 10 * static_cast<std::int64_t>(of_teacher_[t].size());
    for (const auto b : of_teacher_[t])
      if (!bundles_[static_cast<std::size_t>(b)].forbidden)
        offer(Variable::Kind::bundle, static_cast<std::size_t>(b), over(b) - key);
  }
  return found;
}

/// Takes the variable at a place out of its teacher's list.
void CohortMaster::leave(std::size_t place) {
  const auto& v = basis_[place];
  if (v.kind == Variable::Kind::bundle) std::erase(nonkeys_[teacher_of(v)], place);
}

/// The bundle at `place` becomes the key, the key takes its place.
void CohortMaster::change_key(std::size_t teacher, std::size_t place) {
  const auto size = active_.size();
  for (std::size_t r = 0; r < size; ++r) {
    auto* at = &inverse_[r * size];
    double sum = 0;
    for (const auto p : nonkeys_[teacher]) sum += at[p];
    at[place] = -sum;
  }
  std::swap(key_[teacher], basis_[place].number);
  std::swap(key_weight_[teacher], value_[place]);
}

/// How far the entering variable may grow until a basic one, or a key, reaches zero.
CohortMaster::Stop CohortMaster::find_stop(const Variable& entering) const {
  const bool is_bundle = entering.kind == Variable::Kind::bundle;
  const auto own = is_bundle ? teacher_of(entering) : 0;
  Stop stop;
  const auto limit = [&](double value, double rate, std::ptrdiff_t place, std::ptrdiff_t key_of) {
    if (rate < 1e-7) return;
    const auto ratio = std::max(0.0, value) / rate;
    if (ratio > stop.step + 1e-11 || (ratio > stop.step - 1e-11 && rate <= stop.rate)) return;
    stop = {std::min(stop.step, ratio), rate, place, key_of};
  };
  const auto limit_key = [&](std::size_t teacher) {
    double rate = is_bundle && teacher == own ? 1 : 0;
    for (const auto p : nonkeys_[teacher]) rate -= alpha_[p];
    limit(key_weight_[teacher], rate, -1, static_cast<std::ptrdiff_t>(teacher));
  };
  for (const auto p : moved_) limit(value_[p], alpha_[p], static_cast<std::ptrdiff_t>(p), -1);
  if (is_bundle) limit_key(own);
  for (const auto p : moved_)
    if (basis_[p].kind == Variable::Kind::bundle) limit_key(teacher_of(basis_[p]));
  return stop;
}

void CohortMaster::advance(const Variable& entering, double step) {
  for (const auto p : moved_) {
    value_[p] -= step * alpha_[p];
    if (basis_[p].kind == Variable::Kind::bundle) key_weight_[teacher_of(basis_[p])] += step * alpha_[p];
  }
  if (entering.kind == Variable::Kind::bundle) key_weight_[teacher_of(entering)] -= step;
}

bool CohortMaster::pivot(const Variable& entering, double gain) {
  column_of(entering);
  multiply();
  auto [step, rate, place, key_of] = find_stop(entering);
  if (place < 0 && key_of < 0) return false;
  advance(entering, step);
  if (key_of >= 0) {
    const auto teacher = static_cast<std::size_t>(key_of);
    if (nonkeys_[teacher].empty()) {  // its own bundle takes the key's place outright; the basis stays
      key_[teacher] = entering.number;
      key_weight_[teacher] = step;
      return true;
    }
    place = static_cast<std::ptrdiff_t>(nonkeys_[teacher].front());
    change_key(teacher, static_cast<std::size_t>(place));
    column_of(entering);
    multiply();
  }
  const auto at = static_cast<std::size_t>(place);
  const auto by = gain / alpha_[at];
  work_ += 16 * static_cast<std::int64_t>(active_.size());
  ++pivots_;
  for (std::size_t r = 0; r < active_.size(); ++r) price_[r] += by * inverse_[r * active_.size() + at];
  leave(at);
  replace(at, entering);
  value_[at] = step;
  if (entering.kind == Variable::Kind::bundle) nonkeys_[teacher_of(entering)].push_back(at);
  return true;
}

}  // namespace echelon::optimise
