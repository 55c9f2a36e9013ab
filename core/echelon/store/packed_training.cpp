#include "echelon/store/packed_training.hpp"

#include <algorithm>

namespace echelon::store {

TrainingTexts::TrainingTexts(const Store& store) {
  Statement ask = store.statement("SELECT number, text FROM training_text");
  while (ask.step()) {
    numbers_.emplace(ask.string(1), ask.integer(0));
    last_ = std::max(last_, ask.integer(0));
  }
}

std::int64_t TrainingTexts::find(std::string_view text) const {
  const auto found = numbers_.find(text);
  return found == numbers_.end() ? -1 : found->second;
}

std::int64_t TrainingTexts::add(std::string_view text) {
  numbers_.emplace(text, ++last_);
  return last_;
}

namespace {

bool holds_any(const Store& store, std::string_view table) {
  return store.statement("SELECT 1 FROM " + std::string(table) + " LIMIT 1").step();
}

}  // namespace

PackedTraining::PackedTraining(const Store& store)
    : texts_(store),
      any_(holds_any(store, "training_history")),
      ask_(store.statement("SELECT entry, records FROM training_history WHERE person = ? ORDER BY entry")) {}

std::optional<PackedTraining> PackedTraining::held_by(const Store& store) {
  if (!store.statement("SELECT 1 FROM sqlite_schema WHERE name = 'training_history'").step())
    return std::nullopt;
  if (!holds_any(store, "training_history")) return std::nullopt;
  return std::optional<PackedTraining>(std::in_place, store);
}

void PackedTraining::read(std::string_view person) {
  if (known_ && person_ == person) return;
  person_ = person;
  known_ = true;
  histories_.clear();
  entries_.clear();
  ask_.with(person_);
  while (ask_.step()) histories_.emplace_back(ask_.integer(0), ask_.string(1));
  ask_.reset();
  for (const auto& [entry, text] : histories_) {
    HistoryReader reader(text);
    Entry each{entry, {}};
    while (reader.next(each.record)) entries_.push_back(each);
  }
}

bool PackedTraining::has(std::string_view person) {
  if (!any_) return false;
  read(person);
  return !entries_.empty();
}

HistoryRecord PackedTraining::form(const TrainingRecord& record, std::int64_t number) {
  certificate_ = json_escaped(record.certificate);
  return {.ended_on = stored_date(record.ended_on),
          .course = texts_.find(record.course),
          .number = number,
          .hours = record.hours.millionths(),
          .started_on = stored_date(record.started_on),
          .category = texts_.find(record.category),
          .mode = texts_.find(code(record.mode)),
          .provider = texts_.find(record.provider),
          .attendance = record.attendance_permille,
          .certificate = certificate_};
}

PackedTraining::Held PackedTraining::find(const TrainingRecord& record, std::int64_t number) {
  if (!has(record.person)) return Held::no;
  return find(record.person, form(record, number));
}

PackedTraining::Held PackedTraining::find(std::string_view person, const HistoryRecord& record) {
  if (!has(person)) return Held::no;
  for (const Entry& each : entries_) {
    const HistoryRecord& held = each.record;
    if (held.ended_on != record.ended_on || held.course != record.course || held.number != record.number)
      continue;
    return held == record ? Held::same : Held::different;
  }
  return Held::no;
}

void PackedTraining::replace(Store& store, const TrainingRecord& record, std::int64_t number) {
  for (const std::string_view text :
       {std::string_view(record.category), code(record.mode), std::string_view(record.provider)}) {
    if (texts_.find(text) >= 0) continue;
    const std::int64_t given = texts_.add(text);
    store.statement("INSERT INTO training_text (number, text) VALUES (?, ?)").with(given, text).run();
  }
  read(record.person);
  const HistoryRecord replaced = form(record, number);
  const auto found = std::ranges::find_if(entries_, [&](const Entry& each) {
    return each.record.ended_on == replaced.ended_on && each.record.course == replaced.course &&
           each.record.number == replaced.number;
  });
  if (found == entries_.end()) return;
  HistoryWriter writer;
  for (const Entry& each : entries_) {
    if (each.entry == found->entry) writer.add(&each == &*found ? replaced : each.record);
  }
  store.statement("UPDATE training_history SET records = ? WHERE person = ? AND entry = ?")
      .with(writer.text(), record.person, found->entry)
      .run();
  known_ = false;
}

}  // namespace echelon::store
