// Minimum sizes: which of the sessions that fall short are given up, and which are filled.

#include <algorithm>
#include <tuple>
#include <vector>

#include "echelon/optimise/cohort_seats.hpp"

namespace echelon::optimise {

/// What it costs to seat the teacher in a session: the best bundle with the option in, or nothing.
std::optional<std::int64_t> CohortSeats::price_of_joining(std::size_t teacher, std::int32_t option) {
  const auto held = bundle(teacher);
  const std::vector<std::int32_t> before(held.begin(), held.end());
  clear(teacher);
  const auto best = best_with(teacher, option);
  std::optional<std::int64_t> loss;
  if (best.over > BundleChooser::impossible && walls_.open(model_, best.options, wall))
    loss = worth(before) - worth(best.options);
  put(teacher, before);
  return loss;
}

BundleChooser::Best CohortSeats::best_with(std::size_t teacher, std::int32_t option) {
  const auto was_forced = choices_.forced[teacher];
  const auto was = choices_.option[static_cast<std::size_t>(option)];
  choices_.set(model_, teacher, option, 1);
  const auto best = chooser_.best(teacher, walls_, choices_);
  choices_.option[static_cast<std::size_t>(option)] = was;
  choices_.forced[teacher] = was_forced;
  return best;
}

/// Seats the teacher in the session; `gently`: only if no session that has enough falls short by it.
bool CohortSeats::join(std::size_t teacher, std::int32_t option, bool gently) {
  const auto held = bundle(teacher);
  const std::vector<std::int32_t> before(held.begin(), held.end());
  std::vector<std::uint8_t> enough(before.size());
  for (std::size_t i = 0; i < before.size(); ++i) enough[i] = has_enough(before[i]) ? 1 : 0;
  const auto sums = over_sums();
  clear(teacher);
  const auto best = best_with(teacher, option);
  const bool fits = best.over > BundleChooser::impossible && walls_.open(model_, best.options, wall);
  if (fits) {
    put(teacher, best.options);
    bool kept = over_sums().within(sums);
    for (std::size_t i = 0; kept && gently && i < before.size(); ++i)
      kept = enough[i] == 0 || has_enough(before[i]);
    if (kept) return true;
    clear(teacher);
  }
  put(teacher, before);
  return false;
}

/// Draws into the session those who lose least by it, until the minimum is reached.
bool CohortSeats::fill_to_minimum(std::size_t session, bool gently) {
  struct Loss {
    std::int64_t loss = 0;
    std::size_t teacher = 0;
    std::int32_t option = 0;
  };
  std::vector<Loss> losses;
  for (std::size_t t = 0; t < model_.teachers(); ++t) {
    for (auto o = model_.first[t]; o < model_.first[t + 1]; ++o) {
      const auto i = static_cast<std::size_t>(o);
      if (model_.session[i] != static_cast<std::int32_t>(session) || choices_.option[i] != 0) continue;
      if (std::ranges::find(bundle(t), o) != bundle(t).end()) continue;
      if (const auto loss = price_of_joining(t, o)) losses.push_back({*loss, t, o});
    }
  }
  std::ranges::sort(losses, {}, [](const Loss& l) { return std::tuple(l.loss, l.teacher); });
  for (const auto& each : losses) {
    if (use_[session] >= model_.minimum[session]) break;
    join(each.teacher, each.option, gently);
  }
  return use_[session] >= model_.minimum[session];
}

void CohortSeats::give_up(std::size_t session) {
  choices_.run[session] = CohortChoices::Run::closed;
  given_up_[session] = 1;
  for (std::size_t t = 0; t < model_.teachers(); ++t) {
    const auto held = bundle(t);
    const auto sits = [&](std::int32_t o) {
      return model_.session[static_cast<std::size_t>(o)] == static_cast<std::int32_t>(session);
    };
    if (std::ranges::any_of(held, sits)) choose_again(t, INT64_MIN / 2);
  }
}

/// Of the sessions that have less than this share of their minimum the one with the least.
std::ptrdiff_t CohortSeats::short_by_most(double share) const {
  std::ptrdiff_t found = -1;
  double least = share;
  for (std::size_t s = 0; s < model_.sessions; ++s) {
    if (use_[s] == 0 || given_up_[s] != 0 || choices_.run[s] == CohortChoices::Run::open) continue;
    const auto part = static_cast<double>(use_[s]) / static_cast<double>(std::max(1, model_.minimum[s]));
    if (part >= 1 || part >= least) continue;
    least = part;
    found = static_cast<std::ptrdiff_t>(s);
  }
  return found;
}

void CohortSeats::settle_minimums(double share, const Progress& progress) {
  for (auto s = short_by_most(share); s >= 0; s = short_by_most(share)) {
    progress.check();
    give_up(static_cast<std::size_t>(s));
  }
  // Filling one session may leave another short: each is looked at until none is.
  for (std::size_t round = 0; round < 2 * model_.sessions + 2; ++round) {
    progress.check();
    const auto short_one = short_by_least();
    if (short_one < 0) break;
    const auto session = static_cast<std::size_t>(short_one);
    const bool must = choices_.run[session] == CohortChoices::Run::open;
    CohortSeats filled = *this;
    const bool reached = round < model_.sessions && filled.fill_to_minimum(session, !must);
    if (!must) give_up(session);
    if (must ? reached : reached && filled.objective_ > objective_) {
      assign(filled);
    } else if (must) {
      break;
    }
  }
  keeps_minimums_ = true;
}

/// The session short of its minimum by the fewest.
std::ptrdiff_t CohortSeats::short_by_least() const {
  std::ptrdiff_t found = -1;
  std::int64_t least = INT64_MAX;
  for (std::size_t s = 0; s < model_.sessions; ++s) {
    const bool must = choices_.run[s] == CohortChoices::Run::open;
    if ((use_[s] == 0 && !must) || use_[s] >= model_.minimum[s]) continue;
    if (const auto lacks = model_.minimum[s] - use_[s]; lacks < least) {
      least = lacks;
      found = static_cast<std::ptrdiff_t>(s);
    }
  }
  return found;
}

void CohortSeats::reopen(const Progress& progress) {
  for (bool gained = true; gained;) {
    gained = false;
    for (std::size_t s = 0; s < model_.sessions; ++s) {
      if (given_up_[s] == 0 || use_[s] > 0) continue;
      progress.check();
      CohortSeats with = *this;
      with.choices_.run[s] = CohortChoices::Run::free;
      with.given_up_[s] = 0;
      if (!with.fill_to_minimum(s, true) || with.objective_ <= objective_) continue;
      assign(with);
      gained = true;
    }
  }
}

}  // namespace echelon::optimise
