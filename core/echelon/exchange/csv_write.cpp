#include "echelon/exchange/csv.hpp"

namespace echelon {
namespace {

bool needs_quotes(std::string_view field, char separator) {
  if (field.empty()) return false;
  if (field.front() == ' ' || field.back() == ' ') return true;
  for (const char c : field) {
    if (c == separator || c == '"' || c == '\n' || c == '\r') return true;
  }
  return false;
}

}  // namespace

CsvWriter::CsvWriter(CsvStyle style) : style_(style) {
  if (style_.byte_order_mark) bytes_ = "\xEF\xBB\xBF";
}

void CsvWriter::row(const std::vector<std::string>& fields) {
  bool first = true;
  for (const std::string& field : fields) {
    if (!first) bytes_ += style_.separator;
    first = false;
    if (!needs_quotes(field, style_.separator)) {
      bytes_ += field;
      continue;
    }
    bytes_ += '"';
    for (const char c : field) {
      if (c == '"') bytes_ += '"';
      bytes_ += c;
    }
    bytes_ += '"';
  }
  if (fields.size() == 1 && fields.front().empty()) bytes_ += "\"\"";
  bytes_ += style_.crlf ? "\r\n" : "\n";
}

}  // namespace echelon
