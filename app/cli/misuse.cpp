#include "cli/misuse.hpp"

#include <CLI/CLI.hpp>

#include "echelon/base/error.hpp"
#include "echelon/base/nearest.hpp"

namespace cli {

using echelon::Error;
using echelon::Fault;
using echelon::Words;

namespace {

/// The first word that is neither an option nor an option's value.
std::string first_word(int argc, const char* const* argv) {
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    if (word == "--office" || word == "--as-of" || word == "--who" || word == "--lang" ||
        word == "--format") {
      ++i;
    } else if (!word.starts_with('-')) {
      return std::string(word);
    }
  }
  return {};
}

std::string kind_of(const CLI::ParseError& error) {
  const std::string kind = error.get_name();
  if (kind == "RequiredError") return "命令行缺少必须的内容";
  if (kind == "ExtrasError") return "命令行有多余的内容";
  if (kind == "ConversionError" || kind == "ValidationError") return "命令行的某个值不对";
  if (kind == "ArgumentMismatch") return "命令行的某个选项缺少值";
  return "命令行有误";
}

}  // namespace

void refuse_arguments(const CLI::App& app, const CLI::ParseError& error, int argc, const char* const* argv) {
  const Words usage{"用法见 echelon --help", "see `echelon --help`"};
  const std::string verb = first_word(argc, argv);
  if (verb == "analyze") throw Error(Fault::request, {verb + " 尚未提供", verb + " is not there yet"}, usage);
  if (app.get_subcommands().empty()) {
    if (verb.empty()) throw Error(Fault::request, {"没有写命令", "there is no command"}, usage);
    std::vector<std::string> verbs;
    for (const CLI::App* each : app.get_subcommands({})) verbs.push_back(each->get_name());
    const std::string meant = echelon::nearest(verb, verbs);
    const bool known = std::ranges::find(verbs, verb) != verbs.end();
    if (!known) {
      throw Error(Fault::request, {"没有命令“" + verb + "”", "there is no command '" + verb + "'"},
                  meant.empty() ? usage
                                : Words{"是否想写 " + meant + "？用法见 echelon --help",
                                        "did you mean " + meant + "? See `echelon --help`"});
    }
  }
  throw Error(Fault::request,
              {kind_of(error) + "：" + error.what(), std::string("the command line: ") + error.what()},
              usage);
}

}  // namespace cli
