#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "echelon/base/error.hpp"
#include "echelon/exchange/paper.hpp"

namespace echelon {

// Within exchange: the forms of a paper.

/// Writes the workbook to `file`. Throws Error, naming `place`, when it cannot.
void write_paper_xlsx(const Paper& paper, const std::filesystem::path& file,
                      const std::filesystem::path& place);
/// The bytes of a PDF on A4, the footer and the page's number on each page.
[[nodiscard]] std::string paper_as_pdf(const Paper& paper);
/// The table as CSV: the header and the rows.
[[nodiscard]] std::string paper_as_csv(const Paper& paper);

/// How wide a text's widest line is in characters, those of Chinese, Japanese and Korean counted double.
[[nodiscard]] int shown_width(std::string_view text);

/// Whether a cell of a number column holds what spreadsheets keep exactly: plain digits, at most 15 of them,
/// with a point or a minus in their places and no zero in front.
[[nodiscard]] bool is_exact_number(std::string_view text);

/// Why a file cannot be written, from the system's `errno`.
[[nodiscard]] Error cannot_write(int failure, const std::filesystem::path& file);

}  // namespace echelon
