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

}  // namespace

int explain(Session& session, const ExplainOptions& options) {
  const echelon::Office& office = session.office();
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
