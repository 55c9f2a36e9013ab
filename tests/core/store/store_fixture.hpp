#pragma once

#include <sys/stat.h>
#include <unistd.h>

#include <fstream>
#include <iterator>
#include <random>

#include "../command/office_fixture.hpp"
#include "../refusal.hpp"
#include "echelon/store/bulk.hpp"

namespace echelon {

inline std::string file_bytes(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}
inline void write_bytes(const std::filesystem::path& path, std::string_view bytes) {
  std::ofstream(path, std::ios::binary | std::ios::trunc).write(bytes.data(), std::ssize(bytes));
}

/// The first value of a query's first row.
inline std::string answer(const Store& store, const std::string& sql) {
  Statement ask = store.statement(sql);
  if (!ask.step()) return {};
  return ask.kind(0) == Statement::Kind::integer ? std::to_string(ask.integer(0)) : ask.string(0);
}

/// What a batch became when it was brought in and committed.
struct Brought {
  BatchEffect effect;
  std::vector<std::string> pieces;
  std::string changeset;
};
inline Brought bring(Store& store, const Batch& batch, const Progress& progress = {}) {
  Brought brought;
  Transaction transaction(store);
  const TakePiece take = [&](std::string piece) { brought.pieces.push_back(std::move(piece)); };
  brought.effect = bring_in(store, batch, take, brought.changeset, progress);
  transaction.commit();
  return brought;
}

/// The batch with the rows of every list in another order.
inline Batch shuffled(Batch batch, unsigned seed) {
  std::mt19937 random(seed);
  const auto mix = [&](auto&... lists) { (std::shuffle(lists.begin(), lists.end(), random), ...); };
  mix(batch.schools, batch.people, batch.postings, batch.titles, batch.post_grades, batch.tiers,
      batch.tier_reviews, batch.training, batch.mentorships, batch.awards, batch.assessments, batch.waivers,
      batch.courses, batch.courses_before, batch.sessions, batch.meetings, batch.enrolments, batch.attendance,
      batch.feedback);
  return batch;
}

/// While it lives the process has no rights of its own to the folder (root gives them up).
class WithoutRights {
 public:
  explicit WithoutRights(std::filesystem::path folder) : folder_(std::move(folder)) {
    ::chmod(folder_.c_str(), 0555);
    if (::geteuid() == 0) gave_up_ = ::seteuid(65'534) == 0;
  }
  ~WithoutRights() {
    if (gave_up_) static_cast<void>(!::seteuid(0));
    ::chmod(folder_.c_str(), 0755);
  }
  WithoutRights(const WithoutRights&) = delete;
  WithoutRights& operator=(const WithoutRights&) = delete;

 private:
  std::filesystem::path folder_;
  bool gave_up_ = false;
};

}  // namespace echelon
