#include "cli/cli.hpp"

#include <cstdio>
#include <cstdlib>
#include <new>

#include "cli/command_line.hpp"
#include "cli/error_out.hpp"
#include "echelon/base/error.hpp"

namespace cli {
namespace {

using echelon::Error;
using echelon::Fault;

/// The language of the system's settings, until `--lang` says otherwise.
echelon::Language usual_language() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(name);
    if (value == nullptr || *value == '\0') continue;
    return std::string_view(value).starts_with("zh") ? echelon::Language::chinese
                                                     : echelon::Language::english;
  }
  return echelon::Language::english;
}

/// One line on standard error; with `--format json` also an object on standard output.
int show_error(const GlobalOptions& options, const Error& error) {
  say_error(error, options.language);
  if (options.format == Format::json) {
    JsonOut out;
    out.open_object().key("error");
    json_error(out, error);
    out.close_object();
    std::fputs(out.finish().c_str(), stdout);
  }
  if (error.fault() == Fault::ineligible) return answer_is_no;
  return error.fault() == Fault::request ? request_was_wrong : environment_failed;
}

int carry_out(const Invocation& invocation, GlobalOptions& options) {
  options = invocation.options;
  if (!invocation.verb) {
    std::fputs(invocation.text.c_str(), stdout);
    return done;
  }
  Session session(invocation.options);
  const int status = invocation.verb(session);
  session.flush();
  return status;
}

}  // namespace

int run(int argc, const char* const* argv) {
  GlobalOptions options;
  options.language = usual_language();
  try {
    return carry_out(read_arguments(argc, argv, options), options);
  } catch (const Error& error) {
    return show_error(options, error);
  } catch (const echelon::Cancelled&) {
    return show_error(options, Error(Fault::environment, {"已中断", "interrupted"},
                                     {"没有改动任何内容", "nothing was changed"}));
  } catch (const std::bad_alloc&) {
    return show_error(options, Error(Fault::environment, {"内存不足", "there is not enough memory"},
                                     {"请关闭其他程序后重试", "close other programs and try again"}));
  } catch (const std::exception& error) {
    return show_error(options, Error(Fault::environment,
                                     {std::string("内部错误：") + error.what(),
                                      std::string("internal error: ") + error.what()},
                                     {"请把这一行告诉开发者", "tell the developers this line"}));
  }
}

}  // namespace cli
