// SPDX-License-Identifier: MIT
// What happened in a session -> what is heard of it.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/event.hpp"
#include "pacing/pacer.hpp"
#include "sound/bed.hpp"
#include "sound/tones.hpp"

namespace eupnea {

constexpr SampleRate sound_rate{48'000.0};

/// `tones` carry the guide; `body` follows the person's own breath, or without a belt the heart.
enum class SoundKind : std::uint8_t { off = 0, tones, body };

struct SoundSettings {
    SoundKind kind = SoundKind::tones;
    double volume = 0.5; ///< 0 to 1
    Timbre timbre = Timbre::soft;
    Bed bed = Bed::none; ///< below the tones, or alone

    bool audible() const { return kind != SoundKind::off || bed != Bed::none; }
};

/// One voice at sound_rate, -1 to 1.
using Voice = std::vector<float>;

/// The recorded voice of a practice.
struct Narration {
    Word practice;             ///< its name
    std::vector<Voice> voices; ///< of each step; empty where there is none
};

/// Takes PacerChange, StepBegan, SessionStart, SessionEnd, BreathWave and State; the rest it ignores.
/// What the guide, the bell and the voice sound like at a moment depends on the time alone: a block
/// that was never asked for shifts nothing. Never louder than 1. A change of the guide is smoothed over
/// 10 ms and is heard 5 ms late; one that comes late itself is caught up with in 10 ms.
class SoundRenderer {
public:
    explicit SoundRenderer(const SoundSettings& settings, Narration narration = {});

    /// From now on; what changes is faded out before and in after.
    void play_as(const SoundSettings& settings);

    void on(const Event& event);

    /// Mono samples at sound_rate, the first of them at `from`. Blocks come in order of time.
    void render(Timestamp from, std::span<float> out);

private:
    struct Spoken {
        std::size_t voice;
        Timestamp from;
        std::optional<Timestamp> until{}; ///< when another practice began
    };
    ToneLevels smooth_levels(std::int64_t cell) const;
    ToneLevels levels_at(Timestamp time);
    double tones_at(Timestamp time);
    double body_at();
    double guide_at(Timestamp time);
    double bed_at(Timestamp time);
    double bells_at(Timestamp time) const;
    double voice_at(Timestamp time) const;
    double ducked_at(Timestamp time) const;
    void strike(Timestamp time);
    void begin_step(const StepBegan& step);
    double loudness();

    SoundSettings settings_;
    std::optional<SoundSettings> wanted_; ///< once it is quiet
    double loudness_;
    Narration narration_;
    Pacer pacer_;
    std::array<std::optional<Timestamp>, 2> bells_{};
    std::optional<Spoken> spoken_;
    std::int64_t cell_ = -1; ///< of the levels below
    ToneLevels from_{};
    ToneLevels to_{};
    ToneLevels last_{};   ///< as heard
    ToneLevels behind_{}; ///< what was heard, less what should have been, at block_from_
    Timestamp block_from_{};
    std::optional<double> body_octaves_; ///< above the exhale's pitch; none: nothing to follow
    bool has_breath_ = false;
    double octaves_ = 0.0; ///< following, smoothed
    double body_level_ = 0.0;
    double body_cycles_ = 0.0;
    double bed_swell_ = 0.0; ///< following the guide
};

} // namespace eupnea
