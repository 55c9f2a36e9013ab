#include "cli/verbs.hpp"

namespace cli {

using echelon::EntryLine;
using echelon::VerifyOutcome;

namespace {

int show_outcome(Session& session, const VerifyOutcome& outcome) {
  if (session.format() == Format::json) {
    JsonOut out;
    out.open_object().key("sound").truth(outcome.sound).key("entries").whole(outcome.entries);
    out.key("proofs").whole(outcome.proofs);
    out.key("says").words(outcome.says).key("problems").open_list();
    for (const echelon::Words& problem : outcome.problems) out.words(problem);
    out.close_list().close_object();
    session.say(out.finish());
  } else {
    session.say_line(outcome.says);
    for (const echelon::Words& problem : outcome.problems)
      session.say_line({"  " + problem.zh, "  " + problem.en});
  }
  return outcome.sound ? done : answer_is_no;
}

int show_taken_back(Session& session, const std::optional<EntryLine>& entry, const echelon::Words& nothing) {
  if (!entry) {
    session.say_done(nothing, std::nullopt);
    return answer_is_no;
  }
  session.say_done(entry->says, entry->number);
  return done;
}

/// Each step that was taken back or done again.
int show_steps(Session& session, const std::vector<EntryLine>& steps) {
  Listing listing(
      {{"entry", {"序号", "entry"}, true}, {"of", {"针对", "of"}, true}, {"says", {"内容", "says"}}});
  for (const EntryLine& step : steps)
    listing.row({std::to_string(step.number), std::to_string(step.target), step.says.in(session.language())});
  session.show(listing);
  return done;
}

}  // namespace

int show_log(Session& session, const std::int64_t& most) {
  Listing listing({{"number", {"序号", "number"}, true},
                   {"when", {"时间", "when"}},
                   {"who", {"人员", "who"}},
                   {"command", {"命令", "command"}},
                   {"says", {"内容", "says"}},
                   {"state", {"状态", "state"}},
                   {"hash", {"散列", "hash"}}});
  for (const EntryLine& entry : session.office().entries(static_cast<std::size_t>(most))) {
    const echelon::Words state = entry.undone ? echelon::Words{"已撤销", "undone"} : echelon::Words{};
    const bool short_hash = session.format() == Format::table;
    listing.row({std::to_string(entry.number), entry.when, entry.who, entry.command,
                 entry.says.in(session.language()), session.fixed_words(state),
                 short_hash ? entry.hash.substr(0, 12) : entry.hash});
  }
  session.show(listing);
  return done;
}

int undo(Session& session, const UndoOptions& options) {
  if (options.to != 0) return show_steps(session, session.office().undo_to(options.to));
  return show_taken_back(session, session.office().undo(), {"没有可撤销的记录", "there is nothing to undo"});
}

int redo(Session& session, const UndoOptions& options) {
  if (options.to != 0) return show_steps(session, session.office().redo_to(options.to));
  return show_taken_back(session, session.office().redo(), {"没有可重做的记录", "there is nothing to redo"});
}

int verify(Session& session, const VerifyOptions& options) {
  if (!options.certificate.empty()) return verify_certificate(session, options);
  if (!options.plan.empty()) return verify_plan(session, options.plan, options.cohorts);
  if (options.run != 0) return show_outcome(session, session.office().verify_run(options.run));
  return show_outcome(session, session.office().verify(session.progress()));
}

int show_run(Session& session, const std::int64_t& run) {
  session.say(session.office().run_bundle(run));
  return done;
}

}  // namespace cli
