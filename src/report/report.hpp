// SPDX-License-Identifier: MIT
// What one page says, as a value: of a session, or of the line through many.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/event_words.hpp"
#include "base/result.hpp"
#include "report/plot.hpp"
#include "report/session_record.hpp"
#include "session/session_flower.hpp"

namespace eupnea::report {

/// Parts of a report. The first six make the page; the others come on further pages, when they are asked for.
enum class Section : std::uint8_t {
    words = 0,
    practice,
    plots,
    flower,
    check_in,
    unmeasured,
    steps,
    hrv,
    methods
};

} // namespace eupnea::report

namespace eupnea {
template <>
struct EnumWords<report::Section> {
    static constexpr std::array<std::string_view, 9> all{"words",  "practice", "plots",
                                                         "flower", "check-in", "unmeasured",
                                                         "steps",  "hrv",      "methods"};
};
} // namespace eupnea

namespace eupnea::report {

/// "words,plots", or "all"; an error names the sections there are.
Result<std::vector<Section>> parse_sections(std::string_view text);
std::vector<Section> usual_sections();

/// What the person wrote or said, and when.
struct OwnWords {
    std::string about; ///< "before, body"
    std::string text;
};

/// A stretch of the session.
struct PracticeRow {
    std::string from; ///< "0:00"
    std::string what;
    std::string length; ///< "8 min"
};

/// A number from 0 to 10 before and after.
struct BeforeAfter {
    std::string name;
    std::optional<int> before, after;
};

/// The session's flower, and below it when that was.
struct NamedFlower {
    Flower flower;
    std::string name;
};

/// A line of a table: a name, a value with its unit, a remark.
struct TableRow {
    std::string name, value, remark;
};

struct Report {
    std::string kind;     ///< "A session", above the title
    std::string title;    ///< the date in words, or the file's name
    std::string subtitle; ///< whose, when, how long
    std::vector<OwnWords> words;
    std::vector<PracticeRow> practice;
    PlotAxis axis;
    std::vector<Plot> plots;
    std::vector<NamedFlower> flowers; ///< of one session, or of the newest
    std::vector<BeforeAfter> check_in;
    std::vector<std::string> unmeasured; ///< sentences
    std::string recipe;                  ///< how the numbers came about, with the version
    std::vector<TableRow> steps, hrv;
    std::vector<TableRow> methods; ///< a name, what it means, what it does not and where it is from
};

/// @param version  of this program
Report session_report(const SessionRecord& record, const RecordNotes& notes,
                      std::string_view version);

/// A session as a point on the line through many.
struct SessionPoint {
    std::int64_t begun_unix_ms = 0;
    Seconds length{0.0};
    std::string device;
    std::vector<std::string> practices;               ///< by name, each once
    std::optional<double> heart_free, heart_guided;   ///< beats/min, means
    std::optional<double> breath_free, breath_guided; ///< breaths/min
    std::optional<double> swing_free, swing_guided;   ///< beats/min
    std::optional<int> tension_before, tension_after; ///< 0 to 10
    double measured_percent = 0.0;                    ///< of the seconds, the heart
    std::vector<OwnWords> words;
    Flower flower;
};
SessionPoint session_point(const SessionRecord& record, const RecordNotes& notes);

/// @param points  at least one, the oldest first
/// @param name    the person's name or code; may be empty
Report person_report(const std::vector<SessionPoint>& points, const std::string& name,
                     std::string_view version);

} // namespace eupnea::report
