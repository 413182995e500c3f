// SPDX-License-Identifier: MIT
// Every peak of a recorded heart signal that could be a beat.
#include "heart/record/peak_record.hpp"

#include <utility>

namespace eupnea {
namespace {

constexpr Seconds meeting = 60s;
constexpr std::size_t most_met = 1'000'000; // samples, whatever their times
constexpr Seconds unseen_gap{0.3};          // between time stamps: the signal broke off

Timestamp time_of(const std::variant<Sample, Gap>& received)
{
    const auto* sample = std::get_if<Sample>(&received);
    return sample ? sample->time : std::get<Gap>(received).until;
}

} // namespace

template <class Detector>
void SecondLook<Detector>::on(const Sample& sample, std::vector<PeakStretch>& found)
{
    if (guard_(sample)) return;
    if (met_) return look(sample, found);
    beginning_.emplace_back(sample);
    const bool met = sample.time - time_of(beginning_.front()) >= meeting;
    if (met || beginning_.size() >= most_met) finish(found);
}

template <class Detector>
void SecondLook<Detector>::on(const Gap& gap, std::vector<PeakStretch>& found)
{
    if (met_) return look(gap, found);
    if (!beginning_.empty()) beginning_.emplace_back(gap);
}

template <class Detector>
void SecondLook<Detector>::finish(std::vector<PeakStretch>& found)
{
    if (met_ || beginning_.empty()) return;
    met_ = true;
    const auto received = std::exchange(beginning_, {});
    const Seconds before = time_of(received.back()) - time_of(received.front()) + 1s;
    for (const auto& one : received) {
        if (const auto* gap = std::get_if<Gap>(&one)) detector_.on(*gap);
        if (auto* sample = std::get_if<Sample>(&one))
            detector_({sample->channel, sample->time - before, sample->value});
    }
    detector_.on(Gap{});
    for (const auto& one : received)
        std::visit([&](const auto& event) { look(event, found); }, one);
}

template <class Detector>
void SecondLook<Detector>::look(const Sample& sample, std::vector<PeakStretch>& found)
{
    broken_off_ = broken_off_ || sample.time - *latest_ > unseen_gap;
    latest_ = sample.time;
    if (std::exchange(broken_off_, false)) found.push_back({source_, {}});
    detector_(sample);
    const auto& recent = detector_.peaks();
    std::size_t fresh = 0;
    while (fresh < recent.size() && recent[recent.size() - 1 - fresh].time > last_peak_) ++fresh;
    for (std::size_t i = recent.size() - fresh; i < recent.size(); ++i)
        found.back().peaks.push_back(recent[i]);
    if (fresh > 0) last_peak_ = recent.back().time;
}

template <class Detector>
void SecondLook<Detector>::look(const Gap& gap, std::vector<PeakStretch>&)
{
    detector_.on(gap);
    broken_off_ = true;
}

template class SecondLook<EcgBeatDetector>;
template class SecondLook<PpgBeatDetector>;

void PeakRecord::on(const Event& event)
{
    if (const auto* stream = std::get_if<Stream>(&event)) begin(*stream);
    if (const auto* sample = std::get_if<Sample>(&event)) receive(*sample);
    if (const auto* gap = std::get_if<Gap>(&event)) pause(*gap);
}

void PeakRecord::begin(const Stream& stream)
{
    if (stream.channel == Channel::ecg) {
        if (ecg_) ecg_->finish(stretches_);
        ecg_.emplace(BeatSource::ecg, stream.rate);
    }
    if (stream.channel == Channel::ppg) {
        if (ppg_) ppg_->finish(stretches_);
        ppg_.emplace(BeatSource::ppg, stream.rate);
    }
}

void PeakRecord::receive(const Sample& sample)
{
    if (sample.channel == Channel::contact) touch(sample);
    if (off_since_) return;
    if (sample.channel == Channel::ecg && ecg_) ecg_->on(sample, stretches_);
    if (sample.channel == Channel::ppg && ppg_) ppg_->on(sample, stretches_);
}

void PeakRecord::touch(const Sample& contact)
{
    if (contact.value == 0.0) {
        if (!off_since_) off_since_ = contact.time;
    } else if (off_since_) {
        for (const Channel channel : {Channel::ecg, Channel::ppg})
            pause({channel, *off_since_, contact.time, 0, GapCause::link_lost});
        off_since_.reset();
    }
}

void PeakRecord::pause(const Gap& gap)
{
    if (gap.channel == Channel::ecg && ecg_) ecg_->on(gap, stretches_);
    if (gap.channel == Channel::ppg && ppg_) ppg_->on(gap, stretches_);
}

std::vector<PeakStretch> PeakRecord::finish()
{
    if (ecg_) ecg_->finish(stretches_);
    if (ppg_) ppg_->finish(stretches_);
    return std::exchange(stretches_, {});
}

} // namespace eupnea
