#include "echelon/exchange/file_beside.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

#include "echelon/exchange/paper_parts.hpp"

namespace echelon {
namespace {

/// An open file, closed at the end.
class Descriptor {
 public:
  Descriptor(const std::filesystem::path& path, int flags) : number_(::open(path.c_str(), flags, 0666)) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  [[nodiscard]] bool open() const { return number_ >= 0; }
  [[nodiscard]] int number() const { return number_; }

 private:
  int number_;
};

std::filesystem::path folder_of(const std::filesystem::path& place) {
  return place.has_parent_path() ? place.parent_path() : std::filesystem::path(".");
}

}  // namespace

Error cannot_write(int failure, const std::filesystem::path& file) {
  const Place place{file.string(), {}, 0, {}};
  if (failure == ENOSPC || failure == EDQUOT || failure == EFBIG) {
    return {Fault::environment,
            {"磁盘已满，没有写成", "the disk is full, so nothing was written"},
            {"腾出空间，或换一个位置保存", "make room, or save it somewhere else"},
            place};
  }
  if (failure == ENOENT || failure == ENOTDIR) {
    return {Fault::environment,
            {"没有这个文件夹", "there is no such folder"},
            {"先建立文件夹，或换一个位置保存", "make the folder first, or save it somewhere else"},
            place};
  }
  if (failure == EISDIR) {
    return {Fault::environment,
            {"这个名字是一个文件夹", "a folder has this name"},
            {"换一个文件名", "choose another name"},
            place};
  }
  return {Fault::environment,
          {"文件写不进去", "the file cannot be written"},
          {"检查文件夹的权限和磁盘，并关闭正在使用它的程序",
           "check the folder's permissions and the disk, and close what uses the file"},
          place};
}

FileBeside::FileBeside(std::filesystem::path place) : place_(std::move(place)) {
  std::error_code failed;
  if (std::filesystem::is_directory(place_, failed)) throw cannot_write(EISDIR, place_);
  for (int attempt = 0; attempt < 100; ++attempt) {
    path_ = folder_of(place_) /
            (".echelon-" + std::to_string(::getpid()) + "-" + std::to_string(attempt) + ".part");
    const Descriptor made(path_, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC);
    if (made.open()) return;
    if (errno != EEXIST) throw cannot_write(errno, place_);
  }
  throw cannot_write(EEXIST, place_);
}

FileBeside::~FileBeside() {
  std::error_code ignored;
  if (!kept_) std::filesystem::remove(path_, ignored);
}

void FileBeside::write(std::string_view bytes) const {
  const Descriptor file(path_, O_WRONLY | O_TRUNC | O_CLOEXEC);
  if (!file.open()) throw cannot_write(errno, place_);
  while (!bytes.empty()) {
    const ssize_t written = ::write(file.number(), bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) throw cannot_write(errno, place_);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

void FileBeside::keep() {
  const Descriptor file(path_, O_RDONLY | O_CLOEXEC);
  if (!file.open() || ::fsync(file.number()) != 0) throw cannot_write(errno, place_);
  if (::rename(path_.c_str(), place_.c_str()) != 0) throw cannot_write(errno, place_);
  kept_ = true;
  const Descriptor folder(folder_of(place_), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder.open()) ::fsync(folder.number());
}

}  // namespace echelon
