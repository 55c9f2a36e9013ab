#include <algorithm>

#include "echelon/rules/program.hpp"
#include "echelon/rules/section.hpp"

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

void read_head(Program& program, Section& top) {
  Section name = top.part("name");
  program.name = name.words();
  name.finish();
  Section purpose = top.part("purpose");
  program.purpose = purpose.words();
  purpose.finish();
  auto plan = top.optional_part("plan");
  if (!plan) return;  // a program of the bureau's own
  program.plan = {plan->words(), plan->text("document")};
  plan->finish();
}

/// `kinds`: what the program does; where it is not given, it selects.
void read_kinds(Program& program, Section& top) {
  if (!top.has("kinds")) return;
  program.selects = false;
  const std::vector<std::string> kinds = top.texts("kinds");
  if (kinds.empty()) top.refuse("kinds", {"不能为空", "must not be empty"});
  for (const std::string& kind : kinds) {
    if (kind != "selection" && kind != "training")
      top.refuse("kinds", {"只能是 selection 或 training", "may hold 'selection' and 'training' only"});
    (kind == "selection" ? program.selects : program.trains) = true;
  }
}

/// A program that selects nobody has nothing of a round.
void refuse_round(const Program& program, const Section& top) {
  if (program.selects) return;
  for (const char* key : {"seats", "reserves", "publicity_days", "tie_ladder", "appointment",
                          "nomination_seats", "review", "requirement", "criterion", "quota"}) {
    if (top.has(key))
      top.refuse(key, {"只属于遴选项目（kinds 中的 selection）",
                       "belongs to programs whose kinds name 'selection'"});
  }
}

void read_round(Program& program, Section& top) {
  if (auto appointment = top.optional_part("appointment")) {
    program.ladder = appointment->text("ladder");
    program.tier = appointment->text("tier");
    appointment->finish();
  }
  if (auto seats = top.optional_part("nomination_seats")) {
    program.nomination_seats = {seats->whole("total"), seats->text("method"), seats->text("measure"),
                                seats->whole("least", false), seats->whole("most", false)};
    seats->finish();
  }
  if (auto review = top.optional_part("review")) {
    program.review = {review->whole("raters"), review->number("lowest"), review->number("highest"),
                      review->flag("adjust_severity", true), review->flag("renormalise_missing", false)};
    if (program.review.highest <= program.review.lowest)
      review->refuse("highest", {"应大于 lowest", "must be greater than 'lowest'"});
    review->finish();
  }
}

}  // namespace

Program read_program(std::string_view toml, const std::string& file) {
  Section top = Section::parse(toml, file, "program");
  Program program;
  program.digest_source = toml;
  program.id = top.id();
  program.order = top.whole("order");
  read_kinds(program, top);
  refuse_round(program, top);
  program.seats = top.whole("seats", false);
  program.reserves = top.whole("reserves", false);
  program.publicity_days = top.whole("publicity_days", false);
  program.tie_ladder = top.texts("tie_ladder");
  read_head(program, top);
  read_round(program, top);
  const auto requirements = top.parts("requirement");
  const auto criteria = top.parts("criterion");
  const auto quotas = top.parts("quota");
  for (const Section& each : requirements) program.requirements.push_back(read_rule(each, false));
  for (const Section& each : criteria) program.criteria.push_back(read_rule(each, true));
  for (const Section& each : quotas) program.quotas.push_back(read_quota(each));
  refuse_duplicates(program.requirements, requirements, "requirement");
  refuse_duplicates(program.criteria, criteria, "criterion");
  refuse_duplicates(program.quotas, quotas, "quota");
  top.finish();
  return program;
}

namespace {

std::vector<const Rule*> in_force(const std::vector<Rule>& rules, Date day) {
  std::vector<const Rule*> list;
  for (const Rule& rule : rules) {
    if (Period{rule.from, rule.to}.contains(day)) list.push_back(&rule);
  }
  return list;
}

}  // namespace

std::vector<const Rule*> Program::requirements_on(Date day) const { return in_force(requirements, day); }
std::vector<const Rule*> Program::criteria_on(Date day) const { return in_force(criteria, day); }

}  // namespace echelon
