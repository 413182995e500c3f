// SPDX-License-Identifier: MIT
#include "drivers/frame_pace.hpp"

#include <algorithm>
#include <cmath>
#include <span>

#include "base/statistics.hpp"

namespace eupnea {

using namespace literals;

namespace {

constexpr std::size_t fewest_frames = 3;
constexpr SampleRate most_rate{10'000.0}; ///< that a detector takes, and a port carries

/// The slope of (frames counted, time), the same in each stretch, each from a beginning of its own.
class StretchedSlope {
public:
    void begin_stretch()
    {
        if (n_ > 0) {
            xx_ += sum_xx_ - sum_x_ * sum_x_ / n_;
            xy_ += sum_xy_ - sum_x_ * sum_y_ / n_;
        }
        n_ = sum_x_ = sum_y_ = sum_xx_ = sum_xy_ = 0;
    }
    void add(double x, double y)
    {
        n_ += 1;
        sum_x_ += x;
        sum_y_ += y;
        sum_xx_ += x * x;
        sum_xy_ += x * y;
    }
    /// 0 where a line cannot be laid.
    double operator()()
    {
        begin_stretch();
        return xx_ > 0 ? xy_ / xx_ : 0;
    }

private:
    double xx_ = 0, xy_ = 0;
    double n_ = 0, sum_x_ = 0, sum_y_ = 0, sum_xx_ = 0, sum_xy_ = 0;
};

/// What sensors are usually set to; the nearest within a hundredth is meant.
constexpr double usual_rates[] = {10,  20,  25,  40,  50,  60,  64,  100,
                                  125, 128, 200, 250, 256, 500, 512, 1000};

SampleRate rounded(double per_second)
{
    for (const double usual : usual_rates)
        if (std::abs(per_second / usual - 1) < 0.011) return {usual};
    return {per_second >= 10 ? std::round(per_second) : std::round(per_second * 10) / 10};
}

constexpr Seconds shortest_pause = 0.25s;
constexpr double enough_arrivals = 0.4; ///< s, to decide that the device's time is none
constexpr double fewest_waits = 8;      ///< between arrivals, for the same
constexpr double pause_share = 8;       ///< of the usual time between arrivals

/// Seconds a frame, by the device's own time. What passed between two losses counts nothing.
double pace_of_device(std::span<const FramePace::Counted> frames)
{
    StretchedSlope slope;
    for (std::size_t i = 0; i < frames.size(); ++i) {
        if (i > 0 && frames[i].stretch != frames[i - 1].stretch) slope.begin_stretch();
        slope.add(frames[i].count - frames[0].count, frames[i].device - frames[0].device);
    }
    return slope();
}

/// The usual time between two arrivals, s; 0 when all came at once.
double usual_wait(std::span<const FramePace::Counted> frames)
{
    std::vector<double> waits;
    for (std::size_t i = 1; i < frames.size(); ++i)
        if (frames[i].arrival > frames[i - 1].arrival)
            waits.push_back(frames[i].arrival - frames[i - 1].arrival);
    return waits.empty() ? 0 : median(std::span{waits});
}

/// Seconds a frame, by the arrivals: within the stretches between pauses, which a sketch makes while it does
/// something else.
double pace_of_arrivals(std::span<const FramePace::Counted> frames)
{
    const double pause = std::max(shortest_pause.count(), pause_share * usual_wait(frames));
    StretchedSlope slope;
    for (std::size_t i = 0; i < frames.size(); ++i) {
        const bool other = i > 0 && frames[i].stretch != frames[i - 1].stretch;
        if (other || (i > 0 && frames[i].arrival - frames[i - 1].arrival > pause))
            slope.begin_stretch();
        slope.add(frames[i].count - frames[0].count, frames[i].arrival - frames[0].arrival);
    }
    return slope();
}

} // namespace

void FramePace::add(const Reading& reading, const Clocking& clocking, Timestamp arrival,
                    int stretch)
{
    if (reading.sequence && !frames_.empty())
        count_ +=
            (*reading.sequence + clocking.sequence_modulus - sequence_) % clocking.sequence_modulus;
    else
        count_ += 1;
    sequence_ = reading.sequence.value_or(0);
    if (reading.device_us && !frames_.empty())
        device_us_ += (*reading.device_us + clocking.device_modulus_us - wrapped_us_) %
                      clocking.device_modulus_us;
    wrapped_us_ = reading.device_us.value_or(0);
    tells_time_ |= reading.device_us.has_value();
    frames_.push_back({static_cast<double>(count_), seconds_of(arrival),
                       static_cast<double>(device_us_) * 1e-6, stretch});
}

std::optional<SampleRate> FramePace::rate() const
{
    if (frames_.size() < fewest_frames) return std::nullopt;
    const double by_device = tells_time_ ? pace_of_device(frames_) : 0.0;
    const double period = tells_time_ && is_sane(by_device) ? by_device : pace_of_arrivals(frames_);
    if (!(period * most_rate.per_second >= 1)) return std::nullopt;
    return rounded(1 / period);
}

/// Whether the device's time goes about as fast as ours, as far as the arrivals show.
bool FramePace::is_sane(double device_period) const
{
    const double listened = frames_.back().arrival - frames_.front().arrival;
    if (listened < enough_arrivals || listened < fewest_waits * usual_wait(frames_)) return true;
    const double ratio = device_period / pace_of_arrivals(frames_);
    return ratio > 0.5 && ratio < 2;
}

} // namespace eupnea
