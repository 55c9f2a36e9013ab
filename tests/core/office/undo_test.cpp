#include <doctest/doctest.h>

#include <stdlib.h>

#include <filesystem>

#include "echelon/office/office.hpp"

using namespace echelon;

namespace {

/// An office with the sample roster, gone when the test ends.
class SampleOffice {
 public:
  SampleOffice() {
    std::string pattern = (std::filesystem::temp_directory_path() / "echelon-undo-XXXXXX").string();
    REQUIRE(mkdtemp(pattern.data()) != nullptr);
    folder_ = pattern;
    Office::Options options;
    options.data = ECHELON_DATA;
    options.who = "test";
    office_ = Office::create(folder_ / "office.echelon", options);
    const auto preview =
        office_->preview_import("roster", std::filesystem::path(ECHELON_DATA) / "samples" / "roster.csv");
    REQUIRE(office_->import(preview, true));
  }
  ~SampleOffice() {
    office_.reset();
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }
  SampleOffice(const SampleOffice&) = delete;
  SampleOffice& operator=(const SampleOffice&) = delete;
  Office& operator*() { return *office_; }

 private:
  std::filesystem::path folder_;
  std::unique_ptr<Office> office_;
};

}  // namespace

TEST_CASE("an import undone is gone from an office that stays open, and back once done again") {
  SampleOffice sample;
  Office& office = *sample;
  CHECK(office.snapshot()->size() == 41);
  REQUIRE(office.undo());
  CHECK(office.snapshot()->size() == 0);
  REQUIRE(office.redo());
  CHECK(office.snapshot()->size() == 41);
}

TEST_CASE("undo and redo say what they took back or did again") {
  SampleOffice sample;
  Office& office = *sample;
  const auto undone = office.undo();
  REQUIRE(undone);
  CHECK(undone->says.en == "undid: imported a roster: roster.csv");
  const auto redone = office.redo();
  REQUIRE(redone);
  CHECK(redone->says.zh == "重做：导入花名册：roster.csv");
  CHECK(office.entries().front().says.en == redone->says.en);
}
