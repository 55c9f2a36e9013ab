#include "echelon/command/ledger.hpp"

#include <chrono>
#include <ctime>
#include <future>

#include "echelon/base/error.hpp"
#include "echelon/command/chain.hpp"
#include "echelon/command/commands.hpp"
#include "echelon/command/digest.hpp"
#include "echelon/command/writing.hpp"
#include "echelon/store/changeset.hpp"
#include "echelon/store/pack.hpp"
#include "echelon/store/rows.hpp"

namespace echelon {

using command::append;
using command::entry_columns;
using command::read_entry;

std::string time_now() {
  const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  std::tm local{};
  localtime_r(&now, &local);
  char text[32];
  const std::size_t size = std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S", &local);
  return {text, size};
}

Performed Ledger::perform(const CommandRequest& request, const Signature& signature) {
  const command::Command& found = command::find_command(request.command);
  command::check_arguments(found, request);
  const command::Arguments arguments(request);
  return command::write(store_, request, signature,
                        [&](command::Writer& writer) { found.carry_out(writer, arguments); });
}

namespace {

/// Pieces on their way into the ledger: each is hashed and compressed while the next is being made.
class PieceLine {
 public:
  PieceLine(Store& store, std::int64_t entry) : store_(store), entry_(entry) {}
  void take(std::string piece) {
    write();
    under_way_ = std::async(std::launch::async, [bytes = std::move(piece)] {
      return command::PackedPiece{digest(bytes), store::packed(bytes)};
    });
  }
  /// The hashes of all pieces.
  std::vector<std::string> finish() {
    write();
    return std::move(hashes_);
  }

 private:
  void write() {
    if (!under_way_.valid()) return;
    const command::PackedPiece piece = under_way_.get();
    hashes_.push_back(piece.hash);
    command::append_piece(store_, entry_, static_cast<std::int64_t>(hashes_.size()), piece);
  }
  Store& store_;
  std::int64_t entry_;
  std::vector<std::string> hashes_;
  std::future<command::PackedPiece> under_way_;
};

}  // namespace

std::optional<Imported> Ledger::import(const Batch& batch, const CommandRequest& about,
                                       const Signature& signature, const Progress& progress) {
  store_.require_space();
  Imported imported;
  Entry entry = command::new_entry(about, signature);
  const bool done = command::once(store_, entry, [&] {
    const std::int64_t number = command::head_of(store_).number + 1;
    PieceLine pieces(store_, number);
    std::string changeset;
    imported.effect = bring_in(
        store_, batch, [&](std::string piece) { pieces.take(std::move(piece)); }, changeset, progress);
    if (imported.effect.added + imported.effect.changed == 0) return false;
    const std::vector<std::string> hashes = pieces.finish();
    append(store_, entry, changeset, hashes);
    return true;
  });
  if (!done && entry.number == 0) return std::nullopt;
  imported.entry = entry.number;
  return imported;
}

Entry Ledger::receive(const std::function<void(const TakePiece& take)>& give, const CommandRequest& about,
                      const Signature& signature) {
  Entry entry = command::new_entry(about, signature);
  command::once(store_, entry, [&] {
    if (command::head_of(store_).number != 0) {
      throw Error(Fault::request, {"此办公文件已有内容", "this office holds something already"},
                  {"请写入新的文件", "write into a new file"});
    }
    PieceLine pieces(store_, 1);
    give([&](std::string piece) {
      store::insert_piece(store_, piece);
      pieces.take(std::move(piece));
    });
    const std::vector<std::string> hashes = pieces.finish();
    append(store_, entry, {}, hashes);
    return true;
  });
  return entry;
}

Store Ledger::as_received() const {
  Store office = Store::temporary();
  if (const auto first = find(1)) {
    Transaction transaction(office);
    command::apply_entry(store_, office, *first, {});
    transaction.commit();
  }
  return office;
}

namespace {

std::vector<Entry> entries_where(const Store& store, std::string_view condition, std::int64_t value) {
  std::vector<Entry> list;
  Statement ask = store.statement(
      std::string("SELECT ") + entry_columns +
      ", coalesce((SELECT later.kind = 'undo' FROM ledger AS later WHERE later.target = ledger.number AND "
      "later.target <> 0 ORDER BY later.number DESC LIMIT 1), 0) FROM ledger " +
      std::string(condition));
  ask.with(value);
  while (ask.step()) {
    list.push_back(read_entry(ask));
    list.back().undone = ask.integer(11) == 1;
  }
  return list;
}

}  // namespace

std::vector<Entry> Ledger::entries(std::size_t most) const {
  return entries_where(store_, "ORDER BY number DESC LIMIT ?",
                       most == 0 ? -1 : static_cast<std::int64_t>(most));
}

std::optional<Entry> Ledger::find(std::int64_t number) const {
  std::vector<Entry> found = entries_where(store_, "WHERE number = ?", number);
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

Anchor Ledger::head() const { return command::head_of(store_); }

}  // namespace echelon
