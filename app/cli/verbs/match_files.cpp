#include <chrono>

#include "cli/match_out.hpp"
#include "cli/numbers.hpp"
#include "cli/verbs.hpp"
#include "echelon/base/error.hpp"
#include "echelon/office/mentor_run.hpp"

namespace cli {
namespace {

using echelon::Error;
using echelon::Fault;
using echelon::MatchBy;

void want(const std::string& option, const std::string& value) {
  if (!value.empty()) return;
  throw Error(Fault::request, {"没有给出 " + option, option + " is missing"},
              {"师徒配对需要 --mentors M.csv --mentees N.csv --pairs P.csv --by stable|largest|fit",
               "write --mentors M.csv --mentees N.csv --pairs P.csv --by stable|largest|fit"});
}

}  // namespace

echelon::MatchBy match_by_option(const std::string& text) {
  if (const auto by = echelon::read_match_by(text)) return *by;
  throw Error(Fault::request, {"没有“" + text + "”这种配对", "there is no matching by `" + text + "`"},
              {"--by 写 stable（稳定）、largest（人数最多）或 fit（总契合度最高）",
               "after --by write stable, largest or fit"});
}

int match(Session& session, const MatchOptions& options) {
  const auto begin = std::chrono::steady_clock::now();
  want("--mentors", options.mentors);
  want("--mentees", options.mentees);
  want("--pairs", options.pairs);
  want("--by", options.by);
  const MatchBy by = match_by_option(options.by);
  echelon::MentorEffort effort;
  if (!options.effort.empty()) effort.steps = whole_number(options.effort, "--effort");
  const MatchFiles files = read_match_files({options.mentors, options.mentees, options.pairs});
  const auto matching = match_mentors(files.problem, by, effort, session.progress());
  if (session.format() == Format::json) {
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    session.say(match_json(files, matching, seconds));
  } else if (session.format() == Format::csv) {
    session.say(match_csv(files, matching));
  } else {
    say_match(session, files, matching);
  }
  return done;
}

}  // namespace cli
