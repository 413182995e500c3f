// SPDX-License-Identifier: MIT
// A session's events -> what it comes to.
#pragma once

#include <array>
#include <cstddef>
#include <optional>

#include "base/event.hpp"

namespace eupnea {

/// Of what was found, what the person was asked to do, and the quiet minutes' baseline; other events are passed over.
class SessionSummer {
public:
    /// Counts up with every change of what the means are taken over.
    static constexpr std::uint32_t recipe = 1;

    void on(const Event& event);
    SessionSummed sum() const;

private:
    struct Mean {
        double sum = 0.0;
        double count = 0.0;
        void add(const std::optional<float>& value);
        std::optional<float> value() const;
    };
    void on_state(const State& state);
    float share(std::size_t seconds) const;

    Timestamp end_{};
    std::size_t seconds_ = 0;
    std::size_t with_heart_ = 0;
    std::size_t with_breath_ = 0;
    std::size_t talking_ = 0;
    std::array<std::size_t, 6> sources_{}; ///< seconds by BreathSource
    bool guided_ = false;
    bool talks_ = false;
    Mean guided_breath_;
    Mean guided_swing_;
    CalmBaseline rest_{};
};

} // namespace eupnea
