#include <algorithm>
#include <bit>

#include "cli/eight_bytes.hpp"
#include "cli/large_pages.hpp"
#include "cli/millionths.hpp"
#include "cli/pool_parts.hpp"
#include "cli/text_pieces.hpp"
#include "cli/value_codes.hpp"
#include "echelon/base/error.hpp"

namespace cli {
namespace {

/// Whether the first id stands bytewise before the second. Eight bytes can be read from any of their places.
bool stands_before(std::string_view a, std::string_view b) {
  const std::size_t most = std::min(a.size(), b.size());
  for (std::size_t i = 0; i < most; i += 8) {
    const std::uint64_t differing = eight_bytes(a.data() + i) ^ eight_bytes(b.data() + i);
    if (differing == 0) continue;
    const std::size_t at = i + static_cast<unsigned>(std::countr_zero(differing)) / 8;
    if (at >= most) break;
    return static_cast<unsigned char>(a[at]) < static_cast<unsigned char>(b[at]);
  }
  return a.size() < b.size();
}

/// Puts a column into the order of the ids.
template <class Value>
void reorder(std::vector<Value>& column, const std::vector<std::uint32_t>& order) {
  std::vector<Value> ordered;
  ordered.reserve(column.size());
  for (const std::uint32_t place : order) ordered.push_back(column[place]);
  column = std::move(ordered);
}

class QuickReader {
 public:
  QuickReader(const PoolRequest& request, TextPieces& text) : request_(request), text_(text) {}

  std::optional<FilePool> read() {
    auto header = text_.header();
    if (!header) return std::nullopt;
    header_ = std::move(*header);
    if (has_column_twice() || !read_quotas_file() || !find_columns()) return std::nullopt;
    while (text_.next())
      if (!take_piece()) return std::nullopt;
    if (text_.gave_up() || !put_in_order()) return std::nullopt;
    return assemble_pool(request_, std::move(columns_), quotas_);
  }

 private:
  [[nodiscard]] bool has_column_twice() const {
    std::vector<std::string_view> names;
    std::ranges::copy_if(header_, std::back_inserter(names), [](const auto& name) { return !name.empty(); });
    std::ranges::sort(names);
    return std::ranges::adjacent_find(names) != names.end();
  }
  [[nodiscard]] bool has_column(const std::string& name) const {
    return std::ranges::find(header_, name) != header_.end();
  }
  bool read_quotas_file() {
    if (request_.quotas.empty()) return true;
    try {
      quotas_ = read_quotas(read_plain_table(request_.quotas),
                            [this](const std::string& name) { return has_column(name); });
      return true;
    } catch (const echelon::Error&) {
      return false;
    }
  }

  /// Where each column needed stands.
  bool find_columns() {
    std::vector<std::string> names{request_.id};
    if (!request_.score.empty()) names.push_back(request_.score);
    for (const auto& more : {quota_columns(quotas_, false), quota_columns(quotas_, true)})
      names.insert(names.end(), more.begin(), more.end());
    for (const FileWeight& each : request_.weights) names.push_back(each.criterion);
    for (const std::string& name : names) {
      if (!has_column(name)) return false;
      places_.push_back(static_cast<std::size_t>(std::ranges::find(header_, name) - header_.begin()));
    }
    columns_.features.resize(quota_columns(quotas_, false).size());
    columns_.measures.resize(quota_columns(quotas_, true).size());
    columns_.criteria.resize(request_.weights.size());
    codes_.resize(columns_.features.size());
    return true;
  }

  bool take_piece() {
    if (columns_.ids.size() == 0) reserve();
    std::size_t next = 0;
    bool good = take_ids(places_[next++]);
    if (!request_.score.empty()) good = good && take_numbers(places_[next++], columns_.scores);
    for (std::size_t f = 0; f < codes_.size(); ++f) take_codes(places_[next++], f);
    for (auto* group : {&columns_.measures, &columns_.criteria})
      for (auto& numbers : *group) good = good && take_numbers(places_[next++], numbers);
    return good;
  }
  /// Room for as many rows as the first piece promises; what is not used costs addresses, no memory.
  void reserve() {
    const std::size_t line = std::max<std::size_t>(1, text_.bytes_of_rows() / text_.rows());
    const std::size_t rows = text_.bytes() / line + text_.bytes() / line / 32 + text_.rows();
    std::size_t bytes = 0;
    for (std::size_t row = 0; row < text_.rows(); ++row) bytes += text_.cell(row, places_[0]).size();
    columns_.ids.reserve(rows, (bytes / text_.rows() + 1) * rows);
    if (!request_.score.empty()) columns_.scores.reserve(rows);
    for (CodedColumn& each : columns_.features) each.codes.reserve(rows);
    for (auto* group : {&columns_.measures, &columns_.criteria})
      for (auto& numbers : *group) numbers.reserve(rows);
  }
  bool take_ids(std::size_t place) {
    const std::size_t held = columns_.ids.size();
    std::string_view before = held == 0 ? std::string_view() : columns_.ids[held - 1];
    for (std::size_t row = 0; row < text_.rows(); ++row) {
      const std::string_view id = text_.cell(row, place);
      if (id.empty()) return false;
      ascends_ = ascends_ && (row == 0 ? before < id : stands_before(before, id));
      columns_.ids.push_back(id);
      before = id;
    }
    return true;
  }
  bool take_numbers(std::size_t place, std::vector<std::int64_t>& into) {
    const std::size_t before = into.size();
    into.resize(before + text_.rows());
    for (std::size_t row = 0; row < text_.rows(); ++row)
      if (!read_millionths(text_.raw_cell(row, place), into[before + row])) return false;
    return true;
  }
  void take_codes(std::size_t place, std::size_t feature) {
    auto& into = columns_.features[feature].codes;
    ValueCodes& codes = codes_[feature];
    const std::size_t before = into.size();
    into.resize(before + text_.rows());
    for (std::size_t row = 0; row < text_.rows(); ++row) {
      const std::string_view cell = text_.raw_cell(row, place);
      const std::int32_t known = codes.code_of_digits(cell);
      into[before + row] = known >= 0 ? known : codes.code(TextPieces::unwrapped(cell));
    }
  }

  /// Candidates by id, codes by value; false where an id stands twice.
  bool put_in_order() {
    if (columns_.ids.size() >= std::size_t{1} << 32) return false;
    if (request_.score.empty()) columns_.scores.resize(columns_.ids.size());
    for (std::size_t f = 0; f < codes_.size(); ++f) {
      const std::vector<std::int32_t> ranks = codes_[f].bytewise_ranks();
      CodedColumn& column = columns_.features[f];
      for (std::int32_t& code : column.codes)
        if (code >= 0) code = ranks[static_cast<std::size_t>(code)];
      column.values.resize(ranks.size());
      for (std::size_t code = 0; code < ranks.size(); ++code)
        column.values[static_cast<std::size_t>(ranks[code])] = codes_[f].values()[code];
    }
    return ascends_ || sort_by_id();
  }
  bool sort_by_id() {
    const std::vector<std::uint32_t> order = bytewise_order(columns_.ids);
    PoolIds ids;
    ids.reserve(columns_.ids.size(), columns_.ids.all().size());
    for (const std::uint32_t place : order) {
      const std::string_view id = columns_.ids[place];
      if (ids.size() > 0 && ids[ids.size() - 1] == id) return false;
      ids.push_back(id);
    }
    columns_.ids = std::move(ids);
    if (!request_.score.empty()) reorder(columns_.scores, order);
    for (CodedColumn& each : columns_.features) reorder(each.codes, order);
    for (auto* group : {&columns_.measures, &columns_.criteria})
      for (auto& numbers : *group) reorder(numbers, order);
    return true;
  }

  const PoolRequest& request_;
  TextPieces& text_;
  std::vector<std::string> header_;
  std::vector<FileQuota> quotas_;
  std::vector<std::size_t> places_;  ///< of id, score, features, measures, criteria
  std::vector<ValueCodes> codes_;
  bool ascends_ = true;
  PoolColumns columns_;
};

}  // namespace

std::optional<FilePool> read_pool_quickly(const PoolRequest& request) {
  std::error_code failed;
  const std::uintmax_t bytes = std::filesystem::file_size(request.pool, failed);
  const LargePages pages(failed ? 0 : 3 * bytes);
  TextPieces text(request.pool);
  if (auto pool = QuickReader(request, text).read(); pool || !text.is_other_text()) return pool;
  try {
    const std::string decoded = read_text_file(request.pool);
    TextPieces pieces{std::string_view(decoded)};
    return QuickReader(request, pieces).read();
  } catch (const echelon::Error&) {
    return std::nullopt;
  }
}

}  // namespace cli
