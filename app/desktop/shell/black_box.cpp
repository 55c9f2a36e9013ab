#include "desktop/shell/black_box.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fstream>

namespace echelon::desktop {
namespace {

constexpr std::size_t page_size = 4096;
constexpr std::size_t kept_doings = 40;
constexpr std::size_t longest_id = 80;

/// The path for the signal handler, which may use nothing that allocates.
std::array<char, 1024> path_to_remove{};

void remove_and_end(int signal) {
  unlink(path_to_remove.data());
  std::signal(signal, SIG_DFL);
  raise(signal);
}

/// One line, without what follows a row's key.
std::string plain_id(std::string_view id) {
  std::string plain(id.substr(0, longest_id));
  if (const auto row = plain.find("row:"); row != std::string::npos) plain.resize(row + 3);
  std::ranges::replace_if(
      plain, [](char c) { return c >= 0 && c < ' '; }, ' ');
  return plain;
}

BlackBox::Crash read_crash(const std::filesystem::path& file) {
  BlackBox::Crash crash;
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) {
    const auto take = [&](std::string_view name, auto into) {
      if (line.starts_with(name)) into(line.substr(name.size()));
    };
    take("page ", [&](std::string id) { crash.page = std::move(id); });
    take("plugin ", [&](std::string id) { crash.plugin = std::move(id); });
    take("did ", [&](std::string id) { crash.doings.push_back(std::move(id)); });
  }
  return crash;
}

}  // namespace

BlackBox::BlackBox(const std::filesystem::path& marker) {
  if (marker.empty()) return;
  std::error_code failed;
  std::filesystem::create_directories(marker.parent_path(), failed);
  collect(marker);
  open_own(marker);
  write();
}

BlackBox::~BlackBox() {
  if (page_ != nullptr) munmap(page_, page_size);
  if (file_ < 0) return;
  std::error_code failed;
  std::filesystem::remove(own_, failed);
  close(file_);
  path_to_remove[0] = '\0';
}

void BlackBox::collect(const std::filesystem::path& marker) {
  std::error_code failed;
  const std::string begin = marker.filename().string() + ".in.";
  std::filesystem::file_time_type newest{};
  for (const auto& entry : std::filesystem::directory_iterator(marker.parent_path(), failed)) {
    if (!entry.path().filename().string().starts_with(begin)) continue;
    const int file = open(entry.path().c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) continue;
    if (flock(file, LOCK_EX | LOCK_NB) == 0) {  // its process is no more
      const auto when = std::filesystem::last_write_time(entry.path(), failed);
      if (!crash_ || when > newest) {
        crash_ = read_crash(entry.path());
        newest = when;
      }
      std::filesystem::remove(entry.path(), failed);
    }
    close(file);
  }
}

void BlackBox::open_own(const std::filesystem::path& marker) {
  for (int attempt = 0; attempt < 1000 && file_ < 0; ++attempt) {
    own_ = marker.string() + ".in." + std::to_string(getpid()) + "." + std::to_string(attempt);
    file_ = open(own_.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file_ < 0 && errno != EEXIST) return;
    if (file_ < 0) continue;
    struct stat state {};
    flock(file_, LOCK_EX);
    // Another process may have taken it for a dead one's before it was locked.
    if (fstat(file_, &state) == 0 && state.st_nlink > 0) break;
    close(file_);
    file_ = -1;
  }
  // Room on the disk is taken now: a write into the mapping could not say that there is none.
  if (file_ < 0 || posix_fallocate(file_, 0, page_size) != 0) return;
  void* page = mmap(nullptr, page_size, PROT_READ | PROT_WRITE, MAP_SHARED, file_, 0);
  if (page != MAP_FAILED) page_ = static_cast<char*>(page);
}

void BlackBox::on_page(std::string_view id) {
  const std::string plain = plain_id(id);
  if (plain == page_id_) return;
  page_id_ = plain;
  did("page:" + plain);
}

void BlackBox::calling(std::string_view plugin) {
  if (plugin == plugin_) return;
  plugin_ = plain_id(plugin);
  write();
}

void BlackBox::did(std::string_view id) {
  doings_.push_back(plain_id(id));
  if (doings_.size() > kept_doings) doings_.pop_front();
  write();
}

void BlackBox::write() {
  if (page_ == nullptr) return;
  std::string text = "plugin " + plugin_ + "\npage " + page_id_ + "\n";
  for (const std::string& each : doings_) text += "did " + each + "\n";
  text.resize(page_size - 1, '\n');
  std::memcpy(page_, text.data(), text.size());
  std::atomic_signal_fence(std::memory_order_seq_cst);
}

void BlackBox::end_cleanly_when_told() const {
  const std::string path = own_.string();
  if (file_ < 0 || path.size() >= path_to_remove.size()) return;
  std::memcpy(path_to_remove.data(), path.c_str(), path.size() + 1);
  for (const int signal : {SIGTERM, SIGINT, SIGHUP}) std::signal(signal, remove_and_end);
}

}  // namespace echelon::desktop
