#pragma once

#include <array>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "echelon/base/date.hpp"
#include "echelon/base/decimal.hpp"
#include "echelon/base/progress.hpp"
#include "echelon/base/text.hpp"
#include "echelon/exchange/header.hpp"
#include "echelon/exchange/import_report.hpp"
#include "echelon/model/vocabulary.hpp"

namespace echelon {

/// Within exchange: walks over the data rows of a sheet, reads their cells and collects everything that is
/// wrong with them. Columns are numbered as in `import_columns(kind)`.
class ImportWalk {
 public:
  /// Throws Error when the sheet has no fitting header.
  ImportWalk(const Sheet& sheet, ImportKind kind, const ColumnMap& map, const Progress& progress);

  /// Goes to the next row that is a person's; blank rows, totals and notes are counted on the way.
  bool next();
  /// The same for a row that stands not in the sheet but further down in its file; false for one that is no
  /// person's. The row must live until it is accepted.
  bool take(const SheetRow& row);
  /// Ends the present row: whether it was good. Throws Error when the faults are beyond all listing.
  bool accept();
  /// The report; the walk is over.
  [[nodiscard]] ImportReport finish();

  // For a file of which only the first rows are in the sheet:
  /// Counts good rows that were checked elsewhere.
  void count_good(long rows);
  /// Whether the rows to show are all there.
  [[nodiscard]] bool preview_full() const;
  /// The faults are beyond all listing.
  [[nodiscard]] bool hopeless() const;
  /// A column without a heading has content after all.
  void found_content(std::size_t sheet_column);
  /// Ends the present row: whether it was good.
  bool close();
  /// A row that was closed has one more problem; `good` when it had none.
  void problem_later(long row, bool good, const std::string& person, std::size_t column, Words reason,
                     Words remedy);
  /// Puts the problems in the order of the rows. Throws Error when they are beyond all listing.
  void order_problems();
  [[nodiscard]] const Header& header() const { return header_; }

  [[nodiscard]] long row() const { return row_->number; }
  /// Whether the sheet has anything in that cell.
  [[nodiscard]] bool given(std::size_t column) const;
  /// Clean text of at most `most` characters; reports excess, hidden characters, error values, and an
  /// identity number: lists and messages show these columns.
  [[nodiscard]] std::string text(std::size_t column, std::size_t most = 100);
  /// The same for the column in which identity numbers belong.
  [[nodiscard]] std::string private_text(std::size_t column);
  /// An id: without any white space, full-width characters folded; reports damaged numbers.
  [[nodiscard]] std::string id(std::size_t column);
  /// Reports what is no date. Months without a day are counted and become the first of the month.
  [[nodiscard]] std::optional<WrittenDate> date(std::size_t column);
  [[nodiscard]] std::optional<Decimal> decimal(std::size_t column);
  [[nodiscard]] std::optional<int> whole_number(std::size_t column, int least, int most);
  /// One of a closed list; reports other words and names those there are.
  template <class E>
  [[nodiscard]] std::optional<E> choice(std::size_t column) {
    if (!given(column)) return std::nullopt;
    const std::string said = choice_text(column);
    if (said.empty()) return std::nullopt;
    auto value = read<E>(said);
    if (!value) value = read<E>(without_spaces(said));
    if (!value) unknown_choice(column);
    return value;
  }
  [[nodiscard]] ExtraCells extra();

  /// The raw cell, empty when the sheet lacks the column.
  [[nodiscard]] SheetCell cell(std::size_t column) const;
  /// Something is wrong with the present row.
  void problem(std::size_t column, Words reason, Words remedy);
  [[nodiscard]] bool has_problems() const { return !problems_.empty(); }
  /// Names the person in this row's problems.
  void name_person(std::string id) { person_ = std::move(id); }
  /// Counts something worth a sentence; `#` in it becomes the number.
  void count_note(Words what);
  /// The month alone was written and this row's identity number gave the day: not a first of the month after
  /// all.
  void month_completed(std::size_t column);
  /// Takes back the note that the last date read from the column stands for its month's first day: the reader
  /// took the last one.
  void month_ended(std::size_t column);
  /// Reports every required column that is empty.
  void require_all();

 private:
  void uncount_month(std::size_t column);
  enum class RowNature { person, blank, aside };
  [[nodiscard]] RowNature nature() const;
  [[nodiscard]] bool is_repeated_header() const;
  [[nodiscard]] std::string clean_text(std::size_t column, std::size_t most);
  /// Folded, and without capitals: what the closed lists are written in.
  [[nodiscard]] std::string choice_text(std::size_t column);
  void unknown_choice(std::size_t column);
  [[nodiscard]] std::string place_name(std::size_t column) const;
  void remember_preview();
  void list_unknown();
  [[noreturn]] void refuse_hopeless() const;

  const Sheet& sheet_;
  const std::vector<ImportColumn>& columns_;
  const Progress& progress_;
  Header header_;
  std::vector<std::size_t> shown_;  ///< known columns in the sheet's order
  std::size_t next_;
  const SheetRow* row_ = nullptr;
  std::string person_;
  std::vector<ImportProblem> problems_;
  std::map<std::string, std::pair<Words, long>> counted_;  ///< by the English words
  std::vector<std::string> rows_aside_;
  ImportReport report_;
};

/// Reads the sheet that `options` name, or the first visible one with the kind's header.
[[nodiscard]] Sheet sheet_for_import(const std::filesystem::path& file, ImportKind kind,
                                     const ImportOptions& options, const Progress& progress);

/// Whether `later` is before `earlier`; by month where one of them has no day.
[[nodiscard]] bool is_before(const WrittenDate& later, const WrittenDate& earlier);

}  // namespace echelon
