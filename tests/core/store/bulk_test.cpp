#include "echelon/store/bulk.hpp"

#include "store_fixture.hpp"

namespace echelon {
namespace {

TEST_CASE("the rows of a batch are new the first time and the same the second") {
  Store store = Store::temporary();
  CHECK(effect_of(store, small_batch()) == BatchEffect{.added = 46, .changed = 0, .same = 0});
  CHECK(bring(store, small_batch()).effect == BatchEffect{.added = 46, .changed = 0, .same = 0});
  const std::string before = content(store);
  const Brought again = bring(store, small_batch());
  CHECK(again.effect == BatchEffect{.added = 0, .changed = 0, .same = 46});
  CHECK(again.pieces.empty());
  CHECK(again.changeset.empty());
  CHECK(content(store) == before);
}

TEST_CASE("a row whose key is known replaces the old one, and the changeset has only that") {
  Store store = Store::temporary();
  bring(store, small_batch());
  Batch batch;
  batch.people = {small_batch().people[2]};
  batch.people[0].degree = Degree::doctor;
  batch.people.push_back(batch.people[0]);
  batch.people[1].id = "T9";
  CHECK(effect_of(store, batch) == BatchEffect{.added = 1, .changed = 1, .same = 0});
  const Brought brought = bring(store, batch);
  CHECK(brought.effect == BatchEffect{.added = 1, .changed = 1, .same = 0});
  CHECK(brought.pieces.size() == 1);
  CHECK(answer(store, "SELECT degree FROM person WHERE id = 'T3'") == "doctor");
  CHECK(says(brought.changeset, "T3"));
  CHECK_FALSE(says(brought.changeset, "T9"));
}

TEST_CASE("two awards that are equal to the letter are two awards") {
  Store store = Store::temporary();
  Batch batch = small_batch();
  batch.awards.push_back(batch.awards[0]);
  batch.training.push_back(batch.training[0]);
  bring(store, batch);
  CHECK(answer(store, "SELECT count(*) FROM award") == "2");
  CHECK(answer(store, "SELECT count(*) FROM training WHERE person = 'T1'") == "2");
  CHECK(bring(store, batch).effect == BatchEffect{.added = 0, .changed = 0, .same = 48});
}

TEST_CASE("two people who are equal to the letter are one person") {
  Store store = Store::temporary();
  Batch batch = small_batch();
  batch.people.push_back(batch.people[0]);
  bring(store, batch);
  CHECK(answer(store, "SELECT count(*) FROM person") == "8");
}

TEST_CASE("rows that contradict each other are refused whole, without a word of what is private") {
  Store store = Store::temporary();
  const std::string before = content(store);
  Batch batch = small_batch();
  batch.people.push_back(batch.people[0]);
  batch.people.back().national_id = "00000019800201001X";
  batch.people.back().phone = "13911112222";
  const std::string said = refusal([&] { bring(store, batch); });
  CHECK(says(said, "person: T1"));
  CHECK_FALSE(says(said, "000000"));
  CHECK_FALSE(says(said, "139"));
  CHECK(content(store) == before);
}

TEST_CASE("a row that refers to nobody names whom it meant, and nothing of the batch stays") {
  Store store = Store::temporary();
  const std::string before = content(store);
  Batch batch = small_batch();
  SUBCASE("a person") {
    batch.training.push_back(batch.training[0]);
    batch.training.back().person = "T99";
    CHECK(says(refusal([&] { bring(store, batch); }), "no person T99"));
  }
  SUBCASE("a mentee") {
    batch.mentorships[0].mentee = "T98";
    CHECK(says(refusal([&] { bring(store, batch); }), "no person T98"));
  }
  SUBCASE("a school") {
    batch.postings[0].school = "S9";
    CHECK(says(refusal([&] { bring(store, batch); }), "no school S9"));
  }
  CHECK(content(store) == before);
}

TEST_CASE("a post grade of 14 is refused, for there are 13") {
  Store store = Store::temporary();
  Batch batch = small_batch();
  batch.post_grades[0].grade = 14;
  CHECK_FALSE(refusal([&] { bring(store, batch); }).empty());
  CHECK(answer(store, "SELECT count(*) FROM person") == "0");
}

TEST_CASE("the order of the rows never matters: not to the office, nor to the bytes of the entry") {
  Batch batch = small_batch();
  batch.awards.push_back(batch.awards[0]);
  batch.awards.push_back(batch.awards[0]);
  batch.awards.back().pupils = 3;
  batch.training.push_back(batch.training[0]);
  batch.training.back().hours = Decimal::of(3);
  Store plain = Store::temporary();
  const Brought first = bring(plain, batch);
  for (unsigned seed = 0; seed < 20; ++seed) {
    Store store = Store::temporary();
    const Brought other = bring(store, shuffled(batch, seed));
    CHECK(other.pieces == first.pieces);
    CHECK(content(store) == content(plain));
  }
}

TEST_CASE("a large import comes in pieces of bounded size, in an order that replays") {
  Store store = Store::temporary();
  Batch batch = small_batch();
  for (int i = 0; i < 60'000; ++i) {
    batch.training.push_back(batch.training[static_cast<std::size_t>(i % 8)]);
    batch.training.back().course = "研修 " + std::to_string(i) + std::string(60, '-');
  }
  const Brought brought = bring(store, batch);
  CHECK(brought.pieces.size() > 8);
  Store again = Store::temporary();
  for (const std::string& piece : brought.pieces) {
    CHECK(piece.size() < 4'100'000);
    store::insert_piece(again, piece);
  }
  CHECK(content(again) == content(store));
}

TEST_CASE("an import that is cancelled on the way leaves nothing") {
  Store store = Store::temporary();
  Batch batch = small_batch();
  for (int i = 0; i < 10'000; ++i) {
    batch.training.push_back(batch.training[0]);
    batch.training.back().course = std::to_string(i);
  }
  std::stop_source stop;
  const Progress progress([&](double, const Words&) { stop.request_stop(); }, stop.get_token());
  CHECK_THROWS_AS(bring(store, batch, progress), Cancelled);
  CHECK(answer(store, "SELECT count(*) FROM person") == "0");
}

TEST_CASE("text comes back byte for byte, whatever is in it") {
  for (const std::string& text :
       {std::string("𬭎𠮷"), std::string("a\0b", 3), std::string("'); DROP TABLE person; --"),
        std::string("\n\t\r"), std::string("=cmd|' /C calc'!A0"), std::string(100'000, 'x'),
        std::string("\xE2\x80\xAE")}) {
    Store store = Store::temporary();
    Batch batch = small_batch();
    batch.people[0].name = text;
    batch.training[0].course = text;
    bring(store, batch);
    Statement ask = store.statement("SELECT name FROM person WHERE id = 'T1'");
    REQUIRE(ask.step());
    CHECK(ask.string(0) == text);
    CHECK(bring(store, batch).effect.same == 46);
  }
}

}  // namespace
}  // namespace echelon
