// SPDX-License-Identifier: MIT
// What each beat turned out to be, two beats later.
#include "heart/beat_corrector.hpp"

#include <cstddef>

namespace eupnea {
namespace {

constexpr std::size_t look_ahead = 2;
constexpr double agreement = 0.2;

} // namespace

BeatCorrector::BeatCorrector()
    : waiting_(look_ahead + 1), classifications_(look_ahead + 2), doubtful_(3)
{}

std::optional<BeatClassification> BeatCorrector::operator()(const Beat& beat)
{
    if (!beat.ibi && !waiting_.empty()) on(Gap{});
    waiting_.push({beat.number, beat.time, beat.ibi});
    if (waiting_.full()) classify_oldest();

    if (classifications_.empty()) return std::nullopt;
    const BeatClassification classification = classifications_.front();
    classifications_.pop_front();
    return classification;
}

void BeatCorrector::on(const Gap&)
{
    while (!waiting_.empty()) classify_oldest();
    carried_ = Milliseconds{0.0};
    pause_follows_ = false;
}

void BeatCorrector::emit(const Waiting& beat, BeatClass beat_class, std::optional<Milliseconds> nn,
                         std::uint8_t parts)
{
    classifications_.push({beat.number, beat.time, beat_class, nn, parts});
}

void BeatCorrector::classify_oldest()
{
    const Waiting beat = waiting_.front();
    waiting_.pop_front();
    if (!beat.interval) return emit(beat, BeatClass::first, std::nullopt);
    if (pause_follows_) {
        pause_follows_ = false;
        note_correction(*beat.interval);
        return emit(beat, BeatClass::ectopic, half_);
    }
    const auto ahead = [&](std::size_t i) {
        return waiting_.size() > i ? waiting_[i].interval : std::nullopt;
    };
    const Milliseconds interval = *beat.interval + carried_;
    carried_ = Milliseconds{0.0};
    const auto finding = classify_(interval, ahead(0), ahead(1));
    switch (finding.beat_class) {
    case BeatClass::normal:
        doubtful_.clear();
        classify_.accept(finding.nn);
        break;
    case BeatClass::extra:
        carried_ = interval;
        note_correction(interval);
        return emit(beat, BeatClass::extra, std::nullopt);
    case BeatClass::ectopic:
        pause_follows_ = true;
        half_ = finding.nn;
        [[fallthrough]];
    default:
        note_correction(interval);
    }
    emit(beat, finding.beat_class, finding.nn, finding.parts);
}

/// The guard: a rhythm that three corrected intervals in a row agree on is a rhythm.
void BeatCorrector::note_correction(Milliseconds raw)
{
    doubtful_.push(raw);
    if (!doubtful_.full()) return;
    const auto agrees = [&](Milliseconds interval) {
        return std::chrono::abs(interval - doubtful_.back()) < agreement * doubtful_.back();
    };
    if (!agrees(doubtful_[0]) || !agrees(doubtful_[1])) return;
    const Milliseconds rhythm = doubtful_.back();
    classify_.forget();
    doubtful_.clear();
    if (IntervalClassifier::is_possible(rhythm)) classify_.accept(rhythm);
}

} // namespace eupnea
