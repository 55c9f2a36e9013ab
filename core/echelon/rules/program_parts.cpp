#include "echelon/rules/program_parts.hpp"

#include <algorithm>

namespace echelon {
namespace {

Rule read_rule(Section section, bool weighted) {
  Rule rule;
  rule.id = section.id();
  rule.kind = section.text("kind");
  rule.name = section.words();
  rule.from = section.date("from");
  rule.to = section.date("to");
  rule.source = section.source();
  if (weighted) rule.weight = section.number("weight");
  rule.parameters = section.parameters();
  return rule;
}

Quota read_quota(Section section) {
  Quota quota{section.id(),
              section.text("feature"),
              section.text("value"),
              section.optional_whole("min"),
              section.optional_whole("max"),
              section.words(),
              section.text("source")};
  if (!quota.min && !quota.max) section.refuse("min", {"至少要有 min 或 max", "or 'max' must be given"});
  if (quota.min && quota.max && *quota.min > *quota.max)
    section.refuse("min", {"大于 max", "is greater than 'max'"});
  section.finish();
  return quota;
}

/// Whether two entries of one id stand in each other's way: rules of different times do not.
bool clash(const Rule& a, const Rule& b) {
  const bool a_ends_before = a.to.known() && b.from.known() && a.to < b.from;
  const bool b_ends_before = b.to.known() && a.from.known() && b.to < a.from;
  return a.id == b.id && !a_ends_before && !b_ends_before;
}
bool clash(const Quota& a, const Quota& b) { return a.id == b.id; }

/// `from` are the sections that the entries were read from, one by one.
template <class Entry>
void refuse_duplicates(const std::vector<Entry>& entries, const std::vector<Section>& from,
                       const char* list) {
  for (auto at = entries.begin(); at != entries.end(); ++at) {
    const Entry& entry = *at;
    if (std::any_of(entries.begin(), at, [&](const Entry& before) { return clash(before, entry); })) {
      throw Error(Fault::request,
                  {std::string(list) + " 的 id“" + entry.id + "”在同一时期重复",
                   std::string("the id '") + entry.id + "' stands twice among the " + list +
                       " entries for the same days"},
                  {"换一个 id，或用 from 与 to 分开时期",
                   "give one of them another id, or part them by 'from' and 'to'"},
                  from[static_cast<std::size_t>(at - entries.begin())].place());
    }
  }
}

}  // namespace

std::vector<Rule> read_rules(Section& section, const char* list) {
  const bool weighted = std::string_view(list) == "criterion";
  const auto parts = section.parts(list);
  std::vector<Rule> rules;
  rules.reserve(parts.size());
  for (const Section& each : parts) rules.push_back(read_rule(each, weighted));
  refuse_duplicates(rules, parts, list);
  return rules;
}

void RoundTerms::take(Section& section) {
  reserves = section.whole("reserves", false, reserves);
  publicity_days = section.whole("publicity_days", false, publicity_days);
  if (section.has("tie_ladder")) tie_ladder = section.texts("tie_ladder");
  if (auto seats = section.optional_part("nomination_seats")) {
    nomination_seats = {seats->whole("total"), seats->text("method"), seats->text("measure"),
                        seats->whole("least", false), seats->whole("most", false)};
    seats->finish();
  }
  if (auto plan = section.optional_part("review")) {
    review = {plan->whole("raters"), plan->number("lowest"), plan->number("highest"),
              plan->flag("adjust_severity", true), plan->flag("renormalise_missing", false)};
    if (review.highest <= review.lowest)
      plan->refuse("highest", {"应大于 lowest", "must be greater than 'lowest'"});
    plan->finish();
  }
  if (section.has("criterion")) criteria = read_rules(section, "criterion");
  if (!section.has("quota")) return;
  const auto parts = section.parts("quota");
  quotas.clear();
  quotas.reserve(parts.size());
  for (const Section& each : parts) quotas.push_back(read_quota(each));
  refuse_duplicates(quotas, parts, "quota");
}

void RoundTerms::put(Program& program) const {
  program.reserves = reserves;
  program.publicity_days = publicity_days;
  program.tie_ladder = tie_ladder;
  program.nomination_seats = nomination_seats;
  program.review = review;
  program.criteria = criteria;
  program.quotas = quotas;
}

}  // namespace echelon
