#include "checker/cli/build_id.h"

#include "checker/cli/sha256.h"

#include <elf.h>
#include <link.h>
#include <sys/stat.h>

#include <cstring>
#include <string_view>

namespace claimcheck::cli {
namespace {

constexpr std::size_t padded(std::size_t size) { return (size + 3) / 4 * 4; }

/// The build identity among the notes of a loaded segment (elf(5)), or empty.
std::string id_in_notes(std::string_view notes) {
  while (notes.size() >= sizeof(ElfW(Nhdr))) {
    ElfW(Nhdr) note;
    std::memcpy(&note, notes.data(), sizeof note);
    notes.remove_prefix(sizeof note);
    const std::size_t name = padded(note.n_namesz), content = padded(note.n_descsz);
    if (name + content > notes.size()) return {};
    if (note.n_type == NT_GNU_BUILD_ID && notes.substr(0, note.n_namesz) == std::string_view("GNU", 4))
      return hexadecimal(notes.substr(name, note.n_descsz));
    notes.remove_prefix(name + content);
  }
  return {};
}

/// Called for the executable first; whatever it says, the libraries behind it are not looked at.
int find_id(dl_phdr_info* info, std::size_t, void* out) {
  for (int i = 0; i < info->dlpi_phnum; ++i) {
    const ElfW(Phdr)& part = info->dlpi_phdr[i];
    if (part.p_type != PT_NOTE) continue;
    const auto* begin = reinterpret_cast<const char*>(info->dlpi_addr + part.p_vaddr);
    std::string id = id_in_notes({begin, part.p_memsz});
    if (!id.empty()) *static_cast<std::string*>(out) = std::move(id);
  }
  return 1;
}

}  // namespace

std::string build_id() {
  std::string id;
  dl_iterate_phdr(find_id, &id);
  if (!id.empty()) return id;
  struct stat status = {};
  if (::stat("/proc/self/exe", &status) != 0) return {};
  return std::to_string(status.st_size) + "-" + std::to_string(status.st_mtim.tv_sec) + "." +
         std::to_string(status.st_mtim.tv_nsec);
}

}  // namespace claimcheck::cli
