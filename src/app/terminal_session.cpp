// SPDX-License-Identifier: MIT
#include "app/terminal_session.hpp"

#include <fmt/format.h>
#include <numeric>

#include "app/failure.hpp"
#include "app/practice_script.hpp"
#include "calm/words.hpp"
#include "session/breath_fact.hpp"

namespace eupnea::app {

namespace {

std::string time_part(const Session& session, Timestamp now)
{
    if (const auto& step = session.step())
        return clock_face(step->left - (now - step->time)) + " left";
    const Seconds guided = session.pacer().guided(now);
    if (!session.start() || session.start()->planned == 0s) return clock_face(guided);
    return clock_face(session.start()->planned - guided) + " left";
}

std::string phase_part(const Session& session, Timestamp now)
{
    if (session.end()) return "the end";
    if (const Seconds quiet = session.quiet_left(now); quiet > 0s)
        return fmt::format("breathe as you like, guide in {}", clock_face(quiet));
    const auto moment = session.pacer().at(now);
    if (!moment && session.assessment()) return "rest, breathe as you like";
    if (!moment) return session.step() ? "breathe freely" : "paused";
    constexpr int width = 8;
    const int filled = static_cast<int>(std::lround(moment->volume * width));
    return fmt::format("{:<11} [{:<8}]", words_for(moment->phase), std::string(filled, '#'));
}

std::string heart_part(const State& state, std::optional<float> sensor_rate)
{
    if (!state.heart_rate_bpm && sensor_rate)
        return fmt::format("heart {:.0f} bpm by the sensor's own count, which sends no intervals",
                           *sensor_rate);
    if (!state.heart_rate_bpm) return fmt::format("heart -- ({})", clause(state.heart.reason));
    std::string text = fmt::format("heart {:.0f} bpm", *state.heart_rate_bpm);
    if (state.hr_swing_bpm) text += fmt::format(", swing {:.0f} bpm", *state.hr_swing_bpm);
    return text;
}

std::string breath_part(const Session& session, const State& state, Timestamp now)
{
    const auto heart = session.heart_tracking(now);
    if (heart && heart->following == Following::follows)
        return fmt::format("{}, {:+.1f} s", heart->sentence, heart->lag.count());
    if (!state.breath_rate_per_min)
        return fmt::format("breath -- ({})", clause(state.breath.reason));
    const bool measured = state.breath_source == BreathSource::belt;
    const std::string_view fact = measured ? breath_fact(session, now) : "";
    return fmt::format("breath {}{:.1f}/min{}{}", measured ? "" : "about ",
                       *state.breath_rate_per_min, fact.empty() ? "" : ", ", fact);
}

std::string origin_part(const Session& session)
{
    if (!session.link()) return "";
    if (session.link()->state == LinkState::lost) return "  [sensor lost, looking for it]";
    if (session.link()->origin == Origin::simulated) return "  [simulated]";
    if (session.link()->origin == Origin::replayed) return "  [replayed]";
    return "";
}

std::optional<double> mean(auto&& values)
{
    double sum = 0.0;
    std::size_t count = 0;
    for (const auto& value : values) {
        if (!value) continue;
        sum += *value;
        ++count;
    }
    if (count == 0) return std::nullopt;
    return sum / static_cast<double>(count);
}

std::optional<double> mean_of(std::span<const State> states, std::optional<float> State::*member)
{
    std::vector<std::optional<float>> values;
    for (const State& state : states) values.push_back(state.*member);
    return mean(values);
}

std::string with_reason(std::optional<double> value, const char* format, Reason reason)
{
    if (value) return fmt::format(fmt::runtime(format), *value);
    return fmt::format("no number - {}", clause(reason));
}

} // namespace

std::string live_line(const Session& session, Timestamp now)
{
    std::string line = fmt::format("{:>10}  {}", time_part(session, now), phase_part(session, now));
    if (const auto& state = session.state())
        line += fmt::format("  {}  {}  {}{}", heart_part(*state, session.sensor_heart_rate(now)),
                            breath_part(session, *state, now), words_for(state->calm),
                            is_provisional(*state) ? " (provisional)" : "");
    return line + origin_part(session);
}

std::string summary(const Session& session)
{
    const auto states = session.states();
    const State last = states.empty() ? State{} : states.back();
    const Timestamp end = session.end() ? session.end()->time : session.now();
    const auto beats = session.beats();
    const auto corrected = std::count_if(beats.begin(), beats.end(), [](const SessionBeat& beat) {
        return beat.classification && beat.classification->beat_class != BeatClass::normal &&
               beat.classification->beat_class != BeatClass::first;
    });

    std::string text = fmt::format(
        "You practised for {}.\n",
        clock_face(session.step() ? end.time_since_epoch() : session.pacer().guided(end)));
    text += fmt::format("  heart rate       {}\n",
                        with_reason(mean_of(states, &State::heart_rate_bpm),
                                    "{:.1f} bpm on average", last.heart.reason));
    text += fmt::format("  heart-rate swing {}\n",
                        with_reason(mean_of(states, &State::hr_swing_bpm),
                                    "{:.1f} bpm per breath on average", last.breath.reason));
    text += fmt::format("  breathing        {}\n",
                        with_reason(mean_of(states, &State::breath_rate_per_min),
                                    "{:.1f} breaths a minute on average", last.breath.reason));
    text +=
        fmt::format("  beats {}, of which {} corrected; measured breaths {}; gaps {}; markers {}\n",
                    beats.size(), corrected, session.breaths().size(), session.gaps().size(),
                    session.marks().size());
    if (const std::string refused = session.refusals().report(); !refused.empty())
        text += fmt::format("  refused: {}\n", refused);
    if (session.link() && session.link()->origin == Origin::simulated)
        text += "  These are a simulated person's numbers, not yours.\n";
    return text;
}

void FirstRefusal::on(const Event& event)
{
    const auto* link = std::get_if<LinkStatus>(&event);
    if (!link) return;
    was_open_ |= link->state == LinkState::connected || link->state == LinkState::streaming;
    if (link->state == LinkState::refused && !was_open_)
        throw Failure{std::string{link->text.view()}};
}

} // namespace eupnea::app
