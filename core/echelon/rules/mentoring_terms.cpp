#include "echelon/rules/mentoring_terms.hpp"

#include <algorithm>

namespace echelon {
namespace {

void read_milestones(Section& section, MentoringTerms& terms) {
  const auto months = section.wholes("milestone_months");
  const bool fit = months.size() == terms.milestone_months.size() && months.front() > 0 &&
                   months.back() <= 600 &&
                   std::ranges::adjacent_find(months, std::ranges::greater_equal()) == months.end();
  if (!fit)
    section.refuse("milestone_months", {"应为三个递增的月数，至多 600",
                                        "must be three months of the term, each later than the one before"});
  std::ranges::copy(months, terms.milestone_months.begin());
}

std::vector<MentoringTerms::Tier> read_tiers(Section& section) {
  std::vector<MentoringTerms::Tier> tiers;
  for (Section& tier : section.parts("tier")) {
    tiers.push_back({tier.some_texts("names"), tier.number_at_most("points", 1000)});
    tier.finish();
  }
  if (tiers.empty()) section.refuse("tier", {"缺少：至少一个层级", "is missing: at least one tier"});
  return tiers;
}

}  // namespace

std::vector<MentoringTerms> read_mentoring_terms(std::string_view text, const std::string& file) {
  const auto read = [](Section& section, MentoringTerms& terms) {
    terms.tiers = read_tiers(section);
    terms.least = section.whole_between("least", 0, 100);
    terms.capacity = section.whole_between("capacity", std::max(1, terms.least), 100);
    terms.first_months = section.whole_between("first_months", 0, 600);
    terms.gap_years = section.whole_between("gap_years", 0, 60);
    terms.ideal_gap_years = section.whole_between("ideal_gap_years", terms.gap_years, 80);
    terms.term_months = section.whole_between("term_months", 1, 600);
    read_milestones(section, terms);
    terms.other_town = section.flag("other_town");
    terms.most_mentors = section.whole_between("most_mentors", 1, 100'000);
    terms.same_subject = section.number_at_most("same_subject", 1000);
    terms.near_subject = section.number_at_most("near_subject", 1000);
    terms.same_school = section.number_at_most("same_school", 1000);
    terms.same_town = section.number_at_most("same_town", 1000);
    terms.gap = section.number_at_most("gap", 1000);
    terms.wish = section.number_at_most("wish", 1000);
    terms.near = section.groups("near");
    terms.failed = section.some_texts("failed");
  };
  return read_dated_terms<MentoringTerms>(text, file, "mentoring", {"师徒规则", "mentoring rules"}, read);
}

const Words& milestone_words(int step) {
  static const std::array<Words, 3> names{
      {{"一年合格", "qualified"}, {"两年胜任", "competent"}, {"三年成才", "accomplished"}}};
  return names.at(static_cast<std::size_t>(std::clamp(step, 1, 3)) - 1);
}

}  // namespace echelon
