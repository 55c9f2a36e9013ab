#include "echelon/exchange/session_dates.hpp"

#include <algorithm>
#include <optional>

#include "echelon/base/date.hpp"
#include "echelon/base/text.hpp"

namespace echelon {
namespace {

constexpr int most_days = 31;

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
    text.replace(at, from.size(), to);
}

/// With one sign for each thing: `;` between parts, `~` between two days or two times.
std::string plain(std::string_view text) {
  std::string said = fold_width(text);
  for (const char* separator : {"；", "、", "，", ",", "\r", "\n"}) replace_all(said, separator, ";");
  for (const char* until : {"至", "到", "～", "——", "—", "–"}) replace_all(said, until, "~");
  return said;
}

/// Without spaces at its ends.
std::string_view trimmed(std::string_view text) {
  const auto from = text.find_first_not_of(" \t");
  return from == std::string_view::npos ? "" : text.substr(from, text.find_last_not_of(" \t") - from + 1);
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// `9:00` becomes `09:00`.
std::string padded_clock(std::string_view said) {
  const std::string clock = without_spaces(said);
  return clock.find(':') == 1 ? "0" + clock : clock;
}

/// A day and two times.
std::optional<Meeting> timed(std::string_view part) {
  auto begin = part.find(':');
  while (begin > 0 && is_digit(part[begin - 1])) --begin;
  std::string day = std::string(trimmed(part.substr(0, begin)));
  if (day.ends_with('T')) day.pop_back();
  const auto date = read_date(trimmed(day));
  const auto middle = part.find_first_of("~/-", begin);
  if (!date || !date->day_given || middle == std::string_view::npos) return std::nullopt;
  const auto from = read_clock(padded_clock(part.substr(begin, middle - begin)));
  std::string_view rest = trimmed(part.substr(middle + 1));
  if (const auto t = rest.find('T'); t != std::string_view::npos) {
    if (t > 0 && Date::from_iso(rest.substr(0, t)) != date->date) return std::nullopt;
    rest = rest.substr(t + 1);
  }
  const auto to = read_clock(padded_clock(rest));
  if (!from || !to || *from >= *to) return std::nullopt;
  return Meeting{date->date, *from, *to};
}

/// The meetings of one part; none when it does not read.
std::vector<Meeting> meetings_in(std::string_view part) {
  if (part.find(':') != std::string_view::npos) {
    const auto meeting = timed(part);
    return meeting ? std::vector{*meeting} : std::vector<Meeting>();
  }
  const auto until = part.find('~');
  const auto first = read_date(trimmed(part.substr(0, until)));
  if (!first || !first->day_given) return {};
  if (until == std::string_view::npos) return {Meeting{first->date}};
  const auto last = read_date(trimmed(part.substr(until + 1)));
  if (!last || !last->day_given) return {};
  const auto days = last->date.days() - first->date.days() + 1;
  if (days < 1 || days > most_days) return {};
  std::vector<Meeting> meetings;
  meetings.reserve(static_cast<std::size_t>(days));
  for (int day = 0; day < days; ++day) meetings.push_back(Meeting{first->date.plus_days(day)});
  return meetings;
}

}  // namespace

WrittenMeetings read_written_meetings(std::string_view text) {
  WrittenMeetings written;
  std::string said = plain(text);
  said += ';';
  for (std::size_t at = 0; at < said.size();) {
    const auto end = said.find(';', at);
    const std::string_view part = trimmed(std::string_view(said).substr(at, end - at));
    at = end + 1;
    if (part.empty()) continue;
    const std::vector<Meeting> meetings = meetings_in(part);
    written.overlaps = overlap(written.meetings, meetings);
    if (meetings.empty() || written.overlaps) {
      written.unclear = part;
      written.meetings.clear();
      return written;
    }
    written.meetings.insert(written.meetings.end(), meetings.begin(), meetings.end());
    std::ranges::sort(written.meetings);
  }
  if (written.meetings.empty()) written.unclear = trimmed(text);
  return written;
}

}  // namespace echelon
