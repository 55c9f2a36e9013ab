#include <algorithm>

#include "cli/cohort_parts.hpp"
#include "cli/millionths.hpp"
#include "cli/text_pieces.hpp"
#include "cli/value_codes.hpp"
#include "echelon/base/error.hpp"

namespace cli {
namespace {

using echelon::CohortProblem;
using Options = std::vector<CohortProblem::Option>;

/// The most a value may be, so that sums of millions of them stay exact.
constexpr std::int64_t greatest_value = 1'000'000 * echelon::Decimal::scale;

bool is_before(const CohortProblem::Option& a, const CohortProblem::Option& b) {
  return std::pair(a.teacher, a.session) < std::pair(b.teacher, b.session);
}

/// Finds ids that are known beforehand.
class KnownIds {
 public:
  explicit KnownIds(const PoolIds& ids) : count_(static_cast<std::int32_t>(ids.size())) {
    std::string padded;
    for (std::size_t i = 0; i < ids.size(); ++i) {
      padded.assign(ids[i]).append(8, '\0');
      codes_.code(std::string_view(padded).substr(0, ids[i].size()));
    }
  }
  /// Eight bytes can be read from where the text begins; −1 where it is no known id.
  std::int32_t find(std::string_view text) {
    const std::int32_t known = codes_.code_of_digits(text);
    const std::int32_t code = known >= 0 ? known : codes_.code(TextPieces::unwrapped(text));
    return code < count_ ? code : -1;
  }

 private:
  std::int32_t count_ = 0;
  ValueCodes codes_;
};

std::optional<std::size_t> place_of(const std::vector<std::string>& header, std::string_view name) {
  if (std::ranges::count(header, name) != 1) return std::nullopt;
  return static_cast<std::size_t>(std::ranges::find(header, name) - header.begin());
}

/// One pass over the text; nothing where anything at all is unusual.
std::optional<Options> read_quickly(const std::filesystem::path& file, const CohortFiles& files) {
  TextPieces text(file);
  const auto header = text.header();
  if (!header) return std::nullopt;
  const auto teacher = place_of(*header, "teacher");
  const auto session = place_of(*header, "session");
  const auto value = place_of(*header, "value");
  if (!teacher || !session || !value) return std::nullopt;
  for (const std::string& name : *header)
    if (!name.empty() && !place_of(*header, name)) return std::nullopt;
  KnownIds teachers(files.teachers);
  KnownIds sessions(files.sessions);
  Options options;
  while (text.next()) {
    if (options.empty())
      options.reserve(text.bytes() / std::max<std::size_t>(1, text.bytes_of_rows() / text.rows()));
    for (std::size_t row = 0; row < text.rows(); ++row) {
      CohortProblem::Option option{teachers.find(text.raw_cell(row, *teacher)),
                                   sessions.find(text.raw_cell(row, *session))};
      const bool read = read_millionths(text.raw_cell(row, *value), option.value);
      if (!read || option.teacher < 0 || option.session < 0 || option.value < 0 ||
          option.value > greatest_value)
        return std::nullopt;
      options.push_back(option);
    }
  }
  if (text.gave_up()) return std::nullopt;
  return options;
}

/// Has words for what is wrong.
class OptionTable {
 public:
  OptionTable(const std::filesystem::path& file, const CohortFiles& files)
      : table_(read_plain_table(file)),
        files_(files),
        teacher_(table_.column("teacher")),
        session_(table_.column("session")),
        value_(table_.column("value")) {}

  [[nodiscard]] Options read() const {
    std::vector<std::pair<CohortProblem::Option, std::size_t>> rows;
    for (std::size_t row = 0; row < table_.rows(); ++row) rows.emplace_back(read_row(row), row);
    std::ranges::stable_sort(rows, is_before, [](const auto& each) { return each.first; });
    Options options;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (i > 0 && !is_before(rows[i - 1].first, rows[i].first))
        refuse_twice(rows[i - 1].second, rows[i].second);
      options.push_back(rows[i].first);
    }
    return options;
  }

 private:
  [[nodiscard]] CohortProblem::Option read_row(std::size_t row) const {
    const auto teacher = files_.teachers.find(table_.cell(row, teacher_));
    if (!teacher) {
      table_.refuse(row, teacher_, {"教师文件中没有这个编号", "the teachers' file has no such id"},
                    {"请改正，或在教师文件中补上", "correct it, or add the teacher"});
    }
    const auto session = files_.sessions.find(table_.cell(row, session_));
    if (!session) {
      table_.refuse(row, session_, {"班次文件中没有这个编号", "the sessions' file has no such id"},
                    {"请改正，或在班次文件中补上", "correct it, or add the session"});
    }
    const auto value = table_.number(row, value_).millionths();
    if (value < 0 || value > greatest_value) {
      table_.refuse(
          row, value_, {"分值应为 0 至 1000000", "a value must be from 0 to 1,000,000"},
          {"请改正；不应去的班次请删去这一行", "correct it; leave out a session that should not be gone to"});
    }
    return {static_cast<std::int32_t>(*teacher), static_cast<std::int32_t>(*session), value};
  }
  [[noreturn]] void refuse_twice(std::size_t first, std::size_t second) const {
    const std::string number = std::to_string(table_.row_number(first));
    table_.refuse(second, session_,
                  {"教师和班次与第 " + number + " 行重复",
                   "the teacher and the session already stand in row " + number},
                  {"请删除其中一行", "remove one of the two"});
  }

  PlainTable table_;
  const CohortFiles& files_;
  std::size_t teacher_, session_, value_;
};

}  // namespace

void read_cohort_options(const CohortRequest& request, CohortFiles& into) {
  auto options = read_quickly(request.options, into);
  if (options && !std::ranges::is_sorted(*options, is_before)) std::ranges::sort(*options, is_before);
  const auto are_alike = [](const auto& a, const auto& b) { return !is_before(a, b) && !is_before(b, a); };
  if (!options || std::ranges::adjacent_find(*options, are_alike) != options->end())
    options = OptionTable(request.options, into).read();
  into.options = std::move(*options);
}

std::int32_t find_option(const CohortFiles& files, std::string_view teacher, std::string_view session) {
  const auto t = files.teachers.find(teacher);
  const auto s = files.sessions.find(session);
  if (!t || !s) return -1;
  const CohortProblem::Option wanted{static_cast<std::int32_t>(*t), static_cast<std::int32_t>(*s)};
  const auto& options = files.options;
  const auto found = std::ranges::lower_bound(options, wanted, is_before);
  if (found == options.end() || is_before(wanted, *found)) return -1;
  return static_cast<std::int32_t>(found - options.begin());
}

}  // namespace cli
