#include <nlohmann/json.hpp>

#include "echelon/command/digest.hpp"
#include "echelon/office/run.hpp"

namespace echelon {
namespace {

using Json = nlohmann::json;

Json bound_json(const std::optional<std::int64_t>& bound) { return bound ? Json(*bound) : Json(nullptr); }

std::optional<std::int64_t> read_bound(const Json& json) {
  if (json.is_null()) return std::nullopt;
  return json.get<std::int64_t>();
}

Json inputs_json(const RunInputs& inputs) {
  Json candidates = Json::array();
  for (const RunCandidate& candidate : inputs.candidates) {
    candidates.push_back(
        {{"id", candidate.id}, {"score", candidate.score.text()}, {"features", candidate.features}});
  }
  Json quotas = Json::array();
  for (const RunQuota& quota : inputs.quotas) {
    quotas.push_back({{"id", quota.id},
                      {"feature", quota.feature},
                      {"value", quota.value},
                      {"min", bound_json(quota.min)},
                      {"max", bound_json(quota.max)}});
  }
  return {{"program", inputs.program},
          {"rules_digest", inputs.rules_digest},
          {"as_of", inputs.as_of.iso()},
          {"call", inputs.call},
          {"seats", inputs.seats},
          {"reserves", inputs.reserves},
          {"tie_ladder", inputs.tie_ladder},
          {"features", inputs.features},
          {"candidates", std::move(candidates)},
          {"quotas", std::move(quotas)}};
}

Json points_json(const std::optional<std::int64_t>& millionths) {
  return millionths ? Json(Decimal::from_millionths(*millionths).text()) : Json(nullptr);
}

Json ids_json(const RunInputs& inputs, const std::vector<std::size_t>& candidates) {
  Json ids = Json::array();
  for (const std::size_t candidate : candidates) ids.push_back(inputs.candidates[candidate].id);
  return ids;
}

Json result_json(const SelectionRun& run, const SelectionResult& result) {
  const RunInputs& inputs = run.inputs();
  Json quotas = Json::array();
  for (std::size_t g = 0; g < run.groups().size(); ++g) {
    const RunGroup& group = run.groups()[g];
    quotas.push_back(
        {{"quota", inputs.quotas[group.quota].id},
         {"feature", inputs.quotas[group.quota].feature},
         {"value", group.value},
         {"measure", "count"},
         {"min", bound_json(group.min)},
         {"max", bound_json(group.max)},
         {"chosen", g < result.count_usage.size() ? Json(result.count_usage[g]) : Json(nullptr)}});
  }
  Json relaxation = Json::array();
  for (const BoundChange& change : result.relaxation) {
    Json step{
        {"bound", change.bound == Bound::min ? "min" : "max"}, {"from", change.from}, {"to", change.to}};
    if (change.kind == QuotaKind::seats) {
      step["feature"] = "seats";
      step["value"] = "";
    } else {
      const RunGroup& group = run.groups()[change.quota];
      step["feature"] = inputs.quotas[group.quota].feature;
      step["value"] = group.value;
    }
    relaxation.push_back(std::move(step));
  }
  return {{"status", code(result.status)},
          {"seats", inputs.seats},
          {"objective", points_json(result.objective)},
          {"bound", points_json(result.bound)},
          {"selected", ids_json(inputs, result.chosen)},
          {"reserves", ids_json(inputs, result.reserves)},
          {"quotas", std::move(quotas)},
          {"relaxation", std::move(relaxation)}};
}

[[noreturn]] void refuse(const std::string& why) {
  throw Error(Fault::request, {"运算包无法读取：" + why, "the run bundle cannot be read: " + why},
              {"从台账重新导出该运算包", "export the bundle from the ledger again"});
}

}  // namespace

std::string SelectionRun::bundle(const Progress& progress) {
  const SelectionResult& result = solve(progress);
  const Json inputs = inputs_json(inputs_);
  const Json bundle{{"kind", "selection"},
                    {"version", 1},
                    {"inputs", inputs},
                    {"inputs_digest", digest(inputs.dump())},
                    {"result", result_json(*this, result)}};
  return bundle.dump(1) + "\n";
}

RunInputs SelectionRun::read_inputs(const std::string& bundle) {
  try {
    const Json json = Json::parse(bundle);
    if (json.at("kind") != "selection" || json.at("version") != 1) refuse("kind or version");
    const Json& from = json.at("inputs");
    RunInputs inputs;
    inputs.program = from.at("program").get<std::string>();
    inputs.rules_digest = from.at("rules_digest").get<std::string>();
    inputs.as_of = Date::from_iso(from.at("as_of").get<std::string>()).value_or(Date());
    inputs.call = from.at("call").get<std::int64_t>();
    inputs.seats = from.at("seats").get<std::int64_t>();
    inputs.reserves = from.at("reserves").get<std::int64_t>();
    inputs.tie_ladder = from.at("tie_ladder").get<std::vector<std::string>>();
    inputs.features = from.at("features").get<std::vector<std::string>>();
    for (const Json& candidate : from.at("candidates")) {
      const auto score = Decimal::read(candidate.at("score").get<std::string>());
      auto features = candidate.at("features").get<std::vector<std::string>>();
      if (!score || features.size() != inputs.features.size()) refuse("candidate");
      inputs.candidates.push_back({candidate.at("id").get<std::string>(), *score, std::move(features)});
    }
    for (const Json& quota : from.at("quotas")) {
      inputs.quotas.push_back({quota.at("id").get<std::string>(), quota.at("feature").get<std::string>(),
                               quota.at("value").get<std::string>(), read_bound(quota.at("min")),
                               read_bound(quota.at("max"))});
    }
    return inputs;
  } catch (const Json::exception& error) {
    refuse(error.what());
  }
}

}  // namespace echelon
