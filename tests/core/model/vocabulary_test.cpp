#include "echelon/model/vocabulary.hpp"

#include <doctest/doctest.h>

#include <set>

using namespace echelon;

namespace {

template <class E>
void holds_together() {
  std::set<std::string_view> codes;
  int position = 0;
  for (const E value : all<E>()) {
    CAPTURE(code(value));
    CHECK(static_cast<int>(value) == position++);
    CHECK(codes.insert(code(value)).second);
    CHECK_FALSE(words(value).zh.empty());
    CHECK_FALSE(words(value).en.empty());
    if (code(value) != "unknown") {
      CHECK(read<E>(code(value)) == value);
      CHECK(read<E>(words(value).zh) == value);
      CHECK(read<E>(" " + words(value).en + " ") == value);
    }
  }
  CHECK_FALSE(read<E>("特级厨师").has_value());
  CHECK_FALSE(read<E>("").has_value());
  CHECK_FALSE(read<E>("unknown").has_value());
}

}  // namespace

TEST_CASE("every closed list reads what it writes, in both languages, and refuses other text") {
  holds_together<Gender>();
  holds_together<Stage>();
  holds_together<SchoolKind>();
  holds_together<Area>();
  holds_together<Degree>();
  holds_together<Title>();
  holds_together<Role>();
  holds_together<AwardLevel>();
  holds_together<AwardRole>();
  holds_together<AwardGrade>();
  holds_together<TrainingMode>();
  holds_together<AssessmentKind>();
  holds_together<AssessmentResult>();
}

TEST_CASE("titles stand in the order of the ladder") {
  CHECK(Title::third < Title::second);
  CHECK(Title::first < Title::senior);
  CHECK(Title::senior < Title::full_senior);
  CHECK(read<Title>("副高") == Title::senior);
}

TEST_CASE("a subject has one canonical name however it is written") {
  CHECK(canonical_subject("信息学") == "信息技术");
  CHECK(canonical_subject(" 信息科技 ") == "信息技术");
  CHECK(canonical_subject("道德与法治") == "思想政治");
  CHECK(canonical_subject("日语") == "日语");
  CHECK(subject_words("物理").en == "physics");
  CHECK(subject_words("日语").en == "日语");
}
