#pragma once

#include "../refusal.hpp"
#include "echelon/model/round.hpp"
#include "office_fixture.hpp"

namespace echelon {

using Given = std::vector<std::pair<std::string, std::string>>;

/// A small office whose first call is brought to a state: T1, T2, T3 nominated, R1 and R2 reviewing, T1 and
/// T2 chosen, T3 in reserve, one objection filed and rejected.
struct RoundOffice : SmallOffice {
  explicit RoundOffice(CallState state) {
    perform("call.open", {{"program", "olympiad_coaches"},
                          {"title", "奥赛教练员遴选"},
                          {"opened_on", "2026-03-01"},
                          {"closes_on", "2026-03-20"},
                          {"seats", "2"}});
    for (const char* person : {"T1", "T2", "T3"})
      perform("nomination.add", {{"call", "1"}, {"school", "S1"}, {"person", person}, {"rank", "1"}});
    perform("reviewer.add", {{"call", "1"}, {"id", "R1"}, {"name", "评委甲"}});
    perform("reviewer.add",
            {{"call", "1"}, {"id", "R2"}, {"name", "评委乙"}, {"school", "S2"}, {"person", "T8"}});
    perform("adjust", {{"call", "1"}, {"kind", "weight"}, {"key", "exam"}, {"value", "30"}});
    if (state == CallState::withdrawn) perform("call.withdraw", {{"call", "1"}});
    if (state == CallState::open || state == CallState::withdrawn) return;
    perform("call.review", {{"call", "1"}});
    perform("review.scores",
            {{"call", "1"}, {"score", "R1\tT1\tlesson\t90"}, {"score", "R2\tT2\tlesson\t80.5"}});
    if (state == CallState::reviewing) return;
    ledger.record_run(run(), by());
    if (state == CallState::selected) return;
    perform("publicity.start", {{"call", "1"}, {"from", "2026-04-01"}, {"to", "2026-04-08"}});
    perform("objection.file",
            {{"call", "1"}, {"person", "T1"}, {"received_on", "2026-04-02"}, {"text", "存疑"}});
    perform("objection.resolve",
            {{"call", "1"}, {"number", "1"}, {"state", "rejected"}, {"resolution", "属实"}});
    if (state == CallState::publicity) return;
    perform("decision.decide", {{"call", "1"}, {"on", "2026-04-09"}});
  }

  static RunRecord run() {
    return {.call = 1,
            .program = "olympiad_coaches",
            .kind = "selection",
            .digest = digest("bundle"),
            .bundle = "bundle",
            .decisions = {{"T1", "chosen", 1, Decimal::of(90), 0, {}},
                          {"T2", "chosen", 2, Decimal::of(80), 0, {}},
                          {"T3", "reserve", 1, Decimal::of(70), 0, {}}}};
  }

  /// Whether the command was carried out; otherwise it was refused in words, `said`.
  bool attempt(const std::string& command, const Given& given, std::string& said) {
    said = refusal([&] { perform(command, given); });
    return said.empty();
  }
};

}  // namespace echelon
