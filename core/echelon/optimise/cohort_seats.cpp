#include "echelon/optimise/cohort_seats.hpp"

#include <algorithm>
#include <tuple>

namespace echelon::optimise {
CohortSeats::CohortSeats(const CohortModel& model, const CohortChoices& choices, const CohortPrices& guide)
    : model_(model),
      choices_(choices),
      walls_(model),
      chooser_(model),
      slots_(model.options(), -1),
      size_(model.teachers(), 0),
      use_(model.sessions + model.away.size(), 0),
      given_up_(model.sessions, 0) {
  if (model.budget_row >= 0)
    walls_.row[static_cast<std::size_t>(model.budget_row)] =
        guide.row[static_cast<std::size_t>(model.budget_row)];
  if (model.changes_row >= 0)
    walls_.row[static_cast<std::size_t>(model.changes_row)] =
        guide.row[static_cast<std::size_t>(model.changes_row)];
  walls_.refresh(model);
  for (std::size_t r = 0; r < use_.size(); ++r)
    if (model.limit[r] <= 0) walls_.set(model, r, wall);
  for (std::size_t t = 0; t < model.teachers(); ++t) {
    std::vector<std::int32_t> held;
    for (auto o = model.first[t]; o < model.first[t + 1]; ++o)
      if (choices.option[static_cast<std::size_t>(o)] > 0) held.push_back(o);
    if (held.empty()) continue;
    possible_ = possible_ && held.size() <= static_cast<std::size_t>(model.need[t]);
    if (!possible_) return;
    put(t, held);
  }
  for (std::size_t r = 0; r < use_.size(); ++r) possible_ = possible_ && use_[r] <= model.limit[r];
  possible_ = possible_ &&
              (model.budget_row < 0 || money_ <= model.limit[static_cast<std::size_t>(model.budget_row)]);
}

void CohortSeats::count(std::size_t row, std::int64_t by) {
  use_[row] += by;
  walls_.set(model_, row, use_[row] >= model_.limit[row] ? wall : 0);
}

/// Adds or removes what the teacher's bundle uses.
void CohortSeats::use(std::size_t teacher, int by) {
  const auto options = bundle(teacher);
  for (std::size_t i = 0; i < options.size(); ++i) {
    const auto o = static_cast<std::size_t>(options[i]);
    const auto session = static_cast<std::size_t>(model_.session[o]);
    if (use_[session] == (by > 0 ? 0 : 1)) money_ += by * model_.cost[session];
    money_ += by * model_.seat_cost[session];
    changes_ += by * model_.change[o];
    objective_ += by * model_.value[o];
    count(session, by);
    for (const auto day : model_.lane_days[static_cast<std::size_t>(model_.lane[o])]) {
      const auto earlier = options.first(i);
      const bool counted = std::ranges::any_of(earlier, [&](std::int32_t other) {
        return std::ranges::binary_search(
            model_.lane_days[static_cast<std::size_t>(model_.lane[static_cast<std::size_t>(other)])], day);
      });
      if (!counted) count(static_cast<std::size_t>(day), by);
    }
  }
}

void CohortSeats::put(std::size_t teacher, std::span<const std::int32_t> options) {
  std::ranges::copy(options, slots_.begin() + model_.first[teacher]);
  size_[teacher] = static_cast<std::int32_t>(options.size());
  use(teacher, 1);
}

void CohortSeats::clear(std::size_t teacher) {
  use(teacher, -1);
  size_[teacher] = 0;
}

std::int64_t CohortSeats::worth(std::span<const std::int32_t> options) const {
  std::int64_t sum = 0;
  for (const auto o : options) {
    const auto i = static_cast<std::size_t>(o);
    sum += model_.value[i] - walls_.money(model_.seat_cost[static_cast<std::size_t>(model_.session[i])]);
    if (model_.changes_row >= 0)
      sum -= walls_.row[static_cast<std::size_t>(model_.changes_row)] * model_.change[i];
  }
  return sum;
}

CohortSeats::Sums CohortSeats::over_sums() const {
  const auto over = [&](std::ptrdiff_t row, std::int64_t used) {
    return row < 0 ? 0 : std::max<std::int64_t>(0, used - model_.limit[static_cast<std::size_t>(row)]);
  };
  return {over(model_.budget_row, money_), over(model_.changes_row, changes_)};
}

std::int64_t CohortSeats::choose_again(std::size_t teacher, std::int64_t least_gain) {
  const auto held = bundle(teacher);
  const std::vector<std::int32_t> before(held.begin(), held.end());
  const auto was = worth(before);
  const auto sums = over_sums();
  clear(teacher);
  const auto best = chooser_.best(teacher, walls_, choices_);
  if (best.over != BundleChooser::impossible && best.over - was >= least_gain) {
    put(teacher, best.options);
    if (over_sums().within(sums) &&
        (!keeps_minimums_ || (minimums_kept(before) && minimums_kept(bundle(teacher)))))
      return best.over - was;
    clear(teacher);
  }
  put(teacher, before);
  return 0;
}

bool CohortSeats::minimums_kept(std::span<const std::int32_t> options) const {
  return std::ranges::all_of(options, [&](std::int32_t o) {
    return use_[static_cast<std::size_t>(model_.session[static_cast<std::size_t>(o)])] == 0 || has_enough(o);
  });
}

void CohortSeats::take_in_order(std::span<const std::int32_t> options) {
  std::vector<std::int32_t> teacher_of(model_.options());
  for (std::size_t t = 0; t < model_.teachers(); ++t)
    std::fill(teacher_of.begin() + model_.first[t], teacher_of.begin() + model_.first[t + 1],
              static_cast<std::int32_t>(t));
  // What was published comes first: each of them makes room for a change.
  std::vector<std::int32_t> order(options.begin(), options.end());
  std::stable_partition(order.begin(), order.end(),
                        [&](std::int32_t o) { return model_.change[static_cast<std::size_t>(o)] < 0; });
  for (const auto o : order) {
    const auto t = static_cast<std::size_t>(teacher_of[static_cast<std::size_t>(o)]);
    if (walls_.lane(model_.lane[static_cast<std::size_t>(o)]) >= wall && model_.intricate[t] == 0) continue;
    const auto held = bundle(t);
    if (held.size() >= static_cast<std::size_t>(model_.need[t]) || std::ranges::find(held, o) != held.end())
      continue;
    const auto sums = over_sums();
    std::vector<std::int32_t> wish(held.begin(), held.end());
    wish.push_back(o);
    clear(t);
    const bool room = chooser_.allows(wish, choices_) && walls_.open(model_, wish, wall);
    put(t, room ? std::span<const std::int32_t>(wish)
                : std::span<const std::int32_t>(wish).first(wish.size() - 1));
    if (room && !over_sums().within(sums)) {
      clear(t);
      put(t, std::span<const std::int32_t>(wish).first(wish.size() - 1));
    }
  }
}

void CohortSeats::improve(const Progress& progress) {
  bool gained = true;
  for (int round = 0; gained && round < 20; ++round) {
    gained = false;
    progress.check();
    for (std::size_t t = 0; t < model_.teachers(); ++t) gained = choose_again(t, 1) > 0 || gained;
  }
}

void CohortSeats::assign(const CohortSeats& other) {
  choices_ = other.choices_;
  walls_ = other.walls_;
  slots_ = other.slots_;
  size_ = other.size_;
  use_ = other.use_;
  given_up_ = other.given_up_;
  money_ = other.money_;
  changes_ = other.changes_;
  objective_ = other.objective_;
}

std::ptrdiff_t CohortSeats::short_session() const {
  for (std::size_t s = 0; s < model_.sessions; ++s) {
    const bool must = choices_.run[s] == CohortChoices::Run::open;
    if ((use_[s] > 0 || must) && use_[s] < model_.minimum[s]) return static_cast<std::ptrdiff_t>(s);
  }
  return -1;
}

bool CohortSeats::complete() const {
  // What is held from the start may lack what must come before it.
  BundleChooser chooser(model_);
  for (std::size_t t = 0; t < model_.teachers(); ++t)
    if (choices_.forced[t] != 0 && !chooser.allows(bundle(t), choices_)) return false;
  if (short_session() >= 0) return false;
  for (std::size_t r = 0; r < use_.size(); ++r)
    if (use_[r] > model_.limit[r]) return false;
  return over_sums().within({});
}

std::vector<std::int32_t> CohortSeats::chosen() const {
  std::vector<std::int32_t> all;
  for (std::size_t t = 0; t < model_.teachers(); ++t)
    all.insert(all.end(), bundle(t).begin(), bundle(t).end());
  std::ranges::sort(all);
  return all;
}

}  // namespace echelon::optimise
