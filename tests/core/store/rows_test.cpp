#include "echelon/store/rows.hpp"

#include <limits>

#include "echelon/store/pack.hpp"
#include "store_fixture.hpp"

namespace echelon {
namespace {

using store::RowReader;
using store::RowWriter;

TEST_CASE("numbers and texts written as row bytes are read back") {
  const std::vector<std::int64_t> numbers{0,
                                          1,
                                          -1,
                                          127,
                                          128,
                                          -129,
                                          20'240'301,
                                          std::numeric_limits<std::int64_t>::max(),
                                          std::numeric_limits<std::int64_t>::min()};
  const std::vector<std::string> texts{"", "尖兵", std::string("\0\1", 2), std::string(300, 'x')};
  RowWriter writer;
  for (const std::int64_t number : numbers) writer.integer(number);
  for (const std::string& text : texts) writer.text(text);
  RowReader reader(writer.bytes());
  for (const std::int64_t number : numbers) CHECK(reader.integer() == number);
  for (const std::string& text : texts) CHECK(reader.text() == text);
  CHECK(reader.done());
}

TEST_CASE("row bytes that were cut or mixed up are refused, at every place") {
  RowWriter writer;
  writer.text("尖兵教师");
  writer.integer(-99'999);
  const std::string bytes = writer.bytes();
  for (std::size_t length = 0; length < bytes.size(); ++length) {
    CHECK_FALSE(refusal([&] {
                  RowReader reader(std::string_view(bytes).substr(0, length));
                  static_cast<void>(reader.text());
                  static_cast<void>(reader.integer());
                }).empty());
  }
  RowReader reader(bytes);
  CHECK(says(refusal([&] { static_cast<void>(reader.integer()); }), "damaged"));
  RowReader endless("\x02\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff");
  CHECK(says(refusal([&] { static_cast<void>(endless.text()); }), "damaged"));
}

TEST_CASE("a piece goes in once and comes out once") {
  Store store = Store::temporary();
  const std::string empty = content(store);
  const Brought brought = bring(store, small_batch());
  Store other = Store::temporary();
  for (const std::string& piece : brought.pieces) store::insert_piece(other, piece);
  CHECK(content(other) == content(store));
  CHECK(says(refusal([&] { store::insert_piece(other, brought.pieces[0]); }), "do not fit together"));
  for (std::size_t i = brought.pieces.size(); i-- > 0;) store::remove_piece(other, brought.pieces[i]);
  CHECK(content(other) == empty);
  CHECK(says(refusal([&] { store::remove_piece(other, brought.pieces[0]); }), "do not fit together"));
}

TEST_CASE("a row that was changed since is not removed by its piece") {
  Store store = Store::temporary();
  const Brought brought = bring(store, small_batch());
  store.run("UPDATE assessment SET result = 'excellent' WHERE person = 'T4'");
  CHECK(says(refusal([&] { store::remove_piece(store, brought.pieces.back()); }), "do not fit together"));
}

TEST_CASE("a piece of any other table than the office's own is refused") {
  for (const char* table : {"ledger", "ledger_piece", "sqlite_schema", "人员", "person\" --"}) {
    Store store = Store::temporary();
    RowWriter piece;
    const std::vector<std::string> columns{"number"};
    store::begin_piece(piece, table, columns, 1);
    piece.integer(7);
    CHECK(says(refusal([&] { store::insert_piece(store, piece.bytes()); }), "damaged"));
    CHECK(says(refusal([&] { store::remove_piece(store, piece.bytes()); }), "damaged"));
  }
}

TEST_CASE("the first difference of two offices is told by its key") {
  Store one = Store::temporary();
  Store other = Store::temporary();
  bring(one, small_batch());
  bring(other, shuffled(small_batch(), 3));
  for (const std::string_view table : store::office_tables())
    CHECK_FALSE(store::first_difference(one, other, table));
  other.run("UPDATE person SET phone = '13099999999' WHERE id = 'T5'");
  CHECK(store::first_difference(one, other, "person") == "T5");
  other.run("DELETE FROM assessment WHERE person = 'T8'");
  CHECK(store::first_difference(one, other, "assessment") == "T8, 2024, annual");
  CHECK(store::first_difference(other, one, "assessment") == "T8, 2024, annual");
}

TEST_CASE("packed bytes are unpacked to what they were") {
  for (const std::string& bytes : {std::string(), std::string("尖兵"), std::string(1'000'000, 'a')}) {
    CHECK(store::unpacked(store::packed(bytes)) == bytes);
  }
  CHECK(store::packed(std::string(1'000'000, 'a')).size() < 1000);
}

TEST_CASE("bytes that are no pack, a pack cut short, and one that is too large are refused") {
  const std::string pack = store::packed("尖兵教师培养尖兵教师培养尖兵教师培养");
  CHECK(says(refusal([&] { static_cast<void>(store::unpacked("no pack")); }), "damaged"));
  CHECK(says(refusal([&] { static_cast<void>(store::unpacked("")); }), "damaged"));
  for (std::size_t length = 0; length < pack.size(); ++length) {
    CHECK(says(refusal([&] { static_cast<void>(store::unpacked(pack.substr(0, length))); }), "damaged"));
  }
  CHECK(says(refusal([&] { static_cast<void>(store::unpacked(pack, 10)); }), "damaged"));
}

}  // namespace
}  // namespace echelon
