#include "cli/surface_pictures.hpp"

#include <algorithm>
#include <string_view>

#include "echelon/base/error.hpp"
#include "echelon/exchange/table_file.hpp"

namespace cli {

using echelon::Error;
using echelon::Fault;

echelon::ChartView PictureSurface::view_of(const echelon::Chart& chart) const {
  echelon::ChartView view{wanted_.hidden, std::nullopt, std::nullopt};
  for (const std::string& name : wanted_.hidden) {
    std::string there;
    bool found = false;
    for (const echelon::Series& series : chart.series) {
      there += (there.empty() ? "" : ", ") + series.name.in(language());
      found = found || series.name.zh == name || series.name.en == name;
    }
    if (found && echelon::has_legend(chart)) continue;
    throw Error(Fault::request,
                {"没有可隐藏的系列“" + name + "”", "there is no series '" + name + "' to hide"},
                {"这张图的系列：" + there, "the picture's series: " + there});
  }
  if (wanted_.stretch.empty()) return view;
  const auto dots = wanted_.stretch.find("..");
  if (dots != std::string::npos)
    view.x = echelon::stretch(chart, std::string_view(wanted_.stretch).substr(0, dots),
                              std::string_view(wanted_.stretch).substr(dots + 2));
  if (!view.x) {
    throw Error(
        Fault::request,
        {"这张图没有“" + wanted_.stretch + "”这一段", "the picture has no stretch '" + wanted_.stretch + "'"},
        {"写成 起..止：横轴上的类别名、数或日期；横向条形、热力图和漏斗没有可放大的横轴",
         "give FROM..TO: names of categories, numbers or days of the x axis; bars to the right, heat maps "
         "and funnels have none to zoom"});
  }
  return view;
}

void PictureSurface::write(const std::string& file) const {
  const std::string& id = wanted_.picture;
  if (file.empty()) {
    throw Error(Fault::request, {"没有给出要写的文件", "no file to write was given"},
                {"用 --out 文件名 给出，以 .svg、.png、.pdf 或 .csv 结尾",
                 "give it by --out FILE, ending in .svg, .png, .pdf or .csv"});
  }
  const auto found = id.empty() && pictures_.size() == 1
                         ? pictures_.begin()
                         : std::ranges::find(pictures_, id, &echelon::PictureFile::name);
  if (found != pictures_.end()) {
    const auto chart = std::ranges::find(charts_, found->name, &echelon::Chart::id);
    const bool viewed = !wanted_.hidden.empty() || !wanted_.stretch.empty();
    if (viewed && chart == charts_.end()) {
      throw Error(Fault::request, {"“" + found->name + "”不是图表", "'" + found->name + "' is no chart"},
                  {"--hide 和 --zoom 只用于图表", "--hide and --zoom are for charts"});
    }
    echelon::write_picture(viewed ? echelon::picture_file(*chart, language(), view_of(*chart)) : *found,
                           file);
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
