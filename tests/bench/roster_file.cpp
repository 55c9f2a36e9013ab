// roster_file FILE.xlsx ROWS: the roster of a made-up district.

#include <cstdio>
#include <cstdlib>

#include "roster_sheet.hpp"

int main(int count, char** arguments) {
  if (count != 3) {
    std::fputs("roster_file FILE.xlsx ROWS\n", stderr);
    return 2;
  }
  bench::write_roster(arguments[1], std::atoi(arguments[2]));
  return 0;
}
