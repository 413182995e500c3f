// SPDX-License-Identifier: MIT
#include "files/binary_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>

#include "files/table/cell.hpp"
#include "files/table/line_reader.hpp"

namespace eupnea {

BinaryFile::Descriptor::~Descriptor()
{
    if (number >= 0) close(number);
}

Result<BinaryFile> BinaryFile::open(const std::filesystem::path& path)
{
    const auto size = size_of_regular_file(path);
    if (!size) return fail(size.error());
    const int number = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (number < 0)
        return fail(UserMessage{
            fmt::format("{} cannot be read: {}.", path.string(), std::strerror(errno))});
    return BinaryFile{std::make_shared<Descriptor>(number), *size};
}

std::size_t BinaryFile::read(std::uint64_t offset, std::span<std::uint8_t> into) const
{
    std::size_t done = 0;
    while (done < into.size() && offset + done < size_) {
        const auto got = pread(file_->number, into.data() + done, into.size() - done,
                               static_cast<off_t>(offset + done));
        if (got <= 0) break;
        done += static_cast<std::size_t>(got);
    }
    return done;
}

std::vector<std::uint8_t> BinaryFile::bytes(std::uint64_t offset, std::size_t count) const
{
    const std::uint64_t left = offset < size_ ? size_ - offset : 0;
    std::vector<std::uint8_t> bytes(static_cast<std::size_t>(std::min<std::uint64_t>(count, left)));
    bytes.resize(read(offset, bytes));
    return bytes;
}

std::string text_at(std::span<const std::uint8_t> bytes, std::size_t at, std::size_t width)
{
    std::string text;
    for (std::size_t i = at; i < std::min(bytes.size(), at + width) && bytes[i] != 0; ++i)
        text += bytes[i] < ' ' || bytes[i] == 0x7F ? ' ' : static_cast<char>(bytes[i]);
    return std::string{trimmed(text)};
}

} // namespace eupnea
