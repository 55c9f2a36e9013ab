#include <algorithm>
#include <charconv>

#include "cli/mentor_out.hpp"
#include "cli/verbs.hpp"
#include "echelon/base/error.hpp"
#include "echelon/office/mentor_run.hpp"

namespace cli {

using echelon::CommandRequest;
using echelon::Error;
using echelon::Fault;
using echelon::Words;

namespace {

void want(const std::string& option, const std::string& value) {
  if (!value.empty()) return;
  throw Error(Fault::request, {"没有给出 " + option, option + " is missing"},
              {"请补上 " + option, "add " + option});
}

std::string day_of(Session& session, const std::string& text, const char* option) {
  return (text.empty() ? session.office().as_of() : read_date_option(text, option)).iso();
}

std::int64_t run_of(const MentorOptions& options) {
  if (options.what.empty()) return 0;
  std::int64_t run = 0;
  const char* end = options.what.data() + options.what.size();
  const auto [read, failed] = std::from_chars(options.what.data(), end, run);
  if (failed == std::errc() && read == end && run > 0) return run;
  throw Error(Fault::request, {"“" + options.what + "”不是运算编号", "'" + options.what + "' is no run"},
              {"用 log 查看各次运算", "see 'log' for the runs"});
}

void require_pair(const MentorOptions& options) {
  want("--mentor", options.mentor);
  want("--mentee", options.mentee);
}

int approve(Session& session, const MentorOptions& options) {
  auto& office = session.office();
  std::int64_t entry = 0;
  if (options.mentor.empty() && options.mentee.empty()) {
    std::int64_t run = run_of(options);
    if (const auto view = office.mentoring_view(); run == 0 && view->proposal) run = view->proposal->run;
    if (run == 0) want("RUN", "");
    entry = office.approve_mentors(run, options.mentees);
  } else {
    require_pair(options);
    const auto snapshot = office.snapshot();
    const auto person = snapshot->find_person(options.mentee);
    const std::string subject =
        person == echelon::nobody
            ? ""
            : snapshot->text(snapshot->people.subject[static_cast<std::size_t>(person)]);
    CommandRequest request{"mentor.approve", {}};
    request.with("pair", options.mentor + "\t" + options.mentee + "\t" + subject + "\t0");
    entry = office.perform(request.with("on", day_of(session, options.on, "--on")));
  }
  if (entry == 0) {
    session.say_done({"没有可批准的配对", "there is no pair left to approve"}, std::nullopt);
  } else {
    session.say_done({"已批准；签约：mentor sign", "approved; to sign: mentor sign"}, entry);
  }
  return done;
}

int sign(Session& session, const MentorOptions& options) {
  CommandRequest request{"mentor.sign", {}};
  if (options.mentor.empty() && options.mentee.empty()) {
    for (const auto& card : session.office().mentoring_view()->approved)
      request.with("pair", card.pair->mentor + "\t" + card.pair->mentee);
    if (request.arguments.empty()) {
      session.say_done({"没有待签约的配对", "no pair waits to be signed"}, std::nullopt);
      return done;
    }
  } else {
    require_pair(options);
    request.with("pair", options.mentor + "\t" + options.mentee);
  }
  request.with("on", day_of(session, options.on, "--on"));
  if (!options.until.empty()) request.with("until", read_date_option(options.until, "--until").iso());
  const std::string count =
      std::to_string(std::count_if(request.arguments.begin(), request.arguments.end(),
                                   [](const auto& each) { return each.first == "pair"; }));
  const auto entry = session.office().perform(request);
  session.say_done({"已签约 " + count + " 对", "signed " + count + " pairs"}, entry);
  return done;
}

int perform_for_pair(Session& session, const MentorOptions& options, CommandRequest request,
                     const Words& says) {
  require_pair(options);
  request.with("mentor", options.mentor).with("mentee", options.mentee);
  session.say_done(says, session.office().perform(request));
  return done;
}

int wish(Session& session, const MentorOptions& options) {
  want("--person", options.person);
  want("--other", options.other);
  want("--rank", options.rank);
  CommandRequest request{"mentor.wish", {}};
  request.with("person", options.person).with("other", options.other);
  if (options.rank != "none") request.with("rank", options.rank);
  session.say_done({"已登记志愿", "noted"}, session.office().perform(request));
  return done;
}

}  // namespace

int mentor(Session& session, const MentorOptions& options) {
  const std::string& step = options.step;
  if (step == "list") return list_mentors(session, options.what);
  if (step == "show") return show_mentors(session, run_of(options));
  if (step == "approve") return approve(session, options);
  if (step == "sign") return sign(session, options);
  if (step == "wish") return wish(session, options);
  if (step == "propose") {
    want("--by", options.by);
    return show_mentors(session,
                        session.office().propose_mentors(match_by_option(options.by), session.progress()));
  }
  if (step == "withdraw")
    return perform_for_pair(session, options, {"mentor.withdraw", {}}, {"已撤回", "withdrawn"});
  if (step == "milestone") {
    want("--milestone", options.milestone);
    want("--result", options.result);
    CommandRequest request{"mentor.milestone", {}};
    request.with("step", options.milestone).with("result", options.result);
    request.with("on", day_of(session, options.on, "--on"));
    if (!options.note.empty()) request.with("note", options.note);
    return perform_for_pair(session, options, std::move(request), {"已登记节点", "milestone noted"});
  }
  if (step == "outcome") {
    want("--outcome", options.outcome);
    CommandRequest request{"mentor.outcome", {}};
    request.with("outcome", options.outcome).with("on", day_of(session, options.on, "--on"));
    return perform_for_pair(session, options, std::move(request), {"结对已结束", "the pair has ended"});
  }
  throw Error(Fault::request, {"没有“mentor " + step + "”", "there is no 'mentor " + step + "'"},
              {"可用：propose、show、approve、withdraw、sign、milestone、outcome、wish、list",
               "there are: propose, show, approve, withdraw, sign, milestone, outcome, wish, list"});
}

}  // namespace cli
