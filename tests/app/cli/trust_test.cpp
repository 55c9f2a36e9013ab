// The version, the parts, the report, and starting without plugins.

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

#include "bureau.hpp"

namespace cli_tests {

TEST_CASE("about names every part with its licence, in both languages and for programs") {
  const Bureau bureau;
  const Ran said = bureau.plain({"about"});
  CHECK(said.status == 0);
  for (const char* part : {"SQLite", "Dear ImGui", "libsodium", "Noto CJK", "LGPL-2.1"})
    CHECK(says(said.out, part));
  CHECK(says(bureau.plain({"--lang", "zh", "about"}).out, "桌面界面"));
  const Json parts = bureau.plain({"--format", "json", "about"}).json();
  REQUIRE(parts.size() > 15);
  CHECK(parts.front().at("name") == "Echelon");
  for (const Json& part : parts) CHECK(part.contains("licence"));
  CHECK(is_one_line(bureau.plain({"about", "--licence", "Nothing"}).error, "no part is called `Nothing`"));
}

TEST_CASE("the report says what runs and how much there is, and names no one") {
  const Bureau bureau;
  bureau.import_people();
  const Json report = bureau.json({"diagnose"}).json();
  CHECK(report.at("program").at("echelon").get<std::string>().starts_with("0.1"));
  CHECK(report.at("office").at("people") == "12");
  CHECK(report.at("office").at("schools") == "3");
  CHECK(report.contains("plugins"));
  const std::string file = bureau.path("report.txt");
  CHECK(bureau.run({"diagnose", "--out", file}).status == 0);
  std::ifstream in(file);
  const std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  CHECK(says(text, "holds no personal data"));
  CHECK(text.find("T01") == std::string::npos);
  CHECK(text.find(bureau.path("own.echelon")) == std::string::npos);
  CHECK(is_one_line(bureau.run({"diagnose", "--out", "/proc/nowhere/report.txt"}).error, "/proc/nowhere"));
}

TEST_CASE("an office that cannot be opened is no reason to give no report") {
  const Bureau bureau;
  bureau.file("broken.echelon", "this is no office");
  const Ran said = bureau.plain({"--office", bureau.path("broken.echelon"), "diagnose"});
  CHECK(said.status == 0);
  CHECK(says(said.out, "Last errors"));
  CHECK(said.out.find("broken") == std::string::npos);
}

TEST_CASE("a safe start opens the office without any program") {
  const Bureau bureau;
  bureau.import_people();
  CHECK_FALSE(bureau.json({"programs"}).json().empty());
  CHECK(bureau.json({"--safe", "programs"}).json().empty());
  CHECK(bureau.run({"--safe", "log"}).status == 0);
}

}  // namespace cli_tests
