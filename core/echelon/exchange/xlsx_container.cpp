#include <zip.h>

#include <algorithm>
#include <array>
#include <map>

#include "echelon/exchange/xlsx_parts.hpp"

namespace echelon {
namespace {

struct ZipClosed {
  void operator()(zip_t* archive) const { zip_discard(archive); }
  void operator()(zip_file_t* part) const { zip_fclose(part); }
};

Error too_much_unpacked(const std::string& file) {
  return {Fault::request,
          {"文件解压后过大，可能是恶意文件，未读取",
           "the file unpacks to far more than a table holds; it was not read"},
          {"请在 Excel 中删除多余的空白行列和图片后另存为新文件",
           "delete surplus blank rows, columns and pictures in Excel and save it as a new file"},
          {file, {}, 0, {}}};
}

}  // namespace

struct XlsxContainer::Archive {
  std::unique_ptr<zip_t, ZipClosed> zip;
  std::map<zip_int64_t, std::uintmax_t> unpacked;  ///< by part, so that reading one twice counts once
};

Error damaged_xlsx(Words what, Place place) {
  return {Fault::request,
          std::move(what),
          {"文件可能已损坏，请在 Excel 中打开并另存为 .xlsx 后再试",
           "the file may be damaged: open it in Excel, save it as .xlsx and try again"},
          std::move(place)};
}

XlsxContainer::XlsxContainer(std::string bytes, std::string file, const ReadLimits& limits)
    : bytes_(std::move(bytes)),
      file_(std::move(file)),
      limits_(limits),
      archive_(std::make_unique<Archive>()) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* const source = zip_source_buffer_create(bytes_.data(), bytes_.size(), 0, &error);
  if (source != nullptr) archive_->zip.reset(zip_open_from_source(source, ZIP_RDONLY, &error));
  if (source != nullptr && archive_->zip == nullptr) zip_source_free(source);
  zip_error_fini(&error);
  if (archive_->zip == nullptr) {
    throw damaged_xlsx({"这不是完整的 .xlsx 文件", "this is not a whole .xlsx file"}, {file_, {}, 0, {}});
  }
  const zip_int64_t count = zip_get_num_entries(archive_->zip.get(), 0);
  if (count > 10'000) throw too_much_unpacked(file_);
}

XlsxContainer::~XlsxContainer() = default;

bool XlsxContainer::has(const std::string& part) const {
  return !part.empty() && zip_name_locate(archive_->zip.get(), part.c_str(), ZIP_FL_NOCASE) >= 0;
}

void XlsxContainer::unpack(const std::string& part,
                           const std::function<bool(std::string_view piece)>& piece) const {
  const zip_int64_t index = zip_name_locate(archive_->zip.get(), part.c_str(), ZIP_FL_NOCASE);
  const auto damaged = [&] {
    return damaged_xlsx({"读不出文件中的部件 " + part, "the part " + part + " of the file cannot be read"},
                        {file_, {}, 0, {}});
  };
  if (index < 0) throw damaged();
  zip_stat_t about;
  zip_stat_init(&about);
  if (zip_stat_index(archive_->zip.get(), static_cast<zip_uint64_t>(index), 0, &about) != 0) throw damaged();
  if ((about.valid & ZIP_STAT_SIZE) != 0 && about.size > limits_.inflated_bytes)
    throw too_much_unpacked(file_);
  const std::unique_ptr<zip_file_t, ZipClosed> open(
      zip_fopen_index(archive_->zip.get(), static_cast<zip_uint64_t>(index), 0));
  if (open == nullptr) throw damaged();
  // A ratio says something only once there is much: a megabyte harms no one.
  constexpr std::uintmax_t harmless = 1 << 20;
  const auto by_ratio = static_cast<std::uintmax_t>(limits_.ratio * static_cast<double>(bytes_.size()));
  const std::uintmax_t most = std::min(limits_.inflated_bytes, std::max(harmless, by_ratio));
  std::uintmax_t others = 0;
  for (const auto& [part_index, size] : archive_->unpacked) others += part_index == index ? 0 : size;
  std::uintmax_t& unpacked = archive_->unpacked[index];
  unpacked = 0;
  std::array<char, 1 << 16> buffer{};
  while (true) {
    const zip_int64_t read = zip_fread(open.get(), buffer.data(), buffer.size());
    if (read < 0) throw damaged();
    if (read == 0) return;
    unpacked += static_cast<std::uintmax_t>(read);
    if (others + unpacked > most) throw too_much_unpacked(file_);
    if (!piece({buffer.data(), static_cast<std::size_t>(read)})) return;
  }
}

}  // namespace echelon
