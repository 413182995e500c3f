// SPDX-License-Identifier: MIT
// What the person types into the terminal while something else goes on.
#pragma once

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

} // namespace eupnea::app
