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

private:
    std::string typed_;
    bool closed_ = false;
};

} // namespace eupnea::app
