#include "echelon/base/text.hpp"
#include "echelon/exchange/training_cells.hpp"

namespace echelon {

using namespace training_column;

namespace {

void read_days_and_hours(ImportWalk& walk, TrainingRow& row) {
  const auto ended = walk.date(ended_on);
  const auto started = walk.date(started_on);
  if (ended) row.ended_on = ended->date;
  if (started) row.started_on = started->date;
  if (walk.given(ended_on) && !ended && !walk.has_problems()) {
    walk.problem(ended_on, {"培训尚未结束，没有结束日期", "the training has no end yet"},
                 {"结束后再导入", "import it once it has ended"});
  }
  if (started && ended && is_before(*ended, *started)) {
    walk.problem(ended_on, {"结束日期早于开始日期", "it ended before it started"},
                 {"核对两个日期", "check both dates"});
  }
  const auto read_hours = walk.decimal(hours);
  if (!read_hours) return;
  row.hours = *read_hours;
  const Words check{"核对学时", "check the hours"};
  if (row.hours <= Decimal()) {
    walk.problem(hours, {"学时应大于 0", "the hours must be more than 0"}, check);
  } else if (row.hours > Decimal::of(2000)) {
    walk.problem(hours, {"学时超过 2000", "the hours are more than 2,000"}, check);
  } else if (started && ended && started->day_given && ended->day_given && !is_before(*ended, *started)) {
    const std::int64_t days = row.ended_on.days() - row.started_on.days() + 1;
    if (row.hours > Decimal::of(24 * days)) {
      walk.problem(
          hours,
          {"学时多于起止日期之间的全部小时数", "the hours are more than the days between the dates hold"},
          check);
    }
  }
}

void read_attendance(ImportWalk& walk, TrainingRow& row) {
  const std::string said = walk.text(attendance);
  if (said.empty()) return;
  const auto permille = read_permille(said);
  if (!permille) {
    walk.problem(attendance, {"出勤率应在 0 到 100% 之间", "the attendance must lie between 0 and 100 %"},
                 {"写成 95% 或 0.95", "write 95% or 0.95"});
    return;
  }
  row.attendance_permille = *permille;
}

}  // namespace

std::optional<int> read_permille(std::string_view text) {
  std::string said = fold_width(without_spaces(text));
  const bool percent = said.ends_with('%');
  if (percent) said.pop_back();
  const auto value = Decimal::read(said);
  if (!value) return std::nullopt;
  const bool share = !percent && *value <= Decimal::of(1);
  const Decimal permille = value->times(Decimal::of(share ? 1000 : 10));
  if (permille < Decimal() || permille > Decimal::of(1000)) return std::nullopt;
  return static_cast<int>((permille.millionths() + Decimal::scale / 2) / Decimal::scale);
}

TrainingRow read_training_cells(ImportWalk& walk) {
  TrainingRow row;
  row.row = walk.row();
  walk.require_all();
  row.id = walk.id(id);
  walk.name_person(row.id);
  row.course = walk.text(course, 200);
  read_days_and_hours(walk, row);
  row.category = walk.text(category);
  row.provider = walk.text(provider);
  row.mode = walk.choice<TrainingMode>(mode).value_or(TrainingMode::unknown);
  read_attendance(walk, row);
  row.certificate = walk.text(certificate);
  row.extra = walk.extra();
  return row;
}

long earlier_of(RowsSeen& seen, const TrainingRow& row) {
  return seen.earlier({row.id, row.course, row.hours.text(), row.ended_on.iso(), row.started_on.iso(),
                       row.category, row.provider, row.certificate},
                      row.row);
}

Repeated repeats_row(long earlier) {
  return {{"与第 " + std::to_string(earlier) + " 行完全相同",
           "it repeats row " + std::to_string(earlier) + " in every field"},
          {"删去重复的行", "delete the repeated row"}};
}

ImportedRows<TrainingRow> read_training(const Sheet& sheet, const ColumnMap& map, const Progress& progress) {
  ImportWalk walk(sheet, ImportKind::training, map, progress);
  RowsSeen seen;
  ImportedRows<TrainingRow> imported;
  while (walk.next()) {
    TrainingRow row = read_training_cells(walk);
    if (const long earlier = earlier_of(seen, row); earlier != 0) {
      auto [reason, remedy] = repeats_row(earlier);
      walk.problem(course, std::move(reason), std::move(remedy));
    }
    if (walk.accept()) imported.rows.push_back(std::move(row));
  }
  imported.report = walk.finish();
  return imported;
}

ImportedRows<TrainingRow> read_training(const std::filesystem::path& file, const ImportOptions& options,
                                        const Progress& progress) {
  return read_training(sheet_for_import(file, ImportKind::training, options, progress), options.map,
                       progress);
}

}  // namespace echelon
