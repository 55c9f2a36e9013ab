#include <algorithm>
#include <array>

#include "echelon/store/load.hpp"
#include "echelon/store/load_training.hpp"
#include "echelon/store/row_symbols.hpp"
#include "echelon/store/tables.hpp"

namespace echelon {
namespace {

using store::from_code;

/// Follows the people in their order while a table clustered by person is read.
class ByPerson {
 public:
  explicit ByPerson(const std::vector<std::string>& ids) : ids_(ids) {}
  /// The index of `id`, closing the histories of everyone before; ids come in order.
  template <class T>
  PersonIndex reach(std::string_view id, Histories<T>& histories) {
    while (ids_[at_] != id) {
      histories.close_person();
      ++at_;
    }
    return static_cast<PersonIndex>(at_);
  }
  template <class T>
  void finish(Histories<T>& histories) {
    for (; at_ < ids_.size(); ++at_) histories.close_person();
  }

 private:
  const std::vector<std::string>& ids_;
  std::size_t at_ = 0;
};

class Loading {
 public:
  Loading(const Store& store, Date as_of) : store_(store), texts_(snapshot_->symbols) {
    snapshot_->as_of = as_of;
  }

  std::shared_ptr<const Snapshot> load() {
    const Reading one_state(store_);
    Statement head = store_.statement("SELECT coalesce(max(number), 0) FROM ledger");
    head.step();
    snapshot_->entry = head.integer(0);
    read_schools();
    read_people();
    read_titles();
    read_post_grades();
    read_postings();
    read_tiers();
    store::load_training(store_, *snapshot_);
    read_awards();
    read_assessments();
    read_waivers();
    read_mentorships();
    count_staff();
    return std::move(snapshot_);
  }

 private:
  [[nodiscard]] Date as_of() const { return snapshot_->as_of; }
  People& people() { return snapshot_->people; }

  void read_schools() {
    Statement ask = store_.statement("SELECT id, name, kind, town, area FROM school ORDER BY id");
    while (ask.step()) {
      snapshot_->schools.push_back({.id = ask.string(0),
                                    .name = ask.string(1),
                                    .kind = from_code<SchoolKind>(ask.text(2)),
                                    .town = ask.string(3),
                                    .area = from_code<Area>(ask.text(4)),
                                    .staff = 0});
    }
  }

  void read_people() {
    People& p = people();
    Statement ask = store_.statement(
        "SELECT id, name, gender, birth_date, hired_on, left_on, degree FROM person ORDER BY id");
    while (ask.step()) {
      p.id.push_back(ask.string(0));
      p.name.push_back(ask.string(1));
      p.gender.push_back(from_code<Gender>(ask.text(2)));
      p.birth_date.push_back(ask.date(3));
      const Date hired = ask.date(4);
      const Date left = ask.date(5);
      p.hired_on.push_back(hired);
      p.in_service.push_back(hired <= as_of() && (!left.known() || left > as_of()) ? 1 : 0);
      p.degree.push_back(from_code<Degree>(ask.text(6)));
    }
    const std::size_t count = p.id.size();
    p.title.resize(count, Title::none);
    p.title_on.resize(count);
    p.post_grade.resize(count, 0);
    p.school.resize(count, nobody);
    p.role.resize(count, Role::teacher);
    p.role_on.resize(count);
    p.at_school_since.resize(count);
    p.stage.resize(count, Stage::unknown);
    p.subject.resize(count, Symbol::empty);
  }

  void read_titles() {
    std::vector<TitleHeld> held;
    each_history(
        "SELECT person, title, since FROM title_held ORDER BY person, since, title", snapshot_->titles,
        [&](const Statement& row) {
          return TitleHeld{from_code<Title>(row.text(1)), row.date(2)};
        },
        [](const TitleHeld& t) { return t.since; });
    for (PersonIndex person = 0; person < snapshot_->size(); ++person) {
      const auto p = static_cast<std::size_t>(person);
      // Dated ones in order of time, the last of them holds; undated ones stand first.
      TitleHeld best;
      for (const TitleHeld& title : snapshot_->titles.of(person)) {
        if (title.since.known() && !best.since.known() && best.title > title.title) continue;
        if (title.since.known() || title.title > best.title) best = title;
      }
      people().title[p] = best.title;
      people().title_on[p] = best.since;
    }
  }

  void read_post_grades() {
    Statement ask = store_.statement(
        "SELECT person, grade, since FROM post_grade_held ORDER BY person, since, grade DESC");
    const std::vector<std::string>& ids = people().id;
    std::size_t at = 0;
    Date since;
    while (ask.step()) {
      while (ids[at] != ask.text(0)) ++at, since = Date();
      const Date day = ask.date(2);
      if (day > as_of()) continue;
      std::uint8_t& best = people().post_grade[at];
      const auto grade = static_cast<std::uint8_t>(ask.whole(1));
      if (best != 0 && !since.known() && day.known() && best < grade) continue;
      best = grade;
      since = day;
    }
  }

  void read_postings() {
    each_history(
        "SELECT person, school, role, stage, subject, from_on, to_on FROM posting ORDER BY person, from_on, "
        "school, role",
        snapshot_->postings,
        [&](const Statement& row) {
          return Posting{.school = snapshot_->find_school(row.text(1)),
                         .role = from_code<Role>(row.text(2)),
                         .stage = from_code<Stage>(row.text(3)),
                         .subject = texts_.of(row.text(4)),
                         .from = row.date(5),
                         .to = row.date(6)};
        },
        [](const Posting& p) { return p.from; });
    for (PersonIndex person = 0; person < snapshot_->size(); ++person) {
      if (people().in_service[static_cast<std::size_t>(person)] != 0) settle(person);
    }
  }

  /// Where the person stands as of the date, and since when.
  void settle(PersonIndex person) {
    const auto p = static_cast<std::size_t>(person);
    const std::span<const Posting> all = snapshot_->postings.of(person);
    const Posting* holds = nullptr;
    for (const Posting& posting : all) {
      if (posting.to.known() && posting.to < as_of()) continue;
      const auto weight = [](const Posting& x) { return std::tuple(x.from, x.role, -x.school); };
      if (holds == nullptr || weight(*holds) < weight(posting)) holds = &posting;
    }
    if (holds == nullptr) return;
    people().school[p] = holds->school;
    people().role[p] = holds->role;
    people().stage[p] = holds->stage;
    people().subject[p] = holds->subject;
    people().at_school_since[p] = unbroken(all, *holds, [](const Posting&, const Posting&) { return true; });
    people().role_on[p] =
        unbroken(all, *holds, [](const Posting& a, const Posting& b) { return a.role == b.role; });
  }

  /// The start of the stretch of postings at the same school, and alike, that leads up to `last` without a
  /// free day.
  template <class Alike>
  static Date unbroken(std::span<const Posting> all, const Posting& last, Alike alike) {
    Date since = last.from;
    for (std::size_t i = all.size(); i-- > 0;) {
      const Posting& before = all[i];
      if (before.school != last.school || !alike(before, last) || before.from >= since) continue;
      if (!before.to.known() || before.to.plus_days(1) >= since) since = before.from;
    }
    return since;
  }

  void read_tiers() {
    // A review after the snapshot's day may have changed the last day since; the first of them says what it
    // was.
    each_history(
        "SELECT t.person, t.ladder, t.tier, t.since, coalesce((SELECT r.term_to FROM tier_review AS r "
        "WHERE r.person = t.person AND r.ladder = t.ladder AND r.tier = t.tier AND r.since = t.since AND "
        "r.reviewed_on > ?1 ORDER BY r.reviewed_on, r.term_to LIMIT 1), t.until) "
        "FROM tier_held AS t ORDER BY t.person, t.since, t.ladder, t.tier",
        snapshot_->tiers,
        [&](const Statement& row) {
          return TierHeld{texts_.of(row.text(1)), texts_.of(row.text(2)), row.date(3), row.date(4)};
        },
        [](const TierHeld& t) { return t.since; }, as_of());
    each_history(
        "SELECT person, ladder, tier, since, term_to, reviewed_on, result, until FROM tier_review "
        "ORDER BY person, reviewed_on, ladder, term_to, since, tier",
        snapshot_->tier_reviews,
        [&](const Statement& row) {
          return TierReview{texts_.of(row.text(1)),
                            texts_.of(row.text(2)),
                            row.date(3),
                            row.date(4),
                            row.date(5),
                            from_code<TermResult>(row.text(6)),
                            row.date(7)};
        },
        [](const TierReview& r) { return r.reviewed_on; });
  }

  void read_awards() {
    each_history(
        "SELECT person, award, subject, level, grade, role, pupils, awarded_on FROM award "
        "ORDER BY person, awarded_on, award, number",
        snapshot_->awards,
        [&](const Statement& row) {
          return Award{.award = texts_.of(row.text(1)),
                       .subject = texts_.of(row.text(2)),
                       .level = from_code<AwardLevel>(row.text(3)),
                       .grade = from_code<AwardGrade>(row.text(4)),
                       .role = from_code<AwardRole>(row.text(5)),
                       .pupils = row.whole(6),
                       .awarded_on = row.date(7)};
        },
        [](const Award& a) { return a.awarded_on; });
  }

  void read_assessments() {
    const Date beginning_of_time;
    each_history(
        "SELECT person, year, kind, result FROM assessment ORDER BY person, year, kind",
        snapshot_->assessments,
        [&](const Statement& row) {
          return Assessment{row.whole(1), from_code<AssessmentKind>(row.text(2)),
                            from_code<AssessmentResult>(row.text(3))};
        },
        [&](const Assessment& a) {
          return a.year <= as_of().year() ? beginning_of_time : as_of().plus_days(1);
        });
  }

  void read_waivers() {
    each_history(
        "SELECT person, rule, authority, from_on, to_on, reason FROM waiver ORDER BY person, from_on, rule",
        snapshot_->waivers,
        [&](const Statement& row) {
          return Waiver{.rule = texts_.of(row.text(1)),
                        .authority = texts_.of(row.text(2)),
                        .from = row.date(3),
                        .to = row.date(4),
                        .reason = from_code<WaiverReason>(row.text(5))};
        },
        [](const Waiver& w) { return w.from; });
  }

  void read_mentorships() {
    const auto side = [&](const char* sql, Histories<Mentorship>& histories) {
      each_history(
          sql, histories,
          [&](const Statement& row) {
            return Mentorship{.other = snapshot_->find_person(row.text(1)),
                              .subject = texts_.of(row.text(2)),
                              .outcome = texts_.of(row.text(3)),
                              .started_on = row.date(4),
                              .ended_on = row.date(5)};
          },
          [](const Mentorship& m) { return m.started_on; });
    };
    side(
        "SELECT mentor, mentee, subject, outcome, started_on, ended_on FROM mentorship ORDER BY mentor, "
        "started_on, mentee",
        snapshot_->mentees);
    side(
        "SELECT mentee, mentor, subject, outcome, started_on, ended_on FROM mentorship ORDER BY mentee, "
        "started_on, mentor",
        snapshot_->mentors);
  }

  void count_staff() {
    for (const SchoolIndex school : people().school) {
      if (school != nobody) ++snapshot_->schools[static_cast<std::size_t>(school)].staff;
    }
  }

  /// Fills a history from a query in the order of people; rows dated after the snapshot's day are left out.
  template <class T, class Make, class Day, class... Values>
  void each_history(const char* sql, Histories<T>& histories, Make make, Day day, const Values&... values) {
    Statement ask = store_.statement(sql);
    ask.with(values...);
    ByPerson by_person(people().id);
    while (ask.step()) {
      by_person.reach(ask.text(0), histories);
      T row = make(ask);
      if (day(row) <= as_of()) histories.push(std::move(row));
    }
    by_person.finish(histories);
  }

  const Store& store_;
  std::shared_ptr<Snapshot> snapshot_ = std::make_shared<Snapshot>();
  store::RowSymbols texts_;
};

}  // namespace

std::shared_ptr<const Snapshot> load_snapshot(const Store& store, Date as_of) {
  return Loading(store, as_of).load();
}

}  // namespace echelon
