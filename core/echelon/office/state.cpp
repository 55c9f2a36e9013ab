#include "echelon/office/state.hpp"

#include <algorithm>

#include "echelon/command/digest.hpp"
#include "echelon/office/role_file.hpp"
#include "echelon/store/load.hpp"

namespace echelon {
namespace {

PluginHost::Options host_options(const Office::Options& options) {
  PluginHost::Options host;
  host.folders = options.plugin_folders;
  host.marker = options.marker;
  host.skip = options.skip_plugins;
  return host;
}

/// `--as-of`, else the office's own date, else the machine's day.
Date date_of(const Store& store, const Office::Options& options) {
  if (options.as_of) return *options.as_of;
  return Date::from_iso(load_setting(store, "as_of")).value_or(Date::today());
}

}  // namespace

Office::State::State(Store opened, Options chosen)
    : options(std::move(chosen)),
      store(std::move(opened)),
      host(host_options(options)),
      calendar(read_calendar(options.data / "rules" / "calendar.toml")),
      as_of(date_of(store, options)),
      role(role_of(store)) {
  host.load();
}

std::shared_ptr<const Snapshot> Office::State::current_snapshot() {
  if (!snapshot) snapshot = load_snapshot(store, as_of);
  return snapshot;
}

const Program& Office::State::program(const std::string& id) const {
  const auto& programs = host.programs();
  const auto found = std::ranges::find(programs, id, &Program::id);
  if (found != programs.end()) return *found;
  std::string known;
  for (const Program& each : programs) known += (known.empty() ? "" : ", ") + each.id;
  throw Error(Fault::request, {"没有项目“" + id + "”", "there is no program '" + id + "'"},
              known.empty() ? Words{"没有装入任何项目，请看 plugins", "no program was loaded; see 'plugins'"}
                            : Words{"可用的项目：" + known, "the programs are: " + known});
}

const Findings& Office::State::findings_of(const std::string& program_id) {
  const Program& judged = program(program_id);
  auto& kept = findings[program_id];
  if (!kept) {
    auto made = std::make_unique<Findings>();
    const auto people = current_snapshot();
    // A plugin's own kinds run here: fenced, and on a fault nobody is judged.
    const auto standings = standings_for(judged);
    const bool done =
        host.fenced(program_id, [&] { *made = judge_all(judged, host.kinds(), *people, standings.get()); });
    if (!done) refuse_faulted(judged);
    kept = std::move(made);
  }
  return *kept;
}

void Office::State::refuse_faulted(const Program& judged) {
  throw Error(Fault::request,
              {"项目“" + judged.name.zh + "”出错，已停用", "the program '" + judged.name.en + "' is faulted"},
              {"在“插件”页查看原因", "see the plugins page for the reason"});
}

std::shared_ptr<const HourStandings> Office::State::standings_for(const Program& judged) {
  for (const Rule* rule : judged.requirements_on(as_of)) {
    if (rule->kind != "hours_standing") continue;
    const std::string& asked = rule->parameters.text("rule");
    if (current_hour_rules()->find(asked) == nullptr) {
      throw Error(Fault::request,
                  {"“" + judged.name.zh + "”的条件“" + rule->name.zh + "”所指的学时规则“" + asked + "”不存在",
                   "the requirement '" + rule->id + "' of '" + judged.id + "' asks for the hour rule '" +
                       asked + "', which there is not"},
                  {"在学时规则中恢复它，或修改 program.toml 的 rule",
                   "bring the hour rule back, or change 'rule' in program.toml"},
                  rule->parameters.place());
    }
    return current_hours();
  }
  return nullptr;
}

RoundSources Office::State::sources(const std::string& program_id) {
  const Program& judged = program(program_id);
  const Findings& found = findings_of(program_id);
  return {*current_snapshot(),    judged, found, host, calendar, digest(judged.digest_source),
          !role && !bringing_back};
}

const RoundView* Office::State::round_of(const std::string& program_id) {
  const auto kept = rounds.find(program_id);
  if (kept != rounds.end()) return kept->second.view ? &*kept->second.view : nullptr;
  KeptRound made{current_snapshot(), std::nullopt};
  std::vector<Call> calls = load_calls(store, program(program_id).id);
  std::erase_if(calls, [](const Call& call) { return call.state == CallState::withdrawn; });
  if (!calls.empty()) made.view = build_round(sources(program_id), calls.back());
  KeptRound& placed = rounds[program_id] = std::move(made);
  return placed.view ? &*placed.view : nullptr;
}

void Office::State::rounds_changed() {
  rounds.clear();
  ++revision;
}

void Office::State::sessions_changed() {
  courses.reset();
  sessions.reset();
  ++revision;
}

void Office::State::people_changed() {
  rounds_changed();
  findings.clear();
  snapshot.reset();
  hours.reset();
}

void Office::State::hour_rules_changed() {
  rounds_changed();
  findings.clear();
  hour_rules.reset();
  hours.reset();
}

void Office::State::changed(const std::string& command) {
  const auto about = [&](std::initializer_list<std::string_view> families) {
    return std::ranges::any_of(families, [&](std::string_view each) { return command.starts_with(each); });
  };
  if (about({"import", "course.", "session.", "enrolment.", "attendance.", "feedback."})) sessions_changed();
  if (command.starts_with("hour_rule.")) hour_rules_changed();
  if (about({"import", "mentor."})) mentoring.reset();
  // Closing a session grants hours.
  if (about({"import", "person.", "tier.", "tiers.", "session.close", "waiver", "mentor."})) {
    people_changed();
  } else {
    rounds_changed();
  }
}

}  // namespace echelon
