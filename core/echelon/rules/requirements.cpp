#include "echelon/rules/core_kinds.hpp"

#include <algorithm>
#include <set>

#include "echelon/rules/award_subject.hpp"
#include "echelon/rules/judged.hpp"
#include "echelon/rules/listed.hpp"

namespace echelon {
namespace {

std::unique_ptr<Requirement> in_service(const Rule&, const Snapshot&) {
  return judged([](const Snapshot& snapshot, PersonIndex person, FindingWriter& writer) {
    const auto p = static_cast<std::size_t>(person);
    const bool serves = snapshot.people.in_service[p] != 0;
    const Date hired = snapshot.people.hired_on[p];
    writer.verdict(serves, yes(true), yes(serves), hired > snapshot.as_of ? hired : Date());
  });
}

std::unique_ptr<Requirement> subject_in(const Rule& rule, const Snapshot& snapshot) {
  std::vector<std::string> subjects = rule.parameters.some_texts("subjects");
  for (std::string& subject : subjects) subject = canonical_subject(subject);
  const std::set<Symbol> allowed = symbols_of(subjects, snapshot);
  return judged([allowed](const Snapshot& people, PersonIndex person, FindingWriter& writer) {
    const Symbol subject = people.people.subject[static_cast<std::size_t>(person)];
    writer.verdict(allowed.contains(subject), yes(true), of_symbol(subject));
  });
}

std::unique_ptr<Requirement> stage_in(const Rule& rule, const Snapshot&) {
  const auto allowed = all_listed<Stage>(rule.parameters, "stages");
  return judged([allowed](const Snapshot& snapshot, PersonIndex person, FindingWriter& writer) {
    const Stage stage = snapshot.people.stage[static_cast<std::size_t>(person)];
    writer.verdict(allowed.contains(stage), yes(true), of_list(Unit::stage, stage));
  });
}

std::unique_ptr<Requirement> title_at_least(const Rule& rule, const Snapshot&) {
  const auto least = listed<Title>(rule.parameters, "title");
  return judged([least](const Snapshot& snapshot, PersonIndex person, FindingWriter& writer) {
    const auto p = static_cast<std::size_t>(person);
    writer.fact({FactKind::title,
                 of_list(Unit::title, snapshot.people.title[p]),
                 Symbol::empty,
                 snapshot.people.title_on[p],
                 {}});
    writer.verdict(snapshot.people.title[p] >= least, of_list(Unit::title, least),
                   of_list(Unit::title, snapshot.people.title[p]));
  });
}

/// At least so many whole years since a date that each person has.
std::unique_ptr<Requirement> years_since(int least, FactKind kind,
                                         Date (*since)(const Snapshot&, PersonIndex)) {
  return judged([=](const Snapshot& snapshot, PersonIndex person, FindingWriter& writer) {
    const Date from = since(snapshot, person);
    if (!from.known()) {
      writer.unmet(years(least), {});
      return;
    }
    writer.fact({kind, {}, Symbol::empty, from, {}});
    const Date due = from.plus_years(least);
    writer.verdict(due <= snapshot.as_of, years(least), years(from.whole_years_to(snapshot.as_of)), due);
  });
}

std::unique_ptr<Requirement> years_of_service(const Rule& rule, const Snapshot&) {
  return years_since(rule.parameters.whole("at_least"), FactKind::hire,
                     [](const Snapshot& snapshot, PersonIndex person) {
                       return snapshot.people.hired_on[static_cast<std::size_t>(person)];
                     });
}

std::unique_ptr<Requirement> years_at_school(const Rule& rule, const Snapshot&) {
  return years_since(rule.parameters.whole("at_least"), FactKind::posting,
                     [](const Snapshot& snapshot, PersonIndex person) {
                       return snapshot.people.at_school_since[static_cast<std::size_t>(person)];
                     });
}

/// Held the title, or a higher one, for so long.
std::unique_ptr<Requirement> years_in_title(const Rule& rule, const Snapshot&) {
  const auto title = listed<Title>(rule.parameters, "title");
  const int least = rule.parameters.whole("at_least");
  return judged([=](const Snapshot& snapshot, PersonIndex person, FindingWriter& writer) {
    Date since;
    for (const TitleHeld& held : snapshot.titles.of(person)) {
      if (held.title >= title && held.since.known() && (!since.known() || held.since < since))
        since = held.since;
    }
    if (!since.known()) {
      writer.unmet(years(least), years(0));
      return;
    }
    writer.fact({FactKind::title, of_list(Unit::title, title), Symbol::empty, since, {}});
    const Date due = since.plus_years(least);
    writer.verdict(due <= snapshot.as_of, years(least), years(since.whole_years_to(snapshot.as_of)), due);
  });
}

std::unique_ptr<Requirement> age_at_most(const Rule& rule, const Snapshot&) {
  const int most = rule.parameters.whole("at_most");
  return judged([most](const Snapshot& snapshot, PersonIndex person, FindingWriter& writer) {
    const Date birth = snapshot.people.birth_date[static_cast<std::size_t>(person)];
    const Quantity required{Unit::age, Decimal::of(most)};
    if (!birth.known()) {
      writer.unmet(required, {});
      return;
    }
    const int age = birth.whole_years_to(snapshot.as_of);
    writer.verdict(age <= most, required, {Unit::age, Decimal::of(age)});
  });
}

std::unique_ptr<Requirement> hours_in_window(const Rule& rule, const Snapshot& snapshot) {
  const Decimal least = rule.parameters.number("at_least");
  const int months = rule.parameters.whole("months");
  const int void_below = rule.parameters.whole("attendance_permille", 0);
  const auto categories = symbols_of(rule.parameters, "categories", snapshot);
  return judged([=](const Snapshot& people, PersonIndex person, FindingWriter& writer) {
    const Date since = people.as_of.plus_months(-months);
    Decimal hours;
    std::int64_t records = 0;
    for (const Training& training : people.training.of(person)) {
      if (training.ended_on <= since || (categories && !categories->contains(training.category))) continue;
      if (training.attendance_permille >= 0 && training.attendance_permille < void_below) continue;
      hours += training.hours;
      ++records;
    }
    writer.fact({FactKind::training,
                 {Unit::count, Decimal::of(records)},
                 Symbol::empty,
                 since.plus_days(1),
                 people.as_of});
    writer.verdict(hours >= least, {Unit::hours, least}, {Unit::hours, hours});
  });
}

/// No failed assessment of the kind in the last years. Says only that there is one, not which.
std::unique_ptr<Requirement> no_failed_assessment(const Rule& rule, const Snapshot&) {
  const auto kind = listed<AssessmentKind>(rule.parameters, "assessment");
  const int back = rule.parameters.whole("years");
  return judged([=](const Snapshot& snapshot, PersonIndex person, FindingWriter& writer) {
    int last = 0;
    for (const Assessment& each : snapshot.assessments.of(person)) {
      if (each.kind == kind && each.result == AssessmentResult::failed &&
          each.year > snapshot.as_of.year() - 1 - back)
        last = std::max(last, each.year);
    }
    const Date due = last == 0 ? Date() : Date::of(last + back + 1, 1, 1).value_or(Date());
    writer.verdict(last == 0, yes(true), yes(last == 0), due);
  });
}

std::unique_ptr<Requirement> assessments_at_least(const Rule& rule, const Snapshot&) {
  const auto kind = listed<AssessmentKind>(rule.parameters, "assessment");
  const auto least = listed<AssessmentResult>(rule.parameters, "result");
  const int back = rule.parameters.whole("years");
  return judged([=](const Snapshot& snapshot, PersonIndex person, FindingWriter& writer) {
    int good = 0;
    for (const Assessment& each : snapshot.assessments.of(person)) {
      if (each.kind == kind && each.year < snapshot.as_of.year() &&
          each.year >= snapshot.as_of.year() - back && each.result >= least)
        ++good;
    }
    writer.verdict(good >= back, years(back), years(good));
  });
}

std::unique_ptr<Requirement> award_at_least(const Rule& rule, const Snapshot&) {
  const auto level = listed<AwardLevel>(rule.parameters, "level");
  const int least = rule.parameters.whole("at_least", 1);
  const int back = rule.parameters.whole("years");
  const bool own_subject = rule.parameters.flag("own_subject", false);
  return judged([=](const Snapshot& snapshot, PersonIndex person, FindingWriter& writer) {
    const Date since = snapshot.as_of.plus_years(-back);
    int count = 0;
    for (const Award& award : snapshot.awards.of(person)) {
      if (award.level < level || award.awarded_on <= since) continue;
      if (own_subject && !is_own_subject(snapshot, person, award)) continue;
      if (++count <= 3)
        writer.fact(
            {FactKind::award, of_list(Unit::award_level, award.level), award.award, award.awarded_on, {}});
    }
    writer.verdict(count >= least, {Unit::count, Decimal::of(least)}, {Unit::count, Decimal::of(count)});
  });
}

std::unique_ptr<Requirement> degree_at_least(const Rule& rule, const Snapshot&) {
  const auto least = listed<Degree>(rule.parameters, "degree");
  return judged([least](const Snapshot& snapshot, PersonIndex person, FindingWriter& writer) {
    const Degree degree = snapshot.people.degree[static_cast<std::size_t>(person)];
    writer.verdict(degree >= least, of_list(Unit::degree, least), of_list(Unit::degree, degree));
  });
}

}  // namespace

std::set<Symbol> symbols_of(const std::vector<std::string>& texts, const Snapshot& snapshot) {
  std::set<Symbol> symbols;
  for (const std::string& text : texts) {
    if (const Symbol symbol = snapshot.symbols.find(text); symbol != Symbol::empty) symbols.insert(symbol);
  }
  return symbols;
}

std::optional<std::set<Symbol>> symbols_of(const Parameters& parameters, std::string_view name,
                                           const Snapshot& snapshot) {
  if (!parameters.has(name)) return std::nullopt;
  return symbols_of(parameters.some_texts(name), snapshot);
}

void add_core_requirements(Kinds& kinds) {
  kinds.add_requirement("in_service", in_service);
  kinds.add_requirement("subject_in", subject_in);
  kinds.add_requirement("stage_in", stage_in);
  kinds.add_requirement("title_at_least", title_at_least);
  kinds.add_requirement("years_in_title", years_in_title);
  kinds.add_requirement("years_of_service", years_of_service);
  kinds.add_requirement("years_at_school", years_at_school);
  kinds.add_requirement("age_at_most", age_at_most);
  kinds.add_requirement("hours_in_window", hours_in_window);
  kinds.add_requirement("no_failed_assessment", no_failed_assessment);
  kinds.add_requirement("assessments_at_least", assessments_at_least);
  kinds.add_requirement("award_at_least", award_at_least);
  kinds.add_requirement("degree_at_least", degree_at_least);
  add_career_requirements(kinds);
}

}  // namespace echelon
