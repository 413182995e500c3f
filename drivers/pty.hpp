// SPDX-License-Identifier: MIT
// A pseudo terminal that a sensor's bytes are written to, so that a program may read it as a port.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace eupnea {

/// Owns the master's end, in raw mode. The reader may close the port and open it again.
class Pty {
public:
    static Result<Pty> open();

    Pty(Pty&& other) noexcept;
    Pty& operator=(Pty&& other) noexcept;
    Pty(const Pty&) = delete;
    Pty& operator=(const Pty&) = delete;
    ~Pty();

    const std::string& path() const { return path_; } ///< what the reader opens

    /// Whether somebody has the port open.
    bool has_reader() const;

    /// Sends a frame without waiting. While nobody has the port open it is lost, as from any sensor;
    /// false when it is lost because the reader is too slow. A frame is never sent by half.
    bool send(std::string_view frame);

    /// What the reader sent to the sensor, up to the size of `buffer`, without waiting.
    std::size_t read(std::span<std::uint8_t> buffer);

private:
    Pty(int master, std::string path) : master_(master), path_(std::move(path)) {}

    bool flush();

    int master_ = -1;
    std::string path_;
    std::string unsent_; ///< the rest of a frame that was begun
};

} // namespace eupnea
