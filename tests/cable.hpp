// SPDX-License-Identifier: MIT
// A sensor on a cable: a pseudo terminal behind a name that stays the same, as /dev/ttyUSB0 does.
#pragma once

#include <unistd.h>

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "drivers/pty.hpp"

namespace eupnea {

class Cable {
public:
    Cable() : name_(std::filesystem::temp_directory_path() / ("eupnea_" + std::to_string(getpid())))
    {
        plug();
    }
    ~Cable() { unplug(); }

    void plug()
    {
        pty_.emplace(*Pty::open());
        std::filesystem::create_symlink(pty_->path(), name_);
    }
    void unplug()
    {
        std::filesystem::remove(name_);
        pty_.reset();
    }
    bool has_reader() const { return pty_->has_reader(); }
    bool send(std::string_view bytes) { return pty_->send(bytes); }

    /// What the reader has sent to the sensor.
    std::string heard()
    {
        std::array<std::uint8_t, 512> buffer;
        const std::size_t n = pty_->read(buffer);
        return {buffer.begin(), buffer.begin() + static_cast<std::ptrdiff_t>(n)};
    }
    std::string port() const { return name_; }

private:
    std::filesystem::path name_;
    std::optional<Pty> pty_;
};

} // namespace eupnea
