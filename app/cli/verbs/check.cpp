#include <algorithm>

#include "cli/verbs.hpp"
#include "echelon/base/error.hpp"
#include "echelon/rules/kinds.hpp"

namespace cli {

using echelon::Error;
using echelon::Fact;
using echelon::Fault;
using echelon::Finding;
using echelon::PersonIndex;
using echelon::Quantity;
using echelon::Snapshot;
using echelon::Unit;

namespace {

/// Numbers as numbers; what is a word in the office, as its English word.
void json_quantity(JsonOut& out, const Quantity& quantity, const Snapshot& snapshot) {
  switch (quantity.unit) {
    case Unit::none:
      out.null();
      break;
    case Unit::count:
    case Unit::years:
    case Unit::months:
    case Unit::hours:
    case Unit::points:
    case Unit::percent:
    case Unit::year:
    case Unit::age:
      out.number(quantity.value);
      break;
    case Unit::yes_no:
      out.truth(quantity.value != echelon::Decimal());
      break;
    default:
      out.text(said(quantity, snapshot, echelon::Language::english));
      break;
  }
}

/// What a check of one program looks at.
struct Checked {
  const Snapshot& snapshot;
  const echelon::Findings& findings;
  std::vector<const echelon::Rule*> rules;  ///< those in force, as the findings count them
};

void json_person(JsonOut& out, const Checked& checked, PersonIndex person) {
  const Snapshot& snapshot = checked.snapshot;
  out.open_object().key("id").text(snapshot.people.id[static_cast<std::size_t>(person)]);
  out.key("eligible").truth(checked.findings.eligible(person)).key("findings").open_list();
  for (const Finding& finding : checked.findings.of(person)) {
    const echelon::Rule& rule = *checked.rules.at(finding.requirement);
    out.open_object().key("requirement").text(rule.id).key("met").truth(finding.met);
    out.key("required");
    json_quantity(out, finding.required, snapshot);
    out.key("found");
    json_quantity(out, finding.found, snapshot);
    out.key("facts").open_list();
    for (const Fact& fact : checked.findings.facts(finding)) {
      out.open_object().key("what").text(words(fact.what).en).key("value");
      json_quantity(out, fact.value, snapshot);
      if (fact.name != echelon::Symbol::empty) out.key("name").text(snapshot.text(fact.name));
      out.key("from").date(fact.from).key("to").date(fact.to).close_object();
    }
    out.close_list().key("earliest").date(finding.earliest);
    out.key("says").words(sentence(rule, finding, snapshot)).close_object();
  }
  out.close_list().close_object();
}

std::string unmet_text(const Checked& checked, PersonIndex person, echelon::Language language) {
  std::string text;
  for (const Finding& finding : checked.findings.of(person)) {
    if (finding.met) continue;
    text += (text.empty() ? "" : ", ") + checked.rules.at(finding.requirement)->name.in(language);
  }
  return text;
}

Listing people_listing(const Checked& checked, const std::vector<PersonIndex>& people,
                       echelon::Language language) {
  Listing listing({{"id", {"工号", "id"}},
                   {"name", {"姓名", "name"}},
                   {"school", {"学校", "school"}},
                   {"eligible", {"符合", "eligible"}},
                   {"unmet", {"不符合的条件", "not met"}},
                   {"earliest", {"最早符合", "earliest"}}});
  for (const PersonIndex person : people) {
    const auto p = static_cast<std::size_t>(person);
    const echelon::School* school = checked.snapshot.school_of(person);
    const echelon::Words verdict =
        checked.findings.eligible(person) ? echelon::Words{"是", "yes"} : echelon::Words{"否", "no"};
    listing.row({checked.snapshot.people.id[p], checked.snapshot.people.name[p],
                 school == nullptr ? "" : school->name, verdict.in(language),
                 unmet_text(checked, person, language), checked.findings.earliest(person).iso()});
  }
  return listing;
}

Listing findings_listing(const Checked& checked, PersonIndex person, echelon::Language language) {
  Listing listing({{"requirement", {"条件", "requirement"}},
                   {"met", {"符合", "met"}},
                   {"required", {"要求", "required"}},
                   {"found", {"认定", "found"}},
                   {"earliest", {"最早符合", "earliest"}},
                   {"says", {"说明", "says"}}});
  for (const Finding& finding : checked.findings.of(person)) {
    const echelon::Rule& rule = *checked.rules.at(finding.requirement);
    const echelon::Words met = finding.met ? echelon::Words{"是", "yes"} : echelon::Words{"否", "no"};
    listing.row({rule.name.in(language), met.in(language), said(finding.required, checked.snapshot, language),
                 said(finding.found, checked.snapshot, language), finding.earliest.iso(),
                 sentence(rule, finding, checked.snapshot).in(language)});
  }
  return listing;
}

std::vector<PersonIndex> people_of(const Snapshot& snapshot, const std::string& id) {
  std::vector<PersonIndex> people;
  if (!id.empty()) {
    const PersonIndex person = snapshot.find_person(id);
    if (person == echelon::nobody) {
      throw Error(Fault::request, {"没有工号为 " + id + " 的人员", "there is no person " + id},
                  {"请检查工号", "check the id"});
    }
    people.push_back(person);
    return people;
  }
  for (PersonIndex person = 0; person < snapshot.size(); ++person) {
    if (snapshot.people.in_service[static_cast<std::size_t>(person)] != 0) people.push_back(person);
  }
  return people;
}

}  // namespace

int check(Session& session, const CheckOptions& options) {
  echelon::Office& office = session.office();
  const echelon::Program& program = office.program(options.program);
  const auto snapshot = office.snapshot();
  const Checked checked{*snapshot, office.findings(program.id), program.requirements_on(snapshot->as_of)};
  const std::vector<PersonIndex> people = people_of(*snapshot, options.person);
  if (session.format() == Format::json) {
    JsonOut out;
    out.open_object()
        .key("program")
        .text(program.id)
        .key("as_of")
        .date(snapshot->as_of)
        .key("people")
        .open_list();
    for (const PersonIndex person : people) json_person(out, checked, person);
    out.close_list().close_object();
    session.say(out.finish());
  } else if (options.person.empty() || session.format() == Format::csv) {
    session.show(people_listing(checked, people, session.language()));
  } else {
    session.show(findings_listing(checked, people.front(), session.language()));
  }
  const bool no = !options.person.empty() && !checked.findings.eligible(people.front());
  return no ? answer_is_no : done;
}

}  // namespace cli
