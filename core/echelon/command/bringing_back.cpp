#include "echelon/command/chain.hpp"
#include "echelon/command/commands.hpp"
#include "echelon/command/digest.hpp"
#include "echelon/command/ledger.hpp"
#include "echelon/command/writing.hpp"
#include "echelon/store/changeset.hpp"

namespace echelon {
namespace {

/// An arrival as an argument of the entry: where it stood, who did what when.
std::string line_of(const Arrival& arrival) {
  return std::to_string(arrival.entry) + "\t" + arrival.hash + "\t" + arrival.who + "\t" + arrival.when +
         "\t" + arrival.request.command + "\t" + canonical_arguments(arrival.request);
}

/// A part of a transaction that can be taken back by itself.
class Part {
 public:
  explicit Part(Store& store) : store_(store) { store_.run("SAVEPOINT arrival"); }
  ~Part() {
    if (!open_) return;
    try {
      store_.run("ROLLBACK TO arrival");
      store_.run("RELEASE arrival");
    } catch (const Error&) {
      // The whole transaction is given up then.
    }
  }
  Part(const Part&) = delete;
  Part& operator=(const Part&) = delete;
  void keep() {
    store_.run("RELEASE arrival");
    open_ = false;
  }

 private:
  Store& store_;
  bool open_ = true;
};

void carry_out(command::Writer& writer, const std::string& copy, const Arrival& arrival) {
  const command::Command& found = command::find_command(arrival.request.command);
  command::check_arguments(found, arrival.request);
  found.carry_out(writer, command::Arguments(arrival.request));
  writer.run("INSERT INTO office_arrival (copy, entry, hash) VALUES (?, ?, ?)", copy, arrival.entry,
             arrival.hash);
}

}  // namespace

Arrived Ledger::bring_back(const std::string& copy, const std::vector<Arrival>& arrivals,
                           const CheckArrival& check, const CommandRequest& about, const Signature& signature,
                           bool skip_bad, bool keep) {
  Arrived arrived;
  Entry entry;
  const bool done = command::once(store_, entry, [&] {
    CommandRequest said = about;
    std::string changeset;
    std::size_t good = 0;
    {
      const Recording recording(store_);
      command::Writer writer(store_);
      for (const Arrival& arrival : arrivals) {
        try {
          Part part(store_);
          check(arrival);
          carry_out(writer, copy, arrival);
          part.keep();
          said.with("entry", line_of(arrival));
          arrived.refused.emplace_back();
          ++good;
        } catch (const Error& error) {
          if (error.fault() == Fault::environment) throw;
          arrived.refused.emplace_back(error);
        }
      }
      changeset = recording.changeset();
    }
    if (!keep || good == 0 || (good < arrivals.size() && !skip_bad)) return false;
    said.with("count", std::to_string(good));
    entry = command::new_entry(said, signature);
    command::append(store_, entry, changeset, {});
    return true;
  });
  if (done) arrived.performed.entry = entry.number;
  return arrived;
}

}  // namespace echelon
