#include "echelon/optimise/phase_one.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace echelon::optimise {
namespace {

constexpr double tolerance = 1e-12;
constexpr double price_tolerance = 1e-9;
constexpr double pivot_tolerance = 1e-9;
constexpr double good_pivot = 1e-5;
constexpr int most_corrections = 2;
constexpr double in_doubt = 1e-4;  ///< when so little is broken, rounding may be to blame
constexpr int rounds_between_placings = 50;
constexpr int patience =
    100;  ///< rounds without a step before the first candidate is taken instead of the best

}  // namespace

PhaseOne::PhaseOne(std::size_t rows)
    : rows_(rows),
      low_(rows, 0),
      high_(rows, 0),
      x_(rows, 0),
      upper_(rows, 0),
      place_(rows, 0),
      basis_(rows, 0),
      inverse_(rows * rows, 0),
      y_(rows, 0),
      alpha_(rows, 0) {
  for (std::size_t r = 0; r < rows; ++r) {
    place_[r] = static_cast<std::ptrdiff_t>(r);
    basis_[r] = r;
    inverse_[r * rows + r] = -1;
  }
}

std::size_t PhaseOne::add_column(double low, double high, std::vector<Entry> entries) {
  entries_.push_back(std::move(entries));
  low_.push_back(low);
  high_.push_back(high);
  x_.push_back(low);
  upper_.push_back(0);
  place_.push_back(-1);
  return entries_.size() - 1;
}

void PhaseOne::bound(std::size_t variable, double low, double high) {
  low_[variable] = low;
  high_[variable] = high;
}

/// A row's own variable stands in it with −1.
double PhaseOne::product(std::span<const double> row, std::size_t variable) const {
  if (variable < rows_) return -row[variable];
  double sum = 0;
  for (const auto& entry : entries_[variable - rows_])
    sum += row[static_cast<std::size_t>(entry.row)] * entry.by;
  return sum;
}

void PhaseOne::add_times(std::vector<double>& sums, std::size_t variable, double by) const {
  if (variable < rows_) {
    sums[variable] -= by;
    return;
  }
  for (const auto& entry : entries_[variable - rows_])
    sums[static_cast<std::size_t>(entry.row)] += by * entry.by;
}

/// Builds the inverse anew by exchanging columns into the basis of row variables; one that does not fit
/// (numerically) gives way to a row's own variable.
void PhaseOne::invert() {
  std::vector<std::size_t> wanted;
  for (const auto variable : basis_)
    if (variable >= rows_) wanted.push_back(variable);
  std::ranges::sort(wanted);
  for (const auto variable : basis_) place_[variable] = -1;
  std::ranges::fill(inverse_, 0);
  for (std::size_t r = 0; r < rows_; ++r) {
    basis_[r] = r;
    place_[r] = static_cast<std::ptrdiff_t>(r);
    inverse_[r * rows_ + r] = -1;
  }
  for (const auto variable : wanted) {
    for (std::size_t p = 0; p < rows_; ++p) alpha_[p] = product({&inverse_[p * rows_], rows_}, variable);
    std::ptrdiff_t best = -1;
    for (std::size_t p = 0; p < rows_; ++p) {
      if (basis_[p] >= rows_ || std::abs(alpha_[p]) < pivot_tolerance) continue;
      if (best < 0 || std::abs(alpha_[p]) > std::abs(alpha_[static_cast<std::size_t>(best)]))
        best = static_cast<std::ptrdiff_t>(p);
    }
    if (best >= 0) exchange(static_cast<std::size_t>(best), variable);
  }
  exchanges_ = 0;
}

/// Puts the others at their bounds and computes the basic ones from them.
void PhaseOne::place_basis() {
  std::vector<double> sums(rows_, 0);
  for (std::size_t v = 0; v < x_.size(); ++v) {
    if (place_[v] >= 0) continue;
    x_[v] = upper_[v] != 0 ? high_[v] : low_[v];
    if (x_[v] != 0) add_times(sums, v, x_[v]);
  }
  for (std::size_t p = 0; p < rows_; ++p) {
    double value = 0;
    for (std::size_t r = 0; r < rows_; ++r) value -= inverse_[p * rows_ + r] * sums[r];
    x_[basis_[p]] = value;
  }
}

/// The prices of what is broken; returns how much is.
double PhaseOne::price() {
  double broken = 0;
  std::ranges::fill(y_, 0);
  for (std::size_t p = 0; p < rows_; ++p) {
    const auto v = basis_[p];
    const auto below = low_[v] - x_[v];
    const auto above = x_[v] - high_[v];
    if (std::max(below, above) <= tolerance) continue;
    broken += std::max(below, above);
    const auto* row = &inverse_[p * rows_];
    const double sign = below > above ? 1 : -1;
    for (std::size_t r = 0; r < rows_; ++r) y_[r] += sign * row[r];
  }
  return broken;
}

/// The variable that mends most a unit (or the first that mends); −1 when none does.
std::ptrdiff_t PhaseOne::entering(bool first) const {
  std::ptrdiff_t best = -1;
  double most = price_tolerance;
  for (std::size_t v = 0; v < x_.size(); ++v) {
    if (place_[v] >= 0 || low_[v] >= high_[v]) continue;
    const auto slope = product(y_, v);
    const auto mends = upper_[v] != 0 ? slope : -slope;
    if (mends <= most) continue;
    best = static_cast<std::ptrdiff_t>(v);
    if (first) return best;
    most = mends;
  }
  return best;
}

/// Where basic variables meet their bounds when the entering one moves.
void PhaseOne::find_stops(double direction) {
  stops_.clear();
  for (std::size_t p = 0; p < rows_; ++p) {
    const auto rate = -direction * alpha_[p];
    if (std::abs(rate) < pivot_tolerance) continue;
    const auto v = basis_[p];
    const auto near = rate > 0 ? low_[v] - x_[v] : x_[v] - high_[v];
    const auto far = rate > 0 ? high_[v] - x_[v] : x_[v] - low_[v];
    const auto by = std::abs(rate);
    if (near > tolerance) stops_.push_back({near / by, by, p, rate < 0});
    if (far >= -tolerance && std::isfinite(far)) stops_.push_back({std::max(0.0, far) / by, by, p, rate > 0});
  }
}

/// Goes past stops as long as less and less stays broken; `slope` is what a unit mends at the start.
std::ptrdiff_t PhaseOne::choose_stop(double slope, bool first) {
  std::ranges::sort(stops_, [first](const Stop& a, const Stop& b) {
    if (a.step != b.step) return a.step < b.step;
    if (!first && a.rate != b.rate) return a.rate > b.rate;
    return a.place != b.place ? a.place < b.place : a.upper < b.upper;
  });
  for (std::size_t s = 0; s < stops_.size(); ++s) {
    slope -= stops_[s].rate;
    if (slope > tolerance) continue;
    auto chosen = static_cast<std::ptrdiff_t>(s);
    for (auto i = chosen; i >= 0 && stops_[static_cast<std::size_t>(chosen)].rate < good_pivot; --i)
      if (stops_[static_cast<std::size_t>(i)].rate > stops_[static_cast<std::size_t>(chosen)].rate)
        chosen = i;
    return chosen;
  }
  return static_cast<std::ptrdiff_t>(stops_.size()) - 1;
}

void PhaseOne::move(std::size_t variable, double direction, std::ptrdiff_t stop) {
  const auto range = high_[variable] - low_[variable];
  const auto flips = stop < 0 || stops_[static_cast<std::size_t>(stop)].step >= range;
  const auto step = flips ? range : stops_[static_cast<std::size_t>(stop)].step;
  for (std::size_t p = 0; p < rows_; ++p) x_[basis_[p]] -= direction * step * alpha_[p];
  x_[variable] += direction * step;
  if (flips) {
    upper_[variable] = upper_[variable] == 0 ? 1 : 0;
    return;
  }
  const auto& at = stops_[static_cast<std::size_t>(stop)];
  const auto leaving = basis_[at.place];
  upper_[leaving] = at.upper ? 1 : 0;
  x_[leaving] = at.upper ? high_[leaving] : low_[leaving];
  exchange(at.place, variable);
}

/// `alpha_` is the entering variable's column in terms of the basis.
void PhaseOne::exchange(std::size_t place, std::size_t variable) {
  place_[basis_[place]] = -1;
  place_[variable] = static_cast<std::ptrdiff_t>(place);
  basis_[place] = variable;
  auto* pivot = &inverse_[place * rows_];
  const auto by = 1 / alpha_[place];
  for (std::size_t r = 0; r < rows_; ++r) pivot[r] *= by;
  for (std::size_t p = 0; p < rows_; ++p) {
    const auto factor = alpha_[p];
    if (p == place || factor == 0) continue;
    auto* row = &inverse_[p * rows_];
    for (std::size_t r = 0; r < rows_; ++r) row[r] -= factor * pivot[r];
  }
  ++exchanges_;
}

/// How far the rows' sums are from what the rows' own variables say.
double PhaseOne::inaccuracy() const {
  std::vector<double> sums(rows_, 0);
  for (std::size_t v = 0; v < x_.size(); ++v)
    if (x_[v] != 0) add_times(sums, v, x_[v]);
  double worst = 0;
  for (const auto sum : sums) worst = std::max(worst, std::abs(sum));
  return worst;
}

/// Computes everything anew where rounding may have decided; false where it cannot have.
bool PhaseOne::made_accurate(double broken) {
  if (exchanges_ == 0 || (broken == 0 && inaccuracy() < tolerance) || broken > in_doubt) return false;
  invert();
  place_basis();
  return true;
}

double PhaseOne::solve(const Progress& progress) {
  place_basis();
  int idle = 0;
  int corrections = 0;
  for (int round = 1;; ++round) {
    progress.check();
    if (round % rounds_between_placings == 0) {
      if (exchanges_ > 200 + static_cast<int>(rows_)) invert();
      place_basis();
    }
    const auto broken = price();
    const auto chosen = broken == 0 ? -1 : entering(idle > patience);
    if (chosen < 0 || idle > 100 * patience) {
      if (corrections++ < most_corrections && made_accurate(broken)) continue;
      return broken;
    }
    const auto variable = static_cast<std::size_t>(chosen);
    const double direction = upper_[variable] != 0 ? -1 : 1;
    for (std::size_t p = 0; p < rows_; ++p) alpha_[p] = product({&inverse_[p * rows_], rows_}, variable);
    find_stops(direction);
    const auto stop = choose_stop(std::abs(product(y_, variable)), idle > patience);
    const auto stays = stop >= 0 && stops_[static_cast<std::size_t>(stop)].step < tolerance;
    idle = stays ? idle + 1 : 0;
    move(variable, direction, stop);
  }
}

}  // namespace echelon::optimise
