#include <array>

#include "echelon/plugin/panels.hpp"
#include "echelon/plugin/panels/parts.hpp"
#include "echelon/plugin/panels/rule_words.hpp"

namespace echelon::panels {
namespace {

void draw_purpose(Surface& surface, const PanelContext& context) {
  const Program& program = context.program;
  surface.text(program.purpose);
  if (!program.plan.quotation.empty())
    surface.text({"依据：" + program.plan.document + "“" + program.plan.quotation.zh + "”",
                  "Basis: " + program.plan.document + ", “" + program.plan.quotation.en + "”"},
                 Tone::muted);
  if (!program.selects) return;  // a ladder's step without rounds
  const std::array<double, 4> weights{1, 1, 1, 1};
  surface.columns("figures", weights, [&](std::size_t column) {
    if (column == 0) surface.figure({"名额", "seats"}, std::to_string(program.seats));
    if (column == 1) surface.figure({"递补", "reserves"}, std::to_string(program.reserves));
    if (column == 2) {
      surface.figure({"公示", "publicity"}, std::to_string(program.publicity_days),
                     {"个工作日", "working days"});
    }
    if (column == 3) {
      const auto& seats = program.nomination_seats;
      surface.figure({"推荐名额", "nomination seats"}, std::to_string(seats.total), division_said(seats));
    }
  });
}

void draw_round_calendar(Surface& surface, const PanelContext& context) {
  if (context.round == nullptr) {
    draw_no_round(surface, context);
    return;
  }
  const Call& call = context.round->call;
  Timeline timeline{"calendar", {"日程", "calendar"}, {}, context.snapshot.as_of};
  timeline.rows.push_back(
      {{"推荐", "nominations"}, {{{"推荐", "nominations"}, call.opened_on, call.closes_on, Tone::series_1}}});
  if (call.publicity_from.known()) {
    timeline.rows.push_back(
        {{"公示", "publicity"},
         {{{"公示", "publicity"}, call.publicity_from, call.publicity_to, Tone::series_3}}});
  }
  surface.status(words(call.state), Tone::accent);
  surface.timeline(timeline);
}

void draw_requirements(Surface& surface, const PanelContext& context) {
  const auto rules = context.program.requirements_on(context.snapshot.as_of);
  const Language language = surface.language();
  Table table;
  table.id = "requirements";
  table.columns = {{"name", {"条件", "requirement"}, 3},
                   {"parameters", {"参数", "parameters"}, 2.5},
                   {"from", {"施行日期", "from"}, 0.9},
                   {"source", {"来源", "source"}, 2.2}};
  table.rows = rules.size();
  table.empty = {"这个项目没有这类规则。", "The program has no such rules."};
  table.revision = context.revision;
  table.searchable = false;
  table.visible_rows = static_cast<int>(rules.size());
  table.key = [&](std::size_t row) { return rules[row]->id; };
  table.cell = [&](std::size_t row, std::size_t column) -> Cell {
    const Rule& rule = *rules[row];
    if (column == 0) return {rule.name.in(language), std::nullopt, Tone::plain, std::nullopt};
    if (column == 1) return {parameters_said(rule).in(language), std::nullopt, Tone::muted, std::nullopt};
    if (column == 2) return {rule.from.iso(), std::nullopt, Tone::plain, std::nullopt};
    return {rule.source, std::nullopt, Tone::muted, std::nullopt};
  };
  surface.table(table);
}

void draw_quotas(Surface& surface, const PanelContext& context) {
  const auto& quotas = context.program.quotas;
  const Language language = surface.language();
  const auto bound = [](const std::optional<int>& value) -> Cell {
    if (!value) return {"–", -1.0, Tone::muted, std::nullopt};
    return {std::to_string(*value), static_cast<double>(*value), Tone::plain, std::nullopt};
  };
  Table table;
  table.id = "quotas";
  table.columns = {{"name", {"名额约束", "quota"}, 2.4},
                   {"group", {"对象", "group"}, 1.4},
                   {"min", {"至少", "at least"}, 0.6},
                   {"max", {"至多", "at most"}, 0.6},
                   {"source", {"来源", "source"}, 2.2}};
  table.rows = quotas.size();
  table.empty = {"这个项目没有名额约束。", "The program has no quotas."};
  table.revision = context.revision;
  table.searchable = false;
  table.visible_rows = static_cast<int>(quotas.size());
  table.key = [&](std::size_t row) { return quotas[row].id; };
  table.cell = [&](std::size_t row, std::size_t column) -> Cell {
    const Quota& quota = quotas[row];
    if (column == 0) return {quota.name.in(language), std::nullopt, Tone::plain, std::nullopt};
    if (column == 1) return {group_said(quota).in(language), std::nullopt, Tone::muted, std::nullopt};
    if (column == 2) return bound(quota.min);
    if (column == 3) return bound(quota.max);
    return {quota.source, std::nullopt, Tone::muted, std::nullopt};
  };
  surface.table(table);
}

void draw_criteria(Surface& surface, const PanelContext& context) {
  const auto rules = context.program.criteria_on(context.snapshot.as_of);
  Chart chart;
  chart.id = "weights";
  chart.kind = ChartKind::bar;
  chart.horizontal = true;
  chart.title = {"评分项与权重", "criteria and weights"};
  chart.x_title = {"分", "points"};
  Series series{{"满分", "most points"}, {}, {}, {}, {}, Tone::series_1};
  for (const Rule* rule : rules) {
    chart.labels.push_back(rule->name);
    series.y.push_back(rule->weight.value());
  }
  chart.series.push_back(series);
  surface.chart(chart);
  for (const Rule* rule : rules) {
    const Words parameters = parameters_said(*rule);
    surface.text({rule->name.zh + "：" + parameters.zh + "（" + rule->source + "）",
                  rule->name.en + ": " + parameters.en + " (" + rule->source + ")"},
                 Tone::muted);
  }
}

void draw(Surface& surface, const PanelContext& context) {
  surface.heading(context.program.name);
  draw_purpose(surface, context);
  if (context.program.selects)
    surface.group("round", {"本轮", "this round"}, [&] { draw_round_calendar(surface, context); });
  surface.group("requirements-card", {"条件", "requirements"}, [&] { draw_requirements(surface, context); });
  if (!context.program.selects) return;
  surface.group("quotas-card", {"名额约束", "quotas"}, [&] { draw_quotas(surface, context); });
  surface.group("criteria-card", {"评分", "criteria"}, [&] { draw_criteria(surface, context); });
}

}  // namespace

Panel rules() { return {"rules", {"规则", "Rules"}, {}, draw}; }

}  // namespace echelon::panels
