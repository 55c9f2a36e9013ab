// `select --pool` on plain files, case by case; brute_force.py and solvers.py do it by the hundred.

#include <doctest/doctest.h>

#include "bureau.hpp"

namespace cli_tests {
namespace {

/// The three candidates that most cases use.
const std::string three = "id,score,f\na,1,x\nb,2,y\nc,3,x\n";

Ran select(const Bureau& bureau, const std::string& pool, const std::string& seats,
           const std::string& quotas = {}) {
  Words words{"select", "--pool", bureau.file("pool.csv", pool), "--seats", seats};
  if (!quotas.empty()) {
    words.emplace_back("--quotas");
    words.push_back(bureau.file("quotas.csv", quotas));
  }
  return bureau.json(words);
}

Json selected(const std::string& pool, const std::string& seats, const std::string& quotas = {}) {
  const Bureau bureau;
  return select(bureau, pool, seats, quotas).json().at("selected");
}

/// The one line of a refusal.
std::string refusal(const std::string& pool, const std::string& seats, const std::string& quotas = {}) {
  const Bureau bureau;
  const Ran ran = select(bureau, pool, seats, quotas);
  CHECK(ran.status == 2);
  CHECK(ran.json().contains("error"));
  CHECK(is_one_line(ran.error, ""));
  return ran.error;
}

}  // namespace

TEST_CASE("the result has every field of the contract, in its order") {
  const Bureau bureau;
  const Ran ran = select(bureau, three, "2", "feature,value,min,max\nf,x,1,1\n");
  CHECK(ran.status == 0);
  const Json result = ran.json();
  Words keys;
  for (const auto& [key, value] : result.items()) keys.push_back(key);
  CHECK(keys == Words{"status", "seats", "objective", "bound", "selected", "reserves", "quotas", "relaxation",
                      "seconds", "digest"});
  CHECK(result.at("status") == "optimal");
  CHECK(result.at("objective") == 5);
  CHECK(result.at("bound") == 5);
  CHECK(result.at("selected") == Json({"c", "b"}));
  CHECK(result.at("reserves") == Json({"a"}));
  CHECK(result.at("quotas") ==
        Json::parse(R"([{"feature":"f","value":"x","measure":"count","min":1,"max":1,"chosen":1}])"));
  CHECK(result.at("relaxation").empty());
  CHECK(result.at("digest").get<std::string>().size() == 64);
}

TEST_CASE("scores are compared to the sixth place, and written as they are") {
  const Bureau bureau;
  const Ran ran = select(bureau, "id,score\na,50.000001\nb,50.000002\nc,50.0000010\n", "2");
  CHECK(ran.json().at("selected") == Json({"b", "a"}));
  CHECK(ran.out.find("\"objective\":100.000003") != std::string::npos);
  const Ran csv =
      bureau.run({"--format", "csv", "select", "--pool", bureau.path("pool.csv"), "--seats", "1"});
  CHECK(csv.out.find("1,b,50.000002,chosen") != std::string::npos);
}

TEST_CASE("ties go to the id that comes first bytewise") {
  CHECK(selected("id,score\nb,1\nB,1\na,1\nä,1\n甲,1\n10,1\n9,1\n", "3") == Json({"10", "9", "B"}));
  CHECK(selected("id,score,f\na,2,x\nb,2,x\nc,1,y\nd,1,y\n", "2", "feature,value,min,max\nf,*,,1\n") ==
        Json({"a", "c"}));
}

TEST_CASE("no seats, no candidates, and more seats than candidates have answers") {
  CHECK(selected(three, "0") == Json::array());
  CHECK(selected("id,score\n", "0") == Json::array());
  const Bureau bureau;
  const Ran many = select(bureau, three, "4");
  CHECK(many.status == 1);
  CHECK(many.json().at("status") == "infeasible");
  CHECK(many.json().at("objective").is_null());
  CHECK(many.json().at("relaxation") ==
        Json::parse(R"([{"feature":"seats","value":"","bound":"min","from":4,"to":3}])"));
}

TEST_CASE("quotas that cannot be met end with 1 and the smallest change that would do") {
  const Bureau bureau;
  const Ran ran = select(bureau, three, "2", "feature,value,min,max\nf,x,2,\nf,y,1,\n");
  CHECK(ran.status == 1);
  const Json relaxation = ran.json().at("relaxation");
  REQUIRE(relaxation.size() == 1);
  CHECK(relaxation.at(0).at("from").get<int>() - relaxation.at(0).at("to").get<int>() == 1);
  CHECK(relaxation.at(0).at("bound") == "min");
  const Ran table = bureau.run(
      {"select", "--pool", bureau.path("pool.csv"), "--quotas", bureau.path("quotas.csv"), "--seats", "2"});
  CHECK(table.status == 1);
  CHECK(table.out.find("smallest change") != std::string::npos);
}

TEST_CASE("quotas by sum, by each value, and on values that no one has") {
  CHECK(selected("id,score,hours\na,9,1.5\nb,8,2\nc,1,3.5\n", "2",
                 "feature,value,min,max,measure\nhours,,5,,sum\n") == Json({"a", "c"}));
  CHECK(selected("id,score,hours\na,9,1.5\nb,8,2\nc,1,3.5\n", "2",
                 "feature,value,min,max,measure\nhours,,,5.49,sum\n") == Json({"a", "b"}));
  CHECK(selected("id,score,f\na,9,x\nb,8,x\nc,7,x\nd,1,\n", "2", "feature,value,min,max\nf,*,,1\n") ==
        Json({"a", "d"}));
  const Bureau bureau;
  CHECK(select(bureau, three, "2", "feature,value,min,max\nf,zzz,1,\n").status == 1);
  CHECK(select(bureau, three, "2", "feature,value,min,max\nf,zzz,,0\n").status == 0);
  CHECK(select(bureau, three, "2", "feature,value,min,max\nf,x,,\n").status == 0);
}

TEST_CASE("features may hold commas, quotes, line breaks and Chinese, and ids too") {
  CHECK(selected("id,score,\"f, g\"\n\"a,1\",3,\"x \"\"y\"\"\"\n\"b\nc\",2,青石\nd,1,青石\n", "2",
                 "feature,value,min,max\n\"f, g\",\"x \"\"y\"\"\",,0\n\"f, g\",青石,1,\n") ==
        Json({"b\nc", "d"}));
}

TEST_CASE("separator, encoding, order of rows and columns: one and the same result") {
  const Bureau bureau;
  const auto digest = [&](const std::string& pool, const std::string& quotas) {
    Json result = select(bureau, pool, "1", quotas).json();
    result.erase("seconds");
    return result;
  };
  const Json usual = digest("id,score,镇\na,1,东\nb,2,西\n", "feature,value,min,max\n镇,东,,1\n镇,西,,0\n");
  CHECK(usual.at("selected") == Json({"a"}));
  CHECK(digest("\xEF\xBB\xBF镇\tscore\tid\r\n西\t2.0\tb\r\n东\t+1\ta\r\n",
               "max\tmin\tvalue\tfeature\r\n0\t\t西\t镇\r\n1\t\t东\t镇\r\n") == usual);
  CHECK(digest("score,id,\xD5\xF2\n2,b,\xCE\xF7\n1,a,\xB6\xAB\n",
               "feature,value,min,max\n镇,西,,0\n镇,东,,1\n") == usual);
}

TEST_CASE("other columns can be the id and the score") {
  const Bureau bureau;
  const std::string pool = bureau.file("pool.csv", "工号,总分\na,1\nb,2\n");
  const Ran ran = bureau.json({"select", "--pool", pool, "--seats", "1", "--id", "工号", "--score", "总分"});
  CHECK(ran.json().at("selected") == Json({"b"}));
  CHECK(says(bureau.run({"select", "--pool", pool, "--seats", "1"}).error, "there are: 工号, 总分"));
}

TEST_CASE("scores that are none are refused with row and column") {
  for (const char* score :
       {"1e999", "x", "", "1,5", "nan", "0x10", "1.0000001", "1e-7", "9000000000001", "１"}) {
    CAPTURE(score);
    const std::string line = refusal("id,score\na,1\nb,\"" + std::string(score) + "\"\n", "1");
    CHECK(says(line, "pool.csv, row 3, column score"));
  }
  CHECK(selected("id,score\na,1e1\nb,-0.5\n", "1") == Json({"a"}));
}

TEST_CASE("ids that stand twice, are missing or lie in ragged rows are refused with the row") {
  CHECK(says(refusal("id,score\na,1\nb,2\na,3\n", "1"), "row 4"));
  CHECK(says(refusal("id,score\na,1\nb,2\na,3\n", "1"), "already stands in row 2"));
  CHECK(says(refusal("id,score\na,1\n ,2\n", "1"), "row 3, column id"));
  CHECK(says(refusal("id,score\na,1\nb\n", "1"), "row 3"));
  CHECK(says(refusal("id,score\na,1,2\n", "1"), "row 2"));
  CHECK(says(refusal("id,score,id\na,1,2\n", "1"), "stands twice"));
  CHECK(says(refusal("", "1"), "no header"));
  CHECK(says(refusal("id,score\na,9000000000000\nb,9000000000000\n", "2"), "too large"));
}

TEST_CASE("quotas that say nothing that can be meant are refused with the row") {
  const auto line = [](const std::string& quotas) { return refusal(three, "1", quotas); };
  CHECK(says(line("feature,value,min,max\nf,x,1,\ng,x,1,\n"), "row 3, column feature"));
  CHECK(says(line("feature,value,min,max\nf,x,1.5,\n"), "row 2, column min"));
  CHECK(says(line("feature,value,min,max\nf,x,,-1\n"), "row 2, column max"));
  CHECK(says(line("feature,value,min,max\nf,,1,\n"), "row 2, column value"));
  CHECK(says(line("feature,value,min,max,measure\nf,x,1,,mean\n"), "row 2, column measure"));
  CHECK(says(line("feature,value,min,max,measure\nscore,x,1,,sum\n"), "row 2, column value"));
  CHECK(says(line("feature,value,min,max,measure\nf,,1,,sum\n"), "pool.csv, row 2, column f"));
  CHECK(says(line("feature,value,min\nf,x,1\n"), "`max` is missing"));
}

TEST_CASE("options that are none are refused") {
  for (const char* seats : {"-1", "1.5", "x", "1e3", "99999999999999999999"})
    CHECK(says(refusal(three, seats), "--seats"));
  const Bureau bureau;
  const std::string pool = bureau.file("pool.csv", three);
  CHECK(says(bureau.run({"select", "--pool", pool}).error, "--seats"));
  CHECK(says(bureau.run({"select", "--pool", bureau.path(".own"), "--seats", "1"}).error, "a folder"));
  CHECK(bureau.run({"select", "--pool", bureau.path(".own"), "--seats", "1"}).status == 2);
  const Json two = bureau.json({"select", "--pool", pool, "--seats", "1", "--reserves", "1"}).json();
  CHECK(two.at("reserves") == Json({"b"}));
}

TEST_CASE("a certificate is accepted for its files, refused for others, and a broken one is no certificate") {
  const Bureau bureau;
  const std::string pool = bureau.file("pool.csv", three);
  const std::string quotas = bureau.file("quotas.csv", "feature,value,min,max\nf,x,,1\n");
  const std::string certificate = bureau.path("certificate.json");
  const auto words = [&](const char* verb, const std::string& file, const char* seats) {
    return Words{verb, "--pool", pool, "--quotas", quotas, "--seats", seats, "--certificate", file};
  };
  bureau.done(words("select", certificate, "2"));
  const Ran accepted = bureau.json(words("verify", certificate, "2"));
  CHECK(accepted.status == 0);
  CHECK(accepted.json().at("accepted") == true);
  const Ran refused = bureau.json(words("verify", certificate, "1"));
  CHECK(refused.status == 1);
  CHECK(refused.json().at("accepted") == false);
  CHECK(says(refused.json().at("says").dump(), "refused"));
  CHECK(bureau.run(words("verify", bureau.file("broken.json", "{"), "2")).status == 2);
  CHECK(says(bureau.run(words("verify", bureau.file("other.json", "{\"kind\":1,\"version\":1}"), "2")).error,
             "another kind"));
  CHECK(says(bureau.run(words("verify", bureau.path("none.json"), "2")).error, "cannot be opened"));
  CHECK(says(bureau.run({"verify", "--certificate", certificate}).error, "--pool"));
}

TEST_CASE("a lottery wants a method that there is, a seed and the seats") {
  const Bureau bureau;
  const std::string pool = bureau.file("pool.csv", "id,f\na,x\nb,y\nc,y\n");
  const auto refused = [&](std::vector<std::string> options, const char* word) {
    options.insert(options.begin(), {"select", "--pool", pool});
    const auto run = bureau.run(options);
    CHECK(run.status == 2);
    CHECK(says(run.error, word));
  };
  refused({"--seats", "1", "--lottery", "leximin"}, "seed is missing");
  refused({"--seats", "1", "--lottery", "maximin", "--seed", "1"}, "no lottery `maximin`");
  refused({"--lottery", "leximin", "--seed", "1"}, "--seats");
  for (const char* seed : {"x", "-1", "1.5", "1e3", "99999999999999999999"})
    refused({"--seats", "1", "--lottery", "leximin", "--seed", seed}, "--seed must be a whole number");
}

TEST_CASE("a lottery needs no scores, spreads * and takes sums") {
  const Bureau bureau;
  const std::string pool = bureau.file("pool.csv", "id,f,hours\na,x,1\nb,y,2\nc,y,5\nd,,3\n");
  const std::string quotas =
      bureau.file("quotas.csv", "feature,value,min,max,measure\nf,*,,1,\nhours,,,5,sum\n");
  const Json found = bureau
                         .json({"select", "--pool", pool, "--quotas", quotas, "--seats", "2", "--lottery",
                                "leximin", "--seed", "5"})
                         .json();
  CHECK(found.at("status") == "optimal");
  // a with b, a with d, b with d: everyone but c twice of three times.
  CHECK(found.at("impossible") == Json({"c"}));
  CHECK(found.at("panels").size() == 3);
  CHECK(found.at("minimum_possible").get<double>() == doctest::Approx(2.0 / 3));
  CHECK(found.at("minimum") == 0);
  const auto table = bureau.run(
      {"select", "--pool", pool, "--quotas", quotas, "--seats", "2", "--lottery", "leximin", "--seed", "5"});
  CHECK(table.status == 0);
  CHECK(says(table.out, "66.67%"));
}

TEST_CASE("an option that says nothing, or contradicts another option is refused beside it") {
  const Bureau bureau;
  const std::string pool = bureau.file("pool.csv", three);
  const auto refused = [&](std::vector<std::string> options, const char* word) {
    options.insert(options.begin(), {"select", "--pool", pool, "--seats", "1"});
    const auto run = bureau.run(options);
    CHECK(run.status == 2);
    CHECK(says(run.error, word));
  };
  refused({"--seed", "1"}, "--stability / --lottery");
  refused({"--spread", "0.1"}, "--stability");
  refused({"--lottery", "leximin", "--seed", "1", "--certificate", bureau.path("c.json")}, "--certificate");
  refused({"--lottery", "leximin", "--seed", "1", "--reserves", "1"}, "--reserves");
}

TEST_CASE("a certificate replaces no file that is read and no device, and follows a link") {
  const Bureau bureau;
  const std::string pool = bureau.file("pool.csv", three);
  const auto select = [&](const std::string& place) {
    return bureau.run({"select", "--pool", pool, "--seats", "1", "--certificate", place});
  };
  CHECK(select(pool).status == 2);
  CHECK(says(select(pool).error, "replace a file that is read"));
  CHECK(bureau.json({"select", "--pool", pool, "--seats", "1"}).json().at("status") == "optimal");
  const std::string target = bureau.file("target.json", "{}");
  const std::string link = bureau.path("link.json");
  std::filesystem::create_symlink(target, link);
  CHECK(select(link).status == 0);
  CHECK(std::filesystem::is_symlink(link));
  CHECK(std::filesystem::file_size(target) > 100);
  CHECK(says(select(bureau.path("")).error, "no regular file"));
}

TEST_CASE("a quota on a value that nobody has is noted") {
  const Bureau bureau;
  const std::string pool = bureau.file("pool.csv", three);
  const std::string quotas = bureau.file("quotas.csv", "feature,value,min,max\nf,nowhere,,1\n");
  const auto found = bureau.json({"select", "--pool", pool, "--quotas", quotas, "--seats", "1"}).json();
  REQUIRE(found.at("notes").size() == 1);
  CHECK(says(found.at("notes")[0].dump(), "f = nowhere"));
  CHECK(says(bureau.run({"select", "--pool", pool, "--quotas", quotas, "--seats", "1"}).out,
             "note: no candidate has f"));
}

}  // namespace cli_tests
