#include "cli/match_files.hpp"

#include <algorithm>
#include <optional>

#include "cli/canonical_bytes.hpp"
#include "cli/cohort_parts.hpp"
#include "cli/plain_table.hpp"
#include "echelon/base/decimal.hpp"

namespace cli {
namespace {

using echelon::Decimal;
using Pair = echelon::MentorProblem::Pair;

/// The most a fit may be, so that sums stay exact.
constexpr std::int64_t greatest_fit = 1'000'000 * Decimal::scale;

struct Listed {
  std::string_view id;
  std::size_t row = 0;
};

/// The ids of a table, bytewise; each must be there and there once.
std::vector<Listed> ids_of(const PlainTable& table) {
  const std::size_t id = table.column("id");
  std::vector<Listed> all;
  all.reserve(table.rows());
  for (std::size_t row = 0; row < table.rows(); ++row) {
    if (table.cell(row, id).empty())
      table.refuse(row, id, {"没有编号", "the id is missing"}, {"请填写", "fill it in"});
    all.push_back({table.cell(row, id), row});
  }
  std::stable_sort(all.begin(), all.end(), [](const Listed& a, const Listed& b) { return a.id < b.id; });
  for (std::size_t i = 1; i < all.size(); ++i) {
    if (all[i].id != all[i - 1].id) continue;
    const std::string before = std::to_string(table.row_number(all[i - 1].row));
    table.refuse(all[i].row, id, {"编号与第 " + before + " 行重复", "the id already stands in row " + before},
                 {"请删除其中一行", "remove one of the two"});
  }
  return all;
}

std::int32_t find(const std::vector<std::string>& ids, std::string_view id) {
  const auto found = std::lower_bound(ids.begin(), ids.end(), id);
  return found == ids.end() || *found != id ? -1 : static_cast<std::int32_t>(found - ids.begin());
}

class PairReader {
 public:
  PairReader(const std::filesystem::path& file, MatchFiles& into)
      : table_(read_plain_table(file)),
        into_(into),
        mentee_(table_.column("mentee")),
        mentor_(table_.column("mentor")),
        fit_(table_.column("fit")),
        mentee_rank_(table_.find("mentee_rank")),
        mentor_rank_(table_.find("mentor_rank")),
        banned_(table_.find("banned")) {}

  void read() {
    std::vector<std::pair<Pair, std::size_t>> rows;
    rows.reserve(table_.rows());
    for (std::size_t row = 0; row < table_.rows(); ++row) rows.emplace_back(read_row(row), row);
    std::stable_sort(rows.begin(), rows.end(),
                     [](const auto& a, const auto& b) { return key(a.first) < key(b.first); });
    auto& pairs = into_.problem.pairs;
    pairs.reserve(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (i > 0 && key(rows[i].first) == key(rows[i - 1].first))
        refuse_twice(rows[i - 1].second, rows[i].second);
      pairs.push_back(rows[i].first);
    }
    order_wishes(into_.problem);
  }

 private:
  static std::pair<std::int32_t, std::int32_t> key(const Pair& pair) { return {pair.mentee, pair.mentor}; }

  Pair read_row(std::size_t row) const {
    Pair pair;
    pair.mentee = find(into_.mentees, table_.cell(row, mentee_));
    if (pair.mentee < 0)
      table_.refuse(row, mentee_, {"徒弟文件中没有这个编号", "the mentees' file has no such id"},
                    {"请改正，或在徒弟文件中补上", "correct it, or add the mentee"});
    pair.mentor = find(into_.mentors, table_.cell(row, mentor_));
    if (pair.mentor < 0)
      table_.refuse(row, mentor_, {"师傅文件中没有这个编号", "the mentors' file has no such id"},
                    {"请改正，或在师傅文件中补上", "correct it, or add the mentor"});
    pair.fit = table_.number(row, fit_).millionths();
    if (pair.fit < -greatest_fit || pair.fit > greatest_fit)
      table_.refuse(row, fit_,
                    {"契合度应在 -1000000 至 1000000 之间", "a fit must be from -1,000,000 to 1,000,000"},
                    {"请改正；不能结对的请在 banned 列写 yes",
                     "correct it; for a pair that must not be, write yes in the column banned"});
    pair.mentee_rank = rank(row, mentee_rank_);
    pair.mentor_rank = rank(row, mentor_rank_);
    pair.banned = banned(row);
    return pair;
  }
  /// 0: none given.
  std::int32_t rank(std::size_t row, std::optional<std::size_t> column) const {
    if (!column || table_.cell(row, *column).empty()) return 0;
    const auto value = read_count(table_, row, *column);
    if (value == 0)
      table_.refuse(row, *column, {"排序从 1 开始", "ranks begin at 1"},
                    {"第一志愿写 1；没有排序就留空", "the first wish is 1; leave it empty for none"});
    return value;
  }
  bool banned(std::size_t row) const {
    if (!banned_) return false;
    const auto cell = table_.cell(row, *banned_);
    for (const auto yes : {"yes", "1", "true", "是"})
      if (cell == yes) return true;
    for (const auto no : {"", "no", "0", "false", "否"})
      if (cell == no) return false;
    table_.refuse(row, *banned_, {"只能是 yes、no 或留空", "it must be `yes`, `no` or empty"},
                  {"请改正", "correct it"});
  }
  [[noreturn]] void refuse_twice(std::size_t first, std::size_t second) const {
    const std::string number = std::to_string(table_.row_number(first));
    table_.refuse(
        second, mentor_,
        {"徒弟和师傅与第 " + number + " 行重复", "the mentee and the mentor already stand in row " + number},
        {"请删除其中一行", "remove one of the two"});
  }

  PlainTable table_;
  MatchFiles& into_;
  std::size_t mentee_, mentor_, fit_;
  std::optional<std::size_t> mentee_rank_, mentor_rank_, banned_;
};

std::string digest_of(const MatchFiles& files) {
  CanonicalBytes out;
  out.text("echelon match 1");
  for (const auto* ids : {&files.mentors, &files.mentees}) {
    out.number(ids->size());
    for (const auto& id : *ids) out.text(id);
  }
  add_column(out, files.problem.capacity);
  out.number(files.problem.pairs.size());
  for (const auto& pair : files.problem.pairs) {
    out.number(static_cast<std::uint64_t>(pair.mentee));
    out.number(static_cast<std::uint64_t>(pair.mentor));
    out.number(static_cast<std::uint64_t>(pair.fit));
    out.number(static_cast<std::uint64_t>(pair.mentee_rank));
    out.number(static_cast<std::uint64_t>(pair.mentor_rank));
    out.number(pair.banned ? 1 : 0);
  }
  return out.hex();
}

}  // namespace

MatchFiles read_match_files(const MatchPaths& paths) {
  MatchFiles files;
  {
    const PlainTable mentors = read_plain_table(paths.mentors);
    const std::size_t capacity = mentors.column("capacity");
    for (const auto& each : ids_of(mentors)) {
      files.mentors.emplace_back(each.id);
      files.problem.capacity.push_back(read_count(mentors, each.row, capacity));
    }
    const PlainTable mentees = read_plain_table(paths.mentees);
    for (const auto& each : ids_of(mentees)) files.mentees.emplace_back(each.id);
  }
  files.problem.mentees = static_cast<std::int32_t>(files.mentees.size());
  PairReader(paths.pairs, files).read();
  files.digest = digest_of(files);
  return files;
}

}  // namespace cli
