// What HR's office remembers of the offices it handed out.

#include <sodium.h>

#include <array>

#include "echelon/base/error.hpp"
#include "echelon/command/commands.hpp"
#include "echelon/command/fields.hpp"

namespace echelon::command {
namespace {

/// So many bytes of chance, two hexadecimal digits each.
std::string drawn(std::size_t bytes) {
  static constexpr std::string_view digits = "0123456789abcdef";
  std::array<unsigned char, 32> chance{};
  randombytes_buf(chance.data(), chance.size());
  std::string text;
  for (std::size_t i = 0; i < std::min(bytes, chance.size()); ++i) {
    text += digits[chance.at(i) >> 4U];
    text += digits[chance.at(i) & 15U];
  }
  return text;
}

/// Draws the office's name and secret, once. The secret is in no argument: arguments are shown.
void make_key(Writer& writer, const Arguments& arguments) {
  static_cast<void>(arguments.date("on"));
  if (writer.holds("SELECT 1 FROM office_key")) return;
  writer.run("INSERT INTO office_key (one, origin, secret) VALUES (1, ?, ?)", drawn(8), drawn(32));
}

/// One line each: copy, role, subject, program, when, seal, parted by tabs.
void hand_out(Writer& writer, const Arguments& arguments) {
  for (const std::string& line : arguments.each("copy")) {
    const auto fields = parted<6>(arguments, "copy", line);
    writer.run(
        "INSERT INTO office_copy (copy, role, subject, program, handed_at, seal, recalled) "
        "VALUES (?, ?, ?, ?, ?, ?, 0)",
        fields[0], fields[1], fields[2], fields[3], fields[4], fields[5]);
  }
}

void recall(Writer& writer, const Arguments& arguments) {
  const std::string copy = arguments.text("copy");
  if (writer.run("UPDATE office_copy SET recalled = 1 WHERE copy = ?", copy) == 0)
    arguments.refuse("copy", {"不是发放过的办公文件", "is no office that was handed out"});
}

}  // namespace

std::span<const Command> office_commands() {
  static const std::array<Command, 3> list{{
      {"office.key", {"on"}, make_key},
      {"office.hand_out", {"copy"}, hand_out},
      {"office.recall", {"copy"}, recall},
  }};
  return list;
}

}  // namespace echelon::command
