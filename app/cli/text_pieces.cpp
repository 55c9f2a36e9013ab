#include "cli/text_pieces.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "echelon/base/text.hpp"
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace cli {
namespace {

constexpr std::size_t piece = std::size_t{1} << 17;
/// A row, and a field in quotes, that is longer is left to `read_plain_table`.
constexpr std::size_t longest_row = std::size_t{1} << 16;
constexpr std::size_t block = 64;
/// No byte of interest is greater: NUL, tab, line ends, the quote, the comma.
constexpr char greatest_of_interest = ',';

enum Interest : std::uint8_t { mark = 1, line = 2, quote = 4, nul = 8 };

/// Bit i: byte i of the block is at most `greatest_of_interest`.
std::uint64_t of_interest(const char* bytes, bool& is_ascii) {
#if defined(__SSE2__)
  const __m128i most = _mm_set1_epi8(greatest_of_interest);
  std::uint64_t bits = 0;
  int high = 0;
  for (unsigned i = 0; i < block / 16; ++i) {
    const __m128i part = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + std::size_t{16} * i));
    const __m128i small = _mm_cmpeq_epi8(_mm_min_epu8(part, most), part);
    bits |= std::uint64_t{static_cast<std::uint16_t>(_mm_movemask_epi8(small))} << 16 * i;
    high |= _mm_movemask_epi8(part);
  }
  is_ascii = is_ascii && high == 0;
  return bits;
#else
  std::uint64_t bits = 0;
  for (unsigned i = 0; i < block; ++i) {
    const auto byte = static_cast<unsigned char>(bytes[i]);
    bits |= std::uint64_t{byte <= static_cast<unsigned char>(greatest_of_interest)} << i;
    is_ascii = is_ascii && byte < 0x80;
  }
  return bits;
#endif
}

}  // namespace

TextPieces::TextPieces(const std::filesystem::path& path) {
  std::error_code failed;
  if (std::filesystem::is_regular_file(path, failed)) {
    file_.reset(std::fopen(path.c_str(), "rb"));
    bytes_ = std::filesystem::file_size(path, failed);
  }
  if (file_) std::setvbuf(file_.get(), nullptr, _IONBF, 0);
  gave_up_ = !file_ || failed;
  start();
}

TextPieces::TextPieces(std::string_view text) : text_(text), bytes_(text.size()) { start(); }

void TextPieces::start() {
  buffer_ = std::make_unique_for_overwrite<char[]>(piece + block);
  marks_ = std::make_unique_for_overwrite<std::uint32_t[]>(piece + block + 2);
  lines_ = std::make_unique_for_overwrite<std::uint32_t[]>(piece + block + 2);
  fill();
}

std::size_t TextPieces::read(char* to, std::size_t most) {
  if (file_) {
    const std::size_t count = std::fread(to, 1, most, file_.get());
    if (std::ferror(file_.get()) != 0) gave_up_ = true;
    return count;
  }
  const std::size_t count = std::min(most, text_.size());
  std::memcpy(to, text_.data(), count);
  text_.remove_prefix(count);
  return count;
}

/// Moves the rest to the front and reads on; the last line gets an end if it has none.
void TextPieces::fill() {
  std::memmove(buffer_.get(), buffer_.get() + begin_, end_ - begin_);
  end_ -= begin_;
  begin_ = 0;
  while (!gave_up_ && !at_end_ && end_ + 1 < piece) {
    const std::size_t count = read(buffer_.get() + end_, piece - 1 - end_);
    end_ += count;
    if (count == 0) {
      at_end_ = true;
      buffer_[end_++] = '\n';
    }
  }
}

void TextPieces::find_marks() {
  std::array<std::uint8_t, 256> interest{};
  interest[0] = nul;
  interest[static_cast<unsigned char>(separator_)] = mark;
  interest['\n'] = interest['\r'] = mark | line;
  interest['"'] = quote;
  const char* const bytes = buffer_.get();
  std::memset(buffer_.get() + end_, 'x', block);
  std::uint32_t* out = marks_.get();
  *out++ = static_cast<std::uint32_t>(begin_) - 1;
  std::uint32_t* line_out = lines_.get();
  std::uint8_t met = 0;
  is_ascii_ = true;
  for (std::size_t from = begin_; from < end_; from += block) {
    for (std::uint64_t bits = of_interest(bytes + from, is_ascii_); bits != 0; bits &= bits - 1) {
      const std::size_t at = from + static_cast<std::size_t>(std::countr_zero(bits));
      const std::uint8_t what = interest[static_cast<unsigned char>(bytes[at])];
      *out = static_cast<std::uint32_t>(at);
      *line_out = static_cast<std::uint32_t>(out - marks_.get());
      out += what & mark;
      line_out += (what & line) >> 1;
      met |= what;
    }
  }
  mark_count_ = static_cast<std::size_t>(out - marks_.get());
  line_count_ = static_cast<std::size_t>(line_out - lines_.get());
  has_quotes_ = (met & quote) != 0;
  if ((met & nul) != 0) gave_up_ = other_text_ = true;
}

std::size_t TextPieces::behind_line_end(std::size_t at) const {
  if (buffer_[at] == '\n') return at + 1;
  if (at + 1 == end_) return 0;
  return buffer_[at + 1] == '\n' ? at + 2 : at + 1;
}

TextPieces::Row TextPieces::split_row(std::size_t from) {
  const char* const end = buffer_.get() + end_;
  const auto ends_cell = [this](char c) { return c == separator_ || c == '\n' || c == '\r'; };
  std::size_t cells = 1;
  for (const char* p = buffer_.get() + from;; ++p, ++cells) {
    if (p != end && *p == '"') {
      p = static_cast<const char*>(std::memchr(p + 1, '"', static_cast<std::size_t>(end - p - 1)));
      if (p == nullptr || ++p == end) return {Kind::cut};
      if (!ends_cell(*p)) return {Kind::strange};
    }
    p = std::find_if(p, end, ends_cell);
    if (p == end) return {Kind::cut};
    const auto at = static_cast<std::size_t>(p - buffer_.get());
    if (at - from > longest_row) return {Kind::strange};
    marks_[mark_count_++] = static_cast<std::uint32_t>(at);
    if (*p == separator_) continue;
    const std::size_t after = behind_line_end(at);
    if (after == 0) return {Kind::cut};
    if (after == at + 2) marks_[mark_count_++] = static_cast<std::uint32_t>(at + 1);
    return {Kind::whole, cells, after};
  }
}

std::string_view TextPieces::unwrapped_slowly(std::string_view cell) {
  if (!cell.empty() && cell.front() == '"') cell = cell.substr(1, cell.size() - 2);
  return trimmed(cell);
}

/// What stands before `end` has been read; it must be text.
void TextPieces::take_until(std::size_t end) {
  const std::string_view taken(buffer_.get() + begin_, end - begin_);
  if (!is_ascii_ && !echelon::is_utf8(taken)) gave_up_ = other_text_ = true;
  begin_ = end;
}

std::optional<std::vector<std::string>> TextPieces::header() {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (file_ && std::string_view(buffer_.get(), end_).starts_with(byte_order_mark))
    begin_ = byte_order_mark.size();
  const std::string_view text(buffer_.get() + begin_, end_ - begin_);
  const std::size_t line = text.find_first_of("\r\n");
  if (line != std::string_view::npos && text.substr(0, line).find('\t') != std::string_view::npos)
    separator_ = '\t';
  while (!gave_up_ && begin_ < end_) {
    mark_count_ = 1;
    marks_[0] = static_cast<std::uint32_t>(begin_) - 1;
    const std::size_t begin = begin_;
    const Row row = split_row(begin);
    if (row.kind != Kind::whole) break;
    is_ascii_ = false;
    take_until(row.after);
    if (std::memchr(buffer_.get() + begin, '\0', row.after - begin) != nullptr) other_text_ = true;
    if (row.cells == 1 && marks_[1] == begin) continue;
    columns_ = row.cells;
    first_marks_.assign(1, 1);
    std::vector<std::string> names;
    for (std::size_t column = 0; column < columns_; ++column) names.emplace_back(cell(0, column));
    if (other_text_) break;
    return names;
  }
  gave_up_ = true;
  return std::nullopt;
}

/// The rows of a piece without quotes, from its marks.
void TextPieces::take_rows() {
  const std::uint32_t* const marks = marks_.get();
  first_marks_.resize(line_count_);
  std::size_t first = 1;
  for (std::size_t line = 0; line < line_count_; ++line) {
    const std::size_t last = lines_[line];
    const std::size_t after = behind_line_end(marks[last]);
    if (after == 0) break;
    const bool empty = marks[last] - marks[first - 1] - 1 == last - first;
    if (!empty) {
      if (last - first + 1 != columns_) {
        gave_up_ = true;
        return;
      }
      first_marks_[rows_++] = static_cast<std::uint32_t>(first);
    }
    const std::size_t marks_of_end = after - marks[last];
    line += marks_of_end - 1;
    first = last + marks_of_end;
  }
  take_until(static_cast<std::uint32_t>(marks[first - 1] + 1));
}

void TextPieces::take_rows_with_quotes() {
  first_marks_.clear();
  mark_count_ = 1;
  std::size_t begin = begin_;
  while (begin < end_) {
    const std::size_t first = mark_count_;
    const Row row = split_row(begin);
    if (row.kind == Kind::cut) break;
    const bool empty = row.kind == Kind::whole && row.after - begin == mark_count_ - first;
    if (row.kind == Kind::strange || (!empty && row.cells != columns_)) {
      gave_up_ = true;
      return;
    }
    if (!empty) first_marks_.push_back(static_cast<std::uint32_t>(first));
    begin = row.after;
  }
  rows_ = first_marks_.size();
  take_until(begin);
}

bool TextPieces::next() {
  while (!gave_up_) {
    fill();
    rows_ = 0;
    if (begin_ == end_) return false;
    find_marks();
    if (gave_up_) return false;
    const std::size_t size = end_;
    if (has_quotes_) {
      take_rows_with_quotes();
    } else {
      take_rows();
    }
    if (begin_ == 0 || (at_end_ && begin_ != size)) gave_up_ = true;
    if (gave_up_) return false;
    if (rows_ > 0) return true;
  }
  return false;
}

}  // namespace cli
