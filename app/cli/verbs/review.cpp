#include "cli/plain_table.hpp"
#include "cli/round_now.hpp"
#include "cli/verbs.hpp"
#include "echelon/base/error.hpp"

namespace cli {

using echelon::CommandRequest;

int add_reviewer(Session& session, const ReviewOptions& options) {
  echelon::Office& office = session.office();
  CommandRequest request = about_round(office, office.program(options.program).id, "reviewer.add");
  request.with("id", options.reviewer).with("name", options.name);
  if (!options.school.empty()) request.with("school", options.school);
  if (!options.person.empty()) request.with("person", options.person);
  const std::int64_t entry = office.perform(request);
  session.say_done({"已增加评审人 " + options.reviewer, "added the reviewer " + options.reviewer}, entry);
  return done;
}

int score(Session& session, const ReviewOptions& options) {
  echelon::Office& office = session.office();
  CommandRequest request = about_round(office, office.program(options.program).id, "review.score");
  request.with("reviewer", options.reviewer)
      .with("person", options.person)
      .with("criterion", options.criterion);
  if (!options.score.empty()) request.with("score", options.score);
  const std::int64_t entry = office.perform(request);
  session.say_done({"已记录 " + options.reviewer + " 的评分", "recorded the score of " + options.reviewer},
                   entry);
  return done;
}

int import_scores(Session& session, const ReviewOptions& options) {
  echelon::Office& office = session.office();
  const PlainTable table = read_plain_table(options.file);
  const std::size_t reviewer = table.column("reviewer");
  const std::size_t person = table.column("person");
  const std::size_t criterion = table.column("criterion");
  const std::size_t points = table.column("score");
  CommandRequest request = about_round(office, office.program(options.program).id, "review.scores");
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string_view text = table.cell(row, points);
    if (!text.empty() && !echelon::Decimal::read(text)) {
      throw echelon::Error(echelon::Fault::request, {"评分不是数值", "the score is no number"},
                           {"请改正；没有评分则留空", "correct it, or leave it empty where there is none"},
                           {table.file(), {}, table.row_number(row), "score"});
    }
    std::string line;
    for (const std::size_t column : {reviewer, person, criterion, points}) {
      line.append(line.empty() && column == reviewer ? "" : "\t").append(table.cell(row, column));
    }
    request.with("score", std::move(line));
  }
  if (table.rows() == 0) {
    session.say_done({"文件中没有评分", "the file holds no scores"}, std::nullopt);
    return done;
  }
  const std::int64_t entry = office.perform(request);
  const std::string count = std::to_string(table.rows());
  session.say_done({"已导入 " + count + " 条评分", "imported " + count + " scores"}, entry);
  return done;
}

}  // namespace cli
