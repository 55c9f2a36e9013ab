#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "../exchange/paper_fixture.hpp"
#include "echelon/base/error.hpp"
#include "echelon/exchange/import_columns.hpp"
#include "echelon/office/office.hpp"
#include "echelon/office/reports.hpp"
#include "echelon/store/load_records.hpp"

using namespace echelon;
using namespace echelon::paper_tests;

namespace {

const char* const program = "olympiad_coaches";
const std::vector<std::string> listed{"publicity-list", "result", "nominations", "findings"};

constexpr std::size_t seats = 12;

/// The program with seats and quotas that a small district can fill.
std::string small_program() {
  const auto file = std::filesystem::path(ECHELON_SOURCES) / "plugins" / program / "program.toml";
  std::string toml = bytes_of(file);
  toml.resize(toml.find("[[quota]]"));
  toml.replace(toml.find("seats = 50"), 10, "seats = " + std::to_string(seats));
  return toml;
}

/// A made-up district with identity numbers and telephones, its round selected and published.
class Published {
 public:
  Published() {
    const auto programs = folder_ / "programs";
    std::filesystem::create_directories(programs / program);
    std::ofstream(programs / program / "program.toml") << small_program();
    Office::Options options;
    options.plugin_folders = {programs};
    options.data = ECHELON_DATA;
    options.who = "王主任";
    office_ = Office::make_demo(file(), {2000, 30, 7, {}}, options);
    office_->select(program);
    const Call decided = office_->round(program)->call;
    const std::string call = std::to_string(decided.number);
    office_->perform(CommandRequest{"publicity.start", {{"call", call}, {"from", "2024-10-16"}}});
    office_->perform(CommandRequest{"objection.file",
                                    {{"call", call},
                                     {"person", decided.decisions.front().person},
                                     {"received_on", "2024-10-17"},
                                     {"text", "异议内容不得外泄"}}});
  }
  [[nodiscard]] Office& office() { return *office_; }
  [[nodiscard]] std::filesystem::path file() const { return folder_ / "office.echelon"; }
  [[nodiscard]] std::filesystem::path paper(const std::string& name) const { return folder_ / name; }
  /// The people's private data; the office is closed from then on.
  [[nodiscard]] std::vector<PersonRecord> people() {
    office_.reset();
    return load_records<PersonRecord>(Store::open(file()));
  }

 private:
  Folder folder_;
  std::unique_ptr<Office> office_;
};

/// All that a reader can find in the paper.
std::string content_of(const std::filesystem::path& file) {
  if (file.extension() == ".pdf") return pdf_text(file).text() + bytes_of(file);
  if (file.extension() == ".csv") return bytes_of(file);
  std::string all;
  for (const char* part : {"xl/sharedStrings.xml", "xl/worksheets/sheet1.xml", "xl/workbook.xml",
                           "docProps/core.xml", "docProps/app.xml"})
    all += part_of(file, part);
  return all;
}

}  // namespace

TEST_CASE("no report holds an identity number, a telephone number or an objection's text, in any form") {
  Published published;
  std::map<std::string, std::string> contents;
  for (const std::string& report : listed) {
    for (const char* form : {".xlsx", ".pdf", ".csv"}) {
      const auto file = published.paper(report + form);
      published.office().write_report(report, program, file, Language::chinese);
      contents[report + form] = content_of(file);
    }
  }
  const std::vector<PersonRecord> people = published.people();
  REQUIRE(people.size() >= 2000);
  std::size_t numbers = 0;
  for (const auto& each : contents) {
    const std::string& text = each.second;
    CAPTURE(each.first);
    REQUIRE(text.size() > 500);
    CHECK(text.find("异议内容不得外泄") == std::string::npos);
    // Every run of 11 digits or more in the paper, looked up among the private ones.
    std::set<std::string> runs;
    std::string run;
    for (const char c : text + " ") {
      if ((c >= '0' && c <= '9') || c == 'X') {
        run += c;
      } else {
        if (run.size() >= 11) runs.insert(run);
        run.clear();
      }
    }
    for (const PersonRecord& person : people) {
      const bool shown = std::ranges::any_of(runs, [&](const std::string& digits) {
        return (!person.national_id.empty() && digits.find(person.national_id) != std::string::npos) ||
               (!person.phone.empty() && digits.find(person.phone) != std::string::npos);
      });
      if (shown) FAIL_CHECK("a private number is in the paper");
      numbers += person.national_id.empty() || person.phone.empty() ? 0 : 1;
    }
  }
  CHECK(numbers > 0);
}

TEST_CASE("the list to publish names the chosen by place, and holds no id and no score") {
  Published published;
  const RoundView& round = *published.office().round(program);
  const auto people = published.office().snapshot();
  std::vector<const Decision*> chosen;
  for (const Decision& decision : round.call.decisions) {
    if (decision.outcome == "chosen") chosen.push_back(&decision);
  }
  std::ranges::sort(chosen, {}, &Decision::position);
  REQUIRE(chosen.size() == seats);
  const auto file = published.paper("list.csv");
  published.office().write_report("publicity-list", program, file, Language::english);
  const auto rows = cells_of(file);
  REQUIRE(rows.size() == seats + 1);
  CHECK(rows[0] == std::vector<std::string>{"no.", "name", "school", "subject", "stage"});
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    const PersonIndex person = people->find_person(chosen[i]->person);
    CHECK(rows[i + 1][0] == std::to_string(i + 1));
    CHECK(rows[i + 1][1] == people->people.name[static_cast<std::size_t>(person)]);
    CHECK(rows[i + 1][2] == people->school_of(person)->name);
  }
  for (const char* form : {".xlsx", ".pdf"}) {
    const auto paper = published.paper("list" + std::string(form));
    published.office().write_report("publicity-list", program, paper, Language::chinese);
    const std::string text = content_of(paper);
    for (const Decision* each : chosen) {
      CHECK(text.find(each->person) == std::string::npos);
      CHECK(text.find(each->score.text()) == std::string::npos);
    }
    CHECK(text.find("2024-10-22") != std::string::npos);
    CHECK(text.find("异议") != std::string::npos);
  }
}

TEST_CASE("someone held back is not on the list to publish") {
  Published published;
  const RoundView& round = *published.office().round(program);
  const auto first = std::ranges::find_if(round.call.decisions,
                                          [](const Decision& each) { return each.outcome == "chosen"; });
  published.office().perform(CommandRequest{
      "decision.hold",
      {{"call", std::to_string(round.call.number)}, {"person", first->person}, {"reason", "核查"}}});
  const auto file = published.paper("list.csv");
  published.office().write_report("publicity-list", program, file, Language::chinese);
  CHECK(cells_of(file).size() == seats);
}

TEST_CASE("every paper carries the ledger's head, so that a changed office is noticed") {
  Published published;
  const EntryLine head = published.office().entries(1).front();
  for (const std::string& report : listed) {
    const auto file = published.paper(report + ".xlsx");
    published.office().write_report(report, program, file, Language::chinese);
    const std::string text = content_of(file);
    CHECK(text.find(head.hash) != std::string::npos);
    CHECK(text.find("台账第 " + std::to_string(head.number) + " 条记录") != std::string::npos);
  }
}

TEST_CASE("the detailed result has every candidate with points and total, and a reason for those left out") {
  Published published;
  const RoundView& round = *published.office().round(program);
  const auto file = published.paper("result.csv");
  published.office().write_report("result", program, file, Language::english);
  const auto rows = cells_of(file);
  REQUIRE(rows.size() == round.candidates.size() + 1);
  const std::size_t total = 6 + round.criteria.size();
  for (std::size_t i = 0; i < round.candidates.size(); ++i) {
    const Candidate& candidate = round.candidates[i];
    const auto& row = rows[i + 1];
    if (candidate.complete) CHECK(row[total] == candidate.total.text());
    if (row[total + 1] == "not chosen") CHECK(row.size() == total + 3);
  }
  CHECK(std::ranges::count_if(rows, [&](const auto& row) { return row[total + 1] == "chosen"; }) ==
        static_cast<std::ptrdiff_t>(seats));
}

TEST_CASE("nominations stand by school in its own order, each with its statement") {
  Published published;
  const Call& call = published.office().round(program)->call;
  const auto file = published.paper("nominations.csv");
  published.office().write_report("nominations", program, file, Language::chinese);
  const auto rows = cells_of(file);
  REQUIRE(rows.size() == call.nominations.size() + 1);
  for (std::size_t i = 2; i < rows.size(); ++i) {
    if (rows[i][0] == rows[i - 1][0]) CHECK(std::stoi(rows[i][2]) > std::stoi(rows[i - 1][2]));
  }
}

TEST_CASE("findings list everyone in service at the schools that take part, with each requirement") {
  Published published;
  const auto people = published.office().snapshot();
  const Findings& findings = published.office().findings(program);
  const auto file = published.paper("findings.csv");
  published.office().write_report("findings", program, file, Language::english);
  const auto rows = cells_of(file);
  REQUIRE(rows.size() > 500);
  for (std::size_t i = 1; i < rows.size(); ++i) {
    const PersonIndex person = people->find_person(rows[i][1]);
    REQUIRE(person != nobody);
    CHECK((rows[i][3] == "yes") == findings.eligible(person));
    REQUIRE(rows[i].size() == 5 + findings.requirements());
    for (std::size_t r = 0; r < findings.requirements(); ++r)
      CHECK(rows[i][5 + r].starts_with("met:") == findings.of(person)[r].met);
  }
}

TEST_CASE("an empty template imports no rows, and a filled one imports what was filled in") {
  Published published;
  Office& office = published.office();
  for (const ImportKind kind : all_import_kinds()) {
    const std::string code(import_kind_code(kind));
    for (const Language language : {Language::chinese, Language::english}) {
      for (const char* form : {".xlsx", ".csv"}) {
        CAPTURE(code);
        CAPTURE(form);
        const auto file = published.paper("template-" + code + form);
        office.write_report("import-template:" + code, {}, file, language);
        const ImportPreview empty = office.preview_import(code, file);
        CHECK(empty.read == 0);
        CHECK(std::ranges::find(empty.notes, Words{"文件里只有表头，没有可导入的行。",
                                                   "The file has a header, but no rows to import."}) !=
              empty.notes.end());
        CHECK(empty.refusals.empty());
        CHECK(empty.columns.size() == import_columns(kind).size());
        CHECK_FALSE(office.import(empty, false).has_value());
      }
    }
  }
  // The examples themselves, as a person would copy them into the rows.
  for (const Language language : {Language::chinese, Language::english}) {
    for (const char* form : {".xlsx", ".csv"}) {
      Paper paper = import_template(ImportKind::roster, language);
      std::vector<std::string> row;
      for (const ImportColumn& column : import_columns(ImportKind::roster))
        row.push_back(column.example.in(language));
      paper.rows = {row};
      const auto file = published.paper("filled" + std::string(form));
      write_paper(paper, file);
      const ImportPreview filled = office.preview_import("roster", file);
      CHECK(filled.read == 1);
      CHECK(filled.good == 1);
      CHECK(filled.refusals.empty());
    }
  }
}

TEST_CASE("reports and templates that do not exist are refused, naming those that do") {
  Published published;
  for (const char* report : {"lists", "import-template:", "import-template:people", ""}) {
    CAPTURE(report);
    try {
      published.office().write_report(report, program, published.paper("x.csv"), Language::chinese);
      FAIL("it was written");
    } catch (const Error& error) {
      CHECK(error.fault() == Fault::request);
      CHECK(error.remedy().en.find("publicity-list") != std::string::npos);
      CHECK(error.remedy().en.find("roster|training") != std::string::npos);
    }
  }
}
