// SPDX-License-Identifier: MIT
// A journal and goals that are kept in memory, and everything else that a window finds at hand.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "practice/practice_catalog.hpp"
#include "ui/resources.hpp"

namespace eupnea {

/// A notebook that is kept in memory.
struct Kept {
    std::vector<JournalEntry> entries;
    std::vector<Goal> goals;
    std::vector<Plan> plans;
    int exports = 0;
    std::vector<ui::SoundOptions> heard;

    ui::Notebook notebook()
    {
        ui::Notebook book;
        book.entries = [this](std::string_view words) -> Result<std::vector<JournalEntry>> {
            std::vector<JournalEntry> found;
            for (const JournalEntry& entry : entries)
                if (entry.text.find(words) != std::string::npos) found.push_back(entry);
            return found;
        };
        book.write = [this](const std::string& prompt, const std::string& text,
                            bool) -> Result<void> {
            const auto number = static_cast<std::int64_t>(entries.size()) + 1;
            entries.push_back({number, 0, {}, prompt, text});
            return {};
        };
        book.remove = [this](std::int64_t number) -> Result<void> {
            std::erase_if(entries, [=](const JournalEntry& e) { return e.number == number; });
            return {};
        };
        book.export_entries = [this]() -> Result<std::string> {
            ++exports;
            return "journal.md";
        };
        book.goals = [this]() -> Result<std::vector<ui::GoalNow>> {
            std::vector<ui::GoalNow> now;
            for (const Goal& goal : goals) now.push_back({goal, "This week you practised twice."});
            return now;
        };
        book.keep_goal = [this](Goal goal) -> Result<void> {
            if (goal.number > 0) goals[static_cast<std::size_t>(goal.number) - 1] = goal;
            if (goal.number > 0) return {};
            goal.number = static_cast<std::int64_t>(goals.size()) + 1;
            goals.push_back(goal);
            return {};
        };
        book.let_go = [this](std::int64_t number) -> Result<void> {
            std::erase_if(goals, [=](const Goal& goal) { return goal.number == number; });
            return {};
        };
        book.write_plan = [this](const Plan& plan) -> Result<std::string> {
            plans.push_back(plan);
            return "plan.ics";
        };
        book.date = [](std::int64_t) { return std::string{"2026-11-22 09:30"}; };
        book.date_in = [](int weeks) { return "in " + std::to_string(weeks) + " weeks"; };
        return book;
    }
};

inline ui::Resources full_shelf(Kept* kept = nullptr)
{
    const std::filesystem::path source{EUPNEA_SOURCE_DIR};
    const std::vector<std::filesystem::path> folders{source / "practices"};
    return {read_practices(folders).practices, read_pages(source / "learn"),
            kept ? kept->notebook() : ui::Notebook{}, [kept](const ui::SoundOptions& wish) {
                if (kept) kept->heard.push_back(wish);
            }};
}

} // namespace eupnea
