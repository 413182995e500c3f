// SPDX-License-Identifier: MIT
#include "app/typed_lines.hpp"

#include <charconv>
#include <poll.h>
#include <unistd.h>

#include <array>

namespace eupnea::app {

void TypedLines::read_what_is_there(int timeout_ms)
{
    pollfd keyboard{STDIN_FILENO, POLLIN, 0};
    if (closed_ || poll(&keyboard, 1, timeout_ms) <= 0) return;
    std::array<char, 256> bytes{};
    const ssize_t count = read(STDIN_FILENO, bytes.data(), bytes.size());
    if (count > 0) typed_.append(bytes.data(), static_cast<std::size_t>(count));
    closed_ = count <= 0;
}

std::optional<std::string> TypedLines::next()
{
    read_what_is_there(0);
    return take();
}

std::optional<std::string> TypedLines::wait()
{
    for (;;) {
        if (auto line = take()) return line;
        if (closed_) return std::nullopt;
        read_what_is_there(1000);
    }
}

std::optional<std::string> TypedLines::take()
{
    const std::size_t end = typed_.find('\n');
    if (end == std::string::npos) return std::nullopt;
    std::string line = typed_.substr(0, end);
    typed_.erase(0, end + 1);
    return line;
}

std::optional<std::uint8_t> zero_to_ten(const std::string& text)
{
    std::uint8_t number = 0;
    const char* end = text.data() + text.size();
    const auto [after, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc{} || after != end || number > 10) return std::nullopt;
    return number;
}

} // namespace eupnea::app
