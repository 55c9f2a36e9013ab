#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "echelon/base/error.hpp"
#include "echelon/base/progress.hpp"
#include "echelon/command/verify_report.hpp"
#include "echelon/model/records.hpp"
#include "echelon/model/request.hpp"
#include "echelon/model/round.hpp"
#include "echelon/store/bulk.hpp"
#include "echelon/store/store.hpp"

namespace echelon {

/// Who asks, and when. `id` names the attempt: a second attempt with the same id changes nothing and is
/// answered like the first. Left empty, it is derived from the rest and the ledger's head.
struct Signature {
  std::string who;
  std::string when;  ///< ISO date and time, as the ledger shows it
  std::string id;
};

/// The machine's time, `2026-03-01T09:30:05`, local.
[[nodiscard]] std::string time_now();

/// One entry of the ledger without its changeset.
struct Entry {
  std::int64_t number = 0;
  std::string id;
  std::string kind;  ///< change, undo, redo
  std::string command;
  std::string arguments;  ///< canonical JSON
  std::string who;
  std::string when;
  std::int64_t target = 0;  ///< the entry that an undo takes back or a redo does again
  std::int64_t made = 0;    ///< the number of the call, run, objection or last certificate that it made
  std::string previous;
  std::string hash;
  bool undone = false;  ///< taken back and not done again
};

/// What a command did. `entry` is 0 when everything was already as asked; then nothing was written.
struct Performed {
  std::int64_t entry = 0;
  std::int64_t made =
      0;  ///< the number given to a new call, run, objection or the last certificate; 0 for other commands
  bool repeated = false;  ///< an earlier attempt with the same id had done it
};

struct Imported {
  std::int64_t entry = 0;
  BatchEffect effect;
};

/// The command of the first entry of an office that HR handed out: what it was handed out with. No undo takes
/// it back.
inline constexpr const char* handed_out_with = "office.receive";
/// The command of an entry that brings in what was done in such an office.
inline constexpr const char* brought_back = "import.entries";

/// One thing done in a role's office, as HR's office is to do it.
struct Arrival {
  std::int64_t entry = 0;  ///< its number there, and its hash
  std::string hash;
  std::string who;
  std::string when;
  CommandRequest request;  ///< in HR's ids
};

/// Asked before each arrival, the earlier ones being done; throws Error for one that may not come in.
using CheckArrival = std::function<void(const Arrival&)>;

/// What became of arrivals.
struct Arrived {
  Performed performed;                        ///< entry 0: nothing was kept
  std::vector<std::optional<Error>> refused;  ///< one for each arrival; nothing: it is good
};

/// A computation to keep. Without decisions (an infeasible or an interrupted run, a plan) the call stays as
/// it is; with them they replace earlier ones and the call is `selected`.
struct RunRecord {
  std::int64_t call = 0;  ///< 0: of no call
  std::string program;
  std::string kind;  ///< selection, plan, …
  std::string digest;
  std::string bundle;
  std::vector<Decision> decisions;  ///< outcome chosen or reserve; position from 1 within each
};

/// The one door through which an office changes, and the chain of everything that went through it.
/// Each function that changes something is one transaction: all of it is acknowledged and in the ledger, or
/// nothing happened. The store must outlive it.
class Ledger {
 public:
  explicit Ledger(Store& store) : store_(store) {}

  /// Carries out a command (commands.hpp lists them). Throws Error when an argument is missing or makes no
  /// sense, and when the call's state forbids it.
  Performed perform(const CommandRequest& request, const Signature& signature);
  Performed record_run(const RunRecord& run, const Signature& signature);
  /// Brings in a batch; `about` is `import.<kind>` with what is to be remembered (file, sheet, …). Nothing
  /// when every row was there already. Throws Error naming the first row that cannot be, Cancelled when the
  /// user cancelled; then nothing was changed.
  std::optional<Imported> import(const Batch& batch, const CommandRequest& about, const Signature& signature,
                                 const Progress& progress = {});
  /// Fills an office that has no entry yet with the rows that `give` hands over in pieces; its first entry.
  /// Throws Error when it has entries.
  Entry receive(const std::function<void(const TakePiece& take)>& give, const CommandRequest& about,
                const Signature& signature);
  /// The office as its first entry made it.
  [[nodiscard]] Store as_received() const;
  /// Does what was done in a role's office, all as one entry `about`, to which the arrivals that came in are
  /// added as its arguments. Kept only if `keep` and none is refused, or, with `skip_bad`, some are good.
  Arrived bring_back(const std::string& copy, const std::vector<Arrival>& arrivals, const CheckArrival& check,
                     const CommandRequest& about, const Signature& signature, bool skip_bad, bool keep);
  /// Takes back the newest entry not yet taken back, whatever it was (but the first of an office handed out);
  /// itself an entry. Returns the entry it wrote; nothing when there is nothing to take back.
  std::optional<Entry> undo(const Signature& signature);
  /// Does again what the last undo took back, until something new is done.
  std::optional<Entry> redo(const Signature& signature);

  /// The newest `most` entries (0: all), newest first.
  [[nodiscard]] std::vector<Entry> entries(std::size_t most = 0) const;
  /// The entry of that number; nothing when there is none.
  [[nodiscard]] std::optional<Entry> find(std::int64_t number) const;
  [[nodiscard]] Anchor head() const;
  /// What undo and redo would take, 0 for nothing.
  [[nodiscard]] std::int64_t next_undo() const;
  [[nodiscard]] std::int64_t next_redo() const;

  /// Recomputes the chain, replays it from the first entry into an empty office and compares every table.
  /// `anchors` are heads that were printed or kept elsewhere. Reads only; finds, never throws, what is wrong
  /// with the office's content.
  [[nodiscard]] VerifyReport verify(const std::vector<Anchor>& anchors = {},
                                    const Progress& progress = {}) const;

 private:
  Store& store_;
};

}  // namespace echelon
