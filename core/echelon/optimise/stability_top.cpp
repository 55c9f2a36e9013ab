#include <algorithm>
#include <array>
#include <functional>
#include <limits>
#include <numeric>

#include "echelon/optimise/stability.hpp"
#include "echelon/optimise/stability_draws.hpp"
#include "echelon/optimise/top_counts.hpp"

// The same results with each of them: floats only decide whom integers look at.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__)
#define ECHELON_FOR_WIDER_VECTORS __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define ECHELON_FOR_WIDER_VECTORS
#endif

namespace echelon {
namespace {

constexpr std::size_t lanes = 16;
constexpr std::size_t batch = 4;  ///< weightings computed at once
using Lanes = float __attribute__((vector_size(lanes * sizeof(float))));
/// In a structure, so that a list of them is aligned.
struct alignas(lanes * sizeof(float)) Block {
  Lanes lane{};
};

/// Scores of `blocks` × 16 candidates under `batch` weightings, from points[block][criterion], and of every
/// `rows` blocks the lanes' maxima.
ECHELON_FOR_WIDER_VECTORS void score_blocks(const Block* points, std::size_t blocks, std::size_t rows,
                                            std::size_t criteria, const float* weights, Block* scores,
                                            Block* maxima) {
  const std::size_t spans = blocks / rows;
  for (std::size_t s = 0; s < spans; ++s) {
    Lanes most[batch];
    for (std::size_t r = 0; r < rows; ++r) {
      const std::size_t block = s * rows + r;
      const Block* const own = points + block * criteria;
      Lanes sums[batch];
      for (std::size_t w = 0; w < batch; ++w) sums[w] = own[0].lane * weights[w];
      for (std::size_t c = 1; c < criteria; ++c)
        for (std::size_t w = 0; w < batch; ++w) sums[w] += own[c].lane * weights[c * batch + w];
      for (std::size_t w = 0; w < batch; ++w) {
        scores[w * blocks + block].lane = sums[w];
        most[w] = r == 0 ? sums[w] : (sums[w] > most[w] ? sums[w] : most[w]);
      }
    }
    for (std::size_t w = 0; w < batch; ++w) maxima[w * spans + s].lane = most[w];
  }
}

/// Everyone whom fewer than `top` others surpass whatever the weights: in every criterion at least as good,
/// and before them in tie order or better in all. Looks for those others among the best by sum only.
std::vector<std::size_t> not_surpassed(const CriteriaPoints& points, std::size_t top) {
  const std::size_t n = points[0].size();
  std::vector<double> sums(n);
  for (const auto& column : points) {
    const auto [least, most] = std::ranges::minmax(column);
    const double range = std::max(1.0, static_cast<double>(most) - static_cast<double>(least));
    for (std::size_t j = 0; j < n; ++j) sums[j] += static_cast<double>(column[j]) / range;
  }
  std::vector<std::size_t> best(n);
  std::iota(best.begin(), best.end(), std::size_t{0});
  const std::size_t count = std::min(n, 4 * top + 20);
  std::ranges::nth_element(best, best.begin() + static_cast<std::ptrdiff_t>(count - 1),
                           [&](std::size_t a, std::size_t b) { return sums[a] > sums[b]; });
  best.resize(count);
  const auto surpasses = [&](std::size_t other, std::size_t j) {
    bool better = true;
    for (const auto& column : points) {
      if (column[other] < column[j]) return false;
      better = better && column[other] > column[j];
    }
    return better || other < j;
  };
  std::vector<std::size_t> open;
  for (std::size_t j = 0; j < n; ++j) {
    std::size_t by = 0;
    for (std::size_t i = 0; i < best.size() && by < top; ++i) by += surpasses(best[i], j) ? 1 : 0;
    if (by < top) open.push_back(j);
  }
  return open;
}

class TopCounter {
 public:
  TopCounter(const CriteriaPoints& points, std::size_t top, const WeightDraws& draws)
      : criteria_(points.size()), top_(top), draws_(draws), open_(not_surpassed(points, top)) {
    // As many to a maximum as leave enough maxima for a good bound.
    while (rows_ > 1 && open_.size() < 3 * top_ * rows_) rows_ /= 2;
    const std::size_t span = lanes * rows_;
    blocks_ = (open_.size() + span - 1) / span * rows_;
    near_.resize(blocks_ * criteria_);
    scores_.resize(batch * blocks_);
    maxima_.resize(batch * blocks_ / rows_);
    weights_.resize(batch * criteria_);
    exact_.resize(open_.size() * criteria_);
    largest_.resize(criteria_);
    for (std::size_t c = 0; c < criteria_; ++c) {
      for (std::size_t i = 0; i < open_.size(); ++i) {
        const std::int64_t value = points[c][open_[i]];
        exact_[i * criteria_ + c] = value;
        near_[i / lanes * criteria_ + c].lane[i % lanes] = static_cast<float>(value);
        largest_[c] = std::max(largest_[c], static_cast<double>(value < 0 ? -value : value));
      }
    }
    for (auto& each : drawn_) each.resize(criteria_);
  }

  void count(std::vector<std::int64_t>& times, const Progress& progress) {
    for (std::size_t number = 0; number < draws_.count; number += batch) {
      if (number % 256 == 0) progress.check();
      const std::size_t last = std::min(batch, draws_.count - number);
      for (std::size_t w = 0; w < last; ++w) {
        drawn_[w] = drawn_weights(draws_, number + w);
        for (std::size_t c = 0; c < criteria_; ++c)
          weights_[c * batch + w] = static_cast<float>(drawn_[w][c]);
      }
      score_blocks(near_.data(), blocks_, rows_, criteria_, weights_.data(), scores_.data(), maxima_.data());
      for (std::size_t w = 0; w < last; ++w) take_best(w, times);
    }
  }

 private:
  [[nodiscard]] bool is_there(std::size_t place) const { return place < open_.size(); }
  /// How far a score in floats may be off: each weight, point, product and sum is rounded once, 2^-24 of it.
  [[nodiscard]] double margin(std::size_t w) const {
    double most = 0;
    for (std::size_t c = 0; c < criteria_; ++c) most += largest_[c] * static_cast<double>(drawn_[w][c]);
    return most * static_cast<double>(criteria_ + 4) / 16'000'000;
  }
  /// A float that the `top_`-th best score in floats is not below.
  float floor_of(std::size_t w) {
    floats_.clear();
    const std::size_t spans = blocks_ / rows_;
    // The filling behind the last candidate is 0 and may be the best of a lane: only whole spans count.
    const std::size_t whole_spans = open_.size() / (lanes * rows_);
    for (std::size_t s = 0; s < whole_spans; ++s)
      for (std::size_t lane = 0; lane < lanes; ++lane) floats_.push_back(maxima_[w * spans + s].lane[lane]);
    if (floats_.size() < top_) {
      floats_.clear();
      for (std::size_t i = 0; i < open_.size(); ++i)
        floats_.push_back(scores_[w * blocks_ + i / lanes].lane[i % lanes]);
    }
    const auto last = floats_.begin() + static_cast<std::ptrdiff_t>(top_ - 1);
    std::ranges::nth_element(floats_, last, std::greater<>());
    return *last;
  }
  void take_best(std::size_t w, std::vector<std::int64_t>& times) {
    const auto floor = static_cast<float>(static_cast<double>(floor_of(w)) - 3 * margin(w));
    const std::size_t spans = blocks_ / rows_;
    near_best_.clear();
    for (std::size_t s = 0; s < spans; ++s) {
      for (std::size_t lane = 0; lane < lanes; ++lane) {
        if (maxima_[w * spans + s].lane[lane] < floor) continue;
        for (std::size_t r = 0; r < rows_; ++r) {
          const std::size_t place = (s * rows_ + r) * lanes + lane;
          if (scores_[w * blocks_ + s * rows_ + r].lane[lane] >= floor && is_there(place))
            near_best_.push_back(place);
        }
      }
    }
    if (near_best_.size() > top_) decide(w);
    for (std::size_t i = 0; i < top_; ++i) ++times[open_[near_best_[i]]];
  }
  /// The exact best to the front.
  void decide(std::size_t w) {
    ranked_.clear();
    for (const std::size_t place : near_best_) {
      std::int64_t score = 0;
      for (std::size_t c = 0; c < criteria_; ++c) score += drawn_[w][c] * exact_[place * criteria_ + c];
      ranked_.emplace_back(-score, place);
    }
    std::ranges::nth_element(ranked_, ranked_.begin() + static_cast<std::ptrdiff_t>(top_ - 1));
    for (std::size_t i = 0; i < top_; ++i) near_best_[i] = ranked_[i].second;
  }

  std::size_t criteria_;
  std::size_t top_;
  const WeightDraws& draws_;
  std::vector<std::size_t> open_;
  std::size_t rows_ = 16;  ///< blocks whose maximum is kept, lane by lane
  std::size_t blocks_ = 0;
  std::vector<Block> near_;
  std::vector<Block> scores_;
  std::vector<Block> maxima_;
  std::vector<float> weights_;  ///< weights_[criterion × batch + weighting]
  std::vector<std::int64_t> exact_;
  std::vector<double> largest_;
  std::array<std::vector<std::int64_t>, batch> drawn_;
  std::vector<float> floats_;
  std::vector<std::size_t> near_best_;
  std::vector<std::pair<std::int64_t, std::size_t>> ranked_;
};

}  // namespace

std::vector<std::int64_t> times_in_top(const CriteriaPoints& points, std::size_t top,
                                       const WeightDraws& draws, const Progress& progress) {
  const std::size_t n = optimise::check_draws(points, draws);
  std::vector<std::int64_t> times(n);
  if (top >= n) std::ranges::fill(times, static_cast<std::int64_t>(draws.count));
  if (top == 0 || top >= n) return times;
  TopCounter(points, top, draws).count(times, progress);
  return times;
}

}  // namespace echelon
