#include "file_watch.hpp"

#include <sqlite3.h>

#include <cstddef>
#include <new>
#include <stdexcept>

namespace echelon::faults {

struct FileWatch::State {
  sqlite3_vfs vfs{};
  sqlite3_vfs* real = nullptr;
  std::string recorded;
  std::vector<FileStep> steps;
  std::int64_t calls = 0;
  std::int64_t fails_at = 0;
  bool for_good = false;
  std::int64_t room = std::numeric_limits<std::int64_t>::max();

  /// Counts a call; true when it is to fail.
  bool fails() {
    ++calls;
    return fails_at != 0 && (for_good ? calls >= fails_at : calls == fails_at);
  }
  [[nodiscard]] bool records(const std::string& file) const {
    return !recorded.empty() && (file == recorded || file == recorded + "-journal");
  }
  void note(FileStep step) {
    if (records(step.file)) steps.push_back(std::move(step));
  }
};

namespace {

using State = FileWatch::State;
using Kind = FileStep::Kind;

/// What SQLite holds as an open file; the real one lies behind it.
struct Watched {
  sqlite3_file base;
  State* state;
  std::string* name;
};
constexpr int real_at = (static_cast<int>(sizeof(Watched)) + 15) / 16 * 16;

Watched& watched(sqlite3_file* file) { return *reinterpret_cast<Watched*>(file); }
sqlite3_file* real(sqlite3_file* file) {
  return reinterpret_cast<sqlite3_file*>(reinterpret_cast<char*>(file) + real_at);
}
const sqlite3_io_methods& methods(sqlite3_file* file) { return *real(file)->pMethods; }
State& state(sqlite3_vfs* vfs) { return *static_cast<State*>(vfs->pAppData); }

int close(sqlite3_file* file) {
  delete watched(file).name;
  return methods(file).xClose(real(file));
}
int read(sqlite3_file* file, void* into, int size, sqlite3_int64 at) {
  if (watched(file).state->fails()) return SQLITE_IOERR_READ;
  return methods(file).xRead(real(file), into, size, at);
}
int write(sqlite3_file* file, const void* from, int size, sqlite3_int64 at) {
  State& now = *watched(file).state;
  if (now.fails()) return SQLITE_IOERR_WRITE;
  sqlite3_int64 length = 0;
  methods(file).xFileSize(real(file), &length);
  const sqlite3_int64 growth = at + size > length ? at + size - length : 0;
  if (growth > now.room) return SQLITE_FULL;
  now.room -= growth;
  now.note({Kind::write,
            *watched(file).name,
            at,
            {static_cast<const char*>(from), static_cast<std::size_t>(size)},
            false});
  return methods(file).xWrite(real(file), from, size, at);
}
int truncate(sqlite3_file* file, sqlite3_int64 size) {
  if (watched(file).state->fails()) return SQLITE_IOERR_TRUNCATE;
  watched(file).state->note({Kind::truncate, *watched(file).name, size, {}, false});
  return methods(file).xTruncate(real(file), size);
}
int sync(sqlite3_file* file, int flags) {
  if (watched(file).state->fails()) return SQLITE_IOERR_FSYNC;
  watched(file).state->note({Kind::sync, *watched(file).name, 0, {}, false});
  return methods(file).xSync(real(file), flags);
}
int file_size(sqlite3_file* file, sqlite3_int64* size) {
  if (watched(file).state->fails()) return SQLITE_IOERR_FSTAT;
  return methods(file).xFileSize(real(file), size);
}
int lock(sqlite3_file* file, int level) {
  if (watched(file).state->fails()) return SQLITE_IOERR_LOCK;
  return methods(file).xLock(real(file), level);
}
int unlock(sqlite3_file* file, int level) { return methods(file).xUnlock(real(file), level); }
int check_reserved(sqlite3_file* file, int* result) {
  if (watched(file).state->fails()) return SQLITE_IOERR_CHECKRESERVEDLOCK;
  return methods(file).xCheckReservedLock(real(file), result);
}
int control(sqlite3_file* file, int code, void* argument) {
  return methods(file).xFileControl(real(file), code, argument);
}
int sector_size(sqlite3_file* file) { return methods(file).xSectorSize(real(file)); }
int characteristics(sqlite3_file* file) { return methods(file).xDeviceCharacteristics(real(file)); }

constexpr sqlite3_io_methods watching{
    1,       close,          read,    write,       truncate,        sync,    file_size, lock,
    unlock,  check_reserved, control, sector_size, characteristics, nullptr, nullptr,   nullptr,
    nullptr, nullptr,        nullptr};

int open(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* out_flags) {
  State& now = state(vfs);
  file->pMethods = nullptr;
  if (now.fails()) return SQLITE_CANTOPEN;
  const int code = now.real->xOpen(now.real, name, real(file), flags, out_flags);
  if (real(file)->pMethods == nullptr) return code;
  watched(file).state = &now;
  watched(file).name = new std::string(name == nullptr ? "" : name);
  file->pMethods = &watching;
  return code;
}
int remove(sqlite3_vfs* vfs, const char* name, int sync_folder) {
  if (state(vfs).fails()) return SQLITE_IOERR_DELETE;
  FileStep step{Kind::remove, name, 0, {}, sync_folder != 0};
  state(vfs).note(std::move(step));
  return state(vfs).real->xDelete(state(vfs).real, name, sync_folder);
}
int access(sqlite3_vfs* vfs, const char* name, int flags, int* result) {
  if (state(vfs).fails()) return SQLITE_IOERR_ACCESS;
  return state(vfs).real->xAccess(state(vfs).real, name, flags, result);
}

}  // namespace

FileWatch::FileWatch() : state_(std::make_unique<State>()) {
  sqlite3_initialize();
  state_->real = sqlite3_vfs_find(nullptr);
  state_->vfs = *state_->real;
  state_->vfs.pNext = nullptr;
  state_->vfs.zName = "echelon-watch";
  state_->vfs.szOsFile = real_at + state_->real->szOsFile;
  state_->vfs.pAppData = state_.get();
  state_->vfs.xOpen = open;
  state_->vfs.xDelete = remove;
  state_->vfs.xAccess = access;
  if (sqlite3_vfs_register(&state_->vfs, 1) != SQLITE_OK) throw std::runtime_error("no watch on the files");
}

FileWatch::~FileWatch() {
  sqlite3_vfs_unregister(&state_->vfs);
  sqlite3_vfs_register(state_->real, 1);
}

void FileWatch::record(const std::string& path) { state_->recorded = path; }
const std::vector<FileStep>& FileWatch::steps() const { return state_->steps; }
void FileWatch::acknowledge(std::int64_t number) {
  state_->steps.push_back({Kind::acknowledged, {}, number, {}, false});
}
void FileWatch::fail_at(std::int64_t n, bool for_good) {
  state_->calls = 0;
  state_->fails_at = n;
  state_->for_good = for_good;
}
void FileWatch::leave_room(std::int64_t bytes) { state_->room = bytes; }
std::int64_t FileWatch::mend() {
  state_->fails_at = 0;
  state_->room = std::numeric_limits<std::int64_t>::max();
  return state_->calls;
}

}  // namespace echelon::faults
