#include "echelon/command/commands.hpp"

#include <algorithm>

#include "echelon/base/error.hpp"

namespace echelon::command {

std::vector<const Command*> all_commands() {
  std::vector<const Command*> list;
  for (const auto part :
       {call_commands(), nomination_commands(), review_commands(), decision_commands(), person_commands(),
        course_commands(), session_commands(), enrolment_commands(), attendance_commands(),
        closing_commands(), mentor_commands(), hour_commands(), tier_commands(), office_commands()}) {
    for (const Command& command : part) list.push_back(&command);
  }
  std::ranges::sort(list, {}, &Command::name);
  return list;
}

const Command& find_command(std::string_view name) {
  for (const Command* command : all_commands()) {
    if (command->name == name) return *command;
  }
  throw Error(Fault::request,
              {"没有名为 " + std::string(name) + " 的命令", "there is no command " + std::string(name)},
              {"请检查命令的名称", "check the command's name"});
}

void check_arguments(const Command& command, const CommandRequest& request) {
  const Arguments arguments(request);
  for (const auto& [name, value] : request.arguments) {
    const auto known = [&name = name](std::string_view each) { return each == name || each == name + "?"; };
    if (std::ranges::none_of(command.arguments, known)) {
      arguments.refuse(name, {"不属于此命令", "does not belong to it"});
    }
  }
  for (const std::string_view name : command.arguments) {
    if (!name.ends_with('?')) static_cast<void>(arguments.text(name));
  }
}

}  // namespace echelon::command
