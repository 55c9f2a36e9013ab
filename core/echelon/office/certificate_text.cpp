#include "echelon/office/certificate_text.hpp"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

namespace echelon {
namespace {

using Json = nlohmann::json;
using optimise::Wide;

constexpr int version = 1;
constexpr Wide largest = Wide{1} << 126;

[[noreturn]] void refuse(const std::string& zh, const std::string& en) {
  throw Error(Fault::request, {"证明无法读取：" + zh, "the certificate cannot be read: " + en},
              {"请重新导出证明", "write the certificate again"});
}

std::string decimal(Wide number) {
  std::string digits;
  for (auto rest = number < 0 ? -number : number; rest > 0; rest /= 10)
    digits.push_back(static_cast<char>('0' + static_cast<int>(rest % 10)));
  if (digits.empty()) digits = "0";
  if (number < 0) digits.push_back('-');
  std::ranges::reverse(digits);
  return digits;
}

Wide read_decimal(const std::string& text) {
  const bool negative = text.starts_with('-');
  const auto digits = text.substr(negative ? 1 : 0);
  const auto is_digit = [](char each) { return each >= '0' && each <= '9'; };
  if (digits.empty() || !std::ranges::all_of(digits, is_digit))
    refuse("价格不是整数", "a price is no integer");
  Wide number = 0;
  for (const char digit : digits) {
    if (number >= largest / 10) refuse("价格过大", "a price is too large");
    number = number * 10 + (digit - '0');
  }
  return negative ? -number : number;
}

Json price_json(const ProofPrice& price, std::size_t counts) {
  Json row = "seats";
  if (price.kind == QuotaKind::count) row = price.quota;
  if (price.kind == QuotaKind::sum) row = price.quota + counts;
  return Json::array({std::move(row), decimal(price.price)});
}

ProofPrice read_price(const Json& json, std::size_t counts, std::size_t quotas) {
  if (json.size() != 2) refuse("价格应为一对", "a price is no pair");
  const Wide price = read_decimal(json.at(1).get<std::string>());
  if (json.at(0) == "seats") return {QuotaKind::seats, 0, price};
  const auto quota = json.at(0).is_number_unsigned() ? json.at(0).get<std::size_t>() : quotas;
  if (quota >= quotas) refuse("名额约束不存在", "a price is on a quota that is not there");
  if (quota < counts) return {QuotaKind::count, quota, price};
  return {QuotaKind::sum, quota - counts, price};
}

Json tree_json(const std::vector<CertificateNode>& tree, std::size_t counts,
               const std::vector<std::string>& ids) {
  Json nodes = Json::array();
  for (const CertificateNode& node : tree) {
    Json json = Json::object();
    for (const auto& round : node.rounds) {
      Json prices = Json::array();
      for (const ProofPrice& price : round) prices.push_back(price_json(price, counts));
      json["prices"].push_back(std::move(prices));
    }
    if (node.branch) json["branch"] = ids[*node.branch];
    nodes.push_back(std::move(json));
  }
  return nodes;
}

std::vector<CertificateNode> read_tree(const Json& json, const SelectionProblem& problem,
                                       const std::map<std::string_view, std::size_t>& candidates) {
  const auto counts = problem.counts.size();
  const auto quotas = counts + problem.sums.size();
  std::vector<CertificateNode> tree;
  for (const Json& from : json) {
    CertificateNode& node = tree.emplace_back();
    for (const auto& [key, value] : from.items()) {
      if (key == "branch") {
        const auto found = candidates.find(value.get_ref<const std::string&>());
        if (found == candidates.end()) refuse("候选人不存在", "a branch names no candidate");
        node.branch = found->second;
      } else if (key == "prices") {
        for (const Json& round : value) {
          auto& prices = node.rounds.emplace_back();
          for (const Json& price : round) prices.push_back(read_price(price, counts, quotas));
        }
      } else {
        refuse("未知的字段", "a node has an unknown field");
      }
    }
  }
  return tree;
}

}  // namespace

std::string certificate_text(const Certificate& certificate, const SelectionProblem& problem,
                             const std::vector<std::string>& ids) {
  const auto counts = problem.counts.size();
  return Json{{"version", version},
              {"better", tree_json(certificate.better, counts, ids)},
              {"earlier", tree_json(certificate.earlier, counts, ids)}}
      .dump();
}

Certificate read_certificate(const std::string& text, const SelectionProblem& problem,
                             const std::vector<std::string>& ids) {
  try {
    const Json json = Json::parse(text);
    if (json.at("version") != version || json.size() != 3) refuse("版本不符", "another version");
    std::map<std::string_view, std::size_t> candidates;
    for (std::size_t j = 0; j < ids.size(); ++j) candidates.emplace(ids[j], j);
    return {read_tree(json.at("better"), problem, candidates),
            read_tree(json.at("earlier"), problem, candidates)};
  } catch (const Json::exception& error) {
    refuse("格式不对", error.what());
  }
}

}  // namespace echelon
