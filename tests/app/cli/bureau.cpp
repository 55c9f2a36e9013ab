#include "bureau.hpp"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>

namespace cli_tests {
namespace {

namespace fs = std::filesystem;

std::string text_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

/// In the child: settings and both outputs into the folder, then the program.
[[noreturn]] void become_program(const fs::path& own, const Words& words) {
  for (const char* name : {"XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME"})
    setenv(name, (own / "home").c_str(), 1);
  setenv("ECHELON_PLUGINS", ECHELON_FIXTURES "/programs", 1);
  setenv("ECHELON_DATA", ECHELON_DATA, 1);
  setenv("USER", "bureau", 1);
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) unsetenv(name);
  const auto onto = [](const fs::path& path, int descriptor) {
    const int file = open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (file < 0 || dup2(file, descriptor) < 0) _exit(126);
  };
  onto(own / "out", STDOUT_FILENO);
  onto(own / "error", STDERR_FILENO);
  const std::string program = ECHELON_BINARIES "/echelon";
  std::vector<char*> arguments{const_cast<char*>(program.c_str())};
  for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  execv(program.c_str(), arguments.data());
  _exit(127);
}

Words joined(Words first, const Words& then) {
  first.insert(first.end(), then.begin(), then.end());
  return first;
}

}  // namespace

Json Ran::json() const {
  CAPTURE(out);
  CAPTURE(error);
  REQUIRE(Json::accept(out));
  return Json::parse(out);
}

Bureau::Bureau() {
  std::string name = (fs::temp_directory_path() / "echelon-cli-XXXXXX").string();
  REQUIRE(mkdtemp(name.data()) != nullptr);
  folder_ = name;
  fs::create_directories(folder_ / ".own");
}

Bureau::~Bureau() {
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

Ran Bureau::plain(const Words& words) const {
  const fs::path own = folder_ / ".own";
  const pid_t child = fork();
  REQUIRE(child >= 0);
  if (child == 0) become_program(own, words);
  int ended = 0;
  REQUIRE(waitpid(child, &ended, 0) == child);
  return {WIFEXITED(ended) ? WEXITSTATUS(ended) : 128 + WTERMSIG(ended), text_of(own / "out"),
          text_of(own / "error")};
}

Ran Bureau::run(const Words& words) const {
  return plain(joined({"--office", path("own.echelon"), "--as-of", "2024-10-15"}, words));
}

Ran Bureau::json(const Words& words) const { return run(joined({"--format", "json"}, words)); }

Ran Bureau::done(const Words& words) const {
  Ran ran = run(words);
  CAPTURE(words);
  CAPTURE(ran.error);
  REQUIRE(ran.status == 0);
  return ran;
}

std::string Bureau::file(const std::string& name, const std::string& text) const {
  std::ofstream(folder_ / name, std::ios::binary) << text;
  return path(name);
}

std::vector<std::string> Bureau::files() const {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder_)) {
    if (entry.path().filename() != ".own") names.push_back(entry.path().filename().string());
  }
  std::ranges::sort(names);
  return names;
}

void Bureau::import_people() const {
  const std::vector<std::string> schools{"青石一中", "白溪中学", "石桥中学"};
  const std::vector<std::string> given{"甲", "乙", "丙", "丁", "戊", "己",
                                       "庚", "辛", "壬", "癸", "子", "丑"};
  std::string roster = "工号,姓名,学校,性别,出生日期,参加工作时间,学段,任教学科,职称\n";
  std::string training = "工号,课程,学时,结束日期\n";
  for (std::size_t i = 1; i <= 12; ++i) {
    const std::string number = (i < 10 ? "0" : "") + std::to_string(i);
    roster += "T" + number + ",示例" + given[i - 1] + "," + schools[(i - 1) % 3] + "," +
              (i % 2 != 0 ? "男" : "女") + ",1980-01-" + number + "," +
              (i == 12 ? "2022-09-01" : "2005-09-01") + ",高中," + (i % 4 == 0 ? "物理" : "数学") + ",一级\n";
    training += "T" + number + ",命题研修," + std::to_string(i == 11 ? 19 : 40 + i) + ",2023-07-20\n";
  }
  done({"import", "roster", file("roster.csv", roster)});
  done({"import", "training", file("training.csv", training)});
}

bool says(const std::string& text, const char* words) { return text.find(words) != std::string::npos; }

bool is_one_line(const std::string& error, const std::string& words) {
  CAPTURE(error);
  return error.starts_with("echelon: ") && error.find('\n') == error.size() - 1 &&
         error.find(words) != std::string::npos;
}

}  // namespace cli_tests
