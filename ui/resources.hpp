// SPDX-License-Identifier: MIT
// What the person has at hand beside the session: practices, pages, a journal, goals.
#pragma once

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "practice/goals.hpp"
#include "practice/journal.hpp"
#include "practice/learn.hpp"
#include "practice/plan.hpp"
#include "practice/practice.hpp"
#include "resonance/pace_history.hpp"
#include "ui/sound_options.hpp"

namespace eupnea::ui {

/// A goal, and what was done since it was set.
struct GoalNow {
    Goal goal;
    std::string done; ///< in sentences
};

/// Where notes and goals are kept, as the screens know it. Each answers with a sentence when it
/// cannot do what it was asked.
struct Notebook {
    /// Entries with these words, the newest first; without words, all.
    std::function<Result<std::vector<JournalEntry>>(std::string_view words)> entries;
    /// @param of_session  it is about the session that was just over
    std::function<Result<void>(const std::string& prompt, const std::string& text, bool of_session)>
        write;
    std::function<Result<void>(std::int64_t number)> remove;
    /// All entries as Markdown; the file's name.
    std::function<Result<std::string>()> export_entries;

    std::function<Result<std::vector<GoalNow>>()> goals;
    /// A goal without a number is a new one.
    std::function<Result<void>(const Goal&)> keep_goal;
    std::function<Result<void>(std::int64_t number)> let_go;
    /// Days and times for the person's own calendar; the file's name.
    std::function<Result<std::string>(const Plan&)> write_plan;

    std::function<std::string(std::int64_t unix_ms)> date; ///< in the person's time zone
    std::function<std::string(int weeks)> date_in;         ///< "2026-12-01"
};

/// What assessments came to, the newest first.
struct EarlierPaces {
    std::vector<EarlierPace> found;
    bool look_again = false; ///< the newest is old enough to look again
};

struct Resources {
    std::vector<Practice> practices;
    std::vector<LearnPage> pages;
    Notebook notebook{};
    std::function<void(const SoundOptions&)> hear{}; ///< from now on
    std::function<EarlierPaces()> earlier_paces{};

    /// By its name; null where there is none.
    const Practice* practice(std::string_view name) const
    {
        const auto found = std::ranges::find(practices, name, &Practice::name);
        return found == practices.end() ? nullptr : &*found;
    }
};

} // namespace eupnea::ui
