// A pool read in one pass and read by way of a table: the same bytes, and what only a table has words for is
// left to it.

#include <doctest/doctest.h>

#include <random>

#include "bureau.hpp"
#include "cli/pool_parts.hpp"
#include "echelon/base/error.hpp"

namespace cli_tests {
namespace {

using cli::FilePool;
using cli::PoolRequest;

/// A text of rows by chance: quotes, blanks, empty cells, ragged rows, line ends and marks of every kind.
class MessyPool {
 public:
  explicit MessyPool(unsigned seed) : chance_(seed), separator_(below(4) == 0 ? "\t" : ",") {}

  std::string text() {
    const std::string line_end = pick({"\n", "\n", "\r\n", "\r"});
    std::string text = below(4) == 0 ? "\xEF\xBB\xBF" : "";
    text += join({"score", "镇", "id", "hours", "f"}) + line_end;
    const int rows = below(40);
    for (int row = 0; row < rows; ++row) text += this->row(row) + line_end;
    if (below(3) == 0) text += "x" + std::to_string(below(30)) + separator_;
    return text;
  }

 private:
  int below(int limit) { return static_cast<int>(chance_() % static_cast<unsigned>(limit)); }
  std::string pick(const std::vector<std::string>& from) {
    return from[static_cast<std::size_t>(below(static_cast<int>(from.size())))];
  }
  std::string join(const std::vector<std::string>& cells) {
    std::string line;
    for (const std::string& cell : cells) line += (line.empty() ? "" : separator_) + cell;
    return line;
  }
  std::string number() {
    if (below(60) == 0)
      return pick({"", "x", "1e3", "+2", ".5", "5.", "1.0000001", "9000000000001", "-", "1.2.3"});
    std::string text = std::to_string(below(3) == 0 ? below(10) : below(2'000'000'000));
    if (below(2) == 0) text += "." + std::to_string(below(999'999));
    return (below(6) == 0 ? "-" : "") + text;
  }
  std::string dressed(const std::string& cell) {
    switch (below(40)) {
      case 0:
        return " " + cell + "\xE3\x80\x80";
      case 1:
        return "\"" + cell + "\"";
      case 2:
        return "\"" + cell + separator_ + "\n\"";
      case 3:
        return below(8) == 0 ? "\"" + cell + "\"\"x\"" : cell;
      case 4:
        return below(8) == 0 ? cell + "\"" : cell;
      default:
        return cell;
    }
  }
  std::string row(int number_of_row) {
    if (below(25) == 0) return pick({"", " ", ",,,,", "\t\t\t\t"});
    std::vector<std::string> cells{
        number(), pick({"东镇", "西镇", "", "b", "a long name of a town", "a long name"}),
        pick({"t", "u", "甲"}) + std::to_string(below(90) == 0 ? 1 : 100 - number_of_row), number(),
        pick({"x", "y", "xx", "eight ch", "seven c"})};
    for (std::string& cell : cells) cell = dressed(cell);
    if (below(200) == 0) cells.pop_back();
    return join(cells);
  }

  std::mt19937 chance_;
  std::string separator_;
};

/// What reading gives: the digest, or the words and the place of the refusal.
template <class Read>
std::string outcome(const Read& read) {
  try {
    const FilePool pool = read();
    std::string text = pool.digest;
    for (std::size_t i = 0; i < pool.ids.size(); ++i) text += "|" + std::string(pool.ids[i]);
    for (const auto& each : pool.counts) text += "|" + each.feature + "=" + each.value;
    return text;
  } catch (const echelon::Error& error) {
    const auto& place = error.place();
    return error.happened().en + " / " + error.remedy().zh + " / " + std::to_string(place.row) + place.column;
  }
}

PoolRequest request(const Bureau& bureau, const std::string& pool, bool weighted = false) {
  PoolRequest asked{
      bureau.file("pool.csv", pool),
      bureau.file("quotas.csv", "feature,value,min,max,measure\n镇,*,,3,\nf,x,1,,count\nhours,,0,9,sum\n"),
      5,
      "id",
      weighted ? "" : "score",
      {}};
  if (weighted) asked.weights = {{"hours", 2'000'000}, {"score", 1'000'000}};
  return asked;
}

}  // namespace

TEST_CASE("both ways of reading a pool give the same bytes and the same refusals") {
  const Bureau bureau;
  int quick = 0;
  int refused = 0;
  for (unsigned seed = 0; seed < 1000; ++seed) {
    CAPTURE(seed);
    const PoolRequest asked = request(bureau, MessyPool(seed).text(), seed % 3 == 0);
    const std::string general = outcome([&] { return cli::read_pool_generally(asked); });
    const auto read = cli::read_pool_quickly(asked);
    if (read) REQUIRE(outcome([&] { return std::move(*cli::read_pool_quickly(asked)); }) == general);
    REQUIRE(outcome([&] {
              return cli::read_pool(asked.pool, asked.quotas, asked.seats, asked.id, asked.score,
                                    asked.weights);
            }) == general);
    quick += read ? 1 : 0;
    refused += general.find(" / ") != std::string::npos ? 1 : 0;
  }
  CHECK(quick > 100);
  CHECK(refused > 100);
  CHECK(quick + refused < 1000);
}

TEST_CASE("a pool of many pieces is read as one, whatever its encoding, and sorted by id") {
  const Bureau bureau;
  std::string usual = "id,score,镇,hours,f\n";
  std::string turned = "id,score,镇,hours,f\r\n";
  const auto row = [](int i) {
    const std::string town = i % 3 == 0 ? "东镇" : i % 3 == 1 ? "west" : "";
    return "c" + std::to_string(i * 7919 % 30011) + "," + std::to_string(i % 977) + ".5," + town + "," +
           std::to_string(i % 50) + "," + (i % 2 == 0 ? "x" : "a name of more than eight");
  };
  for (int i = 0; i < 30000; ++i) usual += row(i) + "\n";
  for (int i = 30000; i-- > 0;) turned += row(i) + (i == 12345 ? "\r\n\r\n" : "\r\n");
  const auto read = [&](const std::string& text) {
    const auto pool = cli::read_pool_quickly(request(bureau, text));
    REQUIRE(pool);
    CHECK(pool->ids.size() == 30000);
    return pool->digest;
  };
  const std::string expected = cli::read_pool_generally(request(bureau, usual)).digest;
  CHECK(read(usual) == expected);
  CHECK(read(turned) == expected);
  std::string wide = "\xFF\xFE";
  for (const char32_t point : std::u32string_view(U"id,score,镇,hours,f\na,1,东镇,2,x\nb,2,,3,y\n")) {
    wide += static_cast<char>(point & 0xFF);
    wide += static_cast<char>(point >> 8);
  }
  const auto utf16 = cli::read_pool_quickly(request(bureau, wide));
  REQUIRE(utf16);
  CHECK(utf16->digest ==
        cli::read_pool_generally(request(bureau, "id,score,镇,hours,f\na,1,东镇,2,x\nb,2,,3,y\n")).digest);
}

TEST_CASE("a pool without a score column has zeros, and without quotas no features") {
  const Bureau bureau;
  PoolRequest asked{bureau.file("pool.csv", "id,f\nb,x\na,y\n"), {}, 1, "id", "", {}};
  for (const FilePool& pool : {*cli::read_pool_quickly(asked), cli::read_pool_generally(asked)}) {
    CHECK(pool.problem.scores == std::vector<std::int64_t>{0, 0});
    CHECK(pool.problem.features.empty());
    CHECK(pool.ids[0] == "a");
  }
}

TEST_CASE("ids are ordered bytewise however long they are") {
  std::mt19937 chance(5);
  cli::PoolIds ids;
  std::vector<std::string> texts;
  for (int i = 0; i < 3000; ++i) {
    std::string id = i % 2 == 0 ? "common" : "";
    for (auto length = chance() % 14; length > 0; --length) id += static_cast<char>(chance() % 3 * 80 + 1);
    texts.push_back(id);
    ids.push_back(id);
  }
  std::vector<std::uint32_t> expected(texts.size());
  for (std::uint32_t i = 0; i < expected.size(); ++i) expected[i] = i;
  std::ranges::stable_sort(expected, {}, [&](std::uint32_t i) { return texts[i]; });
  CHECK(cli::bytewise_order(ids) == expected);
}

}  // namespace cli_tests
