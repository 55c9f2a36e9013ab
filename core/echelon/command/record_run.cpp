#include "echelon/base/error.hpp"
#include "echelon/command/digest.hpp"
#include "echelon/command/fields.hpp"
#include "echelon/command/ledger.hpp"
#include "echelon/command/writing.hpp"

namespace echelon {
namespace {

using command::CallNow;
using command::Writer;

void record_decisions(Writer& writer, const CallNow& call, std::int64_t number,
                      const std::vector<Decision>& decisions) {
  writer.run("DELETE FROM decision WHERE call = ?", call.number);
  for (const Decision& decision : decisions) {
    if (decision.outcome != "chosen" && decision.outcome != "reserve") {
      throw Error(Fault::request,
                  {"遴选结果只能是入选或候补", "a run decides only who is chosen and who is a reserve"},
                  {"请重新运行遴选", "run the selection again"});
    }
    command::require_nominated(writer, call, decision.person);
    writer.run(
        "INSERT INTO decision (call, person, outcome, position, score, run, reason) VALUES (?, ?, ?, ?, ?, "
        "?, '')",
        call.number, decision.person, decision.outcome, decision.position, decision.score, number);
  }
  writer.run("UPDATE call SET state = 'selected', run = ? WHERE number = ?", number, call.number);
}

}  // namespace

Performed Ledger::record_run(const RunRecord& run, const Signature& signature) {
  // The entry names the bundle by its own digest too: the changeset holds the bytes, the arguments stay
  // short.
  const CommandRequest request{"run.record",
                               {{"call", std::to_string(run.call)},
                                {"program", run.program},
                                {"kind", run.kind},
                                {"digest", run.digest},
                                {"bundle", digest(run.bundle)},
                                {"decisions", std::to_string(run.decisions.size())}}};
  return command::write(store_, request, signature, [&](Writer& writer) {
    std::optional<CallNow> call;
    if (run.call != 0) {
      call = command::call_of(writer, run.call);
      command::require_state(*call, {CallState::reviewing, CallState::selected}, {"遴选", "select"});
    }
    const std::int64_t number = writer.new_number("run.record");
    writer.run("INSERT INTO run (number, call, program, kind, digest, bundle) VALUES (?, ?, ?, ?, ?, ?)",
               number, run.call, run.program, run.kind, run.digest, run.bundle);
    if (call && !run.decisions.empty()) record_decisions(writer, *call, number, run.decisions);
  });
}

}  // namespace echelon
