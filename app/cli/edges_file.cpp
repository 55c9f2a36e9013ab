#include "cli/edges_file.hpp"

#include <algorithm>
#include <charconv>
#include <type_traits>

#include "cli/text_pieces.hpp"

namespace cli {

using echelon::Date;

bool read_weight(std::string_view text, double& weight) {
  constexpr double least = 1e-100;  // shares of so little stay numbers
  constexpr double most = 1e100;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), weight);
  if (failed != std::errc() || end != text.data() + text.size()) return false;
  return weight == 0 || (weight >= least && weight <= most);
}

bool read_period(std::string_view start, std::string_view end, echelon::Period& period) {
  period = {};
  for (const auto& [text, date] : {std::pair{start, &period.from}, {end, &period.to}}) {
    if (text.empty()) continue;
    if (const auto iso = Date::from_iso(text)) {
      *date = *iso;
      continue;
    }
    const auto written = echelon::read_date(text);
    if (!written) return false;
    // `2024.03` ends with the month.
    *date = written->day_given || date == &period.from ? written->date
                                                       : written->date.plus_months(1).plus_days(-1);
  }
  return !period.from.known() || !period.to.known() || period.from <= period.to;
}

namespace {

template <class Ids>
Ids new_ids(std::size_t file_bytes) {
  if constexpr (std::is_same_v<Ids, DigitIds>) {
    return DigitIds(file_bytes);
  } else {
    return {};
  }
}

/// Reads a period that is mostly the one before once more.
class Periods {
 public:
  bool read(std::string_view start, std::string_view end, echelon::Period& period) {
    if (start != start_ || end != end_) {
      if (!read_period(start, end, last_)) return false;
      start_ = start;
      end_ = end;
    }
    period = last_;
    return true;
  }

 private:
  std::string start_;
  std::string end_;
  echelon::Period last_;
};

}  // namespace

template <class Ids>
bool read_edges_quickly(const std::filesystem::path& path, Date as_of, EdgesFile& into) {
  TextPieces text(path);
  const auto header = text.header();
  if (!header) return false;
  const auto column = [&](std::string_view name) {
    const auto found = std::ranges::find(*header, name);
    const bool once = found != header->end() && std::find(found + 1, header->end(), name) == header->end();
    return once ? std::optional<std::size_t>(found - header->begin()) : std::nullopt;
  };
  for (const std::string& name : *header)
    if (!name.empty() && !column(name)) return false;  // twice
  const auto from = column("from");
  const auto to = column("to");
  const auto weight = column("weight");
  const auto start = column("start");
  const auto end = column("end");
  if (!from || !to) return false;
  Ids ids = new_ids<Ids>(text.bytes());
  Periods periods;
  std::vector<std::string_view> texts;
  std::vector<std::uint32_t> numbers;
  std::vector<std::size_t> rows;
  const auto cell = [&](std::size_t row, std::optional<std::size_t> at) {
    return at ? text.cell(row, *at) : std::string_view();
  };
  while (text.next()) {
    if (into.edges.empty()) {  // room for as many rows as the first piece promises
      const std::size_t line = std::max<std::size_t>(1, text.bytes_of_rows() / text.rows());
      into.edges.reserve(text.bytes() / line + text.bytes() / line / 64 + text.rows());
      if (weight) into.weights.reserve(into.edges.capacity());
    }
    texts.clear();
    rows.clear();
    for (std::size_t row = 0; row < text.rows(); ++row) {
      const std::string_view giver = text.cell(row, *from);
      if (giver.empty()) return false;
      if (start || end) {
        echelon::Period period;
        if (!periods.read(cell(row, start), cell(row, end), period)) return false;
        if (as_of.known() && !period.contains(as_of)) {
          double ignored = 0;
          if (weight && !text.cell(row, *to).empty() && !read_weight(text.cell(row, *weight), ignored))
            return false;
          continue;
        }
      }
      texts.push_back(giver);
      // An edge's end without text: its beginning once more, which changes nothing.
      const std::string_view taker = text.cell(row, *to);
      texts.push_back(taker.empty() ? giver : taker);
      rows.push_back(row);
    }
    numbers.resize(texts.size());
    if (!ids.take(texts, numbers.data())) return false;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (text.cell(rows[i], *to).empty()) continue;
      into.edges.push_back({numbers[2 * i], numbers[2 * i + 1]});
      if (!weight) continue;
      if (!read_weight(text.cell(rows[i], *weight), into.weights.emplace_back())) return false;
    }
  }
  if (text.gave_up()) return false;
  into.ids = ids.finish();
  for (echelon::Edge& each : into.edges) each = {ids.place(each.from), ids.place(each.to)};
  return true;
}

template bool read_edges_quickly<DigitIds>(const std::filesystem::path&, Date, EdgesFile&);
template bool read_edges_quickly<TextIds>(const std::filesystem::path&, Date, EdgesFile&);

EdgesFile read_edges(const std::filesystem::path& path, Date as_of) {
  EdgesFile file;
  if (read_edges_quickly<DigitIds>(path, as_of, file)) return file;
  file = {};
  if (read_edges_quickly<TextIds>(path, as_of, file)) return file;
  return read_edges_generally(path, as_of);
}

}  // namespace cli
