#include <algorithm>

#include "echelon/view/capital.hpp"
#include "echelon/view/chart_layout.hpp"
#include "echelon/view/text_places.hpp"

namespace echelon {
namespace {

struct Range {
  int from = 0;
  int to = 0;
};

Range range_of(const Timeline& timeline) {
  Date first;
  Date last;
  const auto take = [&](Date day) {
    if (!day.known()) return;
    if (!first.known() || day < first) first = day;
    if (!last.known() || day > last) last = day;
  };
  for (const Timeline::Row& row : timeline.rows) {
    for (const Timeline::Span& span : row.spans) {
      take(span.from);
      take(span.to);
    }
  }
  take(timeline.today);
  if (!first.known()) return {0, 1};
  const int margin = std::max(1, (last.days() - first.days()) / 40);
  return {first.days() - margin, last.days() + margin};
}

/// Marks at the beginnings of years, or of months where the whole is short, or of days.
std::vector<std::pair<Date, std::string>> marks_of(Range range, float width, float least_gap) {
  std::vector<std::pair<Date, std::string>> marks;
  const float days = static_cast<float>(range.to - range.from);
  const auto most = std::max(1.0F, width / least_gap);
  const Date first = Date::from_days(range.from);
  for (const int months : {1, 3, 6, 12, 24, 60, 120}) {
    if (days / (30.4F * static_cast<float>(months)) > most && months != 120) continue;
    if (days < 45) break;
    const int start = first.year() * 12 + first.month() - 1;
    for (int month = start - start % months;; month += months) {
      const auto date = Date::of(month / 12, month % 12 + 1, 1);
      if (!date || date->days() > range.to) break;
      if (date->days() < range.from) continue;
      marks.emplace_back(*date, months >= 12 ? std::to_string(date->year()) : date->iso().substr(0, 7));
    }
    return marks;
  }
  for (const int step : {1, 2, 7, 14}) {
    if (days / static_cast<float>(step) > most && step != 14) continue;
    for (int day = range.from + 1; day <= range.to; day += step) {
      marks.emplace_back(Date::from_days(day), Date::from_days(day).iso().substr(5));
    }
    break;
  }
  return marks;
}

}  // namespace

Picture lay_out(const Timeline& timeline, float width, const Letters& letters) {
  const auto say = [&](const Words& words) -> const std::string& { return words.in(letters.language); };
  Picture picture;
  picture.width = width;
  const float caption = letters.height(Face::caption);
  float y = 0;
  if (!timeline.title.empty()) {
    picture.text({0, 0}, letters.fitted(titled(timeline.title, letters.language), Face::strong, width),
                 Face::strong, {Tone::plain, 1});
    y = letters.height(Face::strong) + letters.px(6);
  }
  float names = 0;
  for (const Timeline::Row& row : timeline.rows)
    names = std::max(names, letters.width(say(row.name), Face::caption));
  names = std::min(names, width * 0.3F) + letters.px(10);
  const float high = letters.px(26);
  const float bottom = y + high * static_cast<float>(timeline.rows.size());
  const Range range = range_of(timeline);
  const float plot = width - names - letters.px(4);
  const auto x_of = [&](int days) {
    return names + plot * static_cast<float>(days - range.from) / static_cast<float>(range.to - range.from);
  };
  for (const auto& [date, name] :
       marks_of(range, plot, letters.width("2026-00", Face::caption) + letters.px(14))) {
    const float x = x_of(date.days());
    picture.line({{x, y}, {x, bottom}}, {Tone::muted, 0.2F});
    const float half = letters.width(name, Face::caption) / 2;
    if (x - half >= names - letters.px(8) && x + half <= width) {
      picture.text({x, bottom + letters.px(3)}, name, Face::caption, {Tone::muted, 1}, 0.5F);
    }
  }
  for (const Timeline::Row& row : timeline.rows) {
    put_name(picture, letters, {0, y + high / 2 - caption / 2}, say(row.name), names - letters.px(10),
             {Tone::plain, 1});
    for (const Timeline::Span& span : row.spans) {
      const float from = span.from.known() ? x_of(span.from.days()) : names;
      const float to = span.to.known() ? x_of(span.to.days() + 1) : x_of(range.to);
      const Box box{from, y + letters.px(4), std::max(to, from + letters.px(3)), y + high - letters.px(4)};
      picture.rectangle(box, {span.tone, 0.3F}, letters.px(3));
      picture.rectangle({box.x0, box.y0, box.x0 + letters.px(3), box.y1}, {span.tone, 1}, letters.px(1));
      const std::string& name = say(span.name);
      if (box.width() > letters.px(30)) {
        picture.text({box.x0 + letters.px(7), y + high / 2 - caption / 2},
                     letters.fitted(name, Face::caption, box.width() - letters.px(9)), Face::caption,
                     {Tone::plain, 1});
      }
      const std::string until = span.to.known() ? " ~ " + span.to.iso() : " ~";
      picture.point_at(box, name + "\n" + span.from.iso() + until);
    }
    y += high;
  }
  if (timeline.today.known()) {
    const float x = x_of(timeline.today.days());
    picture.line({{x, bottom - high * static_cast<float>(timeline.rows.size())}, {x, bottom}},
                 {Tone::accent, 1}, letters.px(1.5F));
  }
  picture.height = bottom + caption + letters.px(4);
  settle(picture, letters);
  return picture;
}

}  // namespace echelon
