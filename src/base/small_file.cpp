// SPDX-License-Identifier: MIT
#include "base/small_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace eupnea {

namespace {

class Descriptor {
public:
    /// A pipe without a writer must not be waited for.
    explicit Descriptor(const std::filesystem::path& path)
        : number_(open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY))
    {}
    ~Descriptor()
    {
        if (number_ >= 0) close(number_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    int number() const { return number_; }

private:
    int number_;
};

auto unreadable(const std::filesystem::path& path, std::string_view why)
{
    return fail(UserMessage{fmt::format("{} cannot be read: {}.", path.string(), why)});
}

} // namespace

Result<std::string> read_small_file(const std::filesystem::path& path, std::size_t longest)
{
    const Descriptor file{path};
    if (file.number() < 0) return unreadable(path, std::strerror(errno));
    struct stat status {};
    if (fstat(file.number(), &status) != 0) return unreadable(path, std::strerror(errno));
    if (S_ISDIR(status.st_mode))
        return fail(UserMessage{fmt::format("{} is a folder; a file is expected.", path.string())});
    if (!S_ISREG(status.st_mode)) return unreadable(path, "it is not a regular file");
    const auto too_long = fmt::format("it is longer than {} kB", longest / 1000);
    if (static_cast<std::size_t>(status.st_size) > longest) return unreadable(path, too_long);

    std::string text(longest + 1, '\0'); // one more: it may have grown
    std::size_t length = 0;
    while (length < text.size()) {
        const ssize_t count = read(file.number(), text.data() + length, text.size() - length);
        if (count < 0) return unreadable(path, std::strerror(errno));
        if (count == 0) break;
        length += static_cast<std::size_t>(count);
    }
    if (length > longest) return unreadable(path, too_long);
    text.resize(length);
    return text;
}

} // namespace eupnea
