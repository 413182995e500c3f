// SPDX-License-Identifier: MIT
#include "files/line_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <system_error>

namespace eupnea {

namespace {

constexpr std::size_t longest_line = 1 << 20;
constexpr unsigned read_ahead = 1 << 17;

std::string why_not(const std::filesystem::path& path, int error)
{
    if (error == ENOENT) return fmt::format("There is no file {}.", path.string());
    if (error == EACCES) return fmt::format("You may not read {}.", path.string());
    return fmt::format("{} cannot be read: {}.", path.string(), std::strerror(error));
}

} // namespace

Result<LineReader> LineReader::open(const std::filesystem::path& path)
{
    std::error_code ignored;
    if (std::filesystem::is_directory(path, ignored))
        return fail(UserMessage{fmt::format("{} is a folder; name a file in it.", path.string())});
    errno = 0;
    File file{gzopen(path.c_str(), "rb")};
    if (!file) return fail(UserMessage{why_not(path, errno)});
    gzbuffer(file.get(), read_ahead);
    const auto size = std::filesystem::file_size(path, ignored);
    return LineReader{std::move(file), ignored ? 0.0 : static_cast<double>(size)};
}

bool LineReader::next(std::string& line)
{
    std::array<char, 1 << 12> piece;
    line.clear();
    bool any = false;
    while (gzgets(file_.get(), piece.data(), static_cast<int>(piece.size()))) {
        any = true;
        const std::string_view got{piece.data()};
        if (line.size() < longest_line) line += got;
        if (got.ends_with('\n')) break;
    }
    if (!any) return false;
    while (line.ends_with('\n') || line.ends_with('\r')) line.pop_back();
    if (++number_ == 1 && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
    return true;
}

double LineReader::progress() const
{
    return size_ > 0.0 ? std::min(1.0, static_cast<double>(gzoffset(file_.get())) / size_) : 1.0;
}

bool LineReader::damaged() const
{
    int code = Z_OK;
    gzerror(file_.get(), &code);
    return code != Z_OK && code != Z_STREAM_END;
}

} // namespace eupnea
