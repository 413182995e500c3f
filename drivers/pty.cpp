// SPDX-License-Identifier: MIT
#include "drivers/pty.hpp"

#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <termios.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace eupnea {

namespace {

/// Raw from the first byte on; the settings stay when the reader closes. Opening and closing the
/// reader's end once also makes has_reader() true to its name from the start.
bool make_raw(const char* path)
{
    const int reader = ::open(path, O_RDWR | O_NOCTTY);
    if (reader < 0) return false;
    termios settings{};
    const bool known = tcgetattr(reader, &settings) == 0;
    cfmakeraw(&settings);
    const bool set = known && tcsetattr(reader, TCSANOW, &settings) == 0;
    ::close(reader);
    return set;
}

} // namespace

Result<Pty> Pty::open()
{
    const int master = posix_openpt(O_RDWR | O_NOCTTY | O_NONBLOCK);
    char path[128];
    if (master < 0 || grantpt(master) != 0 || unlockpt(master) != 0 ||
        ptsname_r(master, path, sizeof path) != 0 || !make_raw(path)) {
        const std::string why = std::strerror(errno);
        if (master >= 0) ::close(master);
        return fail(UserMessage{"No pseudo terminal can be made: " + why + "."});
    }
    return Pty{master, path};
}

Pty::Pty(Pty&& other) noexcept
    : master_(std::exchange(other.master_, -1)), path_(std::move(other.path_)),
      unsent_(std::move(other.unsent_))
{}

Pty& Pty::operator=(Pty&& other) noexcept
{
    std::swap(master_, other.master_);
    std::swap(path_, other.path_);
    std::swap(unsent_, other.unsent_);
    return *this;
}

Pty::~Pty()
{
    if (master_ >= 0) ::close(master_);
}

bool Pty::has_reader() const
{
    pollfd ends{.fd = master_, .events = POLLOUT, .revents = 0};
    return ::poll(&ends, 1, 0) >= 0 && (ends.revents & POLLHUP) == 0;
}

bool Pty::send(std::string_view frame)
{
    if (!has_reader()) {
        unsent_.clear();
        return true;
    }
    if (!flush()) return false;
    unsent_ = frame;
    return flush() || unsent_.size() < frame.size();
}

bool Pty::flush()
{
    const ssize_t written = ::write(master_, unsent_.data(), unsent_.size());
    if (written > 0) unsent_.erase(0, static_cast<std::size_t>(written));
    return unsent_.empty();
}

std::size_t Pty::read(std::span<std::uint8_t> buffer)
{
    const ssize_t n = ::read(master_, buffer.data(), buffer.size());
    return n > 0 ? static_cast<std::size_t>(n) : 0;
}

} // namespace eupnea
