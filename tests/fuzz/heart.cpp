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
#include "heart/record/offline_redetection.hpp"
#include "heart/record/peak_record.hpp"
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
        if (const auto classification = correct(*beat)) {
            require(!classification->nn ||
                    (std::isfinite(classification->nn->count()) && classification->parts > 0));
            window.on(*classification);
        }
        const auto rate = window.heart_rate_bpm(sample.time);
        require(!rate || (*rate >= 20.0 && *rate <= 300.0));
        const auto rmssd = window.rmssd(sample.time);
        require(!rmssd || std::isfinite(rmssd->count()));
    }
}

/// The whole record, once more: what comes of it is in order, in time and in numbers.
template <class Detector>
void repair(Channel channel, SampleRate rate, Bytes bytes, double step_s)
{
    Detector detector{rate};
    PeakRecord record;
    std::vector<Beat> live;
    Timestamp now = at(Seconds{0});
    record.on(Stream{now, channel, rate});
    while (bytes.size > 0) {
        Sample sample = next_sample(bytes, now, step_s, 1.0);
        sample.channel = channel;
        if (bytes.size % 251 == 7) {
            const Gap gap{channel, sample.time, sample.time, 1, GapCause::lost_frames};
            detector.on(gap);
            record.on(gap);
        }
        if (bytes.size % 241 == 7) record.on(Sample{Channel::contact, sample.time, 0.0});
        if (bytes.size % 241 == 3) record.on(Sample{Channel::contact, sample.time, 1.0});
        record.on(sample);
        if (const auto beat = detector(sample)) live.push_back(*beat);
    }
    const auto repaired = repair_detection(live, record.finish());
    for (std::size_t i = 0; i < repaired.size(); ++i) {
        require(repaired[i].number == i && std::isfinite(seconds_of(repaired[i].time)));
        require(i == 0 || repaired[i].time > repaired[i - 1].time);
        require(!repaired[i].ibi || repaired[i].ibi->count() > 0.0);
    }
    const auto [added, taken_out] = count_repairs(live, repaired);
    require(live.size() + added == repaired.size() + taken_out);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    Bytes bytes{data, size};
    const double rates[] = {
        25, 30, 100, 125, 130, 250, 360, 500, 1000, 4000, 0, 1e9, -1.0, NAN, bytes.take<double>()};
    const double rate = rates[bytes.take<std::uint8_t>() % std::size(rates)];
    const double step_s = rate > 1 && rate < 1e5 ? 1.0 / rate : 0.004;
    switch (bytes.take<std::uint8_t>() % 5) { // one each: more inputs a second
    case 0:
        run(EcgBeatDetector{SampleRate{rate}}, bytes, step_s);
        break;
    case 1:
        run(PpgBeatDetector{SampleRate{rate}}, bytes, step_s);
        break;
    case 2:
        run(RrBeats{}, bytes, 0.9, 8.0);
        break;
    case 3:
        repair<EcgBeatDetector>(Channel::ecg, SampleRate{rate}, bytes, step_s);
        break;
    default:
        repair<PpgBeatDetector>(Channel::ppg, SampleRate{rate}, bytes, step_s);
    }
    return 0;
}
