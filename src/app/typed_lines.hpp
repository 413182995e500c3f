// SPDX-License-Identifier: MIT
// What the person types into the terminal while something else goes on.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace eupnea::app {

class TypedLines {
public:
    /// The whole lines that have been typed, a few at most: whoever sends lines without end is read in between.
    /// Never waits.
    std::vector<std::string> next_lines();

    /// Waits for a line; nothing when there will be none, or when the program is asked to stop.
    std::optional<std::string> wait();

private:
    void read_what_is_there(int timeout_ms);
    std::optional<std::string> take();

    std::string typed_;
    bool closed_ = false; ///< at its end, or what comes is nothing that anybody types
};

/// An answer from 0 to 10; nothing for anything else.
std::optional<std::uint8_t> zero_to_ten(const std::string& text);

} // namespace eupnea::app
