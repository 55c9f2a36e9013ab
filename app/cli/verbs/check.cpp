#include <algorithm>

#include "cli/findings_out.hpp"
#include "cli/verbs.hpp"
#include "echelon/base/error.hpp"
#include "echelon/rules/kinds.hpp"

namespace cli {

using echelon::Error;
using echelon::Fault;
using echelon::Finding;
using echelon::PersonIndex;
using echelon::Snapshot;

namespace {

void json_person(JsonOut& out, const Checked& checked, PersonIndex person) {
  out.open_object().key("id").text(checked.snapshot.people.id[static_cast<std::size_t>(person)]);
  out.key("eligible").truth(checked.findings.eligible(person)).key("findings");
  json_findings(out, checked, person);
  out.close_object();
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
