// SPDX-License-Identifier: MIT
// What the keys and the mouse of the Review screen make of a place in the record.
#pragma once

#include "ui/review_state.hpp"

namespace eupnea::ui {

/// The one that ends at the beat nearest to this time.
std::optional<std::size_t> interval_at(const ReviewState& state, Timestamp time);

/// Of the breath.
std::optional<Timestamp> nearest_turn(const ReviewState& state, Timestamp time);

void move_beat(Frame& frame, ReviewState& state, std::size_t interval, Milliseconds by);
void move_turn(Frame& frame, ReviewState& state, Timestamp turn, Timestamp to);

void answer_edit_keys(Frame& frame, ReviewState& state);

/// Why the selected stretch is left out; Enter leaves it out.
void write_reason(Frame& frame, ReviewState& state);

} // namespace eupnea::ui
