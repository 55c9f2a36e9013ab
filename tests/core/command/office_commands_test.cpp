// What HR's office remembers of the offices it handed out.

#include <set>

#include "../refusal.hpp"
#include "echelon/command/commands.hpp"
#include "echelon/store/handed.hpp"
#include "office_fixture.hpp"

namespace echelon {
namespace {

const CommandRequest key{"office.key", {{"on", "2026-03-01"}}};
const CommandRequest copy{"office.hand_out", {{"copy", "c1\tprincipal\tS1\t\t2026-03-01T09:00:00\tseal"}}};
const CommandRequest recall{"office.recall", {{"copy", "c1"}}};

TEST_CASE("each command about offices handed out is done, undone, done again, and replays") {
  SmallOffice office;
  std::set<std::string> tried;
  for (const CommandRequest& request : {key, copy, recall}) {
    CAPTURE(request.command);
    const std::string before = content(office.store);
    REQUIRE(office.ledger.perform(request, by()).entry > 0);
    const std::string after = content(office.store);
    CHECK(after != before);
    REQUIRE(office.ledger.undo(by()));
    CHECK(content(office.store) == before);
    REQUIRE(office.ledger.redo(by()));
    CHECK(content(office.store) == after);
    CHECK(office.ledger.verify().sound());
    tried.insert(request.command);
  }
  for (const command::Command* each : command::all_commands()) {
    CAPTURE(each->name);
    if (is_about_offices(each->name)) CHECK(tried.contains(std::string(each->name)));
  }
}

TEST_CASE("the secret is drawn once, and stands in no argument of the ledger") {
  SmallOffice office;
  office.ledger.perform(key, by());
  const auto drawn = store::load_key(office.store);
  REQUIRE(drawn);
  CHECK(drawn->secret.size() == 64);
  CHECK(drawn->origin.size() == 16);
  CHECK(office.ledger.perform({"office.key", {{"on", "2026-03-02"}}}, by()).entry == 0);
  CHECK(store::load_key(office.store)->secret == drawn->secret);
  for (const Entry& entry : office.ledger.entries()) CHECK_FALSE(says(entry.arguments, drawn->secret));
  SmallOffice other;
  other.ledger.perform(key, by());
  CHECK(store::load_key(other.store)->secret != drawn->secret);
}

TEST_CASE("what was handed out is known with its seal, and what was not cannot be recalled") {
  SmallOffice office;
  CHECK(says(refusal([&] { office.ledger.perform(recall, by()); }), "no office that was handed out"));
  office.ledger.perform(copy, by());
  office.ledger.perform(recall, by());
  const auto copies = store::load_copies(office.store);
  REQUIRE(copies.size() == 1);
  CHECK(copies[0].role == "principal");
  CHECK(copies[0].seal == "seal");
  CHECK(copies[0].recalled);
  CHECK(says(refusal([&] {
               office.ledger.perform({"office.hand_out", {{"copy", "c2"}}}, by());
             }),
             "too few fields"));
}

}  // namespace
}  // namespace echelon
