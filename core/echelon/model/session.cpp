#include "echelon/model/session.hpp"

#include <algorithm>

namespace echelon {
namespace {

bool share_a_minute(const Meeting& a, const Meeting& b) {
  return a.day == b.day && a.from < b.to && b.from < a.to;
}

}  // namespace

std::optional<int> read_clock(std::string_view text) {
  const auto digit = [&](std::size_t at) { return text[at] >= '0' && text[at] <= '9'; };
  if (text.size() != 5 || text[2] != ':' || !digit(0) || !digit(1) || !digit(3) || !digit(4))
    return std::nullopt;
  const int hour = (text[0] - '0') * 10 + (text[1] - '0');
  const int minute = (text[3] - '0') * 10 + (text[4] - '0');
  const int whole = hour * 60 + minute;
  return minute < 60 && whole <= 24 * 60 ? std::optional(whole) : std::nullopt;
}

std::string clock_text(int minute) {
  const auto two = [](int value) { return (value < 10 ? "0" : "") + std::to_string(value); };
  return two(minute / 60) + ":" + two(minute % 60);
}

std::optional<Meeting> read_meeting(std::string_view text) {
  const auto day = Date::from_iso(text.substr(0, std::min<std::size_t>(10, text.size())));
  if (!day) return std::nullopt;
  if (text.size() == 10) return Meeting{*day, 0, 24 * 60};
  const std::size_t slash = text.find('/');
  if (text[10] != 'T' || slash == std::string_view::npos) return std::nullopt;
  const auto from = read_clock(text.substr(11, slash - 11));
  std::string_view end = text.substr(slash + 1);
  if (end.starts_with(text.substr(0, 10))) end.remove_prefix(10);
  if (end.starts_with('T')) end.remove_prefix(1);
  const auto to = read_clock(end);
  if (!from || !to || *from >= *to) return std::nullopt;
  return Meeting{*day, *from, *to};
}

std::optional<std::vector<Meeting>> read_meetings(std::string_view text) {
  std::vector<Meeting> meetings;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(';'), text.size());
    std::string_view part = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    while (part.starts_with(' ')) part.remove_prefix(1);
    while (part.ends_with(' ')) part.remove_suffix(1);
    if (part.empty()) continue;
    const auto meeting = read_meeting(part);
    if (!meeting) return std::nullopt;
    meetings.push_back(*meeting);
  }
  std::ranges::sort(meetings);
  for (std::size_t i = 1; i < meetings.size(); ++i) {
    if (share_a_minute(meetings[i - 1], meetings[i])) return std::nullopt;
  }
  return meetings;
}

std::string meeting_text(const Meeting& meeting) {
  std::string day = meeting.day.iso();
  if (meeting.from == 0 && meeting.to == 24 * 60) return day;
  return day + "T" + clock_text(meeting.from) + "/" + day + "T" + clock_text(meeting.to);
}

bool overlap(const std::vector<Meeting>& one, const std::vector<Meeting>& other) {
  auto a = one.begin();
  auto b = other.begin();
  while (a != one.end() && b != other.end()) {
    if (share_a_minute(*a, *b)) return true;
    (std::pair(a->day, a->to) < std::pair(b->day, b->to)) ? ++a : ++b;
  }
  return false;
}

const Enrolment* Session::enrolment_of(std::string_view person) const {
  const auto found = std::ranges::lower_bound(enrolments, person, {}, &Enrolment::person);
  return found == enrolments.end() || found->person != person ? nullptr : &*found;
}

}  // namespace echelon
