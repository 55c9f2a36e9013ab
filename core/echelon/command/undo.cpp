#include "echelon/base/error.hpp"
#include "echelon/command/chain.hpp"
#include "echelon/command/digest.hpp"
#include "echelon/command/ledger.hpp"
#include "echelon/command/writing.hpp"
#include "echelon/store/changeset.hpp"

namespace echelon {
namespace {

/// The last word on an entry: was it taken back?
constexpr const char* is_undone =
    "coalesce((SELECT later.kind = 'undo' FROM ledger AS later WHERE later.target = ledger.number AND "
    "later.target <> 0 "
    "ORDER BY later.number DESC LIMIT 1), 0)";

std::int64_t first_number(const Store& store, const std::string& sql) {
  Statement ask = store.statement(sql);
  return ask.step() ? ask.integer(0) : 0;
}

/// The changeset of the entry to be taken back or done again. Throws Error when the entry does not have its
/// hash: what was damaged is not applied.
std::string trusted_changeset(const Store& store, std::int64_t number) {
  Statement ask = store.statement(std::string("SELECT ") + command::entry_columns +
                                  ", changeset FROM ledger WHERE number = ?");
  if (ask.with(number).step()) {
    const Entry entry = command::read_entry(ask);
    std::string changeset = ask.string(11);
    if (entry.hash == command::entry_hash(entry, digest(changeset), command::piece_hashes_of(store, number)))
      return changeset;
  }
  const std::string which = std::to_string(number);
  throw Error(Fault::request,
              {"第 " + which + " 条台账已损坏或被改动，没有撤销或重做",
               "ledger entry " + which + " is damaged or was changed; nothing was undone or redone"},
              {"请运行核验，并改用经过核验的备份", "verify the office and go on with a verified backup"});
}

/// Writes the entry that takes `target` back or does it again.
std::optional<Entry> turn(Store& store, const Signature& signature, const std::string& kind,
                          const std::function<std::int64_t()>& choose) {
  Entry entry = command::new_entry({.command = kind, .arguments = {}}, signature);
  entry.kind = kind;
  command::once(store, entry, [&] {
    entry.target = choose();
    if (entry.target == 0) return false;
    const std::string original = trusted_changeset(store, entry.target);
    const std::string changeset = kind == "undo" ? inverted(original) : original;
    command::apply_entry(store, store, entry, changeset);
    command::append(store, entry, changeset, {});
    return true;
  });
  if (entry.number == 0) return std::nullopt;
  return entry;
}

}  // namespace

std::int64_t Ledger::next_undo() const {
  return first_number(store_,
                      std::string("SELECT number FROM ledger WHERE kind = 'change' AND command <> '") +
                          handed_out_with + "' AND " + is_undone + " = 0 ORDER BY number DESC LIMIT 1");
}

std::int64_t Ledger::next_redo() const {
  // What was taken back since the last new change, the latest of it first: the smallest number.
  return first_number(
      store_,
      "SELECT min(target) FROM ledger AS undo WHERE kind = 'undo' AND number > (SELECT coalesce(max(number), "
      "0) "
      "FROM ledger WHERE kind = 'change') AND (SELECT later.kind FROM ledger AS later WHERE later.target = "
      "undo.target AND later.target <> 0 ORDER BY later.number DESC LIMIT 1) = 'undo'");
}

std::optional<Entry> Ledger::undo(const Signature& signature) {
  return turn(store_, signature, "undo", [this] { return next_undo(); });
}

std::optional<Entry> Ledger::redo(const Signature& signature) {
  return turn(store_, signature, "redo", [this] { return next_redo(); });
}

}  // namespace echelon
