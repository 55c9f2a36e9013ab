#include "echelon/exchange/csv_stream.hpp"

#include <cstring>
#include <system_error>

#include "echelon/base/error.hpp"

namespace echelon {
namespace {

constexpr std::size_t step = 1U << 21U;
/// What may be read beyond the end.
constexpr std::size_t margin = 64;

}  // namespace

CsvStream::CsvStream(std::string text) : buffer_(std::move(text)), size_(buffer_.size()) {
  buffer_.append(margin, '\0');
  read_ = total_ = size_;
}

CsvStream CsvStream::file(const std::filesystem::path& path) {
  CsvStream stream;
  stream.name_ = path.string();
  stream.file_.reset(std::fopen(stream.name_.c_str(), "rb"));
  std::error_code failed;
  stream.total_ = std::filesystem::file_size(path, failed);
  if (!stream.file_ || failed) {
    throw Error(Fault::environment, {"文件读不出来", "the file cannot be read"},
                {"请检查权限，并确认文件没有被其他程序占用",
                 "check its permissions and that no other program holds it"},
                {stream.name_, {}, 0, {}});
  }
  std::setvbuf(stream.file_.get(), nullptr, _IONBF, 0);
  stream.fill();
  if (stream.stretch().starts_with("\xEF\xBB\xBF")) stream.begin_ = 3;
  return stream;
}

void CsvStream::advance(std::size_t used) {
  begin_ += used;
  if (!last()) fill();
}

double CsvStream::done() const {
  return total_ == 0 ? 1 : static_cast<double>(read_ - (size_ - begin_)) / static_cast<double>(total_);
}

void CsvStream::fill() {
  std::memmove(buffer_.data(), buffer_.data() + begin_, size_ - begin_);
  size_ -= begin_;
  begin_ = 0;
  if (buffer_.size() < size_ + step + margin) buffer_.resize(2 * size_ + step + margin);
  const std::size_t wanted = buffer_.size() - margin - size_;
  const std::size_t got = std::fread(buffer_.data() + size_, 1, wanted, file_.get());
  if (std::ferror(file_.get()) != 0) {
    throw Error(Fault::environment, {"文件读不出来", "the file cannot be read"},
                {"请检查磁盘或网络后重试", "check the disk or the network and try again"},
                {name_, {}, 0, {}});
  }
  size_ += got;
  read_ += got;
  if (got < wanted) file_.reset();
}

}  // namespace echelon
