#include "echelon/optimise/lottery_split.hpp"

#include <algorithm>
#include <cmath>

#include "echelon/optimise/phase_one.hpp"
#include "echelon/optimise/quota_search.hpp"

namespace echelon::optimise {
namespace {

constexpr std::int64_t nothing = 100;        ///< units of a share
constexpr std::int64_t near_bound = 20'000;  ///< units by which a row's sum may be beside its bound
constexpr std::int64_t finished = 100'000;   ///< units; so little probability left counts as nothing
constexpr double met = 1e-11;
constexpr std::size_t few_members = 10;

/// What is left to be split: probability, and of each type's divided seat the share that is left, in units.
struct Rest {
  std::int64_t probability = share_units;
  std::vector<std::int64_t> shares;
};

/// The sets that a rest can have: types that are neither used up nor needed in every set are open, and rows
/// at a bound stay there.
struct Face {
  std::vector<QuotaRow> rows;  ///< over what sets have above the whole seats
  std::vector<std::size_t> open;
  std::vector<std::size_t> needed;
};

/// A part of a face's sets: some of the open types are free, the others fixed. A candidate is a free type.
struct Part {
  QuotaRows rows;
  std::vector<std::size_t> free;
  std::vector<std::size_t> fixed_in;
  std::vector<std::vector<std::int32_t>> codes;
  std::vector<std::vector<std::int64_t>> values;
};

class Splitting {
 public:
  Splitting(const LotteryTypes& types, const std::vector<Wide>& shares, const Progress& progress)
      : types_(types), progress_(progress), floor_(types.count()), base_(types.rows().rows.size(), 0) {
    rest_.shares.resize(types.count());
    for (std::size_t t = 0; t < types.count(); ++t) {
      const auto whole = (shares[t] + nothing) / share_units;
      floor_[t] = static_cast<std::int32_t>(whole);
      rest_.shares[t] = static_cast<std::int64_t>(std::max(Wide{0}, shares[t] - whole * share_units));
      for (const auto& [row, by] : types.entries(t)) base_[row] += by * floor_[t];
    }
  }

  SharesSplit run() {
    while (rest_.probability > finished && step()) progress_.check();
    for (std::size_t back = 4; rest_.probability > finished && !steps_.empty(); back *= 2)
      if (mend(std::min(back, steps_.size())) || back >= steps_.size()) break;
    SharesSplit split{.panels = {}, .complete = rest_.probability <= finished};
    for (auto& [probability, extra] : steps_) {
      for (std::size_t t = 0; t < extra.size(); ++t) extra[t] += floor_[t];
      split.panels.push_back({probability, std::move(extra)});
    }
    return split;
  }

 private:
  [[nodiscard]] std::vector<Wide> row_sums(const Rest& rest) const {
    std::vector<Wide> sums(base_.size(), 0);
    for (std::size_t t = 0; t < rest.shares.size(); ++t)
      if (rest.shares[t] != 0)
        for (const auto& [row, by] : types_.entries(t)) sums[row] += Wide{rest.shares[t]} * by;
    return sums;
  }
  [[nodiscard]] Wide above_low(std::size_t r, Wide sum, std::int64_t probability) const {
    return sum - Wide{types_.rows().rows[r].low - base_[r]} * probability;
  }
  [[nodiscard]] Wide below_high(std::size_t r, Wide sum, std::int64_t probability) const {
    return Wide{types_.rows().rows[r].high - base_[r]} * probability - sum;
  }

  [[nodiscard]] Face face_of(const Rest& rest) const {
    Face face{.rows = types_.rows().rows, .open = {}, .needed = {}};
    for (std::size_t t = 0; t < rest.shares.size(); ++t) {
      if (rest.shares[t] >= rest.probability - nothing)
        face.needed.push_back(t);
      else if (rest.shares[t] > nothing)
        face.open.push_back(t);
    }
    const auto sums = row_sums(rest);
    for (std::size_t r = 0; r < face.rows.size(); ++r) {
      auto& row = face.rows[r];
      const auto near = Wide{row.largest} * near_bound;
      const auto at_low = above_low(r, sums[r], rest.probability) < near;
      const auto at_high = below_high(r, sums[r], rest.probability) < near;
      if (at_low && !at_high) row.high = row.low;
      if (at_high && !at_low) row.low = row.high;
      row.low -= base_[r];
      row.high -= base_[r];
    }
    return face;
  }

  /// `fixed_in` as well as the needed types are in.
  [[nodiscard]] Part part_of(const Face& face, std::vector<std::size_t> free,
                             std::vector<std::size_t> fixed_in) const {
    Part part{.rows = {face.rows, types_.rows().layers, types_.rows().measures},
              .free = std::move(free),
              .fixed_in = std::move(fixed_in),
              .codes = {},
              .values = {}};
    part.fixed_in.insert(part.fixed_in.end(), face.needed.begin(), face.needed.end());
    for (const auto t : part.fixed_in)
      for (const auto& [r, by] : types_.entries(t)) part.rows.rows[r].low -= by, part.rows.rows[r].high -= by;
    part.codes.reserve(part.rows.layers.size());
    part.values.reserve(part.rows.measures.size());
    for (auto& layer : part.rows.layers) {
      auto& codes = part.codes.emplace_back();
      for (const auto t : part.free) codes.push_back(layer.codes[types_.people(t).front()]);
      layer.codes = codes;
    }
    for (auto& measure : part.rows.measures) {
      auto& values = part.values.emplace_back();
      for (const auto t : part.free) values.push_back(measure.values[types_.people(t).front()]);
      measure.values = values;
    }
    return part;
  }

  /// The best set of a part under weights of its free types, as what it has above the whole seats.
  [[nodiscard]] std::optional<TypePanel> find(const Part& part, const std::vector<std::int64_t>& weights,
                                              std::optional<Wide> at_least) const {
    const auto& seats = part.rows.rows[0];
    if (seats.low < 0 || seats.high > static_cast<std::int64_t>(part.free.size())) return std::nullopt;
    const auto answer = QuotaSearch(part.rows, weights, progress_).run(at_least, true);
    if (answer.status == SelectionStatus::interrupted) throw Cancelled();
    if (!answer.value) return std::nullopt;
    TypePanel extra(types_.count(), 0);
    for (const auto t : part.fixed_in) extra[t] = 1;
    for (const auto place : answer.members) extra[part.free[place]] = 1;
    return extra;
  }

  /// A set of the face, like the last one but for few types if there is such a one; nothing when the face has
  /// none.
  [[nodiscard]] std::optional<TypePanel> next_set(const Face& face) const {
    std::vector<std::pair<std::int64_t, std::size_t>> members;
    std::vector<std::pair<std::int64_t, std::size_t>> others;
    for (const auto t : face.open) {
      if (!steps_.empty() && steps_.back().second[t] > 0)
        members.emplace_back(rest_.shares[t], t);
      else
        others.emplace_back(-rest_.shares[t], t);
    }
    std::ranges::sort(members);
    std::ranges::sort(others);
    for (std::size_t reach = few_members;; reach *= 4) {
      std::vector<std::size_t> free;
      std::vector<std::size_t> fixed_in;
      for (std::size_t i = 0; i < members.size(); ++i)
        (chosen(i, reach, members.size()) ? free : fixed_in).push_back(members[i].second);
      for (std::size_t i = 0; i < others.size(); ++i)
        if (chosen(i, 3 * reach, others.size())) free.push_back(others[i].second);
      std::ranges::sort(free);
      const auto all = free.size() == face.open.size();
      const auto part = part_of(face, std::move(free), std::move(fixed_in));
      auto found = find(part, weights_of(part), std::nullopt);
      if (found || all) return found;
    }
  }
  /// Half of those wanted are the first, the others spread over the rest.
  [[nodiscard]] bool chosen(std::size_t place, std::size_t wanted, std::size_t all) const {
    if (wanted >= all || place < wanted / 2) return true;
    const auto stride = std::max<std::size_t>(1, 2 * all / wanted);
    return (place + steps_.size()) % stride == 0;
  }
  [[nodiscard]] std::vector<std::int64_t> weights_of(const Part& part) const {
    std::vector<std::int64_t> weights;
    for (const auto t : part.free) {
      const auto in = static_cast<double>(rest_.shares[t]);
      const auto out = static_cast<double>(rest_.probability - rest_.shares[t]);
      weights.push_back(std::llround(std::clamp(std::log(in / out), -8.0, 8.0)));
    }
    return weights;
  }

  /// Takes one set out of the rest; false when the face has none.
  bool step() {
    auto extra = next_set(face_of(rest_));
    if (!extra) return false;
    const auto probability = longest(*extra);
    if (probability <= nothing) return false;
    take(probability, std::move(*extra));
    return true;
  }

  /// The greatest probability of the set that leaves the rest within the quotas.
  [[nodiscard]] std::int64_t longest(const TypePanel& extra) const {
    Wide most = rest_.probability;
    std::vector<std::int64_t> used(base_.size(), 0);
    for (std::size_t t = 0; t < extra.size(); ++t) {
      most = std::min<Wide>(most, extra[t] > 0 ? rest_.shares[t] : rest_.probability - rest_.shares[t]);
      if (extra[t] > 0)
        for (const auto& [row, by] : types_.entries(t)) used[row] += by;
    }
    const auto sums = row_sums(rest_);
    for (std::size_t r = 0; r < used.size(); ++r) {
      const auto above = above_low(r, used[r], 1);
      const auto below = below_high(r, used[r], 1);
      if (above > 0) most = std::min(most, above_low(r, sums[r], rest_.probability) / above);
      if (below > 0) most = std::min(most, below_high(r, sums[r], rest_.probability) / below);
    }
    return static_cast<std::int64_t>(most);
  }

  void take(std::int64_t probability, TypePanel extra) {
    rest_.probability -= probability;
    for (std::size_t t = 0; t < extra.size(); ++t)
      if (extra[t] > 0) rest_.shares[t] -= probability;
    steps_.emplace_back(probability, std::move(extra));
  }

  /// Takes the last steps back and splits them and the rest by a linear program over sets of their face.
  bool mend(std::size_t back) {
    auto rest = rest_;
    for (auto i = steps_.size() - back; i < steps_.size(); ++i) {
      rest.probability += steps_[i].first;
      for (std::size_t t = 0; t < rest.shares.size(); ++t)
        if (steps_[i].second[t] > 0) rest.shares[t] += steps_[i].first;
    }
    const auto face = face_of(rest);
    const auto whole = part_of(face, face.open, {});
    PhaseOne program(face.open.size() + 1);
    for (std::size_t i = 0; i < face.open.size(); ++i) {
      const auto share =
          static_cast<double>(rest.shares[face.open[i]]) / static_cast<double>(rest.probability);
      program.set_row(i, share, share);
    }
    program.set_row(face.open.size(), 1, 1);
    std::vector<TypePanel> known;
    const auto add = [&](TypePanel extra) {
      std::vector<PhaseOne::Entry> entries{{static_cast<std::int32_t>(face.open.size()), 1}};
      for (std::size_t i = 0; i < face.open.size(); ++i)
        if (extra[face.open[i]] > 0) entries.push_back({static_cast<std::int32_t>(i), 1});
      program.add_column(0, 1, std::move(entries));
      known.push_back(std::move(extra));
    };
    for (auto i = steps_.size() - back; i < steps_.size(); ++i) add(steps_[i].second);
    while (program.solve(progress_) > met) {
      const auto wish = wish_of(program.prices());
      auto next = find(whole, wish.weights, wish.at_least);
      if (!next || std::ranges::find(known, *next) != known.end()) return false;
      add(std::move(*next));
    }
    steps_.resize(steps_.size() - back);
    for (std::size_t c = 0; c < known.size(); ++c)
      if (const auto units = std::llround(program.value(c) * static_cast<double>(rest.probability));
          units > 0)
        steps_.emplace_back(units, known[c]);
    rest_.probability = 0;
    return true;
  }

  const LotteryTypes& types_;
  const Progress& progress_;
  std::vector<std::int32_t> floor_;
  std::vector<std::int64_t> base_;  ///< the rows' sums over the whole seats
  Rest rest_;
  std::vector<std::pair<std::int64_t, TypePanel>> steps_;
};

}  // namespace

SharesSplit split_shares(const LotteryTypes& types, const std::vector<Wide>& shares,
                         const Progress& progress) {
  return Splitting(types, shares, progress).run();
}

}  // namespace echelon::optimise
