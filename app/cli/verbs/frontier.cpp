#include <algorithm>

#include "cli/round_now.hpp"
#include "cli/verbs.hpp"
#include "echelon/base/error.hpp"

namespace cli {

using echelon::BoundKey;
using echelon::Decimal;
using echelon::Error;
using echelon::Fault;
using echelon::PersonIndex;
using echelon::QuotaFrontier;

namespace {

/// The bound that the options name. Throws Error naming the program's quotas.
BoundKey asked_bound(const echelon::Program& program, const FrontierOptions& options) {
  const auto quota = std::ranges::find(program.quotas, options.quota, &echelon::Quota::id);
  if (quota == program.quotas.end()) {
    std::string known;
    for (const echelon::Quota& each : program.quotas) known += (known.empty() ? "" : ", ") + each.id;
    throw Error(
        Fault::request,
        {"项目没有名额约束“" + options.quota + "”", "the program has no quota '" + options.quota + "'"},
        {"可用的名额约束：" + known, "the quotas are: " + known});
  }
  if (!options.bound.empty() && options.bound != "min" && options.bound != "max") {
    throw Error(Fault::request,
                {"--bound 应为 min 或 max，而不是“" + options.bound + "”",
                 "--bound must be min or max, not '" + options.bound + "'"},
                {"请改正", "correct it"});
  }
  const bool is_min = options.bound.empty() ? quota->min.has_value() : options.bound == "min";
  return {quota->id, options.value.empty() ? quota->value : options.value, is_min};
}

void json_points(JsonOut& out, const char* name, const std::optional<Decimal>& points) {
  out.key(name);
  if (points) {
    out.number(*points);
  } else {
    out.null();
  }
}

std::optional<Decimal> cost_of(const QuotaFrontier& frontier, const QuotaFrontier::Point& point) {
  if (!point.total || !frontier.unbounded) return std::nullopt;
  return *frontier.unbounded - *point.total;
}

void json_step(JsonOut& out, const char* name, const std::optional<QuotaFrontier::Step>& step,
               const echelon::Snapshot& snapshot) {
  out.key(name);
  if (!step) {
    out.null();
    return;
  }
  out.open_object().key("bound").whole(step->bound).key("gain").number(step->gain);
  for (const auto& [key, people] : {std::pair("enter", &step->enter), std::pair("leave", &step->leave)}) {
    out.key(key).open_list();
    for (const PersonIndex each : *people) out.text(snapshot.people.id[static_cast<std::size_t>(each)]);
    out.close_list();
  }
  out.close_object();
}

std::string frontier_json(const std::string& program, const QuotaFrontier& frontier,
                          const echelon::Snapshot& snapshot) {
  JsonOut out;
  out.open_object().key("program").text(program).key("quota").text(frontier.key.quota);
  out.key("value").text(frontier.key.value).key("bound").text(frontier.key.is_min ? "min" : "max");
  out.key("present");
  if (frontier.present) {
    out.whole(*frontier.present);
  } else {
    out.null();
  }
  json_points(out, "total", frontier.now);
  json_points(out, "unbounded", frontier.unbounded);
  out.key("points").open_list();
  for (const QuotaFrontier::Point& point : frontier.points) {
    out.open_object().key("bound").whole(point.bound);
    json_points(out, "total", point.total);
    json_points(out, "cost", cost_of(frontier, point));
    out.close_object();
  }
  out.close_list();
  json_step(out, "looser", frontier.looser, snapshot);
  json_step(out, "tighter", frontier.tighter, snapshot);
  out.key("says").words(frontier.says).close_object();
  return out.finish();
}

void say_step(Session& session, const QuotaFrontier::Step& step, const echelon::Snapshot& snapshot) {
  const auto names = [&](const std::vector<PersonIndex>& people) {
    std::string text;
    for (const PersonIndex each : people) text += " " + snapshot.people.name[static_cast<std::size_t>(each)];
    return text.empty() ? std::string(" –") : text;
  };
  const std::string bound = std::to_string(step.bound);
  session.say_line({"改为 " + bound + "：总分 " + step.gain.text() + "；进入" + names(step.enter) + "；退出" +
                        names(step.leave),
                    "with " + bound + ": total " + step.gain.text() + "; entering" + names(step.enter) +
                        "; leaving" + names(step.leave)});
}

}  // namespace

int show_frontier(Session& session, const FrontierOptions& options) {
  const echelon::Office& office = session.office();
  const BoundKey key = asked_bound(office.program(options.program), options);
  const echelon::RoundView& round = round_now(office, options.program);
  if (!round.selection) {
    throw Error(Fault::request, {"还没有材料齐全的候选人", "no candidate is complete yet"},
                {"先补齐评分", "finish the reviews first"});
  }
  const auto frontier = round.frontier(key);
  const auto snapshot = office.snapshot();
  const int status = frontier->now ? done : answer_is_no;
  if (session.format() == Format::json) {
    session.say(frontier_json(options.program, *frontier, *snapshot));
    return status;
  }
  Listing listing({{"bound", {"界限", "bound"}, true},
                   {"total", {"总分", "total"}, true},
                   {"cost", {"代价", "cost"}, true}});
  for (const QuotaFrontier::Point& point : frontier->points) {
    const auto cost = cost_of(*frontier, point);
    const std::string none =
        session.format() == Format::csv ? "" : session.in_language({"无解", "no solution"});
    listing.row(
        {std::to_string(point.bound), point.total ? point.total->text() : none, cost ? cost->text() : ""});
  }
  if (session.format() == Format::csv) {
    session.say(listing.csv());
    return status;
  }
  session.say_line(frontier->says);
  for (const auto* step : {&frontier->looser, &frontier->tighter}) {
    if (*step) say_step(session, **step, *snapshot);
  }
  session.say(listing.table(session.language()));
  return status;
}

}  // namespace cli
