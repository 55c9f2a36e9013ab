#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "echelon/rules/section.hpp"

namespace echelon {

/// The sections `[[key]]` of a file in data/rules. `what` names the file's rules in errors. Throws Error
/// naming the line when the text is not TOML, and when there is no such section.
[[nodiscard]] std::vector<Section> dated_sections(std::string_view text, const std::string& file,
                                                  const char* key, const Words& what);

/// Terms that hold from a day on, by that day: `read` fills in what is their own; `from`, `source` and the
/// refusal of unknown keys are common to all.
template <class Terms, class Read>
[[nodiscard]] std::vector<Terms> read_dated_terms(std::string_view text, const std::string& file,
                                                  const char* key, const Words& what, Read read) {
  std::vector<Terms> all;
  for (Section& section : dated_sections(text, file, key, what)) {
    Terms terms;
    terms.from = section.date("from");
    if (!terms.from.known()) section.refuse("from", {"缺少这一项", "is missing"});
    terms.source = section.source();
    read(section, terms);
    section.finish();
    all.push_back(std::move(terms));
  }
  std::ranges::sort(all, {}, &Terms::from);
  return all;
}

/// The newest that is not after the day; the oldest for an earlier day. `terms` must not be empty.
template <class Terms>
[[nodiscard]] const Terms& terms_on(const std::vector<Terms>& terms, Date day) {
  const Terms* holds = &terms.front();
  for (const Terms& each : terms)
    if (each.from <= day) holds = &each;
  return *holds;
}

}  // namespace echelon
