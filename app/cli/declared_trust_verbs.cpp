#include "cli/declared_verbs.hpp"

namespace cli {

void add_trust_verbs(Verbs& verbs) {
  verbs.add<std::string>(
      "about", {"版本、组成与许可", "the version, what it is made of, and the licences"}, show_about,
      [&](CLI::App& command, std::string& licence) {
        command.add_option("--licence", licence,
                           verbs.said({"显示这一部分的许可证全文", "show the whole licence of this part"}));
      });
  verbs.add<std::string>(
      "diagnose", {"诊断报告，不含个人信息", "a report for when something is wrong, without personal data"},
      diagnose, [&](CLI::App& command, std::string& file) {
        command.add_option("--out", file, verbs.said({"写入这个文件", "into this file"}));
      });
}

}  // namespace cli
