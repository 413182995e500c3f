// SPDX-License-Identifier: MIT
#include "analysis/analysis.hpp"

#include <algorithm>
#include <numeric>

namespace eupnea {

namespace {

void count(SecondsGood& seconds, const Quality& quality, bool has_value)
{
    ++seconds.all;
    seconds.good += has_value;
    if (!has_value) ++seconds.refused[static_cast<std::size_t>(quality.reason)];
}

} // namespace

bool is_poor(Reason reason)
{
    return reason == Reason::noisy || reason == Reason::motion || reason == Reason::saturated ||
           reason == Reason::flat || reason == Reason::no_contact;
}

Reason SecondsGood::main_reason() const
{
    const auto most = std::max_element(refused.begin() + 1, refused.end());
    return *most == 0 ? Reason::none : static_cast<Reason>(most - refused.begin());
}

void Analysis::on(const Event& event)
{
    if (const auto* sample = std::get_if<Sample>(&event)) {
        if (!first_) first_ = sample->time;
        last_ = std::max(last_, sample->time);
        ++samples_;
    }
    if (const auto* stream = std::get_if<Stream>(&event)) note(*stream);
    if (const auto* beat = std::get_if<Beat>(&event)) {
        ++beats_;
        beat_source_ = beat->source;
    }
    if (const auto* classification = std::get_if<BeatClassification>(&event)) note(*classification);
    if (const auto* breath = std::get_if<Breath>(&event)) note(*breath);
    if (const auto* state = std::get_if<State>(&event)) note(*state);
    if (const auto* change = std::get_if<PacerChange>(&event)) paced_ = paced_ || change->running;
    if (const auto* notice = std::get_if<Notice>(&event);
        notice && std::ranges::find(notices_, *notice) == notices_.end())
        notices_.push_back(*notice);
    if (const auto* gap = std::get_if<Gap>(&event)) {
        ++gaps_;
        gap_time_ += gap->until - gap->from;
    }
}

void Analysis::note(const Stream& stream)
{
    const auto same = [&](const AnalysedChannel& c) { return c.channel == stream.channel; };
    const auto known = std::find_if(channels_.begin(), channels_.end(), same);
    if (known == channels_.end())
        channels_.push_back({stream.channel, stream.rate});
    else
        known->rate = stream.rate;
}

void Analysis::note(const BeatClassification& classification)
{
    const bool first = classification.beat_class == BeatClass::first;
    classified_ += !first;
    corrected_ += !first && classification.beat_class != BeatClass::normal;
    timeline_(classification, [this](Nn nn) {
        nn.adjacent = nn.adjacent && !hole_;
        hole_ = false;
        nn_.push_back(nn);
    });
}

void Analysis::note(const Breath& breath)
{
    ++breaths_;
    inhaling_ += breath.exhale - breath.inhale;
    exhaling_ += breath.end - breath.exhale;
}

/// Beats of a poor signal have intervals too, and none of them means anything; those of a person who speaks mean
/// something else.
void Analysis::note_good_signal(const Quality& heart)
{
    const bool detected = beat_source_ != BeatSource::rr;
    const bool left_out = heart.reason == Reason::talking || (detected && is_poor(heart.reason));
    if (left_out && nn_.size() > good_signal_) {
        nn_.resize(good_signal_);
        hole_ = true;
    }
    good_signal_ = nn_.size();
}

void Analysis::note(const State& state)
{
    note_good_signal(state.heart);
    count(heart_seconds_, state.heart, state.heart_rate_bpm.has_value());
    count(breath_seconds_, state.breath, state.breath_rate_per_min.has_value());
    if (!state.breath_rate_per_min) return;
    ++sources_[static_cast<std::size_t>(state.breath_source)];
    const auto tenth = static_cast<std::size_t>(std::max(0.0f, 10.0f * *state.breath_rate_per_min));
    ++rate_seconds_[std::min(tenth, rate_seconds_.size() - 1)];
}

std::optional<Milliseconds> Analysis::mean_nn() const
{
    if (nn_.empty()) return std::nullopt;
    Milliseconds sum{0.0};
    for (const Nn& nn : nn_) sum += nn.interval;
    return sum / static_cast<double>(nn_.size());
}

double Analysis::corrected_percent() const
{
    return classified_ > 0
               ? 100.0 * static_cast<double>(corrected_) / static_cast<double>(classified_)
               : 0.0;
}

BreathFigures Analysis::breath() const
{
    BreathFigures figures{breaths_, std::nullopt, std::nullopt, BreathSource::none};
    const auto most = std::max_element(sources_.begin(), sources_.end());
    if (*most > 0) figures.source = static_cast<BreathSource>(most - sources_.begin());
    if (breaths_ > 0) {
        figures.rate_per_min =
            60.0 * static_cast<double>(breaths_) / (inhaling_ + exhaling_).count();
        figures.ratio = inhaling_ / exhaling_;
        figures.source = BreathSource::belt;
        return figures;
    }
    const auto all = std::accumulate(rate_seconds_.begin(), rate_seconds_.end(), std::size_t{0});
    std::size_t below = 0;
    for (std::size_t tenth = 0; tenth < rate_seconds_.size() && all > 0; ++tenth) {
        below += rate_seconds_[tenth];
        if (2 * below < all) continue;
        figures.rate_per_min = (static_cast<double>(tenth) + 0.5) / 10.0;
        break;
    }
    return figures;
}

} // namespace eupnea
