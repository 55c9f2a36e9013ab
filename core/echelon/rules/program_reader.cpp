#include <algorithm>

#include "echelon/rules/ladder_reader.hpp"
#include "echelon/rules/program_parts.hpp"

namespace echelon {
namespace {

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

/// `kinds`: what the program does; where it is not given, it selects. Returns whether it has ladders.
bool read_kinds(Program& program, Section& top) {
  if (!top.has("kinds")) return false;
  program.selects = false;
  bool ladders = false;
  const std::vector<std::string> kinds = top.texts("kinds");
  if (kinds.empty()) top.refuse("kinds", {"不能为空", "must not be empty"});
  for (const std::string& kind : kinds) {
    if (kind == "selection") {
      program.selects = true;
    } else if (kind == "training") {
      program.trains = true;
    } else if (kind == "ladder") {
      ladders = true;
    } else {
      top.refuse("kinds", {"只能是 selection、training 或 ladder",
                           "may hold 'selection', 'training' and 'ladder' only"});
    }
  }
  return ladders;
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

void read_appointment(Program& program, Section& top) {
  auto appointment = top.optional_part("appointment");
  if (!appointment) return;
  program.ladder = appointment->text("ladder");
  program.tier = appointment->text("tier");
  appointment->finish();
}

}  // namespace

Program read_program(std::string_view toml, const std::string& file) {
  Section top = Section::parse(toml, file, "program");
  Program program;
  program.digest_source = toml;
  program.id = top.id();
  program.order = top.whole("order");
  const bool ladders = read_kinds(program, top);
  refuse_round(program, top);
  program.seats = top.whole("seats", false);
  read_head(program, top);
  read_appointment(program, top);
  program.requirements = read_rules(top, "requirement");
  RoundTerms terms;
  terms.take(top);
  terms.put(program);
  if (!ladders && top.has("ladder"))
    top.refuse("ladder",
               {"只属于梯队项目（kinds 中的 ladder）", "belongs to programs whose kinds name 'ladder'"});
  if (ladders) read_ladders(program, top);
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
