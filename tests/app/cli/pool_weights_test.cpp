// Scores from weights, and what the weights decide.

#include <doctest/doctest.h>

#include "bureau.hpp"

namespace cli_tests {
namespace {

const std::string pool = "id,teaching,research,f\na,80,10,x\nb,60,40,x\nc,20,90,y\nd,10,10.5,y\n";

Ran select(const Bureau& bureau, const std::string& weights, const Words& more, bool json = true) {
  Words words{"select",
              "--pool",
              bureau.file("pool.csv", pool),
              "--seats",
              "2",
              "--quotas",
              bureau.file("quotas.csv", "feature,value,min,max\nf,y,,1\n"),
              "--weights",
              bureau.file("weights.csv", weights)};
  words.insert(words.end(), more.begin(), more.end());
  return json ? bureau.json(words) : bureau.run(words);
}

}  // namespace

TEST_CASE("a score is the sum of weights times points, exactly") {
  const Bureau bureau;
  const Ran ran = select(bureau, "criterion,weight\nteaching,0.25\nresearch,0.5\n", {});
  CHECK(ran.json().at("selected") == Json({"c", "b"}));
  CHECK(ran.out.find("\"objective\":85,") != std::string::npos);
  const Ran table = select(bureau, "weight\tcriterion\n0.5\tresearch\n0.25\tteaching\n", {}, false);
  CHECK(table.out.find("total 85") != std::string::npos);
  CHECK(select(bureau, "weight,criterion\n0.5,research\n0.25,teaching\n", {}).json().at("digest") ==
        ran.json().at("digest"));
  CHECK(select(bureau, "criterion,weight\nteaching,0.25\nresearch,0.75\n", {}).json().at("digest") !=
        ran.json().at("digest"));
}

TEST_CASE("the stability of a selection has shares of the drawn weightings and an interval for each weight") {
  const Bureau bureau;
  const Words asked{"--stability", "200", "--seed", "7"};
  const Ran ran = select(bureau, "criterion,weight\nteaching,1\nresearch,1\n", asked);
  const Json result = ran.json();
  CHECK(result.at("selected") == Json({"c", "b"}));
  Json again = select(bureau, "criterion,weight\nteaching,1\nresearch,1\n", asked).json();
  CHECK(again.at("stability") == result.at("stability"));
  double top = 0;
  double chosen = 0;
  for (const Json& each : result.at("stability")) {
    top += each.at("top").get<double>();
    chosen += each.at("selected").get<double>();
    CHECK(each.at("id") != "d");
  }
  CHECK(top == doctest::Approx(2));
  CHECK(chosen == doctest::Approx(2));
  // b and c stay while c's 90·r + 20·t is above a's 10·r + 80·t; at r = 0.75 both have 87.5, and a and b come
  // first in tie order.
  CHECK(result.at("weights") ==
        Json::parse(R"([{"criterion":"research","weight":1,"from":0.750001,"to":null},)"
                    R"({"criterion":"teaching","weight":1,"from":0,"to":1.333333}])"));
  const Json near =
      select(bureau, "criterion,weight\nteaching,1\nresearch,1\n", {"--stability", "50", "--spread", "0.1"})
          .json();
  CHECK(near.at("stability") ==
        Json::parse(R"([{"id":"b","top":1,"selected":1},{"id":"c","top":1,"selected":1}])"));
}

TEST_CASE("the stability is shown as tables in both languages") {
  const Bureau bureau;
  const Words english{"--stability", "20", "--spread", "0"};
  Words chinese = english;
  chinese.insert(chinese.end(), {"--lang", "zh"});
  const Ran ran = select(bureau, "criterion,weight\nteaching,1\nresearch,1\n", english, false);
  CHECK(ran.out.find("of 20 weightings drawn") != std::string::npos);
  CHECK(ran.out.find("1.333333") != std::string::npos);
  CHECK(select(bureau, "criterion,weight\nteaching,1\nresearch,1\n", chinese, false)
            .out.find("抽取 20 组权重") != std::string::npos);
}

TEST_CASE("weights that cannot be meant are refused") {
  const Bureau bureau;
  const auto line = [&](const std::string& weights, const Words& more = {}) {
    const Ran ran = select(bureau, weights, more);
    CHECK(ran.status == 2);
    CHECK(is_one_line(ran.error, ""));
    return ran.error;
  };
  const auto says = [](const std::string& text, const char* words) {
    return text.find(words) != std::string::npos;
  };
  CHECK(says(line("criterion,weight\nteaching,-1\n"), "weights.csv, row 2, column weight"));
  CHECK(says(line("criterion,weight\nteaching,1\nteaching,2\n"), "row 3, column criterion"));
  CHECK(says(line("criterion,weight\n"), "no weights"));
  CHECK(says(line("criterion,weight\nsinging,1\n"), "`singing` is missing"));
  CHECK(says(line("criterion,weight\nf,1\n"), "pool.csv, row 2, column f"));
  CHECK(says(line("criterion,weight\nresearch,0.000001\n"), "weighted score of `d`"));
  CHECK(says(line("criterion,weight\nteaching,1\n", {"--stability", "0"}), "--stability"));
  CHECK(says(line("criterion,weight\nteaching,1\n", {"--stability", "5", "--spread", "1.5"}), "--spread"));
  CHECK(says(bureau
                 .json({"select", "--pool", bureau.file("scored.csv", "id,score\na,1\n"), "--seats", "1",
                        "--stability", "5"})
                 .error,
             "--weights"));
}

}  // namespace cli_tests
