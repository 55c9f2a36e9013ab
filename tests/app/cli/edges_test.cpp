#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "bureau.hpp"

namespace cli_tests {

namespace {

std::string text_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

/// `pipeline metrics` on a file with this text.
Ran metrics(const Bureau& bureau, const std::string& edges, const Words& more = {}) {
  Words words{"pipeline", "metrics", "--edges", bureau.file("E.csv", edges), "--out", bureau.path("G.csv")};
  words.insert(words.end(), more.begin(), more.end());
  return bureau.plain(words);
}

std::string degrees(const Bureau& bureau, const std::string& edges, const Words& more = {}) {
  Words words{"--metrics", "in_degree,out_degree"};
  words.insert(words.end(), more.begin(), more.end());
  const Ran ran = metrics(bureau, edges, words);
  CHECK_MESSAGE(ran.status == 0, ran.error);
  return text_of(bureau.path("G.csv"));
}

}  // namespace

TEST_CASE("a lineage of three gives each its rank, depth and component, by id") {
  const Bureau bureau;
  const Ran ran = metrics(bureau, "to,from\nc,b\nb,a\n,lone\n");
  CHECK(ran.status == 0);
  CHECK(says(ran.out, "4 vertices, 2 edges"));
  const std::string found = text_of(bureau.path("G.csv"));
  CHECK(found.starts_with("id,pagerank,in_degree,out_degree,component,depth\na,"));
  CHECK(says(found, ",1,1,a,1\nc,"));
  CHECK(says(found, ",0,0,lone,0\n"));
}

TEST_CASE("costly columns alone come to the usual ones, any other list is exactly what is written") {
  const Bureau bureau;
  const auto heads = [&](const std::string& list) {
    CHECK(metrics(bureau, "from,to\na,b\nb,c\n", {"--metrics", list}).status == 0);
    const std::string found = text_of(bureau.path("G.csv"));
    return found.substr(0, found.find('\n'));
  };
  CHECK(heads("betweenness") == "id,pagerank,in_degree,out_degree,component,depth,betweenness");
  CHECK(heads("depth, pagerank") == "id,pagerank,depth");
  CHECK(heads("all") == "id,pagerank,in_degree,out_degree,component,descendants,depth,betweenness");
  CHECK(is_one_line(metrics(bureau, "from,to\na,b\n", {"--metrics", "rank"}).error,
                    "there are: all, pagerank"));
}

TEST_CASE("a cycle is named, and the ranks can be had without depth") {
  const Bureau bureau;
  const std::string edges = "from,to\nz,b\nb,c\nc,a\na,b\nc,y\n";
  const Ran ran = metrics(bureau, edges);
  CHECK(ran.status == 2);
  CHECK(is_one_line(ran.error, "a → b → c → a (3 vertices)"));
  CHECK_FALSE(std::filesystem::exists(bureau.path("G.csv")));
  CHECK(metrics(bureau, edges, {"--metrics", "pagerank,component,descendants"}).status == 0);
  CHECK(is_one_line(metrics(bureau, "from,to\na,a\n").error, "a → a (1 vertex)"));
}

TEST_CASE("with a day only the rows in force count, and without dates every row is") {
  const Bureau bureau;
  const std::string edges =
      "from,to,start,end\na,b,2020-01-01,2020-12-31\na,c,2021/1/"
      "1,\nd,e,,2019.12\nx,,,\na,b,2020年12月31日,2021-01-01\n";
  CHECK(degrees(bureau, edges, {"--as-of", "2020-12-31"}) ==
        "id,in_degree,out_degree\na,0,2\nb,2,0\nx,0,0\n");
  CHECK(degrees(bureau, edges, {"--as-of", "2019-12-31"}) ==
        "id,in_degree,out_degree\nd,0,1\ne,1,0\nx,0,0\n");
  CHECK(degrees(bureau, "from,to\na,b\n", {"--as-of", "2019-12-31"}) ==
        "id,in_degree,out_degree\na,0,1\nb,1,0\n");
}

TEST_CASE("quoted ids, other kinds of ids, tabs and blank lines are read alike by both ways") {
  const Bureau bureau;
  CHECK(degrees(bureau, "from\tto\nT2\tT10\n\nT2\tT10\n") == "id,in_degree,out_degree\nT10,2,0\nT2,0,2\n");
  CHECK(degrees(bureau, "from,to\n\"a,\"\"1\"\"\",b\n") ==
        "id,in_degree,out_degree\n\"a,\"\"1\"\"\",0,1\nb,1,0\n");
  CHECK(degrees(bureau,
                "\xEF\xBB\xBF"
                "from,to\r\n T002 ,T001\r\nT001,T010") ==
        "id,in_degree,out_degree\nT001,1,1\nT002,0,1\nT010,1,0\n");
  CHECK(degrees(bureau, "from,to\n9,10\n") == "id,in_degree,out_degree\n10,1,0\n9,0,1\n");
  CHECK(degrees(bureau, "from,to\n123456789012345678,123456789012345679\n") ==
        "id,in_degree,out_degree\n123456789012345678,0,1\n123456789012345679,1,0\n");
  CHECK(degrees(bureau, "from,to\n") == "id,in_degree,out_degree\n");
}

TEST_CASE("a weight divides a vertex's rank among those it leads to") {
  const Bureau bureau;
  const auto rank = [&](const std::string& edges) {
    CHECK(metrics(bureau, edges, {"--metrics", "pagerank"}).status == 0);
    return text_of(bureau.path("G.csv"));
  };
  CHECK(rank("from,to,weight\na,b,3\na,c,1\n") == rank("from,to\na,b\na,b\na,b\na,c\n"));
  CHECK(rank("from,to,weight\na,b,0\na,c,0\n") == rank("from,to\na,\nb,\nc,\n"));
}

TEST_CASE("what is wrong with a file of edges is said with row, column and remedy, in both languages") {
  const Bureau bureau;
  const auto error = [&](const std::string& edges) {
    const Ran ran = metrics(bureau, edges);
    CHECK(ran.status == 2);
    return ran.error;
  };
  CHECK(is_one_line(error("from,two\na,b\n"), "the column `to` is missing"));
  CHECK(is_one_line(error("from,to\na,b\n,c\n"), "row 3"));
  CHECK(is_one_line(error("from,to\na,b\n,c\n"), "the id is missing"));
  for (const char* weight : {"", "-1", "x", "1e999", "nan", "inf", "0x1", "1,5"}) {
    CAPTURE(weight);
    CHECK(
        is_one_line(error("from,to,weight\na,b,1\na,c,\"" + std::string(weight) + "\"\n"), "column weight"));
  }
  CHECK(is_one_line(error("from,to,start\na,b,soon\n"), "this is no date"));
  CHECK(is_one_line(error("from,to,start,end\na,b,2020-02-01,2020-01-31\n"), "it ends before it starts"));
  CHECK(is_one_line(error("from,to,from\na,b,c\n"), "a column's name stands twice"));
  CHECK(is_one_line(error("from,to\na,b,c\n"), "3 cells"));
  CHECK(is_one_line(error(""), "empty"));
  CHECK(is_one_line(error("\xFF\xFE\xFD"), "save it as text in UTF-8"));
  CHECK(is_one_line(metrics(bureau, "from,to\na,b\n,c\n", {"--lang", "zh"}).error, "没有编号"));
  CHECK(is_one_line(
      bureau.plain({"pipeline", "metrics", "--edges", bureau.path("none.csv"), "--out", "x"}).error,
      "no such file"));
  CHECK(is_one_line(bureau.plain({"pipeline", "metrics", "--edges", bureau.path("E.csv")}).error,
                    "--out is missing"));
  CHECK(is_one_line(
      bureau.plain({"pipeline", "metrics", "--edges", bureau.path("E.csv"), "--out", bureau.path("E.csv")})
          .error,
      "would replace a file that is read"));
}

}  // namespace cli_tests
