// SPDX-License-Identifier: MIT
// Whether someone breathes much more air than before, and a kind word for it.
#pragma once

#include <optional>
#include <string_view>

#include "base/event.hpp"
#include "base/ring.hpp"

namespace eupnea {

/// Rate x depth of the measured breath against the first minute's, as air moved in a second. Speaks
/// when it has been well above that for 30 s: slow, deep breathing may wash out carbon dioxide and
/// make light-headed (Szulczewski 2019). Depth has no unit on a belt, so only the ratio means anything.
class OverBreathing {
public:
    static constexpr std::string_view sentence =
        "breathe gently, not deeply: let it be small and easy";

    OverBreathing() : breaths_(64) {}

    void on(const Breath& breath);
    /// Lost belt or another wearer: the baseline means nothing any more.
    void on(const Gap& gap);

    /// Air moved over the last 30 s against the baseline: 1 is the same; nothing before both exist.
    std::optional<float> ratio(Timestamp now) const;
    bool reminder_due(Timestamp now) const;

private:
    struct Air {
        Timestamp end{};
        double depth = 0.0;
    };
    std::optional<double> air_per_second(Timestamp from, Timestamp until) const;

    Ring<Air> breaths_;
    std::optional<Timestamp> start_;
    std::optional<double> baseline_;
};

} // namespace eupnea
