#include "echelon/office/pipeline_count.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "echelon/office/pipeline_careers.hpp"

namespace echelon {
namespace {

constexpr int years_to_go_on = 5;

class Counting {
 public:
  Counting(const Snapshot& snapshot, const Ladder& ladder, const PipelineWish& wish)
      : snapshot_(snapshot),
        wish_(wish),
        careers_(snapshot, ladder),
        subject_(snapshot.symbols.find(wish.subject)) {
    const int last = wish.to_year > 0 ? std::min(wish.to_year, snapshot.as_of.year()) : snapshot.as_of.year();
    const int first = wish.from_year > 0 ? std::min(wish.from_year, last) : last - 9;
    for (int year = first; year <= last; ++year) count_.years.push_back(year);
    count_.before.assign(ladder.tiers.size(), 0);
    count_.stock.assign(ladder.tiers.size(), std::vector<int>(count_.years.size(), 0));
    waits_.resize(ladder.steps.size());
    for (const LadderStep& step : ladder.steps) {
      PipelinePassage passage;
      passage.from = step.from;
      passage.to = step.to;
      count_.passages.push_back(passage);
    }
  }

  PipelineCount count() {
    for (PersonIndex person = 0; person < snapshot_.size(); ++person) {
      if (snapshot_.tiers.of(person).empty() || !is_wanted(person)) continue;
      const auto spells = careers_.of(person);
      if (spells.empty()) continue;
      add_stock(spells);
      add_moves(spells);
      add_passages(spells);
    }
    for (auto& [way, moved] : moved_) count_.flows.push_back({way.first, way.second, std::move(moved)});
    for (std::size_t s = 0; s < waits_.size(); ++s) {
      BoxNumbers waits = box_of(waits_[s]);
      if (waits.count == 0) continue;
      count_.passages[s].waiting = {waits.count, waits.lower, waits.median, waits.upper};
      count_.passages[s].waits = std::move(waits);
    }
    return std::move(count_);
  }

 private:
  [[nodiscard]] bool is_wanted(PersonIndex person) const {
    if (wish_.school == nobody && !wish_.stage && wish_.subject.empty()) return true;
    const CareerPlace place = place_of(snapshot_, person);
    return (wish_.school == nobody || place.school == wish_.school) &&
           (!wish_.stage || place.stage == *wish_.stage) &&
           (wish_.subject.empty() || (subject_ != Symbol::empty && place.subject == subject_));
  }

  [[nodiscard]] Date end_of(int year) const {
    return std::min(Date::of(year, 12, 31).value_or(snapshot_.as_of), snapshot_.as_of);
  }

  static bool holds_on(const TierSpell& spell, Date day) {
    return spell.from <= day && (!spell.to.known() || spell.to >= day);
  }

  void add_stock(const std::vector<TierSpell>& spells) {
    for (const TierSpell& spell : spells) {
      count_.before[spell.tier] += holds_on(spell, end_of(count_.years.front() - 1)) ? 1 : 0;
      for (std::size_t y = 0; y < count_.years.size(); ++y)
        count_.stock[spell.tier][y] += holds_on(spell, end_of(count_.years[y])) ? 1 : 0;
    }
  }

  void add_moves(const std::vector<TierSpell>& spells) {
    for (std::size_t i = 0; i < spells.size(); ++i) {
      const TierSpell& spell = spells[i];
      const bool follows = i > 0 && spells[i - 1].to == spell.from.plus_days(-1);
      add_move(follows ? spells[i - 1].tier : PipelineFlow::outside, spell.tier, spell.from);
      const bool goes_on = i + 1 < spells.size() && spells[i + 1].from == spell.to.plus_days(1);
      if (spell.to.known() && !goes_on) add_move(spell.tier, PipelineFlow::outside, spell.to.plus_days(1));
    }
  }

  void add_move(std::size_t from, std::size_t to, Date day) {
    if (day > snapshot_.as_of || day.year() < count_.years.front() || day.year() > count_.years.back())
      return;
    auto& moved = moved_[{from, to}];
    moved.resize(count_.years.size(), 0);
    ++moved[static_cast<std::size_t>(day.year() - count_.years.front())];
  }

  void add_passages(const std::vector<TierSpell>& spells) {
    const auto first_of = [&](std::size_t tier) {
      for (const TierSpell& spell : spells) {
        if (spell.tier == tier) return spell.from;
      }
      return Date();
    };
    for (std::size_t s = 0; s < count_.passages.size(); ++s) {
      PipelinePassage& passage = count_.passages[s];
      const Date reached = first_of(passage.from);
      if (!reached.known() || reached > snapshot_.as_of) continue;
      const bool holds_now = std::any_of(spells.begin(), spells.end(), [&](const TierSpell& spell) {
        return spell.tier == passage.from && holds_on(spell, snapshot_.as_of);
      });
      passage.waiting_now += holds_now ? 1 : 0;
      const Date then = first_of(passage.to);
      const bool went = then.known() && then > reached && then <= snapshot_.as_of;
      if (went) waits_[s].push_back(static_cast<double>(then.days() - reached.days()) / 365.2425);
      if (reached.plus_years(years_to_go_on) > snapshot_.as_of) continue;
      ++passage.reached;
      passage.went_on += went && then <= reached.plus_years(years_to_go_on) ? 1 : 0;
    }
  }

  const Snapshot& snapshot_;
  const PipelineWish& wish_;
  LadderCareers careers_;
  Symbol subject_;
  PipelineCount count_;
  std::map<std::pair<std::size_t, std::size_t>, std::vector<int>> moved_;
  std::vector<std::vector<double>> waits_;
};

}  // namespace

PipelineCount count_pipeline(const Snapshot& snapshot, const Ladder& ladder, const PipelineWish& wish) {
  return Counting(snapshot, ladder, wish).count();
}

}  // namespace echelon
