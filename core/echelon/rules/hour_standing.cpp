#include "echelon/rules/hour_standing.hpp"

#include <algorithm>

#include "echelon/rules/hour_judging.hpp"

namespace echelon {

std::span<const HourStanding> HourStandings::of(PersonIndex person) const {
  const auto first = std::ranges::lower_bound(standings_, person, {}, &HourStanding::person);
  const auto last = std::ranges::upper_bound(standings_, person, {}, &HourStanding::person);
  return {first, last};
}

/// The rules' versions made ready, and who judges by each.
class HourJudge::Work {
 public:
  Work(const Snapshot& snapshot, std::shared_ptr<const HourRules> rules)
      : snapshot_(snapshot), rules_(std::move(rules)) {
    const auto& all = rules_->all();
    for (std::size_t r = 0; r < all.size(); ++r) {
      for (std::size_t v = all[r].versions.size(); v-- > 0;) {  // the latest version first
        if (all[r].versions[v].applies) add(r, v);
      }
    }
  }

  [[nodiscard]] const Snapshot& snapshot() const { return snapshot_; }
  [[nodiscard]] const std::shared_ptr<const HourRules>& rules() const { return rules_; }

  /// Judges by the version of the rule that is in force at the end of the window it gives; nothing when none
  /// is, or the person is not bound. Returns who judged, with the standing.
  const HourJudging* judge(PersonIndex person, std::size_t rule, int ahead, HourStanding& standing,
                           std::vector<HourFact>* facts) {
    for (std::size_t i = first_of(rule); i < ready_.size() && ready_[i]->rule == rule; ++i) {
      Ready& one = *ready_[i];
      if (!one.judging.judge(person, ahead, facts)) continue;
      standing = one.judging.standing();
      const HourRule& version = one.bound.rule();
      const Date judged_on = standing.state == HourState::unknown ? snapshot_.as_of : standing.to;
      if (!Period{version.from, version.to}.contains(judged_on)) continue;
      standing.person = person;
      standing.rule = static_cast<std::uint16_t>(rule);
      standing.version = one.version;
      return &one.judging;
    }
    return nullptr;
  }

 private:
  struct Ready {
    Ready(const HourRule& said, const Snapshot& snapshot, std::size_t of, std::size_t number)
        : rule(of),
          version(static_cast<std::uint16_t>(number)),
          bound(said, snapshot),
          judging(bound, snapshot) {}
    std::size_t rule;
    std::uint16_t version;
    HourBound bound;
    HourJudging judging;
  };

  void add(std::size_t rule, std::size_t version) {
    firsts_.resize(std::max(firsts_.size(), rule + 1), ready_.size());
    ready_.push_back(
        std::make_unique<Ready>(rules_->all()[rule].versions[version], snapshot_, rule, version));
  }
  [[nodiscard]] std::size_t first_of(std::size_t rule) const {
    return rule < firsts_.size() ? firsts_[rule] : ready_.size();
  }

  const Snapshot& snapshot_;
  std::shared_ptr<const HourRules> rules_;
  std::vector<std::unique_ptr<Ready>> ready_;
  std::vector<std::size_t> firsts_;  ///< by rule: where its versions begin
};

HourJudge::HourJudge(const Snapshot& snapshot, std::shared_ptr<const HourRules> rules)
    : work_(std::make_unique<Work>(snapshot, std::move(rules))) {}
HourJudge::~HourJudge() = default;

HourStandings HourJudge::everyone() {
  HourStandings column;
  column.rules_ = work_->rules();
  const std::size_t rules = column.rules_->all().size();
  HourStanding standing;
  for (PersonIndex person = 0; person < work_->snapshot().size(); ++person) {
    if (work_->snapshot().people.in_service[static_cast<std::size_t>(person)] == 0) continue;
    for (std::size_t rule = 0; rule < rules; ++rule) {
      const HourJudging* judged = work_->judge(person, rule, 0, standing, nullptr);
      if (judged == nullptr) continue;
      standing.first_part = static_cast<std::uint32_t>(column.parts_.size());
      column.standings_.push_back(standing);
      column.parts_.insert(column.parts_.end(), judged->parts().begin(), judged->parts().end());
    }
  }
  return column;
}

std::vector<HourExplained> HourJudge::explain(PersonIndex person, bool outside) {
  std::vector<HourExplained> list;
  for (std::size_t rule = 0; rule < work_->rules()->all().size(); ++rule) {
    for (HourExplained& each : explain(person, rule, 0, outside)) list.push_back(std::move(each));
  }
  return list;
}

std::vector<HourExplained> HourJudge::explain(PersonIndex person, std::size_t rule, int ahead, bool outside) {
  HourExplained explained;
  const HourJudging* judged = work_->judge(person, rule, ahead, explained.standing, &explained.facts);
  if (judged == nullptr) return {};
  explained.parts = judged->parts();
  if (outside) judged->add_outside(explained.facts);
  std::ranges::stable_sort(explained.facts, {}, [](const HourFact& fact) {
    return std::pair(fact.kind != HourFact::Kind::training,
                     fact.kind == HourFact::Kind::training ? fact.to : Date());
  });
  judged->add_reductions(explained.facts);
  return {std::move(explained)};
}

}  // namespace echelon
