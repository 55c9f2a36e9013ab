#include <expat.h>

#include <exception>

#include "echelon/exchange/xlsx_parts.hpp"

namespace echelon {
namespace {

std::string_view local_name(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

/// What expat's callbacks share: nothing may be thrown through it.
struct Reading {
  XML_Parser parser = nullptr;
  XmlListener& listener;
  int depth = 0;
  bool doctype = false;
  std::exception_ptr thrown;

  template <class Call>
  void guarded(Call&& call) noexcept {
    if (thrown) return;
    try {
      call();
    } catch (...) {
      thrown = std::current_exception();
      XML_StopParser(parser, XML_FALSE);
    }
  }
};

void on_start(void* user, const char* name, const char** attributes) {
  auto& reading = *static_cast<Reading*>(user);
  if (++reading.depth > 200) {
    XML_StopParser(reading.parser, XML_FALSE);
    return;
  }
  reading.guarded([&] { reading.listener.start(local_name(name), XmlAttributes(attributes)); });
}

void on_end(void* user, const char* name) {
  auto& reading = *static_cast<Reading*>(user);
  --reading.depth;
  reading.guarded([&] { reading.listener.end(local_name(name)); });
}

void on_text(void* user, const char* characters, int length) {
  auto& reading = *static_cast<Reading*>(user);
  reading.guarded([&] { reading.listener.text({characters, static_cast<std::size_t>(length)}); });
}

void on_doctype(void* user, const char* /*name*/, const char* /*system*/, const char* /*pub*/,
                int /*inside*/) {
  auto& reading = *static_cast<Reading*>(user);
  reading.doctype = true;
  XML_StopParser(reading.parser, XML_FALSE);
}

[[noreturn]] void refuse(const Reading& reading, const XlsxContainer& container, const std::string& part) {
  if (reading.thrown) std::rethrow_exception(reading.thrown);
  if (reading.doctype) {
    throw Error(Fault::request,
                {"文件带有 DOCTYPE 声明，正常的 Excel 文件没有，未读取",
                 "the file has a DOCTYPE, which no Excel file has; it was not read"},
                {"请用 Excel 重新另存", "save it again from Excel"}, {container.file(), {}, 0, {}});
  }
  throw damaged_xlsx(
      {"文件中的部件 " + part + " 不是合格的 XML", "the part " + part + " is not well-formed XML"},
      {container.file(), {}, 0, {}});
}

}  // namespace

const char* XmlAttributes::find(std::string_view name) const {
  for (const char** pair = pairs_; *pair != nullptr; pair += 2) {
    if (local_name(pair[0]) == name) return pair[1];
  }
  return nullptr;
}

void read_xml(const XlsxContainer& container, const std::string& part, XmlListener& listener) {
  const std::unique_ptr<std::remove_pointer_t<XML_Parser>, decltype(&XML_ParserFree)> parser(
      XML_ParserCreate(nullptr), &XML_ParserFree);
  if (parser == nullptr) throw std::bad_alloc();
  Reading reading{parser.get(), listener, 0, false, {}};
  XML_SetUserData(parser.get(), &reading);
  XML_SetElementHandler(parser.get(), on_start, on_end);
  XML_SetCharacterDataHandler(parser.get(), on_text);
  XML_SetStartDoctypeDeclHandler(parser.get(), on_doctype);
  container.unpack(part, [&](std::string_view piece) {
    if (XML_Parse(parser.get(), piece.data(), static_cast<int>(piece.size()), 0) != XML_STATUS_OK)
      refuse(reading, container, part);
    return !listener.done();
  });
  if (!listener.done() && XML_Parse(parser.get(), nullptr, 0, 1) != XML_STATUS_OK)
    refuse(reading, container, part);
}

}  // namespace echelon
