#include "cohort_instances.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <utility>

#include "draws.hpp"
#include "echelon/base/date.hpp"
#include "echelon/base/decimal.hpp"

namespace bench {
namespace {

using echelon::Date;
using echelon::Decimal;

constexpr std::size_t options_of_a_teacher = 20;
constexpr std::size_t teachers_to_a_session = 50;
constexpr std::int64_t towns = 6;

/// What the makers of one instance share.
struct Maker {
  CohortShape shape;
  Draws draws;
  CohortInstance made;
  struct Course {
    std::int64_t category = 0;
    std::int64_t hours = 0;
    std::int64_t town = 0;
    std::int64_t popularity = 1;
  };
  std::vector<Course> courses;  ///< of each session

  void add_schools(std::size_t teachers);
  void add_sessions(std::size_t count);
  void add_teacher();
  [[nodiscard]] std::vector<std::size_t> draw_sessions();
  void fill_seats();
};

std::string dates_of(Draws& draws, CohortShape shape) {
  // Ten weekdays from 2 March 2026, or eighteen weeks of them.
  const std::int64_t weekdays = shape == CohortShape::few_days        ? 10
                                : shape == CohortShape::small_schools ? 60
                                                                      : 90;
  const auto first = *Date::of(2026, 3, 2);
  const auto length = std::array{1, 1, 2, 3}[static_cast<std::size_t>(draws.below(4))];
  const bool half = length == 1 && draws.below(3) == 0;
  const bool morning = draws.below(2) == 0;
  auto day = draws.below(weekdays - length + 1);
  std::string text;
  for (int i = 0; i < length; ++i, ++day) {
    const auto date = first.plus_days(static_cast<std::int32_t>(day / 5 * 7 + day % 5)).iso();
    text += (i > 0 ? ";" : "") + date;
    if (half) text += (morning ? "T09:00/" : "T14:00/") + date + (morning ? "T12:00" : "T17:00");
  }
  return text;
}

void Maker::add_schools(std::size_t teachers) {
  const std::size_t size = shape == CohortShape::small_schools ? 10 : 100;
  const auto schools = std::max<std::size_t>(2, teachers / size);
  made.staff.resize(schools);
}

void Maker::add_sessions(std::size_t count) {
  for (std::size_t s = 0; s < count; ++s) {
    made.sessions.push_back({0, 0, dates_of(draws, shape)});
    courses.push_back({draws.below(4), 6 * (1 + draws.below(3)), draws.below(towns),
                       std::array{1, 2, 6}[static_cast<std::size_t>(draws.below(3))]});
  }
}

/// Distinct ones, the popular ones more often.
std::vector<std::size_t> Maker::draw_sessions() {
  const auto wanted = std::min(options_of_a_teacher, made.sessions.size() / 2);
  std::vector<std::size_t> drawn;
  while (drawn.size() < wanted) {
    const auto session = static_cast<std::size_t>(draws.below(std::ssize(made.sessions)));
    if (draws.below(6) < courses[session].popularity && std::ranges::find(drawn, session) == drawn.end())
      drawn.push_back(session);
  }
  std::ranges::sort(drawn);
  return drawn;
}

void Maker::add_teacher() {
  const auto teacher = made.teachers.size();
  const auto school = draws.below(std::ssize(made.staff));
  made.teachers.push_back({school, 1 + draws.by_share(std::array{40, 40, 20})});
  ++made.staff[static_cast<std::size_t>(school)];
  std::array<std::int64_t, 4> missing{};
  for (auto& hours : missing) hours = draws.below(31);
  const auto urgency = 100 + draws.below(101);
  for (const auto session : draw_sessions()) {
    const auto& course = courses[session];
    std::int64_t value = (1 + draws.below(100)) * Decimal::scale;
    if (shape == CohortShape::alike) value = Decimal::scale;
    if (shape == CohortShape::gaps) {
      const auto hours = std::min(course.hours, missing[static_cast<std::size_t>(course.category)]);
      const auto share = course.town == school % towns ? 100 : 85;
      value = (hours * urgency * share + 100) * (Decimal::scale / 10'000);
    }
    made.options.push_back({teacher, session, value});
  }
}

/// Seats by what would be wanted if every teacher chose blindly among their options.
void Maker::fill_seats() {
  std::vector<std::int64_t> wanted(made.sessions.size());  // in twentieths of a seat
  for (const auto& option : made.options) wanted[option.session] += made.teachers[option.teacher].need;
  for (std::size_t s = 0; s < wanted.size(); ++s) {
    auto share = std::array{50, 130, 200}[static_cast<std::size_t>(draws.below(3))];
    if (shape == CohortShape::tight) share = 30 + static_cast<int>(draws.below(41));
    if (shape == CohortShape::minimums) share = 150 + static_cast<int>(draws.below(101));
    auto& session = made.sessions[s];
    session.capacity =
        std::max<std::int64_t>(2, wanted[s] * share / 100 / static_cast<std::int64_t>(options_of_a_teacher));
    session.minimum = shape == CohortShape::minimums ? session.capacity * (60 + draws.below(31)) / 100
                      : draws.below(2) == 0          ? session.capacity / 5
                                                     : 0;
  }
}

constexpr std::array<std::pair<std::string_view, CohortShape>, 7> names{
    {{"plain", CohortShape::plain},
     {"gaps", CohortShape::gaps},
     {"few_days", CohortShape::few_days},
     {"small_schools", CohortShape::small_schools},
     {"tight", CohortShape::tight},
     {"minimums", CohortShape::minimums},
     {"alike", CohortShape::alike}}};

std::string numbered(char what, std::size_t number) {
  const auto text = std::to_string(number);
  return what + std::string(6 - std::min<std::size_t>(6, text.size()), '0') + text;
}

}  // namespace

std::optional<CohortShape> cohort_shape_named(std::string_view name) {
  for (const auto& [known, shape] : names)
    if (known == name) return shape;
  return std::nullopt;
}

CohortInstance make_cohorts(CohortShape shape, std::size_t teachers, std::uint64_t seed) {
  Maker maker{shape, Draws(seed), {}, {}};
  maker.add_schools(teachers);
  maker.add_sessions(std::max<std::size_t>(4, teachers / teachers_to_a_session));
  for (std::size_t t = 0; t < teachers; ++t) maker.add_teacher();
  maker.fill_seats();
  return std::move(maker.made);
}

void write_cohort_files(const CohortInstance& instance, const std::filesystem::path& folder) {
  std::ofstream teachers(folder / "T.csv");
  teachers << "id,school,need\n";
  for (std::size_t t = 0; t < instance.teachers.size(); ++t) {
    const auto& each = instance.teachers[t];
    teachers << numbered('t', t) << ',' << numbered('h', static_cast<std::size_t>(each.school)) << ','
             << each.need << '\n';
  }
  std::ofstream sessions(folder / "S.csv");
  sessions << "id,capacity,minimum,dates\n";
  for (std::size_t s = 0; s < instance.sessions.size(); ++s) {
    const auto& each = instance.sessions[s];
    sessions << numbered('s', s) << ',' << each.capacity << ','
             << (each.minimum > 0 ? std::to_string(each.minimum) : "") << ',' << each.dates << '\n';
  }
  std::ofstream options(folder / "O.csv");
  options << "teacher,session,value\n";
  for (const auto& each : instance.options)
    options << numbered('t', each.teacher) << ',' << numbered('s', each.session) << ','
            << Decimal::from_millionths(each.value).text() << '\n';
  std::ofstream schools(folder / "H.csv");
  schools << "school,staff,absence_share\n";
  for (std::size_t h = 0; h < instance.staff.size(); ++h)
    schools << numbered('h', h) << ',' << instance.staff[h] << ",0.15\n";
}

}  // namespace bench
