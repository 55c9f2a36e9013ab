#include <algorithm>

#include "cli/plain_table.hpp"
#include "cli/verbs.hpp"
#include "echelon/base/error.hpp"
#include "echelon/base/nearest.hpp"

namespace cli {

using echelon::Decimal;
using echelon::Error;
using echelon::Fault;
using echelon::HourExplained;
using echelon::HourFact;
using echelon::HourPart;
using echelon::HourRule;
using echelon::HourStanding;
using echelon::HourState;
using echelon::PersonIndex;
using echelon::Snapshot;

namespace {

/// What is asked for, with everything it refers to.
class Asked {
 public:
  Asked(const echelon::Office& office, const HoursOptions& options)
      : options_(options),
        snapshot_(office.snapshot()),
        rules_(office.hour_rules()),
        judge_(*snapshot_, rules_) {
    require_rule();
    school_ = echelon::nobody;
    if (!options.school.empty()) {
      school_ = snapshot_->find_school(options.school);
      if (school_ == echelon::nobody)
        refuse({"没有学校 " + options.school, "there is no school " + options.school});
    }
    if (!options.person.empty() && snapshot_->find_person(options.person) == echelon::nobody)
      refuse({"没有工号为 " + options.person + " 的人员", "there is no person " + options.person});
  }

  [[nodiscard]] const Snapshot& snapshot() const { return *snapshot_; }
  [[nodiscard]] const HourRule& rule(const HourStanding& standing) const {
    return rules_->all()[standing.rule].versions[standing.version];
  }
  [[nodiscard]] bool wants(PersonIndex person) const {
    const auto p = static_cast<std::size_t>(person);
    return snapshot_->people.in_service[p] != 0 &&
           (options_.person.empty() || snapshot_->people.id[p] == options_.person) &&
           (school_ == echelon::nobody || snapshot_->people.school[p] == school_);
  }
  [[nodiscard]] bool wants(const HourStanding& standing) const {
    return wants(standing.person) && (options_.rule.empty() || rule(standing).id == options_.rule) &&
           (!options_.unmet || standing.state != HourState::met);
  }

  /// Every standing asked for with its facts, present ones first, then the windows ahead. `outside`: also
  /// with the records outside the window.
  template <class Take>
  void each(bool outside, const Take& take) {
    for (PersonIndex person = 0; person < snapshot_->size(); ++person) {
      if (!wants(person)) continue;
      for (std::size_t rule = 0; rule < rules_->all().size(); ++rule) {
        if (!options_.rule.empty() && rules_->all()[rule].id != options_.rule) continue;
        for (int ahead = 0; ahead <= options_.next; ++ahead) {
          for (const HourExplained& each : judge_.explain(person, rule, ahead, outside)) {
            if (wants(each.standing)) take(each);
          }
        }
      }
    }
  }

 private:
  void require_rule() const {
    if (options_.rule.empty() || rules_->find(options_.rule) != nullptr) return;
    std::vector<std::string> known;
    for (const auto& each : rules_->all()) known.push_back(each.id);
    throw Error(Fault::request,
                {"没有学时规则“" + options_.rule + "”", "there is no hour rule '" + options_.rule + "'"},
                {"现有的规则：" + echelon::joined(known), "the rules are: " + echelon::joined(known)});
  }
  [[noreturn]] static void refuse(const echelon::Words& what) {
    throw Error(Fault::request, what, {"请检查编号", "check the id"});
  }

  const HoursOptions& options_;
  std::shared_ptr<const Snapshot> snapshot_;
  std::shared_ptr<const echelon::HourRules> rules_;
  echelon::HourJudge judge_;
  echelon::SchoolIndex school_ = echelon::nobody;
};

void json_fact(JsonOut& out, const HourFact& fact, const HourRule& rule, const Snapshot& snapshot) {
  static constexpr std::string_view kinds[] = {"training", "waiver", "carried", "joined"};
  out.open_object().key("record");
  if (fact.record == nullptr) {
    out.null();
  } else {
    out.text(snapshot.text(fact.record->course));
  }
  out.key("kind").text(kinds[static_cast<std::size_t>(fact.kind)]);
  out.key("from").date(fact.from).key("to").date(fact.to);
  if (fact.record != nullptr) {
    out.key("category").text(snapshot.text(fact.record->category));
    out.key("mode").text(echelon::code(fact.record->mode));
  }
  if (fact.kind == HourFact::Kind::waiver) out.key("authority").text(snapshot.text(fact.authority));
  out.key("hours").number(fact.hours).key("counted").number(fact.counted).key("why");
  const echelon::Words why = says(fact, rule);
  if (why.empty()) {
    out.null();
  } else {
    out.words(why);
  }
  out.close_object();
}

void json_standing(JsonOut& out, const HourExplained& each, const Asked& asked) {
  const HourStanding& standing = each.standing;
  const HourRule& rule = asked.rule(standing);
  out.open_object().key("id").text(asked.snapshot().people.id[static_cast<std::size_t>(standing.person)]);
  out.key("rule").text(rule.id).key("from").date(standing.from).key("to").date(standing.to);
  out.key("required").number(standing.required).key("done").number(standing.done);
  out.key("missing").number(standing.missing).key("met").truth(standing.state == HourState::met);
  out.key("due").date(standing.to).key("state").text(code(standing.state));
  out.key("exempt").truth(standing.exempt).key("completed").date(standing.completed);
  out.key("carried").number(standing.carried).key("categories").open_list();
  for (std::size_t p = 0; p < each.parts.size(); ++p) {
    const HourPart& part = rule.parts[p];
    out.open_object().key("category").text(part.id).key("minimum").number(each.parts[p].minimum);
    out.key("maximum");
    if (part.maximum) {
      out.number(*part.maximum);
    } else {
      out.null();
    }
    out.key("done").number(each.parts[p].done).key("counted").number(each.parts[p].counted);
    out.key("missing").number(each.parts[p].missing()).close_object();
  }
  out.close_list().key("facts").open_list();
  for (const HourFact& fact : each.facts) json_fact(out, fact, rule, asked.snapshot());
  out.close_list().close_object();
}

Listing standing_listing() {
  return Listing({{"id", {"工号", "id"}},
                  {"name", {"姓名", "name"}},
                  {"school", {"学校", "school"}},
                  {"rule", {"规则", "rule"}},
                  {"from", {"起", "from"}},
                  {"to", {"止", "to"}},
                  {"required", {"要求", "required"}, true},
                  {"done", {"已完成", "done"}, true},
                  {"missing", {"还差", "missing"}, true},
                  {"state", {"状态", "state"}},
                  {"short_of", {"未满的类别", "short of"}}});
}

/// What a line of the listing says of the groups that are short.
std::string short_of(const HourExplained& each, const HourRule& rule, echelon::Language language) {
  std::string text;
  for (std::size_t p = 0; p < each.parts.size(); ++p) {
    if (each.parts[p].missing() == Decimal()) continue;
    text +=
        (text.empty() ? "" : ", ") + rule.parts[p].name.in(language) + " " + each.parts[p].missing().text();
  }
  return text;
}

void add_row(Listing& listing, const HourExplained& each, const Asked& asked, const Session& session) {
  const HourStanding& standing = each.standing;
  const HourRule& rule = asked.rule(standing);
  const auto p = static_cast<std::size_t>(standing.person);
  const echelon::School* school = asked.snapshot().school_of(standing.person);
  const bool csv = session.format() == Format::csv;
  listing.row({asked.snapshot().people.id[p], asked.snapshot().people.name[p],
               school == nullptr ? "" : school->name, csv ? rule.id : rule.name.in(session.language()),
               standing.from.iso(), standing.to.iso(), standing.required.text(), standing.done.text(),
               standing.missing.text(),
               csv ? std::string(code(standing.state)) : words(standing.state).in(session.language()),
               short_of(each, rule, session.language())});
}

Listing fact_listing(const HourExplained& each, const Asked& asked, echelon::Language language) {
  Listing listing({{"record", {"依据", "fact"}},
                   {"category", {"类别", "category"}},
                   {"from", {"起", "from"}},
                   {"to", {"止", "to"}},
                   {"hours", {"学时", "hours"}, true},
                   {"counted", {"计入", "counted"}, true},
                   {"why", {"说明", "why"}}});
  for (const HourFact& fact : each.facts) {
    const bool training = fact.record != nullptr;
    listing.row(
        {training ? asked.snapshot().text(fact.record->course) : asked.snapshot().text(fact.authority),
         training ? asked.snapshot().text(fact.record->category) : "", fact.from.iso(), fact.to.iso(),
         training ? fact.hours.text() : "", fact.counted.text(),
         says(fact, asked.rule(each.standing)).in(language)});
  }
  return listing;
}

int show_standings(Session& session, const HoursOptions& options) {
  Asked asked(session.office(), options);
  if (session.format() == Format::json) {
    JsonOut out;
    out.open_object().key("as_of").date(asked.snapshot().as_of).key("standings").open_list();
    asked.each(!options.person.empty(), [&](const HourExplained& each) { json_standing(out, each, asked); });
    out.close_list().close_object();
    session.say(out.finish());
  } else {
    Listing listing = standing_listing();
    std::vector<HourExplained> kept;
    asked.each(false, [&](const HourExplained& each) {
      add_row(listing, each, asked, session);
      if (!options.person.empty()) kept.push_back(each);
    });
    session.show(listing);
    for (const HourExplained& each : kept) {
      if (session.format() == Format::csv || each.facts.empty()) continue;
      session.say_line({"\n" + asked.rule(each.standing).name.zh, "\n" + asked.rule(each.standing).name.en});
      session.show(fact_listing(each, asked, session.language()));
    }
  }
  return done;
}

int show_forecast(Session& session, const HoursOptions& options) {
  const echelon::Office& office = session.office();
  const Asked asked(office, options);
  const auto standings = office.hours();
  const auto curve = deadlines(*standings, office.as_of(), options.rule);
  Listing listing({{"id", {"工号", "id"}},
                   {"rule", {"规则", "rule"}},
                   {"due", {"截止", "due"}},
                   {"missing", {"还差", "missing"}, true},
                   {"reached", {"照此进度达标", "reached at this pace"}},
                   {"misses", {"将逾期", "misses"}}});
  for (const echelon::HourForecast& each : office.forecast_hours()) {
    const HourStanding& standing = standings->all()[each.standing];
    if (!asked.wants(standing)) continue;
    const echelon::Words misses = each.misses ? echelon::Words{"是", "yes"} : echelon::Words{"否", "no"};
    listing.row({asked.snapshot().people.id[static_cast<std::size_t>(standing.person)],
                 standings->rule(standing).id, standing.to.iso(), standing.missing.text(), each.reached.iso(),
                 session.in_language(misses)});
  }
  Listing months({{"month", {"月份", "month"}},
                  {"due", {"到期", "due"}, true},
                  {"unmet", {"未达标", "unmet"}, true},
                  {"misses", {"将逾期", "misses"}, true}});
  for (const echelon::HourDeadlines& each : curve) {
    months.row({each.month.iso().substr(0, 7), std::to_string(each.due), std::to_string(each.unmet),
                std::to_string(each.misses)});
  }
  if (session.format() != Format::json) {
    session.show(listing);
    if (session.format() == Format::table) session.show(months);
    return done;
  }
  JsonOut out;
  out.open_object().key("as_of").date(office.as_of()).key("forecast");
  listing.json(out);
  out.key("deadlines");
  months.json(out);
  out.close_object();
  session.say(out.finish());
  return done;
}

}  // namespace

int show_hours(Session& session, const HoursOptions& options) {
  if (!options.simulate.empty()) return simulate_hours(session, options);
  return options.forecast ? show_forecast(session, options) : show_standings(session, options);
}

}  // namespace cli
