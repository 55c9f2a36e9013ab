#pragma once

#include <array>
#include <string>
#include <string_view>

#include "echelon/command/arguments.hpp"
#include "echelon/command/writer.hpp"

namespace echelon::command {

/// A line of a bulk argument, parted by tabs into N fields; the last takes the rest. Throws Error for fewer.
template <std::size_t N>
[[nodiscard]] std::array<std::string, N> parted(const Arguments& arguments, std::string_view name,
                                                const std::string& line) {
  std::array<std::string, N> fields;
  std::size_t from = 0;
  for (std::size_t i = 0; i + 1 < N; ++i) {
    const std::size_t tab = line.find('\t', from);
    if (tab == std::string::npos) {
      arguments.refuse(name, {"的栏目不全（各栏以制表符分隔）", "has too few fields (parted by tabs)"});
    }
    fields[i] = line.substr(from, tab - from);
    from = tab + 1;
  }
  fields[N - 1] = line.substr(from);
  return fields;
}

/// Throws Error unless the person is nominated in the call.
void require_nominated(const Writer& writer, const CallNow& call, const std::string& person);

}  // namespace echelon::command
