#pragma once

namespace CLI {
class App;
class ParseError;
}  // namespace CLI

namespace cli {

/// Throws the Error for what a user typed that no verb answers to: names an unknown verb and the nearest
/// there is, a planned one as such, and else what is missing, superfluous or wrong.
[[noreturn]] void refuse_arguments(const CLI::App& app, const CLI::ParseError& error, int argc,
                                   const char* const* argv);

}  // namespace cli
