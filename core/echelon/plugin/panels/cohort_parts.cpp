#include "echelon/plugin/panels/cohort_parts.hpp"

#include <algorithm>
#include <tuple>

#include "echelon/plugin/panels/parts.hpp"

namespace echelon::panels {

bool draw_without_sessions(Surface& surface, const PanelContext& context) {
  if (context.cohorts != nullptr) return false;
  surface.text({"这个项目没有课程与班次。", "This program has no courses and sessions."}, Tone::muted);
  return true;
}

std::string label_of(const CohortSession& session) {
  return session.session->id + " " + session.course->name;
}

Words label_words(const CohortSession& session) { return {label_of(session), label_of(session)}; }

Tone tone_of(SessionState state) {
  switch (state) {
    case SessionState::planned:
      return Tone::series_1;
    case SessionState::published:
      return Tone::series_3;
    case SessionState::closed:
      return Tone::muted;
    case SessionState::cancelled:
      break;
  }
  return Tone::bad;
}

std::string days_of(const Session& session) {
  if (session.meetings.empty()) return "";
  const Date from = session.starts_on();
  const Date to = session.ends_on();
  if (from == to) return from.iso();
  const bool same_year = from.year() == to.year();
  return from.iso() + " ~ " + (same_year ? to.iso().substr(5) : to.iso());
}

std::string person_name(const PanelContext& context, const std::string& person) {
  const PersonIndex at = context.snapshot.find_person(person);
  return at == nobody ? person : name_of(context, at);
}

std::string person_school(const PanelContext& context, const std::string& person) {
  const PersonIndex at = context.snapshot.find_person(person);
  return at == nobody ? ""
                      : school_name(context, context.snapshot.people.school[static_cast<std::size_t>(at)]);
}

bool may_see(const PanelContext& context, const std::string& person) {
  if (context.viewer.role != ViewerRole::principal) return true;
  const PersonIndex at = context.snapshot.find_person(person);
  const SchoolIndex own = own_school(context);
  return at != nobody && own != nobody && context.snapshot.people.school[static_cast<std::size_t>(at)] == own;
}

std::string signed_number(Decimal value) {
  if (value == Decimal()) return "0";
  return value > Decimal() ? "+" + short_number(value) : "−" + short_number(Decimal() - value);
}

void sort_by_day(std::vector<const CohortSession*>& sessions) {
  std::ranges::sort(sessions, {}, [](const CohortSession* each) {
    return std::tuple(each->session->starts_on(), each->session->ends_on(), each->session->id);
  });
}

namespace {

/// Meetings on days that follow each other are one bar.
std::vector<Board::Bar> bars_of(const Session& session, double fill) {
  std::vector<Board::Bar> bars;
  for (const Meeting& meeting : session.meetings) {
    const bool goes_on = !bars.empty() && meeting.day <= bars.back().to.plus_days(1);
    if (goes_on) {
      bars.back().to = meeting.day;
    } else {
      bars.push_back({meeting.day, meeting.day, fill, tone_of(session.state)});
    }
  }
  return bars;
}

}  // namespace

Board board_of(const std::vector<const CohortSession*>& sessions, const PanelContext& context) {
  Board board;
  board.today = context.snapshot.as_of;
  for (const CohortSession* each : sessions) {
    const Session& session = *each->session;
    const int enrolled = session.count(EnrolmentState::enrolled);
    const int waiting = session.count(EnrolmentState::waiting);
    const int asked = session.count(EnrolmentState::wish) + session.count(EnrolmentState::nominated);
    const std::string seats = std::to_string(enrolled) + "/" + std::to_string(session.capacity);
    const bool few = enrolled > 0 && enrolled < session.minimum && session.state != SessionState::cancelled;
    Board::Row row;
    row.key = session.id;
    row.name = label_words(*each);
    row.note = {seats, seats};
    row.note_tone = enrolled > session.capacity ? Tone::bad : few ? Tone::caution : Tone::muted;
    const double capacity = std::max(1, session.capacity);
    row.bars = bars_of(session, enrolled / capacity);
    const std::string least = std::to_string(session.minimum);
    row.says = {words(session.state).zh + " · " + days_of(session) + " · " + session.place + "\n录取 " +
                    seats + "，至少 " + least + "；候补 " + std::to_string(waiting) + "，志愿与推荐 " +
                    std::to_string(asked),
                words(session.state).en + " · " + days_of(session) + " · " + session.place + "\nenrolled " +
                    seats + ", at least " + least + "; waiting " + std::to_string(waiting) +
                    ", asked for by " + std::to_string(asked)};
    board.rows.push_back(std::move(row));
  }
  return board;
}

void draw_legend(Surface& surface) {
  surface.text(
      {"横条为上课日期，填色高度为录取人数占名额的比例；蓝为计划中，绿为已公布，灰为已结班，红为已取消；竖线"
       "为今天。",
       "Bars stand at the days of meetings, filled by the share of seats taken; blue is planned, green "
       "published, grey closed, red cancelled; the line is today."},
      Tone::muted);
}

void draw_breaks(Surface& surface, const CohortEffect& effect) {
  for (const CohortBreach& each : effect.breaks)
    surface.text({"将违反：" + each.says.zh, "breaks: " + each.says.en}, Tone::bad);
  for (const CohortBreach& each : effect.mends)
    surface.text({"将消除：" + each.says.zh, "mends: " + each.says.en}, Tone::good);
}

CommandRequest about_session(const std::string& command, const std::string& session) {
  CommandRequest request{command, {}};
  request.with("session", session);
  return request;
}

Cell number_cell(Decimal value, Tone tone) {
  return {short_number(value), value.value(), tone, std::nullopt};
}
Cell number_cell(int value, Tone tone) {
  return {std::to_string(value), static_cast<double>(value), tone, std::nullopt};
}

}  // namespace echelon::panels
