// SPDX-License-Identifier: MIT
// A record's beats and breaths as a person has corrected them: a fold of its edits.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "base/event.hpp"
#include "heart/record/edited_beats.hpp"
#include "heart/record/interval_edit.hpp"

namespace eupnea {

/// A stretch that counts for nothing.
struct Exclusion {
    Timestamp from;
    Timestamp until;
    Text reason;
    friend bool operator==(const Exclusion&, const Exclusion&) = default;
};

/// Command line, screen and library apply the same events. None of them changes what was measured.
class RecordEdits {
public:
    RecordEdits(std::vector<Beat> beats, std::vector<Breath> breaths);

    /// Nothing when it was done, else why not.
    std::optional<EditRefusal> apply(const Edited& edit);

    const std::vector<Beat>& measured_beats() const { return measured_beats_; }
    const std::vector<Breath>& measured_breaths() const { return measured_breaths_; }

    const EditedIntervals& intervals() const { return intervals_; }
    std::span<const Exclusion> excluded() const { return excluded_; }
    bool is_excluded(Timestamp from, Timestamp until) const;

    /// To be classified again; the intervals of excluded stretches are holes.
    EditedBeats beats() const;
    /// Those of excluded stretches, too.
    const std::vector<Breath>& breaths() const { return breaths_; }

    /// In force, in the order in which they were made.
    std::span<const Edited> edits() const { return done_; }
    bool can_redo() const { return !undone_.empty(); }

private:
    void undo();
    std::optional<EditRefusal> change(const Edited& edit);
    std::optional<EditRefusal> exclude(const Edited& edit);
    void include(const Edited& edit);
    std::optional<EditRefusal> turn(const Edited& edit);

    std::vector<Beat> measured_beats_;
    std::vector<Breath> measured_breaths_;
    EditedIntervals intervals_;
    std::vector<Exclusion> excluded_;
    std::vector<Breath> breaths_;
    std::vector<Edited> done_;
    std::vector<Edited> undone_; ///< the next to be done again last
};

} // namespace eupnea
