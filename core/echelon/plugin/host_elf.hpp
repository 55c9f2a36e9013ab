#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace echelon {

/// A name in a library's symbol tables.
struct ElfSymbol {
  std::string_view name;
  std::uint64_t address = 0;
  bool defined = false;
  bool exported = false;  ///< from the dynamic table
};

/// A shared library of this machine as its bytes say, every offset checked against the file's end. Views into
/// the bytes, which must outlive it.
class ElfView {
 public:
  enum class Fault : std::uint8_t { none, no_library, other_machine, cut_short };

  explicit ElfView(std::span<const std::byte> bytes);

  [[nodiscard]] Fault fault() const { return fault_; }
  [[nodiscard]] const std::vector<ElfSymbol>& symbols() const { return symbols_; }
  /// The libraries it asks the loader for.
  [[nodiscard]] const std::vector<std::string_view>& needed() const { return needed_; }
  /// `size` bytes of the image at `address`, if they come from the file.
  [[nodiscard]] std::optional<std::span<const std::byte>> at(std::uint64_t address, std::uint64_t size) const;

 private:
  struct Segment {
    std::uint64_t address = 0;
    std::uint64_t offset = 0;
    std::uint64_t size = 0;
  };
  void read_segments();
  void read_sections();
  [[nodiscard]] std::string_view text(std::uint64_t table, std::uint64_t table_size,
                                      std::uint64_t offset) const;
  [[nodiscard]] bool holds(std::uint64_t offset, std::uint64_t size) const {
    return offset <= bytes_.size() && size <= bytes_.size() - offset;
  }
  template <class T>
  [[nodiscard]] T read(std::uint64_t offset) const;

  std::span<const std::byte> bytes_;
  Fault fault_ = Fault::none;
  std::vector<Segment> segments_;
  std::vector<ElfSymbol> symbols_;
  std::vector<std::string_view> needed_;
};

}  // namespace echelon
