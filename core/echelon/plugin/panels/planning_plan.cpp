// The plan on the planning board: asked for, judged, published; what its limits cost.

#include <algorithm>
#include <array>
#include <span>

#include "echelon/base/spoken.hpp"
#include "echelon/plugin/panels/cohort_parts.hpp"
#include "echelon/plugin/panels/parts.hpp"
#include "echelon/plugin/panels/planning_parts.hpp"

namespace echelon::panels {
namespace {

void draw_asking(Surface& surface, const PanelContext& context) {
  std::string& few = surface.remember("few");
  bool few_changes = !few.empty();
  if (surface.toggle("few", {"最小变动：限制改动的席位数", "disturb little: limit the seats that change"},
                     few_changes))
    few = few_changes ? "1" : "";
  std::string& kept = surface.remember("disturb", "20");
  double most = std::stod(kept);
  if (few_changes &&
      surface.number_field("disturb", {"至多改动（席位）", "changes at most (seats)"}, most, 0, 500, 1))
    kept = std::to_string(static_cast<int>(most));
  const bool possible = std::ranges::any_of(context.cohorts->sessions, &CohortSession::on_board);
  const Words label = context.cohorts->plan ? Words{"重新排班", "plan again"} : Words{"排班", "plan"};
  if (surface.button("plan", label, possible, {"没有尚未开始的班次。", "No session is still to come."})) {
    CommandRequest request{"plan.run", {}};
    request.with("program", context.program.id);
    if (few_changes) request.with("disturb", kept);
    context.request(request);
  }
}

/// How far the bound lies above the plan, in percent with three places.
std::string gap_text(const CohortPlanView& plan) {
  if (plan.objective <= Decimal()) return "0%";
  return short_number((plan.bound - plan.objective).times(Decimal::of(100)).over(plan.objective)) + "%";
}

std::string said(int count) { return grouped(static_cast<std::int64_t>(count)); }

void draw_found(Surface& surface, const CohortPlanView& plan) {
  const std::array<double, 4> quarters{1, 1, 1, 1};
  surface.columns("found", quarters, [&](std::size_t column) {
    if (column == 0) surface.figure({"方案分值", "points of the plan"}, short_number(plan.objective));
    if (column == 1)
      surface.figure({"已证明的上界", "proven bound"}, short_number(plan.bound),
                     {"差距 " + gap_text(plan), "gap " + gap_text(plan)},
                     plan.optimal ? Tone::good : Tone::plain);
    if (column == 2) surface.figure({"席位", "seats"}, said(plan.seats));
    if (column == 3)
      surface.figure({"与现状不同", "differs from the board"}, said(plan.enters + plan.leaves),
                     {"录取 " + said(plan.enters) + "，退出 " + said(plan.leaves),
                      said(plan.enters) + " in, " + said(plan.leaves) + " out"});
  });
  if (!plan.not_run.empty()) {
    std::string ids;
    for (const std::string& each : plan.not_run) ids += (ids.empty() ? "" : ", ") + each;
    const std::string count = std::to_string(plan.not_run.size());
    surface.text({"不开班 " + count + " 个（人数不足或更值得去别处）：" + ids,
                  "not run: " + count + " (too few people, or worth more elsewhere): " + ids},
                 Tone::caution);
  }
}

void draw_publish(Surface& surface, const PanelContext& context, const CohortPlanView& plan) {
  const std::string enters = said(plan.enters);
  const std::string leaves = said(plan.leaves);
  const bool differs = plan.enters + plan.leaves > 0;
  if (surface.confirmed_button(
          "apply", {"按方案录取", "enrol as planned"},
          {"录取 " + enters + " 个席位，退出 " + leaves + " 个；记为一条台账，可以撤销。",
           "Enrols " + enters + " " + noun_for(enters, "seat") + " and releases " + leaves +
               "; one entry of the ledger, which can be undone."},
          differs, {"现状与方案相同。", "The board is as planned."})) {
    context.request(CommandRequest{"plan.publish", {}}.with("run", std::to_string(plan.run)));
  }
  CommandRequest publish{"session.publish", {}};
  for (const CohortSession& each : context.cohorts->sessions) {
    const int enrolled = each.session->count(EnrolmentState::enrolled);
    if (each.on_board && each.session->state == SessionState::planned &&
        enrolled >= std::max(1, each.session->minimum))
      publish.with("session", each.session->id);
  }
  const std::string count = std::to_string(publish.arguments.size());
  if (surface.confirmed_button(
          "publish", {"公布班次", "publish the sessions"},
          {"公布已满开班人数的 " + count + " 个班次，之后可向学校发通知、登记考勤。",
           "Publishes the " + count + " " + noun_for(count, "session") +
               " with enough people; schools can then be told, and attendance taken."},
          !publish.arguments.empty(),
          {"没有满开班人数而未公布的班次。", "No unpublished session has enough people."}))
    context.request(publish);
}

}  // namespace

void draw_plan(Surface& surface, const PanelContext& context) {
  const auto& plan = context.cohorts->plan;
  if (!plan) {
    surface.text({"还没有排过班。排班只提出方案，不改动任何人的录取。",
                  "Nothing was planned yet. A plan only proposes; it enrols nobody."},
                 Tone::muted);
    draw_asking(surface, context);
    return;
  }
  const std::string run = std::to_string(plan->run);
  if (plan->feasible) {
    surface.status(plan->optimal ? Words{"第 " + run + " 次运算：已证明最优", "run " + run + ": proven best"}
                                 : Words{"第 " + run + " 次运算：与上界差 " + gap_text(*plan),
                                         "run " + run + ": within " + gap_text(*plan) + " of the bound"},
                   plan->optimal ? Tone::good : Tone::accent);
    draw_found(surface, *plan);
  } else {
    surface.status({"第 " + run + " 次运算：无可行方案", "run " + run + ": no plan is possible"}, Tone::bad);
    surface.text({"固定的人互相冲突，或允许的改动太少。取消一些固定或多允许改动后再排。",
                  "Pins contradict each other, or too few changes are allowed. Take off pins or allow more, "
                  "and plan again."});
    if (!plan->relaxation.empty())
      surface.text({"这样放宽就有方案：", "With this change there would be a plan:"});
    for (const Words& each : plan->relaxation) surface.text(each, Tone::caution);
  }
  draw_asking(surface, context);
  if (plan->feasible) draw_publish(surface, context, *plan);
}

void draw_breaches(Surface& surface, const PanelContext& context) {
  const auto& breaches = context.cohorts->breaches;
  const Language language = surface.language();
  static const std::array<Words, 11> names{{{"名额", "seats"},
                                            {"开班人数", "least to run"},
                                            {"时间冲突", "overlap"},
                                            {"每月班次", "sessions a month"},
                                            {"重复课程", "course twice"},
                                            {"先修", "course before"},
                                            {"学校外出", "people away"},
                                            {"学科兜底", "subject teachers away"},
                                            {"预算", "budget"},
                                            {"固定", "pin"},
                                            {"不对口", "of no use"}}};
  Table table;
  table.id = "breaches";
  table.columns = {{"what", {"约束", "rule"}, 1}, {"says", {"情况", "what is so"}, 6}};
  table.rows = breaches.size();
  table.revision = context.revision;
  table.visible_rows = 8;
  table.empty = {"没有违反任何约束。", "No rule is broken."};
  table.key = [](std::size_t row) { return std::to_string(row); };
  table.cell = [&, language](std::size_t row, std::size_t column) -> Cell {
    const CohortBreach& each = breaches[row];
    if (column == 0) return text_cell(names[static_cast<std::size_t>(each.what)].in(language), Tone::bad);
    return text_cell(each.says.in(language));
  };
  static_cast<void>(surface.table(table));
}

void draw_prices(Surface& surface, const PanelContext& context) {
  const CohortView& view = *context.cohorts;
  if (!view.plan) {
    surface.text({"先排班。", "Plan first."}, Tone::muted);
    return;
  }
  struct Price {
    Words says;
    Decimal price;
  };
  std::vector<Price> prices;
  for (const CohortSession& each : view.sessions)
    if (each.price > Decimal())
      prices.push_back(
          {{label_of(each) + " 再多一个名额", "one more seat in " + label_of(each)}, each.price});
  constexpr std::size_t most = 100;  // the dearest
  for (const auto& each : std::span(view.plan->away).first(std::min(most, view.plan->away.size()))) {
    const SchoolIndex at = context.snapshot.find_school(each.school);
    const std::string school = at == nobody ? each.school : school_name(context, at);
    const Words subject = subject_words(each.subject);
    const Words who = each.subject.empty()
                          ? Words{"一人", "one more person"}
                          : Words{"一名" + subject.zh + "教师", "one more teacher of " + subject.en};
    prices.push_back({{school + " " + each.day.iso() + " 多外出" + who.zh,
                       who.en + " away from " + school + " on " + each.day.iso()},
                      each.price});
  }
  if (view.plan->budget_price > Decimal())
    prices.push_back(
        {{"预算再多一千元", "a thousand yuan more"}, view.plan->budget_price.times(Decimal::of(1000))});
  std::ranges::stable_sort(prices, std::ranges::greater(), &Price::price);
  const Language language = surface.language();
  surface.text({"放宽一步至多值多少分（最新方案）。",
                "What loosening each by one would be worth at most (latest plan)."},
               Tone::muted);
  Table table;
  table.id = "prices";
  table.columns = {{"says", {"放宽", "loosening"}, 5},
                   {"price", {"至多值（分）", "worth at most (points)"}, 1.4, false}};
  table.rows = prices.size();
  table.revision = context.revision;
  table.visible_rows = 10;
  table.empty = {"没有约束有代价：放宽哪一条都不会更好。",
                 "No limit costs anything: loosening none would help."};
  table.key = [](std::size_t row) { return std::to_string(row); };
  table.cell = [&, language](std::size_t row, std::size_t column) -> Cell {
    return column == 0 ? text_cell(prices[row].says.in(language)) : number_cell(prices[row].price);
  };
  static_cast<void>(surface.table(table));
}

}  // namespace echelon::panels
