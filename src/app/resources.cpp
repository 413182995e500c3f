// SPDX-License-Identifier: MIT
#include "app/resources.hpp"

#include <algorithm>
#include <cstdlib>
#include <fmt/format.h>
#include <fstream>

#include "app/local_time.hpp"
#include "app/shared_folder.hpp"
#include "library/diary.hpp"
#include "library/earlier_paces.hpp"

namespace eupnea::app {

namespace {

/// A file of this name at home, or with a number behind it: nothing is written over.
std::filesystem::path new_file_at_home(const std::string& name, const std::string& ending)
{
    const char* home = std::getenv("HOME");
    const std::filesystem::path folder{home ? home : "."};
    std::filesystem::path file = folder / (name + ending);
    for (int number = 2; std::filesystem::exists(file); ++number)
        file = folder / fmt::format("{}-{}{}", name, number, ending);
    return file;
}

Result<std::string> written(const std::filesystem::path& file, const std::string& text)
{
    std::ofstream stream{file, std::ios::binary};
    stream << text;
    stream.flush();
    if (!stream) return fail(UserMessage{fmt::format("{} cannot be written.", file.string())});
    return file.string();
}

using Library = std::filesystem::path;

Result<std::vector<JournalEntry>> entries(const Library& library, std::string_view words)
{
    auto diary = Diary::open(library);
    if (!diary) return fail(diary.error());
    auto found = words.empty() ? diary->entries() : diary->search(words);
    if (found) std::ranges::reverse(*found);
    return found;
}

Result<void> write(const Library& library, const std::string& prompt, const std::string& text,
                   bool of_session)
{
    auto diary = Diary::open(library);
    if (!diary) return fail(diary.error());
    JournalEntry entry{0, unix_ms_now(), {}, prompt, text};
    if (of_session) entry.session = diary->newest_session();
    const auto kept = diary->write(std::move(entry));
    if (!kept) return fail(kept.error());
    return {};
}

Result<void> remove(const Library& library, std::int64_t number)
{
    auto diary = Diary::open(library);
    if (!diary) return fail(diary.error());
    return diary->remove_entry(number);
}

Result<std::string> export_entries(const Library& library)
{
    auto diary = Diary::open(library);
    if (!diary) return fail(diary.error());
    const auto found = diary->entries();
    if (!found) return fail(found.error());
    return written(new_file_at_home("eupnea-journal", ".md"), markdown(*found, local_time_text));
}

Result<std::vector<ui::GoalNow>> goals(const Library& library)
{
    auto diary = Diary::open(library);
    if (!diary) return fail(diary.error());
    const auto found = diary->goals();
    if (!found) return fail(found.error());
    const auto practised = diary->practised();
    if (!practised) return fail(practised.error());
    const std::int64_t week = week_begin_unix_ms(unix_ms_now());
    std::vector<ui::GoalNow> now;
    for (const Goal& goal : *found)
        now.push_back({goal, words_for(goal, progress_of(goal, *practised, week))});
    return now;
}

Result<void> keep_goal(const Library& library, Goal goal)
{
    auto diary = Diary::open(library);
    if (!diary) return fail(diary.error());
    if (goal.number > 0) return diary->adjust(goal);
    goal.set_unix_ms = unix_ms_now();
    const auto set = diary->set(goal);
    if (!set) return fail(set.error());
    return {};
}

Result<void> let_go(const Library& library, std::int64_t number)
{
    auto diary = Diary::open(library);
    if (!diary) return fail(diary.error());
    return diary->let_go(number);
}

Result<std::string> write_plan(const Plan& plan)
{
    if (plan.days.empty()) return fail(UserMessage{"One day of the week at least, please."});
    return written(new_file_at_home("eupnea-plan", ".ics"),
                   icalendar(plan, plan_begin(unix_ms_now())));
}

ui::Notebook notebook_in(const Library& library)
{
    return {
        .entries = [=](std::string_view words) { return entries(library, words); },
        .write = [=](const std::string& prompt, const std::string& text,
                     bool of_session) { return write(library, prompt, text, of_session); },
        .remove = [=](std::int64_t number) { return remove(library, number); },
        .export_entries = [=] { return export_entries(library); },
        .goals = [=] { return goals(library); },
        .keep_goal = [=](const Goal& goal) { return keep_goal(library, goal); },
        .let_go = [=](std::int64_t number) { return let_go(library, number); },
        .write_plan = write_plan,
        .date = local_time_text,
        .date_in =
            [](int weeks) {
                constexpr std::int64_t week_ms = 7LL * 24 * 3600 * 1000;
                return local_time_text(unix_ms_now() + weeks * week_ms).substr(0, 10);
            },
    };
}

ui::EarlierPaces paces_in(const Library& library)
{
    ui::EarlierPaces earlier{earlier_paces_in(library), false};
    if (!earlier.found.empty())
        earlier.look_again = worth_another_look(earlier.found.front(), unix_ms_now());
    return earlier;
}

} // namespace

ui::Resources resources_of(const SessionOptions& options)
{
    return {all_practices().practices,
            read_pages(shared_folder("learn")),
            notebook_in(options.library_path()),
            {},
            [library = options.library_path()] { return paces_in(library); }};
}

} // namespace eupnea::app
