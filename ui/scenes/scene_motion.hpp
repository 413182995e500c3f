// SPDX-License-Identifier: MIT
// From what is measured and asked at a moment to what a scene shows: smooth, whatever happens.
#pragma once

#include <optional>

#include "base/units.hpp"

namespace eupnea::ui {

/// All that a scene may know.
struct SceneInput {
    Timestamp time{};             ///< of the session
    std::optional<float> guide{}; ///< asked volume, 0 to 1, `guide_lead` from now; none: it rests
    std::optional<float> own{};   ///< measured volume, 0 to 1; none: not measured
    std::optional<Seconds> since_beat{}; ///< none: no beat is known
    std::optional<float> swing_bpm{};    ///< of the heart rate with the breath, beats/min
    float quality = 1.0f;                ///< of the measured breath, 0 to 1
    float elapsed = 0.0f;                ///< share of the session that is over
};

/// What moves in a scene, each 0 to 1 but `time`.
struct SceneState {
    Timestamp time{};
    float guide = 0.0f;
    float guided = 0.0f; ///< how much of the guide is there
    float own = 0.0f;
    float own_shown = 0.0f; ///< how much of the own breath is there
    float beat = 0.0f;      ///< a slow glint after each heartbeat
    float swing = 0.0f;     ///< 1: 20 beats/min
    float quality = 1.0f;
    float elapsed = 0.0f;
};

/// Goes toward its target without a jump or a kink, whatever the target does. Method: critically damped
/// second-order lag, solved exactly, so that it does not depend on the frame rate.
class Follower {
public:
    /// @param rate  per second; a target that jumps by 1 moves the value by rate / e a second at most
    explicit Follower(float rate) : rate_(rate) {}

    void start_at(float value);
    void follow(float target, Seconds elapsed);
    float value() const { return value_; }

private:
    float rate_;
    float value_ = 0.0f;
    float slope_ = 0.0f;
};

/// Per second, of the followers.
constexpr float guide_rate = 8.0f;
constexpr float own_rate = 14.0f;
constexpr float shown_rate = 2.6f; ///< what is gone has faded to a hundredth in 2.6 s
constexpr float beat_rate = 6.0f;
constexpr float slow_rate = 1.5f;

/// The guide is looked up so much ahead, which makes up for its follower's lag.
constexpr Seconds guide_lead{2.0 / guide_rate};

class SceneMotion {
public:
    /// @param elapsed  since the frame before; 0 or less keeps what is there
    const SceneState& follow(const SceneInput& input, Seconds elapsed);

private:
    void start(const SceneInput& input);

    bool started_ = false;
    float last_guide_ = 0.0f;
    float last_own_ = 0.0f;
    Follower guide_{guide_rate};
    Follower guided_{shown_rate};
    Follower own_{own_rate};
    Follower own_shown_{shown_rate};
    Follower beat_{beat_rate};
    Follower swing_{slow_rate};
    Follower quality_{slow_rate};
    Follower elapsed_{slow_rate};
    SceneState state_;
};

} // namespace eupnea::ui
