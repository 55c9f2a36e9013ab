// Pictures of pages on the command line: whole, without series, from nearer; boards and grids of states.

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

#include "../../core/sample_charts.hpp"
#include "bureau.hpp"
#include "cli/surface_pictures.hpp"
#include "echelon/base/error.hpp"

namespace cli_tests {
namespace {

const std::string program = "trial_training";
const std::string page = "hours_year";

std::string text_of(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("a chart of a page is written whole, or only a stretch of it") {
  const Bureau bureau;
  bureau.import_people();
  const std::string file = bureau.path("deadlines.svg");
  bureau.done({"panel", program, page, "--picture", "deadlines", "--out", file});
  CHECK(says(text_of(file), ">2024-10</text>"));
  bureau.done(
      {"panel", program, page, "--picture", "deadlines", "--out", file, "--zoom", "2024-10..2025-03"});
  CHECK(says(text_of(file), ">2025-03</text>"));
  CHECK_FALSE(says(text_of(file), ">2025-09</text>"));
  const std::string numbers = bureau.path("deadlines.csv");
  bureau.done(
      {"panel", program, page, "--picture", "deadlines", "--out", numbers, "--zoom", "2024-10..2025-03"});
  CHECK(says(text_of(numbers), "2025-09"));
}

TEST_CASE("a series is left out by its name in either language") {
  const Bureau bureau;
  bureau.import_people();
  const std::string one = bureau.path("one.svg");
  const std::string other = bureau.path("other.svg");
  const std::string whole = bureau.path("whole.svg");
  bureau.done({"panel", program, page, "--picture", "deadlines", "--out", whole});
  bureau.done(
      {"panel", program, page, "--picture", "deadlines", "--out", one, "--hide", "short as things stand"});
  bureau.done(
      {"panel", program, page, "--picture", "deadlines", "--out", other, "--hide", "到期时尚缺（现状）"});
  CHECK(text_of(one) == text_of(other));
  CHECK(text_of(one) != text_of(whole));
}

TEST_CASE("what a picture does not have is refused with what it has") {
  const Bureau bureau;
  bureau.import_people();
  const std::string file = bureau.path("a.svg");
  const Ran series =
      bureau.run({"panel", program, page, "--picture", "deadlines", "--out", file, "--hide", "nobody"});
  CHECK(series.status == 2);
  CHECK(says(series.error, "there is no series 'nobody' to hide"));
  CHECK(says(series.error, "short as things stand"));
  const Ran stretch =
      bureau.run({"panel", program, page, "--picture", "deadlines", "--out", file, "--zoom", "9..1"});
  CHECK(stretch.status == 2);
  CHECK(says(stretch.error, "no stretch '9..1'"));
  CHECK(text_of(file).empty());
}

TEST_CASE("boards and grids of states are pictures of a page like charts") {
  const Bureau bureau;
  const auto written = [&](const std::string& id, const std::string& name) {
    cli::PictureSurface surface(echelon::Language::english, {id, {}, {}});
    (void)surface.board(samples::board());
    (void)surface.states(samples::states());
    surface.write(bureau.path(name));
    return text_of(bureau.path(name));
  };
  CHECK(says(written("board", "b.svg"), "Sessions of the term"));
  CHECK(says(written("attendance", "s.csv"), "meeting 9"));
  cli::PictureSurface hiding(echelon::Language::english, {"board", {"x"}, {}});
  (void)hiding.board(samples::board());
  CHECK_THROWS_AS(hiding.write(bureau.path("c.svg")), echelon::Error);
}

}  // namespace cli_tests
