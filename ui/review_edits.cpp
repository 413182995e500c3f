// SPDX-License-Identifier: MIT
// What the keys of the Review screen make of the place where the cursor is.
#include "ui/review_edits.hpp"

#include <algorithm>
#include <cmath>

#include "session/edit_words.hpp"

namespace eupnea::ui {

namespace {

constexpr Milliseconds small_move{10.0};

Edited edit_of(EditKind kind, std::optional<std::size_t> interval, Timestamp time)
{
    Edited edit{};
    edit.edit = kind;
    edit.interval = static_cast<std::uint32_t>(interval.value_or(UINT32_MAX));
    edit.parts = 2;
    edit.time = time;
    edit.until = time;
    return edit;
}

const std::vector<EditedInterval>& intervals(const ReviewState& state)
{
    return state.record.value()->edits.intervals().intervals();
}

void mark(Frame& frame, ReviewState& state)
{
    const auto at = interval_at(state, state.cursor);
    Edited edit = edit_of(EditKind::mark, at, state.cursor);
    const bool normal = at && intervals(state)[*at].beat_class == BeatClass::normal &&
                        !intervals(state)[*at].vouched_for;
    edit.beat_class = normal ? BeatClass::ectopic : BeatClass::normal;
    make_edit(frame, state, edit);
}

/// Into the interval under the cursor.
void insert_beat(Frame& frame, ReviewState& state)
{
    const auto& ends = state.interval_ends;
    const auto end = std::ranges::upper_bound(ends, state.cursor);
    if (end == ends.end()) return;
    const auto at = static_cast<std::size_t>(end - ends.begin());
    Edited edit = edit_of(EditKind::insert, at, state.cursor);
    edit.offset = state.cursor - (*end - intervals(state)[at].length);
    make_edit(frame, state, edit);
}

void exclude_selected(Frame& frame, ReviewState& state)
{
    if (!state.selected) return;
    Edited edit = edit_of(EditKind::exclude, {}, state.selected->from);
    edit.until = state.selected->until;
    edit.reason = state.reason.text;
    make_edit(frame, state, edit);
    state.selected.reset();
    state.reason.clear();
}

void include(Frame& frame, ReviewState& state)
{
    const Stretch stretch =
        state.selected.value_or(Stretch{state.cursor, state.cursor + Seconds{1e-3}});
    Edited edit = edit_of(EditKind::include, {}, stretch.from);
    edit.until = stretch.until;
    make_edit(frame, state, edit);
    state.selected.reset();
}

void move_turn_to_cursor(Frame& frame, ReviewState& state)
{
    if (const auto turn = nearest_turn(state, state.cursor))
        move_turn(frame, state, *turn, state.cursor);
}

} // namespace

std::optional<std::size_t> interval_at(const ReviewState& state, Timestamp time)
{
    const auto& ends = state.interval_ends;
    if (ends.empty()) return std::nullopt;
    const auto after = std::ranges::lower_bound(ends, time);
    if (after == ends.begin()) return 0;
    const bool before_is_nearer = after == ends.end() || time - *(after - 1) < *after - time;
    return static_cast<std::size_t>(after - ends.begin()) - (before_is_nearer ? 1 : 0);
}

std::optional<Timestamp> nearest_turn(const ReviewState& state, Timestamp time)
{
    std::optional<Timestamp> nearest;
    const auto look = [&](Timestamp turn) {
        if (!nearest || std::abs((turn - time).count()) < std::abs((*nearest - time).count()))
            nearest = turn;
    };
    for (const Breath& breath : state.record.value()->edits.breaths()) {
        look(breath.inhale);
        look(breath.exhale);
    }
    return nearest;
}

void move_beat(Frame& frame, ReviewState& state, std::size_t interval, Milliseconds by)
{
    Edited edit = edit_of(EditKind::move, interval, state.interval_ends[interval]);
    edit.offset = by;
    make_edit(frame, state, edit);
}

void move_turn(Frame& frame, ReviewState& state, Timestamp turn, Timestamp to)
{
    Edited edit = edit_of(EditKind::turn, {}, turn);
    edit.until = to;
    make_edit(frame, state, edit);
}

void answer_edit_keys(Frame& frame, ReviewState& state)
{
    const Keys& keys = frame.keys;
    const auto here = interval_at(state, state.cursor);
    const auto at_interval = [&](EditKind kind) {
        make_edit(frame, state, edit_of(kind, here, state.cursor));
    };
    if (keys.typed('u')) make_edit(frame, state, edit_of(EditKind::undo, {}, state.cursor));
    if (keys.typed('y')) make_edit(frame, state, edit_of(EditKind::redo, {}, state.cursor));
    if (keys.typed('d')) at_interval(EditKind::merge);
    if (keys.typed('s')) at_interval(EditKind::split);
    if (keys.typed('o')) at_interval(EditKind::restore);
    if (keys.typed('m')) mark(frame, state);
    if (keys.typed('a')) insert_beat(frame, state);
    if (keys.typed('t')) move_turn_to_cursor(frame, state);
    if (keys.typed('i')) include(frame, state);
    if (keys.typed('x') && state.selected) state.writing_reason = true;
    const int by = keys.typed('.') - keys.typed(',');
    if (by != 0 && here) {
        move_beat(frame, state, *here, small_move * by);
        state.cursor = state.interval_ends[std::min(*here, state.interval_ends.size() - 1)];
    }
}

void write_reason(Frame& frame, ReviewState& state)
{
    constexpr std::size_t longest_reason = 120; ///< bytes
    frame.view.writing = true;
    state.reason.take(frame.keys, longest_reason, TextLines::one);
    if (frame.keys.entered()) exclude_selected(frame, state);
    if (frame.keys.entered() || frame.keys.pressed(Key::escape)) state.writing_reason = false;
}

void look_anew(ReviewState& state)
{
    const RecordEdits& edits = state.record.value()->edits;
    state.heart.emplace(edits, state.corrections);
    state.interval_ends = edits.beats().interval_ends;
}

void make_edit(Frame& frame, ReviewState& state, const Edited& edit)
{
    if (state.corrections == Corrections::raw) {
        state.message = "This is what was measured. C leads back to the edits.";
        return;
    }
    ReviewRecord& record = *state.record.value();
    if (const auto refusal = record.edits.apply(edit)) {
        state.message = sentence(*refusal);
        return;
    }
    record.log.push_back(edit);
    if (frame.resources.recordings.keep_edit)
        state.kept.push_back(frame.resources.recordings.keep_edit(state.session, edit));
    state.message = words_for(edit);
    look_anew(state);
}

} // namespace eupnea::ui
