#include "cli/surface_pictures.hpp"

#include <algorithm>

#include "echelon/base/error.hpp"
#include "echelon/exchange/table_file.hpp"

namespace cli {

using echelon::Error;
using echelon::Fault;

void PictureSurface::write(const std::string& id, const std::string& file) const {
  if (file.empty()) {
    throw Error(Fault::request, {"没有给出要写的文件", "no file to write was given"},
                {"用 --out 文件名 给出，以 .svg、.png、.pdf 或 .csv 结尾",
                 "give it by --out FILE, ending in .svg, .png, .pdf or .csv"});
  }
  const auto found = id.empty() && pictures_.size() == 1
                         ? pictures_.begin()
                         : std::ranges::find(pictures_, id, &echelon::PictureFile::name);
  if (found != pictures_.end()) {
    echelon::write_picture(*found, file);
    return;
  }
  std::string there;
  for (const auto& picture : pictures_) there += (there.empty() ? "" : ", ") + picture.name;
  const bool none = there.empty();
  throw Error(Fault::request,
              {"这一页没有名为“" + id + "”的图", "this page has no picture named '" + id + "'"},
              {none ? "这一页没有图" : "用 --picture 从这些中选：" + there,
               none ? "this page has no picture" : "choose by --picture from: " + there});
}

std::string PictureSurface::table(const echelon::Table& table) {
  tables_.push_back(table_paper(table, whole(table), language()));
  return {};
}

void PictureSurface::write_table(const std::string& id, const std::string& file) const {
  if (file.empty()) {
    throw Error(Fault::request, {"没有给出要写的文件", "no file to write was given"},
                {"用 --out 文件名 给出，以 .xlsx、.pdf 或 .csv 结尾",
                 "give it by --out FILE, ending in .xlsx, .pdf or .csv"});
  }
  const auto found = std::ranges::find(tables_, id, &echelon::Paper::title);
  if (found != tables_.end()) {
    echelon::write_paper(*found, file);
    return;
  }
  std::string there;
  for (const auto& table : tables_) there += (there.empty() ? "" : ", ") + table.title;
  const bool none = there.empty();
  throw Error(Fault::request,
              {"这一页没有名为“" + id + "”的表格", "this page has no table named '" + id + "'"},
              {none ? "这一页没有表格" : "用 --table 从这些中选：" + there,
               none ? "this page has no table" : "choose by --table from: " + there});
}

}  // namespace cli
