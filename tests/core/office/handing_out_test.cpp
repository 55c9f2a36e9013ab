// What an office handed out holds, byte by byte.

#include <algorithm>
#include <array>
#include <set>

#include "echelon/model/training_table.hpp"
#include "echelon/office/overview.hpp"
#include "echelon/store/schema.hpp"
#include "roles_fixture.hpp"

namespace echelon::office_tests {
namespace {

/// Fails for each of the words that the bytes hold.
void holds_none(const std::string& bytes, const std::vector<std::string>& words) {
  for (const std::string& word : words) {
    CAPTURE(word);
    CHECK(bytes.find(word) == std::string::npos);
  }
}

constexpr int everyone = 25;

std::vector<std::string> numbers_and_notes() {
  std::vector<std::string> words{"私密", "illness"};
  for (int n = 1; n <= everyone; ++n) {
    words.push_back(identity("19850304", n));
    words.push_back(phone_of(n));
  }
  return words;
}

TEST_CASE("every table and column of the schema is decided upon for every role") {
  const Store store = Store::temporary();
  for (const char* role : {"principal", "reviewer", "researcher"}) {
    const auto& tables = store::handed_tables(role);
    Statement ask = store.statement(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE "
        "'ledger%'");
    std::size_t count = 0;
    while (ask.step()) {
      const std::string table = ask.string(0);
      CAPTURE(role);
      CAPTURE(table);
      ++count;
      const auto decided = std::ranges::find(tables, table, &store::HandedTable::name);
      REQUIRE(decided != tables.end());
      CHECK(decided->rows.empty() != decided->why.empty());
      if (decided->rows.empty()) continue;
      std::set<std::string> columns;
      std::set<std::string> keys;
      Statement info = store.statement("SELECT name, pk FROM pragma_table_info(?)");
      info.with(table);
      while (info.step()) {
        columns.insert(info.string(0));
        if (info.integer(1) > 0) keys.insert(info.string(0));
      }
      std::set<std::string> listed;
      std::set<std::string> listed_keys;
      for (std::size_t i = 0; i < decided->columns.size(); ++i) {
        listed.insert(decided->columns[i].name);
        if (i < decided->keys) listed_keys.insert(decided->columns[i].name);
      }
      CHECK(listed == columns);
      CHECK(listed_keys == keys);
    }
    CHECK(count == tables.size());
  }
}

TEST_CASE("a school's office holds nothing of other schools, no number, no note, nobody's reason") {
  HandingBureau bureau;
  bureau.review();
  const HandedOut made = bureau.hand_out(ViewerRole::principal, school_id(2));
  CHECK(made.people == 4);
  const std::string bytes = all_bytes(made.what.file);
  std::vector<std::string> words = numbers_and_notes();
  // The school's own statement on its nominee, word for word, stays the school's.
  std::erase(words, phone_of(4));
  for (int n = 1; n <= everyone; ++n) {
    // TCH10001 is the mentor of TCH10004: by number and name.
    if (n == 1 || (n >= 4 && n <= 7)) continue;
    words.push_back(person_name(n));
    words.push_back(person_id(n));
  }
  for (const int school : {1, 3, 4, 5}) {
    words.push_back(school_id(school));
    words.push_back(school_name(school));
  }
  words.insert(words.end(), {"评委甲", "评委乙"});
  holds_none(bytes, words);
  for (int n = 4; n <= 7; ++n) CHECK(bytes.find(person_name(n)) != std::string::npos);
  CHECK(bytes.find(person_name(1)) != std::string::npos);
}

TEST_CASE("a reviewer's office holds no name, no id, no school, no one in conflict") {
  HandingBureau bureau;
  bureau.review();
  // R1 is TCH10002 of the first school; TCH10001 is a colleague.
  const HandedOut made = bureau.hand_out(ViewerRole::reviewer, "R1");
  CHECK(made.people == 4);
  CHECK(made.left_out == 1);
  const std::string bytes = all_bytes(made.what.file);
  std::vector<std::string> words = numbers_and_notes();
  words.insert(words.end(), {"评委乙", "青石镇", "省数学竞赛"});
  for (int n = 1; n <= everyone; ++n) {
    words.push_back(person_name(n));
    words.push_back(person_id(n));
  }
  for (int school = 1; school <= 5; ++school) {
    words.push_back(school_id(school));
    words.push_back(school_name(school));
  }
  holds_none(bytes, words);
  CHECK(bytes.find("教学扎实") != std::string::npos);
  const HandedOut other = bureau.hand_out(ViewerRole::reviewer, "R2");
  CHECK(other.people == 5);
  for (const auto& [code, id] : made.codes) {
    CHECK(std::ranges::none_of(other.codes, [&code = code](const auto& each) { return each.first == code; }));
    CHECK(std::ranges::any_of(other.codes, [&id = id](const auto& each) { return each.second == id; }));
  }
  const HandedOut again = bureau.hand_out(ViewerRole::reviewer, "R1");
  CHECK(again.codes == made.codes);
}

TEST_CASE("a reviewer's office says how many wait for a score, though it does not hold who is eligible") {
  HandingBureau bureau;
  bureau.review();
  const auto office = bureau.open(bureau.hand_out(ViewerRole::reviewer, "R2"), "评委乙");
  const Overview day = overview_of(*office, ECHELON_DATA, {ViewerRole::reviewer, {}, {}, "R2"});
  REQUIRE(day.todo.size() == 1);
  // Five were nominated, one of whom R2 has scored.
  CHECK(day.todo[0].count == 4);
}

TEST_CASE("a research office holds no name, no id, no day, and no one who stands out") {
  HandingBureau bureau;
  bureau.review();
  const HandedOut made = bureau.hand_out(ViewerRole::researcher, {});
  // Of the first two schools too few are left to be told of; 5, 6 and 7 of the others.
  CHECK(made.left_out == 7);
  CHECK(made.people == 18);
  const std::string bytes = all_bytes(made.what.file);
  std::vector<std::string> words = numbers_and_notes();
  words.insert(words.end(), {"评委甲", "青石镇", "省数学竞赛", "ethics"});
  for (int n = 1; n <= everyone; ++n) {
    words.push_back(person_name(n));
    words.push_back(person_id(n));
  }
  for (int school = 1; school <= 5; ++school) {
    words.push_back(school_id(school));
    words.push_back(school_name(school));
  }
  holds_none(bytes, words);
  const Store store = Store::open(made.what.file);
  Statement days = store.statement("SELECT DISTINCT ended_on FROM training");
  REQUIRE(days.step());
  CHECK(days.integer(0) == 20250701);
  Statement classes = store.statement(
      "SELECT count(*) FROM person JOIN posting ON posting.person = person.id "
      "GROUP BY school, stage, subject, gender, birth_date");
  while (classes.step()) CHECK(classes.integer(0) >= 5);
}

TEST_CASE("the same seed gives the same pseudonyms again, no seed others each time") {
  HandingBureau bureau;
  const auto ids = [&](const std::string& name, const std::string& seed) {
    const std::filesystem::path file = bureau.path().parent_path() / name;
    bureau->hand_out({{ViewerRole::researcher, {}, {}, seed, file}});
    std::vector<std::string> list;
    const Store store = Store::open(file);
    Statement ask = store.statement("SELECT id FROM person ORDER BY id");
    while (ask.step()) list.push_back(ask.string(0));
    return list;
  };
  const auto first = ids("a1.echelon", "一期");
  CHECK(first.size() == 18);
  CHECK(ids("a2.echelon", "一期") == first);
  CHECK(ids("a3.echelon", "") != ids("a4.echelon", ""));
}

TEST_CASE("an office handed out says whose it is, verifies, and has one entry that no undo takes back") {
  HandingBureau bureau;
  const HandedOut made = bureau.hand_out(ViewerRole::principal, school_id(3));
  const auto office = bureau.open(made);
  REQUIRE(office->role() != nullptr);
  CHECK(office->role()->role == ViewerRole::principal);
  CHECK(office->role()->subject == school_id(3));
  CHECK(office->role()->copy == made.copy);
  CHECK(bureau->role() == nullptr);
  CHECK(office->verify().sound);
  CHECK(office->entries().size() == 1);
  CHECK_FALSE(office->undo().has_value());
  const auto copies = bureau->handed_out();
  REQUIRE(copies.size() == 1);
  CHECK(copies[0].subject == school_id(3));
  CHECK(bureau->verify().sound);
}

TEST_CASE("a school's office judges its people and counts its seats as HR's does") {
  HandingBureau bureau;
  const HandedOut made = bureau.hand_out(ViewerRole::principal, school_id(5));
  const auto office = bureau.open(made);
  const auto there = office->snapshot();
  const auto here = bureau->snapshot();
  for (int n = 19; n <= everyone; ++n) {
    const PersonIndex a = there->find_person(person_id(n));
    const PersonIndex b = here->find_person(person_id(n));
    REQUIRE(a != nobody);
    CHECK(office->findings("coaches").eligible(a) == bureau->findings("coaches").eligible(b));
    CHECK(there->training.of(a).size() == here->training.of(b).size());
  }
  const auto seats = [](const Office& of) {
    const auto snapshot = of.snapshot();
    for (const SchoolSeats& each : of.round("coaches")->seats) {
      if (each.school == snapshot->find_school(school_id(5))) return std::pair(each.seats, each.used);
    }
    return std::pair(-1, -1);
  };
  CHECK(seats(*office) == seats(*bureau));
  CHECK(office->round("coaches")->candidates.size() == 1);
}

TEST_CASE("training that HR's office keeps packed goes along with the people whose it is") {
  HandingBureau bureau;
  {
    TrainingTable table;
    table.people = {person_id(4), person_id(8)};
    table.texts = {"", "网络研修", "公共", "平台"};
    for (std::uint32_t person = 0; person < 2; ++person) {
      TrainingTable::Row row;
      row.person = person;
      row.course = 1;
      row.category = 2;
      row.provider = 3;
      row.started_on = day("2025-03-01");
      row.ended_on = day("2025-03-02");
      row.hours_millionths = 6'500'000;
      row.mode = TrainingMode::online;
      table.rows.push_back(row);
    }
    table.sort();
    Batch batch;
    batch.training_table = std::make_shared<const TrainingTable>(table);
    Store store = Store::open(bureau.path());
    REQUIRE(Ledger(store).import(batch, {"import.training", {}}, by()));
  }
  bureau.reopen();
  const auto office = bureau.open(bureau.hand_out(ViewerRole::principal, school_id(2)));
  const auto there = office->snapshot();
  const auto rows = there->training.of(there->find_person(person_id(4)));
  REQUIRE(rows.size() == 2);
  CHECK(there->text(rows[0].course) == "网络研修");
  CHECK(rows[0].hours == *Decimal::read("6.5"));
  CHECK(there->find_person(person_id(8)) == nobody);
  CHECK(office->verify().sound);
  const auto research = bureau.open(bureau.hand_out(ViewerRole::researcher, {}));
  std::size_t records = 0;
  const auto all = research->snapshot();
  for (PersonIndex person = 0; person < all->size(); ++person) records += all->training.of(person).size();
  CHECK(records == 19);
}

TEST_CASE("a bureau's own messy roster: no number, telephone or unknown column in any school's office") {
  Scratch scratch;
  Office::Options options;
  options.data = ECHELON_DATA;
  options.who = "王主任";
  const auto office = Office::create(scratch / "messy.echelon", options);
  const auto preview = office->preview_import(
      "roster", std::filesystem::path(ECHELON_FIXTURES) / "messy-roster" / "roster.xlsx");
  REQUIRE(office->import(preview, true));
  std::filesystem::create_directories(scratch / "out");
  const auto made = office->hand_out(office->every_school(scratch / "out"));
  CHECK(made.size() == 10);
  const Store source = Store::open(scratch / "messy.echelon");
  std::vector<std::array<std::string, 4>> people;
  Statement ask = source.statement("SELECT id, national_id, phone, extra FROM person");
  while (ask.step()) people.push_back({ask.string(0), ask.string(1), ask.string(2), ask.string(3)});
  CHECK(people.size() == 392);
  std::size_t found = 0;
  std::size_t leaks = 0;
  for (const HandedOut& each : made) {
    const std::string bytes = all_bytes(each.what.file);
    for (const auto& person : people) {
      if (bytes.find(person[0]) != std::string::npos) ++found;
      for (std::size_t field = 1; field < person.size(); ++field) {
        if (person.at(field).size() > 5 && bytes.find(person.at(field)) != std::string::npos) ++leaks;
      }
    }
  }
  CHECK(found == 392);
  CHECK(leaks == 0);
}

TEST_CASE("nothing is written over, and nothing is handed out from an office handed out") {
  HandingBureau bureau;
  const HandedOut made = bureau.hand_out(ViewerRole::principal, school_id(1));
  const std::string before = all_bytes(made.what.file);
  CHECK(says(refusal([&] { bureau->hand_out({made.what}); }), "was not touched"));
  CHECK(all_bytes(made.what.file) == before);
  const auto office = bureau.open(made);
  HandOut further = made.what;
  further.file += ".more";
  CHECK(says(refusal([&] { office->hand_out({further}); }), "was handed out to a principal"));
  CHECK_FALSE(std::filesystem::exists(further.file));
  CHECK(says(refusal([&] { bureau.hand_out(ViewerRole::principal, "SCH-99"); }), "no school SCH-99"));
  CHECK(says(refusal([&] { bureau.hand_out(ViewerRole::reviewer, "R9"); }), "no round under review"));
}

}  // namespace
}  // namespace echelon::office_tests
