#include "echelon/plugin/plugin.hpp"

ECHELON_PLUGIN("no_function", "contributes with nothing", nullptr);
