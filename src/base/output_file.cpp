// SPDX-License-Identifier: MIT
#include "base/output_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace eupnea {

namespace {

auto refused(const std::filesystem::path& path, std::string_view why)
{
    return fail(UserMessage{fmt::format("{} cannot be written: {}.", path.string(), why)});
}

/// A CSV in the place of a library would be the end of every session in it.
bool is_database(const std::filesystem::path& path)
{
    constexpr std::string_view magic = "SQLite format 3";
    std::string head(magic.size(), '\0');
    std::ifstream file{path, std::ios::binary};
    file.read(head.data(), static_cast<std::streamsize>(head.size()));
    return file && head == magic;
}

/// Makes the empty file, with the mode of the one in whose place it comes.
bool make(const std::filesystem::path& beside, mode_t mode)
{
    const int file = open(beside.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
    if (file < 0) return false;
    const bool made = fchmod(file, mode) == 0;
    close(file);
    return made;
}

} // namespace

Result<OutputFile> OutputFile::open(const std::filesystem::path& path)
{
    std::error_code ignored;
    const auto place =
        std::filesystem::exists(path, ignored) ? std::filesystem::canonical(path, ignored) : path;
    struct stat status {};
    const bool there = stat(place.c_str(), &status) == 0;
    if (there && S_ISDIR(status.st_mode)) return refused(path, "it is a folder");
    const bool renamed = !there || S_ISREG(status.st_mode);
    if (there && renamed && is_database(place))
        return refused(path, "it is a database, which may be a library; name another file");
    if (there && renamed && access(place.c_str(), W_OK) != 0)
        return refused(path, std::strerror(errno));
    auto beside = place;
    if (renamed) beside += fmt::format(".{}.new", getpid());
    if (renamed && !make(beside, there ? status.st_mode & 07777 : 0600))
        return refused(path, std::strerror(errno));
    OutputFile file{place, beside};
    if (!file.stream_) return refused(path, std::strerror(errno));
    return file;
}

OutputFile::OutputFile(std::filesystem::path path, std::filesystem::path beside)
    : path_(std::move(path)), beside_(std::move(beside)), stream_(beside_, std::ios::binary)
{}

OutputFile::OutputFile(OutputFile&& other) noexcept
    : path_(std::exchange(other.path_, {})), beside_(std::exchange(other.beside_, {})),
      stream_(std::move(other.stream_))
{}

OutputFile::~OutputFile()
{
    if (beside_ != path_) unlink(beside_.c_str());
}

Result<void> OutputFile::finish()
{
    stream_.close();
    std::error_code error;
    if (!stream_.fail() && beside_ != path_) std::filesystem::rename(beside_, path_, error);
    if (stream_.fail() || error)
        return fail(UserMessage{fmt::format("{} could not be written whole.", path_.string())});
    beside_ = path_;
    return {};
}

Result<void> write_private_file(const std::filesystem::path& path, std::string_view text)
{
    std::error_code ignored;
    if (std::filesystem::exists(path, ignored) && !std::filesystem::is_regular_file(path, ignored))
        return refused(path, "it is not a regular file");
    auto file = OutputFile::open(path);
    if (!file) return fail(file.error());
    fchmodat(AT_FDCWD, file->written_at().c_str(), 0600, 0);
    file->stream() << text;
    return file->finish();
}

} // namespace eupnea
