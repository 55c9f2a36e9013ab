#include <nlohmann/json.hpp>

#include "echelon/command/digest.hpp"
#include "echelon/office/certificate_text.hpp"
#include "echelon/office/run.hpp"

namespace echelon {
namespace {

using Json = nlohmann::json;

constexpr int oldest_version = 1;  ///< without a certificate
constexpr int newest_version = 2;

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

namespace {

Json bundle_json(const SelectionRun& run, const SelectionResult& result, int version) {
  const Json inputs = inputs_json(run.inputs());
  return {{"kind", "selection"},
          {"version", version},
          {"inputs", inputs},
          {"inputs_digest", digest(inputs.dump())},
          {"result", result_json(run, result)}};
}

std::vector<std::string> ids_of(const RunInputs& inputs) {
  std::vector<std::string> ids;
  for (const RunCandidate& candidate : inputs.candidates) ids.push_back(candidate.id);
  return ids;
}

std::optional<std::int64_t> read_points(const Json& json) {
  if (json.is_null()) return std::nullopt;
  const auto points = Decimal::read_exactly(json.get<std::string>());
  if (!points) refuse("points");
  return points->millionths();
}

/// What the bundle says came out.
SelectionResult read_result(const SelectionRun& run, const Json& json) {
  SelectionResult result;
  for (const auto status : {SelectionStatus::optimal, SelectionStatus::infeasible})
    if (json.at("status") == code(status)) result.status = status;
  result.objective = read_points(json.at("objective"));
  result.bound = read_points(json.at("bound"));
  for (const auto& [key, people] :
       {std::pair("selected", &result.chosen), std::pair("reserves", &result.reserves)}) {
    for (const Json& id : json.at(key)) {
      const auto candidate = run.find(id.get<std::string>());
      if (!candidate) refuse(key);
      people->push_back(*candidate);
    }
  }
  for (const Json& quota : json.at("quotas"))
    result.count_usage.push_back(quota.at("chosen").get<std::int64_t>());
  return result;
}

Json read_bundle(const std::string& bundle) {
  try {
    return Json::parse(bundle);
  } catch (const Json::exception& error) {
    refuse(error.what());
  }
}

}  // namespace

std::string SelectionRun::bundle(const Progress& progress) {
  const SelectionResult& result = solve(progress);
  Json bundle = bundle_json(*this, result, newest_version);
  bundle["certificate"] = nullptr;
  if (result.status != SelectionStatus::interrupted) {
    bundle["certificate"] =
        Json::parse(certificate_text(selection_.certify(progress), selection_.problem(), ids_of(inputs_)));
  }
  return bundle.dump(1) + "\n";
}

bool SelectionRun::gives(const std::string& bundle, const Progress& progress) {
  const Json recorded = read_bundle(bundle);
  const bool carries = recorded.contains("certificate");
  Json derived = bundle_json(*this, solve(progress), carries ? newest_version : oldest_version);
  if (carries) derived["certificate"] = recorded["certificate"];
  return derived.dump(1) + "\n" == bundle;
}

std::optional<CertificateVerdict> SelectionRun::check(const std::string& bundle,
                                                      const Progress& progress) const {
  try {
    const Json recorded = Json::parse(bundle);
    if (!recorded.contains("certificate")) return std::nullopt;
    const SelectionResult result = read_result(*this, recorded.at("result"));
    if (recorded.at("certificate").is_null()) {
      if (result.status == SelectionStatus::interrupted) return std::nullopt;
      return CertificateVerdict{false, {"证明缺失", "the certificate is missing"}};
    }
    const Certificate certificate =
        read_certificate(recorded.at("certificate").dump(), selection_.problem(), ids_of(inputs_));
    return check_certificate(selection_.problem(), result, certificate, progress);
  } catch (const Json::exception& error) {
    refuse(error.what());
  }
}

RunInputs SelectionRun::read_inputs(const std::string& bundle) {
  try {
    const Json json = Json::parse(bundle);
    const bool readable = json.at("version") == oldest_version || json.at("version") == newest_version;
    if (json.at("kind") != "selection" || !readable) refuse("kind or version");
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
