#include <chrono>
#include <thread>

#include "echelon/plugin/plugin.hpp"

namespace {
void contribute(echelon::Registrar&) { std::this_thread::sleep_for(std::chrono::hours(1)); }
}  // namespace

ECHELON_PLUGIN("hangs", "never comes back", contribute);
