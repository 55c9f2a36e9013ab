// Holding, reviewing, losing and regaining a tier.

#include <algorithm>
#include <array>

#include "cli/ladder_parts.hpp"
#include "echelon/base/error.hpp"

namespace cli {

using echelon::CommandRequest;
using echelon::Error;
using echelon::Fault;

namespace {

/// What a step's command takes, besides the ladder and the people.
struct Step {
  std::string_view word;
  const char* command;
  const char* day;  ///< the argument that `--on` gives
  bool tier = false;
  bool until = false;
};
constexpr std::array<Step, 6> steps{{{"hold", "tier.hold", "since", true, true},
                                     {"end", "tier.end", "on"},
                                     {"lapse", "tier.lapse", "on"},
                                     {"review", "tier.review", "on", false, true},
                                     {"return", "tier.return", "on", true, true},
                                     {"promote", "tiers.promote", "on", true, true}}};

void require(bool given, const std::string& option) {
  if (given) return;
  throw Error(Fault::request, {"这一步需要 " + option, "this step needs " + option}, {"请补上", "add it"});
}

}  // namespace

bool is_ladder_step(const std::string& word) {
  return std::ranges::find(steps, word, &Step::word) != steps.end();
}

int ladder_step(Session& session, const LadderOptions& options) {
  const Step& step = *std::ranges::find(steps, options.what, &Step::word);
  require(!options.ladder.empty(), "--ladder");
  require(!options.people.empty(), "--person");
  if (options.people.size() > 1 && step.word != "promote") {
    throw Error(Fault::request, {"这一步一次一人", "this step is for one person at a time"},
                {"每人写一条命令；promote 可以多人", "write a command for each; only promote takes several"});
  }
  require(!step.tier || !options.tier.empty(), "--tier");
  require(step.word != "review" || !options.result.empty(), "--result");
  CommandRequest request{step.command, {{"ladder", options.ladder}}};
  if (step.tier) request.with("tier", options.tier);
  if (!options.on.empty()) request.with(step.day, read_date_option(options.on, "--on").iso());
  if (step.until && !options.until.empty())
    request.with("until", read_date_option(options.until, "--until").iso());
  if (!options.result.empty()) request.with("result", options.result);
  if (!options.note.empty() && step.word != "promote") request.with("note", options.note);
  if (!options.from.empty()) request.with("from", options.from);
  echelon::Office& office = session.office();
  for (const std::string& person : options.people) request.with("person", person);
  const std::int64_t entry = office.perform(request);
  session.say_done(office.entries(1).front().says, entry == 0 ? std::nullopt : std::optional(entry));
  return done;
}

}  // namespace cli
