#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstring>

#include "cli/metrics.hpp"
#include "echelon/base/error.hpp"
#include "echelon/exchange/file_beside.hpp"
#include "echelon/graph/parallel.hpp"

namespace cli {
namespace {

constexpr std::size_t rows_of_piece = 1 << 16;

/// Adds the id as a cell.
void add_id(const VertexIds& ids, std::size_t vertex, std::string& out) {
  const std::size_t begin = out.size();
  ids.append(vertex, out);
  if (out.find_first_of(",\"\n\r\t;", begin) == std::string::npos) return;
  const std::string id = out.substr(begin);
  out.resize(begin);
  out += '"';
  for (const char c : id) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

/// Adds the shortest text that reads back as the same number.
template <class Number>
void add_number(Number value, std::string& out) {
  std::array<char, 32> text{};
  const auto [end, failed] = std::to_chars(text.data(), text.data() + text.size(), value);
  out.append(text.data(), end);
}

/// Adds reals, of which many are alike, such as the ranks of those who have no edge.
class Reals {
 public:
  void add(double value, std::string& out) {
    std::uint64_t bits = 0;
    std::memcpy(&bits, &value, sizeof bits);
    Known& known = known_[(bits * 0x9E3779B97F4A7C15U) >> 54];
    if (known.size == 0 || known.bits != bits) {
      const auto [end, failed] =
          std::to_chars(known.text.data(), known.text.data() + known.text.size(), value);
      known.bits = bits;
      known.size = static_cast<std::size_t>(end - known.text.data());
    }
    out.append(known.text.data(), known.size);
  }

 private:
  struct Known {
    std::uint64_t bits = 0;
    std::size_t size = 0;
    std::array<char, 32> text{};
  };
  std::vector<Known> known_ = std::vector<Known>(1024);
};

class Rows {
 public:
  Rows(const VertexIds& ids, const std::vector<Metric>& metrics, const MetricColumns& columns)
      : ids_(ids), metrics_(metrics), columns_(columns) {}

  [[nodiscard]] std::string header() const {
    std::string line = "id";
    for (const Metric each : metrics_) line += "," + std::string(name_of(each));
    return line + "\n";
  }
  void add(std::size_t from, std::size_t to, std::string& out) const {
    Reals ranks;
    out.clear();
    for (std::size_t vertex = from; vertex < to; ++vertex) {
      add_id(ids_, vertex, out);
      for (const Metric each : metrics_) {
        out += ',';
        add_cell(each, vertex, ranks, out);
      }
      out += '\n';
    }
  }

 private:
  void add_cell(Metric metric, std::size_t vertex, Reals& ranks, std::string& out) const {
    switch (metric) {
      case Metric::pagerank:
        ranks.add(columns_.pagerank[vertex], out);
        break;
      case Metric::in_degree:
        add_number(columns_.in_degree[vertex], out);
        break;
      case Metric::out_degree:
        add_number(columns_.out_degree[vertex], out);
        break;
      case Metric::component:
        add_id(ids_, columns_.component[vertex], out);
        break;
      case Metric::descendants:
        add_number(columns_.descendants[vertex], out);
        break;
      case Metric::depth:
        add_number(columns_.depth[vertex], out);
        break;
      case Metric::betweenness:
        ranks.add(columns_.betweenness[vertex], out);
        break;
    }
  }

  const VertexIds& ids_;
  const std::vector<Metric>& metrics_;
  const MetricColumns& columns_;
};

/// A file that is written piece by piece.
class Growing {
 public:
  explicit Growing(const std::filesystem::path& path) : file_(std::fopen(path.c_str(), "wb"), &std::fclose) {
    if (!file_) fail(path);
    path_ = path;
  }
  void add(const std::string& bytes) {
    if (std::fwrite(bytes.data(), 1, bytes.size(), file_.get()) != bytes.size()) fail(path_);
  }
  void close() {
    if (std::fclose(file_.release()) != 0) fail(path_);
  }

 private:
  [[noreturn]] static void fail(const std::filesystem::path& path) {
    const std::string why = std::strerror(errno);
    throw echelon::Error(echelon::Fault::environment,
                         {"无法写入文件：" + why, "the file cannot be written: " + why},
                         {"请检查磁盘空间和权限", "check the disk's space and the folder's permissions"},
                         {path.parent_path().string(), {}, 0, {}});
  }
  std::filesystem::path path_;
  std::unique_ptr<std::FILE, int (*)(std::FILE*)> file_;
};

}  // namespace

void write_metrics(const std::filesystem::path& place, const VertexIds& ids,
                   const std::vector<Metric>& metrics, const MetricColumns& columns,
                   const echelon::Progress& progress) {
  echelon::FileBeside beside(place);
  Growing file(beside.path());
  const Rows rows(ids, metrics, columns);
  file.add(rows.header());
  const unsigned threads = echelon::threads_for(0);
  std::vector<std::string> pieces(threads);
  for (std::size_t from = 0; from < ids.size(); from += threads * rows_of_piece) {
    progress.at(0.7 + 0.3 * static_cast<double>(from) / static_cast<double>(ids.size()),
                {"写入文件", "writing the file"});
    echelon::in_parts(threads, threads, [&](std::size_t part, unsigned) {
      const std::size_t begin = std::min(from + part * rows_of_piece, ids.size());
      rows.add(begin, std::min(begin + rows_of_piece, ids.size()), pieces[part]);
    });
    for (const std::string& each : pieces) file.add(each);
  }
  file.close();
  beside.keep();
}

}  // namespace cli
