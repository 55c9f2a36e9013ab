#include <doctest/doctest.h>

#include "bureau.hpp"

namespace cli_tests {

namespace {

const char* const people = "id,school,score:甲,score:乙\na,x,9,7\nb,x,8,1\nc,y,,2\n";

/// The files of one joint selection, and the words that ask for it.
struct Asked {
  const Bureau& bureau;
  std::string pool = people;
  std::string programs = "program,seats\n甲,1\n乙,1\n";
  std::string quotas = "program,feature,value,min,max\n";

  [[nodiscard]] std::vector<std::string> words(std::vector<std::string> more = {}) const {
    std::vector<std::string> all{"select",
                                 "--pool",
                                 bureau.file("pool.csv", pool),
                                 "--programs",
                                 bureau.file("programs.csv", programs),
                                 "--quotas",
                                 bureau.file("quotas.csv", quotas)};
    all.insert(all.end(), more.begin(), more.end());
    return all;
  }
};

}  // namespace

TEST_CASE("a joint selection lists each program's people, its quotas and the total") {
  const Bureau bureau;
  Asked asked{bureau};
  asked.quotas += ",school,x,,1\n甲,school,*,0,\n";
  const Json found = bureau.json(asked.words()).json();
  CHECK(found.at("status") == "optimal");
  CHECK(found.at("objective") == 11);
  CHECK(found.at("selected") == Json({{"乙", {"c"}}, {"甲", {"a"}}}));
  CHECK(found.at("quotas").size() == 3);
  CHECK(found.at("quotas")[2].at("program") == "");
  CHECK(found.at("quotas")[2].at("chosen") == 1);
  const auto table = bureau.run(asked.words());
  CHECK(table.status == 0);
  CHECK(says(table.out, "11"));
}

TEST_CASE("without shared caps the best of one program goes to the other") {
  const Bureau bureau;
  const Json found = bureau.json(Asked{bureau}.words()).json();
  CHECK(found.at("selected") == Json({{"乙", {"a"}}, {"甲", {"b"}}}));
  const Json twice = bureau.json(Asked{bureau}.words({"--per-person", "2"})).json();
  CHECK(twice.at("selected") == Json({{"乙", {"a"}}, {"甲", {"a"}}}));
}

TEST_CASE("joint quotas that contradict each other name their program and the smallest change") {
  const Bureau bureau;
  Asked asked{bureau};
  asked.quotas += "甲,school,y,1,\n";
  const Ran ran = bureau.json(asked.words());
  CHECK(ran.status == 1);
  CHECK(ran.json().at("relaxation") == Json::array({{{"program", "甲"},
                                                     {"feature", "school"},
                                                     {"value", "y"},
                                                     {"bound", "min"},
                                                     {"from", 1},
                                                     {"to", 0}}}));
  CHECK(says(bureau.run(asked.words()).out, "甲"));
}

TEST_CASE("a joint selection's files and options are refused in words where they are wrong") {
  const Bureau bureau;
  const auto refused = [&](const Asked& asked, const char* word, std::vector<std::string> more = {}) {
    const auto run = bureau.run(asked.words(std::move(more)));
    CHECK(run.status == 2);
    CHECK(says(run.error, word));
  };
  refused({bureau, people, "program,seats\n丙,1\n"}, "score:丙");
  refused({bureau, people, "program,seats\n甲,x\n"}, "whole number");
  refused({bureau, people, "program,seats\n甲,1\n甲,1\n"}, "stands twice");
  refused({bureau, people, "program,seats\n"}, "no programs");
  refused({bureau, people, "program,seats\n甲,1\n", "program,feature,value,min,max\n乙,school,x,,1\n"},
          "no program");
  refused({bureau, "id,score:甲,score:乙\na,1,x\n"}, "no number");
  refused({bureau}, "--seats", {"--seats", "1"});
  refused({bureau}, "--per-person", {"--per-person", "x"});
  refused({bureau}, "at least one program", {"--per-person", "0"});
  const auto lonely =
      bureau.run({"select", "--pool", bureau.file("p.csv", "id,score,f\na,1,x\n"), "--seats", "1", "--quotas",
                  bureau.file("q.csv", "program,feature,value,min,max\n甲,f,x,,1\n")});
  CHECK(lonely.status == 2);
  CHECK(says(lonely.error, "--programs"));
}

}  // namespace cli_tests
