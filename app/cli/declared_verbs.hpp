#pragma once

#include <CLI/CLI.hpp>
#include <memory>

#include "cli/command_line.hpp"
#include "cli/verbs.hpp"

namespace cli {

using echelon::Words;

/// Declares verbs on a CLI11 application; what the arguments of the verb met were read into goes along in its
/// call.
class Verbs {
 public:
  Verbs(CLI::App& app, Invocation& invocation) : app_(app), invocation_(invocation) {}

  /// A verb whose options `declare` binds to an `Options` of its own.
  template <class Options, class Declare>
  void add(const char* name, const Words& help, int (*verb)(Session&, const Options&),
           const Declare& declare) {
    CLI::App* command = app_.add_subcommand(name, said(help));
    const auto options = std::make_shared<Options>();
    declare(*command, *options);
    command->callback([this, options, verb] {
      invocation_.verb = [options, verb](Session& session) { return verb(session, *options); };
    });
  }
  void add(const char* name, const Words& help, int (*verb)(Session&)) {
    app_.add_subcommand(name, said(help))->callback([this, verb] { invocation_.verb = verb; });
  }
  [[nodiscard]] const std::string& said(const Words& words) const {
    return words.in(invocation_.options.language);
  }
  [[nodiscard]] echelon::Language language() const { return invocation_.options.language; }

 private:
  CLI::App& app_;
  Invocation& invocation_;
};

/// The plan at a glance.
void add_today_verb(Verbs& verbs);
/// People and schools.
void add_people_verbs(Verbs& verbs);
/// Ladders, their tiers and terms.
void add_ladder_verbs(Verbs& verbs);
/// Courses, sessions, enrolments, attendance, certificates.
void add_session_verbs(Verbs& verbs);
/// The pipeline of the office.
void add_pipeline_verbs(Verbs& verbs);
/// Mentors: matching on plain files, and in the office.
void add_mentor_verbs(Verbs& verbs);
/// What the program is, and the report for when something is wrong.
void add_trust_verbs(Verbs& verbs);

}  // namespace cli
