#include <algorithm>

#include "cli/verbs.hpp"

namespace cli {

using echelon::Program;
using echelon::Rule;

namespace {

std::string parameters_text(const Rule& rule) {
  std::string text;
  for (const auto& [name, values] : rule.parameters.values()) {
    text += (text.empty() ? "" : "  ") + name + "=";
    for (std::size_t i = 0; i < values.size(); ++i) text += (i == 0 ? "" : ",") + values[i];
  }
  return text;
}

std::string bound(const std::optional<int>& value) { return value ? std::to_string(*value) : ""; }

Listing rules_listing(const std::vector<Rule>& rules, echelon::Language language, bool weights) {
  std::vector<Listing::Column> columns{
      {"id", {"编号", "id"}}, {"name", {"名称", "name"}}, {"kind", {"种类", "kind"}}};
  if (weights) columns.push_back({"weight", {"权重", "weight"}, true});
  columns.insert(
      columns.end(),
      {{"parameters", {"参数", "parameters"}}, {"from", {"生效", "from"}}, {"source", {"依据", "source"}}});
  Listing listing(std::move(columns));
  for (const Rule& rule : rules) {
    std::vector<std::string> cells{rule.id, rule.name.in(language), rule.kind};
    if (weights) cells.push_back(rule.weight.text());
    cells.insert(cells.end(), {parameters_text(rule), rule.from.iso(), rule.source});
    listing.row(std::move(cells));
  }
  return listing;
}

void json_rules(JsonOut& out, const std::vector<Rule>& rules, bool weights) {
  out.open_list();
  for (const Rule& rule : rules) {
    out.open_object().key("id").text(rule.id).key("kind").text(rule.kind).key("name").words(rule.name);
    if (weights) out.key("weight").number(rule.weight);
    out.key("parameters").open_object();
    for (const auto& [name, values] : rule.parameters.values()) {
      out.key(name);
      if (values.size() != 1) out.open_list();
      for (const std::string& value : values) out.text(value);
      if (values.size() != 1) out.close_list();
    }
    out.close_object().key("from").date(rule.from).key("to").date(rule.to).key("source").text(rule.source);
    out.close_object();
  }
  out.close_list();
}

void json_bound(JsonOut& out, const char* name, const std::optional<int>& value) {
  out.key(name);
  if (value) {
    out.whole(*value);
  } else {
    out.null();
  }
}

void json_kinds(JsonOut& out, const Program& program) {
  out.key("kinds").open_list();
  if (program.selects) out.text("selection");
  if (program.trains) out.text("training");
  if (!program.ladders.empty()) out.text("ladder");
  out.close_list().key("parent");
  if (program.parent.empty()) {
    out.null();
  } else {
    out.text(program.parent);
  }
}

void json_ladders(JsonOut& out, const Program& program) {
  out.key("ladders").open_list();
  for (const echelon::Ladder& ladder : program.ladders) {
    out.open_object().key("id").text(ladder.id).key("name").words(ladder.name).key("roles").open_list();
    for (const echelon::Role role : ladder.roles) out.text(code(role));
    out.close_list().key("tiers").open_list();
    for (const echelon::LadderTier& tier : ladder.tiers) {
      out.open_object().key("id").text(tier.id).key("name").words(tier.name).key("aliases").open_list();
      for (const std::string& alias : tier.aliases) out.text(alias);
      out.close_list().key("term_months").whole(tier.term_months).key("lapses_to").text(tier.lapses_to);
      out.key("return_months").whole(tier.return_months).key("source").text(tier.source).close_object();
    }
    out.close_list().key("steps").open_list();
    for (const echelon::LadderStep& step : ladder.steps) {
      out.open_object().key("id").text(step.id).key("name").words(step.name);
      out.key("from").text(ladder.tiers[step.from].id).key("to").text(ladder.tiers[step.to].id);
      out.key("program").text(step.judged_by).key("round").truth(!step.program.empty());
      out.key("yearly_places").whole(step.yearly_places).key("requirements");
      json_rules(out, step.requirements, false);
      out.key("source").text(step.source).close_object();
    }
    out.close_list().close_object();
  }
  out.close_list();
}

std::string program_json(const Program& program) {
  JsonOut out;
  out.open_object()
      .key("id")
      .text(program.id)
      .key("order")
      .whole(program.order)
      .key("name")
      .words(program.name);
  out.key("purpose").words(program.purpose);
  out.key("plan").open_object().key("quotation").words(program.plan.quotation);
  out.key("document").text(program.plan.document).close_object();
  json_kinds(out, program);
  json_ladders(out, program);
  out.key("ladder").text(program.ladder).key("tier").text(program.tier);
  out.key("seats").whole(program.seats).key("reserves").whole(program.reserves);
  out.key("publicity_days").whole(program.publicity_days).key("requirements");
  json_rules(out, program.requirements, false);
  out.key("criteria");
  json_rules(out, program.criteria, true);
  out.key("quotas").open_list();
  for (const echelon::Quota& quota : program.quotas) {
    out.open_object()
        .key("id")
        .text(quota.id)
        .key("feature")
        .text(quota.feature)
        .key("value")
        .text(quota.value);
    json_bound(out, "min", quota.min);
    json_bound(out, "max", quota.max);
    out.key("name").words(quota.name).key("source").text(quota.source).close_object();
  }
  out.close_list().key("tie_ladder").open_list();
  for (const std::string& step : program.tie_ladder) out.text(step);
  out.close_list();
  out.key("nomination_seats").open_object().key("total").whole(program.nomination_seats.total);
  out.key("method")
      .text(program.nomination_seats.method)
      .key("measure")
      .text(program.nomination_seats.measure);
  out.key("least").whole(program.nomination_seats.least).key("most").whole(program.nomination_seats.most);
  out.close_object().close_object();
  return out.finish();
}

Listing hour_rules_listing(const echelon::HourRules& rules, echelon::Date on, echelon::Language language) {
  Listing listing({{"id", {"编号", "id"}},
                   {"name", {"名称", "name"}},
                   {"required", {"要求", "required"}, true},
                   {"unit", {"单位", "unit"}},
                   {"from", {"生效", "from"}},
                   {"source", {"依据", "source"}}});
  for (const auto& each : rules.all()) {
    for (const echelon::HourRule& rule : each.versions) {
      if (!rule.applies || !echelon::Period{rule.from, rule.to}.contains(on)) continue;
      listing.row({rule.id, rule.name.in(language), rule.required.text(),
                   echelon::unit_words(rule.measure).in(language), rule.from.iso(), rule.source});
    }
  }
  return listing;
}

void selection_text(Session& session, const Program& program) {
  const auto language = session.language();
  session.say_line({"\n条件", "\nRequirements"});
  session.say(rules_listing(program.requirements, language, false).table(language));
  session.say_line({"\n评分项", "\nCriteria"});
  session.say(rules_listing(program.criteria, language, true).table(language));
  session.say_line({"\n名额约束", "\nQuotas"});
  Listing quotas({{"id", {"编号", "id"}},
                  {"name", {"名称", "name"}},
                  {"feature", {"分组", "feature"}},
                  {"value", {"取值", "value"}},
                  {"min", {"至少", "min"}, true},
                  {"max", {"至多", "max"}, true},
                  {"source", {"依据", "source"}}});
  for (const echelon::Quota& quota : program.quotas) {
    quotas.row({quota.id, quota.name.in(language), quota.feature, quota.value, bound(quota.min),
                bound(quota.max), quota.source});
  }
  session.say(quotas.table(language));
  const std::string seats = std::to_string(program.seats);
  const std::string reserves = std::to_string(program.reserves);
  const std::string days = std::to_string(program.publicity_days);
  std::string ladder;
  for (const std::string& step : program.tie_ladder) ladder += (ladder.empty() ? "" : " → ") + step;
  session.say_line(
      {"\n名额 " + seats + "，递补 " + reserves + "，公示 " + days + " 个工作日；同分次序：" + ladder,
       "\n" + seats + " seats, " + reserves + " reserves, " + days +
           " working days of publicity; ties: " + ladder});
}

/// The tiers from the top with their terms, the steps with their places.
void ladders_text(Session& session, const Program& program) {
  const auto language = session.language();
  for (const echelon::Ladder& ladder : program.ladders) {
    session.say("\n" + ladder.name.in(language) + "  (" + ladder.id + ")\n");
    Listing tiers({{"tier", {"层级", "tier"}},
                   {"name", {"名称", "name"}},
                   {"term_months", {"任期（月）", "term (months)"}, true},
                   {"lapses_to", {"失效退回", "lapses to"}},
                   {"source", {"依据", "source"}}});
    for (const std::size_t at : ladder.from_the_top()) {
      const echelon::LadderTier& tier = ladder.tiers[at];
      tiers.row({tier.id, tier.name.in(language),
                 tier.term_months == 0 ? "" : std::to_string(tier.term_months), tier.lapses_to, tier.source});
    }
    session.say(tiers.table(language));
    Listing steps({{"program", {"条件与评选", "requirements and rounds"}},
                   {"from", {"从", "from"}},
                   {"to", {"到", "to"}},
                   {"places", {"每年名额", "places a year"}, true},
                   {"requirements", {"条件", "requirements"}, true},
                   {"source", {"依据", "source"}}});
    for (const echelon::LadderStep& step : ladder.steps) {
      steps.row({step.judged_by, ladder.tiers[step.from].id, ladder.tiers[step.to].id,
                 step.yearly_places == 0 ? "" : std::to_string(step.yearly_places),
                 std::to_string(step.requirements.size()), step.source});
    }
    session.say(steps.table(language));
  }
}

void program_text(Session& session, const Program& program) {
  const auto language = session.language();
  session.say(program.name.in(language) + "  (" + program.id + ")\n" + program.purpose.in(language) + "\n");
  if (!program.plan.quotation.empty()) {
    session.say("“" + program.plan.quotation.in(language) + "” — " + program.plan.document + "\n");
  }
  if (program.trains) {
    session.say_line({"\n现行学时规则", "\nHour rules in force"});
    session.say(hour_rules_listing(*session.office().hour_rules(), session.office().as_of(), language)
                    .table(language));
  }
  ladders_text(session, program);
  if (program.selects) {
    selection_text(session, program);
  } else if (!program.parent.empty()) {
    session.say(rules_listing(program.requirements, language, false).table(language));
  }
}

}  // namespace

int show_programs(Session& session, const std::string& id) {
  if (id.empty()) {
    Listing listing({{"id", {"编号", "id"}},
                     {"name", {"名称", "name"}},
                     {"seats", {"名额", "seats"}, true},
                     {"requirements", {"条件", "requirements"}, true},
                     {"criteria", {"评分项", "criteria"}, true},
                     {"quotas", {"名额约束", "quotas"}, true}});
    for (const Program& program : session.office().programs()) {
      listing.row({program.id, program.name.in(session.language()), std::to_string(program.seats),
                   std::to_string(program.requirements.size()), std::to_string(program.criteria.size()),
                   std::to_string(program.quotas.size())});
    }
    session.show(listing);
    return done;
  }
  const Program& program = session.office().program(id);
  if (session.format() == Format::json) {
    session.say(program_json(program));
  } else if (session.format() == Format::csv) {
    session.say(rules_listing(program.requirements, session.language(), false).csv());
  } else {
    program_text(session, program);
  }
  return done;
}

}  // namespace cli
