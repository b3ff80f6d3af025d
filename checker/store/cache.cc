#include "checker/store/cache.h"

#include "checker/store/file.h"
#include "checker/store/frame.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <utility>
#include <vector>

namespace claimcheck::store {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view ending = ".claims";

/// What was used lately stays longest. To the hour: to set the time of every entry of a large set would write to each
/// of their inodes in every run. A time that cannot be read or set is no loss.
void mark_as_used(const std::string& path) {
  std::error_code error;
  const fs::file_time_type now = fs::file_time_type::clock::now();
  const fs::file_time_type marked = fs::last_write_time(path, error);
  if (error || (marked <= now && now - marked < std::chrono::hours(1))) return;
  fs::last_write_time(path, now, error);
}

}  // namespace

Cache::Cache(std::string folder, std::uint64_t limit, UnitFinder find_unit)
    : folder_(std::move(folder)), limit_(limit), find_unit_(std::move(find_unit)) {}

std::string Cache::path_of(std::string_view key) const {
  return folder_ + "/" + std::string(key.substr(0, 2)) + "/" + std::string(key.substr(2)) + std::string(ending);
}

bool Cache::recall(std::string_view key, DocumentRecord& record) const {
  if (folder_.empty()) return false;
  const std::string path = path_of(key);
  const FileBytes file = read_file(path, false, most_framed);
  if (!file.error.empty()) return false;
  std::string_view framed = file.bytes;
  std::string bytes;
  if (!take_frame(framed, bytes) || !framed.empty() || !decode(bytes, find_unit_, record)) return false;
  ++hits_;
  mark_as_used(path);
  return true;
}

void Cache::keep(std::string_view key, const DocumentRecord& record) {
  if (folder_.empty()) return;
  const std::string path = path_of(key), bytes = frame(encode(record));
  if (bytes.empty()) return;
  std::error_code error;
  fs::create_directories(fs::path(path).parent_path(), error);
  if (error) return;
  Replacement file(path);
  if (file.write(bytes) && file.commit(false)) ++kept_;
}

void Cache::trim() const {
  if (kept_ == 0) return;
  struct Entry {
    fs::file_time_type used;
    std::uint64_t size;
    fs::path path;
  };
  std::vector<Entry> entries;
  std::uint64_t total = 0;
  std::error_code error;
  for (fs::recursive_directory_iterator at(folder_, error), end; !error && at != end; at.increment(error)) {
    std::error_code gone;  // another run may take files out at the same time
    if (!at->is_regular_file(gone)) continue;
    const Entry entry{at->last_write_time(gone), at->file_size(gone), at->path()};
    if (gone) continue;
    total += entry.size;
    entries.push_back(entry);
  }
  if (total <= limit_) return;
  std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.used < b.used; });
  for (const Entry& entry : entries) {
    if (total <= limit_ / 10 * 9) return;  // some room, so that not every run has to make some
    fs::remove(entry.path, error);
    total -= entry.size;
  }
}

}  // namespace claimcheck::store
