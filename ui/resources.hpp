// SPDX-License-Identifier: MIT
// What the screens use beside the session: practices, pages, the journal, goals.
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "practice/goals.hpp"
#include "practice/journal.hpp"
#include "practice/learn.hpp"
#include "practice/plan.hpp"
#include "practice/practice.hpp"
#include "resonance/pace_history.hpp"
#include "ui/kit/picture.hpp"
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

struct Resources {
    std::vector<Practice> practices;
    std::vector<LearnPage> pages;
    Notebook notebook{};
    std::function<void(const SoundOptions&)> set_sound{}; ///< from now on
    People people{};
    Lock lock{};

    /// By its name; null where there is none.
    const Practice* practice(std::string_view name) const
    {
        const auto found = std::ranges::find(practices, name, &Practice::name);
        return found == practices.end() ? nullptr : &*found;
    }
};

} // namespace eupnea::ui
