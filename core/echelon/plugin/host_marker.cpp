#include "echelon/plugin/host_marker.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <sstream>

namespace echelon {
namespace {

constexpr std::size_t page_size = 4096;
constexpr std::size_t longest_line = 256;

std::filesystem::path beside(const std::filesystem::path& path, const std::string& ending) {
  return path.string() + ending;
}

std::map<std::string, std::string> read_pairs(const std::filesystem::path& path) {
  std::map<std::string, std::string> pairs;
  std::ifstream file(path);
  std::string id;
  std::string hash;
  while (file >> id >> hash) pairs[id] = hash;
  return pairs;
}

/// Replaces the file in one step; a failure leaves the old one, which costs a skip or a probe and no more.
void write_lines(const std::filesystem::path& path, const std::string& lines) {
  const auto fresh = beside(path, ".new" + std::to_string(getpid()));
  {
    std::ofstream file(fresh, std::ios::trunc);
    file << lines;
    if (!file.flush()) return;
  }
  std::error_code failed;
  std::filesystem::rename(fresh, path, failed);
}

void write_pairs(const std::filesystem::path& path, const std::map<std::string, std::string>& pairs) {
  std::string lines;
  for (const auto& [id, hash] : pairs) lines.append(id).append(" ").append(hash).append("\n");
  write_lines(path, lines);
}

}  // namespace

Marker::Marker(std::filesystem::path path) : path_(std::move(path)) {
  if (path_.empty()) return;
  std::error_code failed;
  std::filesystem::create_directories(path_.parent_path(), failed);
  skipped_ = read_pairs(beside(path_, ".skipped"));
  std::ifstream probed(beside(path_, ".probed"));
  for (std::string line; std::getline(probed, line);) passed_.insert(line);
  collect_deaths();
  open_own();
}

Marker::~Marker() {
  if (page_ != nullptr) munmap(page_, page_size);
  if (file_ < 0) return;
  std::error_code failed;
  std::filesystem::remove(own_, failed);
  close(file_);
}

void Marker::collect_deaths() {
  std::error_code failed;
  const std::string begin = path_.filename().string() + ".in.";
  bool changed = false;
  for (const auto& entry : std::filesystem::directory_iterator(path_.parent_path(), failed)) {
    if (!entry.path().filename().string().starts_with(begin)) continue;
    const int file = open(entry.path().c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) continue;
    if (flock(file, LOCK_EX | LOCK_NB) == 0) {
      for (const auto& [id, hash] : read_pairs(entry.path())) {
        skipped_[id] = hash;
        changed = true;
      }
      std::filesystem::remove(entry.path(), failed);
    }
    close(file);
  }
  if (changed) write_pairs(beside(path_, ".skipped"), skipped_);
}

void Marker::open_own() {
  for (int attempt = 0; attempt < 1000 && file_ < 0; ++attempt) {
    own_ = beside(path_, ".in." + std::to_string(getpid()) + "." + std::to_string(attempt));
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
  if (file_ < 0) return;
  if (ftruncate(file_, page_size) != 0) return;
  void* page = mmap(nullptr, page_size, PROT_READ | PROT_WRITE, MAP_SHARED, file_, 0);
  if (page == MAP_FAILED) return;
  page_ = static_cast<char*>(page);
  // A page that the disk has no room for must fail here and not at a write into the mapping.
  if (posix_fallocate(file_, 0, page_size) != 0) {
    munmap(page_, page_size);
    page_ = nullptr;
    return;
  }
  std::memset(page_, '\n', page_size);
}

void Marker::calling(const std::string& id, const std::string& hash) {
  if (page_ == nullptr) return;
  const std::string line = id.empty() ? "" : id + " " + hash + "\n";
  const std::size_t length = std::min(line.size(), longest_line);
  std::memset(page_, '\n', longest_line);
  std::memcpy(page_, line.data(), length);
  std::atomic_signal_fence(std::memory_order_seq_cst);
}

bool Marker::killed(const std::string& id, const std::string& hash) const {
  const auto found = skipped_.find(id);
  return found != skipped_.end() && found->second == hash;
}

bool Marker::forgive(const std::filesystem::path& path, const std::string& id) {
  auto pairs = read_pairs(beside(path, ".skipped"));
  if (pairs.erase(id) == 0) return false;
  write_pairs(beside(path, ".skipped"), pairs);
  return true;
}

void Marker::remember_passed(const std::string& key) {
  if (!passed_.insert(key).second || path_.empty()) return;
  std::ofstream(beside(path_, ".probed"), std::ios::app) << key << "\n";
}

}  // namespace echelon
