// SPDX-License-Identifier: MIT
// Any bytes as samples, gaps and rates, through everything the heart's room has.
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <vector>

#include "heart/beat_corrector.hpp"
#include "heart/ecg_beat_detector.hpp"
#include "heart/heart_window.hpp"
#include "heart/ppg_beat_detector.hpp"
#include "heart/rr_beats.hpp"

namespace {

using namespace eupnea;

/// Takes values off the front of the input; zeros when it is used up.
struct Bytes {
    const std::uint8_t* data;
    std::size_t size;

    template <class T>
    T take()
    {
        T value{};
        const std::size_t n = std::min(sizeof value, size);
        std::memcpy(&value, data, n);
        data += n;
        size -= n;
        return value;
    }
};

/// Mostly what a sensor would send, in units of `unit`, sometimes any double at all.
Sample next_sample(Bytes& bytes, Timestamp& now, double step_s, double unit)
{
    const auto kind = bytes.take<std::uint8_t>();
    if (kind == 255) return {Channel::ecg, at(Seconds{bytes.take<double>()}), bytes.take<double>()};
    if (kind == 254) now += Seconds{bytes.take<float>()};
    if (kind == 253) return {Channel::ecg, now, bytes.take<double>()};
    if (kind == 252) return {Channel::ecg, now += Seconds{step_s}, 1e6 * kind};
    return {Channel::ecg, now += Seconds{step_s}, unit * (kind - 100.0)};
}

void require(bool promise)
{
    if (!promise) std::abort();
}

template <class Detector>
void run(Detector detector, Bytes bytes, double step_s, double unit = 1.0)
{
    BeatCorrector correct;
    HeartWindow window;
    Timestamp now = at(Seconds{0});
    std::optional<Timestamp> last;
    while (bytes.size > 0) {
        const Sample sample = next_sample(bytes, now, step_s, unit);
        if (bytes.size % 251 == 7) {
            const Gap gap{sample.channel, sample.time, sample.time, 1, GapCause::lost_frames};
            detector.on(gap);
            correct.on(gap);
            window.on(gap);
        }
        const auto beat = detector(sample);
        const Quality quality = detector.quality();
        require(quality.level >= 0.0f && quality.level <= 1.0f);
        if (!beat) continue;
        require(std::isfinite(seconds_of(beat->time)));
        require(!last || beat->time > *last);
        require(beat->quality >= 0.0f && beat->quality <= 1.0f);
        require(!beat->ibi || beat->ibi->count() > 0.0);
        last = beat->time;
        window.on(*beat);
        if (const auto verdict = correct(*beat)) {
            require(!verdict->nn || (std::isfinite(verdict->nn->count()) && verdict->parts > 0));
            window.on(*verdict);
        }
        const auto rate = window.heart_rate_bpm(sample.time);
        require(!rate || (*rate >= 20.0 && *rate <= 300.0));
        const auto rmssd = window.rmssd(sample.time);
        require(!rmssd || std::isfinite(rmssd->count()));
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    Bytes bytes{data, size};
    const double rates[] = {
        25, 30, 100, 125, 130, 250, 360, 500, 1000, 4000, 0, 1e9, -1.0, NAN, bytes.take<double>()};
    const double rate = rates[bytes.take<std::uint8_t>() % std::size(rates)];
    const double step_s = rate > 1 && rate < 1e5 ? 1.0 / rate : 0.004;
    switch (bytes.take<std::uint8_t>() % 3) { // one each: more inputs a second
    case 0:
        run(EcgBeatDetector{SampleRate{rate}}, bytes, step_s);
        break;
    case 1:
        run(PpgBeatDetector{SampleRate{rate}}, bytes, step_s);
        break;
    default:
        run(RrBeats{}, bytes, 0.9, 8.0);
    }
    return 0;
}
