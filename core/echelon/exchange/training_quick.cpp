#include "echelon/exchange/training_quick.hpp"

#include <algorithm>

#include "echelon/base/identity.hpp"
#include "echelon/base/text.hpp"

namespace echelon {

using namespace training_column;

namespace {

constexpr std::size_t npos = std::string_view::npos;
/// Not numbers of texts, persons, days or hours: the row is one for the general way, or no UTF-8.
constexpr std::uint32_t ordinary = CellMemo::fresh - 1;
constexpr std::uint32_t foreign = CellMemo::fresh - 2;
constexpr std::uint32_t least_sign = foreign;

constexpr std::uint32_t most_hours = 2'000'000'000;  // millionths

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// What a column's text is when nothing is wrong with it, as ImportWalk::text has it.
std::optional<std::string> sound_text(std::string_view raw, std::size_t most) {
  std::string text = clean_cell(raw);
  if (has_hidden_characters(text)) return std::nullopt;
  if (text.size() > most && code_point_count(text) > most) return std::nullopt;
  if (text.size() >= 18 && read_identity(text).number) return std::nullopt;
  return text;
}

/// The eight digits of `2024-03-01`; nothing for another form.
std::optional<Date> read_iso(std::string_view raw) {
  if (raw.size() != 10 || raw[4] != '-' || raw[7] != '-') return std::nullopt;
  int digits = 0;
  for (const std::size_t i : {0U, 1U, 2U, 3U, 5U, 6U, 8U, 9U}) {
    if (!is_digit(raw[i])) return std::nullopt;
    digits = digits * 10 + (raw[i] - '0');
  }
  return Date::of(digits / 10'000, digits / 100 % 100, digits % 100);
}

/// Millionths of `12` or `4.5`, at most four digits before the point and six behind it; `ordinary` for
/// others.
std::uint32_t read_hours(std::string_view raw) {
  std::uint64_t value = 0;
  std::size_t i = 0;
  while (i < raw.size() && is_digit(raw[i])) value = value * 10 + static_cast<std::uint64_t>(raw[i++] - '0');
  if (i == 0 || i > 4) return ordinary;
  std::size_t places = 0;
  if (i < raw.size()) {
    if (raw[i++] != '.' || i == raw.size()) return ordinary;
    for (; i < raw.size() && is_digit(raw[i]) && places < 6; ++places)
      value = value * 10 + static_cast<std::uint64_t>(raw[i++] - '0');
    if (i < raw.size()) return ordinary;
  }
  for (; places < 6; ++places) value *= 10;
  return value == 0 || value > most_hours ? ordinary : static_cast<std::uint32_t>(value);
}

/// One visible character of ASCII after the other, shorter than an identity number, no quoting.
bool is_plain_code(std::string_view raw) {
  if (raw.size() >= 18 || raw.front() == '"' || raw.front() == '\'') return false;
  return std::ranges::all_of(raw, [](char c) { return c > ' ' && c <= '~'; });
}

}  // namespace

TrainingQuick::TrainingQuick(const Header& header, TrainingTable& table) : table_(table) {
  roles_.assign(header.titles.size(), count);
  for (std::size_t i = 0; i < header.titles.size(); ++i) {
    if (header.titles[i].empty()) roles_[i] = count + 1;
  }
  for (std::size_t i = 0; i < count; ++i) {
    at_[i] = header.at[i].value_or(npos);
    if (at_[i] == npos) continue;
    roles_[at_[i]] = i;
    heading_[i] = header_key(header.titles[at_[i]]);
    // A row could otherwise repeat the header and still read as a person's.
    if (heading_[i].empty() || is_digit(heading_[i].front())) possible_ = false;
  }
}

std::uint64_t TrainingQuick::announce(Fields fields) const {
  const std::uint64_t hash = CellMemo::hash(fields[at_[id]]);
  columns_[id].memo.prefetch(hash);
  return hash;
}

TrainingQuick::Outcome TrainingQuick::read(Fields fields, std::uint64_t id_hash, long line) {
  TrainingTable::Row row;
  std::array<std::uint32_t, count> value{};
  bool is_foreign = false;
  for (std::size_t i = 0; i < roles_.size(); ++i) {
    const std::size_t role = roles_[i];
    const std::string_view raw = fields[i];
    if (role >= count) {
      // Not ours; without a heading it counts once there is something in it.
      if (raw.starts_with('"') || (role > count && !raw.empty())) return Outcome::ordinary_way;
      is_foreign = is_foreign || !is_utf8(raw) || raw.find('\0') != npos;
      continue;
    }
    std::uint32_t& number = value[role];
    switch (role) {
      case id:
        number = person_of(raw, id_hash);
        break;
      case hours:
        number = hours_of(raw);
        break;
      case ended_on:
      case started_on:
        number = date_of(role, raw);
        break;
      case certificate:
        break;  // last of all: a row that is given back must leave nothing
      default:
        number = number_of(role, raw);
    }
    if (number == foreign) is_foreign = true;
    if (number == ordinary) return Outcome::ordinary_way;
  }
  if (is_foreign) return Outcome::other_encoding;
  row.person = value[id];
  row.course = value[course];
  row.category = value[category];
  row.provider = value[provider];
  row.hours_millionths = value[hours];
  row.ended_on = Date::from_days(static_cast<std::int32_t>(value[ended_on]) - 1'000'000);
  if (value[started_on] != 0) {
    row.started_on = Date::from_days(static_cast<std::int32_t>(value[started_on]) - 1'000'000);
    const std::int64_t days = row.ended_on.days() - row.started_on.days() + 1;
    if (days < 1 || row.hours_millionths > 24 * Decimal::scale * days) return Outcome::ordinary_way;
  }
  row.mode = static_cast<TrainingMode>(value[mode]);
  row.attendance_permille = static_cast<std::int16_t>(static_cast<int>(value[attendance]) - 1);
  if (at_[certificate] != npos) {
    row.certificate = certificate_of(fields[at_[certificate]]);
    if (row.certificate >= least_sign)
      return row.certificate == foreign ? Outcome::other_encoding : Outcome::ordinary_way;
  }
  row.line = static_cast<std::uint32_t>(line);
  table_.rows.push_back(row);
  return Outcome::read;
}

std::uint32_t TrainingQuick::number_of(std::size_t column, std::string_view raw) {
  Column& kept = columns_[column];
  if (kept.last_number != CellMemo::fresh && raw == kept.last) return kept.last_number;
  std::uint32_t& number = kept.memo.number(raw);
  if (number == CellMemo::fresh) number = meaning_of(column, raw);
  kept.last = raw;
  kept.last_number = number;
  return number;
}

std::uint32_t TrainingQuick::meaning_of(std::size_t column, std::string_view raw) {
  if (!is_utf8(raw) || raw.find('\0') != npos) return foreign;
  if (raw.starts_with('"') || raw.starts_with('\'')) return ordinary;
  const auto text = sound_text(raw, column == course ? 200 : 100);
  if (!text || (!text->empty() && header_key(raw) == heading_[column])) return ordinary;
  if (column == course || column == category || column == provider)
    return column == course && text->empty() ? ordinary : text_named(*text);
  if (column == attendance) {
    const auto permille = text->empty() ? std::optional(-1) : read_permille(*text);
    return permille ? static_cast<std::uint32_t>(*permille + 1) : ordinary;
  }
  if (column == mode) {
    if (text->empty()) return 0;
    std::string said = fold_width(*text);
    for (char& c : said) {
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    const auto value = echelon::read<TrainingMode>(said);
    return value ? static_cast<std::uint32_t>(*value) : ordinary;
  }
  if (column == hours) {
    // `48学时`
    std::string said = fold_width(without_spaces(*text));
    for (const std::string_view unit : {"学时", "课时", "小时"}) {
      if (said.ends_with(unit)) said.resize(said.size() - unit.size());
    }
    return read_hours(said);
  }
  if (text->empty()) return column == started_on ? 0 : ordinary;
  const auto date = read_date(fold_width(*text));
  return date && date->day_given ? static_cast<std::uint32_t>(date->date.days() + 1'000'000) : ordinary;
}

std::uint32_t TrainingQuick::date_of(std::size_t column, std::string_view raw) {
  Column& kept = columns_[column];
  if (kept.last_number != CellMemo::fresh && raw == kept.last) return kept.last_number;
  if (const auto date = read_iso(raw)) {
    kept.last = raw;
    kept.last_number = static_cast<std::uint32_t>(date->days() + 1'000'000);
    return kept.last_number;
  }
  return number_of(column, raw);
}

std::uint32_t TrainingQuick::hours_of(std::string_view raw) {
  const std::uint32_t plain = read_hours(raw);
  return plain != ordinary ? plain : number_of(hours, raw);
}

std::uint32_t TrainingQuick::certificate_of(std::string_view raw) {
  if (raw.empty()) return 0;
  if (table_.certificates.size() > 4'000'000'000U) return ordinary;
  if (is_plain_code(raw)) return table_.keep_certificate(raw);
  if (!is_utf8(raw) || raw.find('\0') != npos) return foreign;
  if (raw.front() == '"' || raw.front() == '\'') return ordinary;
  const auto text = sound_text(raw, 100);
  return text ? table_.keep_certificate(*text) : ordinary;
}

std::uint32_t TrainingQuick::person_of(std::string_view raw, std::uint64_t hash) {
  Column& kept = columns_[id];
  if (kept.last_number != CellMemo::fresh && raw == kept.last) return kept.last_number;
  std::uint32_t& found = kept.memo.number(raw, hash);
  std::uint32_t number = found;
  if (number == CellMemo::fresh) {
    found = ordinary;
    number = new_person(raw);
    kept.memo.number(raw, hash) = number;
  }
  kept.last = raw;
  kept.last_number = number;
  return number;
}

std::uint32_t TrainingQuick::new_person(std::string_view raw) {
  if (!is_utf8(raw) || raw.find('\0') != npos) return foreign;
  if (raw.empty() || raw.front() == '"' || raw.front() == '\'') return ordinary;
  const auto text = sound_text(raw, 64);
  if (!text) return ordinary;
  const std::string named = fold_width(without_spaces(*text));
  if (named.empty() || named.front() == '\'' || named.starts_with("=\"")) return ordinary;
  // What may be a number that Excel wrote is for the general way to judge.
  const bool number_like = is_digit(named.front()) && named.find_first_not_of("0123456789.eE+") == npos;
  if (number_like && named.find_first_of(".eE+") != npos) return ordinary;
  if (named != raw) return person_of(named, CellMemo::hash(named));
  table_.people.push_back(named);
  return static_cast<std::uint32_t>(table_.people.size() - 1);
}

std::uint32_t TrainingQuick::person_named(const std::string& id) {
  const std::uint32_t number = person_of(id, CellMemo::hash(id));
  if (number < least_sign && table_.people[number] == id) return number;
  const auto [at, is_new] = odd_people_.try_emplace(id, static_cast<std::uint32_t>(table_.people.size()));
  if (is_new) table_.people.push_back(id);
  return at->second;
}

std::uint32_t TrainingQuick::text_named(const std::string& text) {
  const auto [at, is_new] = texts_.try_emplace(text, static_cast<std::uint32_t>(table_.texts.size()));
  if (is_new) table_.texts.push_back(text);
  return at->second;
}

void TrainingQuick::add(const TrainingRow& row) {
  const std::int64_t millionths = std::clamp<std::int64_t>(row.hours.millionths(), 0, 4'000'000'000);
  table_.rows.push_back({.person = person_named(row.id),
                         .course = text_named(row.course),
                         .category = text_named(row.category),
                         .provider = text_named(row.provider),
                         .ended_on = row.ended_on,
                         .started_on = row.started_on,
                         .hours_millionths = static_cast<std::uint32_t>(millionths),
                         .certificate = table_.keep_certificate(row.certificate),
                         .line = static_cast<std::uint32_t>(row.row),
                         .attendance_permille = static_cast<std::int16_t>(row.attendance_permille),
                         .mode = row.mode});
}

}  // namespace echelon
