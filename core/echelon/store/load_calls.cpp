#include "echelon/base/error.hpp"
#include "echelon/store/load.hpp"

namespace echelon {
namespace {

CallState state_from(std::string_view text) {
  for (const CallState state : {CallState::open, CallState::reviewing, CallState::selected,
                                CallState::publicity, CallState::decided}) {
    if (code(state) == text) return state;
  }
  return CallState::withdrawn;
}

/// The rows of one call.
Statement rows_of(const Store& store, const char* sql, const Call& call) {
  Statement ask = store.statement(sql);
  ask.with(call.number);
  return ask;
}

void read_people_side(const Store& store, Call& call) {
  Statement nominations = rows_of(store,
                                  "SELECT school, person, rank, statement, nominated_on FROM nomination "
                                  "WHERE call = ? ORDER BY school, person",
                                  call);
  while (nominations.step()) {
    call.nominations.push_back({.school = nominations.string(0),
                                .person = nominations.string(1),
                                .rank = nominations.whole(2),
                                .statement = nominations.string(3),
                                .nominated_on = nominations.date(4)});
  }
  Statement reviewers =
      rows_of(store, "SELECT id, name, school, person FROM reviewer WHERE call = ? ORDER BY id", call);
  while (reviewers.step()) {
    call.reviewers.push_back(
        {reviewers.string(0), reviewers.string(1), reviewers.string(2), reviewers.string(3)});
  }
  Statement reviews = rows_of(store,
                              "SELECT reviewer, person, criterion, score FROM review WHERE call = ? ORDER BY "
                              "person, criterion, reviewer",
                              call);
  while (reviews.step()) {
    call.reviews.push_back({reviews.string(0), reviews.string(1), reviews.string(2), reviews.decimal(3)});
  }
}

void read_outcome_side(const Store& store, Call& call) {
  Statement objections = rows_of(store,
                                 "SELECT number, person, received_on, text, state, resolution FROM objection "
                                 "WHERE call = ? ORDER BY number",
                                 call);
  while (objections.step()) {
    call.objections.push_back({.number = objections.integer(0),
                               .person = objections.string(1),
                               .received_on = objections.date(2),
                               .text = objections.string(3),
                               .state = objections.string(4),
                               .resolution = objections.string(5)});
  }
  Statement decisions =
      rows_of(store,
              "SELECT person, outcome, position, score, run, reason FROM decision WHERE call = ? "
              "ORDER BY outcome, position, person",
              call);
  while (decisions.step()) {
    call.decisions.push_back({.person = decisions.string(0),
                              .outcome = decisions.string(1),
                              .position = decisions.whole(2),
                              .score = decisions.decimal(3),
                              .run = decisions.integer(4),
                              .reason = decisions.string(5)});
  }
  Statement adjustments =
      rows_of(store, "SELECT kind, key, value FROM adjustment WHERE call = ? ORDER BY kind, key", call);
  while (adjustments.step()) {
    Adjustment adjustment{adjustments.string(0), adjustments.string(1), std::nullopt};
    if (!adjustments.null(2)) adjustment.value = adjustments.decimal(2);
    call.adjustments.push_back(std::move(adjustment));
  }
}

}  // namespace

std::vector<Call> load_calls(const Store& store, const std::string& program) {
  const Reading one_state(store);
  std::vector<Call> calls;
  Statement ask = store.statement(
      "SELECT number, program, title, state, opened_on, closes_on, seats, publicity_from, publicity_to, "
      "decided_on, run "
      "FROM call WHERE ?1 = '' OR program = ?1 ORDER BY number");
  ask.with(program);
  while (ask.step()) {
    Call call;
    call.number = ask.integer(0);
    call.program = ask.string(1);
    call.title = ask.string(2);
    call.state = state_from(ask.text(3));
    call.opened_on = ask.date(4);
    call.closes_on = ask.date(5);
    call.seats = ask.whole(6);
    call.publicity_from = ask.date(7);
    call.publicity_to = ask.date(8);
    call.decided_on = ask.date(9);
    call.run = ask.integer(10);
    calls.push_back(std::move(call));
  }
  for (Call& call : calls) {
    read_people_side(store, call);
    read_outcome_side(store, call);
  }
  return calls;
}

std::optional<Nomination> load_nomination(const Store& store, const std::string& call,
                                          const std::string& person) {
  Statement ask = store.statement(
      "SELECT school, person, rank, statement, nominated_on FROM nomination WHERE call = CAST(? AS INTEGER) "
      "AND person = ?");
  if (!ask.with(call, person).step()) return std::nullopt;
  return Nomination{.school = ask.string(0),
                    .person = ask.string(1),
                    .rank = ask.whole(2),
                    .statement = ask.string(3),
                    .nominated_on = ask.date(4)};
}

std::optional<Decimal> load_score(const Store& store, const std::string& call, const std::string& person,
                                  const std::string& criterion, const std::string& reviewer) {
  Statement ask = store.statement(
      "SELECT score FROM review WHERE call = CAST(? AS INTEGER) AND person = ? AND criterion = ? AND "
      "reviewer = "
      "?");
  if (!ask.with(call, person, criterion, reviewer).step()) return std::nullopt;
  return ask.decimal(0);
}

Run load_run(const Store& store, std::int64_t number) {
  Statement ask = store.statement("SELECT call, program, kind, digest, bundle FROM run WHERE number = ?");
  if (!ask.with(number).step()) {
    const std::string which = std::to_string(number);
    throw Error(Fault::request, {"没有编号为 " + which + " 的运算", "there is no run " + which},
                {"请查看台账中的运算编号", "see the ledger for the numbers of the runs"});
  }
  return {number, ask.integer(0), ask.string(1), ask.string(2), ask.string(3), ask.string(4)};
}

std::string load_setting(const Store& store, const std::string& key) {
  Statement ask = store.statement("SELECT value FROM setting WHERE key = ?");
  return ask.with(key).step() ? ask.string(0) : std::string();
}

}  // namespace echelon
