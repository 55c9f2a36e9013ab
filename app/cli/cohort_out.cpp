#include "cli/cohort_out.hpp"

#include <algorithm>

#include "cli/selection_out.hpp"
#include "echelon/base/date.hpp"
#include "echelon/base/decimal.hpp"
#include "echelon/office/cohort_run.hpp"

namespace cli {

using echelon::CohortPlan;
using echelon::CohortQuestion;
using echelon::CohortRelaxation;
using echelon::CohortStatus;
using echelon::Date;
using echelon::Decimal;

namespace {

double gap_of(const CohortPlan& plan) {
  if (plan.bound <= plan.objective) return 0;
  const auto objective = static_cast<double>(std::max<std::int64_t>(1, plan.objective));
  return static_cast<double>(plan.bound - plan.objective) / objective;
}

class JsonPlan {
 public:
  JsonPlan(const CohortFiles& files, const CohortQuestion& question, const CohortPlan& plan)
      : files_(files), question_(question), plan_(plan) {}

  std::string write(double seconds) {
    const bool has_plan = plan_.status != CohortStatus::infeasible;
    out_.open_object().key("status").text(echelon::code(plan_.status));
    json_points(out_, "objective", has_plan ? std::optional(plan_.objective) : std::nullopt);
    json_points(out_, "bound", has_plan ? std::optional(plan_.bound) : std::nullopt);
    out_.key("gap");
    if (has_plan) {
      out_.real(gap_of(plan_));
    } else {
      out_.null();
    }
    write_assignments();
    write_prices();
    write_relaxation();
    write_notes();
    out_.key("seconds").real(seconds).key("digest").text(files_.digest).close_object();
    return out_.finish();
  }

 private:
  static std::size_t place(std::int32_t position) { return static_cast<std::size_t>(position); }

  void write_assignments() {
    out_.key("assignments").open_list();
    for (const auto chosen : plan_.chosen) {
      const auto& option = question_.problem.options[place(chosen)];
      out_.open_object().key("teacher").text(files_.teachers[place(option.teacher)]);
      out_.key("session").text(files_.sessions[place(option.session)]).close_object();
    }
    out_.close_list().key("cancelled").open_list();
    for (const auto session : plan_.cancelled) out_.text(files_.sessions[place(session)]);
    out_.close_list();
  }

  void write_prices() {
    out_.key("prices").open_object().key("seats").open_list();
    for (std::size_t s = 0; s < plan_.seat_prices.size(); ++s) {
      if (plan_.seat_prices[s] <= 0) continue;
      out_.open_object().key("session").text(files_.sessions[s]);
      json_points(out_, "price", plan_.seat_prices[s]);
      out_.close_object();
    }
    out_.close_list().key("absences").open_list();
    for (const auto& each : plan_.absence_prices) {
      const auto& group = question_.absences[place(each.group)];
      out_.open_object().key("school").text(files_.schools[place(group.school)]).key("subject");
      out_.text(group.subject < 0 ? "" : files_.subjects[place(group.subject)]);
      out_.key("day").date(Date::from_days(each.day));
      json_points(out_, "price", each.price);
      out_.close_object();
    }
    out_.close_list();
    json_points(out_, "budget", question_.problem.budget ? std::optional(plan_.budget_price) : std::nullopt);
    out_.close_object();
  }

  void write_relaxation() {
    out_.key("relaxation").open_list();
    for (const CohortRelaxation& change : plan_.relaxation) {
      const bool is_money = change.what == CohortRelaxation::What::budget;
      out_.open_object().key("what").text(echelon::code(change.what));
      for (const auto& [name, value] : {std::pair("from", change.from), std::pair("to", change.to)})
        out_.key(name).number(is_money ? Decimal::from_millionths(value) : Decimal::of(value));
      out_.key("says").words(relaxation_words(files_, question_, change)).close_object();
    }
    out_.close_list();
  }

  void write_notes() {
    if (files_.notes.empty()) return;
    out_.key("notes").open_list();
    for (const auto& note : files_.notes) out_.words(note);
    out_.close_list();
  }

  const CohortFiles& files_;
  const CohortQuestion& question_;
  const CohortPlan& plan_;
  JsonOut out_;
};

std::vector<std::int64_t> seats_taken(const CohortQuestion& question, const CohortPlan& plan) {
  std::vector<std::int64_t> taken(question.problem.sessions.size());
  for (const auto chosen : plan.chosen)
    ++taken[static_cast<std::size_t>(question.problem.options[static_cast<std::size_t>(chosen)].session)];
  return taken;
}

Listing session_listing(Session& session, const CohortFiles& files, const CohortQuestion& question,
                        const CohortPlan& plan) {
  Listing listing({{"session", {"班次", "session"}},
                   {"people", {"人数", "people"}, true},
                   {"capacity", {"容量", "seats"}, true},
                   {"minimum", {"最低", "minimum"}, true},
                   {"price", {"再加一席可值", "one more seat"}, true},
                   {"state", {"状态", "state"}}});
  const auto taken = seats_taken(question, plan);
  for (std::size_t s = 0; s < files.sessions.size(); ++s) {
    const auto& each = files.district.sessions[s];
    const bool runs = !std::ranges::binary_search(plan.cancelled, static_cast<std::int32_t>(s));
    const auto price = s < plan.seat_prices.size() ? plan.seat_prices[s] : 0;
    listing.row({std::string(files.sessions[s]), std::to_string(taken[s]), std::to_string(each.capacity),
                 std::to_string(each.minimum), price > 0 ? Decimal::from_millionths(price).text() : "",
                 session.in_language(runs ? echelon::Words{} : echelon::Words{"不开班", "does not run"})});
  }
  return listing;
}

void say_impossible(Session& session, const CohortFiles& files, const CohortQuestion& question,
                    const CohortPlan& plan) {
  session.say_line({"指定的安排无法全部遵守。最少只需这样放宽：",
                    "what was fixed cannot all be kept. The smallest change that would do:"});
  for (const CohortRelaxation& change : plan.relaxation) {
    const auto words = relaxation_words(files, question, change);
    session.say_line({"  " + words.zh, "  " + words.en});
  }
}

}  // namespace

std::string cohort_json(const CohortFiles& files, const CohortQuestion& question, const CohortPlan& plan,
                        double seconds) {
  return JsonPlan(files, question, plan).write(seconds);
}

std::string cohort_csv(const CohortFiles& files, const CohortQuestion& question, const CohortPlan& plan) {
  Listing listing({{"teacher", {"教师", "teacher"}},
                   {"session", {"班次", "session"}},
                   {"value", {"分值", "value"}, true}});
  for (const auto chosen : plan.chosen) {
    const auto& option = question.problem.options[static_cast<std::size_t>(chosen)];
    listing.row({std::string(files.teachers[static_cast<std::size_t>(option.teacher)]),
                 std::string(files.sessions[static_cast<std::size_t>(option.session)]),
                 Decimal::from_millionths(option.value).text()});
  }
  return listing.csv();
}

void say_cohorts(Session& session, const CohortFiles& files, const CohortQuestion& question,
                 const CohortPlan& plan) {
  if (plan.status == CohortStatus::infeasible) {
    say_impossible(session, files, question, plan);
  } else {
    const std::string total = Decimal::from_millionths(plan.objective).text();
    const std::string bound = Decimal::from_millionths(plan.bound).text();
    const std::string people = std::to_string(plan.chosen.size());
    if (plan.status == CohortStatus::optimal) {
      session.say_line({"已证明最优：" + people + " 人次，总分 " + total,
                        "proven best: " + people + " seats given, total " + total});
    } else {
      session.say_line(
          {"可行方案：" + people + " 人次，总分 " + total + "，任何方案不超过 " + bound,
           "a plan: " + people + " seats given, total " + total + ", none can be worth more than " + bound});
    }
    session.say(session_listing(session, files, question, plan).table(session.language()));
    session.say_line({"每个人的安排：--format csv，或 --out 写入文件",
                      "who goes where: --format csv, or --out into a file"});
  }
  for (const auto& note : files.notes) session.say_line(note);
}

}  // namespace cli
