#pragma once

#include <doctest/doctest.h>

#include <string>

#include "echelon/base/error.hpp"

namespace echelon {

/// The English sentence of the Error that `work` ends in; empty when it ends in none. Both languages must say
/// what happened and what to do.
template <class Work>
std::string refusal(Work&& work) {
  try {
    work();
  } catch (const Error& error) {
    CHECK_FALSE(error.happened().zh.empty());
    CHECK_FALSE(error.happened().en.empty());
    return error.sentence(Language::english);
  }
  return {};
}

/// Whether a text holds another.
inline bool says(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace echelon
