#include "cli/error_out.hpp"

#include <cstdio>

#include "cli/characters.hpp"

namespace cli {

void say_error(const echelon::Error& error, echelon::Language language) {
  const std::string line = "echelon: " + on_one_line(error.sentence(language)) + "\n";
  std::fputs(line.c_str(), stderr);
}

namespace {

const char* fault_text(echelon::Fault fault) {
  switch (fault) {
    case echelon::Fault::request:
      return "request";
    case echelon::Fault::environment:
      return "environment";
    case echelon::Fault::ineligible:
      break;
  }
  return "ineligible";
}

}  // namespace

void json_error(JsonOut& out, const echelon::Error& error) {
  const echelon::Place& place = error.place();
  out.open_object().key("what").words(error.happened());
  out.key("where").open_object().key("file").text(place.file).key("sheet").text(place.sheet);
  out.key("row").whole(place.row).key("column").text(place.column).close_object();
  out.key("remedy").words(error.remedy());
  out.key("fault").text(fault_text(error.fault()));
  out.close_object();
}

}  // namespace cli
