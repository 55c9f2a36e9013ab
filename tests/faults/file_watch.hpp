#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <vector>

namespace echelon::faults {

/// Something that SQLite did to a file.
struct FileStep {
  enum class Kind { write, truncate, sync, remove, acknowledged };
  Kind kind = Kind::write;
  std::string file;
  std::int64_t at = 0;   ///< offset of a write, size after a truncation, number of what was acknowledged
  std::string bytes;     ///< of a write
  bool lasting = false;  ///< of a removal: the folder was synced too
};

/// Stands between SQLite and the files of this process while it lives: records what is done to them, lets the
/// n-th call fail, and makes the disk as small as asked. One at a time; every connection must be closed
/// before it goes.
class FileWatch {
 public:
  FileWatch();
  ~FileWatch();
  FileWatch(const FileWatch&) = delete;
  FileWatch& operator=(const FileWatch&) = delete;

  /// Records steps on the file of this path and on its journal; ends with an empty path.
  void record(const std::string& path);
  [[nodiscard]] const std::vector<FileStep>& steps() const;
  /// Puts into the record that the user was told of a change.
  void acknowledge(std::int64_t number);

  /// From now on the n-th call fails, and with `for_good` each one after it.
  void fail_at(std::int64_t n, bool for_good);
  /// From now on files may grow by so many bytes in all.
  void leave_room(std::int64_t bytes);
  /// Nothing fails any more; returns the number of calls since `fail_at`.
  std::int64_t mend();

  struct State;

 private:
  std::unique_ptr<State> state_;
};

}  // namespace echelon::faults
