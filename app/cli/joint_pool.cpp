#include "cli/joint_pool.hpp"

#include <algorithm>
#include <charconv>
#include <map>

#include "cli/pool_parts.hpp"
#include "echelon/base/error.hpp"
#include "echelon/command/digest.hpp"

namespace cli {
namespace {

std::map<std::string, std::int64_t> read_programs(const std::filesystem::path& file) {
  const PlainTable table = read_plain_table(file);
  const std::size_t program = table.column("program");
  const std::size_t seats = table.column("seats");
  std::map<std::string, std::int64_t> read;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string name(table.cell(row, program));
    const std::string_view cell = table.cell(row, seats);
    std::int64_t count = -1;
    const auto [end, failed] = std::from_chars(cell.data(), cell.data() + cell.size(), count);
    if (failed != std::errc() || end != cell.data() + cell.size() || count < 0) {
      table.refuse(row, seats, {"名额应为不小于 0 的整数", "the seats must be a whole number, 0 or more"},
                   {"请改正", "correct it"});
    }
    if (name.empty() || !read.emplace(name, count).second) {
      table.refuse(row, program, {"项目没有名称，或出现两次", "the program has no name, or stands twice"},
                   {"请改正", "correct it"});
    }
  }
  if (read.empty()) {
    throw echelon::Error(echelon::Fault::request, {"没有任何项目", "there are no programs"},
                         {"请至少写一行", "write one row at least"}, {table.file(), {}, 0, {}});
  }
  return read;
}

class JointBuilder {
 public:
  JointBuilder(const PlainTable& pool, const std::string& id_column, JointPool& into)
      : pool_(pool), order_(rows_by_id(pool, pool.column(id_column))), into_(into) {
    const std::size_t id = pool.column(id_column);
    for (const std::size_t row : order_) into.ids.push_back(pool.cell(row, id));
  }

  void add_program(const std::string& name, std::int64_t seats) {
    const std::size_t column = pool_.column("score:" + name);
    into_.programs.push_back(name);
    into_.problem.seats.push_back(seats);
    auto& scores = into_.problem.scores.emplace_back();
    for (const std::size_t row : order_) {
      const bool eligible = !pool_.cell(row, column).empty();
      scores.push_back(eligible ? std::optional(pool_.number(row, column).millionths()) : std::nullopt);
    }
  }

  void add_quota(const FileQuota& quota, const std::string& file) {
    const auto program = program_of(quota, file);
    if (quota.is_sum) {
      into_.problem.sums.push_back({program, {measure(quota.feature), quota.min, quota.max, 1}});
      into_.sums.push_back(quota);
      return;
    }
    const std::size_t index = feature(quota.feature);
    const auto& values = coded_[index].values;
    if (quota.value == "*") {
      for (const std::string& value : values) {
        into_.counts.push_back(quota);
        into_.counts.back().value = value;
      }
    } else {
      into_.counts.push_back(quota);
    }
    while (into_.problem.counts.size() < into_.counts.size()) {
      FileQuota& named = into_.counts[into_.problem.counts.size()];
      // A value that nobody has gets a code of its own, behind all others.
      const auto found = std::ranges::lower_bound(values, named.value);
      named.occurs = found != values.end() && *found == named.value;
      const auto code = static_cast<std::int32_t>(named.occurs ? found - values.begin() : std::ssize(values));
      into_.problem.counts.push_back({program, {index, code, quota.min, quota.max, 1}});
    }
  }

  void finish() {
    for (CodedColumn& each : coded_) into_.problem.features.push_back(std::move(each.codes));
  }

 private:
  [[nodiscard]] std::optional<std::size_t> program_of(const FileQuota& quota, const std::string& file) const {
    if (quota.program.empty()) return std::nullopt;
    const auto found = std::ranges::lower_bound(into_.programs, quota.program);
    if (found == into_.programs.end() || *found != quota.program) {
      throw echelon::Error(
          echelon::Fault::request,
          {"没有名为“" + quota.program + "”的项目", "there is no program `" + quota.program + "`"},
          {"请改正，或补入项目文件", "correct it, or add it to the programs"}, {file, {}, 0, "program"});
    }
    return static_cast<std::size_t>(found - into_.programs.begin());
  }
  std::size_t feature(const std::string& name) {
    const auto [found, fresh] = features_.try_emplace(name, coded_.size());
    if (fresh) coded_.push_back(code_column(pool_, pool_.column(name), order_));
    return found->second;
  }
  std::size_t measure(const std::string& name) {
    const auto [found, fresh] = measures_.try_emplace(name, into_.problem.measures.size());
    if (fresh) {
      auto& numbers = into_.problem.measures.emplace_back();
      for (const std::size_t row : order_)
        numbers.push_back(pool_.number(row, pool_.column(name)).millionths());
    }
    return found->second;
  }

  const PlainTable& pool_;
  std::vector<std::size_t> order_;
  JointPool& into_;
  std::map<std::string, std::size_t> features_;
  std::map<std::string, std::size_t> measures_;
  std::vector<CodedColumn> coded_;
};

std::string digest_of(const JointPool& pool) {
  std::string canonical = "echelon joint pool 1\n";
  const auto add = [&](std::string_view text) {
    canonical.append(std::to_string(text.size())).append(1, ' ').append(text).append(1, '\n');
  };
  const auto number = [&](const std::optional<std::int64_t>& value) {
    canonical.append(value ? std::to_string(*value) : "-").append(1, '\n');
  };
  for (std::size_t p = 0; p < pool.programs.size(); ++p) {
    add(pool.programs[p]);
    number(pool.problem.seats[p]);
    for (const auto& score : pool.problem.scores[p]) number(score);
  }
  for (const auto* quotas : {&pool.counts, &pool.sums}) {
    for (const FileQuota& quota : *quotas) {
      for (const auto* text : {&quota.program, &quota.feature, &quota.value}) add(*text);
      number(quota.min);
      number(quota.max);
    }
  }
  for (std::size_t i = 0; i < pool.ids.size(); ++i) add(pool.ids[i]);
  for (const auto& codes : pool.problem.features)
    for (const auto code : codes) number(code);
  for (const auto& values : pool.problem.measures)
    for (const auto value : values) number(value);
  return echelon::digest(canonical);
}

}  // namespace

JointPool read_joint_pool(const std::filesystem::path& pool_file, const std::filesystem::path& program_file,
                          const std::filesystem::path& quota_file, const std::string& id_column) {
  const PlainTable pool = read_plain_table(pool_file);
  JointPool read;
  JointBuilder builder(pool, id_column, read);
  for (const auto& [name, seats] : read_programs(program_file)) builder.add_program(name, seats);
  if (!quota_file.empty()) {
    const auto has_column = [&](const std::string& name) { return pool.find(name).has_value(); };
    for (const FileQuota& quota : read_quotas(read_plain_table(quota_file), has_column))
      builder.add_quota(quota, quota_file.string());
  }
  builder.finish();
  read.digest = digest_of(read);
  return read;
}

}  // namespace cli
