// SPDX-License-Identifier: MIT
// What the person requests, as values: from the main thread to the I/O thread.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/event.hpp"
#include "base/pattern.hpp"
#include "base/text.hpp"
#include "base/units.hpp"
#include "practice/practice.hpp"
#include "resonance/assessment_plan.hpp"

namespace eupnea {

/// Listen to this sensor: a port's path, or "sim" for the simulated person.
struct ChooseDevice {
    Word id;
    Word inputs{}; ///< what is on them, as parse_wiring() takes it; empty: as before
};

/// Begin a guided session: from here on it is recorded.
struct BeginSession {
    Pattern pattern;
    Seconds length;
    bool slow_down = false; ///< start at the person's own rate and lengthen from there
    Seconds quiet{0.0};     ///< of free breathing before the guide begins
};
/// Enough of the quiet: the guide begins now.
struct BeginGuide {};
/// What the person's next sessions are compared with when they skip the quiet minutes.
struct UseBaseline {
    std::optional<CalmBaseline> usual;
};
/// Begin a guided practice: from here on it is recorded.
struct BeginPractice {
    Practice practice;
    Seconds length;                     ///< 0: as its author wrote it
    std::vector<std::string> own_words; ///< for the prompts that give them back
    Seconds quiet{0.0};                 ///< of free breathing before it begins
};
/// Begin to look for the pace at which the heart swings most: from here on it is recorded.
struct BeginAssessment {
    AssessmentMode mode;
    Seconds rest{0.0}; ///< of free breathing after each pace
};
/// Go over to another practice, from its beginning; the breath goes on without a jump.
struct MoveToPractice {
    Practice practice;
    Seconds length;
};
/// Back to the practice that was left for another one, at the beginning of the step where it was left.
struct ReturnToPractice {};
/// On to the next step of the practice; after the last one it is over.
struct NextStep {};
/// To the beginning of the step, or of the one before it where it has only just begun.
struct StepBack {};
/// More time for the step under way.
struct LengthenStep {
    Seconds by;
};
/// People speak: the guide rests, and measures are withheld until they have ended.
struct Talk {
    bool on;
};
/// A line of the person's own, for the prompts that give it back.
struct AddWords {
    Text line;
};
struct ChangePattern {
    Pattern pattern;
};
struct PausePacer {
    bool paused;
};
struct AddMark {
    Text text;
};
/// An answer of the check-in, or after the session of the check-out.
struct GiveAnswer {
    CheckMoment moment;
    CheckQuestion question;
    std::optional<std::uint8_t> number;
    Text words;
};
/// People spoke in this stretch.
struct MarkTalk {
    Timestamp from;
    Timestamp until;
};
/// Other words for the mark of this time, or none.
struct ChangeNote {
    Timestamp mark;
    Text text;
};
/// An answer to one item of a questionnaire.
struct AnswerItem {
    Word questionnaire;
    std::uint8_t item; ///< counts from 0
    std::optional<std::uint8_t> number;
    Text words;
};
struct InvertBelt {};
struct EndSession {};

using Command = std::variant<ChooseDevice, BeginSession, BeginPractice, MoveToPractice, AddWords,
                             ChangePattern, PausePacer, AddMark, GiveAnswer, InvertBelt, EndSession,
                             BeginGuide, UseBaseline, BeginAssessment, ReturnToPractice, NextStep,
                             StepBack, LengthenStep, Talk, AnswerItem, MarkTalk, ChangeNote>;

/// How a screen sends a command.
using Send = std::function<void(const Command&)>;

} // namespace eupnea
