// SPDX-License-Identifier: MIT
#include "measures/glossary.hpp"

#include <algorithm>
#include <cctype>
#include <string>

namespace eupnea {

namespace {

constexpr std::string_view task_force =
    "Task Force of the ESC and NASPE, Circulation 93:1043 (1996)";
constexpr std::string_view own = "a convention of Eupnea, written down in docs/measures.md";
constexpr std::string_view assessment_order = "Shaffer, Meehan, Frontiers in Neuroscience "
                                              "14:570400 (2020); measured as docs/measures.md says";

// clang-format off
constexpr Term terms[] = {
    {"heart_rate_bpm", "heart rate", "bpm",
     "How many times your heart beats in a minute, from the last few beats.",
     "Not a measure of fitness or calm: posture, coffee and talking change it too.",
     "beats over time"},
    {"hr_swing", "heart-rate swing", "bpm, ms",
     "How far your heart rate rises and falls with each breath: the thing that slow breathing trains.",
     "Not comparable between people: age and health set much of it.",
     "Grossman, van Beek, Wientjes, Psychophysiology 27:702 (1990)"},
    {"hr_turn", "fast swing", "bpm, s",
     "How far the heart rate went between its last two turns, and how long after the breath it turned.",
     "Not steady: it is one breath, the quickest answer there is.",
     "differences of successive extremes, as docs/measures.md says"},
    {"breath_rate_per_min", "breathing rate", "/min",
     "How many breaths you take in a minute, from the belt, or estimated from your heart with its error.",
     "Not measured when it says 'about': then the heart gave it away.",
     "docs/measures.md"},
    {"breath_ratio", "inhale to exhale", "",
     "How long the last inhale took compared with the exhale after it.",
     "Not better for being high or low: longer exhales only feel easier to many.",
     "docs/measures.md"},
    {"adherence", "with the guide", "",
     "How your measured breath follows the pacer: its rate, and how far behind or ahead.",
     "Not an exam: some way behind is how everybody follows.",
     own},
    {"smoothness", "rhythm smoothness", "",
     "How much of the heart's slow rhythm is one single wave, over the last 64 seconds.",
     "Not calm: any slow, even breathing makes it high, whatever you feel.",
     own},
    {"coherence", "coherence ratio", "",
     "The power in the highest peak of the heart rhythm, divided by the power everywhere else.",
     "Not calm, and not the number of any other program: the recipe changes it severalfold.",
     "McCraty, Frontiers in Neuroscience 16 (2022), PMC9214473; preprocessing in docs/measures.md"},
    {"phase_deg", "sync: phase", "degrees",
     "Where in the breath your heart rate peaks: 0 is at the end of the inhale, above 0 earlier.",
     "Not a goal by itself: it shows which pace suits your heart.",
     "Vaschillo et al., Appl. Psychophysiol. Biofeedback 27:1 (2002)"},
    {"phase_locking", "sync: locking", "",
     "How alike that phase is from breath to breath: 1 is always the same.",
     "Not proof of anything with few breaths: chance alone gives 0.5 with three.",
     "Lachaux et al., Human Brain Mapping 8:194 (1999)"},
    {"calm", "settling, in words", "",
     "A word for where your body seems to be going: working, settling or settled.",
     "Not a judgement, a diagnosis or an emotion; nothing in a heartbeat measures calm itself.",
     own},
    {"calm_index", "settling index", "0 to 100",
     "The weighted mean of the parts below it; 50 is as in your own quiet minutes.",
     "Not comparable between people, and our own choice of weights.",
     own},
    {"calm_heart_rate", "part: heart rate", "bpm",
     "How far your heart rate is from that of your own quiet minutes.",
     "Not lower is better without end: it only compares with yourself today.",
     own},
    {"calm_breath_rate", "part: breathing", "/min",
     "How far your breathing rate is from the guide, or from your own quiet minutes when nothing guides.",
     "Not slower is better without end: well below the guide counts as far as well above.",
     own},
    {"calm_regularity", "part: evenness", "",
     "How alike in length your last breaths were: 1 is all the same.",
     "Not naturalness: free breathing is uneven, and that is healthy.",
     own},
    {"calm_swing", "part: swing", "bpm",
     "How far your heart-rate swing is above that of your own quiet minutes.",
     "Not calm by itself: slower breathing widens the swing in anybody.",
     own},
    {"calm_rmssd", "part: RMSSD", "ms",
     "How far RMSSD is above that of your own quiet minutes, in free breathing only.",
     "Not used while paced, because slow breathing raises it mechanically.",
     own},
    {"calm_confidence", "confidence", "0 to 1",
     "How much of the last minute the sensors could be believed; below 0.6 there is no verdict.",
     "Not how sure the verdict is right: only how much signal there was.",
     own},
    {"baseline", "baseline", "",
     "What your heart and breath did in two quiet minutes, breathing as you like: what later is compared with.",
     "Not a norm: it is yours and of today, and differs after coffee, a walk or a short night.",
     own},
    {"resonance", "resonance, your pace", "/min",
     "The breathing rate at which your heart rate swings most and together with your breath.",
     "Not fixed for life: it may drift, so it has a date and can be tested again.",
     assessment_order},
    {"lf_peaks", "number of peaks", "",
     "How many separate waves the slow heart rhythm has; one is the clearest.",
     "Not counted when a wave has less than a quarter of the greatest one's power.",
     assessment_order},
    {"comfort", "comfort", "0 to 10",
     "How a pace felt, as you said yourself.",
     "Not part of the reckoning: it stands beside it, and may well decide.",
     own},
    {"mean_hr_bpm", "mean heart rate", "bpm",
     "Beats over time for the whole stretch: 60 000 divided by the mean interval in milliseconds.",
     "Not the mean of the momentary rates, which is a little higher.",
     task_force},
    {"mean_nn_ms", "mean NN interval", "ms",
     "The mean time between two normal heartbeats.",
     "Not wall time: intervals that had to be corrected are left out.",
     task_force},
    {"sdnn_ms", "SDNN", "ms",
     "How far the times between heartbeats spread around their mean, slow and fast changes together.",
     "Not comparable between recordings of different length: longer ones spread more.",
     task_force},
    {"rmssd_ms", "RMSSD", "ms",
     "How much the time between heartbeats changes from one beat to the next.",
     "Not comparable between slow paced breathing and rest: slow breathing raises it mechanically.",
     task_force},
    {"ln_rmssd", "lnRMSSD", "",
     "The natural logarithm of RMSSD, so that equal steps are equal proportions.",
     "Not a different measure: it carries the same news as RMSSD, on a scale that suits trends.",
     task_force},
    {"sdsd_ms", "SDSD", "ms",
     "The spread of the changes from one beat interval to the next around their mean.",
     "Not the spread of their sizes: a step up and a step down do not count alike.",
     task_force},
    {"pnn50_percent", "pNN50", "%",
     "How many of the steps from one beat interval to the next are larger than 50 ms.",
     "Not sensitive in older people, where few steps are that large.",
     task_force},
    {"sd1_ms", "SD1", "ms",
     "The width of the cloud when each interval is drawn against the one before.",
     "Not new information: it is RMSSD divided by the square root of two, but for a small term.",
     "Brennan, Palaniswami, Kamen, IEEE TBME 48:1342 (2001)"},
    {"sd2_ms", "SD2", "ms",
     "The length of the cloud when each interval is drawn against the one before.",
     "Not independent of the recording's length.",
     "Brennan, Palaniswami, Kamen, IEEE TBME 48:1342 (2001)"},
    {"stress_index", "Baevsky index", "%/s2",
     "How tightly the beat intervals crowd around one value: higher when the heart is more regular.",
     "Not a measurement of stress: it depends on how intervals are binned, and one false beat moves it.",
     "Baevsky, Chernikova, Cardiometry 10:66 (2017)"},
    {"vlf_ms2", "VLF power", "ms2",
     "Slow changes of the beat intervals, with waves of 25 seconds to 5 minutes.",
     "Not meaningful below five minutes, and partly removed with the trend.",
     task_force},
    {"lf_ms2", "LF power", "ms2",
     "Changes of the beat intervals in waves of 7 to 25 seconds; slow breathing shows here.",
     "Not the activity of one nerve: at slow breathing it is mostly your breath.",
     task_force},
    {"hf_ms2", "HF power", "ms2",
     "Changes of the beat intervals in waves of 2.5 to 7 seconds; breathing at rest shows here.",
     "Not comparable when the breathing rate differs: below 9 a minute the breath leaves this band.",
     task_force},
    {"total_power_ms2", "total power", "ms2",
     "All changes of the beat intervals up to 0.40 Hz together.",
     "Not comparable between recordings of different length.",
     task_force},
    {"lf_nu", "LF, normalised", "%",
     "The share of LF in LF and HF together.",
     "Not a balance of nerves: it turns to LF as soon as you breathe slowly.",
     task_force},
    {"hf_nu", "HF, normalised", "%",
     "The share of HF in LF and HF together.",
     "Not a balance of nerves: it says the same as the normalised LF, upside down.",
     task_force},
    {"lf_hf", "LF/HF", "",
     "LF power divided by HF power, in free breathing only.",
     "Not shown in paced breathing, where it tells the pace and nothing about you.",
     task_force},
    {"lf_peak_hz", "LF peak", "Hz",
     "The frequency in the LF band with the most power.",
     "Not your resonance frequency: it follows the breath.",
     task_force},
    {"hf_peak_hz", "HF peak", "Hz",
     "The frequency in the HF band with the most power; at rest, often the breathing rate.",
     "Not a measured breath.",
     task_force},
    {"lomb", "Lomb-Scargle", "",
     "The same band powers computed without filling in between the beats, as a cross-check.",
     "Not expected to agree to the last digit: it keeps the beats as they fell.",
     "Scargle, Astrophys. J. 263:835 (1982)"},
    {"corrected_percent", "corrected beats", "%",
     "How many of the intervals between heartbeats had to be put in by reckoning.",
     "Not your heart's doing, most often: a loose sensor makes them; above 5 no number is given.",
     "Lipponen, Tarvainen, J. Med. Eng. Technol. 43:173 (2019)"},
    {"nn_used", "intervals used", "",
     "How many intervals between two normal heartbeats the numbers stand on.",
     "Not the number of heartbeats: uncertain ones are left out.",
     task_force},
};
// clang-format on

std::string plain(std::string_view text)
{
    std::string plain;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (std::isalnum(byte)) plain += static_cast<char>(std::tolower(byte));
    }
    return plain;
}

} // namespace

std::span<const Term> glossary() { return terms; }

std::optional<Term> find_term(std::string_view wanted)
{
    const auto named = [&](auto&& matches) -> std::optional<Term> {
        const auto term = std::find_if(std::begin(terms), std::end(terms), matches);
        if (term == std::end(terms)) return std::nullopt;
        return *term;
    };
    const std::string text = plain(wanted);
    if (text.empty()) return std::nullopt;
    if (const auto exact =
            named([&](const Term& t) { return plain(t.key) == text || plain(t.name) == text; }))
        return exact;
    return named([&](const Term& t) {
        return plain(t.key).starts_with(text) || plain(t.name).starts_with(text);
    });
}

} // namespace eupnea
