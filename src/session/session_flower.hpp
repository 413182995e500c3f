// SPDX-License-Identifier: MIT
// A session drawn as a flower: every measured breath a petal, in place of a score.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <vector>

#include "session/session.hpp"

namespace eupnea {

/// A measured breath, and how far the heart rate swung with it.
struct FlowerBreath {
    Timestamp inhale;
    Timestamp exhale;
    Timestamp end;
    std::optional<float> swing_bpm; ///< beats/min; none where the beats do not show it
    friend bool operator==(const FlowerBreath&, const FlowerBreath&) = default;
};

/// In a circle of radius 1 around 0, 0; y grows downward.
struct FlowerPoint {
    float x = 0.0f;
    float y = 0.0f;
    friend bool operator==(const FlowerPoint&, const FlowerPoint&) = default;
};

/// Convex: two cubic Bezier curves from the base to the tip and back. The first and the last point are
/// the base, the middle one is the tip.
struct Petal {
    std::array<FlowerPoint, 7> outline;
    bool filled; ///< its length shows a swing; else it is short, and an outline alone
    friend bool operator==(const Petal&, const Petal&) = default;
};

struct Flower {
    std::vector<Petal> petals;     ///< in order of time, to be drawn one over the other
    std::optional<float> warmth{}; ///< comfort as the person gave it, 0 to 1; none: not asked
    friend bool operator==(const Flower&, const Flower&) = default;
};

/// The breaths of a session until its end, each with the swing of the beats within it.
std::vector<FlowerBreath> flower_breaths(const Session& session);

/// How comfortable it was, 0 to 1, where the person was asked afterwards.
std::optional<float> flower_warmth(const Session& session);

/// One turn, clockwise from the top, is the session: a petal stands at its breath's time, a stretch
/// without a measured breath stays open. Its length is the swing, on the same scale in every session; it
/// is widest where the inhale ended.
Flower session_flower(std::span<const FlowerBreath> breaths, Seconds session_length,
                      std::optional<float> warmth);

/// Of the session so far, or of the whole where it has ended.
Flower session_flower(const Session& session);

} // namespace eupnea
