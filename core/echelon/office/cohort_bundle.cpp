#include <algorithm>
#include <nlohmann/json.hpp>

#include "echelon/base/decimal.hpp"
#include "echelon/command/digest.hpp"
#include "echelon/office/cohort_run.hpp"

namespace echelon {
namespace {

using Json = nlohmann::json;
using Pin = CohortProblem::Option::Pin;

constexpr int version = 1;

Json known(const std::optional<std::int64_t>& value) { return value ? Json(*value) : Json(nullptr); }

std::optional<std::int64_t> read_known(const Json& json) {
  return json.is_null() ? std::nullopt : std::optional(json.get<std::int64_t>());
}

const char* pin_text(Pin pin) { return pin == Pin::in ? "in" : pin == Pin::out ? "out" : ""; }

Json session_json(const CohortInputs::Session& session) {
  Json meetings = Json::array();
  for (const Meeting& each : session.meetings) meetings.push_back(meeting_text(each));
  return {{"id", session.id},
          {"course", session.course},
          {"after", session.after},
          {"capacity", session.capacity},
          {"minimum", session.minimum},
          {"cost", session.cost},
          {"seat_cost", session.seat_cost},
          {"meetings", std::move(meetings)}};
}

/// A seat is its session's place, its value, its pin and whether it is held.
Json teacher_json(const CohortInputs::Teacher& teacher) {
  Json seats = Json::array();
  for (const auto& each : teacher.seats)
    seats.push_back(Json::array({each.session, each.value, pin_text(each.pin), each.held}));
  return {{"id", teacher.id},     {"school", teacher.school}, {"subject", teacher.subject},
          {"need", teacher.need}, {"done", teacher.done},     {"seats", std::move(seats)}};
}

Json inputs_json(const CohortInputs& inputs) {
  Json sessions = Json::array();
  for (const auto& each : inputs.sessions) sessions.push_back(session_json(each));
  Json teachers = Json::array();
  for (const auto& each : inputs.teachers) teachers.push_back(teacher_json(each));
  Json schools = Json::array();
  for (const auto& each : inputs.schools)
    schools.push_back({{"id", each.id}, {"limit", each.limit}, {"subjects", each.subjects}});
  return {{"program", inputs.program},
          {"rules_digest", inputs.rules_digest},
          {"as_of", inputs.as_of.iso()},
          {"from", inputs.term.from.iso()},
          {"to", inputs.term.to.iso()},
          {"gap", inputs.gap},
          {"most_per_month", inputs.most_per_month},
          {"budget", known(inputs.budget)},
          {"disturb", known(inputs.disturb)},
          {"schools", std::move(schools)},
          {"sessions", std::move(sessions)},
          {"teachers", std::move(teachers)}};
}

/// Of a relaxation what is known; teachers, sessions and schools by their ids.
Json relaxation_json(const CohortInputs& inputs, const CohortAnswer::Relaxation& change) {
  Json json{{"what", code(change.what)}, {"from", change.from}, {"to", change.to}};
  if (change.teacher >= 0) json["teacher"] = inputs.teachers[static_cast<std::size_t>(change.teacher)].id;
  if (change.session >= 0) json["session"] = inputs.sessions[static_cast<std::size_t>(change.session)].id;
  if (change.other >= 0) json["other"] = inputs.sessions[static_cast<std::size_t>(change.other)].id;
  if (change.school >= 0) json["school"] = inputs.schools[static_cast<std::size_t>(change.school)].id;
  if (!change.subject.empty()) json["subject"] = change.subject;
  if (change.day.known()) json["day"] = change.day.iso();
  return json;
}

Json answer_json(const CohortInputs& inputs, const CohortAnswer& answer) {
  Json seats = Json::array();
  for (const auto& [teacher, session] : answer.seats)
    seats.push_back(Json::array({inputs.teachers[static_cast<std::size_t>(teacher)].id,
                                 inputs.sessions[static_cast<std::size_t>(session)].id}));
  Json cancelled = Json::array();
  for (const auto session : answer.cancelled)
    cancelled.push_back(inputs.sessions[static_cast<std::size_t>(session)].id);
  Json away = Json::array();
  for (const auto& each : answer.away)
    away.push_back(Json::array({inputs.schools[static_cast<std::size_t>(each.school)].id, each.subject,
                                each.day.iso(), each.price}));
  Json json{{"away", std::move(away)},
            {"budget_price", answer.budget_price},
            {"status", code(answer.status)},
            {"objective", answer.objective},
            {"bound", answer.bound},
            {"assignments", std::move(seats)},
            {"cancelled", std::move(cancelled)},
            {"prices", answer.prices}};
  if (answer.relaxation.empty()) return json;
  Json changes = Json::array();
  for (const auto& each : answer.relaxation) changes.push_back(relaxation_json(inputs, each));
  json["relaxation"] = std::move(changes);
  return json;
}

[[noreturn]] void refuse(const std::string& why) {
  throw Error(Fault::request, {"运算包无法读取：" + why, "the run bundle cannot be read: " + why},
              {"从台账重新导出该运算包", "export the bundle from the ledger again"});
}

Date read_day(const Json& json) {
  const auto text = json.get<std::string>();
  if (text.empty()) return {};
  const auto day = Date::from_iso(text);
  if (!day) refuse(text);
  return *day;
}

CohortInputs::Session read_session(const Json& json) {
  CohortInputs::Session session;
  session.id = json.at("id");
  session.course = json.at("course");
  session.after = json.at("after");
  session.capacity = json.at("capacity");
  session.minimum = json.at("minimum");
  session.cost = json.at("cost");
  session.seat_cost = json.at("seat_cost");
  for (const Json& each : json.at("meetings")) {
    const auto meeting = read_meeting(each.get<std::string>());
    if (!meeting) refuse("meetings");
    session.meetings.push_back(*meeting);
  }
  return session;
}

CohortInputs::Teacher read_teacher(const Json& json, std::size_t sessions, std::size_t schools) {
  CohortInputs::Teacher teacher;
  teacher.id = json.at("id");
  teacher.school = json.at("school");
  teacher.subject = json.at("subject");
  teacher.need = json.at("need");
  teacher.done = json.at("done").get<std::vector<std::string>>();
  if (teacher.school >= static_cast<std::int64_t>(schools)) refuse("school");
  for (const Json& each : json.at("seats")) {
    const auto pin = each.at(2).get<std::string>();
    teacher.seats.push_back({each.at(0), each.at(1),
                             pin == "in"    ? Pin::in
                             : pin == "out" ? Pin::out
                                            : Pin::none,
                             each.at(3)});
    if (teacher.seats.back().session < 0 ||
        teacher.seats.back().session >= static_cast<std::int64_t>(sessions))
      refuse("session");
  }
  return teacher;
}

template <class List>
std::int32_t place_of(const List& list, const std::string& id) {
  const auto found = std::ranges::lower_bound(
      list, id, {}, [](const auto& each) -> const auto& { return each.id; });
  if (found == list.end() || found->id != id) refuse(id);
  return static_cast<std::int32_t>(found - list.begin());
}

CohortAnswer::Relaxation read_relaxation(const CohortInputs& inputs, const Json& json) {
  CohortAnswer::Relaxation change;
  const auto said = json.at("what").get<std::string>();
  bool known = false;
  for (auto what = CohortRelaxation::What::need;;
       what = static_cast<CohortRelaxation::What>(static_cast<std::uint8_t>(what) + 1)) {
    known = known || code(what) == said;
    if (code(what) == said) change.what = what;
    if (what == CohortRelaxation::What::changes) break;
  }
  if (!known) refuse(said);
  change.from = json.at("from");
  change.to = json.at("to");
  const auto place = [&](const char* key, const auto& list) {
    return json.contains(key) ? place_of(list, json.at(key).get<std::string>()) : -1;
  };
  change.teacher = place("teacher", inputs.teachers);
  change.session = place("session", inputs.sessions);
  change.other = place("other", inputs.sessions);
  change.school = place("school", inputs.schools);
  change.subject = json.value("subject", "");
  change.day = read_day(json.value("day", ""));
  return change;
}

}  // namespace

std::string cohort_bundle(const CohortInputs& inputs, const CohortAnswer& answer) {
  const Json given = inputs_json(inputs);
  const Json bundle{{"kind", "plan"},
                    {"version", version},
                    {"inputs", given},
                    {"inputs_digest", digest(given.dump())},
                    {"result", answer_json(inputs, answer)}};
  return bundle.dump() + "\n";
}

CohortInputs read_cohort_inputs(const std::string& bundle) {
  try {
    const Json json = Json::parse(bundle);
    if (json.at("kind") != "plan" || json.at("version") != version) refuse("kind or version");
    const Json& from = json.at("inputs");
    CohortInputs inputs;
    inputs.program = from.at("program");
    inputs.rules_digest = from.at("rules_digest");
    inputs.as_of = read_day(from.at("as_of"));
    inputs.term = {read_day(from.at("from")), read_day(from.at("to"))};
    inputs.gap = from.at("gap");
    inputs.most_per_month = from.at("most_per_month");
    inputs.budget = read_known(from.at("budget"));
    inputs.disturb = read_known(from.at("disturb"));
    for (const Json& each : from.at("schools"))
      inputs.schools.push_back(
          {each.at("id"), each.at("limit"),
           each.at("subjects").get<std::vector<std::pair<std::string, std::int32_t>>>()});
    for (const Json& each : from.at("sessions")) inputs.sessions.push_back(read_session(each));
    for (const Json& each : from.at("teachers"))
      inputs.teachers.push_back(read_teacher(each, inputs.sessions.size(), inputs.schools.size()));
    return inputs;
  } catch (const Json::exception& error) {
    refuse(error.what());
  }
}

CohortAnswer read_cohort_answer(const CohortInputs& inputs, const std::string& bundle) {
  try {
    const Json json = Json::parse(bundle).at("result");
    CohortAnswer answer;
    for (const auto status : {CohortStatus::optimal, CohortStatus::feasible})
      if (json.at("status") == code(status)) answer.status = status;
    answer.objective = json.at("objective");
    answer.bound = json.at("bound");
    for (const Json& each : json.at("assignments"))
      answer.seats.emplace_back(place_of(inputs.teachers, each.at(0)), place_of(inputs.sessions, each.at(1)));
    for (const Json& each : json.at("cancelled")) answer.cancelled.push_back(place_of(inputs.sessions, each));
    answer.prices = json.at("prices").get<std::vector<std::int64_t>>();
    for (const Json& each : json.at("away"))
      answer.away.push_back(
          {place_of(inputs.schools, each.at(0)), each.at(1), read_day(each.at(2)), each.at(3)});
    answer.budget_price = json.at("budget_price");
    if (json.contains("relaxation"))
      for (const Json& each : json.at("relaxation"))
        answer.relaxation.push_back(read_relaxation(inputs, each));
    return answer;
  } catch (const Json::exception& error) {
    refuse(error.what());
  }
}

}  // namespace echelon
