#pragma once

#include <initializer_list>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "../refusal.hpp"
#include "echelon/command/ledger.hpp"
#include "office_fixture.hpp"

namespace echelon {

/// A random walk over an office: requests, undo and redo. What is refused changes nothing; undo and redo give
/// back the same content byte for byte. `Bureau` has a store and its ledger.
template <class Bureau>
class UndoWalk {
 public:
  explicit UndoWalk(unsigned seed) : random_(seed) { contents_.push_back(now()); }
  virtual ~UndoWalk() = default;

  void step() {
    const std::size_t choice = below(100);
    if (choice < 10) return undo();
    if (choice < 17) return redo();
    const std::string before = now();
    const std::int64_t head = office_.ledger.head().number;
    const CommandRequest request = any_request();
    const std::string said = refusal([&] { office_.ledger.perform(request, by()); });
    if (office_.ledger.head().number == head) {
      CHECK(now() == before);
      return;
    }
    CHECK(said.empty());
    succeeded.insert(request.command);
    contents_.resize(done_ + 1);
    contents_.push_back(now());
    ++done_;
  }
  void undo() {
    if (done_ == 0) return;
    REQUIRE(office_.ledger.undo(by()));
    CHECK(now() == contents_[--done_]);
  }
  void redo() {
    if (done_ + 1 >= contents_.size()) return;
    REQUIRE(office_.ledger.redo(by()));
    CHECK(now() == contents_[++done_]);
  }
  [[nodiscard]] std::size_t done() const { return done_; }
  [[nodiscard]] std::string now() const { return content(office_.store); }
  [[nodiscard]] bool sound() const { return office_.ledger.verify().sound(); }
  [[nodiscard]] const std::string& first() const { return contents_.front(); }
  std::set<std::string> succeeded;

 protected:
  virtual CommandRequest any_request() = 0;
  std::size_t below(std::size_t limit) {
    return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random_);
  }
  std::string one_of(std::initializer_list<const char*> values) {
    return values.begin()[below(values.size())];
  }
  Bureau office_;

 private:
  std::mt19937 random_;
  std::vector<std::string> contents_;
  std::size_t done_ = 0;
};

}  // namespace echelon
