#include "cli/edges_file.hpp"
#include "cli/plain_table.hpp"

namespace cli {
namespace {

class GeneralReader {
 public:
  GeneralReader(const PlainTable& table, echelon::Date as_of)
      : table_(table),
        as_of_(as_of),
        from_(table.column("from")),
        to_(table.column("to")),
        weight_(table.find("weight")),
        start_(table.find("start")),
        end_(table.find("end")) {}

  EdgesFile read() {
    for (std::size_t row = 0; row < table_.rows(); ++row) read_row(row);
    file_.ids = ids_.finish();
    for (echelon::Edge& each : file_.edges) each = {ids_.place(each.from), ids_.place(each.to)};
    return std::move(file_);
  }

 private:
  [[nodiscard]] std::string_view cell(std::size_t row, std::optional<std::size_t> column) const {
    return column ? table_.cell(row, *column) : std::string_view();
  }

  void read_row(std::size_t row) {
    if (table_.cell(row, from_).empty()) {
      table_.refuse(row, from_, {"没有编号", "the id is missing"},
                    {"请填写；没有边的顶点写在 from 列，to 留空",
                     "fill it in; a vertex without edges stands under `from`, with `to` empty"});
    }
    const bool is_edge = !table_.cell(row, to_).empty();
    double weight = 1;
    if (is_edge && weight_ && !read_weight(table_.cell(row, *weight_), weight)) {
      table_.refuse(
          row, *weight_,
          {"权重应为 0，或 1e-100 至 1e100 的数", "a weight must be 0, or a number from 1e-100 to 1e100"},
          {"请改正；缺失不等于零，都一样重则去掉这一列",
           "correct it; missing is not zero: without the column all weigh the same"});
    }
    if (!is_in_force(row)) return;
    const std::array<std::string_view, 2> texts{table_.cell(row, from_),
                                                table_.cell(row, is_edge ? to_ : from_)};
    std::array<std::uint32_t, 2> numbers{};
    if (!ids_.take(texts, numbers.data())) {
      table_.refuse(row, from_, {"编号太多", "there are too many ids"}, {"请拆分文件", "split the file"});
    }
    if (!is_edge) return;
    file_.edges.push_back({numbers[0], numbers[1]});
    if (weight_) file_.weights.push_back(weight);
  }

  [[nodiscard]] bool is_in_force(std::size_t row) const {
    echelon::Period period;
    for (const auto& column : {start_, end_}) {
      if (!column || read_period(cell(row, column), {}, period)) continue;
      table_.refuse(row, *column, {"日期读不懂", "this is no date"},
                    {"请写成 2026-03-01，或留空", "write it as 2026-03-01, or leave it empty"});
    }
    if (!read_period(cell(row, start_), cell(row, end_), period)) {
      table_.refuse(row, *end_, {"结束早于开始", "it ends before it starts"},
                    {"请改正其中一个日期", "correct one of the two dates"});
    }
    return !as_of_.known() || period.contains(as_of_);
  }

  const PlainTable& table_;
  echelon::Date as_of_;
  std::size_t from_;
  std::size_t to_;
  std::optional<std::size_t> weight_;
  std::optional<std::size_t> start_;
  std::optional<std::size_t> end_;
  TextIds ids_;
  EdgesFile file_;
};

}  // namespace

EdgesFile read_edges_generally(const std::filesystem::path& path, echelon::Date as_of) {
  const PlainTable table = read_plain_table(path);
  return GeneralReader(table, as_of).read();
}

}  // namespace cli
