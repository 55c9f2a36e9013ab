#include <algorithm>

#include "cli/round_now.hpp"
#include "cli/verbs.hpp"
#include "echelon/base/error.hpp"

namespace cli {

using echelon::CommandRequest;
using echelon::Error;
using echelon::Fault;

namespace {

[[noreturn]] void refuse_usage() {
  throw Error(Fault::request, {"看不懂要调整什么", "it is not clear what to change"},
              {"可写：weight 评分项 数值；quota 约束 min|max 数值|none；seats 数值；school-seats 学校 数值",
               "write: weight CRITERION VALUE; quota QUOTA min|max VALUE|none; seats VALUE; school-seats "
               "SCHOOL VALUE"});
}

/// Throws Error naming what is there, so that a misspelt id is not kept as a change of nothing.
template <class List>
void require_known(const List& list, const std::string& id) {
  std::string there;
  for (const auto& each : list) {
    if (each.id == id) return;
    there += (there.empty() ? "" : ", ") + each.id;
  }
  throw Error(Fault::request, {"没有 " + id, "there is no " + id}, {"可用：" + there, "there are " + there});
}

}  // namespace

int set(Session& session, const SetOptions& options) {
  echelon::Office& office = session.office();
  const echelon::Program& program = office.program(options.program);
  const auto& words = options.words;
  std::string kind = options.what;
  std::string key;
  std::string value;
  if (kind == "weight" && words.size() == 2) {
    require_known(program.criteria, words[0]);
    key = words[0];
    value = words[1];
  } else if (kind == "quota" && words.size() == 3 && (words[1] == "min" || words[1] == "max")) {
    require_known(program.quotas, words[0]);
    kind = "quota_" + words[1];
    key = words[0];
    value = words[2];
  } else if (kind == "seats" && words.size() == 1) {
    value = words[0];
  } else if (kind == "school-seats" && words.size() == 2) {
    kind = "school_seats";
    key = words[0];
    value = words[1];
  } else {
    refuse_usage();
  }
  CommandRequest request = about_round(office, program.id, "adjust");
  request.with("kind", kind);
  if (!key.empty()) request.with("key", key);
  if (value != "usual") request.with("value", value);
  const std::int64_t entry = office.perform(request);
  session.say_done(
      {"已调整 " + kind + " " + key + " = " + value, "changed " + kind + " " + key + " = " + value}, entry);
  return done;
}

int perform(Session& session, const PerformOptions& options) {
  CommandRequest request{options.command, {}};
  for (const std::string& argument : options.arguments) {
    const auto equals = argument.find('=');
    if (equals == std::string::npos) {
      throw Error(Fault::request, {"“" + argument + "”不是 名称=值", "`" + argument + "` is not name=value"},
                  {"请写成 名称=值", "write it as name=value"});
    }
    request.with(argument.substr(0, equals), argument.substr(equals + 1));
  }
  const std::int64_t entry = session.office().perform(request);
  session.say_done({"已执行 " + options.command, "carried out " + options.command}, entry);
  return done;
}

}  // namespace cli
