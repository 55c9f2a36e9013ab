#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace echelon::optimise {

/// Maximises a linear function of variables that all lie between two finite bounds, over few rows
/// `low ≤ a·x ≤ high`. Rows and columns may be added and bounds changed at any time; the next `solve` goes on
/// from the last basis. In doubles: its answers guide, the exact bound decides.
///
/// Dual simplex with an explicit inverse and bound flipping (Maros 2003); because every variable is boxed,
/// every basis is dual feasible and there is no first phase. Cost: O(rows² + entries) an iteration.
class BoxedSimplex {
 public:
  struct Entry {
    std::int32_t row = 0;
    double coefficient = 0;
  };
  enum class Outcome {
    optimal,
    cut_off,  ///< the bound fell below the cut-off (or nothing is feasible); `prices` proves it
    stalled,  ///< gave up after many iterations; `prices` is the best known
  };

  /// `width`: the most entries a column will ever have.
  explicit BoxedSimplex(std::size_t width) : width_(width) {}

  /// A row that no column stands in yet.
  std::int32_t add_row(double low, double high);
  std::int32_t add_column(double cost, double low, double high, std::span<const Entry> entries);
  /// Lets an existing column stand in the newest rows.
  void add_entry(std::int32_t column, Entry entry);
  void set_bounds(std::int32_t column, double low, double high);
  [[nodiscard]] bool held(std::int32_t column) const;

  Outcome solve(double cut_off);

  [[nodiscard]] double value(std::int32_t column) const { return x_[of_column(column)]; }
  [[nodiscard]] std::span<const double> prices() const { return y_; }
  [[nodiscard]] std::size_t rows() const { return row_variable_.size(); }
  [[nodiscard]] std::size_t columns() const { return column_variable_.size(); }
  [[nodiscard]] std::int64_t iterations() const { return iterations_; }

 private:
  struct Variable {
    double cost = 0;
    double low = 0;
    double high = 0;
    std::int32_t position = -1;  ///< place in the basis, −1 when at a bound
    bool upper = false;
    std::int32_t slack_of = -1;
  };
  struct Step {
    std::size_t variable = 0;
    double alpha = 0;
    double ratio = 0;
  };

  [[nodiscard]] std::size_t of_column(std::int32_t column) const {
    return static_cast<std::size_t>(column_variable_[static_cast<std::size_t>(column)]);
  }
  [[nodiscard]] std::span<const Entry> entries(std::size_t variable) const {
    return {entries_.data() + variable * width_, entry_count_[variable]};
  }
  std::size_t add_variable(const Variable& variable);
  void refresh();
  void invert();
  void to_bounds();
  [[nodiscard]] std::ptrdiff_t leaving() const;
  [[nodiscard]] double row_product(const double* row, std::size_t variable) const;
  void collect_steps(const double* row, double sign);
  [[nodiscard]] std::ptrdiff_t choose_step(double infeasibility);
  void flip(std::size_t count);
  void pivot(std::size_t place, std::size_t entering, double theta, bool to_upper);
  void follow_ray(const double* row, double sign, double slope, double cut_off);
  [[nodiscard]] double objective() const;

  std::size_t width_;
  std::vector<Variable> variables_;
  std::vector<Entry> entries_;
  std::vector<std::size_t> entry_count_;
  std::vector<std::int32_t> row_variable_;
  std::vector<std::int32_t> column_variable_;
  std::vector<std::size_t> basis_;
  std::vector<double> inverse_;
  std::vector<double> x_;
  std::vector<double> d_;
  std::vector<double> y_;
  std::vector<Step> steps_;
  std::vector<double> alpha_;
  std::vector<double> column_;
  std::vector<double> shift_;
  std::int64_t iterations_ = 0;
  int pivots_since_inversion_ = 0;
};

}  // namespace echelon::optimise
