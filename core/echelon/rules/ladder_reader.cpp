#include "echelon/rules/ladder_reader.hpp"

#include <algorithm>

#include "echelon/base/nearest.hpp"
#include "echelon/base/spoken.hpp"
#include "echelon/base/text.hpp"
#include "echelon/rules/listed.hpp"
#include "echelon/rules/program_parts.hpp"

namespace echelon {
namespace {

[[noreturn]] void refuse(const Place& place, const Words& what, const Words& remedy) {
  throw Error(Fault::request, what, remedy, place);
}

/// A tier's name in another entry of the ladder.
std::size_t tier_of(const Ladder& ladder, Section& section, const char* key) {
  const std::string name = section.text(key);
  if (const auto found = ladder.find_tier(name)) return *found;
  std::vector<std::string> known;
  known.reserve(ladder.tiers.size());
  for (const LadderTier& tier : ladder.tiers) known.push_back(tier.id);
  const std::string meant = nearest(name, known);
  refuse(section.place(key),
         {"梯队“" + ladder.id + "”没有层级“" + name + "”",
          "the ladder '" + ladder.id + "' has no tier '" + name + "'"},
         meant.empty() ? Words{"可用的层级：" + joined(known), "the tiers are: " + joined(known)}
                       : Words{"是否想写 " + meant + "？", "did you mean " + meant + "?"});
}

LadderTier read_tier(const Ladder& ladder, Section& section) {
  LadderTier tier;
  tier.id = section.text("id");
  if (header_key(tier.id).empty()) section.refuse("id", {"不能为空", "must not be empty"});
  tier.name = section.words();
  tier.aliases = section.texts("aliases");
  tier.term_months = section.whole("term_months", false);
  if (tier.term_months > 0 || section.has("source")) tier.source = section.source();
  if (tier.term_months == 0 && (section.has("return_months") || section.has("lapses_to"))) {
    section.refuse(section.has("lapses_to") ? "lapses_to" : "return_months",
                   {"只用于有任期的层级（term_months）", "is for tiers with a term ('term_months')"});
  }
  tier.return_months = section.whole("return_months", false);
  std::vector<std::string> names = tier.aliases;
  names.push_back(tier.id);
  for (const std::string& name : names) {
    if (!ladder.find_tier(name)) continue;
    refuse(section.place(),
           {"梯队“" + ladder.id + "”已有叫“" + name + "”的层级",
            "the ladder '" + ladder.id + "' has a tier called '" + name + "' already"},
           {"给其中一个换名", "give one of them another name"});
  }
  return tier;
}

/// That the lower tier is held, and how long.
Rule tier_rule(const Ladder& ladder, const LadderStep& step, int months, const Place& place) {
  const LadderTier& tier = ladder.tiers[step.from];
  std::vector<std::string> names{tier.id};
  names.insert(names.end(), tier.aliases.begin(), tier.aliases.end());
  const std::string count = std::to_string(months);
  Rule rule;
  rule.id = "tier";
  rule.kind = "tier_held_for";
  rule.name = months == 0 ? Words{"现为" + tier.name.zh, "is now: " + tier.name.en}
                          : Words{"任" + tier.name.zh + "满 " + count + " 个月",
                                  tier.name.en + " for at least " + count + " " + noun_for(count, "month")};
  rule.source = step.source;
  rule.parameters = {place, {{"ladder", {ladder.id}}, {"tiers", names}, {"at_least", {count}}}};
  return rule;
}

Words purpose_of(const Ladder& ladder, const LadderStep& step) {
  const Words& from = ladder.tiers[step.from].name;
  const Words& to = ladder.tiers[step.to].name;
  if (step.yearly_places == 0)
    return {from.zh + "符合条件的，转为" + to.zh + "。",
            from.en + " to " + to.en + ", for everyone who meets what it asks."};
  const std::string seats = std::to_string(step.yearly_places);
  return {"从" + from.zh + "中评选" + to.zh + "，每年 " + seats + " 人。",
          from.en + " to " + to.en + ", " + seats + " " + noun_for(seats, "person", "people") + " a year."};
}

Program round_of(const Program& parent, const Ladder& ladder, const LadderStep& step,
                 const RoundTerms& terms) {
  Program round;
  round.id = step.judged_by;
  round.parent = parent.id;
  round.selects = !step.program.empty();
  round.order = parent.order;
  round.name = step.name;
  round.purpose = purpose_of(ladder, step);
  round.plan = parent.plan;
  round.ladder = ladder.id;
  round.tier = ladder.tiers[step.to].id;
  round.seats = step.yearly_places;
  round.requirements = step.requirements;
  terms.put(round);
  round.digest_source = parent.digest_source;
  return round;
}

/// What a ladder says once for all of its steps; a step's requirement of the same id stands instead.
struct ForAllSteps {
  std::vector<Rule> requirements;
  std::optional<RoundTerms> round;
};

void read_step(Program& program, Ladder& ladder, Section& section, const ForAllSteps& all) {
  LadderStep step;
  step.id = section.id();
  step.name = section.words();
  step.from = tier_of(ladder, section, "from");
  step.to = tier_of(ladder, section, "to");
  step.source = section.source();
  step.yearly_places = section.whole("yearly_places", false);
  step.requirements.push_back(tier_rule(ladder, step, section.whole("held_months", false), section.place()));
  const std::vector<Rule> own = read_rules(section, "requirement");
  const auto says = [&](const std::string& id) { return std::ranges::find(own, id, &Rule::id); };
  if (const auto reserved = says("tier"); reserved != own.end()) {
    refuse(
        reserved->parameters.place(), {"id“tier”留给层级本身", "the id 'tier' is kept for the tier itself"},
        {"换一个 id；任职年限写 held_months", "give it another id; how long it is held says 'held_months'"});
  }
  std::ranges::copy_if(all.requirements, std::back_inserter(step.requirements),
                       [&](const Rule& rule) { return says(rule.id) == own.end(); });
  step.requirements.insert(step.requirements.end(), own.begin(), own.end());
  auto own_round = section.optional_part("round");
  if (own_round && step.yearly_places == 0)
    section.refuse("round", {"需要名额：写上 yearly_places", "needs places: give 'yearly_places'"});
  step.judged_by = program.id + "." + step.id;
  RoundTerms terms;
  if (step.yearly_places > 0) {
    if (!own_round && !all.round)
      section.refuse("yearly_places", {"需要遴选办法：补上 [ladder.round] 或 [ladder.step.round]",
                                       "needs a round: add [ladder.round] or [ladder.step.round]"});
    terms = all.round.value_or(RoundTerms());
    if (own_round) {
      terms.take(*own_round);
      own_round->finish();
    }
    step.program = step.judged_by;
  }
  program.rounds.push_back(round_of(program, ladder, step, terms));
  section.finish();
  ladder.steps.push_back(std::move(step));
}

/// What only a whole ladder shows: the circle, tiers that one would lapse to from below.
void check_whole(Ladder& ladder, std::vector<Section>& tiers, const Section& section) {
  if (const auto circle = circle_in(ladder); !circle.empty()) {
    std::string way;
    for (const std::size_t tier : circle) way += (way.empty() ? "" : " → ") + ladder.tiers[tier].id;
    refuse(section.place(),
           {"梯队“" + ladder.id + "”绕成一圈：" + way,
            "the ladder '" + ladder.id + "' goes in a circle: " + way},
           {"去掉其中一步，或改正它的 from 与 to",
            "take one of these steps out, or correct its 'from' and 'to'"});
  }
  const std::vector<int> high = ladder.heights();
  for (std::size_t tier = 0; tier < tiers.size(); ++tier) {
    if (tiers[tier].has("lapses_to")) {
      const std::size_t to = tier_of(ladder, tiers[tier], "lapses_to");
      if (to == tier || high[to] > high[tier])
        tiers[tier].refuse("lapses_to", {"应为更低的层级", "must be a lower tier"});
      ladder.tiers[tier].lapses_to = ladder.tiers[to].id;
    }
    tiers[tier].finish();
  }
}

void read_ladder(Program& program, Section& section) {
  Ladder ladder;
  ladder.id = section.id();
  ladder.name = section.words();
  const auto roles = section.texts("roles");
  for (const std::string& role : roles) {
    const auto known = read<Role>(role);
    if (!known)
      section.refuse("roles", {"中的“" + role + "”不是职务", "names '" + role + "', which is no role"});
    ladder.roles.push_back(*known);
  }
  ladder.review_months = section.whole("review_months", false, ladder.review_months);
  auto tiers = section.parts("tier");
  if (tiers.empty())
    section.refuse("tier", {"缺失：至少要有一个 [[ladder.tier]]", "is missing: add a [[ladder.tier]]"});
  for (Section& each : tiers) ladder.tiers.push_back(read_tier(ladder, each));
  ForAllSteps all;
  all.requirements = read_rules(section, "requirement");
  if (auto round = section.optional_part("round")) {
    all.round.emplace().take(*round);
    round->finish();
  }
  auto steps = section.parts("step");
  for (Section& each : steps) read_step(program, ladder, each, all);
  check_whole(ladder, tiers, section);
  section.finish();
  program.ladders.push_back(std::move(ladder));
}

/// Ids of ladders, and of steps among all ladders, stand once.
void refuse_twice(const Program& program, std::vector<Section>& ladders) {
  std::vector<std::string> seen;
  for (std::size_t i = 0; i < program.ladders.size(); ++i) {
    std::vector<std::string> ids{program.ladders[i].id};
    for (const LadderStep& step : program.ladders[i].steps) ids.push_back("step " + step.id);
    for (const std::string& id : ids) {
      if (std::ranges::find(seen, id) != seen.end())
        refuse(ladders[i].place(),
               {"id“" + id + "”在梯队中重复", "the id '" + id + "' stands twice among the ladders"},
               {"换一个 id", "give one of them another id"});
      seen.push_back(id);
    }
  }
}

}  // namespace

void read_ladders(Program& program, Section& top) {
  auto ladders = top.parts("ladder");
  if (ladders.empty())
    top.refuse("ladder", {"缺失：梯队项目至少要有一个 [[ladder]]", "is missing: add a [[ladder]]"});
  for (Section& each : ladders) read_ladder(program, each);
  refuse_twice(program, ladders);
}

}  // namespace echelon
