#include <algorithm>

#include "cli/verbs.hpp"

namespace cli {

using echelon::Explanation;

namespace {

/// The feature that a program's quota groups by; the id itself for one that no program has.
std::string feature_of_quota(const echelon::Office& office, const std::string& quota) {
  for (const echelon::Program& program : office.programs()) {
    const auto found = std::ranges::find(program.quotas, quota, &echelon::Quota::id);
    if (found != program.quotas.end()) return found->feature;
  }
  return quota;
}

void json_points(JsonOut& out, const char* name, const std::optional<echelon::Decimal>& points) {
  out.key(name);
  if (points) {
    out.number(*points);
  } else {
    out.null();
  }
}

std::string explanation_json(const echelon::Office& office, const std::string& id,
                             const Explanation& explanation) {
  JsonOut out;
  out.open_object()
      .key("id")
      .text(id)
      .key("chosen")
      .truth(explanation.chosen)
      .key("score")
      .number(explanation.score);
  json_points(out, "needed_score", explanation.needed_score);
  out.key("takes_seat_from");
  if (explanation.takes_seat_from == echelon::nobody) {
    out.null();
  } else {
    out.text(office.snapshot()->people.id[static_cast<std::size_t>(explanation.takes_seat_from)]);
  }
  out.key("binding").open_list();
  for (const auto& binding : explanation.binding) {
    out.open_object()
        .key("feature")
        .text(feature_of_quota(office, binding.quota))
        .key("value")
        .text(binding.value);
    out.key("bound").text(binding.is_min ? "min" : "max").key("at").whole(binding.bound);
    out.key("price").number(binding.price).key("quota").text(binding.quota).close_object();
  }
  out.close_list();
  json_points(out, "margin", explanation.margin);
  out.key("says").words(explanation.says).close_object();
  return out.finish();
}

/// Numbers exact, `lead` the points to spare or, below 0, missing.
Listing standings_listing(Session& session, const std::vector<echelon::Standing>& standings) {
  const auto snapshot = session.office().snapshot();
  const bool exact = session.format() != Format::table;
  Listing listing({{"id", {"工号", "id"}},
                   {"name", {"姓名", "name"}},
                   {"school", {"学校", "school"}},
                   {"outcome", {"结果", "outcome"}},
                   {"score", {"总分", "score"}, true},
                   {"needed_score", {"入选需", "needed"}, true},
                   {"margin", {"余量", "margin"}, true},
                   {"lead", {"余量或差距", "lead"}, true}});
  const auto text = [](const std::optional<echelon::Decimal>& points) {
    return points ? points->text() : "";
  };
  for (const echelon::Standing& each : standings) {
    if (each.person == echelon::nobody) continue;
    const auto p = static_cast<std::size_t>(each.person);
    const echelon::School* school = snapshot->school_of(each.person);
    const echelon::Words outcome = each.chosen ? echelon::Words{"入选", "chosen"}
                                   : exact     ? echelon::Words{"", "not_chosen"}
                                               : echelon::Words{"未入选", "not chosen"};
    listing.row({snapshot->people.id[p], snapshot->people.name[p], school == nullptr ? "" : school->name,
                 exact ? outcome.en : session.in_language(outcome), each.score.text(),
                 text(each.needed_score), text(each.margin), text(each.lead())});
  }
  return listing;
}

int explain_everyone(Session& session, std::int64_t run) {
  const auto standings = session.office().explain_all(run, session.progress());
  session.show(standings_listing(session, standings));
  return standings.empty() ? answer_is_no : done;
}

}  // namespace

int explain(Session& session, const ExplainOptions& options) {
  if (options.all) return explain_everyone(session, options.run);
  if (options.person.empty()) {
    throw echelon::Error(echelon::Fault::request, {"没有说要解释谁", "it is not said who to explain"},
                         {"请给出工号，或加上 --all", "add a person's id, or --all for everyone"});
  }
  const echelon::Office& office = session.office();
  if (office.run_kind(options.run) == "plan") return explain_plan(session, options.run, options.person);
  const Explanation explanation = office.explain(options.run, options.person);
  if (session.format() == Format::json) {
    session.say(explanation_json(office, options.person, explanation));
    return done;
  }
  Listing binding({{"quota", {"名额约束", "quota"}},
                   {"value", {"取值", "value"}},
                   {"bound", {"界限", "bound"}},
                   {"at", {"现为", "at"}, true},
                   {"price", {"放宽一人可增加", "price"}, true}});
  for (const auto& each : explanation.binding) {
    const echelon::Words bound =
        each.is_min ? echelon::Words{"至少", "at least"} : echelon::Words{"至多", "at most"};
    const bool exact = session.format() == Format::csv;
    const std::string name = exact ? each.quota : each.name.in(session.language());
    const std::string side = exact ? (each.is_min ? "min" : "max") : session.in_language(bound);
    binding.row({name, each.value, side, std::to_string(each.bound), each.price.text()});
  }
  if (session.format() == Format::csv) {
    session.say(binding.csv());
    return done;
  }
  session.say_line(explanation.says);
  if (!binding.empty()) session.say(binding.table(session.language()));
  return done;
}

}  // namespace cli
