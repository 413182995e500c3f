// SPDX-License-Identifier: MIT
// A pseudo terminal that a sensor's bytes are written to, so that a program may read it as a port.
#pragma once

#include <cstdint>
#include <span>
#include <string>

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

    /// Writes what fits, without waiting; returns how many bytes that was. As from a real sensor,
    /// what is sent while nobody has the port open is lost, and counts as written.
    std::size_t write(std::span<const std::uint8_t> bytes);

    /// What the reader sent to the sensor, up to the size of `buffer`, without waiting.
    std::size_t read(std::span<std::uint8_t> buffer);

private:
    Pty(int master, std::string path) : master_(master), path_(std::move(path)) {}

    int master_ = -1;
    std::string path_;
};

} // namespace eupnea
