#include "desktop/ui/drafts.hpp"

#include <sys/stat.h>

#include <array>
#include <chrono>
#include <ctime>
#include <fstream>
#include <utility>
#include <vector>

namespace echelon::desktop {
namespace {

constexpr std::chrono::milliseconds quiet{500};
constexpr std::size_t most_bytes = 1U << 20U;      ///< of one text
constexpr std::uintmax_t most_in_all = 1U << 26U;  ///< a larger file of drafts is none of ours

// Office, field and text on a line, parted by tabs.
std::string packed(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const std::size_t at = std::string_view("\\\t\n\r").find(c);
    if (at == std::string_view::npos) {
      out += c;
    } else {
      out += {'\\', std::string_view("\\tnr")[at]};
    }
  }
  return out;
}

std::string unpacked(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '\\' || at + 1 == text.size()) {
      out += text[at];
      continue;
    }
    const char c = text[++at];
    out += c == 't' ? '\t' : c == 'n' ? '\n' : c == 'r' ? '\r' : c;
  }
  return out;
}

std::string minute_of(const std::filesystem::path& file) {
  struct stat found {};
  if (stat(file.c_str(), &found) != 0) return "";
  std::tm local{};
  localtime_r(&found.st_mtime, &local);
  std::array<char, 32> text{};
  std::strftime(text.data(), text.size(), "%Y-%m-%d %H:%M", &local);
  return text.data();
}

}  // namespace

Drafts::Drafts(std::filesystem::path file) : file_(std::move(file)) {
  if (file_.empty()) return;
  all_ = read(file_);
  thread_ = std::jthread([this](const std::stop_token& ending) { run(ending); });
}

Drafts::~Drafts() {
  if (!thread_.joinable()) return;
  thread_.request_stop();
  thread_.join();
  flush();
}

std::map<std::string, Drafts::Texts> Drafts::read(const std::filesystem::path& file) {
  std::map<std::string, Texts> all;
  std::error_code failed;
  if (const auto bytes = std::filesystem::file_size(file, failed); failed || bytes > most_in_all) return all;
  std::ifstream in(file, std::ios::binary);
  for (std::string line; std::getline(in, line);) {
    const std::size_t first = line.find('\t');
    const std::size_t second = first == std::string::npos ? first : line.find('\t', first + 1);
    if (second == std::string::npos) continue;
    all[unpacked(line.substr(0, first))][unpacked(line.substr(first + 1, second - first - 1))] =
        unpacked(line.substr(second + 1));
  }
  return all;
}

void Drafts::open(const std::string& office) {
  if (office == office_) return;
  office_ = office;
  found_.clear();
  restored_.clear();
  const auto known = all_.find(office_);
  if (known != all_.end()) found_ = known->second;
  found_from_ = found_.empty() ? "" : minute_of(file_);
}

void Drafts::drop() {
  all_.clear();
  found_.clear();
  restored_.clear();
  if (!file_.empty()) changed();
}

std::optional<std::string> Drafts::take(std::string_view field) {
  const auto found = found_.find(field);
  if (found == found_.end()) return std::nullopt;
  std::string text = std::move(found->second);
  found_.erase(found);
  restored_[std::string(field)] = text;
  return text;
}

void Drafts::typed(std::string_view field, std::string_view text) {
  if (file_.empty() || office_.empty() || text.size() > most_bytes) return;
  if (text.empty()) {
    forget(field);
    return;
  }
  restored_.erase(std::string(field));
  all_[office_][std::string(field)] = text;
  changed();
}

void Drafts::forget(std::string_view field) {
  restored_.erase(std::string(field));
  const auto office = all_.find(office_);
  if (office == all_.end()) return;
  const auto found = office->second.find(field);
  if (found == office->second.end()) return;
  office->second.erase(found);
  if (office->second.empty()) all_.erase(office);
  changed();
}

void Drafts::handed_in(std::string_view text) {
  const auto office = all_.find(office_);
  if (office == all_.end() || text.empty()) return;
  std::vector<std::string> fields;
  for (const auto& [field, typed] : office->second)
    if (typed == text) fields.push_back(field);
  for (const std::string& field : fields) forget(field);
}

bool Drafts::holds(std::string_view field) const {
  const auto office = all_.find(office_);
  return office != all_.end() && office->second.contains(field);
}

bool Drafts::says(std::string_view field, std::string_view text) const {
  const auto office = all_.find(office_);
  if (office == all_.end()) return false;
  const auto found = office->second.find(field);
  return found != office->second.end() && found->second == text;
}

bool Drafts::is_restored(std::string_view field) const { return restored_.contains(field); }

void Drafts::changed() {
  {
    const std::scoped_lock lock(guard_);
    to_write_ = all_;
    ++asked_;
  }
  bell_.notify_one();
}

void Drafts::run(const std::stop_token& ending) {
  using Clock = std::chrono::steady_clock;
  std::unique_lock lock(guard_);
  for (;;) {
    if (!bell_.wait(lock, ending, [this] { return to_write_.has_value(); })) return;
    // While more is typed, wait; but not for long.
    const auto latest = Clock::now() + 2 * quiet;
    for (std::uint64_t seen = asked_ - 1; seen != asked_ && Clock::now() < latest;) {
      seen = asked_;
      bell_.wait_for(lock, ending, quiet, [&] { return asked_ != seen; });
      if (ending.stop_requested()) return;
    }
    const auto all = std::exchange(to_write_, std::nullopt);
    lock.unlock();
    if (all) write(*all);
    lock.lock();
  }
}

void Drafts::flush() {
  std::unique_lock lock(guard_);
  const auto all = std::exchange(to_write_, std::nullopt);
  lock.unlock();
  if (all) write(*all);
}

void Drafts::write(const std::map<std::string, Texts>& all) const {
  const std::scoped_lock alone(writing_);
  std::error_code failed;
  std::filesystem::create_directories(file_.parent_path(), failed);
  if (all.empty()) {
    std::filesystem::remove(file_, failed);
    return;
  }
  std::string bytes;
  for (const auto& [office, texts] : all)
    for (const auto& [field, text] : texts)
      bytes += packed(office) + '\t' + packed(field) + '\t' + packed(text) + '\n';
  const std::string fresh = file_.string() + ".new";
  {
    std::ofstream out(fresh, std::ios::binary | std::ios::trunc);
    // Before anything is in it.
    if (chmod(fresh.c_str(), S_IRUSR | S_IWUSR) != 0)
      return;  // a disk that refuses is no reason to stop typing
    out << bytes;
    if (!out.flush()) return;
  }
  std::filesystem::rename(fresh, file_, failed);
}

}  // namespace echelon::desktop
