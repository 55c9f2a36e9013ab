#include "echelon/office/mentor_run.hpp"

#include <nlohmann/json.hpp>

#include "echelon/base/error.hpp"
#include "echelon/command/digest.hpp"

namespace echelon {
namespace {

using Json = nlohmann::json;

constexpr int version = 1;

Json inputs_json(const MentorInputs& inputs) {
  Json mentors = Json::array();
  for (const auto& each : inputs.mentors)
    mentors.push_back(Json::array({each.id, each.tier, each.running, each.free}));
  Json mentees = Json::array();
  for (const auto& each : inputs.mentees) mentees.push_back(Json::array({each.id, each.subject, each.named}));
  Json pairs = Json::array();
  for (const auto& each : inputs.pairs)
    pairs.push_back(
        Json::array({each.mentee, each.mentor, each.parts, each.mentee_rank, each.mentor_rank, each.banned}));
  return {{"rules_digest", inputs.rules_digest},
          {"as_of", inputs.as_of.iso()},
          {"by", code(inputs.by)},
          {"steps", inputs.steps},
          {"mentors", std::move(mentors)},
          {"mentees", std::move(mentees)},
          {"pairs", std::move(pairs)}};
}

[[noreturn]] void refuse(const std::string& why) {
  throw Error(Fault::request, {"运算包无法读取：" + why, "the run bundle cannot be read: " + why},
              {"从台账重新导出该运算包", "export the bundle from the ledger again"});
}

MentorInputs::Pair read_pair(const Json& json, const MentorInputs& inputs) {
  MentorInputs::Pair pair{json.at(0), json.at(1), json.at(2).get<std::array<std::int64_t, fit_parts>>(),
                          json.at(3), json.at(4), json.at(5)};
  if (pair.mentee < 0 || pair.mentee >= static_cast<std::int64_t>(inputs.mentees.size()) || pair.mentor < 0 ||
      pair.mentor >= static_cast<std::int64_t>(inputs.mentors.size()))
    refuse("pairs");
  return pair;
}

}  // namespace

const Words& words(FitPart part) {
  static const std::array<Words, fit_parts> names{{{"学科", "subject"},
                                                   {"距离", "distance"},
                                                   {"教龄差", "seniority gap"},
                                                   {"层级", "tier"},
                                                   {"徒弟志愿", "mentee's wish"},
                                                   {"师傅志愿", "mentor's wish"}}};
  return names.at(static_cast<std::size_t>(part));
}

std::string_view code(MatchBy by) {
  return by == MatchBy::stable ? "stable" : by == MatchBy::largest ? "largest" : "fit";
}

const Words& words(MatchBy by) {
  static const std::array<Words, 3> names{
      {{"稳定", "stable"}, {"人数最多", "largest"}, {"总契合度最高", "best total fit"}}};
  return names.at(static_cast<std::size_t>(by));
}

std::optional<MatchBy> read_match_by(std::string_view text) {
  for (const auto by : {MatchBy::stable, MatchBy::largest, MatchBy::fit})
    if (text == code(by)) return by;
  return std::nullopt;
}

MentorProblem mentor_problem(const MentorInputs& inputs) {
  MentorProblem problem;
  problem.mentees = static_cast<std::int32_t>(inputs.mentees.size());
  problem.capacity.reserve(inputs.mentors.size());
  for (const auto& each : inputs.mentors) problem.capacity.push_back(each.free);
  problem.pairs.reserve(inputs.pairs.size());
  for (const auto& each : inputs.pairs)
    problem.pairs.push_back(
        {each.mentee, each.mentor, each.fit(), each.mentee_rank, each.mentor_rank, each.banned});
  order_wishes(problem);
  return problem;
}

MentorMatching match_mentors(const MentorInputs& inputs, const Progress& progress) {
  return match_mentors(mentor_problem(inputs), inputs.by, {inputs.steps}, progress);
}

std::string mentor_bundle(const MentorInputs& inputs, const MentorMatching& matching) {
  const Json given = inputs_json(inputs);
  Json pairs = Json::array();
  for (std::size_t m = 0; m < matching.mentor.size(); ++m)
    if (matching.mentor[m] >= 0)
      pairs.push_back(Json::array(
          {inputs.mentees[m].id, inputs.mentors[static_cast<std::size_t>(matching.mentor[m])].id}));
  const Json bundle{{"kind", "mentors"},
                    {"version", version},
                    {"inputs", given},
                    {"inputs_digest", digest(given.dump())},
                    {"result",
                     {{"status", matching.proven ? "optimal" : "feasible"},
                      {"pairs", std::move(pairs)},
                      {"fit", matching.fit},
                      {"bound", matching.bound}}}};
  return bundle.dump() + "\n";
}

MentorInputs read_mentor_inputs(const std::string& bundle) {
  try {
    const Json json = Json::parse(bundle);
    if (json.at("kind") != "mentors" || json.at("version") != version) refuse("kind or version");
    const Json& from = json.at("inputs");
    MentorInputs inputs;
    inputs.rules_digest = from.at("rules_digest");
    inputs.as_of = Date::from_iso(from.at("as_of").get<std::string>()).value_or(Date());
    const auto by = read_match_by(from.at("by").get<std::string>());
    if (!by) refuse("by");
    inputs.by = *by;
    inputs.steps = from.at("steps");
    for (const Json& each : from.at("mentors"))
      inputs.mentors.push_back({each.at(0), each.at(1), each.at(2), each.at(3)});
    for (const Json& each : from.at("mentees"))
      inputs.mentees.push_back({each.at(0), each.at(1), each.at(2)});
    for (const Json& each : from.at("pairs")) inputs.pairs.push_back(read_pair(each, inputs));
    return inputs;
  } catch (const Json::exception& error) {
    refuse(error.what());
  }
}

}  // namespace echelon
