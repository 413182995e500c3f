// SPDX-License-Identifier: MIT
// A practice stretched to a length: what holds at any moment of it.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "calm/quiet_start.hpp"
#include "pacing/pacer.hpp"
#include "practice/practice.hpp"

namespace eupnea {

struct PracticeMoment {
    std::size_t step;
    Seconds into_step;
    Seconds left_in_step;
    std::string prompt; ///< the words that stand there now; empty: silence
};

/// A pure function of time: nothing is remembered between two questions, so that a question that came
/// late, twice or never changes nothing.
class PracticeTimeline {
public:
    /// A length below the practice's shortest becomes that; 0: as the author wrote it.
    PracticeTimeline(Practice practice, Seconds length);

    const Practice& practice() const { return practice_; }
    const PracticeStep& step(std::size_t number) const { return practice_.steps[number]; }
    Seconds length() const { return practice_.length() * scale_; }
    Seconds begin_of(std::size_t step) const { return begins_[step]; }
    Seconds end_of(std::size_t step) const
    {
        return step + 1 < begins_.size() ? begins_[step + 1] : length();
    }
    /// Before anything leads the breath; all of it, when nothing does.
    Seconds free_at_start() const;
    Seconds stretched(Seconds as_written) const { return as_written * scale_; }

    /// The guide as the practice asks for it, on a clock that starts with the practice.
    std::span<const PacerChange> pacer_changes() const { return changes_; }
    const Pacer& pacer() const { return pacer_; }

    /// Before the beginning it is the first moment, after the end the last.
    ///
    /// @param breath     where the guided breath is at that time
    /// @param own_words  the person's own lines, for the prompts that give them back
    PracticeMoment at(Seconds time, const std::optional<Pacer::Moment>& breath,
                      std::span<const std::string> own_words = {}) const;

    /// With the guide that the practice itself asks for.
    PracticeMoment at(Seconds time, std::span<const std::string> own_words = {}) const;

private:
    std::size_t step_at(Seconds time) const;

    Practice practice_;
    double scale_;
    std::vector<Seconds> begins_;
    std::vector<PacerChange> changes_;
    Pacer pacer_;
};

/// What a practice's own free beginning lacks to a baseline.
inline Seconds quiet_before(const PracticeTimeline& timeline)
{
    return quiet_before(timeline.length(), timeline.free_at_start());
}

} // namespace eupnea
