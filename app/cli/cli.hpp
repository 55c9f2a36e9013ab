#pragma once

namespace cli {

/// The command line: reads the arguments, carries out the verb, returns the exit status: 0 done, 1 the answer
/// is no, 2 the request or a file was wrong, 3 the environment failed. Never throws.
int run(int argc, const char* const* argv);

}  // namespace cli
