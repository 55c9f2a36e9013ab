#include <chrono>
#include <nlohmann/json.hpp>

#include "cli/verbs.hpp"
#include "echelon/base/error.hpp"

namespace cli {

using Json = nlohmann::json;

namespace {

/// A result's points, which the bundle holds as exact text, as numbers.
void json_value(JsonOut& out, const Json& value) {
  if (value.is_null()) {
    out.null();
  } else if (value.is_number_integer()) {
    out.whole(value.get<std::int64_t>());
  } else {
    const auto number = echelon::Decimal::read(value.get<std::string>());
    out.number(number.value_or(echelon::Decimal()));
  }
}

void json_texts(JsonOut& out, const Json& values) {
  out.open_list();
  for (const Json& value : values) out.text(value.get<std::string>());
  out.close_list();
}

/// A run bundle's result in the fields of the contract.
std::string run_json(std::int64_t run, const Json& bundle, double seconds) {
  const Json& result = bundle.at("result");
  JsonOut out;
  out.open_object().key("run").whole(run).key("program").text(
      bundle.at("inputs").at("program").get<std::string>());
  out.key("status")
      .text(result.at("status").get<std::string>())
      .key("seats")
      .whole(result.at("seats").get<std::int64_t>());
  for (const char* name : {"objective", "bound"}) json_value(out.key(name), result.at(name));
  for (const char* name : {"selected", "reserves"}) json_texts(out.key(name), result.at(name));
  out.key("quotas").open_list();
  for (const Json& quota : result.at("quotas")) {
    out.open_object();
    for (const char* name : {"feature", "value", "measure", "quota"})
      out.key(name).text(quota.at(name).get<std::string>());
    for (const char* name : {"min", "max", "chosen"}) json_value(out.key(name), quota.at(name));
    out.close_object();
  }
  out.close_list().key("relaxation").open_list();
  for (const Json& step : result.at("relaxation")) {
    out.open_object();
    for (const char* name : {"feature", "value", "bound"})
      out.key(name).text(step.at(name).get<std::string>());
    for (const char* name : {"from", "to"}) json_value(out.key(name), step.at(name));
    out.close_object();
  }
  out.close_list().key("seconds").real(seconds);
  out.key("digest").text(bundle.at("inputs_digest").get<std::string>()).close_object();
  return out.finish();
}

Listing chosen_listing(Session& session, const Json& bundle) {
  const auto snapshot = session.office().snapshot();
  std::map<std::string, std::string> scores;
  for (const Json& candidate : bundle.at("inputs").at("candidates")) {
    scores[candidate.at("id").get<std::string>()] = candidate.at("score").get<std::string>();
  }
  Listing listing({{"position", {"名次", "position"}, true},
                   {"id", {"工号", "id"}},
                   {"name", {"姓名", "name"}},
                   {"school", {"学校", "school"}},
                   {"score", {"总分", "score"}, true},
                   {"outcome", {"结果", "outcome"}}});
  for (const auto& [key, outcome] : {std::pair("selected", echelon::Words{"入选", "chosen"}),
                                     std::pair("reserves", echelon::Words{"递补", "reserve"})}) {
    std::int64_t position = 0;
    for (const Json& each : bundle.at("result").at(key)) {
      const auto id = each.get<std::string>();
      const echelon::PersonIndex person = snapshot->find_person(id);
      const echelon::School* school = person == echelon::nobody ? nullptr : snapshot->school_of(person);
      listing.row({std::to_string(++position), id,
                   person == echelon::nobody ? "" : snapshot->people.name[static_cast<std::size_t>(person)],
                   school == nullptr ? "" : school->name, scores[id], session.fixed_words(outcome)});
    }
  }
  return listing;
}

void say_relaxation(Session& session, const echelon::RoundView* round) {
  session.say_line({"名额约束无法同时满足。最少只需这样放宽：",
                    "the quotas cannot be met together. The smallest change that would do:"});
  if (round == nullptr || !round->selection) return;
  for (const auto& step : round->selection->relaxation)
    session.say_line({"  " + step.says.zh, "  " + step.says.en});
}

}  // namespace

int select(Session& session, const SelectOptions& options) {
  if (!options.pool.empty()) return select_from_files(session, options);
  if (options.program.empty()) {
    throw echelon::Error(echelon::Fault::request, {"没有指定项目", "the program is missing"},
                         {"请写 echelon select 项目编号，或用 --pool 指定文件",
                          "write `echelon select PROGRAM`, or name a file with --pool"});
  }
  echelon::Office& office = session.office();
  const auto begin = std::chrono::steady_clock::now();
  const std::int64_t run = office.select(options.program, session.progress());
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  const Json bundle = Json::parse(office.run_bundle(run));
  const auto status = bundle.at("result").at("status").get<std::string>();
  if (session.format() == Format::json) {
    session.say(run_json(run, bundle, seconds));
  } else if (session.format() == Format::csv) {
    session.say(chosen_listing(session, bundle).csv());
  } else {
    const std::string number = std::to_string(run);
    if (status == "optimal") {
      const auto total = bundle.at("result").at("objective").get<std::string>();
      session.say_line({"运算 " + number + "：已证明最优，总分 " + total,
                        "run " + number + ": proven best, total " + total});
      session.show(chosen_listing(session, bundle));
    } else {
      session.say_line({"运算 " + number, "run " + number});
      say_relaxation(session, office.round(options.program));
    }
  }
  return status == "optimal" ? done : answer_is_no;
}

}  // namespace cli
