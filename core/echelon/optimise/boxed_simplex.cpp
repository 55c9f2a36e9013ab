#include "echelon/optimise/boxed_simplex.hpp"

#include <algorithm>
#include <cmath>

namespace echelon::optimise {
namespace {

constexpr double primal_tolerance = 1e-8;
constexpr double pivot_tolerance = 1e-9;
constexpr int pivots_between_inversions = 100;

}  // namespace

std::size_t BoxedSimplex::add_variable(const Variable& variable) {
  variables_.push_back(variable);
  entries_.resize(entries_.size() + width_);
  entry_count_.push_back(0);
  x_.push_back(variable.low);
  d_.push_back(0);
  alpha_.push_back(0);
  return variables_.size() - 1;
}

std::int32_t BoxedSimplex::add_row(double low, double high) {
  const auto row = static_cast<std::int32_t>(rows());
  const auto slack = add_variable({.low = low, .high = high, .position = row, .slack_of = row});
  const auto m = rows() + 1;
  std::vector<double> wider(m * m, 0);
  for (std::size_t i = 0; i + 1 < m; ++i)
    std::copy_n(inverse_.begin() + static_cast<std::ptrdiff_t>(i * (m - 1)), m - 1,
                wider.begin() + static_cast<std::ptrdiff_t>(i * m));
  wider[m * m - 1] = -1;
  inverse_ = std::move(wider);
  row_variable_.push_back(static_cast<std::int32_t>(slack));
  basis_.push_back(slack);
  y_.push_back(0);
  column_.resize(m);
  shift_.resize(m);
  return row;
}

std::int32_t BoxedSimplex::add_column(double cost, double low, double high, std::span<const Entry> entries) {
  const auto variable = add_variable({.cost = cost, .low = low, .high = high});
  std::ranges::copy(entries, entries_.begin() + static_cast<std::ptrdiff_t>(variable * width_));
  entry_count_[variable] = entries.size();
  column_variable_.push_back(static_cast<std::int32_t>(variable));
  return static_cast<std::int32_t>(column_variable_.size() - 1);
}

/// The basis gains −1 in the row's own slack; a basic column that stands in the row changes the inverse's
/// last rows.
void BoxedSimplex::add_entry(std::int32_t column, Entry entry) {
  const auto variable = of_column(column);
  entries_[variable * width_ + entry_count_[variable]++] = entry;
  const auto position = variables_[variable].position;
  if (position < 0) return;
  const auto m = rows();
  const auto from = inverse_.begin() + static_cast<std::ptrdiff_t>(static_cast<std::size_t>(position) * m);
  const auto to = inverse_.begin() + static_cast<std::ptrdiff_t>(static_cast<std::size_t>(entry.row) * m);
  for (std::size_t i = 0; i < m; ++i)
    to[static_cast<std::ptrdiff_t>(i)] += entry.coefficient * from[static_cast<std::ptrdiff_t>(i)];
}

void BoxedSimplex::set_bounds(std::int32_t column, double low, double high) {
  auto& variable = variables_[of_column(column)];
  variable.low = low;
  variable.high = high;
}

bool BoxedSimplex::held(std::int32_t column) const {
  const auto& variable = variables_[of_column(column)];
  return variable.low >= variable.high;
}

double BoxedSimplex::row_product(const double* row, std::size_t variable) const {
  if (const auto slack = variables_[variable].slack_of; slack >= 0) return -row[slack];
  double product = 0;
  for (const auto& entry : entries(variable)) product += row[entry.row] * entry.coefficient;
  return product;
}

/// Gauss–Jordan with row pivoting; a singular basis (numerically) gives way to the basis of slacks.
void BoxedSimplex::invert() {
  const auto m = rows();
  std::vector<double> b(m * m, 0);
  for (std::size_t p = 0; p < m; ++p) {
    const auto variable = basis_[p];
    if (const auto slack = variables_[variable].slack_of; slack >= 0) {
      b[static_cast<std::size_t>(slack) * m + p] = -1;
    } else {
      for (const auto& entry : entries(variable))
        b[static_cast<std::size_t>(entry.row) * m + p] = entry.coefficient;
    }
  }
  std::vector<double> inverse(m * m, 0);
  for (std::size_t i = 0; i < m; ++i) inverse[i * m + i] = 1;
  bool singular = false;
  for (std::size_t p = 0; p < m && !singular; ++p) {
    auto best = p;
    for (auto i = p + 1; i < m; ++i)
      if (std::abs(b[i * m + p]) > std::abs(b[best * m + p])) best = i;
    if (std::abs(b[best * m + p]) < pivot_tolerance) singular = true;
    if (singular) break;
    if (best != p) {
      std::swap_ranges(&b[best * m], &b[best * m] + m, &b[p * m]);
      std::swap_ranges(&inverse[best * m], &inverse[best * m] + m, &inverse[p * m]);
    }
    const auto by = 1 / b[p * m + p];
    for (std::size_t k = 0; k < m; ++k) b[p * m + k] *= by, inverse[p * m + k] *= by;
    for (std::size_t i = 0; i < m; ++i) {
      const auto factor = b[i * m + p];
      if (i == p || factor == 0) continue;
      for (std::size_t k = 0; k < m; ++k) {
        b[i * m + k] -= factor * b[p * m + k];
        inverse[i * m + k] -= factor * inverse[p * m + k];
      }
    }
  }
  if (singular) {
    std::ranges::fill(inverse, 0);
    for (const auto variable : basis_) variables_[variable].position = -1;
    for (std::size_t i = 0; i < m; ++i) {
      basis_[i] = static_cast<std::size_t>(row_variable_[i]);
      variables_[basis_[i]].position = static_cast<std::int32_t>(i);
      inverse[i * m + i] = -1;
    }
  }
  inverse_ = std::move(inverse);
  pivots_since_inversion_ = 0;
}

/// Variables outside the basis go to the bound that their reduced cost asks for.
void BoxedSimplex::to_bounds() {
  const auto m = rows();
  std::ranges::fill(shift_, 0);
  for (std::size_t v = 0; v < variables_.size(); ++v) {
    auto& variable = variables_[v];
    if (variable.position >= 0) continue;
    d_[v] = variable.cost - row_product(y_.data(), v);
    if (d_[v] > 0) variable.upper = true;
    if (d_[v] < 0) variable.upper = false;
    x_[v] = variable.upper ? variable.high : variable.low;
    if (x_[v] == 0) continue;
    if (variable.slack_of >= 0)
      shift_[static_cast<std::size_t>(variable.slack_of)] -= x_[v];
    else
      for (const auto& entry : entries(v))
        shift_[static_cast<std::size_t>(entry.row)] += entry.coefficient * x_[v];
  }
  for (std::size_t p = 0; p < m; ++p) {
    double value = 0;
    for (std::size_t i = 0; i < m; ++i) value -= inverse_[p * m + i] * shift_[i];
    x_[basis_[p]] = value;
    d_[basis_[p]] = 0;
  }
}

void BoxedSimplex::refresh() {
  const auto m = rows();
  std::ranges::fill(y_, 0);
  for (std::size_t p = 0; p < m; ++p)
    if (const auto cost = variables_[basis_[p]].cost; cost != 0)
      for (std::size_t i = 0; i < m; ++i) y_[i] += cost * inverse_[p * m + i];
  to_bounds();
}

double BoxedSimplex::objective() const {
  double sum = 0;
  for (std::size_t v = 0; v < variables_.size(); ++v) sum += variables_[v].cost * x_[v];
  return sum;
}

/// The variable furthest outside its bounds, measured along the edge on which it would leave: by the length
/// of its row of the inverse (Forrest and Goldfarb 1992), here simply computed.
std::ptrdiff_t BoxedSimplex::leaving() const {
  const auto m = rows();
  std::ptrdiff_t worst = -1;
  double most = 0;
  for (std::size_t p = 0; p < m; ++p) {
    const auto& variable = variables_[basis_[p]];
    const auto outside = std::max(variable.low - x_[basis_[p]], x_[basis_[p]] - variable.high);
    if (outside <= primal_tolerance * std::max(1.0, std::abs(x_[basis_[p]]))) continue;
    double length = 0;
    for (const auto* each = &inverse_[p * m]; each != &inverse_[p * m] + m; ++each) length += *each * *each;
    if (const auto far = outside * outside / length; far > most) {
      most = far;
      worst = static_cast<std::ptrdiff_t>(p);
    }
  }
  return worst;
}

void BoxedSimplex::collect_steps(const double* row, double sign) {
  steps_.clear();
  for (std::size_t v = 0; v < variables_.size(); ++v) {
    const auto& variable = variables_[v];
    if (variable.position >= 0) continue;
    alpha_[v] = row_product(row, v);
    if (variable.low >= variable.high) continue;
    const auto along = sign * alpha_[v];
    if (variable.upper ? along > pivot_tolerance : along < -pivot_tolerance)
      steps_.push_back({v, alpha_[v], std::abs(d_[v]) / std::abs(alpha_[v])});
  }
}

/// Orders as many of the steps as are needed and returns how many of them are passed by flipping, or −1 if
/// all are and it is not enough.
std::ptrdiff_t BoxedSimplex::choose_step(double infeasibility) {
  const auto later = [](const Step& a, const Step& b) {
    if (a.ratio != b.ratio) return a.ratio > b.ratio;
    if (std::abs(a.alpha) != std::abs(b.alpha)) return std::abs(a.alpha) < std::abs(b.alpha);
    return a.variable > b.variable;
  };
  // A heap at the back, the first of the steps on its top; those taken off it are moved to the front.
  std::make_heap(steps_.rbegin(), steps_.rend(), later);
  for (std::size_t s = 0; s < steps_.size(); ++s) {
    std::pop_heap(steps_.rbegin(), steps_.rend() - static_cast<std::ptrdiff_t>(s), later);
    const auto& variable = variables_[steps_[s].variable];
    infeasibility -= std::abs(steps_[s].alpha) * (variable.high - variable.low);
    if (infeasibility < 0) return static_cast<std::ptrdiff_t>(s);
  }
  const auto just_enough = infeasibility <= primal_tolerance && !steps_.empty();
  return just_enough ? static_cast<std::ptrdiff_t>(steps_.size()) - 1 : -1;
}

void BoxedSimplex::flip(std::size_t count) {
  if (count == 0) return;
  const auto m = rows();
  std::ranges::fill(shift_, 0);
  for (std::size_t s = 0; s < count; ++s) {
    const auto v = steps_[s].variable;
    auto& variable = variables_[v];
    const auto by = variable.upper ? variable.low - variable.high : variable.high - variable.low;
    variable.upper = !variable.upper;
    x_[v] += by;
    if (variable.slack_of >= 0)
      shift_[static_cast<std::size_t>(variable.slack_of)] -= by;
    else
      for (const auto& entry : entries(v))
        shift_[static_cast<std::size_t>(entry.row)] += entry.coefficient * by;
  }
  std::vector<std::size_t> moved;
  for (std::size_t i = 0; i < m; ++i)
    if (shift_[i] != 0) moved.push_back(i);
  for (std::size_t p = 0; p < m; ++p) {
    const auto* row = &inverse_[p * m];
    double by = 0;
    for (const auto i : moved) by += row[i] * shift_[i];
    x_[basis_[p]] -= by;
  }
}

/// The basic variable at `place`, which was outside one of its bounds, goes to that bound.
void BoxedSimplex::pivot(std::size_t place, std::size_t entering, double theta, bool to_upper) {
  const auto m = rows();
  const auto* row = &inverse_[place * m];
  for (std::size_t i = 0; i < m; ++i) y_[i] += theta * row[i];
  for (std::size_t v = 0; v < variables_.size(); ++v)
    if (variables_[v].position < 0) d_[v] -= theta * alpha_[v];
  for (std::size_t p = 0; p < m; ++p) column_[p] = row_product(&inverse_[p * m], entering);

  const auto leaving = basis_[place];
  auto& out = variables_[leaving];
  out.upper = to_upper;  // flips may have brought it there already
  const auto target = out.upper ? out.high : out.low;
  const auto step = (x_[leaving] - target) / column_[place];
  for (std::size_t p = 0; p < m; ++p) x_[basis_[p]] -= step * column_[p];
  x_[leaving] = target;
  x_[entering] += step;
  d_[leaving] = -theta;
  d_[entering] = 0;
  out.position = -1;
  variables_[entering].position = static_cast<std::int32_t>(place);
  basis_[place] = entering;

  auto* pivot_row = &inverse_[place * m];
  const auto by = 1 / column_[place];
  for (std::size_t i = 0; i < m; ++i) pivot_row[i] *= by;
  for (std::size_t p = 0; p < m; ++p) {
    const auto factor = column_[p];
    if (p == place || factor == 0) continue;
    auto* other = &inverse_[p * m];
    for (std::size_t i = 0; i < m; ++i) other[i] -= factor * pivot_row[i];
  }
  ++pivots_since_inversion_;
}

/// Nothing is feasible: along this ray the bound falls without end; go as far as the cut-off asks.
void BoxedSimplex::follow_ray(const double* row, double sign, double slope, double cut_off) {
  const auto last = steps_.empty() ? 0.0 : steps_.back().ratio;
  const auto fall = std::max(0.0, objective() - cut_off) + 1;
  const auto far = last + 2 * fall / std::max(slope, 1e-9);
  for (std::size_t i = 0; i < rows(); ++i) y_[i] += sign * far * row[i];
}

BoxedSimplex::Outcome BoxedSimplex::solve(double cut_off) {
  refresh();
  const auto limit = 2000 + 20 * static_cast<std::int64_t>(rows());
  for (std::int64_t round = 0; round < limit; ++round, ++iterations_) {
    if (pivots_since_inversion_ >= pivots_between_inversions) {
      invert();
      refresh();
    }
    const auto place = leaving();
    if (place < 0) return Outcome::optimal;
    if (objective() < cut_off) return Outcome::cut_off;
    const auto leaves = basis_[static_cast<std::size_t>(place)];
    const auto below = x_[leaves] < variables_[leaves].low;
    const auto sign = below ? 1.0 : -1.0;
    const auto outside = below ? variables_[leaves].low - x_[leaves] : x_[leaves] - variables_[leaves].high;
    const auto* row = &inverse_[static_cast<std::size_t>(place) * rows()];
    collect_steps(row, sign);
    const auto passed = choose_step(outside);
    if (passed < 0) {
      double slope = outside;
      for (const auto& step : steps_)
        slope -= std::abs(step.alpha) * (variables_[step.variable].high - variables_[step.variable].low);
      follow_ray(row, sign, slope, cut_off);
      return Outcome::cut_off;
    }
    const auto entering = steps_[static_cast<std::size_t>(passed)].variable;
    const auto theta = sign * steps_[static_cast<std::size_t>(passed)].ratio;
    flip(static_cast<std::size_t>(passed));
    pivot(static_cast<std::size_t>(place), entering, theta, !below);
  }
  return Outcome::stalled;
}

}  // namespace echelon::optimise
