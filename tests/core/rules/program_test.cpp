#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

#include "rules_fixture.hpp"

namespace echelon::rules_tests {
namespace {

std::string file_text(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

/// A quota's entry; `lines` stand at its end.
std::string quota_text(const std::string& lines) {
  return "[[quota]]\nid = \"some\"\nfeature = \"subject\"\nvalue = \"数学\"\nzh = \"数学\"\nen = \"maths\"\n"
         "source = \"示例\"\n" +
         lines;
}

/// A wrong entry, where it must be found (counted from the 12 lines of a correct head), and a word of why.
struct Wrong {
  const char* says;
  std::string entries;
  long line;
  const char* column;
  const char* word;
};

constexpr long head = 12;

void expect_error(const Error& error, const Wrong& wrong) {
  CAPTURE(wrong.says);
  CAPTURE(error.what());
  CHECK(error.fault() == Fault::request);
  CHECK(error.place().file == "trial/program.toml");
  CHECK(error.place().row == wrong.line);
  CHECK(error.place().column == wrong.column);
  CHECK(error.happened().en.find(wrong.word) != std::string::npos);
  CHECK_FALSE(error.happened().zh.empty());
  CHECK_FALSE(error.remedy().zh.empty());
  CHECK_FALSE(error.remedy().en.empty());
}

}  // namespace

TEST_CASE("the Olympiad coaches' program is read whole, and each of its kinds can be made") {
  const std::string path = ECHELON_SOURCES "/plugins/olympiad_coaches/program.toml";
  const Program program = read_program(file_text(path), path);
  CHECK(program.id == "olympiad_coaches");
  CHECK(program.seats == 50);
  CHECK(program.nomination_seats.method == "webster");
  CHECK(program.tie_ladder == std::vector<std::string>{"hours", "years_of_service", "years_in_title"});
  Decimal weights;
  for (const Rule& rule : program.criteria) weights += rule.weight;
  CHECK(weights == Decimal::of(100));
  const Snapshot nobody_there = snapshot_of({}, day("2024-09-01"));
  const Kinds kinds = Kinds::core();
  for (const Rule& rule : program.requirements) CHECK(kinds.requirement(rule, nobody_there) != nullptr);
  for (const Rule& rule : program.criteria) CHECK(kinds.criterion(rule, nobody_there) != nullptr);
}

TEST_CASE("a training program needs no seats, and may have nothing of a round") {
  const std::string path = ECHELON_SOURCES "/plugins/tiered_training/program.toml";
  const std::string text = file_text(path);
  const Program program = read_program(text, path);
  CHECK(program.trains);
  CHECK_FALSE(program.selects);
  CHECK(program.plan.quotation.zh == "持续开展干部教师分层、分类、分科培训");
  const auto error = [&](const std::string& changed) {
    return error_of([&] { static_cast<void>(read_program(changed, path)); }).happened().en;
  };
  CHECK(error("seats = 5\n" + text).find("'selection'") != std::string::npos);
  CHECK(error(text + "\n[[quota]]\nid = \"a\"\n").find("'selection'") != std::string::npos);
  std::string unknown = text;
  unknown.replace(unknown.find("[\"training\"]"), 12, "[\"trainings\"]");
  CHECK(error(unknown).find("'ladder' only") != std::string::npos);
}

TEST_CASE("a program does both when its kinds say so, and selects when they say nothing") {
  CHECK(program_of("").selects);
  CHECK_FALSE(program_of("").trains);
  const Program both = read_program("kinds = [\"training\", \"selection\"]\n" + program_text(""), "t");
  CHECK(both.trains);
  CHECK(both.selects);
}

TEST_CASE("a rule holds from its first to its last day, and its successor from the next") {
  const std::string before = requirement_text("years_of_service", "at_least = 3\nto = 2024-08-31");
  const std::string after = requirement_text("years_of_service", "at_least = 5\nfrom = 2024-09-01");
  const Program program = program_of(before + after);
  CHECK(program.requirements_on(day("2024-08-31")).front()->parameters.whole("at_least") == 3);
  CHECK(program.requirements_on(day("2024-09-01")).front()->parameters.whole("at_least") == 5);
  CHECK(program.requirements_on(day("2024-08-31")).size() == 1);
  const Life four_years{.hired = "2020-08-31"};
  const auto judge_on = [&](const char* on) {
    return judge_all(program, Kinds::core(), snapshot_of({four_years}, day(on))).of(0).front();
  };
  CHECK(judge_on("2024-08-31").met);
  CHECK_FALSE(judge_on("2024-09-01").met);
}

TEST_CASE("what is wrong in a program.toml is named with file, line, key and remedy") {
  const std::string rule = requirement_text("years_of_service", "at_least = 3");
  std::string no_source = rule;
  no_source.replace(no_source.find("source = \"示例\""), std::string("source = \"示例\"").size(),
                    "source = \"\"");
  std::string no_english = rule;
  no_english.erase(no_english.find("en = \"condition\"\n"), std::string("en = \"condition\"\n").size());
  const std::string bad_id = "[[requirement]]\nid = \"Ab\"\n";
  for (const Wrong& wrong : {
           Wrong{"no source", no_source, head + 6, "requirement.source", "must not be empty"},
           Wrong{"one language only", no_english, head + 1, "requirement.en", "is missing"},
           Wrong{"an id in capitals", bad_id, head + 2, "requirement.id", "lower-case"},
           Wrong{"a date that is none", rule + "from = \"2024-09-01\"\n", head + 8, "requirement.from",
                 "date"},
           Wrong{"the same id twice", rule + rule, head + 8, "requirement", "stands twice"},
           Wrong{"a quota without bounds", quota_text(""), head + 1, "quota.min", "must be given"},
           Wrong{"a quota upside down", quota_text("min = 3\nmax = 2\n"), head + 8, "quota.min", "greater"},
           Wrong{"a quota below zero", quota_text("min = -1\n"), head + 8, "quota.min", "whole number"},
           Wrong{"a misspelt key", quota_text("mni = 1\nmax = 3\n"), head + 8, "quota.mni", "not known"},
           Wrong{"a criterion without weight", criterion_text("review", "\"x\"", ""), head + 7,
                 "criterion.weight", "number"},
           Wrong{"a scale upside down", "[review]\nraters = 3\nlowest = 100\nhighest = 0\n", head + 4,
                 "review.highest", "greater"},
           Wrong{"a section that is a word", "review = 3\n", head + 1, "purpose.review", "not known"},
           Wrong{"not TOML", "[[requirement\n", head + 1, "", "TOML"},
       }) {
    expect_error(error_of([&] { return program_of(wrong.entries); }), wrong);
  }
}

TEST_CASE("a section that is missing or no section is named") {
  const Error missing =
      error_of([] { return read_program("id = \"x\"\norder = 1\n", "trial/program.toml"); });
  CHECK(missing.happened().en == "[name] is missing");
  const Error no_table =
      error_of([] { return read_program("id = \"x\"\norder = 1\nname = \"x\"\n", "trial/program.toml"); });
  CHECK(no_table.place().row == 3);
}

TEST_CASE("wrong parameters of a kind are named with their line when the kind is made") {
  const Snapshot snapshot = snapshot_of({}, day("2024-09-01"));
  const auto made = [&](const std::string& entries) {
    return error_of([&] {
      const Program program = program_of(entries);
      for (const Rule& rule : program.requirements)
        static_cast<void>(Kinds::core().requirement(rule, snapshot));
      for (const Rule& rule : program.criteria) static_cast<void>(Kinds::core().criterion(rule, snapshot));
    });
  };
  for (const Wrong& wrong : {
           Wrong{"missing", requirement_text("years_of_service", ""), head + 1, "requirement.at_least",
                 "missing"},
           Wrong{"a word for a number", requirement_text("years_of_service", "at_least = \"three\""),
                 head + 7, "requirement.at_least", "number"},
           Wrong{"half a year", requirement_text("years_of_service", "at_least = 2.5"), head + 7,
                 "requirement.at_least", "whole"},
           Wrong{"an unknown title", requirement_text("title_at_least", "title = \"chief\""), head + 7,
                 "requirement.title", "'chief'"},
           Wrong{"an unknown stage", requirement_text("stage_in", "stages = [\"senior\", \"college\"]"),
                 head + 7, "requirement.stages", "'college'"},
           Wrong{"no subjects", requirement_text("subject_in", ""), head + 1, "requirement.subjects",
                 "missing"},
           Wrong{"an empty list", requirement_text("subject_in", "subjects = []"), head + 7,
                 "requirement.subjects", "empty"},
           Wrong{"a list for a word",
                 requirement_text("degree_at_least", "degree = [\"master\", \"doctor\"]"), head + 7,
                 "requirement.degree", "one value"},
           Wrong{"neither true nor false",
                 requirement_text("award_at_least", "level = \"city\"\nyears = 3\nown_subject = 1"), head + 9,
                 "requirement.own_subject", "true or false"},
           Wrong{"an unknown role of an award",
                 criterion_text("award_points", "9", "role = \"coahc\"\nyears = 3"), head + 8,
                 "criterion.role", "'coahc'"},
           Wrong{"an unknown kind", requirement_text("years_of_servce", "at_least = 3"), head + 1,
                 "requirement", "does not exist"},
       }) {
    expect_error(made(wrong.entries), wrong);
  }
  CHECK(made(requirement_text("years_of_servce", "at_least = 3"))
            .remedy()
            .en.find("did you mean years_of_service?") == 0);
}

TEST_CASE("a misspelt optional parameter is refused with the nearest known name") {
  const Snapshot snapshot = snapshot_of({}, day("2024-09-01"));
  const auto refused = [&](const std::string& parameters) {
    return error_of([&] {
      const Program program =
          program_of(requirement_text("hours_in_window", "at_least = 9\nmonths = 12\n" + parameters));
      return Kinds::core().requirement(program.requirements.front(), snapshot);
    });
  };
  const Error misspelt = refused("attendance_permile = 800");
  CHECK(misspelt.place().row == head + 9);
  CHECK(misspelt.place().column == "requirement.attendance_permile");
  CHECK(misspelt.remedy().en == "did you mean attendance_permille?");
  CHECK(misspelt.remedy().zh == "是否想写 attendance_permille？");
  const Error strange = refused("colour = \"red\"");
  CHECK(strange.remedy().en.find("the parameters are: at_least, attendance_permille, categories, months") !=
        std::string::npos);
  const Error criterion = error_of([&] {
    const Program program =
        program_of(criterion_text("award_points", "9", "role = \"self\"\nyears = 3\nprovnce = 4"));
    return Kinds::core().criterion(program.criteria.front(), snapshot);
  });
  CHECK(criterion.remedy().en == "did you mean province?");
}

TEST_CASE("a kind's name can be taken once") {
  Kinds kinds = Kinds::core();
  const Error error = error_of([&] { kinds.add_requirement("in_service", {}); });
  CHECK(error.happened().en.find("in_service") != std::string::npos);
  CHECK(kinds.requirement_names().size() == 19);
  CHECK(kinds.criterion_names().size() == 5);
}

TEST_CASE("a window of a million years reaches back to the first day there is, not beyond") {
  const Life life{.courses = {{"2024-03-01", 9, "", -1}}};
  CHECK(judged("hours_in_window", "at_least = 9\nmonths = 1000000", life, day("2024-06-01")).met);
  CHECK_FALSE(judged("years_of_service", "at_least = 1000000", {}, day("2024-06-01")).met);
}

}  // namespace echelon::rules_tests
