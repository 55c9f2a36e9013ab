#include "echelon/store/load_training.hpp"

#include <algorithm>
#include <optional>

#include "echelon/base/error.hpp"
#include "echelon/store/history_text.hpp"
#include "echelon/store/row_symbols.hpp"
#include "echelon/store/tables.hpp"

namespace echelon::store {
namespace {

/// Days by their numbers as stored; the same few thousand come again and again.
class Days {
 public:
  Days() : days_(std::size_t{years} * 512, Date::from_days(unread)) {}
  Date of(std::int64_t number) {
    const std::int64_t year = number / 10'000 - first_year;
    if (year < 0 || year >= years) return read_stored_date(number);
    Date& day =
        days_[static_cast<std::size_t>(year * 512 + number / 100 % 100 % 16 * 32 + number % 100 % 32)];
    // Numbers that are no days share places with days, and are not kept.
    if (number / 100 % 100 > 12 || number % 100 > 31) return read_stored_date(number);
    if (day.days() == unread) day = read_stored_date(number);
    return day;
  }

 private:
  static constexpr std::int64_t first_year = 1950;
  static constexpr std::int64_t years = 128;
  static constexpr std::int32_t unread = 2'000'000'000;
  std::vector<Date> days_;
};

/// The texts of histories as symbols of the snapshot, taken up when they are first met.
class TextSymbols {
 public:
  TextSymbols(const Store& store, Symbols& symbols) : symbols_(symbols) {
    Statement ask = store.statement("SELECT number, text FROM training_text ORDER BY number");
    while (ask.step()) {
      const std::int64_t number = ask.integer(0);
      if (number < 0 || number > 1'000'000'000) continue;
      if (static_cast<std::size_t>(number) >= texts_.size())
        texts_.resize(static_cast<std::size_t>(number) + 1);
      texts_[static_cast<std::size_t>(number)].text = ask.string(1);
      texts_[static_cast<std::size_t>(number)].mode = from_code<TrainingMode>(ask.text(1));
    }
  }
  Symbol symbol(std::int64_t number) {
    Known& known = at(number);
    if (!known.symbol) known.symbol = known.text.empty() ? Symbol::empty : symbols_.intern(known.text);
    return *known.symbol;
  }
  [[nodiscard]] TrainingMode mode(std::int64_t number) { return at(number).mode; }

 private:
  struct Known {
    std::string text;
    TrainingMode mode = TrainingMode::unknown;
    std::optional<Symbol> symbol;
  };
  Known& at(std::int64_t number) {
    if (static_cast<std::uint64_t>(number) < texts_.size()) return texts_[static_cast<std::size_t>(number)];
    throw Error(Fault::request, {"培训记录已损坏", "a history of training is damaged"},
                {"请运行核验，并改用经过核验的备份", "verify the office and go on with a verified backup"});
  }
  Symbols& symbols_;
  std::vector<Known> texts_;
};

class Loading {
 public:
  Loading(const Store& store, Snapshot& snapshot)
      : snapshot_(snapshot),
        rows_(
            store.statement("SELECT person, course, category, hours, started_on, ended_on, mode, attendance, "
                            "number FROM training ORDER BY person, ended_on, course, number")),
        packed_(store.statement("SELECT person, records FROM training_history ORDER BY person, entry")),
        texts_(store, snapshot.symbols),
        symbols_(snapshot.symbols) {
    Statement count = store.statement("SELECT coalesce(sum(records), 0) FROM training_import");
    count.step();
    // Rows are not counted first: that would read their table twice.
    if (count.integer(0) > 0) {
      snapshot.training.reserve(snapshot.people.id.size(), static_cast<std::size_t>(count.integer(0)));
    }
  }

  void run() {
    Histories<Training>& training = snapshot_.training;
    bool row = rows_.step();
    bool history = packed_.step();
    for (const std::string& id : snapshot_.people.id) {
      here_.clear();
      int sources = 0;
      for (; row && rows_.text(0) == id; row = rows_.step()) {
        sources = 1;
        take_row();
      }
      for (; history && packed_.text(0) == id; history = packed_.step()) {
        ++sources;
        take_history(packed_.text(1));
      }
      if (sources > 1) sort();
      for (const Numbered& each : here_) training.push(each.training);
      training.close_person();
    }
  }

 private:
  struct Numbered {
    Training training;
    std::int64_t number;
  };

  void take(const Training& training, std::int64_t number) {
    if (training.ended_on <= snapshot_.as_of) here_.push_back({training, number});
  }

  void take_row() {
    take({.course = symbols_.of(rows_.text(1)),
          .category = symbols_.of(rows_.text(2)),
          .hours = rows_.decimal(3),
          .started_on = days_.of(rows_.integer(4)),
          .ended_on = days_.of(rows_.integer(5)),
          .mode = from_code<TrainingMode>(rows_.text(6)),
          .attendance_permille = static_cast<std::int16_t>(rows_.integer(7))},
         rows_.integer(8));
  }

  void take_history(std::string_view records) {
    HistoryReader reader(records);
    HistoryRecord record;
    while (reader.next(record)) {
      take({.course = texts_.symbol(record.course),
            .category = texts_.symbol(record.category),
            .hours = Decimal::from_millionths(record.hours),
            .started_on = days_.of(record.started_on),
            .ended_on = days_.of(record.ended_on),
            .mode = texts_.mode(record.mode),
            .attendance_permille = static_cast<std::int16_t>(record.attendance)},
           record.number);
    }
  }

  void sort() {
    std::ranges::sort(here_, [this](const Numbered& a, const Numbered& b) {
      if (a.training.ended_on != b.training.ended_on) return a.training.ended_on < b.training.ended_on;
      if (a.training.course != b.training.course)
        return snapshot_.text(a.training.course) < snapshot_.text(b.training.course);
      return a.number < b.number;
    });
  }

  Snapshot& snapshot_;
  Statement rows_;
  Statement packed_;
  TextSymbols texts_;
  RowSymbols symbols_;
  Days days_;
  std::vector<Numbered> here_;
};

}  // namespace

void load_training(const Store& store, Snapshot& snapshot) { Loading(store, snapshot).run(); }

}  // namespace echelon::store
