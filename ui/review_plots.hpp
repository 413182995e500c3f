// SPDX-License-Identifier: MIT
// The plots of the Review screen: wave and beats, intervals, breath, Poincare, spectrum.
#pragma once

#include "ui/kit/plot.hpp"
#include "ui/review_state.hpp"

namespace eupnea::ui {

/// A wave between two times: its samples where there is room for them, else the extremes of each pixel.
void draw_wave(const Canvas& canvas, const TimeAxis& time, const Rect& area, const WaveRecord& wave,
               Colour colour);

/// A mark for each beat, its shape by class; intervals in ms where there is room.
void draw_review_beats(const Canvas& canvas, const TimeAxis& time, const Rect& area,
                       const ReviewState& state);

/// Intervals over time, by class.
void draw_intervals(const Canvas& canvas, const TimeAxis& time, const Rect& area,
                    const ReviewState& state);

/// Onsets of inhale and exhale.
void draw_turns(const Canvas& canvas, const TimeAxis& time, const Rect& area,
                const ReviewState& state);

/// What is left out, what is selected, and the cursor.
void draw_stretches(const Canvas& canvas, const TimeAxis& time, const Rect& area,
                    const ReviewState& state);

/// The heart rate of the whole record, with the part that is shown. The time that is pointed at while
/// the mouse is held down.
std::optional<Timestamp> draw_overview(const Canvas& canvas, const Rect& area,
                                       const ReviewState& state);

/// Each interval over the one before, of what is shown.
void draw_poincare(const Canvas& canvas, Rect area, const ReviewState& state);

/// Of the five minutes around the cursor.
void draw_spectrum(const Canvas& canvas, Rect area, const ReviewState& state);

} // namespace eupnea::ui
