#include <algorithm>

#include "about.hpp"
#include "cli/json_out.hpp"
#include "cli/verbs.hpp"
#include "diagnosis.hpp"

namespace cli {
namespace {

using echelon::Error;
using echelon::Fault;

int show_licence(Session& session, const std::string& name) {
  const auto& parts = about::parts();
  const auto part = std::ranges::find(parts, name, &about::Part::name);
  if (part == parts.end()) {
    throw Error(Fault::request, {"没有名为“" + name + "”的组成部分", "no part is called `" + name + "`"},
                {"名称见 echelon about", "see `echelon about` for the names"});
  }
  const auto text = about::licence_text(*part);
  if (!text) {
    throw Error(Fault::environment,
                {"这台机器上没有 " + name + " 的许可证全文（" + part->licence + "）",
                 "this machine keeps no text of the licence of " + name + " (" + part->licence + ")"},
                {"可按名称在 spdx.org/licenses 查到", "look it up by its name at spdx.org/licenses"});
  }
  session.say(*text);
  return done;
}

std::string as_json(const std::vector<diagnosis::Section>& sections) {
  JsonOut out;
  out.open_object();
  for (const diagnosis::Section& section : sections) {
    out.key(section.id).open_object();
    for (const auto& [name, value] : section.lines) out.key(name).text(value);
    out.close_object();
  }
  out.close_object();
  return out.finish();
}

}  // namespace

int show_about(Session& session, const std::string& licence) {
  if (!licence.empty()) return show_licence(session, licence);
  if (session.format() == Format::table) session.say(about::version_line() + "\n\n");
  Listing listing({{"name", {"名称", "name"}},
                   {"version", {"版本", "version"}},
                   {"licence", {"许可", "licence"}},
                   {"for", {"用于", "used for"}}});
  if (session.format() != Format::table) {
    const about::Build& build = about::build();
    listing.row({"Echelon", build.version, "", build.commit});
  }
  for (const about::Part& part : about::parts())
    listing.row({part.name, part.version, part.licence, session.fixed_words(part.what_for)});
  session.show(listing);
  return done;
}

int diagnose(Session& session, const std::string& file) {
  diagnosis::Known known;
  std::optional<diagnosis::Section> counts;
  std::optional<diagnosis::Section> plugins;
  // Without an office, or with one that cannot be opened, the rest is still worth having; that it could not
  // is part of the report.
  try {
    echelon::Office& office = session.office();
    counts = diagnosis::office_counts(office);
    plugins = diagnosis::plugin_list(office.plugins().statuses());
  } catch (const Error& error) {
    known.errors.push_back(diagnosis::said_without_names(error));
  }
  const auto sections = diagnosis::sections(known, std::move(counts), std::move(plugins));
  const std::string text =
      session.format() == Format::json ? as_json(sections) : diagnosis::text(sections, session.language());
  if (file.empty()) {
    session.say(text);
  } else {
    diagnosis::save(text, file);
    session.say_line({"已写入 " + file, "written to " + file});
  }
  return done;
}

}  // namespace cli
