// SPDX-License-Identifier: MIT
// A journal and goals that are kept in memory, and everything else that a window finds at hand.
#pragma once

#include <filesystem>
#include <future>
#include <optional>
#include <string>
#include <vector>

#include "practice/practice_catalog.hpp"
#include "practice/quick_notes.hpp"
#include "source_tree.hpp"
#include "ui/resources.hpp"

namespace eupnea {

/// An answer that is there at once.
template <class T>
ui::Reply<T> replied(Result<T> result)
{
    std::promise<Result<T>> promise;
    promise.set_value(std::move(result));
    return promise.get_future();
}

/// A notebook that is kept in memory.
struct Kept {
    std::vector<JournalEntry> entries;
    std::vector<Goal> goals;
    std::vector<Plan> plans;
    int exports = 0;
    std::vector<ui::SoundOptions> heard;
    ui::ConsentNow consent;
    std::optional<UserMessage> refusal; ///< nothing can be written, for this reason

    ui::ConsentBook consent_book()
    {
        ui::ConsentBook book;
        book.request = [this] { return replied<ui::ConsentNow>(consent); };
        book.agree = [this](const LearnPage&) {
            consent = {"2026-11-22 09:30", ""};
            return replied<ui::ConsentNow>(consent);
        };
        book.withdraw = [this] {
            consent.withdrawn = "2026-11-23 10:00";
            return replied<ui::ConsentNow>(consent);
        };
        book.write_page = [](const LearnPage&) { return replied<std::string>("consent.txt"); };
        return book;
    }

    ui::Notebook notebook()
    {
        ui::Notebook book;
        book.request_entries = [this](const std::string& words) {
            std::vector<JournalEntry> found;
            for (const JournalEntry& entry : entries)
                if (entry.text.find(words) != std::string::npos) found.push_back(entry);
            return replied<std::vector<JournalEntry>>(std::move(found));
        };
        book.write = [this](const ui::Note& note) {
            if (refusal) return replied<void>(fail(*refusal));
            const auto number = static_cast<std::int64_t>(entries.size()) + 1;
            entries.push_back({number, 0, {}, note.prompt, note.text});
            return replied<void>({});
        };
        book.remove = [this](std::int64_t number) {
            std::erase_if(entries, [=](const JournalEntry& e) { return e.number == number; });
            return replied<void>({});
        };
        book.export_entries = [this] {
            ++exports;
            return replied<std::string>("journal.md");
        };
        book.request_goals = [this] {
            std::vector<ui::GoalNow> now;
            for (const Goal& goal : goals) now.push_back({goal, "This week you practised twice."});
            return replied<std::vector<ui::GoalNow>>(std::move(now));
        };
        book.keep_goal = [this](Goal goal) {
            if (goal.number > 0) {
                goals[static_cast<std::size_t>(goal.number) - 1] = goal;
            } else {
                goal.number = static_cast<std::int64_t>(goals.size()) + 1;
                goals.push_back(goal);
            }
            return replied<void>({});
        };
        book.let_go = [this](std::int64_t number) {
            std::erase_if(goals, [=](const Goal& goal) { return goal.number == number; });
            return replied<void>({});
        };
        book.write_plan = [this](const Plan& plan) {
            plans.push_back(plan);
            return replied<std::string>("plan.ics");
        };
        book.date = [](std::int64_t) { return std::string{"2026-11-22 09:30"}; };
        book.date_in = [](int weeks) { return "in " + std::to_string(weeks) + " weeks"; };
        return book;
    }
};

inline ui::Resources full_resources(Kept* kept = nullptr)
{
    const std::filesystem::path source = eupnea::source_folder();
    const auto in = [&](const char* folder) {
        return std::vector<std::filesystem::path>{source / folder};
    };
    PracticeCatalog practices = read_practices(in("practices"));
    QuestionnaireCatalog questionnaires = read_questionnaires(in("questionnaires"));
    PlanCatalog plans = read_plans(in("plans"), {practices, questionnaires});
    ui::Resources resources;
    resources.practices = std::move(practices.practices);
    resources.pages = read_pages(source / "learn");
    resources.set_sound = [kept](const ui::SoundOptions& sound) {
        if (kept) kept->heard.push_back(sound);
    };
    resources.plans = std::move(plans);
    resources.questionnaires = std::move(questionnaires.questionnaires);
    resources.quick_notes = read_quick_notes(source / "plans" / "quick-notes.txt");
    resources.consent = read_page(source / "plans" / "consent.md");
    if (!kept) return resources;
    resources.notebook = kept->notebook();
    resources.consent_book = kept->consent_book();
    return resources;
}

} // namespace eupnea
