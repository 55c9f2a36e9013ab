#pragma once

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace echelon {

/// Within exchange: a text from its beginning, a stretch at a time, so that a file need not be in memory as a
/// whole. Some bytes beyond the stretch may be read and hold nothing.
class CsvStream {
 public:
  /// A whole text.
  explicit CsvStream(std::string text);
  /// A file of UTF-8, without its byte-order mark. Throws Error when it cannot be read.
  static CsvStream file(const std::filesystem::path& path);

  [[nodiscard]] std::string_view stretch() const { return {buffer_.data() + begin_, size_ - begin_}; }
  /// Whether the text ends with the stretch.
  [[nodiscard]] bool last() const { return file_ == nullptr; }
  /// Lets go of the first `used` bytes of the stretch and reads on; the stretch grows when nothing was used.
  void advance(std::size_t used);
  /// How much of the text was read, from 0 to 1.
  [[nodiscard]] double done() const;
  /// The bytes of the whole text.
  [[nodiscard]] std::uintmax_t total() const { return total_; }

 private:
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  CsvStream() = default;
  void fill();

  std::string name_;
  std::unique_ptr<std::FILE, Close> file_;
  std::string buffer_;
  std::size_t begin_ = 0;
  std::size_t size_ = 0;
  std::uintmax_t read_ = 0;
  std::uintmax_t total_ = 0;
};

}  // namespace echelon
