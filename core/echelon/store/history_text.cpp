#include "echelon/store/history_text.hpp"

#include <charconv>

#include "echelon/base/error.hpp"

namespace echelon::store {
namespace {

constexpr std::int64_t scale = 1'000'000;

[[noreturn]] void broken() {
  throw Error(Fault::request, {"培训记录已损坏", "a history of training is damaged"},
              {"请运行核验，并改用经过核验的备份", "verify the office and go on with a verified backup"});
}

char* put(char* at, std::int64_t number) { return std::to_chars(at, at + 20, number).ptr; }

char* put_hours(char* at, std::int64_t millionths) {
  at = put(at, millionths / scale);
  std::int64_t rest = millionths % scale;
  if (rest == 0) return at;
  *at++ = '.';
  for (std::int64_t place = scale / 10; rest > 0; place /= 10) {
    *at++ = static_cast<char>('0' + rest / place);
    rest %= place;
  }
  return at;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

std::string json_escaped(std::string_view text) {
  static constexpr std::string_view digits = "0123456789abcdef";
  std::string escaped;
  for (const char c : text) {
    if (c == '"' || c == '\\') escaped += '\\';
    if (static_cast<unsigned char>(c) >= 0x20) {
      escaped += c;
    } else {
      escaped.append("\\u00") += c >= 0x10 ? '1' : '0';
      escaped += digits[static_cast<unsigned char>(c) & 15U];
    }
  }
  return escaped;
}

void HistoryWriter::add(const HistoryRecord& r) {
  char buffer[10 * 22];
  char* at = buffer;
  *at++ = text_.empty() ? '[' : ',';
  *at++ = '[';
  at = put(at, r.ended_on), *at++ = ',';
  at = put(at, r.course), *at++ = ',';
  at = put(at, r.number), *at++ = ',';
  at = put_hours(at, r.hours), *at++ = ',';
  at = put(at, r.started_on), *at++ = ',';
  at = put(at, r.category), *at++ = ',';
  at = put(at, r.mode), *at++ = ',';
  at = put(at, r.provider), *at++ = ',';
  at = put(at, r.attendance);
  text_.append(buffer, static_cast<std::size_t>(at - buffer));
  if (!r.certificate.empty()) text_.append(",\"").append(r.certificate) += '"';
  text_ += ']';
}

std::string_view HistoryWriter::text() {
  if (!text_.empty() && !text_.ends_with("]]")) text_ += ']';
  return text_;
}

HistoryReader::HistoryReader(std::string_view text) : at_(text.data()), end_(text.data() + text.size()) {
  // A bracket at the end stops every number.
  if (text.size() < 2 || text.back() != ']') broken();
  expect('[');
}

void HistoryReader::expect(char c) {
  if (at_ == end_ || *at_ != c) broken();
  ++at_;
}

std::int64_t HistoryReader::number() {
  const bool negative = *at_ == '-';
  if (negative) ++at_;
  if (!is_digit(*at_)) broken();
  std::int64_t value = 0;
  const char* const limit = at_ + 18;
  while (is_digit(*at_) && at_ != limit) value = value * 10 + (*at_++ - '0');
  return negative ? -value : value;
}

std::int64_t HistoryReader::hours() {
  std::int64_t value = number() * scale;
  if (*at_ != '.') return value;
  ++at_;
  for (std::int64_t place = scale / 10; is_digit(*at_) && place > 0; place /= 10)
    value += (*at_++ - '0') * place;
  return value;
}

std::string_view HistoryReader::quoted() {
  expect('"');
  const char* const begin = at_;
  while (at_ != end_ && *at_ != '"') at_ += *at_ == '\\' && at_ + 1 != end_ ? 2 : 1;
  const std::string_view inside(begin, static_cast<std::size_t>(at_ - begin));
  expect('"');
  return inside;
}

bool HistoryReader::next(HistoryRecord& r) {
  if (at_ + 1 == end_) return false;  // the closing bracket
  if (*at_ == ',') ++at_;
  expect('[');
  r.ended_on = number(), expect(',');
  r.course = number(), expect(',');
  r.number = number(), expect(',');
  r.hours = hours(), expect(',');
  r.started_on = number(), expect(',');
  r.category = number(), expect(',');
  r.mode = number(), expect(',');
  r.provider = number(), expect(',');
  r.attendance = number();
  r.certificate = {};
  if (*at_ == ',') {
    ++at_;
    r.certificate = quoted();
  }
  expect(']');
  if (at_ == end_) broken();
  return true;
}

}  // namespace echelon::store
