#include <doctest/doctest.h>

#include <filesystem>

#include "bureau.hpp"

namespace cli_tests {

namespace {

/// The files of one plan, and the words that ask for it. Two teachers of one small school, of whom one may be
/// away; two sessions on one day and one on another.
struct Asked {
  const Bureau& bureau;
  std::string teachers = "id,school,need\na,x,2\nb,x,2\n";
  std::string sessions =
      "id,capacity,minimum,dates\nm,5,,2026-03-02\nn,1,,2026-03-02;2026-03-03\no,5,2,2026-03-04\n";
  std::string options = "teacher,session,value\na,m,5\nb,m,4\na,n,7\nb,n,3.5\na,o,1\nb,o,1\n";
  std::string schools = {};

  [[nodiscard]] std::vector<std::string> words(const std::string& verb,
                                               const std::vector<std::string>& more = {}) const {
    std::vector<std::string> all{verb};
    const auto add = [&](const char* option, const char* name, const std::string& text) {
      if (text.empty()) return;
      all.emplace_back(option);
      all.push_back(bureau.file(name, text));
    };
    add("--teachers", "T.csv", teachers);
    add("--sessions", "S.csv", sessions);
    add("--options", "O.csv", options);
    add("--schools", "H.csv", schools);
    all.insert(all.end(), more.begin(), more.end());
    return all;
  }
  [[nodiscard]] Json plan(const std::vector<std::string>& more = {}) const {
    return bureau.json(words("plan", more)).json();
  }
};

Json seat(const char* teacher, const char* session) { return {{"teacher", teacher}, {"session", session}}; }

}  // namespace

TEST_CASE("a plan gives each teacher the sessions that are worth most and never two at a time") {
  const Bureau bureau;
  const Json found = Asked{bureau}.plan();
  CHECK(found.at("status") == "optimal");
  CHECK(found.at("objective") == 13);
  CHECK(found.at("bound") == 13);
  CHECK(found.at("gap") == 0);
  CHECK(found.at("assignments") == Json({seat("a", "n"), seat("a", "o"), seat("b", "m"), seat("b", "o")}));
  CHECK(found.at("cancelled") == Json::array());
}

TEST_CASE(
    "of a school with one person to spare no two are away on one day, and too small a session does not run") {
  const Bureau bureau;
  Asked asked{bureau};
  asked.schools = "school,staff\nx,2\n";
  const Json found = asked.plan();
  CHECK(found.at("objective") == 7);
  CHECK(found.at("assignments") == Json({seat("a", "n")}));
  CHECK(found.at("cancelled") == Json({"m", "o"}));
}

TEST_CASE("a share of staff is rounded down exactly: 15 of 100 of twenty are three") {
  const Bureau bureau;
  Asked asked{bureau, "id,school,need\na,x,1\nb,x,1\nc,x,1\nd,x,1\n", "id,capacity,dates\nm,9,2026-03-02\n",
              "teacher,session,value\na,m,1\nb,m,1\nc,m,1\nd,m,1\n"};
  for (const auto& [staff, away] : {std::pair("20", 3), {"19", 2}, {"6", 1}, {"0", 1}, {"27", 4}}) {
    asked.schools = "school,staff\nx," + std::string(staff) + "\n";
    CHECK(asked.plan().at("objective") == away);
  }
}

TEST_CASE("a school limit for one subject keeps one of both physics teachers") {
  const Bureau bureau;
  Asked asked{bureau, "id,school,need,subject\na,x,1,物理\nb,x,1,物理\nc,x,1,\n",
              "id,capacity,dates\nm,9,2026-03-02\n", "teacher,session,value\na,m,1\nb,m,2\nc,m,1\n"};
  asked.schools = "school,staff,subject_limit\nx,100,1\n";
  CHECK(asked.plan().at("assignments") == Json({seat("b", "m"), seat("c", "m")}));
}

TEST_CASE("a session comes after the course before it, unless that is done already") {
  const Bureau bureau;
  Asked asked{bureau, "id,school,need,done\na,x,1,basics\nb,x,1,\nc,x,2,\n",
              "id,capacity,dates,course,after\ne,9,2026-03-02,basics,\nf,9,2026-03-04,more,basics\n",
              "teacher,session,value\na,f,5\nb,f,5\nc,e,1\nc,f,5\n"};
  CHECK(asked.plan().at("assignments") == Json({seat("a", "f"), seat("c", "e"), seat("c", "f")}));
}

TEST_CASE("a plan is kept within its budget") {
  const Bureau bureau;
  Asked asked{bureau};
  asked.sessions = "id,capacity,dates,cost,seat_cost\nm,5,2026-03-02,10,1\nn,5,2026-03-03,20.5,0\n";
  asked.options = "teacher,session,value\na,m,5\nb,m,4\na,n,7\nb,n,3\n";
  CHECK(asked.plan({"--budget", "32.5"}).at("objective") == 19);
  CHECK(asked.plan({"--budget", "32.4"}).at("objective") == 15);
  CHECK(asked.plan({"--budget", "20.4"}).at("objective") == 9);
}

TEST_CASE("pins are kept, and what they cost is seen in the total") {
  const Bureau bureau;
  const Asked asked{bureau};
  const auto pins = bureau.file("P.csv", "teacher,session,in|out\nb,n,in\na,o,out\n");
  const Json found = asked.plan({"--pin", pins});
  CHECK(found.at("objective") == 8.5);
  CHECK(found.at("assignments") == Json({seat("a", "m"), seat("b", "n")}));
}

TEST_CASE("a plan is written, verified, and changed in as few places as asked") {
  const Bureau bureau;
  Asked asked{bureau};
  const auto file = bureau.path("plan.json");
  REQUIRE(bureau.run(asked.words("plan", {"--out", file})).status == 0);
  CHECK(bureau.run(asked.words("verify", {"--plan", file})).status == 0);
  asked.options = "teacher,session,value\na,m,5\nb,m,4\na,n,1\nb,n,9\na,o,1\nb,o,1\n";
  CHECK(asked.plan({"--from", file, "--disturb", "0"}).at("objective") == 7);
  CHECK(asked.plan({"--from", file, "--disturb", "2"}).at("objective") == 11);
  CHECK(asked.plan({"--from", file, "--disturb", "4"}).at("objective") == 16);
  const auto refused = bureau.run(asked.words("verify", {"--plan", file}));
  CHECK(refused.status == 1);
  CHECK(says(refused.out, "worth 7"));
}

TEST_CASE("an option that a published plan has lost counts as a change") {
  const Bureau bureau;
  const Asked asked{bureau};
  const auto file = bureau.file("old.json", R"({"assignments":[{"teacher":"gone","session":"m"}]})");
  const auto none = bureau.json(asked.words("plan", {"--from", file, "--disturb", "0"}));
  CHECK(none.status == 1);
  CHECK(none.json().at("status") == "infeasible");
  CHECK(none.json().at("relaxation").at(0).at("what") == "changes");
  CHECK(none.json().at("relaxation").at(0).at("to") == 1);
  CHECK(asked.plan({"--from", file, "--disturb", "2"}).at("objective") == 7);
}

TEST_CASE("dates are days or hours of a day") {
  const Bureau bureau;
  Asked asked{bureau, "id,school,need\na,x,2\n", "", "teacher,session,value\na,m,1\na,n,1\n"};
  const auto both = [&](const char* m, const char* n) {
    asked.sessions = std::string("id,dates,capacity\nm,") + m + ",1\nn," + n + ",1\n";
    return asked.plan().at("objective") == 2;
  };
  CHECK(both("2026-03-02T09:00/2026-03-02T12:00", "2026-03-02T12:00/T17:00"));
  CHECK_FALSE(both("2026-03-02T09:00/2026-03-02T12:00", "2026-03-02T11:59/17:00"));
  CHECK_FALSE(both("2026-03-02T09:00/T12:00", "2026-03-02"));
  CHECK_FALSE(both("2026-03-05;2026-03-02", "2026-03-05;2026-03-09"));
}

TEST_CASE("what is wrong in a file is named with file, row and column") {
  const Bureau bureau;
  Asked asked{bureau};
  asked.options = "teacher,session,value\na,m,5\nzz,m,4\n";
  const auto refused = bureau.run(asked.words("plan"));
  CHECK(refused.status == 2);
  CHECK(says(refused.error, "O.csv, row 3, column teacher"));
  asked.options = "teacher,session,value\na,m,5\nb,m,1\na,m,4\n";
  CHECK(says(bureau.run(asked.words("plan")).error, "already stand in row 2"));
  CHECK(says(bureau.run({"plan", "--teachers", "x"}).error, "--sessions is missing"));
  CHECK(says(bureau.run(Asked{bureau}.words("plan", {"--from", "x"})).error, "go together"));
}

TEST_CASE("a school that is not in the schools' file has no limit, and that is said") {
  const Bureau bureau;
  Asked asked{bureau};
  asked.schools = "school,staff\nelsewhere,2\n";
  const auto shown = bureau.run(asked.words("plan"));
  CHECK(says(shown.out, "total 13"));
  CHECK(says(shown.out, "such as x"));
  CHECK(asked.plan().at("notes").size() == 1);
}

}  // namespace cli_tests
