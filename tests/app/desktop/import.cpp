// A bureau's own roster: preview, refused rows with reasons, only the good ones, and back.

#include <doctest/doctest.h>

#include <algorithm>

#include "small_office.hpp"

using namespace desktop_tests;

namespace {

const std::filesystem::path messy = std::filesystem::path(ECHELON_FIXTURES) / "messy-roster" / "roster.xlsx";

bool has_identity_number(const std::string& text) {
  std::size_t digits = 0;
  for (const char c : text) {
    digits = c >= '0' && c <= '9' ? digits + 1 : 0;
    if (digits >= 17) return true;
  }
  return false;
}

}  // namespace

TEST_CASE(
    "the messy roster is shown before it is read, only its good rows come in, and one undo takes them back") {
  SmallOffice office({}, false);
  office.hand.height = 1500;  // the whole list of refused rows in sight
  office.desk.create(office.folder.path() / "bureau.echelon");
  office.hand.settle();
  REQUIRE(office.desk.view() != nullptr);
  office.go("import");
  office.hand.fill("folder", messy.parent_path().string());
  office.hand.click("files/row:roster.xlsx");
  REQUIRE(office.desk.preview() != nullptr);
  const ImportPreview preview = *office.desk.preview();
  CHECK(preview.good == 392);
  CHECK(preview.refusals.size() == 8);
  CHECK(office.reads("不能导入的行"));
  office.picture("import-preview");
  CHECK(office.reads("将要读入的内容"));
  for (const ImportPreview::Refusal& refusal : preview.refusals) {
    CAPTURE(refusal.reason.zh);
    CHECK_FALSE(refusal.remedy.zh.empty());
    CHECK(office.reads(refusal.reason.zh));
  }
  CHECK(office.snapshot().size() == 0);

  office.hand.click("import-good");
  CHECK(office.reads("有问题的 8 行不会导入"));
  office.picture("import-really");
  office.hand.click("import-good/confirm");
  CHECK(office.desk.preview() == nullptr);
  CHECK(office.snapshot().size() == 392);
  office.go("people");
  CHECK(office.reads("共 392 行"));
  CHECK(office.snapshot().find_person("T2400070") == nobody);

  office.hand.click("undo");
  CHECK(office.snapshot().size() == 0);
  CHECK(office.reads("还没有人员"));
  office.hand.click("redo");
  CHECK(office.snapshot().size() == 392);
  office.go("ledger");
  office.hand.click("verify");
  CHECK(office.desk.verified()->sound);
}

TEST_CASE("what is refused shows the person's number, never the identity number") {
  SmallOffice office({}, false);
  office.desk.create(office.folder.path() / "bureau.echelon");
  office.hand.settle();
  office.shell.dropped({messy});
  office.hand.settle();
  REQUIRE(office.desk.preview() != nullptr);
  CHECK(office.reads("T2400134"));
  for (const ImportPreview::Refusal& refusal : office.desk.preview()->refusals) {
    for (const std::string& text :
         {refusal.reason.zh, refusal.reason.en, refusal.remedy.zh, refusal.remedy.en})
      CHECK_FALSE(has_identity_number(text));
  }
  office.hand.click("drop");
  CHECK(office.desk.preview() == nullptr);
  CHECK(office.reads("先预览，再导入"));
}

TEST_CASE("a file that is no sheet is refused in a sentence, and the office stays as it is") {
  SmallOffice office;
  const std::int64_t entries = office.view().entries.front().number;
  office.shell.dropped({std::filesystem::path(ECHELON_FIXTURES) / "small_coaches" / "program.toml"});
  office.hand.settle();
  CHECK(office.desk.preview() == nullptr);
  REQUIRE_FALSE(office.desk.toasts().empty());
  CHECK(office.desk.toasts().back().tone == Tone::bad);
  CHECK(office.reads(office.desk.toasts().back().says.zh));
  CHECK(office.view().entries.front().number == entries);
}
