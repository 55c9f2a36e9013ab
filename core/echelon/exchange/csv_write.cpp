#include "echelon/exchange/csv.hpp"

namespace echelon {
namespace {

/// Other separators are quoted too, so that none is mistaken for the file's.
bool needs_quotes(std::string_view field, char separator) {
  if (field.empty()) return false;
  if (field.front() == ' ' || field.back() == ' ') return true;
  return field.find(separator) != std::string_view::npos ||
         field.find_first_of("\"\n\r\t;") != std::string_view::npos;
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
