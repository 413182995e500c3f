// SPDX-License-Identifier: MIT
// Whose sessions begin from now on: chosen on the main thread, asked on the recorder's.
#pragma once

#include <atomic>
#include <memory>
#include <string>

namespace eupnea::app {

class CurrentPerson {
public:
    /// @param identity  empty: whoever has the library alone
    explicit CurrentPerson(std::string identity) { choose(std::move(identity)); }

    void choose(std::string identity)
    {
        identity_.store(std::make_shared<const std::string>(std::move(identity)));
    }
    std::string identity() const { return *identity_.load(); }

private:
    std::atomic<std::shared_ptr<const std::string>> identity_;
};

} // namespace eupnea::app
