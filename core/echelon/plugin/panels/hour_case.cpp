#include "echelon/plugin/panels/hour_case.hpp"

#include <algorithm>
#include <map>

#include "echelon/plugin/panels/hour_said.hpp"
#include "echelon/plugin/panels/hours_count.hpp"
#include "echelon/plugin/panels/parts.hpp"

namespace echelon::panels {
namespace {

const HourRule& rule_of(const PanelContext& context, const HourExplained& each) {
  return context.hours->standings->rule(each.standing);
}

Words due_said(const HourStanding& standing, const Words& unit) {
  const std::string window = standing.from.known() ? standing.from.iso() + " ~ " : "… ~ ";
  if (standing.state == HourState::unknown)
    return {"没有记录起算日期，无法认定。", "The day from which it counts is not recorded."};
  if (standing.exempt)
    return {"本周期（" + window + standing.to.iso() + "）免除。",
            "Nothing is required in " + window + standing.to.iso() + "."};
  if (standing.state == HourState::met) {
    const std::string day = standing.completed.iso();
    return {"周期 " + window + standing.to.iso() + (day.empty() ? "。" : "，" + day + " 达标。"),
            "Window " + window + standing.to.iso() + (day.empty() ? "." : "; met on " + day + ".")};
  }
  const std::string missing = short_number(standing.missing);
  return {"周期 " + window + standing.to.iso() + "；还差 " + missing + " " + unit.zh + "，" +
              standing.to.iso() + (standing.state == HourState::open ? " 前完成。" : " 已到期。"),
          "Window " + window + standing.to.iso() + "; " + missing + " " + unit.en + " missing, " +
              (standing.state == HourState::open ? "due " : "was due ") + standing.to.iso() + "."};
}

void draw_pace(Surface& surface, const PanelContext& context, const HourExplained& each) {
  if (each.standing.state == HourState::met || each.standing.state == HourState::unknown) return;
  const Date reached = reached_at_pace(each.standing, each.parts, context.snapshot.as_of);
  if (!reached.known() && is_hasty(each.standing, context.snapshot.as_of)) {
    surface.text({"本期刚开始，还看不出进度。", "The period has just begun: there is no pace to go by yet."},
                 Tone::muted);
    return;
  }
  if (!reached.known()) {
    surface.text({"近一年没有进展，照此不会达标。", "Nothing was done of late: at this pace, never."},
                 Tone::bad);
    return;
  }
  const bool late = reached > each.standing.to;
  surface.text({"照近一年的进度，预计 " + reached.iso() + " 达标" + (late ? "，将逾期。" : "。"),
                "At the pace of the last year, reached on " + reached.iso() + (late ? ": too late." : ".")},
               late ? Tone::caution : Tone::good);
}

void draw_parts(Surface& surface, const HourRule& rule, const HourExplained& each) {
  const Words unit = unit_words(rule.measure);
  for (std::size_t i = 0; i < each.parts.size(); ++i) {
    const HourPart& part = rule.parts[i];
    const HourPartStanding& stands = each.parts[i];
    const double least = stands.minimum.value();
    const double most = part.maximum ? part.maximum->value() : -1;
    const double target = std::max({least, most, 1.0});
    surface.progress(rule.id + "-" + part.id, part.name, stands.done.value(), target, unit,
                     least > 0 ? least : -1, most);
  }
}

void draw_standing(Surface& surface, const PanelContext& context, const HourExplained& each) {
  const HourRule& rule = rule_of(context, each);
  const HourStanding& standing = each.standing;
  const Words unit = unit_words(rule.measure);
  surface.status(words(standing.state), tone_of(standing.state));
  if (standing.required > Decimal())
    surface.progress(rule.id, {"总量", "total"}, standing.done.value(), standing.required.value(), unit);
  draw_parts(surface, rule, each);
  surface.text(due_said(standing, unit));
  if (standing.carried > Decimal()) {
    const std::string carried = short_number(standing.carried);
    surface.text({"其中上一周期结转 " + carried + " " + unit.zh + "。",
                  "Of this, " + carried + " " + unit.en + " were carried over."},
                 Tone::muted);
  }
  draw_pace(surface, context, each);
  surface.text({"依据：" + rule.source, "Source: " + rule.source}, Tone::muted);
}

bool counted(const HourFact& fact) { return fact.counted > Decimal(); }

/// Records by category; those that counted for any rule are coloured.
void add_records(Timeline& timeline, const PanelContext& context, const HourCase& hours) {
  std::map<const Training*, bool> records;
  for (const HourExplained& each : hours.standings) {
    for (const HourFact& fact : each.facts) {
      if (fact.record == nullptr) continue;
      bool& counts = records[fact.record];
      counts = counts || counted(fact);
    }
  }
  std::map<std::string, Timeline::Row> rows;
  for (const auto& [record, counts] : records) {
    const std::string& category = context.snapshot.text(record->category);
    Timeline::Row& row = rows[category];
    row.name = category.empty() ? Words{"未分类", "no category"} : Words{category, category};
    const std::string& course = context.snapshot.text(record->course);
    const std::string text = course + " " + short_number(record->hours);
    const Date from = record->started_on.known() ? record->started_on : record->ended_on;
    row.spans.push_back({{text, text}, from, record->ended_on, counts ? Tone::good : Tone::muted});
  }
  for (auto& [category, row] : rows) timeline.rows.push_back(std::move(row));
}

void add_waivers(Timeline& timeline, const PanelContext& context, PersonIndex person, Date last) {
  Timeline::Row row{{"免修", "waivers"}, {}};
  for (const Waiver& waiver : context.snapshot.waivers.of(person)) {
    const std::string& authority = context.snapshot.text(waiver.authority);
    row.spans.push_back(
        {{authority, authority}, waiver.from, waiver.to.known() ? waiver.to : last, Tone::caution});
  }
  if (!row.spans.empty()) timeline.rows.push_back(std::move(row));
}

Cell plain(std::string text, Tone tone = Tone::plain) {
  return {std::move(text), std::nullopt, tone, std::nullopt};
}

Cell fact_cell(const PanelContext& context, const HourFact& fact, const HourRule& rule, std::size_t column,
               Language language) {
  const bool record = fact.record != nullptr;
  static const std::array<Words, 4> kinds{
      {{"培训", "training"}, {"免修", "waiver"}, {"结转", "carried over"}, {"加入", "joined"}}};
  switch (column) {
    case 0:
      if (record) return plain(context.snapshot.text(fact.record->course));
      return plain(kinds[static_cast<std::size_t>(fact.kind)].in(language) +
                       (fact.authority == Symbol::empty ? "" : "：" + context.snapshot.text(fact.authority)),
                   Tone::accent);
    case 1:
      return plain(record ? context.snapshot.text(fact.record->category) : "", Tone::muted);
    case 2:
      return plain(record ? words(fact.record->mode).in(language) : "", Tone::muted);
    case 3:
      return plain(fact.from.known() && fact.from != fact.to ? fact.from.iso() + " ~ " + fact.to.iso()
                                                             : fact.to.iso());
    case 4:
      if (!record) return plain("");
      return {short_number(fact.hours), fact.hours.value(), Tone::plain, std::nullopt};
    case 5:
      return {short_number(fact.counted), fact.counted.value(), counted(fact) ? Tone::good : Tone::muted,
              std::nullopt};
    default: {
      const Words why = says(fact, rule);
      if (!why.empty()) return plain(why.in(language), counted(fact) ? Tone::muted : Tone::caution);
      return plain(Words{"全部计入", "in full"}.in(language), Tone::muted);
    }
  }
}

}  // namespace

void draw_standings(Surface& surface, const PanelContext& context, const HourCase& hours) {
  for (const HourExplained& each : hours.standings) {
    const HourRule& rule = rule_of(context, each);
    surface.group("rule-" + rule.id, rule.name, [&] { draw_standing(surface, context, each); });
  }
}

void draw_timeline(Surface& surface, const PanelContext& context, PersonIndex person, const HourCase& hours) {
  Timeline timeline{"timeline",
                    {"周期、培训（绿色计入，灰色未计入）与免修",
                     "windows, training (green counted, grey did not) and waivers"},
                    {},
                    context.snapshot.as_of};
  Date last = context.snapshot.as_of;
  Date first = context.snapshot.as_of;
  for (const HourExplained& each : hours.standings) {
    if (each.standing.to.known()) last = std::max(last, each.standing.to);
    for (const HourFact& fact : each.facts) {
      if (fact.record != nullptr) first = std::min(first, fact.to);
    }
  }
  for (const HourExplained& each : hours.standings) {
    const HourStanding& standing = each.standing;
    if (!standing.to.known()) continue;
    const Date from = standing.from.known() ? standing.from : std::min(first, standing.to);
    timeline.rows.push_back(
        {rule_of(context, each).name, {{words(standing.state), from, standing.to, tone_of(standing.state)}}});
  }
  add_records(timeline, context, hours);
  add_waivers(timeline, context, person, last);
  surface.timeline(timeline);
}

void draw_facts(Surface& surface, const PanelContext& context, const HourCase& hours) {
  std::vector<Words> names;
  const auto is_unmet = [](const HourExplained& each) { return each.standing.state != HourState::met; };
  const auto first = std::ranges::find_if(hours.standings, is_unmet);
  auto chosen =
      static_cast<std::size_t>(first == hours.standings.end() ? 0 : first - hours.standings.begin());
  std::string& kept = surface.remember("facts-of");
  for (std::size_t i = 0; i < hours.standings.size(); ++i) {
    const HourRule& rule = rule_of(context, hours.standings[i]);
    names.push_back(rule.name);
    if (rule.id == kept) chosen = i;
  }
  if (surface.choice("facts-of", {"规则", "rule"}, chosen, names))
    kept = rule_of(context, hours.standings[chosen]).id;
  const HourExplained& each = hours.standings[chosen];
  const HourRule& rule = rule_of(context, each);
  const Language language = surface.language();
  std::vector<const HourFact*> facts;  // the newest first, those that counted before the others
  for (const HourFact& fact : each.facts) facts.push_back(&fact);
  std::ranges::reverse(facts);
  static_cast<void>(std::stable_partition(facts.begin(), facts.end(), [](const HourFact* fact) {
    return fact->record == nullptr || counted(*fact);
  }));
  Table table;
  table.id = "facts";
  table.columns = {{"what", {"依据", "fact"}, 2.4},
                   {"category", {"类别", "category"}, 1},
                   {"mode", {"形式", "mode"}, 0.8},
                   {"days", {"日期", "days"}, 1.9},
                   {"hours", {"学时", "hours"}, 0.6, false},
                   {"counted", {"计入", "counted"}, 0.6, false},
                   {"why", {"说明", "why"}, 2}};
  table.rows = each.facts.size();
  table.visible_rows = static_cast<int>(std::min<std::size_t>(10, each.facts.size()));
  table.revision =
      (context.revision * 1'000'003U + static_cast<std::uint64_t>(each.standing.person)) * 64U + chosen;
  table.empty = {"没有任何记录。", "There are no records."};
  table.key = [](std::size_t row) { return std::to_string(row); };
  table.cell = [&, language](std::size_t row, std::size_t column) {
    return fact_cell(context, *facts[row], rule, column, language);
  };
  static_cast<void>(surface.table(table));
}

}  // namespace echelon::panels
