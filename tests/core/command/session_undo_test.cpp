// Undo and redo over random sequences of every command of a term.

#include <random>
#include <set>

#include "term_fixture.hpp"
#include "undo_walk.hpp"

namespace echelon {
namespace {

class RandomTerm : public UndoWalk<TermOffice> {
 public:
  using UndoWalk::UndoWalk;

  void check_promises() const {
    const auto sessions = load_sessions(office_.store);
    for (const Session& session : sessions) {
      CHECK(session.count(EnrolmentState::enrolled) <= session.capacity);
      for (const Session& other : sessions) {
        if (other.id <= session.id || !overlap(session.meetings, other.meetings)) continue;
        if (session.state == SessionState::cancelled || other.state == SessionState::cancelled) continue;
        for (const Enrolment& each : session.enrolments) {
          const Enrolment* there = other.enrolment_of(each.person);
          const bool both = each.state == EnrolmentState::enrolled && there != nullptr &&
                            there->state == EnrolmentState::enrolled;
          CHECK_FALSE(both);
        }
      }
    }
  }

 private:
  std::string session() { return one_of({"B1", "B2", "B3", "B4", "B5"}); }
  std::string person() { return "T" + std::to_string(1 + below(8)); }

  CommandRequest any_request() override {
    std::vector<const command::Command*> commands;
    for (const command::Command* each : command::all_commands()) {
      const bool rare = each->name == "session.cancel" || each->name == "session.close";
      if (is_about_training(each->name) && (!rare || below(4) == 0)) commands.push_back(each);
    }
    const command::Command& command = *commands[below(commands.size())];
    CommandRequest request{std::string(command.name), {}};
    for (std::string_view name : command.arguments) {
      const bool optional = name.ends_with('?');
      if (optional) name.remove_suffix(1);
      if (!optional || below(2) == 0) request.with(std::string(name), value(request.command, name));
    }
    return request;
  }

  std::string value(const std::string& command, std::string_view name) {
    if (name == "id") return command == "course.add" ? one_of({"K3", "K4"}) : session();
    if (name == "course" || name == "before") return one_of({"K1", "K1", "K2", "K3", "none"});
    if (name == "session") return session();
    if (name == "person") return person();
    if (name == "school") return one_of({"S1", "S2"});
    if (name == "capacity" || name == "rank" || name == "score") return std::to_string(1 + below(5));
    if (name == "minimum" || name == "late_allowed") return std::to_string(below(2));
    if (name == "meeting") return one_of({"2026-04-11", "2026-04-12T09:00/T12:00", "2026-05-02"});
    if (name == "enrol" || name == "release") return session() + "\t" + person();
    if (name == "mark")
      return one_of({"*", "*", "T1", "T2"}) + "\t\t\t" + one_of({"present", "present", "late", "absent"});
    if (name == "pin") return one_of({"in", "out", "none"});
    if (name == "on") return "2026-06-01";
    if (name == "hours") return one_of({"4", "16"});
    if (name == "void_share") return "0.2";
    if (name == "letters") return "PX";
    if (name == "stage") return "junior";
    if (name == "mode") return "online";
    if (name == "waiver") return person() + "\t\t2026-03-01\t\tstudy\t甲";
    if (name == "from") return one_of({"2026-03-01", "2026-04-01"});
    if (name == "to") return "2026-08-31";
    if (name == "reason") return "study";
    if (name == "rule") return "own";
    if (name == "cost" || name == "seat_cost") return "100";
    return one_of({"甲", "乙"});
  }
};

TEST_CASE("undo and redo give back the same bytes over random terms, no seat is given twice on the way") {
  std::set<std::string> succeeded;
  for (unsigned seed = 1; seed <= 6; ++seed) {
    CAPTURE(seed);
    RandomTerm term(seed);
    for (int step = 0; step < 300; ++step) term.step();
    term.check_promises();
    CHECK(term.sound());
    const std::string full = term.now();
    std::size_t steps = 0;
    for (; term.done() > 0; ++steps) term.undo();
    CHECK(term.now() == term.first());
    for (; steps > 0; --steps) term.redo();
    CHECK(term.now() == full);
    CHECK(term.sound());
    succeeded.merge(term.succeeded);
  }
  for (const command::Command* command : command::all_commands()) {
    CAPTURE(command->name);
    if (is_about_training(command->name)) CHECK(succeeded.contains(std::string(command->name)));
  }
}

}  // namespace
}  // namespace echelon
