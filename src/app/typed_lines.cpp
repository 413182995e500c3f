// SPDX-License-Identifier: MIT
#include "app/typed_lines.hpp"

#include <charconv>
#include <poll.h>
#include <unistd.h>

#include <array>

#include <cerrno>

#include "app/stop_request.hpp"

namespace eupnea::app {

namespace {

constexpr std::size_t longest_line = 4096; ///< bytes

} // namespace

void TypedLines::read_what_is_there(int timeout_ms)
{
    pollfd keyboard{STDIN_FILENO, POLLIN, 0};
    if (closed_ || poll(&keyboard, 1, timeout_ms) <= 0) return;
    std::array<char, 256> bytes{};
    errno = 0;
    const ssize_t count = read(STDIN_FILENO, bytes.data(), bytes.size());
    if (count > 0) typed_.append(bytes.data(), static_cast<std::size_t>(count));
    const bool no_line = typed_.size() > longest_line && typed_.find('\n') == std::string::npos;
    closed_ = (count <= 0 && errno != EINTR) || no_line;
}

std::vector<std::string> TypedLines::next_lines()
{
    read_what_is_there(0);
    std::vector<std::string> lines;
    while (auto line = take()) lines.push_back(std::move(*line));
    return lines;
}

std::optional<std::string> TypedLines::wait()
{
    for (;;) {
        if (auto line = take()) return line;
        if (closed_ || StopRequest::came()) return std::nullopt;
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
