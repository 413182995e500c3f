// SPDX-License-Identifier: MIT
#include "ui/summary.hpp"

#include <algorithm>
#include <array>

#include "practice/check_in.hpp"
#include "ui/kit/canvas.hpp"

namespace eupnea::ui {

namespace {

constexpr std::size_t least_to_compare = 120; ///< states with a rate, one a second

using Measure = std::optional<float> State::*;

struct Mean {
    double sum = 0.0;
    std::size_t count = 0;

    void add(float value)
    {
        sum += value;
        ++count;
    }
    std::optional<float> value() const
    {
        if (count == 0) return std::nullopt;
        return static_cast<float>(sum / static_cast<double>(count));
    }
};

Mean mean_of(std::span<const State> states, Measure measure)
{
    Mean mean;
    for (const State& state : states)
        if (state.*measure) mean.add(*(state.*measure));
    return mean;
}

std::span<const State> states_until(const Session& session, Timestamp end)
{
    const auto states = session.states();
    const auto past = std::ranges::upper_bound(states, end, {}, &State::time);
    return states.first(static_cast<std::size_t>(past - states.begin()));
}

bool is_uncertain(const SessionBeat& beat)
{
    return beat.classification && beat.classification->beat_class != BeatClass::normal &&
           beat.classification->beat_class != BeatClass::first;
}

Seconds lost_time(std::span<const Gap> gaps)
{
    std::array<Seconds, channel_count> lost{};
    for (const Gap& gap : gaps) lost[static_cast<std::size_t>(gap.channel)] += gap.until - gap.from;
    return *std::ranges::max_element(lost);
}

std::size_t most_gaps(std::span<const Gap> gaps)
{
    std::array<std::size_t, channel_count> count{};
    for (const Gap& gap : gaps) ++count[static_cast<std::size_t>(gap.channel)];
    return *std::ranges::max_element(count);
}

const char* plural(std::size_t count) { return count == 1 ? "" : "s"; }

} // namespace

Summary summarise(const Session& session)
{
    const Timestamp end = session.end() ? session.end()->time : session.now();
    const auto states = states_until(session, end);
    const auto before = [end](const auto& time) { return time <= end; };
    const auto beats = session.beats();

    Summary summary;
    summary.guided = session.pacer().guided(end);
    summary.heart_rate_bpm = mean_of(states, &State::heart_rate_bpm).value();
    const Mean breath = mean_of(states, &State::breath_rate_per_min);
    summary.breath_rate = breath.value();
    if (const auto ends = breath_rate_ends(states); ends && breath.count >= least_to_compare) {
        summary.breath_rate_at_first = static_cast<float>(ends->first);
        summary.breath_rate_at_last = static_cast<float>(ends->last);
    }
    summary.beats = static_cast<std::size_t>(
        std::ranges::count_if(beats, before, [](const SessionBeat& b) { return b.beat.time; }));
    summary.uncertain_beats = static_cast<std::size_t>(std::ranges::count_if(beats, is_uncertain));
    summary.breaths =
        static_cast<std::size_t>(std::ranges::count_if(session.breaths(), before, &Breath::end));
    summary.gaps = most_gaps(session.gaps());
    summary.lost = lost_time(session.gaps());
    summary.refused = session.refusals().report();
    if (!states.empty()) {
        summary.heart_reason = states.back().heart.reason;
        summary.breath_reason = states.back().breath.reason;
    }
    return summary;
}

Line duration_words(Seconds duration)
{
    const auto seconds = static_cast<int>(duration.count() + 0.5);
    const int minutes = seconds / 60;
    const int rest = seconds % 60;
    if (minutes == 0)
        return format_line("{} second{}", rest, plural(static_cast<std::size_t>(rest)));
    const char* many = plural(static_cast<std::size_t>(minutes));
    if (rest == 0) return format_line("{} minute{}", minutes, many);
    return format_line("{} min {} s", minutes, rest);
}

namespace {

/// Who is spoken of.
struct Who {
    std::string_view breathing;
    std::string_view breathed;
    std::string_view heart;
    std::string_view heart_first; ///< as a sentence begins
};

Who who(Origin origin)
{
    switch (origin) {
    case Origin::simulated:
        return {"The simulated person's breathing", "The simulated person breathed", "their heart",
                "The simulated person's heart"};
    case Origin::replayed:
    case Origin::imported:
        return {"The recorded breathing", "The recorded person breathed", "their heart",
                "The recorded heart"};
    case Origin::live:
        break;
    }
    return {"Your breathing", "You breathed", "your heart", "Your heart"};
}

} // namespace

Line summary_words(const Summary& summary, Origin origin)
{
    const Who is = who(origin);
    const auto& first = summary.breath_rate_at_first;
    const auto& last = summary.breath_rate_at_last;
    const auto& heart = summary.heart_rate_bpm;
    if (first && last && heart)
        return format_line(
            "{} went from {:.1f} to {:.1f} breaths a minute, and {} beat {:.0f} times a "
            "minute on average.",
            is.breathing, *first, *last, is.heart, *heart);
    if (first && last)
        return format_line("{} went from {:.1f} to {:.1f} breaths a minute.", is.breathing, *first,
                           *last);
    if (summary.breath_rate && heart)
        return format_line(
            "{} {:.1f} times a minute, and {} beat {:.0f} times a minute on average.", is.breathed,
            *summary.breath_rate, is.heart, *heart);
    if (heart)
        return format_line("{} beat {:.0f} times a minute on average.", is.heart_first, *heart);
    if (summary.breath_rate)
        return format_line("{} {:.1f} times a minute.", is.breathed, *summary.breath_rate);
    return "You took the time to breathe.";
}

Line evidence_words(const Summary& summary)
{
    if (summary.beats == 0 && summary.breaths == 0)
        return summary.refused.empty()
                   ? format_line("Nothing was measured: {}.", clause(Reason::no_signal))
                   : format_line("Nothing was measured: {}; {}.", clause(Reason::no_signal),
                                 summary.refused);
    Line words = format_line("{} beats, {} of them uncertain; {} measured breath{}", summary.beats,
                             summary.uncertain_beats, summary.breaths, plural(summary.breaths));
    if (summary.gaps > 0)
        words = format_line("{}; {} gap{}, {:.0f} s without signal", words.view(), summary.gaps,
                            plural(summary.gaps), summary.lost.count());
    if (!summary.refused.empty()) words = format_line("{}; {}", words.view(), summary.refused);
    if (!summary.heart_rate_bpm)
        words = format_line("{}; no heart rate: {}", words.view(), clause(summary.heart_reason));
    if (!summary.breath_rate)
        words =
            format_line("{}; no breathing rate: {}", words.view(), clause(summary.breath_reason));
    return words;
}

} // namespace eupnea::ui
