#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "echelon/model/request.hpp"

namespace echelon {

/// BLAKE2b-256 of the bytes, as 64 hexadecimal digits (RFC 7693).
[[nodiscard]] std::string digest(std::string_view bytes);

/// SHA-256 of the bytes (FIPS 180-4): for what people without this program are to compute again.
[[nodiscard]] std::array<std::uint8_t, 32> sha256(std::string_view bytes);

/// The same as `digest`, of bytes that come one after the other.
class Digest {
 public:
  Digest();
  ~Digest();
  Digest(const Digest&) = delete;
  Digest& operator=(const Digest&) = delete;
  void add(std::string_view bytes);
  /// Ends it; nothing may be added afterwards.
  [[nodiscard]] std::string hex();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// The request's arguments as one line of JSON: names sorted bytewise, every value text, a repeated name a
/// list in the order given. The same arguments always give the same bytes.
/// Throws Error when a text is not UTF-8.
[[nodiscard]] std::string canonical_arguments(const CommandRequest& request);
/// The way back. Throws Error for text that is not such JSON.
[[nodiscard]] CommandRequest read_arguments(const std::string& command, const std::string& json);

}  // namespace echelon
