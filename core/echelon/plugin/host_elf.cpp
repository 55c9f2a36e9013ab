#include "echelon/plugin/host_elf.hpp"

#include <link.h>

#include <cstring>

namespace echelon {

template <class T>
T ElfView::read(std::uint64_t offset) const {
  T value{};
  std::memcpy(&value, bytes_.data() + offset, sizeof(T));
  return value;
}

ElfView::ElfView(std::span<const std::byte> bytes) : bytes_(bytes) {
  if (!holds(0, EI_NIDENT) || std::memcmp(bytes_.data(), ELFMAG, SELFMAG) != 0) {
    fault_ = Fault::no_library;
    return;
  }
  if (!holds(0, sizeof(ElfW(Ehdr)))) {
    fault_ = Fault::cut_short;
    return;
  }
  const auto header = read<ElfW(Ehdr)>(0);
  const auto own = [] {
#if defined(__x86_64__)
    return EM_X86_64;
#elif defined(__aarch64__)
    return EM_AARCH64;
#else
    return EM_NONE;
#endif
  }();
  if (header.e_ident[EI_CLASS] != (sizeof(void*) == 8 ? ELFCLASS64 : ELFCLASS32) ||
      (own != EM_NONE && header.e_machine != own)) {
    fault_ = Fault::other_machine;
    return;
  }
  if (header.e_type != ET_DYN) {
    fault_ = Fault::no_library;
    return;
  }
  read_segments();
  if (fault_ == Fault::none) read_sections();
}

void ElfView::read_segments() {
  const auto header = read<ElfW(Ehdr)>(0);
  for (std::uint64_t i = 0; i < header.e_phnum; ++i) {
    const std::uint64_t where = header.e_phoff + i * sizeof(ElfW(Phdr));
    if (!holds(where, sizeof(ElfW(Phdr)))) {
      fault_ = Fault::cut_short;
      return;
    }
    const auto segment = read<ElfW(Phdr)>(where);
    if (segment.p_type != PT_LOAD) continue;
    if (!holds(segment.p_offset, segment.p_filesz)) {
      fault_ = Fault::cut_short;
      return;
    }
    segments_.push_back({segment.p_vaddr, segment.p_offset, segment.p_filesz});
  }
}

void ElfView::read_sections() {
  const auto header = read<ElfW(Ehdr)>(0);
  std::vector<ElfW(Shdr)> sections;
  for (std::uint64_t i = 0; i < header.e_shnum; ++i) {
    const std::uint64_t where = header.e_shoff + i * sizeof(ElfW(Shdr));
    if (!holds(where, sizeof(ElfW(Shdr)))) {
      fault_ = Fault::cut_short;
      return;
    }
    sections.push_back(read<ElfW(Shdr)>(where));
    const auto& section = sections.back();
    if (section.sh_type != SHT_NOBITS && !holds(section.sh_offset, section.sh_size)) {
      fault_ = Fault::cut_short;
      return;
    }
  }
  for (const auto& section : sections) {
    const bool table = section.sh_type == SHT_DYNSYM || section.sh_type == SHT_SYMTAB;
    if ((!table && section.sh_type != SHT_DYNAMIC) || section.sh_link >= sections.size()) continue;
    const auto& names = sections[section.sh_link];
    if (names.sh_type != SHT_STRTAB) continue;
    const std::uint64_t width = table ? sizeof(ElfW(Sym)) : sizeof(ElfW(Dyn));
    for (std::uint64_t i = 0; i < section.sh_size / width; ++i) {
      if (table) {
        const auto symbol = read<ElfW(Sym)>(section.sh_offset + i * width);
        const auto name = text(names.sh_offset, names.sh_size, symbol.st_name);
        if (name.empty()) continue;
        symbols_.push_back(
            {name, symbol.st_value, symbol.st_shndx != SHN_UNDEF, section.sh_type == SHT_DYNSYM});
      } else {
        const auto entry = read<ElfW(Dyn)>(section.sh_offset + i * width);
        if (entry.d_tag == DT_NEEDED)
          needed_.push_back(text(names.sh_offset, names.sh_size, entry.d_un.d_val));
      }
    }
  }
}

std::string_view ElfView::text(std::uint64_t table, std::uint64_t table_size, std::uint64_t offset) const {
  if (offset >= table_size) return {};
  const char* begin = reinterpret_cast<const char*>(bytes_.data()) + table + offset;
  const std::size_t most = table_size - offset;
  return {begin, strnlen(begin, most)};
}

std::optional<std::span<const std::byte>> ElfView::at(std::uint64_t address, std::uint64_t size) const {
  for (const Segment& segment : segments_) {
    if (address < segment.address || address - segment.address > segment.size) continue;
    const std::uint64_t inside = address - segment.address;
    if (size <= segment.size - inside) return bytes_.subspan(segment.offset + inside, size);
  }
  return std::nullopt;
}

}  // namespace echelon
