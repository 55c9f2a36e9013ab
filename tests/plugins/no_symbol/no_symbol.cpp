// A library like any other: nothing says that it is a plugin.
extern "C" __attribute__((visibility("default"))) int answer() { return 42; }
