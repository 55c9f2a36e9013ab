#include "echelon/exchange/paper.hpp"

#include <fstream>

#include "echelon/base/error.hpp"
#include "echelon/exchange/csv.hpp"

namespace echelon {
namespace {

std::string as_csv(const Paper& paper) {
  CsvWriter csv;
  std::vector<std::string> titles;
  for (const Paper::Column& column : paper.columns) titles.push_back(column.title);
  csv.row(titles);
  for (const auto& row : paper.rows) csv.row(row);
  return csv.bytes();
}

}  // namespace

void write_paper(const Paper& paper, const std::filesystem::path& file) {
  if (file.extension() != ".csv") {
    throw Error(Fault::request, {"不能写成这种文件", "no such kind of file can be written"},
                {"文件名以 .csv 结尾", "end the name in .csv"}, {file.string(), {}, 0, {}});
  }
  std::ofstream(file, std::ios::binary) << as_csv(paper);
}

}  // namespace echelon
