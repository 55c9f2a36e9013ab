#include "echelon/rules/finding.hpp"

#include <array>

#include "echelon/rules/kinds.hpp"

namespace echelon {
namespace {

template <class E>
std::string listed(Decimal value, Language language) {
  return words(static_cast<E>(value.millionths() / Decimal::scale)).in(language);
}

std::string with_unit(Decimal value, const Words& unit, Language language) {
  return value.text() + " " + unit.in(language);
}

}  // namespace

std::string said(const Quantity& quantity, const Snapshot& snapshot, Language language) {
  const Decimal value = quantity.value;
  switch (quantity.unit) {
    case Unit::none:
      return Words{"未知", "unknown"}.in(language);
    case Unit::count:
      return value.text();
    case Unit::years:
      return with_unit(value, {"年", "years"}, language);
    case Unit::months:
      return with_unit(value, {"个月", "months"}, language);
    case Unit::hours:
      return with_unit(value, {"学时", "hours"}, language);
    case Unit::points:
      return with_unit(value, {"分", "points"}, language);
    case Unit::percent:
      return value.text() + "%";
    case Unit::date:
      return Date::from_days(static_cast<std::int32_t>(value.millionths() / Decimal::scale)).iso();
    case Unit::year:
      return value.text();
    case Unit::yes_no:
      return (value == Decimal() ? Words{"否", "no"} : Words{"是", "yes"}).in(language);
    case Unit::text:
      return subject_words(snapshot.text(static_cast<Symbol>(value.millionths() / Decimal::scale)))
          .in(language);
    case Unit::title:
      return listed<Title>(value, language);
    case Unit::degree:
      return listed<Degree>(value, language);
    case Unit::stage:
      return listed<Stage>(value, language);
    case Unit::role:
      return listed<Role>(value, language);
    case Unit::award_level:
      return listed<AwardLevel>(value, language);
    case Unit::assessment:
      return listed<AssessmentResult>(value, language);
    case Unit::age:
      return with_unit(value, {"岁", "years of age"}, language);
  }
  return {};
}

const Words& words(FactKind kind) {
  static const std::array<Words, 12> list{{{"职称", "title"},
                                           {"任职", "posting"},
                                           {"培训", "training"},
                                           {"获奖", "award"},
                                           {"考核", "assessment"},
                                           {"师徒", "mentorship"},
                                           {"层级", "tier"},
                                           {"出生", "born"},
                                           {"参加工作", "hired"},
                                           {"学历", "degree"},
                                           {"评审", "review"},
                                           {"数量", "count"}}};
  return list.at(static_cast<std::size_t>(kind));
}

Date Findings::earliest(PersonIndex person) const {
  Date latest;
  for (const Finding& finding : of(person)) {
    if (finding.met) continue;
    if (!finding.earliest.known()) return {};
    latest = std::max(latest, finding.earliest);
  }
  return latest;
}

Words sentence(const Rule& rule, const Finding& finding, const Snapshot& snapshot) {
  const auto in = [&](Language language) {
    const bool chinese = language == Language::chinese;
    std::string text = rule.name.in(language) + (chinese ? "：要求 " : ": required ") +
                       said(finding.required, snapshot, language) + (chinese ? "，认定 " : ", found ") +
                       said(finding.found, snapshot, language);
    text += finding.met ? (chinese ? "，符合" : ", met") : (chinese ? "，不符合" : ", not met");
    if (finding.earliest.known())
      text += (chinese ? "，最早于 " : ", from ") + finding.earliest.iso() + (chinese ? " 符合" : "");
    return text + (chinese ? "。" : ".");
  };
  return {in(Language::chinese), in(Language::english)};
}

}  // namespace echelon
