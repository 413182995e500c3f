// SPDX-License-Identifier: MIT
// Two quiet minutes of free breathing, gathered into a baseline.
#pragma once

#include <optional>

#include "base/ring.hpp"
#include "calm/calm_index.hpp"

namespace eupnea {

/// The medians of the first 120 seconds of free breathing that have a heart rate. When the guide begins
/// before that, 60 of them are enough; with fewer there is no baseline.
class QuietMinutes {
public:
    void add(const CalmInputs& second);
    /// The guide begins: what there is must be enough.
    void end();

    bool over() const { return over_; }
    const std::optional<CalmBaseline>& baseline() const { return baseline_; }

private:
    Ring<CalmInputs> seconds_{120};
    bool over_ = false;
    std::optional<CalmBaseline> baseline_;
};

} // namespace eupnea
