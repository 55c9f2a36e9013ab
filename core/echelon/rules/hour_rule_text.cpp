#include "echelon/rules/hour_rule_text.hpp"

#include <optional>
#include <vector>

namespace echelon {
namespace {

constexpr std::string_view rule_header = "[[rule]]";

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    lines.emplace_back(text.substr(0, end));
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
  }
  return lines;
}

std::string joined_lines(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

/// Where a `#` begins a comment: the first that stands in no string. The line's length when there is none.
std::size_t comment_at(std::string_view line) {
  char quote = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (quote != 0) {
      if (quote == '"' && line[i] == '\\') ++i;
      if (i < line.size() && line[i] == quote) quote = 0;
    } else if (line[i] == '"' || line[i] == '\'') {
      quote = line[i];
    } else if (line[i] == '#') {
      return i;
    }
  }
  return line.size();
}

/// The name in `[name]` or `[[name]]`; nothing for another line.
std::optional<std::string_view> header_of(std::string_view line) {
  line = trimmed(line.substr(0, comment_at(line)));
  if (line.size() < 3 || line.front() != '[' || line.back() != ']') return std::nullopt;
  const bool list = line.starts_with("[[") && line.ends_with("]]");
  const std::size_t edge = list ? 2 : 1;
  return trimmed(line.substr(edge, line.size() - 2 * edge));
}

std::string_view key_of(std::string_view line) {
  const std::size_t equals = line.find('=');
  return equals == std::string_view::npos || equals > comment_at(line) ? std::string_view()
                                                                       : trimmed(line.substr(0, equals));
}

/// The lines of one table, its header not among them: [from, to). Nothing when there is no such table.
struct Lines {
  std::size_t from = 0;
  std::size_t to = 0;
};
std::optional<Lines> find_table(const std::vector<std::string>& lines, std::size_t version,
                                std::string_view table, std::size_t at) {
  const std::string_view wanted = table.empty() ? "rule" : table;
  std::optional<Lines> found;
  std::size_t rules = 0;
  std::size_t tables = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto header = header_of(lines[i]);
    if (!header) continue;
    if (found) {
      found->to = i;
      return found;
    }
    if (*header == "rule") ++rules;
    if (rules != version + 1 || *header != wanted) continue;
    if (table.empty() || tables++ == at) found = Lines{i + 1, lines.size()};
  }
  return found;
}

std::string with_value(std::string_view line, const std::string& value) {
  const std::size_t equals = line.find('=');
  const std::size_t comment = comment_at(line);
  std::string changed = std::string(line.substr(0, equals + 1)) + " " + value;
  if (comment < line.size()) {
    if (changed.size() < comment) changed.append(comment - changed.size(), ' ');
    if (changed.back() != ' ') changed += ' ';
    changed += line.substr(comment);
  }
  return changed;
}

/// Whether an entry, given by its lines, has the id.
bool has_id(const std::vector<std::string>& lines, std::size_t from, std::size_t to, std::string_view id) {
  const std::string quoted = "\"" + std::string(id) + "\"";
  for (std::size_t i = from + 1; i < to && !header_of(lines[i]); ++i) {
    if (key_of(lines[i]) != "id") continue;
    const std::string_view line = lines[i];
    const std::size_t equals = line.find('=') + 1;
    return trimmed(line.substr(equals, comment_at(line) - equals)) == quoted;
  }
  return false;
}

}  // namespace

std::string hour_rule_text(std::string_view toml, std::string_view id) {
  const std::vector<std::string> lines = lines_of(toml);
  std::string text;
  std::size_t from = lines.size();
  for (std::size_t i = 0; i <= lines.size(); ++i) {
    if (i < lines.size() && trimmed(lines[i]) != rule_header) continue;
    if (from < i && has_id(lines, from, i, id)) {
      std::size_t end = i;  // what stands before the next entry is about that one
      while (end > from + 1 && (trimmed(lines[end - 1]).empty() || trimmed(lines[end - 1]).front() == '#'))
        --end;
      if (!text.empty()) text += "\n";
      for (std::size_t line = from; line < end; ++line) text += lines[line] + "\n";
    }
    from = i;
  }
  return text;
}

std::string with_number(std::string_view toml, const HourNumberPlace& place, Decimal value) {
  std::vector<std::string> lines = lines_of(toml);
  const auto table = find_table(lines, place.version, place.table, place.at);
  if (!table) return std::string(toml);
  for (std::size_t i = table->from; i < table->to; ++i) {
    if (key_of(lines[i]) != place.key) continue;
    lines[i] = with_value(lines[i], value.text());
    return joined_lines(lines);
  }
  lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(table->from), place.key + " = " + value.text());
  return joined_lines(lines);
}

std::string without_key(std::string_view toml, std::size_t version, std::string_view key) {
  std::vector<std::string> lines = lines_of(toml);
  const auto table = find_table(lines, version, "", 0);
  if (!table) return std::string(toml);
  for (std::size_t i = table->from; i < table->to; ++i) {
    if (key_of(lines[i]) != key) continue;
    lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(i));
    return joined_lines(lines);
  }
  return std::string(toml);
}

}  // namespace echelon
