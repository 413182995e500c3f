// SPDX-License-Identifier: MIT
// What the screens use beside the session: practices, pages, the journal, goals.
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "practice/goals.hpp"
#include "practice/journal.hpp"
#include "practice/learn.hpp"
#include "practice/plan.hpp"
#include "practice/practice.hpp"
#include "practice/questionnaire.hpp"
#include "practice/session_plan_file.hpp"
#include "resonance/pace_history.hpp"
#include "session/listed_session.hpp"
#include "session/replay.hpp"
#include "session/review_record.hpp"
#include "session/session_flower.hpp"
#include "session/trend.hpp"
#include "ui/kit/picture_texture.hpp"
#include "ui/loaded.hpp"
#include "ui/lock.hpp"
#include "ui/people.hpp"
#include "ui/sound_options.hpp"

namespace eupnea::ui {

/// A goal, and what was done since it was set.
struct GoalNow {
    Goal goal;
    std::string done; ///< in sentences
};

/// The session that a note is about.
enum class NoteOf : std::uint8_t { no_session, newest_session };

struct Note {
    std::string prompt; ///< what it answers; empty: nothing in particular
    std::string text;
    NoteOf session = NoteOf::no_session;
};

/// Which page of which report.
struct ReportWish {
    std::optional<std::int64_t> session; ///< its number; none: the newest
    std::vector<std::string> sections;   ///< by their keys
    std::size_t page = 0;
};

/// As it will be printed.
struct ReportPage {
    PictureData picture;
    std::size_t pages = 0; ///< of the whole report
};

/// What assessments came to, the newest first.
struct EarlierPaces {
    std::vector<EarlierPace> found;
    bool look_again = false; ///< the newest is old enough to look again
};

/// The library of the person, as the screens know it. A request returns at once, whatever the disk
/// does; an error is a sentence for the person.
struct Notebook {
    /// Entries with these words, the newest first; without words, all.
    std::function<Reply<std::vector<JournalEntry>>(const std::string& words)> request_entries;
    std::function<Reply<void>(const Note&)> write;
    std::function<Reply<void>(std::int64_t number)> remove;
    /// All entries as Markdown; the file's name.
    std::function<Reply<std::string>()> export_entries;

    std::function<Reply<std::vector<GoalNow>>()> request_goals;
    /// A goal without a number is a new one.
    std::function<Reply<void>(const Goal&)> keep_goal;
    std::function<Reply<void>(std::int64_t number)> let_go;
    /// Days and times for the person's own calendar; the file's name.
    std::function<Reply<std::string>(const Plan&)> write_plan;

    std::function<Reply<EarlierPaces>()> request_earlier_paces;

    std::function<Reply<ReportPage>(const ReportWish&)> request_report;
    /// All its pages as PDF; the file's name.
    std::function<Reply<std::string>(const ReportWish&)> write_report;

    std::function<std::string(std::int64_t unix_ms)> date; ///< in the person's time zone
    std::function<std::string(int weeks)> date_in;         ///< "2026-12-01"
};

/// Whether the person has agreed to the page of consent, with dates; empty: not.
struct ConsentNow {
    std::string agreed{};
    std::string withdrawn{};

    bool holds() const { return !agreed.empty() && withdrawn.empty(); }
};
/// Kept with the person. Each answers with what holds from then on.
struct ConsentBook {
    std::function<Reply<ConsentNow>()> request{};
    std::function<Reply<ConsentNow>(const LearnPage& page)> agree{};
    std::function<Reply<ConsentNow>()> withdraw{};
    /// The page with its dates and lines to sign, as a file to print; the file's name.
    std::function<Reply<std::string>(const LearnPage& page)> write_page{};
};

/// The recorded sessions, as the screens ask for them; as the notebook.
struct Recordings {
    /// The newest first.
    ///
    /// @param person  identity; empty: whoever has the library alone
    std::function<Reply<std::vector<ListedSession>>(const std::string& person)> request_sessions{};
    std::function<Reply<Flower>(std::int64_t session)> request_flower{};
    /// The oldest first.
    std::function<Reply<std::vector<TrendSession>>(const std::string& person)> request_trend{};
    /// A session's number, or a file of another program.
    std::function<Reply<std::unique_ptr<Replay>>(const std::string& recording)> open{};
    /// A session to be looked through and corrected.
    std::function<Reply<std::unique_ptr<ReviewRecord>>(std::int64_t session)> review{};
    /// With the time and the person's name.
    std::function<Reply<void>(std::int64_t session, Edited edit)> keep_edit{};
    /// For good; what was written about it stays in the journal.
    std::function<Reply<void>(std::int64_t session)> remove{};
};

struct Resources {
    std::vector<Practice> practices;
    std::vector<LearnPage> pages;
    Notebook notebook{};
    std::function<void(const SoundOptions&)> set_sound{}; ///< from now on
    People people{};
    Lock lock{};
    PlanCatalog plans{}; ///< for a therapist with a client
    std::vector<Questionnaire> questionnaires{};
    std::vector<std::string> quick_notes{}; ///< the first nine by number
    LearnPage consent{};                    ///< the page that is agreed to
    ConsentBook consent_book{};
    std::function<void(bool open)> remember_client_window{}; ///< for the next time
    /// The scene that the person chose for a practice, by name; "" for none, and for every other session.
    std::function<std::string(const std::string& practice)> remembered_scene{};
    std::function<void(const std::string& practice, const std::string& scene)> remember_scene{};
    Recordings recordings{};

    /// Of the practices, or a session plan's, by its name; null where there is none.
    const Practice* practice(std::string_view name) const
    {
        const auto found = std::ranges::find(practices, name, &Practice::name);
        return found == practices.end() ? plans.find(name) : &*found;
    }
};

} // namespace eupnea::ui
