// Large imports of training are kept packed; whoever asks must not notice.

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "echelon/command/ledger.hpp"
#include "echelon/model/training_table.hpp"
#include "echelon/store/history_text.hpp"
#include "echelon/store/load.hpp"
#include "store_fixture.hpp"

namespace echelon {
namespace {

TrainingTable table_of(const std::vector<TrainingRecord>& records) {
  TrainingTable table;
  const auto number = [](std::vector<std::string>& texts, const std::string& text) {
    const auto found = std::ranges::find(texts, text);
    if (found != texts.end()) return static_cast<std::uint32_t>(found - texts.begin());
    texts.push_back(text);
    return static_cast<std::uint32_t>(texts.size() - 1);
  };
  for (const TrainingRecord& r : records) {
    table.rows.push_back({.person = number(table.people, r.person),
                          .course = number(table.texts, r.course),
                          .category = number(table.texts, r.category),
                          .provider = number(table.texts, r.provider),
                          .ended_on = r.ended_on,
                          .started_on = r.started_on,
                          .hours_millionths = static_cast<std::uint32_t>(r.hours.millionths()),
                          .certificate = table.keep_certificate(r.certificate),
                          .line = static_cast<std::uint32_t>(table.rows.size() + 2),
                          .attendance_permille = static_cast<std::int16_t>(r.attendance_permille),
                          .mode = r.mode});
  }
  table.sort();
  return table;
}

Batch packed(const std::vector<TrainingRecord>& records) {
  Batch batch;
  batch.training_table = std::make_shared<const TrainingTable>(table_of(records));
  return batch;
}
Batch plain(const std::vector<TrainingRecord>& records) {
  Batch batch;
  batch.training = records;
  return batch;
}

/// Records with repeats of person, day and course among them.
std::vector<TrainingRecord> some_records(std::mt19937& random, int count) {
  const auto below = [&](int limit) { return static_cast<int>(random() % static_cast<unsigned>(limit)); };
  std::vector<TrainingRecord> records;
  for (int i = 0; i < count; ++i) {
    records.push_back({.person = "P" + std::to_string(below(6)),
                       .course = "课程" + std::to_string(below(3)),
                       .hours = Decimal::from_millionths(1 + below(2'000) * 12'345),
                       .started_on = below(2) == 0 ? Date() : *Date::of(2024, 3, 1),
                       .ended_on = *Date::of(2024, 3, 1 + below(3)),
                       .category = below(3) == 0 ? "" : "师德",
                       .mode = static_cast<TrainingMode>(below(4)),
                       .provider = "县\"中心\\",
                       .attendance_permille = below(2) == 0 ? -1 : 950,
                       .certificate = below(2) == 0 ? "" : "ZS\"" + std::to_string(below(50))});
  }
  return records;
}

/// An office with people and a ledger, in which all is done twice: packed, and as rows.
struct Office {
  Store store = Store::temporary();
  Ledger ledger{store};
  int turn = 0;
  Office() {
    Batch people;
    for (int i = 0; i < 6; ++i) {
      people.people.emplace_back();
      people.people.back().id = "P" + std::to_string(i);
    }
    bring(people);
  }
  std::optional<Imported> bring(const Batch& batch) {
    const std::string when = "2026-03-01T09:00:" + std::to_string(10 + turn++);
    return ledger.import(batch, {"import.training", {}}, {"某人", when, {}});
  }
  /// Every record, in words that do not depend on how it is kept.
  [[nodiscard]] std::string records() const {
    return answer(
        store,
        "SELECT group_concat(person || ended_on || course || number || ' ' || hours || ' ' || started_on || "
        "category || mode || provider || attendance || certificate, char(10)) FROM (SELECT * FROM "
        "training_record ORDER BY person, ended_on, course, number)");
  }
  [[nodiscard]] std::string loaded(Date as_of) const {
    const auto snapshot = load_snapshot(store, as_of);
    std::string text;
    for (PersonIndex p = 0; p < snapshot->size(); ++p) {
      for (const Training& t : snapshot->training.of(p)) {
        text += std::to_string(p) + snapshot->text(t.course) + snapshot->text(t.category) + t.hours.text() +
                t.started_on.iso() + t.ended_on.iso() + std::to_string(static_cast<int>(t.mode)) +
                std::to_string(t.attendance_permille) + "\n";
      }
    }
    return text;
  }
};

}  // namespace

TEST_CASE("packed or in rows, the same imports come to the same records and the same effects") {
  std::mt19937 random(3);
  for (int round = 0; round < 25; ++round) {
    CAPTURE(round);
    Office rows;
    Office mixed;
    for (int step = 0; step < 4; ++step) {
      const auto records = some_records(random, 1 + static_cast<int>(random() % 30));
      const bool pack = random() % 3 > 0;
      const Batch here = pack ? packed(records) : plain(records);
      CHECK(effect_of(mixed.store, here) == effect_of(rows.store, plain(records)));
      const auto ours = mixed.bring(here);
      const auto theirs = rows.bring(plain(records));
      REQUIRE(ours.has_value() == theirs.has_value());
      if (ours) CHECK(ours->effect == theirs->effect);
      CHECK(mixed.records() == rows.records());
      for (const char* day : {"2024-03-02", "2026-01-01"})
        CHECK(mixed.loaded(*Date::from_iso(day)) == rows.loaded(*Date::from_iso(day)));
      if (random() % 3 == 0) {
        mixed.ledger.undo({"某人", "2026-03-02T09:00:00", {}});
        rows.ledger.undo({"某人", "2026-03-02T09:00:00", {}});
        CHECK(mixed.records() == rows.records());
      }
    }
    const VerifyReport report = mixed.ledger.verify();
    CHECK_MESSAGE(report.sound(), report.says().en);
  }
}

TEST_CASE("undo takes a packed import back without a trace, redo brings the same bytes") {
  std::mt19937 random(8);
  Office office;
  const std::string before = content(office.store);
  office.bring(packed(some_records(random, 200)));
  const std::string after = content(office.store);
  CHECK(answer(office.store, "SELECT count(*) FROM training") == "0");
  office.ledger.undo({"某人", "2026-03-02T09:00:00", {}});
  CHECK(content(office.store) == before);
  office.ledger.redo({"某人", "2026-03-02T09:00:01", {}});
  CHECK(content(office.store) == after);
}

TEST_CASE("a packed import that names a person the office does not hold changes nothing and says whom") {
  std::mt19937 random(9);
  Office office;
  const std::string before = content(office.store);
  auto records = some_records(random, 20);
  records.back().person = "P7";
  CHECK_THROWS_WITH_AS(office.bring(packed(records)), doctest::Contains("P7"), Error);
  CHECK(content(office.store) == before);
}

TEST_CASE("the same packed import again is no entry") {
  std::mt19937 random(10);
  Office office;
  const auto records = some_records(random, 60);
  office.bring(packed(records));
  CHECK_FALSE(office.bring(packed(records)).has_value());
}

TEST_CASE("a history is JSON that reads back as it was, and anything else is refused") {
  store::HistoryWriter writer;
  std::vector<store::HistoryRecord> records{{20240301, 3, 1, 48'000'000, 0, 1, 2, 7, 980, "a\\\"b"},
                                            {20240302, 4, 2, 500, 20240301, 1, 2, 7, -1, {}}};
  for (const auto& record : records) writer.add(record);
  CHECK(writer.text() == R"([[20240301,3,1,48,0,1,2,7,980,"a\"b"],[20240302,4,2,0.0005,20240301,1,2,7,-1]])");
  store::HistoryReader reader(writer.text());
  store::HistoryRecord read;
  for (const auto& record : records) {
    REQUIRE(reader.next(read));
    CHECK(read == record);
  }
  CHECK_FALSE(reader.next(read));
  const auto read_all = [](std::string_view text) {
    store::HistoryReader all(text);
    store::HistoryRecord each;
    while (all.next(each)) {
    }
  };
  const std::string whole(writer.text());
  for (std::size_t length = 0; length < whole.size(); ++length)
    CHECK_THROWS_AS(read_all(std::string_view(whole).substr(0, length)), Error);
  for (const char* other :
       {"{}", "[[1]]", "[1,2]", "[[20240301,3,1,48,0,1,2,7,x]]", "null", "[[20240301,3,1,48,0,1,2,7,9"})
    CHECK_THROWS_AS(read_all(other), Error);
}

}  // namespace echelon
