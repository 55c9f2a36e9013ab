#include "echelon/optimise/mentor_matching_lists.hpp"

#include <algorithm>
#include <tuple>

#include "echelon/base/error.hpp"

namespace echelon::optimise {
namespace {

/// Prices of the largest matching are up to four times the greatest fit for each mentee, paths twice that.
constexpr std::int64_t most_total = 500'000'000'000'000'000;

[[noreturn]] void refuse(Words what, Words remedy) {
  throw Error(Fault::request, std::move(what), std::move(remedy));
}

}  // namespace

void check(const MentorProblem& problem) {
  if (problem.mentees < 0 || std::ranges::any_of(problem.capacity, [](auto c) { return c < 0; }))
    refuse({"人数或带教名额为负", "a number of mentees or of places is negative"},
           {"请填写不小于 0 的整数", "use whole numbers from 0"});
  std::int64_t greatest = 1;
  for (const auto& pair : problem.pairs) {
    if (pair.mentee < 0 || pair.mentee >= problem.mentees || pair.mentor < 0 ||
        pair.mentor >= static_cast<std::int64_t>(problem.capacity.size()))
      refuse({"配对中的人不在名单上", "a pair names someone who is not listed"},
             {"请先列出此人", "list them first"});
    if (pair.mentee_rank < 1 || pair.mentor_rank < 1)
      refuse({"志愿排序小于 1", "a rank is below 1"}, {"第一志愿写 1", "the first wish is 1"});
    const auto within = std::clamp(pair.fit, -most_total, most_total);
    greatest = std::max(greatest, within < 0 ? -within : within);
  }
  if (greatest > most_total / (std::int64_t{problem.mentees} + 1))
    refuse({"契合度的数字过大，总和会溢出", "the fits are too large to be summed"},
           {"请把契合度缩小到百万以内", "keep fits within a million points"});
  std::vector<std::pair<std::int32_t, std::int32_t>> seen;
  seen.reserve(problem.pairs.size());
  for (const auto& pair : problem.pairs) seen.emplace_back(pair.mentee, pair.mentor);
  std::ranges::sort(seen);
  if (std::ranges::adjacent_find(seen) != seen.end())
    refuse({"同一对师徒写了两次", "a mentee and a mentor stand in two rows"},
           {"请每对只写一行", "write one row for a pair"});
}

MentorLists::MentorLists(const MentorProblem& problem) : capacity(problem.capacity) {
  entries.reserve(problem.pairs.size());
  for (const auto& pair : problem.pairs)
    if (!pair.banned)
      entries.push_back({pair.mentee, pair.mentor, pair.mentee_rank, pair.mentor_rank, pair.fit});
  std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
    return std::tie(a.mentee, a.mentee_rank, a.mentor) < std::tie(b.mentee, b.mentee_rank, b.mentor);
  });
  first.assign(static_cast<std::size_t>(problem.mentees) + 1, 0);
  first_by_mentor.assign(capacity.size() + 1, 0);
  for (const auto& each : entries) {
    ++first[static_cast<std::size_t>(each.mentee) + 1];
    ++first_by_mentor[static_cast<std::size_t>(each.mentor) + 1];
  }
  for (std::size_t i = 1; i < first.size(); ++i) first[i] += first[i - 1];
  for (std::size_t i = 1; i < first_by_mentor.size(); ++i) first_by_mentor[i] += first_by_mentor[i - 1];
  by_mentor.resize(entries.size());
  auto next = first_by_mentor;
  for (std::size_t e = 0; e < entries.size(); ++e)
    by_mentor[static_cast<std::size_t>(next[static_cast<std::size_t>(entries[e].mentor)]++)] =
        static_cast<std::int32_t>(e);
  for (std::size_t m = 0; m < capacity.size(); ++m)
    std::stable_sort(by_mentor.begin() + first_by_mentor[m], by_mentor.begin() + first_by_mentor[m + 1],
                     [&](std::int32_t a, std::int32_t b) {
                       return entries[static_cast<std::size_t>(a)].mentor_rank <
                              entries[static_cast<std::size_t>(b)].mentor_rank;
                     });
}

const MentorLists::Entry& MentorLists::entry(std::int32_t mentee, std::int32_t mentor) const {
  const auto all = of_mentee(static_cast<std::size_t>(mentee));
  return *std::find_if(all.begin(), all.end(), [&](const Entry& e) { return e.mentor == mentor; });
}

}  // namespace echelon::optimise
