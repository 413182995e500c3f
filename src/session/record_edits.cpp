// SPDX-License-Identifier: MIT
#include "session/record_edits.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace eupnea {

namespace {

constexpr Seconds nearest_turn{0.05}; ///< an edit means a turn that lies no farther off

IntervalEdit interval_edit(const Edited& edit)
{
    constexpr std::array kinds{IntervalEdit::Kind::mark,   IntervalEdit::Kind::split,
                               IntervalEdit::Kind::merge,  IntervalEdit::Kind::restore,
                               IntervalEdit::Kind::insert, IntervalEdit::Kind::move};
    return {kinds[static_cast<std::size_t>(edit.edit)], edit.interval, edit.parts, edit.beat_class,
            edit.offset};
}

bool is_here(Timestamp turn, Timestamp wanted)
{
    return std::abs((turn - wanted).count()) <= nearest_turn.count();
}

} // namespace

RecordEdits::RecordEdits(std::vector<Beat> beats, std::vector<Breath> breaths)
    : measured_beats_(std::move(beats)), measured_breaths_(std::move(breaths)),
      intervals_(intervals_of(measured_beats_)), breaths_(measured_breaths_)
{}

std::optional<EditRefusal> RecordEdits::apply(const Edited& edit)
{
    if (edit.edit == EditKind::undo) {
        if (done_.empty()) return EditRefusal::nothing_to_undo;
        undo();
        return std::nullopt;
    }
    if (edit.edit == EditKind::redo) {
        if (undone_.empty()) return EditRefusal::nothing_to_redo;
        change(undone_.back());
        done_.push_back(undone_.back());
        undone_.pop_back();
        return std::nullopt;
    }
    if (const auto refusal = change(edit)) return refusal;
    done_.push_back(edit);
    undone_.clear();
    return std::nullopt;
}

/// From what was measured, all but the last one once more.
void RecordEdits::undo()
{
    undone_.push_back(done_.back());
    done_.pop_back();
    intervals_ = intervals_of(measured_beats_);
    excluded_.clear();
    breaths_ = measured_breaths_;
    for (const Edited& edit : done_) change(edit);
}

std::optional<EditRefusal> RecordEdits::change(const Edited& edit)
{
    switch (edit.edit) {
    case EditKind::exclude:
        return exclude(edit);
    case EditKind::include:
        include(edit);
        return std::nullopt;
    case EditKind::turn:
        return turn(edit);
    case EditKind::undo:
    case EditKind::redo:
        return std::nullopt;
    case EditKind::mark:
    case EditKind::split:
    case EditKind::merge:
    case EditKind::restore:
    case EditKind::insert:
    case EditKind::move:
        break;
    }
    return intervals_.apply(interval_edit(edit));
}

std::optional<EditRefusal> RecordEdits::exclude(const Edited& edit)
{
    if (edit.until <= edit.time) return EditRefusal::empty_stretch;
    excluded_.push_back({edit.time, edit.until, edit.reason});
    return std::nullopt;
}

void RecordEdits::include(const Edited& edit)
{
    std::erase_if(excluded_, [&](const Exclusion& exclusion) {
        return exclusion.from < edit.until && exclusion.until > edit.time;
    });
}

/// An inhale's onset is where the breath before it ends. No turn passes its neighbours.
std::optional<EditRefusal> RecordEdits::turn(const Edited& edit)
{
    for (std::size_t i = 0; i < breaths_.size(); ++i) {
        Breath& breath = breaths_[i];
        if (is_here(breath.exhale, edit.time)) {
            if (edit.until <= breath.inhale || edit.until >= breath.end)
                return EditRefusal::impossible_place;
            breath.exhale = edit.until;
            return std::nullopt;
        }
        if (!is_here(breath.inhale, edit.time)) continue;
        Breath* before =
            i > 0 && is_here(breaths_[i - 1].end, breath.inhale) ? &breaths_[i - 1] : nullptr;
        if (edit.until >= breath.exhale || (before && edit.until <= before->exhale))
            return EditRefusal::impossible_place;
        breath.inhale = edit.until;
        if (before) before->end = edit.until;
        return std::nullopt;
    }
    return EditRefusal::no_such_turn;
}

bool RecordEdits::is_excluded(Timestamp from, Timestamp until) const
{
    return std::ranges::any_of(excluded_, [&](const Exclusion& exclusion) {
        return exclusion.from < until && exclusion.until > from;
    });
}

EditedBeats RecordEdits::beats() const
{
    EditedBeats edited = edited_beats(measured_beats_, intervals_);
    if (excluded_.empty()) return edited;
    for (Beat& beat : edited.beats)
        if (beat.ibi && is_excluded(beat.time - *beat.ibi, beat.time)) beat.ibi.reset();
    return edited;
}

} // namespace eupnea
