// SPDX-License-Identifier: MIT
#include "report/report.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "heart/hrv/hrv_report.hpp"
#include "measures/glossary.hpp"
#include "practice/check_in.hpp"
#include "report/dates.hpp"
#include "report/own_words.hpp"
#include "report/session_plots.hpp"

namespace eupnea::report {

namespace {

std::vector<BeforeAfter> numbers_before_and_after(const SessionRecord& record)
{
    std::vector<BeforeAfter> rows;
    for (const CheckInQuestion& asked : check_in_questions()) {
        if (!asked.number) continue;
        BeforeAfter row{std::string{word_for(asked.question)}, {}, {}};
        for (const Answer& answer : record.session().answers())
            if (answer.question == asked.question && answer.number)
                (answer.moment == CheckMoment::before ? row.before : row.after) = *answer.number;
        if (row.before || row.after) rows.push_back(row);
    }
    return rows;
}

// ---------------------------------------------------------------- what was practised

std::string seconds_text(const Pattern& pattern)
{
    return fmt::format("{:.3g}-{:.3g}-{:.3g}-{:.3g}", pattern.inhale.count(),
                       pattern.hold_full.count(), pattern.exhale.count(),
                       pattern.hold_empty.count());
}

std::string guide_words(const PacerChange& change)
{
    return fmt::format("guide of {} s, {:.1f} breaths a minute", seconds_text(change.pattern),
                       breath_rate(change.pattern.cycle()).per_minute);
}

/// A guide that slows down from the person's own rate has another until it knows that rate.
constexpr Seconds until_own_rate{20.0};

/// The guide's pace at that time; it may have slowed down until the end.
std::string guide_between(const SessionRecord& record, Seconds from, Seconds until)
{
    std::vector<const PacerChange*> guides;
    for (const PacerChange& change : record.pacer_changes()) {
        const Seconds time = change.time.time_since_epoch();
        if (time >= until) break;
        if (time <= from + 1s) guides.clear();
        if (change.running && (time <= from + 1s || !guides.empty())) guides.push_back(&change);
    }
    if (guides.empty()) return "breathing freely";
    if (guides.size() > 2 && guides[1]->time - guides[0]->time < until_own_rate)
        guides.erase(guides.begin());
    const double begin = breath_rate(guides.front()->pattern.cycle()).per_minute;
    const double end = breath_rate(guides.back()->pattern.cycle()).per_minute;
    if (std::abs(begin - end) < 0.05) return guide_words(*guides.front());
    return fmt::format("guide from {:.1f} to {:.1f} breaths a minute", begin, end);
}

/// The steps of one practice after another are one row.
std::vector<PracticeRow> practices_of(const SessionRecord& record)
{
    struct Stretch {
        std::string name, titles;
        Seconds from, until;
    };
    std::vector<Stretch> stretches;
    const auto& steps = record.steps();
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const Seconds from = steps[i].time.time_since_epoch();
        const Seconds until =
            i + 1 < steps.size() ? steps[i + 1].time.time_since_epoch() : record.length();
        const std::string title{steps[i].title.view()};
        if (stretches.empty() || stretches.back().name != steps[i].practice.view())
            stretches.push_back({std::string{steps[i].practice.view()}, title, from, until});
        else {
            if (!stretches.back().titles.ends_with(title)) stretches.back().titles += ", " + title;
            stretches.back().until = until;
        }
    }
    std::vector<PracticeRow> rows;
    for (const Stretch& stretch : stretches)
        rows.push_back({clock_text(stretch.from),
                        fmt::format("{}: {}", stretch.name, stretch.titles),
                        length_text(stretch.until - stretch.from)});
    return rows;
}

std::string paces_words(const SessionRecord& record)
{
    std::string words;
    for (const PaceBegan& pace : record.paces())
        words += fmt::format("{}{:.1f}", words.empty() ? "" : ", ", pace.step.to.per_minute);
    return words;
}

std::string found_words(const PaceFound& found)
{
    switch (found.outcome) {
    case PaceOutcome::found:
        return fmt::format(
            "the heart swung widest at {:.1f} breaths a minute; from {:.1f} to {:.1f} "
            "it may as well be",
            found.rate_per_min.value_or(found.low_per_min), found.low_per_min, found.high_per_min);
    case PaceOutcome::flat:
        return "no pace stood out: any of them will do";
    case PaceOutcome::not_enough:
        break;
    }
    return "too few paces could be compared";
}

std::vector<PracticeRow> practice_rows(const SessionRecord& record)
{
    std::vector<PracticeRow> rows = practices_of(record);
    const auto& quiet = record.session().quiet();
    if (quiet && rows.empty())
        rows.push_back({clock_text(quiet->time.time_since_epoch()),
                        "Quiet minutes: breathing freely", length_text(quiet->length)});
    if (!record.paces().empty()) {
        const Seconds from = record.paces().front().time.time_since_epoch();
        rows.push_back({clock_text(from),
                        fmt::format("Find my pace: {} breaths a minute", paces_words(record)),
                        length_text(record.length() - from)});
        if (const auto& found = record.session().pace_found())
            rows.push_back({"", found_words(*found), ""});
    } else if (record.steps().empty()) {
        for (const PacerChange& change : record.pacer_changes()) {
            if (!change.running) continue;
            const Seconds from = change.time.time_since_epoch();
            rows.push_back({clock_text(from), guide_between(record, from, record.length()),
                            length_text(record.session().pacer().guided(at(record.length())))});
            break;
        }
    }
    if (rows.empty())
        rows.push_back({"0:00", "No guide and no practice: breathing as it came",
                        length_text(record.length())});
    return rows;
}

std::vector<TableRow> step_rows(const SessionRecord& record)
{
    std::vector<TableRow> rows;
    const auto& steps = record.steps();
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const Seconds from = steps[i].time.time_since_epoch();
        const Seconds until =
            i + 1 < steps.size() ? steps[i + 1].time.time_since_epoch() : record.length();
        rows.push_back(
            {clock_text(from),
             fmt::format("{}: {}", steps[i].practice.view(), steps[i].title.view()),
             fmt::format("{}, {}", length_text(until - from), guide_between(record, from, until))});
    }
    for (const PaceBegan& pace : record.paces())
        rows.push_back({clock_text(pace.time.time_since_epoch()),
                        pace.step.slides()
                            ? fmt::format("from {:.1f} to {:.1f} breaths a minute",
                                          pace.step.from.per_minute, pace.step.to.per_minute)
                            : fmt::format("{:.1f} breaths a minute", pace.step.to.per_minute),
                        length_text(pace.step.length)});
    if (rows.empty())
        for (const PacerChange& change : record.pacer_changes())
            rows.push_back({clock_text(change.time.time_since_epoch()),
                            change.running ? guide_words(change) : "the guide rests", ""});
    return rows;
}

// ---------------------------------------------------------------- what was not measurable

std::string measured_words(std::string_view what, const SecondsGood& seconds)
{
    if (seconds.all == 0) return fmt::format("{}: there was no signal.", what);
    const auto percent = static_cast<int>(std::floor(seconds.percent()));
    if (seconds.good == 0)
        return fmt::format("{}: nothing could be measured; {}.", what,
                           seconds.main_reason() == Reason::no_signal
                               ? "there was no signal"
                               : clause(seconds.main_reason()));
    if (percent >= 99) return fmt::format("{}: measured throughout.", what);
    return fmt::format("{}: measured in {} of 100 seconds; elsewhere, mostly: {}.", what, percent,
                       clause(seconds.main_reason()));
}

std::string_view source_words(BreathSource source)
{
    switch (source) {
    case BreathSource::belt:
        return "Breathing came from a belt.";
    case BreathSource::none:
        return "";
    default:
        return "Breathing was derived from the heart, not measured.";
    }
}

std::vector<std::string> unmeasured_words(const SessionRecord& record, const RecordNotes& notes)
{
    const Analysis& analysis = record.analysis();
    std::vector<std::string> words{measured_words("Heart", analysis.heart_seconds()),
                                   measured_words("Breathing", analysis.breath_seconds())};
    const auto breath = analysis.breath();
    if (const auto source = source_words(breath.source); !source.empty())
        words.back() += fmt::format(" {}", source);
    if (analysis.corrected_percent() >= 0.05)
        words.push_back(fmt::format("{:.1f} % of {} beats were uncertain and were corrected.",
                                    analysis.corrected_percent(), analysis.beats()));
    if (analysis.gaps() > 0)
        words.push_back(fmt::format("The signal was lost {} time{}, for {} in all.",
                                    analysis.gaps(), analysis.gaps() == 1 ? "" : "s",
                                    length_text(analysis.gap_time())));
    if (notes.edits > 0)
        words.push_back(fmt::format("{} edit{} by hand; what was measured is kept.", notes.edits,
                                    notes.edits == 1 ? "" : "s"));
    words.insert(words.end(), notes.trouble.begin(), notes.trouble.end());
    return words;
}

// ---------------------------------------------------------------- further pages

std::string unit_text(std::string_view unit)
{
    if (unit == "ms2") return "ms²";
    if (unit == "%/s2") return "%/s²";
    return std::string{unit};
}

std::vector<TableRow> hrv_rows(const SessionRecord& record)
{
    const auto breathing = record.analysis().was_paced() ? Breathing::paced : Breathing::free;
    const HrvReport hrv = hrv_report(record.analysis().nn(), breathing);
    std::vector<TableRow> rows;
    for (const auto& [name, member] : hrv_fields) {
        const auto term = find_term(name);
        const Measure& measure = hrv.*member;
        const std::string_view unit = term ? term->unit : "";
        rows.push_back(
            {std::string{term ? term->name : name},
             measure.value ? fmt::format("{:.4g} {}", *measure.value, unit_text(unit)) : "–",
             measure.value ? measure.provisional ? "of a short stretch" : ""
                           : std::string{clause(measure.reason)}});
    }
    return rows;
}

std::vector<TableRow> method_rows()
{
    constexpr std::array keys{"heart_rate_bpm", "breath_rate_per_min",
                              "hr_swing",       "corrected_percent",
                              "comfort",        "resonance"};
    std::vector<TableRow> rows;
    for (const char* key : keys)
        if (const auto term = find_term(key))
            rows.push_back({std::string{term->name},
                            fmt::format("{} {}", term->means, term->is_not),
                            std::string{term->source}});
    rows.push_back({"variability", std::string{hrv_method}, "docs/measures.md"});
    return rows;
}

std::string subtitle_of(const SessionRecord& record, const RecordNotes& notes)
{
    const auto& start = record.session().start();
    std::vector<std::string> parts;
    if (!notes.person.empty()) parts.push_back(notes.person);
    if (notes.begun_unix_ms) parts.push_back(time_of_day(*notes.begun_unix_ms));
    std::string length = length_text(record.length());
    if (start && start->planned > record.length() + 30s)
        length += fmt::format(" of {} planned", length_text(start->planned));
    parts.push_back(length);
    if (start && start->origin == Origin::simulated) parts.emplace_back("a simulated person");
    if (start && !start->device.empty() && start->origin == Origin::live)
        parts.push_back(fmt::format("sensor {}", start->device.view()));
    return fmt::format("{}", fmt::join(parts, "   ·   "));
}

} // namespace

std::vector<Section> usual_sections()
{
    return {Section::words,  Section::practice, Section::plots,
            Section::flower, Section::check_in, Section::unmeasured};
}

Result<std::vector<Section>> parse_sections(std::string_view text)
{
    std::vector<Section> sections;
    if (text == "all")
        for (std::size_t i = 0; i < EnumWords<Section>::all.size(); ++i)
            sections.push_back(static_cast<Section>(i));
    while (!text.empty() && text != "all") {
        const auto comma = std::min(text.find(','), text.size());
        const auto section = value_of<Section>(text.substr(0, comma));
        if (!section)
            return fail(UserMessage{
                fmt::format("There is no section \"{}\"; there are {}, and all.",
                            text.substr(0, comma), fmt::join(EnumWords<Section>::all, ", "))});
        sections.push_back(*section);
        text.remove_prefix(std::min(comma + 1, text.size()));
    }
    return sections;
}

Report session_report(const SessionRecord& record, const RecordNotes& notes,
                      std::string_view version)
{
    Report report;
    report.kind = notes.begun_unix_ms ? notes.title : "A recording";
    report.title = notes.begun_unix_ms ? date_in_words(*notes.begun_unix_ms) : notes.title;
    report.subtitle = subtitle_of(record, notes);
    report.words = own_words(record, notes);
    report.practice = practice_rows(record);
    report.axis = session_axis(record);
    for (Plot& plot : session_plots(record)) report.plots.push_back(std::move(plot));
    if (Flower flower = session_flower(record.session()); !flower.petals.empty())
        report.flowers.push_back({std::move(flower), ""});
    report.check_in = numbers_before_and_after(record);
    report.unmeasured = unmeasured_words(record, notes);
    report.recipe = fmt::format("Eupnea {}. Beats as found on the way, corrected beat by beat; the "
                                "swing is the greatest less the "
                                "least heart rate of a breath, the mean of the last five.",
                                version);
    report.steps = step_rows(record);
    report.hrv = hrv_rows(record);
    report.methods = method_rows();
    return report;
}

} // namespace eupnea::report
