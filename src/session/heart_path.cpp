// SPDX-License-Identifier: MIT
#include "session/heart_path.hpp"

#include <array>

namespace eupnea {

namespace {

constexpr Seconds timeout = 5s;
constexpr Seconds longest_silence = 3s; // the longest interval between two beats
constexpr std::array by_preference{BeatSource::ecg, BeatSource::rr, BeatSource::ppg};

} // namespace

void HeartPath::on(const Stream& stream)
{
    switch (stream.channel) {
    case Channel::ecg:
        ecg_.emplace(stream.rate);
        break;
    case Channel::ppg:
        ppg_.emplace(stream.rate);
        break;
    case Channel::rr:
        rr_.emplace();
        break;
    default:
        return;
    }
    for (const BeatSource source : by_preference) {
        if (!present(source)) continue;
        if (source != active_source_) changed_ = true;
        active_source_ = source;
        return;
    }
}

const InputGuard* HeartPath::guard(Channel channel) const
{
    if (channel == Channel::ecg && ecg_) return &ecg_->guard();
    if (channel == Channel::ppg && ppg_) return &ppg_->guard();
    return nullptr;
}

void HeartPath::on(const Gap& gap)
{
    if (gap.channel == Channel::ecg && ecg_) ecg_->on(gap);
    if (gap.channel == Channel::ppg && ppg_) ppg_->on(gap);
    if (gap.channel == Channel::rr && rr_) rr_->on(gap);
    corrector_.on(gap);
}

std::optional<Beat> HeartPath::detect(const Sample& sample)
{
    note_time(sample);
    if (sample.channel == Channel::contact) touch(sample);
    if (off_since_) return std::nullopt;
    if (sample.channel == Channel::ecg && ecg_) return (*ecg_)(sample);
    if (sample.channel == Channel::ppg && ppg_) return (*ppg_)(sample);
    if (sample.channel == Channel::rr && rr_) return (*rr_)(sample);
    return std::nullopt;
}

void HeartPath::touch(const Sample& contact)
{
    if (contact.value == 0.0) {
        if (!off_since_) off_since_ = contact.time;
    } else if (off_since_) {
        for (const Channel channel : {Channel::ecg, Channel::ppg, Channel::rr})
            on(Gap{channel, *off_since_, contact.time, 0, GapCause::link_lost});
        off_since_.reset();
    }
}

void HeartPath::choose(Timestamp now)
{
    if (!present(active_source_) || usable(active_source_, now)) return poor_since_.reset();
    if (!poor_since_) poor_since_ = now;
    if (now - *poor_since_ < timeout) return;
    for (const BeatSource source : by_preference) {
        if (!usable(source, now)) continue;
        active_source_ = source;
        changed_ = true;
        return poor_since_.reset();
    }
}

void HeartPath::note_time(const Sample& sample)
{
    const auto note = [&](BeatSource source) {
        newest_[static_cast<std::size_t>(source)] = sample.time;
    };
    if (sample.channel == Channel::ecg) note(BeatSource::ecg);
    if (sample.channel == Channel::ppg) note(BeatSource::ppg);
    if (sample.channel == Channel::rr) note(BeatSource::rr);
}

bool HeartPath::silent(BeatSource source, Timestamp now) const
{
    const auto& newest = newest_[static_cast<std::size_t>(source)];
    return newest && now - *newest > longest_silence;
}

bool HeartPath::usable(BeatSource source, Timestamp now) const
{
    return present(source) && !silent(source, now) && quality(source).good();
}

bool HeartPath::present(BeatSource source) const
{
    switch (source) {
    case BeatSource::ecg:
        return ecg_.has_value();
    case BeatSource::rr:
        return rr_.has_value();
    case BeatSource::ppg:
        return ppg_.has_value();
    }
    return false;
}

Quality HeartPath::quality(BeatSource source) const
{
    switch (source) {
    case BeatSource::ecg:
        return ecg_->quality();
    case BeatSource::rr:
        return rr_->quality();
    case BeatSource::ppg:
        return ppg_->quality();
    }
    return {};
}

Quality HeartPath::quality() const
{
    if (off_since_) return {0.0f, Reason::no_contact};
    return present(active_source_) ? quality(active_source_) : Quality{};
}

void HeartPath::number(Beat& beat)
{
    if (changed_ && next_number_ > 0) beat.ibi.reset();
    changed_ = false;
    beat.number = next_number_++;
}

} // namespace eupnea
