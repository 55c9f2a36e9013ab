#include "cli/session.hpp"

#include <cstdio>

#include "places.hpp"

namespace cli {

using echelon::Error;
using echelon::Fault;

std::filesystem::path Session::office_path() const {
  return options_.office.empty() ? places::default_office() : std::filesystem::path(options_.office);
}

echelon::Office::Options Session::office_options() const {
  echelon::Office::Options options;
  if (!options_.safe) options.plugin_folders = places::plugin_folders();
  options.data = places::data_folder();
  options.marker = places::plugin_marker();
  options.who = options_.who.empty() ? places::user() : options_.who;
  if (!options_.as_of.empty()) options.as_of = read_date_option(options_.as_of, "--as-of");
  return options;
}

echelon::Office& Session::office() {
  if (office_) return *office_;
  const auto path = office_path();
  std::error_code failed;
  if (options_.office.empty() && !std::filesystem::exists(path, failed)) {
    throw Error(Fault::request, {"还没有演示办公文件", "there is no demo office yet"},
                {"请先运行 echelon demo，或用 --office 指定文件",
                 "run `echelon demo` first, or name a file with --office"},
                {path.string(), {}, 0, {}});
  }
  office_ = echelon::Office::open(path, office_options());
  return *office_;
}

void Session::say_done(const echelon::Words& words, std::optional<std::int64_t> entry) {
  if (format() == Format::table) {
    say_line(words);
    return;
  }
  if (format() == Format::csv) {
    Listing listing({{"entry", {"记录", "entry"}, true}, {"says", {"内容", "says"}}});
    listing.row({entry ? std::to_string(*entry) : "", in_language(words)});
    say(listing.csv());
    return;
  }
  JsonOut out;
  out.open_object().key("entry");
  if (entry) {
    out.whole(*entry);
  } else {
    out.null();
  }
  out.key("says").words(words).close_object();
  say(out.finish());
}

void Session::flush() {
  const bool written =
      std::fwrite(out_.data(), 1, out_.size(), stdout) == out_.size() && std::fflush(stdout) == 0;
  out_.clear();
  if (!written) {
    throw Error(Fault::environment, {"结果没有写完", "the result could not be written"},
                {"请检查磁盘空间或接收结果的程序", "see the disk's space, or the program that takes it"});
  }
}

echelon::Date read_date_option(const std::string& text, const std::string& option) {
  const auto read = echelon::read_date(text);
  if (!read || !read->day_given) {
    throw Error(Fault::request,
                {option + " 的“" + text + "”不是日期", "`" + text + "` of " + option + " is no date"},
                {"请写成 2024-09-01", "write it as 2024-09-01"});
  }
  return read->date;
}

}  // namespace cli
