// SPDX-License-Identifier: MIT
// The heart's path asks for no memory once it is built.
#include "allocation.hpp"
#include "catch.hpp"
#include "heart/beat_corrector.hpp"
#include "heart/ecg_beat_detector.hpp"
#include "heart/heart_window.hpp"
#include "heart/ppg_beat_detector.hpp"
#include "heart/rr_beats.hpp"
#include "synthetic_heart.hpp"

using namespace eupnea;
using namespace eupnea::synthetic;

namespace {

/// Detector, corrector and window over all samples, with a gap in the middle.
template <class Detector>
std::size_t allocations_of(Detector detector, const std::vector<Sample>& samples)
{
    BeatCorrector correct;
    HeartWindow window;
    std::size_t classifications = 0;
    const std::size_t before = allocations_so_far();
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const Timestamp now = samples[i].time;
        if (i == samples.size() / 2) {
            const Gap gap{samples[i].channel, now, now, 0, GapCause::lost_frames};
            detector.on(gap);
            correct.on(gap);
            window.on(gap);
        }
        const auto beat = detector(samples[i]);
        if (!beat) continue;
        window.on(*beat);
        const auto classification = correct(*beat);
        if (classification) window.on(*classification);
        if (classification) ++classifications;
        (void)window.heart_rate_bpm(now);
        (void)window.rmssd(now);
        (void)detector.quality();
    }
    const std::size_t after = allocations_so_far();
    CHECK(classifications > 30);
    return after - before;
}

} // namespace

TEST_CASE("heart: no allocation after the start, for ECG, PPG and RR")
{
    const auto beats = steady_beats(60.0, 0.8);
    CHECK(allocations_of(EcgBeatDetector{1000_sps}, ecg(1000_sps, 60.0, beats)) == 0);
    CHECK(allocations_of(PpgBeatDetector{100_sps}, ppg(100_sps, 60.0, beats)) == 0);
    std::vector<Sample> intervals;
    for (const double t : beats) intervals.push_back({Channel::rr, at(Seconds{t}), 800.0});
    CHECK(allocations_of(RrBeats{}, intervals) == 0);
}
