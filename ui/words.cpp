// SPDX-License-Identifier: MIT
#include "ui/words.hpp"

#include <cmath>

#include "calm/quiet_start.hpp"
#include "calm/words.hpp"
#include "session/breath_fact.hpp"
#include "ui/kit/canvas.hpp"

namespace eupnea::ui {

namespace {

constexpr double least_lag = 0.05; ///< s, that is worth a word
constexpr Seconds fresh = 2s;      ///< a signal is present when it is not older than this

bool is_lost(const Session& session)
{
    if (!session.link()) return false;
    const LinkState state = session.link()->state;
    return state == LinkState::lost || state == LinkState::refused;
}

/// The signal itself cannot be believed, as opposed to a window that is not yet full.
bool condemns_signal(Reason reason)
{
    switch (reason) {
    case Reason::no_signal:
    case Reason::settling:
    case Reason::no_contact:
    case Reason::flat:
    case Reason::saturated:
    case Reason::motion:
    case Reason::noisy:
        return true;
    default:
        return false;
    }
}

Line quiet_words(const Session& session, Timestamp now)
{
    const auto left = static_cast<int>(std::ceil(session.quiet_left(now).count()));
    return format_line("{}\nThe guide begins in {}:{:02}; Enter begins it now.", quiet_note,
                       left / 60, left % 60);
}

Line calm_words(const State& state)
{
    if (state.calm != Calm::not_enough)
        return format_line("{}{}", sentence_for(state.calm),
                           is_provisional(state) ? provisional_note : "");
    if (state.heart.reason == Reason::irregular) return irregular_note;
    if (!state.heart.good()) return format_line("heart: {}", clause(state.heart.reason));
    if (state.calm_reason == Reason::none) return "listening\u2026"; // until the word has steadied
    return format_line("listening: {}", clause(state.calm_reason));
}

/// Empty where a breath is measured or nothing is known.
Line heart_tracking_words(const Session& session, Timestamp now)
{
    const auto heart = session.heart_tracking(now);
    if (!heart || breath_is_measured(session, now)) return {};
    const double lag = heart->lag.count();
    if (heart->following != Following::follows || std::abs(lag) < least_lag) return heart->sentence;
    return format_line("{}, {:.1f} s {} it", heart->sentence, std::abs(lag),
                       lag > 0 ? "behind" : "ahead of");
}

} // namespace

std::string_view phase_words(const Session& session, Timestamp now)
{
    if (const auto moment = session.pacer().at(now)) return words_for(moment->phase);
    if (session.quiet_left(now) > 0s) return "breathe as you like";
    return session.pacer().pattern() ? "paused" : "";
}

Line notice_words(const Session& session, Timestamp now)
{
    const auto notices = session.notices();
    if (notices.empty()) return {};
    const Seconds age = now - notices.back().time;
    if (age < 0s || age > notice_length) return {};
    return notices.back().text.view();
}

Line warning_words(const Session& session, Timestamp now)
{
    if (is_lost(session))
        return format_line("{} Your practice goes on.", session.link()->text.view());
    if (const Line notice = notice_words(session, now); !notice.empty()) return notice;
    const Seconds guided = session.pacer().guided(now);
    if (session.pacer().running() && guided < note_length) return over_breathing_note;
    if (session.breathes_too_much()) return less_air_sentence;
    return {};
}

Line state_words(const Session& session, Timestamp now)
{
    if (const Line warning = warning_words(session, now); !warning.empty()) return warning;
    if (session.quiet_left(now) > 0s) return quiet_words(session, now);
    const auto prompts = session.prompts();
    if (!prompts.empty() && !prompts.back().text.empty()) return prompts.back().text.view();
    if (!session.state()) return format_line("listening: {}", clause(Reason::no_signal));
    const Line calm = calm_words(*session.state());
    const std::string_view fact = breath_fact(session, now);
    if (!fact.empty() && breath_is_measured(session, now))
        return format_line("{}\nbreath: {}", calm.view(), fact);
    if (const Line heart = heart_tracking_words(session, now); !heart.empty())
        return format_line("{}\n{}", calm.view(), heart.view());
    const auto answer = session.pacer_tracking(now);
    if (!answer || !breath_is_measured(session, now)) return calm;
    return format_line("{}\n{}", calm.view(), answer->sentence);
}

std::string_view origin_words(const Session& session)
{
    if (!session.link()) return {};
    if (is_lost(session)) return "Sensor lost";
    switch (session.link()->origin) {
    case Origin::simulated:
        return "Simulated person";
    case Origin::replayed:
        return session.start() && session.start()->origin == Origin::simulated
                   ? "Replay of a simulated person"
                   : "Replay";
    case Origin::live:
    case Origin::imported: // of a session, never of a link
        break;
    }
    return {};
}

Line breath_rate_words(const State& state)
{
    if (!state.breath_rate_per_min || state.breath_source == BreathSource::belt)
        return "breathing rate";
    if (!state.breath_rate_error) return "breathing, from the heart";
    return format_line("from the heart, \u00B1 {:.1f}", *state.breath_rate_error);
}

Line sensor_words(const Session& session, Timestamp now)
{
    if (!session.link()) return "Choose a sensor, or breathe with the simulated person.";
    if (session.link()->state != LinkState::streaming) return session.link()->text.view();
    if (const std::string damage = session.refusals().damage(); !damage.empty())
        return format_line("{}: check the plug and the cable.", damage);
    if (!session.state() || now - session.state()->time > 2 * fresh) return "Listening\u2026";
    const State& state = *session.state();
    if (session.has(Channel::belt) && !state.breath.good() && condemns_signal(state.breath.reason))
        return format_line("Breath: {}.", clause(state.breath.reason));
    if (const auto told = session.sensor_heart_rate(now); told && !state.heart_rate_bpm)
        return format_line("{:.0f} beats/min by the sensor's own count, which sends no intervals.",
                           *told);
    if (!state.heart.good()) return format_line("Heart: {}.", clause(state.heart.reason));
    if (state.breath_source == BreathSource::belt && state.breath.reason == Reason::sources_differ)
        return "Breath: belt and heart tell different rates. Does the belt sit well?";
    const Line good = state.heart_rate_bpm
                          ? format_line("Good signal, {:.0f} beats/min.", *state.heart_rate_bpm)
                          : Line{"Good signal."};
    if (!session.battery_percent()) return good;
    return format_line("{} Battery {:.0f} %.", good.view(), *session.battery_percent());
}

bool is_streaming(const Session& session, Channel channel, Timestamp now)
{
    const auto& points = session.samples(channel).points();
    return !points.empty() && now - points.back().time < fresh;
}

bool breath_is_measured(const Session& session, Timestamp now)
{
    const auto& wave = session.breath_wave();
    if (wave.empty() || now - wave.back().time > fresh) return false;
    return !session.state() || !condemns_signal(session.state()->breath.reason);
}

double rate_of(const Pattern& pattern) { return breath_rate(pattern.cycle()).per_minute; }

Line pattern_words(const Pattern& pattern)
{
    const double inhale = (pattern.inhale + pattern.top_up_rest + pattern.top_up).count();
    const double full = pattern.hold_full.count();
    const double exhale = pattern.exhale.count();
    const double empty = pattern.hold_empty.count();
    if (empty > 0.0)
        return format_line("{:.3g} in, {:.3g} hold, {:.3g} out, {:.3g} hold", inhale, full, exhale,
                           empty);
    if (full > 0.0) return format_line("{:.3g} in, {:.3g} hold, {:.3g} out", inhale, full, exhale);
    return format_line("{:.3g} in, {:.3g} out", inhale, exhale);
}

} // namespace eupnea::ui
