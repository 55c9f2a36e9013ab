// The whole round on the command line: open → nominate → review → scores → select → explain → publish →
// object → hold → replace → decide → appoint; undo, redo, log, verify all the way.

#include <doctest/doctest.h>

#include "bureau.hpp"

namespace cli_tests {
namespace {

const std::string program = "trial_coaches";

Words nominate(const std::string& school, const Words& people) {
  Words words{"nominate", program, "--school", school, "--person"};
  words.insert(words.end(), people.begin(), people.end());
  return words;
}

/// A round with five nominations, under review, and three reviewers; R1 is of 青石一中.
void play_until_scores(const Bureau& bureau) {
  bureau.import_people();
  bureau.done({"round", program, "open", "--on", "2024-10-15", "--seats", "2"});
  bureau.done(nominate("青石一中", {"T01", "T04"}));
  bureau.done(nominate("白溪中学", {"T05", "T08"}));
  bureau.done(nominate("石桥中学", {"T03"}));
  bureau.done({"round", program, "review"});
  bureau.done({"reviewer", program, "R1", "--name", "示例评委", "--school", "青石一中"});
  bureau.done({"reviewer", program, "R2", "--name", "示例评委二"});
  bureau.done({"reviewer", program, "R3", "--name", "示例评委三"});
}

const std::string scores =
    "reviewer,person,criterion,score\nR2,T01,exam,80\nR3,T01,exam,82\nR2,T04,exam,70\nR3,T04,exam,75\n"
    "R2,T05,exam,90\nR3,T05,exam,95\nR2,T08,exam,40\nR3,T08,exam,44\nR2,T03,exam,85\nR3,T03,exam,\n"
    "R1,T01,exam,100\n";

void play_until_selection(const Bureau& bureau) {
  play_until_scores(bureau);
  bureau.done({"scores", program, bureau.file("scores.csv", scores)});
}

std::string state(const Bureau& bureau) { return bureau.json({"round", program}).json().at("state"); }

std::string outcome(const Bureau& bureau, const std::string& person) {
  const Json round = bureau.json({"round", program}).json();
  for (const Json& decision : round.at("decisions")) {
    if (decision.at("person") == person) return decision.at("outcome");
  }
  return "none";
}

int nominations(const Bureau& bureau) { return bureau.json({"round", program}).json().at("nominations"); }

/// The request is refused in one line that holds the words, and the ledger stays as it was.
void refused(const Bureau& bureau, const Words& words, const char* why, int status = 2) {
  const std::size_t before = bureau.json({"log"}).json().size();
  const Ran ran = bureau.run(words);
  CAPTURE(words);
  CAPTURE(ran.error);
  CHECK(ran.status == status);
  CHECK(is_one_line(ran.error, why));
  CHECK(bureau.json({"log"}).json().size() == before);
}

}  // namespace

TEST_CASE("nominations keep to school, eligibility and seats, all of a request or none") {
  const Bureau bureau;
  bureau.import_people();
  refused(bureau, nominate("青石一中", {"T01"}), "no call of trial_coaches");
  bureau.done({"round", program, "open"});
  refused(bureau, nominate("青石一中", {"T02"}), "does not serve at the school");
  refused(bureau, nominate("白溪中学", {"T11"}), "at least 20 training hours", 1);
  refused(bureau, nominate("石桥中学", {"T12"}), "from 2025-09-01", 1);
  refused(bureau, nominate("青石一中", {"T99"}), "there is no person T99");
  refused(bureau, nominate("白溪中学", {"T02", "T05", "T08"}), "has used all of its 2 nomination seats");
  refused(bureau, nominate("白溪中学", {"T02", "T02"}), "nominated already");
  CHECK(nominations(bureau) == 0);
  const Json both = bureau.json(nominate("白溪中学", {"T02", "T05"})).json();
  CHECK(both.at("says").at("en") == "nominated T02, T05");
  CHECK(nominations(bureau) == 2);
  refused(bureau, nominate("白溪中学", {"T02"}), "nominated already");
  bureau.done({"undo"});
  CHECK(nominations(bureau) == 0);
}

TEST_CASE("a school withdraws its own nominations only") {
  const Bureau bureau;
  bureau.import_people();
  bureau.done({"round", program, "open"});
  bureau.done(nominate("白溪中学", {"T02", "T05"}));
  Words others = nominate("石桥中学", {"T02"});
  others.emplace_back("--withdraw");
  refused(bureau, others, "has not nominated T02");
  Words both = nominate("白溪中学", {"T02", "T03"});
  both.emplace_back("--withdraw");
  refused(bureau, both, "has not nominated T03");
  Words own = nominate("白溪中学", {"T02"});
  own.emplace_back("--withdraw");
  bureau.done(own);
  CHECK(nominations(bureau) == 1);
}

TEST_CASE("nominations come from a file as well, checked alike") {
  const Bureau bureau;
  bureau.import_people();
  bureau.done({"round", program, "open"});
  const std::string file = bureau.file(
      "n.csv",
      "项目,学校,工号,推荐意见,排序\n示例教练员,青石一中,T01,同意,1\ntrial_coaches,白溪中学,T11,,1\n");
  const Json report = bureau.json({"import", "nominations", file, "--skip-bad"}).json();
  CHECK(report.at("good") == 1);
  CHECK(report.at("refusals").at(0).at("id") == "T11");
  CHECK(nominations(bureau) == 1);
}

TEST_CASE("scores must be of a nominee, a criterion that is scored, and on the scale") {
  const Bureau bureau;
  play_until_scores(bureau);
  const auto score = [](const std::string& person, const std::string& criterion, const std::string& points) {
    return Words{"score", program,       "--reviewer", "R2",      "--person",
                 person,  "--criterion", criterion,    "--score", points};
  };
  refused(bureau, score("T01", "nosuch", "50"), "they score: exam");
  refused(bureau, score("T01", "training", "50"), "they score: exam");
  refused(bureau, score("T01", "exam", "100.01"), "outside 0–100");
  refused(bureau, score("T01", "exam", "-1"), "outside 0–100");
  refused(bureau, score("T01", "exam", "abc"), "not a number");
  refused(bureau, score("T09", "exam", "50"), "not nominated");
  refused(bureau,
          {"scores", program,
           bureau.file("s.csv", "reviewer,person,criterion,score\nR2,T01,exam,50\nR2,T01,exam,101\n")},
          "outside 0–100");
  refused(bureau,
          {"scores", program, bureau.file("s.csv", "reviewer,person,criterion,score\nR9,T01,exam,50\n")},
          "R9");
  refused(bureau,
          {"scores", program, bureau.file("s.csv", "reviewer,person,criterion,score\nR2,T01,exam,5o\n")},
          "row 2, column score");
  bureau.done(score("T01", "exam", "100"));
  bureau.done(score("T01", "exam", "0"));
}

TEST_CASE("the selection is the contract's, its run replays, and every candidate is explained") {
  const Bureau bureau;
  play_until_selection(bureau);
  const Ran ran = bureau.json({"select", program});
  CHECK(ran.status == 0);
  const Json run = ran.json();
  Words keys;
  for (const auto& [key, value] : run.items()) keys.push_back(key);
  CHECK(keys == Words{"run", "program", "status", "seats", "objective", "bound", "selected", "reserves",
                      "quotas", "relaxation", "seconds", "digest"});
  // One school of 青石一中 and 白溪中学 must give the physics teacher: T04 with 69 beside T05 with 85.25.
  CHECK(run.at("selected") == Json({"T05", "T04"}));
  CHECK(run.at("objective") == 154.25);
  CHECK(run.at("bound") == 154.25);
  CHECK(bureau.done({"verify", "1"}).out.find("byte for byte") != std::string::npos);
  CHECK(bureau.run({"verify", "7"}).status == 2);

  const Json chosen = bureau.json({"explain", "1", "T05"}).json();
  CHECK(chosen.at("chosen") == true);
  CHECK(chosen.at("score") == 85.25);
  CHECK(chosen.at("margin").is_number());
  const Json left = bureau.json({"explain", "1", "T01"}).json();
  keys.clear();
  for (const auto& [key, value] : left.items()) keys.push_back(key);
  CHECK(keys ==
        Words{"id", "chosen", "score", "needed_score", "takes_seat_from", "binding", "margin", "says"});
  CHECK(left.at("chosen") == false);
  REQUIRE(left.at("binding").size() >= 1);
  for (const char* key : {"feature", "value", "bound", "price"})
    CHECK(left.at("binding").at(0).contains(key));
  CHECK(is_one_line(bureau.run({"explain", "1", "T99"}).error, "T99"));
  CHECK(is_one_line(bureau.run({"explain", "9", "T01"}).error, "no run 9"));
}

TEST_CASE("the frontier of a quota is what the selection finds with each of its values") {
  const Bureau bureau;
  play_until_selection(bureau);
  const Words asked{"frontier", program, "--quota", "physics"};
  const Ran ran = bureau.json(asked);
  CHECK(ran.status == 0);
  const Json frontier = ran.json();
  Words keys;
  for (const auto& [key, value] : frontier.items()) keys.push_back(key);
  CHECK(keys == Words{"program", "quota", "value", "bound", "present", "total", "unbounded", "points",
                      "looser", "tighter", "says"});
  CHECK(frontier.at("bound") == "min");
  CHECK(frontier.at("present") == 1);
  REQUIRE(frontier.at("points").size() == 3);
  for (const Json& point : frontier.at("points")) {
    const std::string value = std::to_string(point.at("bound").get<int>());
    bureau.done({"set", program, "quota", "physics", "min", value});
    const Json run = bureau.json({"select", program}).json();
    CHECK(point.at("total") == run.at("objective"));
    CHECK(point.at("cost").get<double>() ==
          doctest::Approx(frontier.at("unbounded").get<double>() - run.at("objective").get<double>()));
    for (const char* step : {"looser", "tighter"}) {
      if (frontier.at(step).at("bound") != point.at("bound")) continue;
      for (const Json& person : frontier.at(step).at("enter"))
        CHECK(run.at("selected").dump().find(person.get<std::string>()) != std::string::npos);
      for (const Json& person : frontier.at(step).at("leave"))
        CHECK(run.at("selected").dump().find(person.get<std::string>()) == std::string::npos);
    }
    bureau.done({"round", program, "review"});
  }
  CHECK(frontier.at("looser").at("gain") == 9.75);
  bureau.done({"set", program, "quota", "physics", "min", "usual"});

  Words csv{"--format", "csv"};
  csv.insert(csv.end(), asked.begin(), asked.end());
  CHECK(bureau.done(csv).out == "bound,total,cost\n0,164,0\n1,154.25,9.75\n2,114.6,49.4\n");
  CHECK(bureau.done(asked).out.find("Physics, at least 1: 9.75 points less than with no minimum") == 0);
  const Json schools = bureau.json({"frontier", program, "--quota", "school"}).json();
  CHECK(schools.at("value") == "*");
  CHECK(schools.at("bound") == "max");
  CHECK(schools.at("points").at(0).at("total").is_null());
}

TEST_CASE(
    "a frontier of a quota that is not there, or on no bound, is refused in words, an unmet one ends with "
    "1") {
  const Bureau bureau;
  play_until_selection(bureau);
  refused(bureau, {"frontier", program, "--quota", "music"}, "the quotas are: school, physics");
  refused(bureau, {"frontier", program, "--quota", "school", "--value", "无此校"}, "no quota 'school'");
  refused(bureau, {"frontier", program, "--quota", "physics", "--bound", "most"},
          "--bound must be min or max");
  bureau.done({"set", program, "quota", "school", "max", "0"});
  const Ran ran = bureau.run({"frontier", program, "--quota", "school"});
  CHECK(ran.status == 1);
  CHECK(ran.out.find("Each school, at most 0: no solution") == 0);
}

TEST_CASE("everyone is explained at once as each is alone") {
  const Bureau bureau;
  play_until_selection(bureau);
  bureau.done({"select", program});
  const Json all = bureau.json({"explain", "1", "--all"}).json();
  REQUIRE(all.size() == 5);
  double last = 1000;
  for (const Json& each : all) {
    const Json alone = bureau.json({"explain", "1", each.at("id").get<std::string>()}).json();
    CHECK(each.at("score") == alone.at("score"));
    CHECK(each.at("margin") == alone.at("margin"));
    CHECK(each.at("needed_score") == alone.at("needed_score"));
    CHECK((each.at("outcome") == "chosen") == alone.at("chosen").get<bool>());
    CHECK(each.at("score").get<double>() <= last);
    last = each.at("score");
  }
  CHECK(bureau.done({"--format", "csv", "explain", "1", "--all"})
            .out.starts_with("id,name,school,outcome,score,needed_score,margin,lead\n"));
  refused(bureau, {"explain", "1"}, "it is not said who to explain");
  CHECK(bureau.run({"explain", "1", "T01", "--all"}).status == 2);
}

TEST_CASE("the score that an explanation asks for is enough, and a millionth less is not") {
  const Bureau bureau;
  play_until_selection(bureau);
  bureau.done({"select", program});
  const Json left = bureau.json({"explain", "1", "T03"}).json();
  REQUIRE(left.at("needed_score").is_number());
  const double needed = left.at("needed_score");
  const double training = 43 * 0.25;
  const auto chosen_with = [&](double exam) {
    const std::string text = std::to_string(exam);
    bureau.done(
        {"score", program, "--reviewer", "R2", "--person", "T03", "--criterion", "exam", "--score", text});
    const Json run = bureau.json({"select", program}).json();
    bureau.done({"round", program, "review"});
    return run.at("selected").dump().find("T03") != std::string::npos;
  };
  bureau.done({"round", program, "review"});
  const double exam = (needed - training) / 0.8;
  CHECK(chosen_with(exam + 0.00001));
  CHECK_FALSE(chosen_with(exam - 0.00001));
}

TEST_CASE("quotas that cannot be met end with 1, a run, and the smallest change") {
  const Bureau bureau;
  play_until_selection(bureau);
  bureau.done({"set", program, "quota", "physics", "min", "3"});
  const Ran ran = bureau.json({"select", program});
  CHECK(ran.status == 1);
  CHECK(ran.json().at("status") == "infeasible");
  CHECK_FALSE(ran.json().at("relaxation").empty());
  CHECK(bureau.done({"verify", "1"}).status == 0);
  refused(bureau, {"set", program, "quota", "nosuch", "min", "3"}, "physics");
  refused(bureau, {"set", program, "weight", "exam"}, "weight CRITERION VALUE");
}

TEST_CASE("publicity, objection, hold, a replacement within the quotas, decision, appointment") {
  const Bureau bureau;
  play_until_selection(bureau);
  refused(bureau, {"round", program, "publish"}, "");
  bureau.done({"select", program});
  bureau.done({"round", program, "publish", "--on", "2024-09-27"});
  const Json published = bureau.json({"round", program}).json();
  CHECK(published.at("state") == "publicity");
  CHECK(published.at("publicity_from") == "2024-09-27");
  CHECK(published.at("publicity_to") == "2024-10-09");  // National Day, and a Sunday worked

  bureau.done({"round", program, "object", "--person", "T04", "--text", "示例异议"});
  bureau.done({"round", program, "hold", "--person", "T04", "--text", "核查"});
  CHECK(outcome(bureau, "T04") == "held");
  refused(bureau, {"round", program, "decide", "--on", "2024-10-09"}, "after the last day of publicity");
  refused(bureau, {"round", program, "decide", "--on", "2024-10-10"}, "objections are open");
  bureau.done({"round", program, "resolve", "--number", "1", "--state", "upheld", "--text", "属实"});
  refused(bureau, {"round", program, "decide", "--on", "2024-10-10"}, "held back");

  // T04 teaches physics, of which one is required; the other physics teacher is of the school of T05.
  refused(bureau, {"round", program, "replace", "--person", "T04", "--text", "属实"}, "within the quotas");
  bureau.done({"round", program, "release", "--person", "T04"});
  // T05 can be replaced by anyone of a third school; T01 is of the school of T04, T08 teaches at T05's.
  bureau.done({"round", program, "replace", "--person", "T05", "--text", "自愿放弃"});
  CHECK(outcome(bureau, "T05") == "rejected");
  CHECK(outcome(bureau, "T03") == "chosen");
  bureau.done({"round", program, "decide", "--on", "2024-10-10"});
  bureau.done({"round", program, "appoint", "--on", "2024-10-11"});
  CHECK(state(bureau) == "decided");
  CHECK(outcome(bureau, "T03") == "appointed");
  CHECK(outcome(bureau, "T04") == "appointed");

  bureau.done({"export", "publicity-list", bureau.path("list.csv"), "--program", program});
  bureau.done({"undo"});
  CHECK(outcome(bureau, "T03") == "chosen");
  bureau.done({"redo"});
  CHECK(outcome(bureau, "T03") == "appointed");
  const Json verified = bureau.json({"verify"}).json();
  CHECK(verified.at("sound") == true);
  CHECK(verified.at("problems").empty());
}

TEST_CASE("the ledger says who did what, in words, and undo and redo go through the whole round") {
  const Bureau bureau;
  play_until_selection(bureau);
  const Json log = bureau.json({"log"}).json();
  REQUIRE(log.size() >= 10);
  Words keys;
  for (const auto& [key, value] : log.at(0).items()) keys.push_back(key);
  CHECK(keys == Words{"number", "when", "who", "command", "says", "state", "hash"});
  CHECK(log.back().at("command") == "import.roster");
  CHECK(log.at(0).at("who") == "bureau");
  CHECK(bureau.json({"log", "--last", "2"}).json().size() == 2);
  int undone = 0;
  while (bureau.run({"undo"}).status == 0) ++undone;
  CHECK(undone == static_cast<int>(log.size()));
  CHECK(bureau.json({"check", program}).json().at("people").empty());
  int redone = 0;
  while (bureau.run({"redo"}).status == 0) ++redone;
  CHECK(redone == undone);
  CHECK(nominations(bureau) == 5);
  CHECK(bureau.json({"verify"}).json().at("sound") == true);
  CHECK(bureau.json({"select", program}).json().at("objective") == 154.25);
}

TEST_CASE("who signs is who says so") {
  const Bureau bureau;
  bureau.import_people();
  bureau.done({"--who", "王主任", "round", program, "open"});
  CHECK(bureau.json({"log", "--last", "1"}).json().at(0).at("who") == "王主任");
}

}  // namespace cli_tests
