#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "echelon/base/progress.hpp"
#include "echelon/exchange/sheet.hpp"

namespace echelon {

struct SheetTab {
  std::string name;
  bool hidden = false;
};

struct SheetFileOptions {
  std::string encoding;  ///< of CSV; empty: found out (`text_decode.hpp`)
  ReadLimits limits;
};

/// An opened CSV or XLSX file; what it is follows from its content, not its name. The whole file is read at
/// opening and never touched again. In CSV an apostrophe that keeps a text from being run as a formula
/// (`'=1+1`) is no part of the text.
class SheetFile {
 public:
  /// Throws Error for a file that cannot be read, is too large, is no table (old .xls, encrypted, PDF …), or
  /// whose encoding is not recognised.
  [[nodiscard]] static SheetFile open(const std::filesystem::path& path,
                                      const SheetFileOptions& options = {});
  /// The same from memory; `name` is what messages call it.
  [[nodiscard]] static SheetFile from_bytes(std::string bytes, std::string name,
                                            const SheetFileOptions& options = {});
  SheetFile(SheetFile&&) noexcept;
  SheetFile& operator=(SheetFile&&) noexcept;
  SheetFile(const SheetFile&) = delete;
  SheetFile& operator=(const SheetFile&) = delete;
  ~SheetFile();

  /// In the file's order, hidden ones included; CSV has one without a name.
  [[nodiscard]] const std::vector<SheetTab>& tabs() const;
  /// A whole sheet, values of merged cells repeated over their ranges. Throws Error for damage and excess.
  [[nodiscard]] Sheet read(std::size_t tab, const Progress& progress = {}) const;
  /// The sheet of that name (spaces around do not count); without a name the first visible one that holds
  /// anything. Throws Error when there is none, naming those there are.
  [[nodiscard]] Sheet read(std::string_view name = {}, const Progress& progress = {}) const;
  /// Row by row in small memory; here values of merged cells are not repeated.
  void stream(std::size_t tab, const RowSink& sink, const Progress& progress = {}) const;
  /// What messages call the file.
  [[nodiscard]] const std::string& name() const;

  struct Content;

 private:
  explicit SheetFile(std::unique_ptr<Content> content);
  std::unique_ptr<Content> content_;
};

/// The whole of a file. Throws Error when it is missing, no file, unreadable or larger than `most_bytes`.
[[nodiscard]] std::string read_whole_file(const std::filesystem::path& path, std::uintmax_t most_bytes);

}  // namespace echelon
