#pragma once

#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "echelon/command/arguments.hpp"
#include "echelon/command/writer.hpp"

namespace echelon::command {

/// A command by name. The arguments named here are all that it takes; one that ends in `?` may be left out.
struct Command {
  std::string_view name;
  std::vector<std::string_view> arguments;
  void (*carry_out)(Writer&, const Arguments&);
};

// The commands by what they are about, each list in the source of its name.
[[nodiscard]] std::span<const Command> call_commands();
[[nodiscard]] std::span<const Command> nomination_commands();
[[nodiscard]] std::span<const Command> review_commands();
[[nodiscard]] std::span<const Command> decision_commands();
[[nodiscard]] std::span<const Command> person_commands();
[[nodiscard]] std::span<const Command> hour_commands();
[[nodiscard]] std::span<const Command> tier_commands();
[[nodiscard]] std::span<const Command> course_commands();
[[nodiscard]] std::span<const Command> session_commands();
[[nodiscard]] std::span<const Command> enrolment_commands();
[[nodiscard]] std::span<const Command> attendance_commands();
[[nodiscard]] std::span<const Command> closing_commands();
[[nodiscard]] std::span<const Command> mentor_commands();
[[nodiscard]] std::span<const Command> office_commands();

/// Every command, by name.
[[nodiscard]] std::vector<const Command*> all_commands();
/// Throws Error for a name that no command has.
[[nodiscard]] const Command& find_command(std::string_view name);
/// Throws Error for an argument that the command does not take, or one that is missing.
void check_arguments(const Command& command, const CommandRequest& request);

}  // namespace echelon::command
