#include "cli/certificate_file.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "echelon/base/decimal.hpp"
#include "echelon/command/digest.hpp"
#include "echelon/office/certificate_text.hpp"

namespace cli {
namespace {

using echelon::CertificateVerdict;
using echelon::Decimal;
using echelon::Error;
using echelon::Fault;
using echelon::SelectionProblem;
using echelon::SelectionResult;
using echelon::SelectionStatus;
using Json = nlohmann::json;

const char* const kind = "selection certificate";
constexpr int version = 1;

Json points_json(const std::optional<std::int64_t>& millionths) {
  return millionths ? Json(Decimal::from_millionths(*millionths).text()) : Json(nullptr);
}

Json amount_json(const FileQuota& quota, const std::optional<std::int64_t>& value) {
  if (quota.is_sum || !value) return points_json(value);
  return *value;
}

Json quotas_json(const std::vector<FileQuota>& quotas, const std::vector<std::int64_t>& used) {
  Json list = Json::array();
  for (std::size_t q = 0; q < quotas.size(); ++q) {
    const FileQuota& quota = quotas[q];
    list.push_back({{"feature", quota.feature},
                    {"value", quota.value},
                    {"measure", quota.is_sum ? "sum" : "count"},
                    {"min", amount_json(quota, quota.min)},
                    {"max", amount_json(quota, quota.max)},
                    {"chosen", q < used.size() ? amount_json(quota, used[q]) : Json(nullptr)}});
  }
  return list;
}

Json ids_json(const FilePool& pool, const std::vector<std::size_t>& people) {
  Json ids = Json::array();
  for (const std::size_t person : people) ids.push_back(pool.ids[person]);
  return ids;
}

/// All that is claimed of the pool, without the proof.
Json claim_json(const FilePool& pool, const SelectionProblem& problem, const SelectionResult& result) {
  Json quotas = quotas_json(pool.counts, result.count_usage);
  for (Json& quota : quotas_json(pool.sums, result.sum_usage)) quotas.push_back(std::move(quota));
  return {{"kind", kind},
          {"version", version},
          {"inputs_digest", pool.digest},
          {"status", code(result.status)},
          {"seats", problem.seats},
          {"reserves_at_most", problem.reserves.value_or(problem.seats)},
          {"objective", points_json(result.objective)},
          {"selected", ids_json(pool, result.chosen)},
          {"reserves", ids_json(pool, result.reserves)},
          {"quotas", std::move(quotas)}};
}

Error unreadable(const std::filesystem::path& file, const echelon::Words& why) {
  return {Fault::request,
          {"证明文件无法读取：" + why.zh, "the certificate cannot be read: " + why.en},
          {"请用 select --certificate 重新写出", "write it again with `select --certificate`"},
          {file.string(), {}, 0, {}}};
}

std::int64_t read_points(const Json& json) {
  const auto points = Decimal::read_exactly(json.get<std::string>());
  return points ? points->millionths() : std::int64_t{-1};
}

/// What the file claims came out. An id that is no candidate's stands for one beyond the pool.
SelectionResult read_result(const FilePool& pool, const Json& json) {
  SelectionResult result;
  for (const auto status : {SelectionStatus::optimal, SelectionStatus::infeasible})
    if (json.at("status") == code(status)) result.status = status;
  if (!json.at("objective").is_null()) result.objective = result.bound = read_points(json.at("objective"));
  for (const auto& [key, people] :
       {std::pair("selected", &result.chosen), std::pair("reserves", &result.reserves)}) {
    for (const Json& each : json.at(key)) {
      const auto& id = each.get_ref<const std::string&>();
      people->push_back(pool.ids.find(id).value_or(pool.ids.size()));
    }
  }
  for (const Json& quota : json.at("quotas")) {
    const Json& chosen = quota.at("chosen");
    if (chosen.is_null()) continue;
    if (quota.at("measure") == "sum") {
      result.sum_usage.push_back(read_points(chosen));
    } else {
      result.count_usage.push_back(chosen.get<std::int64_t>());
    }
  }
  return result;
}

CertificateVerdict refused(const echelon::Words& why) {
  return {false, {"证明不成立：" + why.zh, "the proof is refused: " + why.en}};
}

CertificateVerdict check(Json json, FilePool& pool, const echelon::Progress& progress) {
  const auto recorded = json.at("digest").get<std::string>();
  json.erase("digest");
  if (echelon::digest(json.dump()) != recorded)
    return refused({"文件写出后被改动过", "the file was changed after it was written"});
  if (json.at("inputs_digest") != pool.digest)
    return refused({"它不是这份候选人、名额约束和名额的证明",
                    "it is not a certificate for this pool, these quotas and seats"});
  pool.problem.reserves = json.at("reserves_at_most").get<std::int64_t>();
  const SelectionResult result = read_result(pool, json);
  const auto beyond = [&](std::size_t person) { return person >= pool.ids.size(); };
  if (std::ranges::any_of(result.chosen, beyond) || std::ranges::any_of(result.reserves, beyond))
    return refused({"名单中有人不是候选人", "someone it lists is no candidate"});
  const auto proof = echelon::read_certificate(json.at("proof").dump(), pool.problem, pool.ids.texts());
  json.erase("proof");
  if (json != claim_json(pool, pool.problem, result))
    return refused({"名额约束或名额与文件不同", "its quotas or seats are not those of the files"});
  return check_certificate(pool.problem, result, proof, progress);
}

}  // namespace

std::string certificate_file(const FilePool& pool, const SelectionProblem& problem,
                             const SelectionResult& result, const echelon::Certificate& certificate) {
  Json json = claim_json(pool, problem, result);
  json["proof"] = Json::parse(echelon::certificate_text(certificate, problem, pool.ids.texts()));
  json["digest"] = echelon::digest(json.dump());
  return json.dump() + "\n";
}

CertificateVerdict check_certificate_file(const std::filesystem::path& file, FilePool& pool,
                                          const echelon::Progress& progress) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream) throw unreadable(file, {"打不开", "it cannot be opened"});
  const std::string text{std::istreambuf_iterator<char>(stream), {}};
  try {
    Json json = Json::parse(text);
    if (json.at("kind") != kind || json.at("version") != version)
      throw unreadable(file, {"种类或版本不符", "it is of another kind or version"});
    return check(std::move(json), pool, progress);
  } catch (const Json::exception&) {
    throw unreadable(file, {"内容不是证明的格式", "its content is not a certificate's"});
  }
}

}  // namespace cli
