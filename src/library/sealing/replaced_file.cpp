// SPDX-License-Identifier: MIT
#include "library/sealing/replaced_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <string>

namespace eupnea {

namespace {

/// An open file of the operating system.
class Descriptor {
public:
    Descriptor(const std::filesystem::path& path, int flags)
        : number_(open(path.c_str(), flags | O_CLOEXEC | O_NOFOLLOW, 0600))
    {}
    ~Descriptor()
    {
        if (number_ >= 0) close(number_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    bool is_open() const { return number_ >= 0; }
    bool sync() const { return fsync(number_) == 0; }
    bool write_all(std::string_view text) const
    {
        while (!text.empty()) {
            const ssize_t written = write(number_, text.data(), text.size());
            if (written < 0 && errno != EINTR) return false;
            if (written > 0) text.remove_prefix(static_cast<std::size_t>(written));
        }
        return true;
    }
    void overwrite() const
    {
        struct stat status {};
        const std::string zeros(1 << 16, '\0');
        if (!is_open() || fstat(number_, &status) != 0) return;
        for (auto left = static_cast<std::size_t>(status.st_size); left > 0;) {
            const std::size_t part = std::min(left, zeros.size());
            if (!write_all(std::string_view{zeros}.substr(0, part))) return;
            left -= part;
        }
        [[maybe_unused]] const bool on_disk = sync();
    }

private:
    int number_;
};

} // namespace

Result<void> replace_file(const std::filesystem::path& path, std::string_view text)
{
    const auto fresh_path = std::filesystem::path{path} += ".new";
    const auto folder = path.has_parent_path() ? path.parent_path() : std::filesystem::path{"."};
    const Descriptor fresh{fresh_path, O_CREAT | O_TRUNC | O_WRONLY};
    const Descriptor old{path, O_WRONLY};
    const bool written = fresh.is_open() && fresh.write_all(text) && fresh.sync() &&
                         rename(fresh_path.c_str(), path.c_str()) == 0 &&
                         Descriptor{folder, O_RDONLY | O_DIRECTORY}.sync();
    if (!written)
        return fail(UserMessage{
            fmt::format("{} cannot be written: {}.", path.string(), std::strerror(errno))});
    old.overwrite(); // the file has been replaced whatever comes of this
    return {};
}

void overwrite_file(const std::filesystem::path& path) { Descriptor{path, O_WRONLY}.overwrite(); }

} // namespace eupnea
