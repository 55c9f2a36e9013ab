#include "book_maker.hpp"

#include <array>
#include <cstdint>

#include "echelon/exchange/csv.hpp"

namespace echelon::exchange_tests {
namespace {

const std::string xml_head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const std::string main_space = " xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
const std::string link_space = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

std::uint32_t crc32(const std::string& bytes) {
  std::uint32_t crc = 0xFFFFFFFFU;
  for (const char c : bytes) {
    crc ^= static_cast<std::uint8_t>(c);
    for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1U) ^ ((crc & 1U) != 0 ? 0xEDB88320U : 0U);
  }
  return ~crc;
}

void number(std::string& out, std::uint32_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) out += static_cast<char>(value >> (8 * i));
}

/// What both headers of a part share: from the version needed to the lengths.
void about_part(std::string& out, const std::string& name, const std::string& text) {
  const auto size = static_cast<std::uint32_t>(text.size());
  for (const auto& [value, bytes] :
       std::array<std::pair<std::uint32_t, int>, 9>{{{20, 2},
                                                     {0x0800, 2},
                                                     {0, 2},
                                                     {0, 2},
                                                     {0x5821, 2},
                                                     {crc32(text), 4},
                                                     {size, 4},
                                                     {size, 4},
                                                     {static_cast<std::uint32_t>(name.size()), 2}}}) {
    number(out, value, bytes);
  }
  number(out, 0, 2);
}

std::string links(const std::string& entries) {
  return xml_head + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" +
         entries + "</Relationships>";
}

std::string link(const std::string& id, const std::string& type, const std::string& target) {
  return "<Relationship Id=\"" + id + "\" Type=\"" + link_space + "/" + type + "\" Target=\"" + target +
         "\"/>";
}

}  // namespace

std::string zipped(const std::vector<std::pair<std::string, std::string>>& parts) {
  std::string out;
  std::string directory;
  for (const auto& [name, text] : parts) {
    const auto offset = static_cast<std::uint32_t>(out.size());
    out += "PK\x03\x04";
    about_part(out, name, text);
    out += name + text;
    directory += "PK\x01\x02";
    number(directory, 20, 2);
    about_part(directory, name, text);
    number(directory, 0, 2);
    number(directory, 0, 4);
    number(directory, 0, 4);
    number(directory, offset, 4);
    directory += name;
  }
  const auto start = static_cast<std::uint32_t>(out.size());
  const auto count = static_cast<std::uint32_t>(parts.size());
  out += directory + "PK\x05\x06";
  number(out, 0, 4);
  number(out, count, 2);
  number(out, count, 2);
  number(out, static_cast<std::uint32_t>(directory.size()), 4);
  number(out, start, 4);
  number(out, 0, 2);
  return out;
}

BookMaker::BookMaker(const std::string& rows) : tabs_{{"Sheet1", rows, "visible", ""}} {}

BookMaker& BookMaker::part(const std::string& name, const std::string& text) {
  parts_[name] = text;
  return *this;
}

BookMaker& BookMaker::without(const std::string& name) {
  removed_[name] = true;
  return *this;
}

BookMaker& BookMaker::sheet(const std::string& name, const std::string& rows, const std::string& state) {
  if (!own_tabs_) tabs_.clear();
  own_tabs_ = true;
  tabs_.push_back({name, rows, state, ""});
  return *this;
}

BookMaker& BookMaker::after_rows(const std::string& xml) {
  tabs_.back().after = xml;
  return *this;
}

BookMaker& BookMaker::strings(const std::string& items) {
  return part("xl/sharedStrings.xml", xml_head + "<sst" + main_space + ">" + items + "</sst>");
}

BookMaker& BookMaker::styles(const std::string& formats, const std::string& cells) {
  return part("xl/styles.xml", xml_head + "<styleSheet" + main_space + "><numFmts>" + formats +
                                   "</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs>" +
                                   cells + "</cellXfs></styleSheet>");
}

BookMaker& BookMaker::date1904() {
  date1904_ = true;
  return *this;
}

std::string BookMaker::bytes() const {
  std::map<std::string, std::string> parts;
  std::string sheets;
  std::string relations =
      link("rIdA", "styles", "styles.xml") + link("rIdB", "sharedStrings", "sharedStrings.xml");
  for (std::size_t i = 0; i < tabs_.size(); ++i) {
    const std::string n = std::to_string(i + 1);
    sheets += "<sheet name=\"" + tabs_[i].name + "\" sheetId=\"" + n + "\" state=\"" + tabs_[i].state +
              "\" r:id=\"rId" + n + "\"/>";
    relations += link("rId" + n, "worksheet", "worksheets/sheet" + n + ".xml");
    parts["xl/worksheets/sheet" + n + ".xml"] = xml_head + "<worksheet" + main_space + "><sheetData>" +
                                                tabs_[i].rows + "</sheetData>" + tabs_[i].after +
                                                "</worksheet>";
  }
  parts["_rels/.rels"] = links(link("rId1", "officeDocument", "xl/workbook.xml"));
  parts["xl/_rels/workbook.xml.rels"] = links(relations);
  parts["xl/workbook.xml"] = xml_head + "<workbook" + main_space + " xmlns:r=\"" + link_space + "\">" +
                             (date1904_ ? "<workbookPr date1904=\"1\"/>" : "") + "<sheets>" + sheets +
                             "</sheets></workbook>";
  for (const auto& [name, text] : parts_) parts[name] = text;
  for (const auto& [name, gone] : removed_) parts.erase(name);
  return zipped({parts.begin(), parts.end()});
}

SheetFile BookMaker::open(const SheetFileOptions& options) const {
  return SheetFile::from_bytes(bytes(), "made.xlsx", options);
}

Sheet BookMaker::read() const { return open().read(); }

std::string shown(const Sheet& sheet) {
  std::string text;
  for (const SheetRow& row : sheet.rows) {
    text += (text.empty() ? "" : "\n") + std::to_string(row.number) + ":";
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      text += i == 0 ? " " : "|";
      if (row.cells[i].spread) text += "^";
      text += row.cells[i].text;
    }
  }
  return text;
}

Sheet sheet_of(const std::vector<std::vector<std::string>>& rows) {
  CsvWriter writer({',', false, false});
  for (const auto& row : rows) writer.row(row);
  return read_csv_sheet(writer.bytes());
}

}  // namespace echelon::exchange_tests
