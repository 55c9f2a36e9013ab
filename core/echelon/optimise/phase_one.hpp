#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "echelon/base/progress.hpp"

namespace echelon::optimise {

/// Looks for values of bounded variables with which every row's sum lies between its bounds, and where there
/// are none, for prices that prove it. Columns may be added and bounds changed at any time; the next `solve`
/// goes on from the last basis. In doubles, to about 1e-12.
///
/// Minimises the sum of what is broken, with basic variables free to stand outside their bounds on the way
/// (the composite first phase, with steps past several bounds; Maros 2003), with an explicit inverse. Cost:
/// O(rows² + entries) an iteration.
class PhaseOne {
 public:
  struct Entry {
    std::int32_t row = 0;
    double by = 0;
  };

  explicit PhaseOne(std::size_t rows);

  void set_row(std::size_t row, double low, double high) { bound(row, low, high); }
  std::size_t add_column(double low, double high, std::vector<Entry> entries);
  void set_column(std::size_t column, double low, double high) { bound(rows_ + column, low, high); }

  /// How much is broken in all at the least, 0 where the rows can be met. Throws Cancelled.
  double solve(const Progress& progress);

  [[nodiscard]] double value(std::size_t column) const { return x_[rows_ + column]; }
  [[nodiscard]] std::size_t columns() const { return entries_.size(); }
  /// After `solve` found that something stays broken: prices y with which the sum over the columns of
  /// (y·column)·value is above Σ y·row for all values within bounds.
  [[nodiscard]] std::span<const double> prices() const { return y_; }

 private:
  struct Stop {
    double step = 0;
    double rate = 0;
    std::size_t place = 0;
    bool upper = false;
  };

  void bound(std::size_t variable, double low, double high);
  [[nodiscard]] double product(std::span<const double> row, std::size_t variable) const;
  void add_times(std::vector<double>& sums, std::size_t variable, double by) const;
  void invert();
  void place_basis();
  double price();
  [[nodiscard]] std::ptrdiff_t entering(bool first) const;
  void find_stops(double direction);
  [[nodiscard]] std::ptrdiff_t choose_stop(double slope, bool first);
  void move(std::size_t variable, double direction, std::ptrdiff_t stop);
  [[nodiscard]] double inaccuracy() const;
  bool made_accurate(double broken);
  void exchange(std::size_t place, std::size_t variable);

  std::size_t rows_;
  std::vector<std::vector<Entry>> entries_;
  std::vector<double> low_;  ///< of the rows, then of the columns
  std::vector<double> high_;
  std::vector<double> x_;
  std::vector<std::int8_t> upper_;
  std::vector<std::ptrdiff_t> place_;  ///< in the basis, −1 when at a bound
  std::vector<std::size_t> basis_;
  std::vector<double> inverse_;
  std::vector<double> y_;
  std::vector<double> alpha_;
  std::vector<Stop> stops_;
  int exchanges_ = 0;
};

}  // namespace echelon::optimise
