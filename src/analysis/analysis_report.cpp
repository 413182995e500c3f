// SPDX-License-Identifier: MIT
#include "analysis/analysis_report.hpp"

#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "base/event_words.hpp"
#include "calm/words.hpp"
#include "measures/glossary.hpp"

namespace eupnea {

namespace {

using Json = nlohmann::ordered_json;

Breathing breathing_in(const Analysis& analysis)
{
    return analysis.was_paced() ? Breathing::paced : Breathing::free;
}

Json rounded(std::optional<double> value)
{
    if (!value || !std::isfinite(*value)) return nullptr;
    return std::round(*value * 1e4) / 1e4;
}

Json rounded(const Measure& measure) { return rounded(measure.value); }

std::optional<double> mean_hr(const Analysis& analysis)
{
    const auto nn = analysis.mean_nn();
    return nn ? std::optional{heart_rate_bpm(*nn)} : std::nullopt;
}

std::string sentence(const DetectionRepair& repair)
{
    const auto [added, taken_out] = repair.counts;
    return "Whole-record detection repair: " +
           (repair.none_because.empty() ? fmt::format("{} beat{} added, {} taken out.", added,
                                                      added == 1 ? "" : "s", taken_out)
                                        : fmt::format("none, {}.", repair.none_because));
}

/// One sentence when variability is withheld, so that an empty value is never a riddle.
std::vector<std::string> notes_of(const AnalysedSource& source, const Analysis& analysis,
                                  const HrvReport& hrv)
{
    std::vector<std::string> notes = source.notes;
    if (source.repair) notes.push_back(sentence(*source.repair));
    for (const std::string& correction : source.corrections)
        notes.push_back(fmt::format("The intervals were corrected {}.", correction));
    for (const Notice& notice : analysis.notices())
        notes.push_back(
            fmt::format("At {:.0f} s: {}", seconds_of(notice.time), notice.text.view()));
    if (analysis.gaps() > 0)
        notes.push_back(fmt::format("{} gap{} of {:.1f} s in all.", analysis.gaps(),
                                    analysis.gaps() == 1 ? "" : "s", analysis.gap_time().count()));
    if (analysis.beats() > 0 && !hrv.rmssd_ms.value)
        notes.push_back(fmt::format("No heart-rate variability: {}.", clause(hrv.rmssd_ms.reason)));
    if (hrv.rmssd_ms.reason == Reason::irregular) notes.emplace_back(irregular_note);
    return notes;
}

// ---------------------------------------------------------------- JSON

Json channels_json(const AnalysedSource& source, const Analysis& analysis)
{
    Json channels = Json::array();
    for (const AnalysedChannel& channel : analysis.channels()) {
        Json entry{{"kind", name(channel.channel)}};
        if (channel.rate.per_second > 0.0) entry["rate_hz"] = rounded(channel.rate.per_second);
        for (const auto& origin : source.origins) {
            if (origin.channel != channel.channel) continue;
            entry["column"] = origin.column;
            entry["guessed"] = origin.guessed;
        }
        channels.push_back(std::move(entry));
    }
    return channels;
}

Json heart_json(const Analysis& analysis, const HrvReport& hrv)
{
    const auto nn = analysis.mean_nn();
    return {{"beats", analysis.beats()},
            {"mean_hr_bpm", rounded(mean_hr(analysis))},
            {"mean_nn_ms", rounded(nn ? std::optional{nn->count()} : std::nullopt)},
            {"sdnn_ms", rounded(hrv.sdnn_ms)},
            {"rmssd_ms", rounded(hrv.rmssd_ms)},
            {"pnn50_percent", rounded(hrv.pnn50_percent)},
            {"corrected_percent", rounded(analysis.corrected_percent())}};
}

/// Null where there was no signal to repair.
Json repair_json(const DetectionRepair& repair)
{
    if (!repair.none_because.empty()) return nullptr;
    return {{"beats_added", repair.counts.added}, {"beats_taken_out", repair.counts.taken_out}};
}

Json breath_json(const BreathFigures& breath)
{
    Json source = nullptr;
    if (breath.source != BreathSource::none) source = word_for(breath.source);
    return {{"breaths", breath.breaths},
            {"rate_per_min", rounded(breath.rate_per_min)},
            {"ratio", rounded(breath.ratio)},
            {"source", source}};
}

Json seconds_json(const SecondsGood& seconds)
{
    Json reason = nullptr;
    if (seconds.main_reason() != Reason::none) reason = clause(seconds.main_reason());
    return {{"good_percent", rounded(seconds.percent())}, {"main_reason", reason}};
}

Json hrv_json(const HrvReport& report)
{
    Json json{{"from_s", rounded(seconds_of(report.from))},
              {"until_s", rounded(seconds_of(report.until))}};
    Json withheld = Json::object();
    for (const HrvField& field : hrv_fields) {
        const Measure& measure = report.*field.measure;
        json[std::string{field.name}] = rounded(measure);
        if (!measure.value) withheld[std::string{field.name}] = clause(measure.reason);
    }
    for (const HrvField& field : hrv_lomb_fields)
        json["lomb"][std::string{field.name}] = rounded(report.*field.measure);
    json["nn_used"] = report.nn_used;
    json["corrected_percent"] = rounded(report.corrected_percent);
    json["withheld"] = withheld;
    return json;
}

Json requested_hrv_json(const Analysis& analysis, const HrvReport& whole, const HrvOptions& options)
{
    Json json = hrv_json(whole);
    json["method"] = hrv_method;
    if (!options.window) return json;
    json["windows"] = Json::array();
    const Seconds step = options.step.value_or(*options.window);
    for (const HrvReport& report :
         hrv_windows(analysis.nn(), *options.window, step, breathing_in(analysis)))
        json["windows"].push_back(hrv_json(report));
    return json;
}

// ---------------------------------------------------------------- text

std::string duration_text(Seconds duration)
{
    const auto seconds = static_cast<long>(std::lround(duration.count()));
    if (seconds >= 3600)
        return fmt::format("{} h {} min {} s", seconds / 3600, seconds / 60 % 60, seconds % 60);
    return fmt::format("{} min {} s", seconds / 60, seconds % 60);
}

std::string measured(const Measure& measure, std::string_view unit)
{
    if (!measure.value) return fmt::format("- ({})", clause(measure.reason));
    return fmt::format("{:.1f} {}{}", *measure.value, unit, measure.provisional ? " (short)" : "");
}

/// Each in its glossary's unit, with four digits: the powers are thousands, the peaks hundredths.
std::string hrv_text(const HrvReport& hrv)
{
    std::string text;
    for (const HrvField& field : hrv_fields) {
        const Measure& measure = hrv.*field.measure;
        const auto term = find_term(field.name);
        text += measure.value
                    ? fmt::format("  {:<16} {:.4g} {}{}\n", field.name, *measure.value,
                                  term ? term->unit : "", measure.provisional ? " (short)" : "")
                    : fmt::format("  {:<16} - ({})\n", field.name, clause(measure.reason));
    }
    return text;
}

std::string also(const std::vector<std::string>& corrections)
{
    std::string text;
    for (const std::string& correction : corrections) text += ", " + correction;
    return text;
}

std::string heart_text(const AnalysedSource& source, const Analysis& analysis, const HrvReport& hrv)
{
    if (analysis.beats() == 0) {
        const Reason reason = analysis.heart_seconds().main_reason();
        return fmt::format("Heart    no beats ({})\n", clause(reason));
    }
    return fmt::format("Heart    {} beats, {:.1f} beats/min, {:.1f} % corrected{}\n"
                       "         SDNN {}, RMSSD {}, pNN50 {}\n",
                       analysis.beats(), mean_hr(analysis).value_or(0.0),
                       analysis.corrected_percent(), also(source.corrections),
                       measured(hrv.sdnn_ms, "ms"), measured(hrv.rmssd_ms, "ms"),
                       measured(hrv.pnn50_percent, "%"));
}

std::string breath_text(const Analysis& analysis)
{
    const BreathFigures breath = analysis.breath();
    if (!breath.rate_per_min)
        return fmt::format("Breath   no rate ({})\n",
                           clause(analysis.breath_seconds().main_reason()));
    std::string text = fmt::format("Breath   {:.1f} breaths/min from {}", *breath.rate_per_min,
                                   word_for(breath.source));
    if (breath.breaths > 0) text += fmt::format(", {} breaths", breath.breaths);
    if (breath.ratio) text += fmt::format(", in to out {:.2f}", *breath.ratio);
    return text + "\n";
}

} // namespace

std::string report_text(const AnalysedSource& source, const Analysis& analysis,
                        const std::optional<HrvOptions>& hrv)
{
    const HrvReport whole = hrv_report(analysis.nn(), breathing_in(analysis));
    std::string text =
        fmt::format("{}\nLength   {}\n", source.title, duration_text(analysis.duration()));
    for (const AnalysedChannel& channel : analysis.channels())
        text += fmt::format("Channel  {}{}\n", name(channel.channel),
                            channel.rate.per_second > 0.0
                                ? fmt::format(", {:g} samples/s", channel.rate.per_second)
                                : "");
    text += heart_text(source, analysis, whole) + breath_text(analysis);
    text += fmt::format("Quality  heart rate known {:.0f} % of the time, breathing rate {:.0f} %\n",
                        analysis.heart_seconds().percent(), analysis.breath_seconds().percent());
    if (hrv) text += hrv_text(whole);
    for (const std::string& note : notes_of(source, analysis, whole)) text += "- " + note + "\n";
    return text;
}

std::string report_json(const AnalysedSource& source, const Analysis& analysis,
                        const std::optional<HrvOptions>& hrv)
{
    const HrvReport whole = hrv_report(analysis.nn(), breathing_in(analysis));
    Json json{{"source", source.title},
              {"duration_s", rounded(analysis.duration().count())},
              {"channels", channels_json(source, analysis)},
              {"heart", heart_json(analysis, whole)},
              {"breath", breath_json(analysis.breath())},
              {"quality",
               {{"heart", seconds_json(analysis.heart_seconds())},
                {"breath", seconds_json(analysis.breath_seconds())}}},
              {"notes", notes_of(source, analysis, whole)}};
    if (!source.corrections.empty()) json["heart"]["corrected"] = source.corrections;
    if (source.repair) json["heart"]["detection_repair"] = repair_json(*source.repair);
    if (hrv) json["hrv"] = requested_hrv_json(analysis, whole, *hrv);
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace eupnea
