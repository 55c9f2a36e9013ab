#pragma once

/// Sizes of the figures; with `small` all are small enough for a test that they can be taken at all.
struct Sizes {
  bool small = false;
  [[nodiscard]] int teachers() const { return small ? 600 : 13'000; }
  [[nodiscard]] int roster_rows() const { return small ? 500 : 20'000; }
};

void register_selection(const Sizes& sizes);
void register_pools(const Sizes& sizes);
void register_stability(const Sizes& sizes);
void register_office(const Sizes& sizes);
