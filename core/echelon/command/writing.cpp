#include "echelon/command/writing.hpp"

#include "echelon/base/error.hpp"
#include "echelon/command/digest.hpp"
#include "echelon/store/changeset.hpp"

namespace echelon::command {
namespace {

bool find_by_id(const Store& store, Entry& entry) {
  if (entry.id.empty()) return false;
  Statement ask = store.statement(std::string("SELECT ") + entry_columns + " FROM ledger WHERE id = ?");
  if (!ask.with(entry.id).step()) return false;
  const Entry found = read_entry(ask);
  if (found.command != entry.command || found.arguments != entry.arguments) {
    throw Error(Fault::request, {"同一编号已用于另一条命令", "this id was used for another command"},
                {"请换一个编号", "use another id"});
  }
  entry = found;
  return true;
}

}  // namespace

Entry new_entry(const CommandRequest& request, const Signature& signature) {
  Entry entry;
  entry.id = signature.id;
  entry.kind = "change";
  entry.command = request.command;
  entry.arguments = canonical_arguments(request);
  entry.who = signature.who;
  entry.when = signature.when;
  return entry;
}

bool once(Store& store, Entry& entry, const std::function<bool()>& work) {
  bool committing = false;
  try {
    Transaction transaction(store);
    if (find_by_id(store, entry)) return false;
    if (!work()) return false;
    committing = true;
    transaction.commit();
    return true;
  } catch (const Error&) {
    // A commit that reported an error may have happened: the ledger knows.
    if (!committing) throw;
    const Reading settled(store);
    if (!find_by_id(store, entry)) throw;
    return true;
  }
}

Performed write(Store& store, const CommandRequest& request, const Signature& signature,
                const std::function<void(Writer&)>& change) {
  Entry entry = new_entry(request, signature);
  const bool done = once(store, entry, [&] {
    std::string changeset;
    Writer writer(store);
    {
      const Recording recording(store);
      change(writer);
      changeset = recording.changeset();
    }
    if (changeset.empty()) return false;
    entry.made = writer.made();
    append(store, entry, changeset, {});
    return true;
  });
  return {.entry = entry.number, .made = entry.made, .repeated = !done && entry.number != 0};
}

}  // namespace echelon::command
