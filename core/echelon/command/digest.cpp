#include "echelon/command/digest.hpp"

#include <sodium.h>

#include <array>
#include <nlohmann/json.hpp>

#include "echelon/base/error.hpp"

namespace echelon {

struct Digest::State {
  crypto_generichash_state hash;
};

Digest::Digest() : state_(std::make_unique<State>()) {
  crypto_generichash_init(&state_->hash, nullptr, 0, crypto_generichash_BYTES);
}
Digest::~Digest() = default;

void Digest::add(std::string_view bytes) {
  crypto_generichash_update(&state_->hash, reinterpret_cast<const unsigned char*>(bytes.data()),
                            bytes.size());
}

std::string Digest::hex() {
  static constexpr std::string_view digits = "0123456789abcdef";
  std::array<unsigned char, crypto_generichash_BYTES> bytes{};
  crypto_generichash_final(&state_->hash, bytes.data(), bytes.size());
  std::string text;
  for (const unsigned char byte : bytes) {
    text += digits[byte >> 4];
    text += digits[byte & 15];
  }
  return text;
}

std::string digest(std::string_view bytes) {
  Digest whole;
  whole.add(bytes);
  return whole.hex();
}

std::array<std::uint8_t, 32> sha256(std::string_view bytes) {
  static_assert(crypto_hash_sha256_BYTES == 32);
  std::array<std::uint8_t, 32> hash{};
  crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  return hash;
}

std::string canonical_arguments(const CommandRequest& request) {
  nlohmann::json object = nlohmann::json::object();
  for (const auto& [name, value] : request.arguments) {
    if (!object.contains(name)) {
      object[name] = value;
    } else if (object[name].is_array()) {
      object[name].push_back(value);
    } else {
      object[name] = nlohmann::json::array({object[name], value});
    }
  }
  try {
    return object.dump();
  } catch (const nlohmann::json::type_error&) {
    throw Error(Fault::request,
                {"命令的参数不是有效的 UTF-8 文字", "an argument of the command is not UTF-8 text"},
                {"请检查文件的编码后重新输入", "check the encoding of the file and enter it again"});
  }
}

CommandRequest read_arguments(const std::string& command, const std::string& json) {
  CommandRequest request{command, {}};
  const nlohmann::json object = nlohmann::json::parse(json, nullptr, false);
  bool sound = object.is_object();
  for (auto entry = object.begin(); sound && entry != object.end(); ++entry) {
    const nlohmann::json list = entry->is_array() ? *entry : nlohmann::json::array({*entry});
    for (const auto& value : list) {
      if (!(sound = sound && value.is_string())) break;
      request.with(entry.key(), value.get<std::string>());
    }
  }
  if (sound) return request;
  throw Error(Fault::request, {"台账记录的参数已损坏", "the arguments of a ledger entry are damaged"},
              {"请运行核验，并改用经过核验的备份", "verify the office and go on with a verified backup"});
}

}  // namespace echelon
