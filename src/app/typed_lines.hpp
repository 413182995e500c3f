// SPDX-License-Identifier: MIT
// What the person types into the terminal while something else goes on.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace eupnea::app {

class TypedLines {
public:
    /// The next whole line, if one has been typed. Never waits.
    std::optional<std::string> next();

    /// Waits for a line; nothing when there will be none.
    std::optional<std::string> wait();

private:
    void read_what_is_there(int timeout_ms);
    std::optional<std::string> take();

    std::string typed_;
    bool closed_ = false;
};

/// An answer from 0 to 10; nothing for anything else.
std::optional<std::uint8_t> zero_to_ten(const std::string& text);

} // namespace eupnea::app
