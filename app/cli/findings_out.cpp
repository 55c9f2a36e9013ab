#include "cli/findings_out.hpp"

namespace cli {

using echelon::Fact;
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

}  // namespace

void json_findings(JsonOut& out, const Checked& checked, PersonIndex position) {
  const Snapshot& snapshot = checked.snapshot;
  out.open_list();
  for (const Finding& finding : checked.findings.of(position)) {
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
  out.close_list();
}

Listing findings_listing(const Checked& checked, PersonIndex position, echelon::Language language) {
  Listing listing({{"requirement", {"条件", "requirement"}},
                   {"met", {"符合", "met"}},
                   {"required", {"要求", "required"}},
                   {"found", {"认定", "found"}},
                   {"earliest", {"最早符合", "earliest"}},
                   {"says", {"说明", "says"}}});
  for (const Finding& finding : checked.findings.of(position)) {
    const echelon::Rule& rule = *checked.rules.at(finding.requirement);
    const echelon::Words met = finding.met ? echelon::Words{"是", "yes"} : echelon::Words{"否", "no"};
    listing.row({rule.name.in(language), met.in(language), said(finding.required, checked.snapshot, language),
                 said(finding.found, checked.snapshot, language), finding.earliest.iso(),
                 sentence(rule, finding, checked.snapshot).in(language)});
  }
  return listing;
}

}  // namespace cli
