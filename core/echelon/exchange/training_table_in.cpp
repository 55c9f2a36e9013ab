// Training records by the million: the file goes by in stretches, its ordinary rows are checked in place,
// every other row takes the way of read_training, and rows that repeat another are found once all are in
// order. The rows and the report are those of read_training.

#include <algorithm>
#include <array>

#include "echelon/base/text.hpp"
#include "echelon/base/text_decode.hpp"
#include "echelon/exchange/csv.hpp"
#include "echelon/exchange/csv_cursor.hpp"
#include "echelon/exchange/csv_guard.hpp"
#include "echelon/exchange/csv_stream.hpp"
#include "echelon/exchange/field_ends.hpp"
#include "echelon/exchange/sheet_file.hpp"
#include "echelon/exchange/training_quick.hpp"
#include "echelon/exchange/training_table_in.hpp"

namespace echelon {
namespace {

/// The text is not UTF-8 after all.
struct OtherEncoding {};

constexpr std::size_t head_rows = 64;
constexpr std::size_t head_bytes = 1U << 20U;

/// The first rows as a sheet of their own.
Sheet head_of(std::string_view text, char separator, const std::string& file) {
  Sheet head;
  head.file = file;
  auto texts = std::make_shared<TextStore>();
  CsvCursor cursor(texts->keep(text.substr(0, head_bytes)), separator, *texts);
  while (!cursor.at_end() && head.rows.size() < head_rows) {
    SheetRow row;
    cursor.read(row);
    for (SheetCell& cell : row.cells) cell.text = without_formula_guard(cell.text);
    if (!row.cells.empty()) head.rows.push_back(std::move(row));
  }
  head.texts = std::move(texts);
  return head;
}

class Reading {
 public:
  Reading(CsvStream& stream, const std::string& file, const ColumnMap& map, const Progress& progress)
      : stream_(stream),
        separator_(csv_separator(stream.stretch())),
        head_(head_of(stream.stretch(), separator_, file)),
        progress_(progress),
        walk_(head_, ImportKind::training, map, progress_),
        quick_(walk_.header(), table_) {
    require_utf8(stream.stretch().substr(0, head_bytes));
  }

  /// False also when rows are so long that the header may lie beyond what was looked at.
  [[nodiscard]] bool possible() const {
    const bool whole_head = head_.rows.size() == head_rows || stream_.stretch().size() <= head_bytes;
    return quick_.possible() && quick_.width() <= most_columns && whole_head;
  }

  ImportedTraining run() {
    skip_to_people();
    table_.rows.reserve(std::min<std::size_t>(stream_.total() / 48, most_reserved));
    while (!walk_.hopeless() && !(stream_.last() && stream_.stretch().empty())) {
      progress_.at(stream_.done(), {"正在检查各行", "checking the rows"});
      stream_.advance(read_stretch());
    }
    refuse_repeated();
    walk_.order_problems();
    return {std::move(table_), walk_.finish()};
  }

 private:
  static constexpr std::size_t most_columns = 64;
  static constexpr std::size_t batch_rows = 32;
  static constexpr std::size_t most_reserved = 100'000'000;

  /// A row whose fields have been found.
  struct Row {
    const char* begin = nullptr;
    long line = 0;
    std::uint64_t id_hash = 0;
    std::array<std::string_view, most_columns> fields;
  };

  static void require_utf8(std::string_view text) {
    // A character may be cut off by the end of the stretch.
    while (!text.empty() && text.back() != '\n') text.remove_suffix(1);
    if (!is_utf8(text) || text.find('\0') != std::string_view::npos) throw OtherEncoding();
  }

  void skip_to_people() {
    TextStore texts;
    CsvCursor cursor(stream_.stretch(), separator_, texts);
    SheetRow row;
    for (std::size_t rows = 0; rows <= walk_.header().row_index;) {
      cursor.read(row);
      if (!row.cells.empty()) ++rows;
    }
    line_ = cursor.line();
    stream_.advance(static_cast<std::size_t>(cursor.at() - stream_.stretch().data()));
  }

  /// Reads the rows that are whole within the stretch; how many bytes they were.
  std::size_t read_stretch() {
    const std::string_view text = stream_.stretch();
    const char* at = text.data();
    const char* const end = at + text.size();
    while (at != end && !walk_.hopeless()) {
      std::size_t found = 0;
      const char* next = at;
      if (walk_.preview_full()) {
        while (found < batch_rows && find_fields(next, end, batch_[found])) ++found;
      }
      std::size_t done = 0;
      while (done < found && take_quickly(batch_[done])) ++done;
      walk_.count_good(static_cast<long>(done));
      at = done < found ? batch_[done].begin : next;
      line_ = done < found ? batch_[done].line : line_;
      if (done == batch_rows || at == end) continue;
      const char* const after = take_ordinarily(at, end);
      if (after == at) break;
      at = after;
    }
    return static_cast<std::size_t>(at - text.data());
  }

  /// Finds the fields of the row at `at` and goes behind it; false for one that has too few or too many, or
  /// no end within the stretch.
  bool find_fields(const char*& at, const char* end, Row& row) {
    const char* field = at;
    const std::size_t width = quick_.width();
    for (std::size_t i = 0; i < width; ++i) {
      const char* const stop = field_end(field, end, separator_);
      if (stop == end || (*stop == separator_) != (i + 1 < width)) return false;
      row.fields[i] = {field, static_cast<std::size_t>(stop - field)};
      field = stop + 1;
    }
    if (field[-1] == '\r') {
      if (field == end || *field != '\n') return false;
      ++field;
    }
    row.begin = at;
    row.line = line_++;
    row.id_hash = quick_.announce(row.fields.data());
    at = field;
    return true;
  }

  bool take_quickly(const Row& row) {
    const auto outcome = quick_.read(row.fields.data(), row.id_hash, row.line);
    if (outcome == TrainingQuick::Outcome::other_encoding) throw OtherEncoding();
    return outcome == TrainingQuick::Outcome::read;
  }

  /// Takes one row the general way; where the next begins, `at` when the stretch must grow first.
  const char* take_ordinarily(const char* at, const char* end) {
    TextStore texts;
    CsvCursor cursor({at, static_cast<std::size_t>(end - at)}, separator_, texts, line_);
    cursor.read(row_);
    // A quoted field looks ahead.
    if (!stream_.last() && end - cursor.at() <= CsvCursor::longest_field) return at;
    const std::string_view bytes(at, static_cast<std::size_t>(cursor.at() - at));
    if (!is_utf8(bytes) || bytes.find('\0') != std::string_view::npos) throw OtherEncoding();
    line_ = cursor.line();
    for (SheetCell& cell : row_.cells) cell.text = without_formula_guard(cell.text);
    for (std::size_t i = 0; i < row_.cells.size(); ++i) {
      const bool headed = i < quick_.width() && !walk_.header().titles[i].empty();
      if (!headed && !clean_cell(row_.cells[i].text).empty()) walk_.found_content(i);
    }
    if (!row_.cells.empty() && walk_.take(row_)) take_person();
    return cursor.at();
  }

  void take_person() {
    TrainingRow row = read_training_cells(walk_);
    bool repeats = false;
    if (!walk_.preview_full()) {
      const long earlier = earlier_of(first_seen_, row);
      repeats = earlier != 0;
      if (repeats) {
        auto [reason, remedy] = repeats_row(earlier);
        walk_.problem(training_column::course, std::move(reason), std::move(remedy));
      }
    }
    quick_.add(row);
    if (!walk_.close()) refused_.push_back({static_cast<std::uint32_t>(row.row), repeats, std::move(row)});
  }

  /// Finds the rows that repeat another and leaves only the good ones in the table.
  void refuse_repeated() {
    table_.sort();
    const auto refused = [this](const TrainingTable::Row& row) { return refused_row(row.line) != nullptr; };
    std::vector<TrainingTable::Row>& rows = table_.rows;
    std::size_t kept = 0;
    for (std::size_t begin = 0; begin < rows.size();) {
      std::size_t end = begin + 1;
      while (end < rows.size() && alike(rows[begin], rows[end])) ++end;
      const std::size_t first_kept = kept;
      for (std::size_t i = begin; i < end; ++i) rows[kept++] = rows[i];
      if (end - begin > 1) kept = first_kept + refuse_repeated({rows.data() + first_kept, end - begin});
      // What a refused row had looked like is of no more use.
      const auto group = rows.begin() + static_cast<std::ptrdiff_t>(first_kept);
      if (!refused_.empty())
        kept = static_cast<std::size_t>(
            std::remove_if(group, rows.begin() + static_cast<std::ptrdiff_t>(kept), refused) - rows.begin());
      begin = end;
    }
    rows.resize(kept);
  }

  static bool alike(const TrainingTable::Row& a, const TrainingTable::Row& b) {
    return a.person == b.person && a.ended_on == b.ended_on && a.course == b.course;
  }

  /// Among rows of one person, day and course; how many of them are left, in their order.
  std::size_t refuse_repeated(std::span<TrainingTable::Row> rows) {
    std::vector<TrainingTable::Row> by_line(rows.begin(), rows.end());
    std::ranges::sort(by_line, {}, &TrainingTable::Row::line);
    RowsSeen seen;
    std::vector<std::uint32_t> repeated;
    for (const TrainingTable::Row& row : by_line) {
      const Refused* const refused = refused_row(row.line);
      TrainingRow whole = refused != nullptr ? refused->row : row_of(row);
      const long earlier = earlier_of(seen, whole);
      if (earlier == 0 || (refused != nullptr && refused->repeats)) continue;
      auto [reason, remedy] = repeats_row(earlier);
      walk_.problem_later(whole.row, refused == nullptr, whole.id, training_column::course, std::move(reason),
                          std::move(remedy));
      repeated.push_back(row.line);
    }
    const auto gone = [&](const TrainingTable::Row& row) {
      return std::ranges::find(repeated, row.line) != repeated.end() && refused_row(row.line) == nullptr;
    };
    return static_cast<std::size_t>(std::remove_if(rows.begin(), rows.end(), gone) - rows.begin());
  }

  [[nodiscard]] TrainingRow row_of(const TrainingTable::Row& row) const {
    TrainingRow whole;
    whole.row = row.line;
    whole.id = table_.people[row.person];
    whole.course = table_.texts[row.course];
    whole.hours = row.hours();
    whole.ended_on = row.ended_on;
    whole.started_on = row.started_on;
    whole.category = table_.texts[row.category];
    whole.provider = table_.texts[row.provider];
    whole.certificate = table_.certificate(row);
    return whole;
  }

  struct Refused {
    std::uint32_t line = 0;
    bool repeats = false;  ///< and it was said
    TrainingRow row;
  };
  [[nodiscard]] const Refused* refused_row(std::uint32_t line) const {
    if (refused_.empty()) return nullptr;
    const auto found = std::ranges::lower_bound(refused_, line, {}, &Refused::line);
    return found != refused_.end() && found->line == line ? &*found : nullptr;
  }

  CsvStream& stream_;
  char separator_;
  Sheet head_;
  const Progress& progress_;
  ImportWalk walk_;
  TrainingTable table_;
  TrainingQuick quick_;
  std::array<Row, batch_rows> batch_;
  SheetRow row_;
  RowsSeen first_seen_;  ///< until the preview is full
  std::vector<Refused> refused_;
  long line_ = 1;
};

/// Whether the file may be CSV in UTF-8 as far as its beginning shows.
bool may_be_text(std::string_view text) {
  const std::string_view front = text.substr(0, 512);
  for (const std::string_view mark : {"\xD0\xCF\x11\xE0", "%PDF", "PK\x03\x04"}) {
    if (text.starts_with(mark)) return false;
  }
  return !text.empty() && front.find("<html") == std::string_view::npos &&
         front.find("<HTML") == std::string_view::npos;
}

std::optional<ImportedTraining> read_from(CsvStream stream, const std::string& file, const ColumnMap& map,
                                          const Progress& progress) {
  if (!may_be_text(stream.stretch())) return std::nullopt;
  std::optional<Reading> reading;
  try {
    reading.emplace(stream, file, map, progress);
  } catch (const Error&) {
    // No header; the general way says so.
    return std::nullopt;
  }
  if (!reading->possible()) return std::nullopt;
  return reading->run();
}

}  // namespace

std::optional<ImportedTraining> read_training_table(const std::filesystem::path& file,
                                                    const ImportOptions& options, const Progress& progress) {
  std::error_code failed;
  if (!options.sheet.empty() || !std::filesystem::is_regular_file(file, failed)) return std::nullopt;
  if (options.encoding.empty()) {
    try {
      return read_from(CsvStream::file(file), file.string(), options.map, progress);
    } catch (const OtherEncoding&) {
      // Read again, as a whole.
    }
  }
  std::string bytes = read_whole_file(file, options.limits.text_bytes);
  if (!may_be_text(bytes)) return std::nullopt;
  try {
    return read_from(CsvStream(decode_text(std::move(bytes), options.encoding).text), file.string(),
                     options.map, progress);
  } catch (const OtherEncoding&) {
    return std::nullopt;
  }
}

}  // namespace echelon
