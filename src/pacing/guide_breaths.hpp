// SPDX-License-Identifier: MIT
// The breaths that the guide asked for, one by one.
#pragma once

#include <optional>

#include "pacing/pacer.hpp"

namespace eupnea {

/// To be told the time at least once in every breath. A pause leaves out the breath it falls into.
class GuideBreaths {
public:
    void on(const PacerChange& change) { pacer_.apply(change); }

    /// Emits a Breath without depth, quality or source when it is over.
    template <class Emit>
    void advance_to(Timestamp now, Emit&& emit)
    {
        const auto moment = pacer_.at(now);
        if (!moment) return under_way_.reset();
        const Pattern& pattern = moment->pattern;
        const Timestamp begin = now - moment->turn * pattern.cycle();
        if (under_way_ && moment->cycle == under_way_->cycle + 1)
            emit(Breath{under_way_->inhale, under_way_->exhale, begin, 0.0f, 0.0f,
                        BreathSource::none});
        under_way_ = {moment->cycle, begin,
                      begin + pattern.cycle() - pattern.exhale - pattern.hold_empty};
    }

private:
    struct UnderWay {
        std::size_t cycle;
        Timestamp inhale;
        Timestamp exhale;
    };
    Pacer pacer_;
    std::optional<UnderWay> under_way_;
};

} // namespace eupnea
