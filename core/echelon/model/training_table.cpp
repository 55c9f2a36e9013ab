#include "echelon/model/training_table.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <numeric>
#include <tuple>

namespace echelon {
namespace {

/// The first eight bytes, so that their order as a number is that of the texts.
std::uint64_t prefix_of(std::string_view text) {
  std::uint64_t prefix = 0;
  for (std::size_t i = 0; i < 8; ++i)
    prefix = prefix << 8U | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0U);
  return prefix;
}

/// Sorts the texts; the new place of each.
std::vector<std::uint32_t> sort_texts(std::vector<std::string>& texts) {
  std::vector<std::uint32_t> place(texts.size());
  std::iota(place.begin(), place.end(), 0U);
  if (std::ranges::is_sorted(texts)) return place;
  std::vector<std::pair<std::uint64_t, std::uint32_t>> order(texts.size());
  for (std::uint32_t i = 0; i < texts.size(); ++i) order[i] = {prefix_of(texts[i]), i};
  std::ranges::sort(order, [&](const auto& a, const auto& b) {
    return a.first != b.first ? a.first < b.first : texts[a.second] < texts[b.second];
  });
  std::vector<std::string> sorted(texts.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) {
    sorted[i] = std::move(texts[order[i].second]);
    place[order[i].second] = i;
  }
  texts = std::move(sorted);
  return place;
}

/// By person, each person's rows as they stood.
void gather_by_person(std::vector<TrainingTable::Row>& rows, std::size_t people) {
  if (std::ranges::is_sorted(rows, {}, &TrainingTable::Row::person)) return;
  std::vector<std::size_t> next(people + 1, 0);
  for (const auto& row : rows) ++next[row.person + 1];
  std::partial_sum(next.begin(), next.end(), next.begin());
  std::vector<TrainingTable::Row> gathered(rows.size());
  for (const auto& row : rows) gathered[next[row.person]++] = row;
  rows = std::move(gathered);
}

}  // namespace

std::uint32_t TrainingTable::keep_certificate(std::string_view text) {
  if (text.empty()) return 0;
  const auto place = static_cast<std::uint32_t>(certificates.size());
  certificates += static_cast<char>(text.size() & 0xffU);
  certificates += static_cast<char>(text.size() >> 8U);
  certificates += text;
  return place;
}

std::string_view TrainingTable::certificate(const Row& row) const {
  if (row.certificate == 0) return {};
  const auto low = static_cast<unsigned char>(certificates[row.certificate]);
  const auto high = static_cast<unsigned char>(certificates[row.certificate + 1]);
  return std::string_view(certificates).substr(row.certificate + 2U, low + 256U * high);
}

TrainingRecord TrainingTable::record(const Row& row) const {
  return {people[row.person],
          texts[row.course],
          row.hours(),
          row.started_on,
          row.ended_on,
          texts[row.category],
          row.mode,
          texts[row.provider],
          row.attendance_permille,
          std::string(certificate(row))};
}

bool TrainingTable::before(const Row& a, const Row& b) const {
  const auto first = [](const Row& row) {
    return std::tuple(row.person, row.ended_on, row.course, row.hours_millionths, row.started_on,
                      row.category, row.mode, row.provider, row.attendance_permille);
  };
  const auto x = first(a);
  const auto y = first(b);
  return x != y ? x < y : certificate(a) < certificate(b);
}

void TrainingTable::sort() {
  const auto person_at = sort_texts(people);
  const auto text_at = sort_texts(texts);
  for (Row& row : rows) {
    row.person = person_at[row.person];
    row.course = text_at[row.course];
    row.category = text_at[row.category];
    row.provider = text_at[row.provider];
  }
  gather_by_person(rows, people.size());
  for (auto begin = rows.begin(); begin != rows.end();) {
    auto end = begin + 1;
    while (end != rows.end() && end->person == begin->person) ++end;
    std::sort(begin, end, [this](const Row& a, const Row& b) {
      return before(a, b) || (!before(b, a) && a.line < b.line);
    });
    begin = end;
  }
}

}  // namespace echelon
