#include "echelon/command/chain.hpp"

#include "echelon/base/error.hpp"
#include "echelon/command/digest.hpp"
#include "echelon/store/changeset.hpp"
#include "echelon/store/pack.hpp"
#include "echelon/store/rows.hpp"

namespace echelon::command {

std::string entry_hash(const Entry& entry, const std::string& changeset_digest,
                       const std::vector<std::string>& piece_hashes) {
  store::RowWriter bytes;
  bytes.integer(entry.number);
  for (const std::string* text :
       {&entry.id, &entry.kind, &entry.command, &entry.arguments, &entry.who, &entry.when}) {
    bytes.text(*text);
  }
  bytes.integer(entry.target);
  bytes.integer(entry.made);
  bytes.text(changeset_digest);
  bytes.integer(static_cast<std::int64_t>(piece_hashes.size()));
  for (const std::string& hash : piece_hashes) bytes.text(hash);
  bytes.text(entry.previous);
  return digest(bytes.bytes());
}

Anchor head_of(const Store& store) {
  Statement ask = store.statement("SELECT number, hash FROM ledger ORDER BY number DESC LIMIT 1");
  if (!ask.step()) return {};
  return {ask.integer(0), ask.string(1)};
}

void append(Store& store, Entry& entry, const std::string& changeset,
            const std::vector<std::string>& piece_hashes) {
  const Anchor head = head_of(store);
  entry.number = head.number + 1;
  entry.previous = head.hash;
  if (entry.id.empty()) {
    store::RowWriter bytes;
    for (const std::string* text :
         {&entry.previous, &entry.command, &entry.arguments, &entry.who, &entry.when}) {
      bytes.text(*text);
    }
    entry.id = digest(bytes.bytes());
  }
  entry.hash = entry_hash(entry, digest(changeset), piece_hashes);
  store
      .statement(
          "INSERT INTO ledger (number, id, kind, command, arguments, who, at, target, made, previous, hash, "
          "changeset) "
          "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
      .with(entry.number, entry.id, entry.kind, entry.command, entry.arguments, entry.who, entry.when,
            entry.target, entry.made, entry.previous, entry.hash, Bytes{changeset})
      .run();
}

void append_piece(Store& store, std::int64_t entry, std::int64_t piece, const PackedPiece& packed) {
  store.statement("INSERT INTO ledger_piece (entry, piece, hash, packed) VALUES (?, ?, ?, ?)")
      .with(entry, piece, packed.hash, Bytes{packed.bytes})
      .run();
}

std::string piece_of(const Store& store, std::int64_t entry, std::int64_t piece) {
  Statement ask = store.statement("SELECT packed, hash FROM ledger_piece WHERE entry = ? AND piece = ?");
  if (ask.with(entry, piece).step()) {
    std::string bytes = store::unpacked(ask.text(0));
    if (digest(bytes) == ask.text(1)) return bytes;
  }
  throw Error(Fault::request,
              {"第 " + std::to_string(entry) + " 条台账的数据块已损坏或被改动",
               "a piece of ledger entry " + std::to_string(entry) + " is damaged or was changed"},
              {"请保留此文件，改用最近一份经过核验的备份",
               "keep this file and go on with the newest verified backup"});
}

std::vector<std::string> piece_hashes_of(const Store& store, std::int64_t entry) {
  std::vector<std::string> hashes;
  Statement ask = store.statement("SELECT hash FROM ledger_piece WHERE entry = ? ORDER BY piece");
  ask.with(entry);
  while (ask.step()) hashes.push_back(ask.string(0));
  return hashes;
}

void apply_entry(const Store& ledger, Store& office, const Entry& entry, const std::string& changeset) {
  const std::int64_t source = entry.kind == "change" ? entry.number : entry.target;
  const auto pieces = static_cast<std::int64_t>(piece_hashes_of(ledger, source).size());
  if (entry.kind == "undo") {
    apply_changeset(office, changeset);
    for (std::int64_t piece = pieces; piece > 0; --piece)
      store::remove_piece(office, piece_of(ledger, source, piece));
    return;
  }
  for (std::int64_t piece = 1; piece <= pieces; ++piece)
    store::insert_piece(office, piece_of(ledger, source, piece));
  apply_changeset(office, changeset);
}

Entry read_entry(const Statement& row) {
  Entry entry;
  entry.number = row.integer(0);
  entry.id = row.string(1);
  entry.kind = row.string(2);
  entry.command = row.string(3);
  entry.arguments = row.string(4);
  entry.who = row.string(5);
  entry.when = row.string(6);
  entry.target = row.integer(7);
  entry.made = row.integer(8);
  entry.previous = row.string(9);
  entry.hash = row.string(10);
  return entry;
}

}  // namespace echelon::command
