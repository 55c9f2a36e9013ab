#include "cli/plain_table.hpp"
#include "cli/verbs.hpp"

namespace cli {

using echelon::HourChange;
using echelon::HourShift;
using echelon::HourSimulation;

namespace {

std::string said(const std::optional<echelon::HourState>& state) {
  return state ? std::string(code(*state)) : std::string("not_bound");
}

void json_shift(JsonOut& out, const HourShift& shift) {
  out.key("bound_before").whole(static_cast<std::int64_t>(shift.bound_before));
  out.key("bound_after").whole(static_cast<std::int64_t>(shift.bound_after));
  out.key("missing_before").whole(static_cast<std::int64_t>(shift.missing_before));
  out.key("missing_after").whole(static_cast<std::int64_t>(shift.missing_after));
  out.key("to_missing").whole(static_cast<std::int64_t>(shift.to_missing));
  out.key("to_met").whole(static_cast<std::int64_t>(shift.to_met));
}

/// A list of groups; `name` says what a group is called.
template <class Groups, class Name>
void json_groups(JsonOut& out, const char* key, const Groups& groups, const Name& name) {
  out.key(key).open_list();
  for (const auto& [group, shift] : groups) {
    out.open_object().key("group").text(name(group));
    json_shift(out, shift);
    out.close_object();
  }
  out.close_list();
}

std::string school_id(const echelon::Snapshot& snapshot, echelon::SchoolIndex school) {
  return school == echelon::nobody ? "" : snapshot.schools[static_cast<std::size_t>(school)].id;
}

void json_simulation(JsonOut& out, const HourSimulation& simulation, const echelon::Snapshot& snapshot) {
  out.open_object().key("as_of").date(snapshot.as_of).key("rule").text(simulation.rule);
  json_shift(out, simulation.all);
  json_groups(out, "schools", simulation.by_school,
              [&](echelon::SchoolIndex school) { return school_id(snapshot, school); });
  json_groups(out, "stages", simulation.by_stage, [](echelon::Stage stage) { return code(stage); });
  json_groups(out, "titles", simulation.by_title, [](echelon::Title title) { return code(title); });
  out.key("windows").open_list();
  for (const echelon::HourWindowAhead& window : simulation.windows) {
    out.open_object().key("from").date(window.from).key("to").date(window.to);
    out.key("people").whole(static_cast<std::int64_t>(window.people));
    out.key("unmet").whole(static_cast<std::int64_t>(window.unmet));
    out.key("misses").whole(static_cast<std::int64_t>(window.misses));
    out.key("required").number(window.required).close_object();
  }
  out.close_list().key("changes").open_list();
  for (const HourChange& change : simulation.changes) {
    out.open_object().key("id").text(snapshot.people.id[static_cast<std::size_t>(change.person)]);
    out.key("before").text(said(change.before)).key("after").text(said(change.after));
    out.key("missing_before").number(change.missing_before);
    out.key("missing_after").number(change.missing_after).close_object();
  }
  out.close_list().close_object();
}

Listing change_listing(const HourSimulation& simulation, const echelon::Snapshot& snapshot) {
  Listing listing({{"id", {"工号", "id"}},
                   {"before", {"原状态", "before"}},
                   {"after", {"新状态", "after"}},
                   {"missing_before", {"原差", "missing before"}, true},
                   {"missing_after", {"新差", "missing after"}, true}});
  for (const HourChange& change : simulation.changes) {
    if (!change.to_missing() && !change.to_met()) continue;
    listing.row({snapshot.people.id[static_cast<std::size_t>(change.person)], said(change.before),
                 said(change.after), change.missing_before.text(), change.missing_after.text()});
  }
  return listing;
}

}  // namespace

int simulate_hours(Session& session, const HoursOptions& options) {
  echelon::Office& office = session.office();
  const HourSimulation simulation = office.simulate_hours(read_text_file(options.simulate), options.rule);
  const auto snapshot = office.snapshot();
  if (session.format() == Format::json) {
    JsonOut out;
    json_simulation(out, simulation, *snapshot);
    session.say(out.finish());
    return done;
  }
  session.show(change_listing(simulation, *snapshot));
  if (session.format() == Format::csv) return done;
  const HourShift& all = simulation.all;
  const auto arrow = [](std::size_t before, std::size_t after) {
    return std::to_string(before) + " → " + std::to_string(after);
  };
  session.say_line({"适用人数 " + arrow(all.bound_before, all.bound_after) + "，未达标 " +
                        arrow(all.missing_before, all.missing_after) + "；转为未达标 " +
                        std::to_string(all.to_missing) + "，转为达标 " + std::to_string(all.to_met),
                    "bound: " + arrow(all.bound_before, all.bound_after) +
                        "; missing: " + arrow(all.missing_before, all.missing_after) + "; to missing: " +
                        std::to_string(all.to_missing) + ", to met: " + std::to_string(all.to_met)});
  for (const echelon::HourWindowAhead& window : simulation.windows) {
    if (window.people == 0) continue;
    const std::string days = window.from.iso() + "–" + window.to.iso();
    session.say_line({days + "：" + std::to_string(window.people) + " 人，照现在的进度不达标 " +
                          std::to_string(window.misses) + " 人",
                      days + ": " + std::to_string(window.people) + " people, at the present pace " +
                          std::to_string(window.misses) + " miss it"});
  }
  return done;
}

}  // namespace cli
